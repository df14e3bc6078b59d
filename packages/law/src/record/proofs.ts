import { type Answer, answer, reason, type Words } from '../answer.ts'
import { cepcMonths } from '../cepc.ts'
import { lastDayOfMonths } from '../counting.ts'
import type { Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, type Dated, dated } from '../text.ts'
import { longDay } from '../words.ts'

const a12_4 = article('Arrêté du 20 avril 2012', '4')
const a12_1 = article('Arrêté du 20 avril 2012', '1')
const r221_1 = article('Code de la route', 'R. 221-1')
const r221_11 = article('Code de la route', 'R. 221-11')
const r222_1 = article('Code de la route', 'R. 222-1')
const r222_3 = article('Code de la route', 'R. 222-3')
const r222_7 = article('Code de la route', 'R. 222-7')
const r225_6 = article('Code de la route', 'R. 225-6')
const r233_1 = article('Code de la route', 'R. 233-1')

export const proofKinds = [
  'cepc',
  'loss-receipt',
  'theft-receipt',
  'adcs',
  'training-am',
  'training-78',
  'foreign-licence',
  'ads',
  'opinion-before-expiry',
  'digital-licence',
  'military-brevet',
] as const
export type ProofKind = (typeof proofKinds)[number]

export interface ProofFacts {
  readonly words: Words
  /** Months it lasts; `null` when its end is another event, said in `endsEarly`. */
  readonly months: Dated<number> | null
  readonly starts: Words
  readonly besides: Words
  readonly endsEarly: Words
  /** Ends when the card is received. */
  readonly untilCard: boolean
  readonly article: Article
}

const receiptMonths = dated('months of a loss or theft receipt', r233_1, { '1922-12-31': 2 })

/** Months during which each proof stands for the licence. The first day is older than any paper: a record may hold old ones. */
export const proofMonths = {
  cepc: cepcMonths,
  receipt: receiptMonths,
  adcs: dated('months of an ADCS', r225_6, { '1922-12-31': 0, '2024-11-30': 4 }),
  training: dated('months of a training certificate', a12_1, { '1922-12-31': 4 }),
} as const

const identity: Words = { fr: 'une pièce d’identité', en: 'an identity document' }
const withCard: Words = { fr: 'la carte reçue, ou le droit retiré', en: 'the card received, or the right withdrawn' }
const withdrawn: Words = { fr: 'le droit retiré', en: 'the right withdrawn' }
const decision: Words = { fr: 'la décision du préfet', en: 'the decision of the préfet' }

/** Everything that proves a right to drive without the card. None is worth anything abroad. */
export const proofs: Readonly<Record<ProofKind, ProofFacts>> = {
  cepc: {
    words: { fr: 'certificat d’examen (CEPC) favorable', en: 'favourable exam certificate (CEPC)' },
    months: proofMonths.cepc,
    starts: { fr: 'le jour de l’examen pratique', en: 'the day of the practical exam' },
    besides: identity,
    endsEarly: withCard,
    untilCard: true,
    article: a12_4,
  },
  'loss-receipt': {
    words: { fr: 'attestation de perte', en: 'receipt of loss' },
    months: receiptMonths,
    starts: { fr: 'le jour de la déclaration', en: 'the day of the declaration' },
    besides: identity,
    endsEarly: withCard,
    untilCard: true,
    article: r233_1,
  },
  'theft-receipt': {
    words: { fr: 'récépissé de vol', en: 'receipt of theft' },
    months: receiptMonths,
    starts: {
      fr: 'le jour de la déclaration à la police ou à la gendarmerie',
      en: 'the day of the statement to the police or gendarmerie',
    },
    besides: identity,
    endsEarly: withCard,
    untilCard: true,
    article: r233_1,
  },
  adcs: {
    words: { fr: 'attestation de droit à conduire sécurisée (ADCS)', en: 'secure certificate of the right to drive (ADCS)' },
    months: proofMonths.adcs,
    starts: { fr: 'le jour de sa délivrance', en: 'the day of its issue' },
    besides: identity,
    endsEarly: withdrawn,
    untilCard: false,
    article: r225_6,
  },
  'training-am': {
    words: { fr: 'attestation de formation AM', en: 'AM training certificate' },
    months: proofMonths.training,
    starts: { fr: 'la date de l’attestation', en: 'the date of the certificate' },
    besides: identity,
    endsEarly: withCard,
    untilCard: true,
    article: a12_1,
  },
  'training-78': {
    words: { fr: 'attestation de levée du code 78', en: 'certificate that lifts code 78' },
    months: proofMonths.training,
    starts: { fr: 'la date de l’attestation', en: 'the date of the certificate' },
    besides: { fr: 'le permis, le CEPC ou le récépissé', en: 'the licence, the CEPC or the receipt' },
    endsEarly: withCard,
    untilCard: true,
    article: a12_1,
  },
  'foreign-licence': {
    words: { fr: 'permis étranger pendant sa reconnaissance', en: 'foreign licence while it is recognised' },
    months: null,
    starts: { fr: 'la résidence normale en France', en: 'normal residence in France' },
    besides: {
      fr: 'une traduction ou un permis international, s’il n’est pas en français',
      en: 'a translation or an international licence, unless it is in French',
    },
    endsEarly: {
      fr: 'la fin de la reconnaissance, ou l’échange devenu obligatoire',
      en: 'the end of recognition, or an exchange made compulsory',
    },
    untilCard: true,
    article: r222_3,
  },
  ads: {
    words: { fr: 'attestation de dépôt sécurisée (ADS)', en: 'secure certificate of deposit (ADS)' },
    months: null,
    starts: { fr: 'la remise du permis original', en: 'the handing in of the original licence' },
    besides: identity,
    endsEarly: { fr: 'la décision, ou la fin de la reconnaissance', en: 'the decision, or the end of recognition' },
    untilCard: true,
    article: r222_1,
  },
  'opinion-before-expiry': {
    words: {
      fr: 'permis dont la date de fin est passée, avec un avis médical favorable donné avant',
      en: 'licence past its date, with an earlier favourable medical opinion',
    },
    months: null,
    starts: { fr: 'la date de fin de la carte', en: 'the expiry date' },
    besides: { fr: 'l’ancienne carte et l’avis médical', en: 'the old card and the medical opinion' },
    endsEarly: decision,
    untilCard: true,
    article: r221_11,
  },
  'digital-licence': {
    words: { fr: 'permis numérique (France Identité)', en: 'digital licence (France Identité)' },
    months: null,
    starts: { fr: 'l’import dans le téléphone', en: 'the import into the phone' },
    besides: { fr: 'le téléphone, chargé', en: 'the phone, charged' },
    endsEarly: withdrawn,
    untilCard: false,
    article: r221_1,
  },
  'military-brevet': {
    words: { fr: 'brevet militaire, en service', en: 'military licence, on duty' },
    months: null,
    starts: { fr: 'sa délivrance', en: 'its issue' },
    besides: { fr: 'la carte d’identité militaire', en: 'the military identity card' },
    endsEarly: { fr: 'la fin du service', en: 'the end of the service' },
    untilCard: false,
    article: r222_7,
  },
}

/** First day of the digital licence in all of France. */
const digitalLicence = dated('digital licence', r221_1, { '1922-12-31': false, '2024-02-14': true })

/** Is this proof a driving document on that day at all? */
export function proofExists(kind: ProofKind, on: Day, settings: Settings = official2026): boolean {
  if (kind === 'digital-licence') return digitalLicence.on(on)
  if (kind === 'adcs') return proofMonths.adcs.on(on) > 0
  return kind !== 'military-brevet' || settings['military-proof'] === 'brevet'
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The last day on which this proof stands for the licence; `null` when it has no day of its own. */
export function proofLastDay(kind: ProofKind, from: Day, settings: Settings = official2026): Answer<Day | null> {
  const { words, months, endsEarly, article: source } = proofs[kind]
  const count = months?.on(from)
  if (!proofExists(kind, from, settings)) {
    const none = { fr: `Ne permettait pas de conduire à cette date : ${words.fr}.`, en: `Did not allow driving on that date: ${words.en}.` }
    return answer<Day | null>(null, reason('proof-not-yet', none, source, { from }))
  }
  if (!count) {
    const open = {
      fr: `${capital(words.fr)} : aucun dernier jour écrit ; prend fin dans ce cas : ${endsEarly.fr}.`,
      en: `${capital(words.en)}: no last day of its own; it ends with this: ${endsEarly.en}.`,
    }
    return answer<Day | null>(null, reason('proof-until-event', open, source, { from }))
  }
  const last = lastDayOfMonths(from, count)
  const end = longDay(last)
  const until = {
    fr: `${capital(words.fr)} : vaut ${count} mois, jusqu’au ${end.fr} inclus.`,
    en: `${capital(words.en)}: valid ${count} months, to the end of ${end.en}.`,
  }
  return answer<Day | null>(last, reason('proof-until', until, source, { from, months: count, last }))
}
