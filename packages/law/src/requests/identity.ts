import { type Answer, no, reason, type Words, yes } from '../answer.ts'
import type { Nationality } from '../categories/duties.ts'
import { addDays, addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay } from '../words.ts'

const a16 = article('Arrêté du 23 décembre 2016', '1')

/** Years during which an expired secure identity card or biometric passport of a French person is still accepted. */
export const cardTolerance = dated('years of tolerance for an expired identity card', a16, { '2013-01-19': 2, '2016-12-31': 5 })
/** The same for an older passport. */
export const olderPassportTolerance = dated('years of tolerance for an expired older passport', a16, { '2013-01-19': 2 })

export type IdentityDocument =
  | 'cni'
  | 'passport-biometric'
  | 'passport-older'
  | 'passport'
  | 'eu-format-licence'
  | 'receipt-224-1'
  | 'legion-card'
  | 'prison-receipt'
  | 'eu-resident-card'
  | 'eu-stay-card'
  | 'parent-passport'
  | 'temporary-stay-card'
  | 'long-stay-visa'
  | 'multi-year-card'
  | 'resident-card'
  | 'algerian-certificate'
  | 'provisional-stay'
  | 'renewal-receipt'
  | 'asylum-attestation'
  | 'protection-receipt'
  | 'refugee-travel-document'
  | 'dcem'
  | 'tir'

export const identityDocuments: Readonly<Record<IdentityDocument, Words>> = {
  cni: { fr: 'carte nationale d’identité', en: 'national identity card' },
  'passport-biometric': { fr: 'passeport biométrique, de service ou de mission', en: 'biometric, service or mission passport' },
  'passport-older': { fr: 'passeport non biométrique', en: 'non-biometric passport' },
  passport: { fr: 'passeport', en: 'passport' },
  'eu-format-licence': {
    fr: 'permis de conduire au format carte de l’Union européenne',
    en: 'card-format driving licence of the European Union',
  },
  'receipt-224-1': {
    fr: 'récépissé remis en échange des documents d’identité (CSI, art. L. 224-1)',
    en: 'receipt given for identity papers (CSI, L. 224-1)',
  },
  'legion-card': { fr: 'carte d’identité militaire de la Légion étrangère', en: 'military identity card of the Foreign Legion' },
  'prison-receipt': { fr: 'récépissé remis par un établissement pénitentiaire', en: 'receipt given by a prison' },
  'eu-resident-card': { fr: 'carte de résident de longue durée – UE', en: 'EU long-term resident card' },
  'eu-stay-card': { fr: 'carte de séjour de citoyen de l’Union européenne', en: 'stay card of an EU citizen' },
  'parent-passport': {
    fr: 'passeport d’un parent qui nomme l’enfant, avec sa photo',
    en: 'passport of a parent that names the child, with a photo',
  },
  'temporary-stay-card': { fr: 'carte de séjour temporaire', en: 'temporary stay card' },
  'long-stay-visa': { fr: 'visa de long séjour validé par l’OFII', en: 'long-stay visa validated by the OFII' },
  'multi-year-card': { fr: 'carte de séjour pluriannuelle', en: 'multi-year stay card' },
  'resident-card': { fr: 'carte de résident', en: 'resident card' },
  'algerian-certificate': { fr: 'certificat de résidence algérien', en: 'Algerian residence certificate' },
  'provisional-stay': { fr: 'autorisation provisoire de séjour de plus de 185 jours', en: 'provisional stay permit of more than 185 days' },
  'renewal-receipt': { fr: 'récépissé de renouvellement de titre de séjour', en: 'receipt for the renewal of a stay permit' },
  'asylum-attestation': {
    fr: 'attestation de demande d’asile renouvelée plus de neuf mois, avec droit au travail',
    en: 'asylum request certificate renewed beyond nine months, with the right to work',
  },
  'protection-receipt': { fr: 'récépissé de protection internationale', en: 'receipt of international protection' },
  'refugee-travel-document': { fr: 'titre de voyage pour réfugié', en: 'refugee travel document' },
  dcem: { fr: 'document de circulation pour étranger mineur', en: 'travel document for a foreign minor' },
  tir: { fr: 'titre d’identité républicain', en: 'French identity document of a minor born in France' },
}

const adults: Readonly<Record<Nationality, readonly IdentityDocument[]>> = {
  french: ['cni', 'passport-biometric', 'passport-older', 'eu-format-licence', 'receipt-224-1', 'legion-card', 'prison-receipt'],
  eu: ['cni', 'passport', 'eu-format-licence', 'eu-resident-card', 'eu-stay-card'],
  other: [
    'passport',
    'temporary-stay-card',
    'long-stay-visa',
    'multi-year-card',
    'resident-card',
    'algerian-certificate',
    'provisional-stay',
    'renewal-receipt',
    'asylum-attestation',
    'protection-receipt',
    'refugee-travel-document',
  ],
}

const minors: Readonly<Record<Nationality, readonly IdentityDocument[]>> = {
  french: adults.french,
  eu: ['cni', 'passport', 'parent-passport'],
  other: ['passport', 'parent-passport', 'dcem', 'tir', 'protection-receipt'],
}

/** The documents that prove the identity of this person. */
export const identityDocumentsFor = (nationality: Nationality, minor: boolean): readonly IdentityDocument[] =>
  (minor ? minors : adults)[nationality]

interface Shown {
  readonly nationality: Nationality
  readonly minor?: boolean
  /** Last day of validity; nothing when the document has none. */
  readonly lastDay?: Day | null
  readonly on: Day
  /** Filing a request, or coming to the exam, where the sources disagree on the tolerance. */
  readonly at?: 'request' | 'exam'
}

const examTolerance: Readonly<Record<Settings['identity-at-exam'], number | null>> = { 'no-limit': null, '5-years': 5, '2-years': 2 }

/** Years of tolerance after the last day; `null` when the validity is not looked at. */
function toleranceOf(document: IdentityDocument, shown: Shown, settings: Settings): number | null {
  const card = document === 'cni' || document.startsWith('passport')
  if (shown.at === 'exam' && card) return examTolerance[settings['identity-at-exam']]
  if (shown.nationality !== 'french') return 0
  if (document === 'cni' || document === 'passport-biometric') return cardTolerance.on(shown.on)
  return document === 'passport-older' ? olderPassportTolerance.on(shown.on) : 0
}

/** Is this document accepted to prove the identity of this person, on that day? */
export function identityAccepted(document: IdentityDocument, shown: Shown, settings: Settings = official2026): Answer {
  const name = identityDocuments[document]
  if (!identityDocumentsFor(shown.nationality, shown.minor === true).includes(document)) {
    const words = { fr: `Ce document n’est pas accepté pour vous : ${name.fr}.`, en: `This document is not accepted for you: ${name.en}.` }
    return no(reason('identity-not-in-list', words, a16, { document }))
  }
  const years = toleranceOf(document, shown, settings)
  if (!shown.lastDay || years === null || shown.on <= shown.lastDay) {
    return yes(reason('identity-accepted', { fr: `Accepté : ${name.fr}.`, en: `Accepted: ${name.en}.` }, a16, { document }))
  }
  const refusedFrom = addYears(addDays(shown.lastDay, 1), years, 'up')
  const facts = { document, lastDay: shown.lastDay, years, refusedFrom }
  const end = longDay(shown.lastDay)
  if (shown.on < refusedFrom) {
    const words = {
      fr: `Expiré depuis le ${end.fr}, accepté pendant moins de ${years} ans : ${name.fr}.`,
      en: `Expired on ${end.en}, accepted for less than ${years} years: ${name.en}.`,
    }
    return yes(reason('identity-tolerated', words, a16, facts))
  }
  const words = {
    fr: `Ce document a expiré le ${end.fr} : ${name.fr}. ${years > 0 ? `Il n’est plus accepté ${years} ans après.` : 'Il doit être valable.'}`,
    en: `This document expired on ${end.en}: ${name.en}. ${years > 0 ? `It is no longer accepted ${years} years later.` : 'It must be valid.'}`,
  }
  return no(reason('identity-expired', words, a16, facts))
}

/** What may be shown, as a page says it, with the tolerance of each document. */
export function identityAccepts(nationality: Nationality, minor: boolean, on: Day, settings: Settings = official2026): Words[] {
  return identityDocumentsFor(nationality, minor).map(document => {
    const years = toleranceOf(document, { nationality, on }, settings)
    const name = identityDocuments[document]
    return years
      ? {
          fr: `${name.fr}, valable ou dont la date de fin est passée depuis moins de ${years} ans`,
          en: `${name.en}, valid or past its end date for less than ${years} years`,
        }
      : name
  })
}

const travelOnly: readonly IdentityDocument[] = ['passport', 'parent-passport', 'refugee-travel-document']

/** What proves a lawful stay: the documents of a foreigner that are not for travel only. */
export const stayAccepts = (minor: boolean): Words[] =>
  identityDocumentsFor('other', minor)
    .filter(document => !travelOnly.includes(document))
    .map(document => identityDocuments[document])
