import { type Answer, no, reason, type Words, yes } from '../answer.ts'
import type { Day } from '../day.ts'
import type { FactKind } from '../record/life.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, type Dated, dated } from '../text.ts'

const route = (number: string) => article('Code de la route', number)
const [l223_7, l225_3, l225_4, l225_5, l225_6] = ['L. 223-7', 'L. 225-3', 'L. 225-4', 'L. 225-5', 'L. 225-6'].map(route) as [
  Article,
  Article,
  Article,
  Article,
  Article,
]
const l225_1 = route('L. 225-1')
const l225_8 = route('L. 225-8')
const [r225_4, r225_5, r225_6] = ['R. 225-4', 'R. 225-5', 'R. 225-6'].map(route) as [Article, Article, Article]
const r225_5_1 = route('R. 225-5-1')

/** The parts of a driver’s file, as far as the law opens them to different people. `title`: existence, categories, validity of the licence. */
export const fileParts = ['title', 'restrictions', 'measures', 'infractions', 'points'] as const
export type FilePart = (typeof fileParts)[number]

export const partWords: Readonly<Record<FilePart, Words>> = {
  title: { fr: 'l’existence, les catégories et la validité du permis', en: 'that the licence exists, its categories and its validity' },
  restrictions: { fr: 'les mentions restrictives', en: 'the restrictions' },
  measures: { fr: 'les suspensions, annulations et autres mesures', en: 'suspensions, annulments and other measures' },
  infractions: { fr: 'les infractions', en: 'the offences' },
  points: { fr: 'le nombre de points', en: 'the number of points' },
}

/** How a reader comes to it: by himself, through the préfet, through who keeps the file, or by a certificate. */
export type Channel =
  | 'online-or-prefet'
  | 'direct'
  | 'direct-within-mandate'
  | 'through-prefet'
  | 'through-controller'
  | 'attestation'
  | 'none'

export interface Access {
  readonly words: Words
  readonly parts: readonly FilePart[]
  readonly channel: Channel
  readonly articles: readonly Article[]
}

const everything: readonly FilePart[] = fileParts
const title: readonly FilePart[] = ['title']
const all = (fr: string, en: string, channel: Channel, ...articles: Article[]): Access => ({
  words: { fr, en },
  parts: everything,
  channel,
  articles,
})
const titleOnly = (fr: string, en: string, channel: Channel, ...articles: Article[]): Access => ({
  words: { fr, en },
  parts: title,
  channel,
  articles,
})
const forbidden = (fr: string, en: string): Access => ({
  words: { fr, en },
  parts: [],
  channel: 'none',
  articles: [l223_7, l225_6, l225_8],
})

/** Who may know what of a driver’s file. Whoever is not in this table is `anyone`. */
export const fileReaders = {
  holder: all('le titulaire', 'the holder', 'online-or-prefet', l225_3, r225_6),
  mandatary: titleOnly('son avocat ou son mandataire', 'his lawyer or mandatary', 'through-prefet', l225_5, r225_6),
  court: all('les autorités judiciaires', 'the courts and prosecutors', 'direct', l225_4, r225_4),
  'administrative-court': all(
    'le juge administratif d’un litige sur les points',
    'the administrative court in a case on points',
    'direct',
    l225_4,
    r225_4,
  ),
  'judicial-police': all(
    'l’officier de police judiciaire, sur réquisition ou en flagrance',
    'the judicial police, on an order or in flagrante',
    'direct',
    l225_4,
    r225_4,
  ),
  prefet: all('le préfet', 'the préfet', 'direct', l225_4, r225_4),
  'road-check': all('les forces de l’ordre lors d’un contrôle routier', 'the police at a road check', 'direct', l225_4, r225_4),
  'accident-observatory': all('les observatoires des accidents', 'the accident observatories', 'direct', l225_4, r225_4),
  'transport-inspector': all('les contrôleurs des transports terrestres', 'the inspectors of land transport', 'direct', l225_4, r225_4),
  'france-titres': all('les agents de France Titres', 'the staff of France Titres', 'direct-within-mandate', l225_4, r225_4),
  intelligence: all('les services de renseignement', 'the intelligence services', 'direct-within-mandate', l225_4, r225_4),
  'preliminary-enquiry': titleOnly(
    'la police judiciaire en enquête préliminaire',
    'the judicial police in a preliminary enquiry',
    'direct',
    l225_5,
    r225_5,
  ),
  'municipal-police': titleOnly(
    'la police municipale et les gardes champêtres, pour identifier un auteur',
    'the municipal police and rural wardens, to identify an author',
    'direct',
    l225_5,
    r225_5,
  ),
  'card-issuer': titleOnly(
    'les organismes des cartes de chronotachygraphe et de qualification',
    'the bodies of tachograph and qualification cards',
    'direct',
    l225_5,
    r225_5,
  ),
  'transport-company': titleOnly(
    'l’entreprise de transport routier, pour ses conducteurs déclarés',
    'a road transport company, for the drivers it declared',
    'attestation',
    l225_5,
    r225_5_1,
  ),
  'eu-authority': titleOnly('les autorités de l’Union européenne', 'the authorities of the European Union', 'direct', l225_5, r225_5),
  'caisse-des-depots': titleOnly(
    'la Caisse des dépôts, pour le compte de formation',
    'the Caisse des dépôts, for the training account',
    'direct',
    l225_5,
    r225_5,
  ),
  insurer: titleOnly('l’assureur', 'the insurer', 'through-prefet', l225_5, r225_5),
  'employing-administration': titleOnly(
    'l’administration qui emploie le conducteur',
    'an administration that employs the driver',
    'through-prefet',
    l225_5,
    r225_5,
  ),
  'foreign-authority': titleOnly(
    'les autorités étrangères et d’outre-mer, pour authentifier le permis',
    'foreign and overseas authorities, to authenticate the licence',
    'through-controller',
    l225_5,
  ),
  employer: forbidden('un autre employeur', 'any other employer'),
  anyone: forbidden('toute autre personne', 'anyone else'),
} as const satisfies Record<string, Access>

export type FileReader = keyof typeof fileReaders
export const fileReaderNames = Object.keys(fileReaders) as FileReader[]

/** At a road check the whole file is open by law; in practice only what the check needs is shown. */
const neededAtRoadCheck: readonly FilePart[] = ['title', 'restrictions', 'measures']

/** What of the file this reader may know. */
export const partsFor = (reader: FileReader, settings: Settings = official2026): readonly FilePart[] =>
  reader === 'road-check' && settings['road-check-reads'] === 'need-to-know' ? neededAtRoadCheck : fileReaders[reader].parts

/** May this reader know this part of a driver’s file? Whoever tells an employer or an insurer the points commits an offence. */
export function mayRead(reader: FileReader, part: FilePart, settings: Settings = official2026): Answer {
  const { words, articles } = fileReaders[reader]
  const what = partWords[part]
  if (partsFor(reader, settings).includes(part)) {
    const allowed = { fr: `Peut connaître ${what.fr}\u00a0: ${words.fr}.`, en: `May know ${what.en}: ${words.en}.` }
    return yes(reason('file-open', allowed, articles, { reader, part }))
  }
  const refused = { fr: `Ne peut pas connaître ${what.fr}\u00a0: ${words.fr}.`, en: `May not know ${what.en}: ${words.en}.` }
  const why = part === 'points' ? [...new Set([...articles, l223_7, l225_6, l225_8])] : articles
  return no(reason('file-closed', refused, why, { reader, part }))
}

/**
 * In which part of the file each kind of fact stands (L. 225-1 I lists what is recorded). What doctors and psychologists conclude stands in none that
 * others read: the préfet’s decision on it does. Who drove is evidence in an infraction that is not established yet.
 */
export const partOfFact = {
  infraction: 'infractions',
  'driver-named': undefined,
  'driver-answer': undefined,
  establishment: 'infractions',
  'withdrawal-cancelled': 'points',
  stage: 'points',
  training: 'points',
  letter: 'points',
  surrender: 'measures',
  retention: 'measures',
  'administrative-suspension': 'measures',
  'ead-restriction': 'measures',
  judgment: 'measures',
  'measure-lifted': 'measures',
  aptitude: 'measures',
  'medical-opinion': undefined,
  psychotechnical: undefined,
  'foreign-licence': 'title',
  'foreign-ban': 'measures',
  residence: 'title',
  identity: 'title',
  death: 'title',
} as const satisfies Readonly<Record<FactKind, FilePart | undefined>>

/** May this reader know that a fact of this kind stands in a driver’s file? */
export function mayKnowOf(reader: FileReader, kind: FactKind, settings: Settings = official2026): Answer {
  const part = partOfFact[kind]
  if (part) return mayRead(reader, part, settings)
  const words = {
    fr: 'Ce que conclut un médecin ou un psychologue, et ce qui se dit avant qu’une infraction soit établie, ne sont dans aucune partie du dossier ouverte à d’autres.',
    en: 'What a doctor or a psychologist concludes, and what is said before an offence is established, stand in no part of the file that others may read.',
  }
  return no(reason('file-closed', words, [l225_1, ...fileReaders[reader].articles], { reader, kind }))
}

/** The paper by which a holder proves the categories and their validity: the relevé restreint, then the ADCS, which also stands for the licence. */
export const titleStatement = dated<'releve-restreint' | 'adcs'>('statement of the right to drive', r225_6, {
  '2001-01-01': 'releve-restreint',
  '2024-11-30': 'adcs',
})
/** Can the holder have the whole statement (relevé d’information intégral) online? The source gives the month only: a switch. */
export const fullStatementOnline: Readonly<Record<Settings['full-statement-online-since'], Dated<boolean>>> = {
  '2024-05-01': dated('full statement online, early reading', r225_6, { '2001-01-01': false, '2024-05-01': true }),
  '2024-05-31': dated('full statement online, late reading', r225_6, { '2001-01-01': false, '2024-05-31': true }),
}

/** Which statements the holder can ask for on that day, and how. */
export function statementsOn(
  on: Day,
  settings: Settings = official2026,
): Answer<{ readonly title: 'releve-restreint' | 'adcs'; readonly fullOnline: boolean }> {
  const value = { title: titleStatement.on(on), fullOnline: fullStatementOnline[settings['full-statement-online-since']].on(on) }
  const short =
    value.title === 'adcs'
      ? {
          fr: 'L’attestation de droit à conduire sécurisée (ADCS) montre en ligne les catégories et leur validité.',
          en: 'The secure certificate of the right to drive (ADCS) shows the categories and their validity, online.',
        }
      : {
          fr: 'Le relevé d’information restreint montre les catégories et leur validité.',
          en: 'The short statement shows the categories and their validity.',
        }
  const full = value.fullOnline
    ? {
        fr: 'Le relevé d’information intégral, points compris, se demande en ligne ou au préfet.',
        en: 'The full statement, points included, is asked for online or from the préfet.',
      }
    : {
        fr: 'Le relevé d’information intégral, points compris, se demande au préfet.',
        en: 'The full statement, points included, is asked for from the préfet.',
      }
  return { value, reasons: [reason('title-statement', short, r225_6), reason('full-statement', full, [l225_3, r225_6])] }
}
