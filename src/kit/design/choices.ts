import { type Content, type Html, html, print, type Text } from '../html.ts'
import { describedBy, errorOf, errorsAt, group, hintOf, legendOf, type Question } from './field.ts'

export interface Choice {
  readonly value: string
  readonly label: Text
  readonly hint?: Text
  /** Fields asked only with this choice: hidden by the style until it is chosen, always shown where the browser cannot tell. */
  readonly reveals?: Html
}

type Kind = 'radios' | 'checkboxes'

/** The first choice has the name of the question as its id: the link of an error leads there. */
const idOf = (name: string, index: number): string => (index === 0 ? name : `${name}-${index + 1}`)

function choice(kind: Kind, q: Question, c: Choice, index: number, chosen: boolean): Content {
  const id = idOf(q.name, index)
  const type = kind === 'radios' ? 'radio' : 'checkbox'
  return [
    html`<div class="govuk-${kind}__item"><input class="govuk-${kind}__input" id="${id}" name="${q.name}" type="${type}" value="${c.value}"${chosen && html` checked`}${c.hint !== undefined && html` aria-describedby="${id}-item-hint"`}><label class="govuk-label govuk-${kind}__label" for="${id}">${print(c.label, q.lang)}</label>${c.hint !== undefined && html`<div class="govuk-hint govuk-${kind}__hint" id="${id}-item-hint">${print(c.hint, q.lang)}</div>`}</div>`,
    c.reveals && html`<div class="govuk-${kind}__conditional">${c.reveals}</div>`,
  ]
}

function choices(kind: Kind, q: Question, list: readonly Choice[], chosen: (value: string) => boolean, classes: Content): Html {
  const { lang, name, hint } = q
  const wrong = errorsAt(name, q.errors)
  return group(
    wrong,
    html`<fieldset class="govuk-fieldset"${describedBy(name, hint, wrong)}>${legendOf(q)}${hintOf(name, hint, lang)}${errorOf(name, wrong, lang)}<div class="govuk-${kind}${classes}">${list.map((c, i) => choice(kind, q, c, i, chosen(c.value)))}</div></fieldset>`,
  )
}

/** Asks to choose one. */
export const radios = (
  q: Question & { readonly value?: string; readonly choices: readonly Choice[]; readonly inline?: boolean; readonly small?: boolean },
): Html => choices('radios', q, q.choices, v => v === q.value, [q.inline && ' govuk-radios--inline', q.small && ' govuk-radios--small'])

/** Asks to choose any, or to agree. Each ticked box is sent under the same name. */
export const checkboxes = (
  q: Question & { readonly values?: readonly string[]; readonly choices: readonly Choice[]; readonly small?: boolean },
): Html => choices('checkboxes', q, q.choices, v => q.values?.includes(v) ?? false, q.small && ' govuk-checkboxes--small')
