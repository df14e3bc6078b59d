import { type FactKind, longDay, reportedOn, type Words } from '@papier-rose/law'
import { explained } from '../../guide/index.ts'
import {
  button,
  checkboxes,
  dateInput,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  list,
  notice,
  paragraph,
  radios,
  select,
  textarea,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path, say } from '../../kit/html.ts'
import { factKinds, type KnownFact, type Teller } from '../../record/index.ts'
import { type Field, kindsNamed, valueWords } from '../fields.ts'
import { askedFields, type Typed } from '../reading.ts'
import type { Became } from '../recording.ts'
import { kindWords } from '../words.ts'
import type { Ids } from './purpose.ts'
import { refusedWords } from './refused.ts'

const w = (fr: string, en: string): Words => ({ fr, en })
const words = {
  reference: w('Numéro de l’acte', 'Number of the act'),
  referenceHint: w(
    'Le numéro de l’arrêté, du jugement ou du rapport. Il ne change jamais.',
    'The number of the order, of the judgment or of the report. It never changes.',
  ),
  choose: w('Choisissez', 'Choose'),
  none: w('aucun', 'none'),
  yes: w('Oui', 'Yes'),
  no: w('Non', 'No'),
  reason: w('Pourquoi ? Vos mots pour la personne qui confirmera', 'Why? Your words to the person who will confirm'),
  reasonHint: w(
    'Cet acte compte quand une autre personne l’a confirmé. Ces mots sont effacés avec lui.',
    'This act counts once another person has confirmed it. These words are erased with it.',
  ),
  reasonLife: w(
    'À remplir pour une décision à vie : elle compte quand une autre personne l’a confirmée.',
    'To be filled for a decision for life: it counts once another person has confirmed it.',
  ),
  record: w('Inscrire', 'Record'),
  correct: w('Inscrire la correction', 'Record the correction'),
  propose: w('Proposer', 'Propose'),
  refused: w('Rien n’a été inscrit', 'Nothing was recorded'),
  law: w('La loi ne le permet pas :', 'The law does not allow it:'),
}

/** Everything a form of a fact shows. */
export interface FactForm {
  readonly action: string
  readonly kind: FactKind
  readonly teller: Teller
  readonly name: string
  readonly typed: Typed
  readonly ids: Ids
  /** How many events the record held when it was shown. */
  readonly version: number
  /** What may be named as what this is about: the facts that this purpose shows. */
  readonly facts: readonly KnownFact[]
  readonly errors?: readonly FieldError[]
  readonly became?: Became
  /** The number of the act that is corrected: it stays. */
  readonly corrects?: string
}

function fieldView(lang: Lang, field: Field, { kind, typed, facts, errors }: FactForm): Content {
  const { name, type, label, hint, optional, choices } = field
  const value = typed[name] ?? ''
  const q = { lang, name, label: optional ? optionally(label) : label, ...(hint ? { hint } : {}), ...(errors ? { errors } : {}) }
  switch (type) {
    case 'day': {
      const part = (which: string): string => typed[`${name}-${which}`] ?? ''
      return dateInput({ ...q, value: { day: part('day'), month: part('month'), year: part('year') } })
    }
    case 'yes-no':
      return optional
        ? checkboxes({ ...q, label, values: value === 'yes' ? ['yes'] : [], choices: [{ value: 'yes', label: words.yes }] })
        : radios({
            ...q,
            value,
            inline: true,
            choices: [
              { value: 'yes', label: words.yes },
              { value: 'no', label: words.no },
            ],
          })
    case 'choice':
      return choices.length > 5
        ? select({
            ...q,
            value,
            options: [{ value: '', label: words.choose }, ...choices.map(one => ({ value: one, label: valueWords(kind, name, one) }))],
          })
        : radios({ ...q, value, choices: choices.map(one => ({ value: one, label: valueWords(kind, name, one) })) })
    case 'categories':
      return checkboxes({ ...q, small: true, values: value.split(' '), choices: choices.map(one => ({ value: one, label: one })) })
    case 'reference': {
      const named = facts.filter(one => kindsNamed(kind, name).includes(one.kind))
      const options = [
        { value: '', label: optional ? words.none : words.choose },
        ...named.map(fact => ({ value: fact.reference, label: title(fact) })),
        ...(value !== '' && !named.some(({ reference }) => reference === value) ? [{ value, label: value }] : []),
      ]
      return select({ ...q, value, options })
    }
    case 'number':
      return textInput({ ...q, value, width: 3, keyboard: 'numeric' })
    default:
      return textInput({ ...q, value, width: 30, verbatim: true })
  }
}

const optionally = ({ fr, en }: Words): Words => ({ fr: `${fr} (facultatif)`, en: `${en} (optional)` })

const title = (fact: KnownFact): Words => {
  const [{ fr, en }, on] = [kindWords(fact.kind), longDay(reportedOn(fact))]
  return { fr: `${fr} du ${on.fr} (${fact.reference})`, en: `${en} of ${on.en} (${fact.reference})` }
}

/** Why nothing was recorded: the law’s reasons with their articles, or what has happened meanwhile. */
export const whyNot = (lang: Lang, became: Became | undefined): Content => {
  if (!became?.refused) return ''
  const { objections = [] } = became
  const content =
    objections.length > 0
      ? html`<p class="govuk-notification-banner__heading">${say(words.law, lang)}</p>${list(
          lang,
          objections.map(one => explained(lang, one)),
        )}`
      : refusedWords(became.refused)
  return html`<div role="alert">${notice({ lang, title: words.refused, content, id: 'refused' })}</div>`
}

/** The form of one kind of fact, made from its schema; what was typed stays. */
export function factForm(lang: Lang, f: FactForm): Content {
  const { twoPeople } = factKinds[f.kind] as { readonly twoPeople?: unknown }
  const { errors } = f
  return [
    errorSummary(lang, errors),
    heading(lang, kindWords(f.kind), { caption: f.name }),
    whyNot(lang, f.became),
    twoPeople === true && inset(lang, words.reasonHint),
    form({
      action: path(lang, f.action),
      ...f.ids,
      content: [
        html`<input type="hidden" name="version" value="${String(f.version)}">`,
        f.corrects === undefined
          ? textInput({
              lang,
              name: 'reference',
              label: words.reference,
              hint: words.referenceHint,
              value: f.typed.reference ?? '',
              width: 20,
              verbatim: true,
              ...(errors ? { errors } : {}),
            })
          : paragraph(lang, w(`Numéro de l’acte : ${f.corrects}`, `Number of the act: ${f.corrects}`)),
        askedFields(f.kind, f.teller).map(field => fieldView(lang, field, f)),
        twoPeople !== undefined &&
          textarea({
            lang,
            name: 'reason',
            label: twoPeople === true ? words.reason : optionally(words.reason),
            hint: twoPeople === true ? undefined : words.reasonLife,
            rows: 3,
            maxLength: 500,
            value: f.typed.reason ?? '',
            ...(errors ? { errors } : {}),
          }),
        button({ lang, label: twoPeople === true ? words.propose : f.corrects === undefined ? words.record : words.correct }),
      ],
    }),
  ]
}
