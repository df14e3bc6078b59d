import type { Words } from '@papier-rose/law'
import { type Content, type Html, html, type Lang, print, say, type Text } from '../html.ts'

/** What is wrong with one answer, in words that say how to mend it. `field` is the name of the question. */
export interface FieldError {
  readonly field: string
  readonly words: Words
}

/** What every question has: its name in the form, its label, and what was wrong with the answer. */
export interface Question {
  readonly lang: Lang
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  /** All the errors of the page: each question takes its own. */
  readonly errors?: readonly FieldError[]
  /** The label is the title of the page: one question a page. */
  readonly asTitle?: boolean
}

export const errorsAt = (name: string, errors: readonly FieldError[] = []): readonly FieldError[] => errors.filter(e => e.field === name)

/** The ids that describe a field to those who hear the page: its hint, then what is wrong. */
export function describedBy(id: string, hint: Text | undefined, wrong: readonly FieldError[], more?: string): Html | '' {
  const ids = [hint !== undefined && `${id}-hint`, wrong.length > 0 && `${id}-error`, more].filter(Boolean).join(' ')
  return ids ? html` aria-describedby="${ids}"` : ''
}

export const hintOf = (id: string, hint: Text | undefined, lang: Lang): Html | '' =>
  hint === undefined ? '' : html`<div class="govuk-hint" id="${id}-hint">${print(hint, lang)}</div>`

const errorWord = { fr: 'Erreur :', en: 'Error:' }

export const errorOf = (id: string, wrong: readonly FieldError[], lang: Lang): Html | '' =>
  wrong.length === 0
    ? ''
    : html`<p class="govuk-error-message" id="${id}-error">${wrong.map(
        (e, i) => html`${i > 0 && html`<br>`}<span class="govuk-visually-hidden">${say(errorWord, lang)}</span> ${say(e.words, lang)}`,
      )}</p>`

export const labelOf = ({ lang, name, label, asTitle }: Question): Html => {
  const words = html`<label class="govuk-label${asTitle ? ' govuk-label--l' : ' govuk-label--s'}" for="${name}">${print(label, lang)}</label>`
  return asTitle ? html`<h1 class="govuk-label-wrapper">${words}</h1>` : words
}

export const legendOf = ({ lang, label, asTitle }: Question): Html =>
  asTitle
    ? html`<legend class="govuk-fieldset__legend govuk-fieldset__legend--l"><h1 class="govuk-fieldset__heading">${print(label, lang)}</h1></legend>`
    : html`<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${print(label, lang)}</legend>`

/** The frame of a question, marked when its answer is wrong. */
export const group = (wrong: readonly FieldError[], content: Content): Html =>
  html`<div class="govuk-form-group${wrong.length > 0 && ' govuk-form-group--error'}">${content}</div>`
