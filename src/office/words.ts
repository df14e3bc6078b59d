import { type FactKind, longDay, type Words } from '@papier-rose/law'
import { formatDate, type Lang, say } from '../kit/html.ts'
import { factKinds, type NewFact, type Purpose, purposes } from '../record/index.ts'
import { fieldsOf, valueWords } from './fields.ts'

export const upper = ({ fr, en }: Words): Words => ({
  fr: fr.charAt(0).toUpperCase() + fr.slice(1),
  en: en.charAt(0).toUpperCase() + en.slice(1),
})

/** What kind of fact this is, as a title. */
export const kindWords = (kind: FactKind): Words => upper(factKinds[kind].words)

/** The reason of a reading as the log keeps it, and the purpose that it says. */
export const reasonOf = (purpose: Purpose): string => `purpose/${purpose}`
export const purposeIn = (reason: string | undefined): Purpose | undefined =>
  reason?.startsWith('purpose/') && Object.hasOwn(purposes, reason.slice('purpose/'.length))
    ? (reason.slice('purpose/'.length) as Purpose)
    : undefined

/** A fact as it is told, or read again. */
export type Told = Pick<NewFact, 'kind' | 'content'>

const yesNo = (yes: boolean): Words => (yes ? { fr: 'oui', en: 'yes' } : { fr: 'non', en: 'no' })

/** How far a letter has come: the only content that is not a list of fields. */
const sendingWords = (lang: Lang, sending: Readonly<Record<string, unknown>>): string => {
  const said: Readonly<Record<string, Words>> = {
    registered: { fr: 'lettre recommandée', en: 'registered letter' },
    letter: { fr: 'lettre simple', en: 'plain letter' },
    'account-with-consent': { fr: 'dans le compte', en: 'in the account' },
  }
  const days: Readonly<Record<string, Words>> = {
    presentedOn: { fr: 'présentée le', en: 'presented on' },
    signedOn: { fr: 'signée le', en: 'signed on' },
    availableOn: { fr: 'déposée le', en: 'available on' },
    readOn: { fr: 'ouverte le', en: 'opened on' },
    provedOn: { fr: 'reçue au plus tard le', en: 'received by' },
  }
  const way = said[String(sending.way)]
  const parts = Object.entries(days).flatMap(([name, words]) =>
    typeof sending[name] === 'string' ? `${say(words, lang)} ${formatDate(sending[name] as never, lang)}` : [],
  )
  return [way ? say(way, lang) : '', ...parts].filter(Boolean).join(', ')
}

/** Each field of a fact that says something, with its label. `named` gives words to the reference of another fact. */
export function factLines(
  lang: Lang,
  { kind, content }: Told,
  named: (reference: string) => Words | string = reference => reference,
): { readonly label: Words; readonly value: string }[] {
  const given = content as Readonly<Record<string, unknown>>
  if (kind === 'letter') {
    const value = sendingWords(lang, (given.sending ?? {}) as Readonly<Record<string, unknown>>)
    return [{ label: { fr: `Lettre ${String(given.letter)}`, en: `Letter ${String(given.letter)}` }, value }]
  }
  return fieldsOf(kind).flatMap(({ name, type, label }) => {
    const value = given[name]
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
    if (type === 'day') return [{ label, value: say(longDay(value as never), lang) }]
    if (type === 'yes-no') return [{ label, value: say(yesNo(value === true), lang) }]
    if (type === 'choice') return [{ label, value: say(valueWords(kind, name, String(value)), lang) }]
    if (type === 'reference') {
      const words = named(String(value))
      return [{ label, value: typeof words === 'string' ? words : say(words, lang) }]
    }
    return [{ label, value: Array.isArray(value) ? value.join(', ') : String(value) }]
  })
}
