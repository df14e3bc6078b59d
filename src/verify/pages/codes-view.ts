import { type Category, cardOrder, type Day, longDay, type Words } from '@papier-rose/law'
import {
  button,
  checkboxes,
  type DateParts,
  dateInput,
  details,
  errorSummary,
  type FieldError,
  form,
  heading,
  link,
  list,
  notice,
  paragraph,
  radios,
  summaryList,
  type Tone,
  tag,
  warning,
} from '../../kit/design/components.ts'
import { type Content, colon, formatDate, formatInstant, html, type Lang, path, say, type Text } from '../../kit/html.ts'
import { inThrees } from '../code.ts'
import { type CodeReading, type CodeState, mostReadings, purposes, type RightCode } from '../codes.ts'

const words = {
  title: { fr: 'Montrer que mon permis est valable', en: 'Show that my licence is valid' },
  lead: {
    fr: 'Donnez un code à un employeur ou à un loueur. Il apprend si votre permis est valable pour les catégories que vous choisissez. Jamais vos points, jamais pourquoi.',
    en: 'Give a code to an employer or a hirer. They learn whether your licence is valid for the categories that you choose. Never your points, never why.',
  },
  given: { fr: 'Votre code est prêt.', en: 'Your code is ready.' },
  stopped: { fr: 'Ce code est arrêté. Il ne répond plus.', en: 'This code is stopped. It answers no more.' },
  mine: { fr: 'Mes codes', en: 'My codes' },
  none: { fr: 'Aucun code ouvert.', en: 'No open code.' },
  where: {
    fr: 'Dites-le chiffre par chiffre. La personne le saisit sur la page « Vérifier », avec votre nom et votre date de naissance.',
    en: 'Say it figure by figure. The person types it on the page “Check”, with your name and your date of birth.',
  },
  address: { fr: 'Où le saisir', en: 'Where to type it' },
  for: { fr: 'Pour', en: 'For' },
  categories: { fr: 'Catégories', en: 'Categories' },
  until: { fr: 'Dernier jour', en: 'Last day' },
  left: { fr: 'Lectures', en: 'Readings' },
  read: { fr: 'Qui l’a utilisé', en: 'Who used it' },
  nobody: { fr: 'Personne encore.', en: 'Nobody yet.' },
  stop: { fr: 'Arrêter ce code', en: 'Stop this code' },
  past: { fr: 'Codes qui ne servent plus', en: 'Codes that no longer work' },
  new: { fr: 'Donner un code', en: 'Give a code' },
  purpose: { fr: 'À quoi sert-il ?', en: 'What is it for?' },
  show: { fr: 'Quelles catégories montrer ?', en: 'Which categories to show?' },
  showHint: { fr: 'À côté : ce que le code répondrait aujourd’hui.', en: 'Beside each: what the code would answer today.' },
  lastDay: { fr: 'Dernier jour du code', en: 'Last day of the code' },
  times: { fr: 'Combien de fois peut-il servir ?', en: 'How many times may it be used?' },
  make: { fr: 'Obtenir le code', en: 'Get the code' },
  nothing: {
    fr: 'Aucune catégorie n’est enregistrée à votre nom : il n’y a rien à montrer.',
    en: 'No category is recorded in your name: there is nothing to show.',
  },
  mind: {
    fr: 'Personne n’a le droit de vous demander vos points.',
    en: 'Nobody has the right to ask you for your points.',
  },
  otherwise: { fr: 'Ce n’est pas ce pour quoi vous l’aviez donné.', en: 'This is not what you gave it for.' },
} satisfies Record<string, Words>

export const codesTitle = words.title

const validity = { yes: { fr: 'valable', en: 'valid' }, no: { fr: 'non valable', en: 'not valid' } } satisfies Record<string, Words>
export const validWords = (right: boolean): Words => (right ? validity.yes : validity.no)

const states: Readonly<Record<CodeState, { readonly words: Words; readonly tone: Tone }>> = {
  open: { words: { fr: 'ouvert', en: 'open' }, tone: 'done' },
  used: { words: { fr: 'utilisé', en: 'used' }, tone: 'neutral' },
  stopped: { words: { fr: 'arrêté', en: 'stopped' }, tone: 'stopped' },
  ended: { words: { fr: 'terminé', en: 'ended' }, tone: 'neutral' },
}

export interface TypedCode {
  readonly purpose: string
  readonly categories: readonly string[]
  readonly until: DateParts
  readonly readings: string
}

/** A code as its driver sees it; the figures as long as it answers. */
export type ShownCode = RightCode & { readonly state: CodeState; readonly code?: string }

export interface CodesPage {
  readonly codes: readonly ShownCode[]
  /** The categories that can be shown, with the answer of today. */
  readonly shows: readonly { readonly category: Category; readonly right: boolean }[]
  readonly longest: Day
  /** Where a code is typed, as it is said to somebody. */
  readonly address: string
  readonly typed: TypedCode
  readonly ids: () => { readonly csrf: string; readonly id: string }
  readonly errors: readonly FieldError[]
  readonly done?: 'given' | 'stopped' | undefined
}

const answered = (answer: CodeReading['answer'], lang: Lang): string =>
  cardOrder
    .flatMap(category => {
      const right = answer[category]
      return right === undefined ? [] : `${category}${colon(lang)}${say(validWords(right), lang)}`
    })
    .join(', ')

function reading(lang: Lang, { who, at, purpose, answer }: CodeReading, given: RightCode['purpose']): Text {
  return html`${formatInstant(at, lang)}<br><strong>${who}</strong>, ${say(purposes[purpose], lang)}${purpose !== given && html`. ${say(words.otherwise, lang)}`}<br>${answered(answer, lang)}`
}

function oneCode(lang: Lang, one: ShownCode, ids: CodesPage['ids']): Content {
  const { id, code, purpose, categories, lastDay, used, readings, state, read } = one
  const count = { fr: `${used} sur ${readings}`, en: `${used} of ${readings}` }
  const title: Text = code ? inThrees(code) : { fr: `Code pour ${purposes[purpose].fr}`, en: `Code for ${purposes[purpose].en}` }
  return [
    heading(lang, title, { level: 3, size: code ? 'l' : 's' }),
    summaryList(lang, [
      { key: { fr: 'État', en: 'State' }, value: tag(lang, states[state].words, states[state].tone) },
      { key: words.for, value: purposes[purpose] },
      { key: words.categories, value: categories.join(', ') },
      { key: words.until, value: formatDate(lastDay, lang) },
      { key: words.left, value: count },
      {
        key: words.read,
        value:
          read.length === 0
            ? words.nobody
            : html`${list(
                lang,
                read.map(each => reading(lang, each, purpose)),
              )}`,
      },
    ]),
    state === 'open' &&
      form({
        action: path(lang, `/mon-permis/codes/${id}/arreter`),
        ...ids(),
        content: button({
          lang,
          label: html`${say(words.stop, lang)}${code && html`<span class="govuk-visually-hidden"> ${inThrees(code)}</span>`}`,
          look: 'warning',
        }),
      }),
  ]
}

function newCode(lang: Lang, { shows, longest, typed, ids, errors }: CodesPage): Content {
  if (shows.length === 0) return paragraph(lang, words.nothing)
  const end = longDay(longest)
  const once: Words = { fr: 'Une fois', en: 'Once' }
  const times = Array.from({ length: mostReadings }, (_, i) => ({
    value: String(i + 1),
    label: i === 0 ? once : { fr: `${i + 1} fois`, en: `${i + 1} times` },
  }))
  return form({
    action: path(lang, '/mon-permis/codes'),
    ...ids(),
    content: [
      radios({
        lang,
        name: 'purpose',
        label: words.purpose,
        value: typed.purpose,
        errors,
        choices: Object.entries(purposes).map(([value, label]) => ({ value, label: { fr: capital(label.fr), en: capital(label.en) } })),
      }),
      checkboxes({
        lang,
        name: 'categories',
        label: words.show,
        hint: words.showHint,
        values: typed.categories,
        errors,
        choices: shows.map(({ category, right }) => ({
          value: category,
          label: { fr: `${category} : ${validWords(right).fr}`, en: `${category}: ${validWords(right).en}` },
        })),
      }),
      dateInput({
        lang,
        name: 'until',
        label: words.lastDay,
        hint: { fr: `Au plus tard le ${end.fr}.`, en: `${end.en} at the latest.` },
        value: typed.until,
        errors,
      }),
      radios({
        lang,
        name: 'readings',
        label: words.times,
        value: typed.readings,
        errors,
        choices: times,
      }),
      button({ lang, label: words.make }),
    ],
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The codes of a driver: those that answer, with who used them; the form for another; those that are over. */
export function codesPage(lang: Lang, p: CodesPage): Content {
  const open = p.codes.filter(({ state }) => state === 'open')
  const past = p.codes.filter(({ state }) => state !== 'open')
  return [
    errorSummary(lang, p.errors),
    p.done && notice({ lang, kind: 'success', content: words[p.done] }),
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    warning(lang, words.mind),
    heading(lang, words.mine, { level: 2 }),
    open.length === 0
      ? paragraph(lang, words.none)
      : [
          paragraph(lang, words.where),
          paragraph(lang, html`${say(words.address, lang)}${colon(lang)}${link(lang, p.address, p.address)}`),
          open.map(one => oneCode(lang, one, p.ids)),
        ],
    heading(lang, words.new, { level: 2 }),
    newCode(lang, p),
    past.length > 0 && details(lang, words.past, html`${past.map(one => oneCode(lang, one, p.ids))}`),
  ]
}
