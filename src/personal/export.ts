import { isDay, type Words } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { formatDate, formatInstant, type Lang } from '../kit/html.ts'
import { document } from '../kit/pdf/document.ts'
import type { Held } from './held.ts'

const titles: Readonly<Record<Exclude<keyof Held, 'at'>, Words>> = {
  account: { fr: 'Compte et état civil reçu de FranceConnect', en: 'Account, and civil status received from FranceConnect' },
  consents: { fr: 'Accords pour la voie électronique', en: 'Consents to electronic letters' },
  sessions: { fr: 'Sessions', en: 'Sessions' },
  drafts: { fr: 'Brouillons', en: 'Drafts' },
  requests: { fr: 'Demandes, réponses, messages et pièces', en: 'Requests, answers, messages and documents' },
  letters: { fr: 'E-mails', en: 'E-mails' },
  texts: { fr: 'SMS', en: 'Text messages' },
  acts: { fr: 'Décisions', en: 'Decisions' },
  cepcs: { fr: 'CEPC', en: 'CEPC' },
  readings: { fr: 'Qui a lu votre dossier', en: 'Who read your file' },
  codes: { fr: 'Codes donnés, et qui les a utilisés', en: 'Codes given, and who used them' },
  reports: { fr: 'Erreurs que vous avez signalées', en: 'Errors that you reported' },
  driver: { fr: 'État civil du dossier de conducteur', en: 'Civil status of the driver file' },
  record: { fr: 'Dossier de conducteur, tel que la loi le lit aujourd’hui', en: 'Driver record, as the law reads it today' },
  facts: { fr: 'Faits enregistrés dans le dossier', en: 'Facts recorded in the file' },
  proposals: { fr: 'Actes proposés par un agent à un autre', en: 'Acts proposed by one agent to another' },
  rows: { fr: 'Le reste, tel que nos tables l’écrivent', en: 'The rest, as our tables write it' },
}

const wording = {
  title: { fr: 'Ce que nous savons de vous', en: 'What we hold about you' },
  at: { fr: 'Tel que nous le gardons le', en: 'As we hold it on' },
  names: {
    fr: 'Les noms de la colonne de gauche sont ceux du fichier JSON, que d’autres logiciels savent lire. Les documents envoyés se lisent sur les pages de la demande.',
    en: 'The names in the left column are those of the JSON file, which other software can read. The documents that were sent are read on the pages of the request.',
  },
  none: { fr: 'Rien.', en: 'Nothing.' },
  what: { fr: 'Donnée', en: 'Data' },
  value: { fr: 'Valeur', en: 'Value' },
} satisfies Record<string, Words>

/** Everything, for other software: stable names, days and instants as they are kept. */
export const asJson = (held: Held): string => `${JSON.stringify({ format: 'papier-rose/1', ...held }, null, 2)}\n`

/** Each value with the road that leads to it. What is not there is left out. */
function leaves(value: unknown, road: string): [string, unknown][] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value !== 'object') return [[road, value]]
  const parts = Array.isArray(value) ? value.map((one, i) => [String(i + 1), one] as const) : Object.entries(value)
  return parts.flatMap(([name, inner]) => leaves(inner, road === '' ? name : `${road} › ${name}`))
}

function said(value: unknown, lang: Lang): string {
  if (value === true || value === false) return value ? (lang === 'fr' ? 'oui' : 'yes') : lang === 'fr' ? 'non' : 'no'
  const text = String(value)
  if (isDay(text)) return formatDate(text, lang)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatInstant(text as Instant, lang) : text
}

/** Everything, to read or to print. */
export async function asPdf(held: Held, lang: Lang, demonstration: boolean): Promise<Uint8Array> {
  const title = wording.title[lang]
  const { bytes } = await document({ title, lang, at: held.at, demonstration, densities: [1] }, sheet => {
    sheet.title(title)
    sheet.paragraph(`${wording.at[lang]} ${formatInstant(held.at, lang)}.`)
    sheet.paragraph(wording.names[lang], { size: 9 })
    for (const [part, words] of Object.entries(titles) as [keyof typeof titles, Words][]) {
      sheet.heading(words[lang])
      const rows = leaves(held[part], '').map(([road, value]) => [road, said(value, lang)])
      if (rows.length === 0) sheet.paragraph(wording.none[lang])
      else sheet.table([wording.what[lang], wording.value[lang]], rows, [1, 1.3])
    }
  })
  return bytes
}
