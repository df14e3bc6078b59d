import type { Words } from '../answer.ts'
import { ageOn } from '../counting.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated, threshold } from '../text.ts'
import { addressAccepts, ordinaryAddressProofs } from './address.ts'
import { identityAccepts, stayAccepts } from './identity.ts'
import type { Piece, Situation } from './pieces.ts'

/** From this age on, a person is no longer a minor. */
export const majority = threshold('majority', article('Code civil', '414', '2026-03-31', 'K'), 18)
const r226_2 = article('Code de la route', 'R. 226-2')
const aex5 = article('Arrêté du 12 janvier 2012', '5')

/** Years during which a medical opinion serves a request. */
export const opinionYears = dated('years of a medical opinion', r226_2, { '2013-01-19': 2 })
/** Months before which the foreign State must have attested the rights. */
export const rightsAttestationMonths = dated('months of an attestation of foreign rights', aex5, { '2013-01-19': 3 })

const words = (fr: string, en: string): Words => ({ fr, en })

const plain: Readonly<Partial<Record<Piece, readonly Words[]>>> = {
  'host-attestation': [
    words('attestation sur l’honneur, signée par l’hébergeant et par vous', 'declaration on honour, signed by the host and by you'),
  ],
  'domiciliation-attestation': [words('attestation d’élection de domicile', 'certificate of an address for people without a home')],
  'hotel-attestation': [words('attestation du gérant', 'certificate of the manager')],
  'harbour-attestation': [
    words('attestation de la capitainerie, de moins de 6 mois', 'certificate of the harbour office, less than 6 months old'),
  ],
  'representative-consent': [words('accord signé de votre représentant légal', 'signed consent of your legal representative')],
  'photo-signature': [
    words(
      'code de photo-signature numérique, de moins de 6 mois et non utilisé',
      'digital photo-signature code, less than 6 months old and not used yet',
    ),
  ],
  'residence-185-days': [
    words('preuve de résidence en France d’au moins 6 mois', 'proof of at least 6 months of residence in France'),
    words('titre de séjour, si vous en avez un', 'stay permit, if you have one'),
  ],
  'current-licence': [words('copie de votre permis, recto et verso', 'copy of your licence, both sides')],
  cepc: [words('CEPC favorable', 'favourable CEPC')],
  'training-certificate': [words('attestation de formation remise par l’école', 'training certificate given by the school')],
  'transport-training-certificate': [
    words('attestation de formation de conducteur professionnel', 'certificate of professional driver training'),
  ],
  'theft-declaration': [
    words('récépissé de déclaration à la police ou à la gendarmerie', 'receipt of the declaration to the police or gendarmerie'),
  ],
  'civil-status-proof': [words('jugement', 'judgment'), words('acte d’état civil', 'civil status record')],
  'error-proof': [words('document qui montre la donnée exacte', 'document that shows the right fact')],
  'measure-decision': [
    words('décision de suspension, d’annulation ou lettre 48SI, 48N ou 44', 'suspension or court decision, or letter 48SI, 48N or 44'),
  ],
  'psychotechnical-report': [words('compte rendu de l’examen psychotechnique', 'report of the psychotechnical test')],
  'foreign-licence': [words('permis étranger, recto et verso', 'foreign licence, both sides')],
  'birth-name-proof': [words('document qui montre votre nom de naissance', 'document that shows your birth name')],
  translation: [words('traduction par un traducteur assermenté', 'translation by a sworn translator')],
  'arrival-proof': [words('preuve de votre date d’arrivée ou de retour en France', 'proof of the day of your arrival or return in France')],
  'issuing-state-residence': [
    words(
      'preuve de résidence dans l’État du permis, si vous n’en avez pas la nationalité',
      'proof of residence in the State of the licence, unless you are its national',
    ),
  ],
  'conversion-sheet': [words('volet de conversion signé par l’autorité militaire', 'conversion sheet signed by the military authority')],
  diploma: [words('diplôme, titre professionnel ou attestation de réussite', 'diploma, professional title or certificate of success')],
}

const jdcPapers: readonly Words[] = [
  words('certificat individuel de participation à la JDC', 'certificate of participation in the defence day'),
  words('attestation provisoire, en attente de convocation', 'provisional certificate, awaiting the call'),
  words('attestation individuelle d’exemption', 'certificate of exemption'),
]

/** What is accepted for a piece, in this situation. */
export function acceptedFor(piece: Piece, situation: Situation, settings: Settings = official2026): readonly Words[] {
  const { birth, on, nationality, category, housing } = situation
  const age = ageOn(birth, on, settings)
  switch (piece) {
    case 'identity':
      return identityAccepts(nationality, age < majority.value, on, settings)
    case 'host-identity':
    case 'representative-identity':
      return [
        ...identityAccepts('french', false, on, settings),
        words('passeport étranger ou titre de séjour, valable', 'foreign passport or stay permit, valid'),
      ]
    case 'stay':
      return stayAccepts(age < majority.value)
    case 'address-proof':
      return addressAccepts(housing === 'homeless' ? ['phone-bill'] : ordinaryAddressProofs, on, settings)
    case 'assr':
      return category === 'AM'
        ? [words('ASSR 1, ASSR 2 ou ASR', 'ASSR 1, ASSR 2 or ASR certificate')]
        : [words('ASSR 2 ou ASR, ou déclaration sur l’honneur', 'ASSR 2 or ASR certificate, or declaration on honour')]
    case 'jdc':
      return settings['jdc-window'] === '16-to-25' && age < majority.value
        ? [...jdcPapers, words('attestation de recensement', 'census certificate')]
        : jdcPapers
    case 'medical-opinion': {
      const years = opinionYears.on(on)
      return [words(`avis médical (cerfa 14880) de moins de ${years} ans`, `medical opinion (cerfa 14880) less than ${years} years old`)]
    }
    case 'rights-attestation': {
      const months = rightsAttestationMonths.on(on)
      return [
        words(
          `attestation des droits à conduire de moins de ${months} mois, et sa traduction`,
          `certificate of driving rights less than ${months} months old, and its translation`,
        ),
      ]
    }
    default:
      return plain[piece] ?? []
  }
}
