import type { FactKind, Words } from '@papier-rose/law'
import {
  button,
  buttonGroup,
  details,
  errorSummary,
  type FieldError,
  heading,
  layout,
  link,
  list,
  notice,
  paragraph,
  select,
  summaryList,
  table,
  tag,
  textarea,
  textInput,
} from '../../kit/design/components.ts'
import { formatInstant, type Html, html, type Lang, path, say, type Text } from '../../kit/html.ts'
import { factKinds, mayTell, purposesOf } from '../../record/index.ts'
import { pathOf, sentIn } from './contract.ts'
import type { Call } from './ledger.ts'
import type { Act, Authority } from './table.ts'

/** Somebody of whom facts can be told. */
export interface Subject {
  readonly login: string
  readonly name: string
  readonly neph: string
  readonly about: Text
}

const words = {
  title: { fr: 'Les autorités (simulées)', en: 'The authorities (simulated)' },
  lead: {
    fr: 'Chacune transmet des faits à la vraie porte du service, avec son propre jeton, et tient son livre.',
    en: 'Each tells facts through the real door of the service, with a token of its own, and keeps its book.',
  },
  of: { fr: 'À propos de qui ?', en: 'About whom?' },
  person: { fr: 'Personne', en: 'Person' },
  book: { fr: 'Le livre de ses appels', en: 'The book of its calls' },
  none: { fr: 'Aucun appel pour l’instant.', en: 'No call yet.' },
  when: { fr: 'Quand', en: 'When' },
  fact: { fr: 'Fait', en: 'Fact' },
  answer: { fr: 'Réponse de la porte', en: 'Answer of the door' },
  again: { fr: 'Renvoyer', en: 'Send again' },
  back: { fr: 'Retirer : une erreur', en: 'Take back: an error' },
  backOther: { fr: 'Retirer : une autre personne', en: 'Take back: another person' },
  taken: { fr: 'retrait', en: 'taken back' },
  today: { fr: 'Ce qui arrive aujourd’hui', en: 'What happens today' },
  later: {
    fr: 'D’autres actes deviennent possibles après un premier fait :',
    en: 'Other acts become possible after a first fact:',
  },
  other: { fr: 'Transmettre un autre fait', en: 'Tell another fact' },
  kind: { fr: 'Quel fait ?', en: 'Which fact?' },
  reference: { fr: 'Référence', en: 'Reference' },
  referenceHint: {
    fr: 'La vôtre : la même référence, avec la révision suivante, corrige.',
    en: 'Your own: the same reference, with the next revision, corrects.',
  },
  revision: { fr: 'Révision', en: 'Revision' },
  content: { fr: 'Ce que le fait dit, en JSON', en: 'What the fact says, in JSON' },
  contentHint: {
    fr: 'Les champs de chaque fait sont décrits à la page /api/docs du service.',
    en: 'The fields of each fact are described on the page /api/docs of the service.',
  },
  tell: { fr: 'Transmettre', en: 'Tell' },
  all: { fr: 'Toutes les autorités', en: 'All the authorities' },
  read: { fr: 'Lire le dossier', en: 'Read the record' },
  news: { fr: 'Ce que le service lui a dit', en: 'What the service told it' },
  way: { fr: 'L’appel', en: 'The call' },
  sent: { fr: 'Envoyé', en: 'Sent' },
  got: { fr: 'Reçu', en: 'Received' },
  unknownAnswer: { fr: 'pas encore de réponse', en: 'no answer yet' },
  noAnswer: { fr: 'La porte n’a pas répondu. Renvoyez l’appel plus tard.', en: 'The door did not answer. Send the call again later.' },
} satisfies Record<string, Words>

/** The answer of the door in words, as it gave it. */
function answerOf({ status, answer }: Call, lang: Lang): string {
  if (status === null || answer === null) return say(words.unknownAnswer, lang)
  if (status === 0) return say(words.noAnswer, lang)
  const { title, detail, errors } = answer as {
    title?: string
    detail?: string
    errors?: readonly { pointer: string; detail: string }[]
  }
  return [title, detail, ...(errors ?? []).map(one => `${one.pointer} : ${one.detail}`)].filter(Boolean).join(' ')
}

const toneOf = ({ status }: Call) => (status === null || status === 0 ? 'waiting' : status < 300 ? 'done' : 'stopped')
const frame = (lang: Lang, title: Text, at: string, back: string | undefined, content: Html[], wrong = false): Html =>
  layout({ lang, title, path: at, demonstration: true, back, errorTitle: wrong, content })

/** Every authority of the sandbox. */
export const authoritiesPage = (lang: Lang, at: string, all: readonly Authority[]): Html =>
  frame(lang, words.title, at, undefined, [
    heading(lang, words.title, { size: 'xl' }),
    paragraph(lang, words.lead, 'lead'),
    list(
      lang,
      all.map(one => html`${link(lang, one.words, path(lang, `${at}/${one.id}`))} (<code>${one.id}</code>)`),
    ),
  ])

const book = (lang: Lang, calls: readonly Call[], here: string): Html =>
  table({
    lang,
    caption: words.book,
    columns: [{ label: words.when }, { label: words.fact }, { label: words.answer }, { label: words.way }],
    rows: calls.map(call => [
      formatInstant(call.at, lang),
      html`${say(factKinds[call.kind].words, lang)}<br><code>${call.reference}</code>${call.revision > 0 && ` (${call.revision})`}${call.takesBack && html`<br>${say(words.taken, lang)}`}`,
      html`${tag(lang, String(call.status ?? '…'), toneOf(call))} ${answerOf(call, lang)}`,
      html`${link(lang, words.way, path(lang, `${here}/appels/${call.key}`), call.reference)}`,
    ]),
    empty: words.none,
  })

/** One authority: about whom it can tell, and what it told. */
export const authorityPage = (
  lang: Lang,
  at: string,
  p: { authority: Authority; subjects: readonly Subject[]; calls: readonly Call[] },
): Html => {
  const here = `${at}/${p.authority.id}`
  return frame(lang, p.authority.words, here, path(lang, at), [
    heading(lang, p.authority.words, { size: 'xl' }),
    table({
      lang,
      caption: words.of,
      columns: [{ label: words.person }, { label: 'NEPH' }, { label: { fr: 'Situation', en: 'Situation' } }],
      rows: p.subjects.map(({ login, name, neph, about }) => [link(lang, name, path(lang, `${here}/${login}`)), neph, about]),
      rowHeaders: true,
    }),
    paragraph(lang, link(lang, words.news, path(lang, `${here}/nouvelles`))),
    book(lang, p.calls, here),
  ])
}

export interface Typed {
  readonly kind?: string
  readonly reference?: string
  readonly revision?: string
  readonly content?: string
}

/** One authority about one person: what it can do today, on buttons; anything else, in a form; what it told, and what was answered. */
export const tellingPage = (
  lang: Lang,
  at: string,
  p: {
    authority: Authority
    subject: Subject
    ready: readonly Act[]
    calls: readonly Call[]
    last?: Call
    typed?: Typed
    errors?: readonly FieldError[]
  },
): Html => {
  const { authority, subject, ready, calls, last, typed = {}, errors } = p
  const here = `${at}/${authority.id}/${subject.login}`
  const action = path(lang, here)
  const post = (...content: Html[]): Html => html`<form method="post" action="${action}" novalidate>${content}</form>`
  const press = ({ name, label }: Act): Html => button({ lang, label, look: 'secondary', name: 'faire', value: name })
  const notYet = authority.acts.filter(one => !ready.includes(one))
  return frame(
    lang,
    subject.name,
    here,
    path(lang, `${at}/${authority.id}`),
    [
      errorSummary(lang, errors) || html``,
      last
        ? notice({
            lang,
            kind: last.status !== null && last.status >= 200 && last.status < 300 ? 'success' : 'info',
            content: answerOf(last, lang),
          })
        : html``,
      heading(lang, subject.name, { size: 'xl', caption: authority.words }),
      paragraph(lang, html`NEPH ${subject.neph}`),
      purposesOf[authority.teller].length > 0 ? paragraph(lang, link(lang, words.read, path(lang, `${here}/dossier`))) : html``,
      heading(lang, words.today, { level: 2, size: 'm' }),
      ready.length > 0 ? post(buttonGroup(...ready.map(press))) : html``,
      notYet.length > 0
        ? html`${paragraph(lang, words.later)}${list(
            lang,
            notYet.map(({ label }) => label),
          )}`
        : html``,
      details(lang, words.other, otherFact(lang, action, authority, typed, errors), errors !== undefined),
      book(lang, calls, `${at}/${authority.id}`),
    ],
    errors !== undefined,
  )
}

const otherFact = (lang: Lang, action: string, { teller }: Authority, typed: Typed, errors?: readonly FieldError[]): Html =>
  html`<form method="post" action="${action}" novalidate>${select({
    lang,
    name: 'kind',
    label: words.kind,
    value: typed.kind,
    errors,
    options: mayTell(teller).map((kind: FactKind) => ({ value: kind, label: factKinds[kind].words })),
  })}${textInput({ lang, name: 'reference', label: words.reference, hint: words.referenceHint, value: typed.reference, errors, verbatim: true })}${textInput({ lang, name: 'revision', label: words.revision, value: typed.revision ?? '0', errors, width: 4, keyboard: 'numeric' })}${textarea({ lang, name: 'content', label: words.content, hint: words.contentHint, value: typed.content ?? '{\n}', errors, rows: 6 })}${button({ lang, label: words.tell, name: 'faire', value: 'autre' })}</form>`

/** One call as it went: what was sent, what came back; it can be sent again. */
export const callPage = (lang: Lang, at: string, p: { authority: Authority; subject: Subject | undefined; call: Call }): Html => {
  const { authority, subject, call } = p
  const here = `${at}/${authority.id}/appels/${call.key}`
  const code = (value: unknown): Html => html`<pre class="govuk-body"><code>${JSON.stringify(value, null, 2)}</code></pre>`
  return frame(lang, words.way, here, path(lang, `${at}/${authority.id}${subject ? `/${subject.login}` : ''}`), [
    heading(lang, words.way, { size: 'xl', caption: authority.words }),
    summaryList(lang, [
      { key: words.when, value: formatInstant(call.at, lang) },
      { key: words.fact, value: html`<code>POST ${pathOf(call)}</code>` },
      { key: { fr: 'Idempotency-Key', en: 'Idempotency-Key' }, value: call.key },
      { key: words.sent, value: code(sentIn(call)) },
      { key: words.answer, value: html`${tag(lang, String(call.status ?? '…'), toneOf(call))} ${answerOf(call, lang)}` },
      { key: words.got, value: code(call.answer) },
    ]),
    html`<form method="post" action="${path(lang, here)}" novalidate>${buttonGroup(
      button({ lang, label: words.again, look: 'secondary' }),
      ...(call.takesBack
        ? []
        : (
            [
              ['error', words.back],
              ['wrong-person', words.backOther],
            ] as const
          ).map(([value, label]) => button({ lang, label, look: 'warning', name: 'retirer', value }))),
    )}</form>`,
  ])
}
