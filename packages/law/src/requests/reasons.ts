import type { Words } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import type { ProofKind } from '../record/proofs.ts'
import { type Article, article } from '../text.ts'
import type { Piece } from './pieces.ts'

const a12_1 = article('Arrêté du 20 avril 2012', '1')
const a12_8 = article('Arrêté du 20 avril 2012', '8')
const r221_1_1 = article('Code de la route', 'R. 221-1-1')
const r221_8 = article('Code de la route', 'R. 221-8')
const r221_11 = article('Code de la route', 'R. 221-11')
const r221_13 = article('Code de la route', 'R. 221-13')
const r222_1 = article('Code de la route', 'R. 222-1')
const r222_3 = article('Code de la route', 'R. 222-3')
const r222_7 = article('Code de la route', 'R. 222-7')
const d222_8 = article('Code de la route', 'D. 222-8')
const r224_21 = article('Code de la route', 'R. 224-21')
const r233_1 = article('Code de la route', 'R. 233-1')
const l421_169 = article('Code des impositions sur les biens et services', 'L. 421-169')

/** Why a person asks for something. */
export const requestReasons = [
  'registration',
  're-registration',
  'first-licence-after-exam',
  'added-category-after-exam',
  'training-AM',
  'training-A',
  'training-B96',
  'training-78',
  'loss',
  'theft',
  'damage',
  'civil-status',
  'expiry',
  'group2-renewal',
  'medical-restriction',
  'error-on-card',
  'return-after-suspension',
  'return-after-annulment',
  'exchange-eu',
  'exchange-non-eu',
  'military',
  'diploma',
] as const

export type RequestReason = (typeof requestReasons)[number]
export type Filer = 'applicant' | 'representative' | 'school'
/** Which rule of the tax applies: none, loss or theft, damage, or loss and theft only when the licence cannot be shown. */
export type FeeRule = 'none' | 'loss-theft' | 'damage' | 'when-lost'

export interface RequestFacts {
  readonly words: Words
  readonly filedBy: readonly Filer[]
  readonly fee: FeeRule
  /** What lets one drive while waiting. Empty: nothing does, wait for the card. */
  readonly proofs: readonly ProofKind[]
  /** Does the card that one has go on proving the right meanwhile? */
  readonly ownCard?: Words
  /** Asked of everybody for this reason. */
  readonly pieces: readonly Piece[]
  /** Asked according to the person. */
  readonly accordingTo: readonly ('assr' | 'jdc' | 'stay' | 'medical')[]
  readonly silence: 'refusal' | 'unsettled'
  readonly articles: readonly Article[]
}

const usual: readonly Piece[] = ['identity', 'address-proof', 'photo-signature']
const person: readonly Filer[] = ['applicant', 'representative', 'school']
const schoolOnly: readonly Filer[] = ['school']
const fr = (french: string, english: string): Words => ({ fr: french, en: english })

const request = (words: Words, given: Partial<RequestFacts> & Pick<RequestFacts, 'articles'>): RequestFacts => ({
  words,
  filedBy: person,
  fee: 'none',
  proofs: [],
  pieces: usual,
  accordingTo: [],
  silence: 'unsettled',
  ...given,
})

const training = (words: Words, source: Article, proofs: readonly ProofKind[], accordingTo: RequestFacts['accordingTo']): RequestFacts =>
  request(words, { filedBy: schoolOnly, proofs, pieces: [...usual, 'training-certificate'], accordingTo, articles: [a12_1, source] })

/** One row a reason: who may file, what is asked, what it costs, what proves the right meanwhile, what silence means. */
export const requests: Readonly<Record<RequestReason, RequestFacts>> = {
  registration: request(fr('s’inscrire à l’examen du permis', 'register for the driving exam'), {
    accordingTo: ['jdc', 'stay', 'medical'],
    articles: [a12_1],
  }),
  're-registration': request(
    fr('se réinscrire après une annulation ou une invalidation', 'register again after a cancelled or invalidated licence'),
    {
      pieces: [...usual, 'medical-opinion', 'psychotechnical-report', 'measure-decision'],
      accordingTo: ['stay'],
      articles: [a12_1, r224_21],
    },
  ),
  'first-licence-after-exam': request(fr('obtenir un premier permis après l’examen', 'get a first licence after the exam'), {
    proofs: ['cepc'],
    accordingTo: ['assr', 'jdc', 'stay', 'medical'],
    articles: [a12_1],
  }),
  'added-category-after-exam': request(fr('ajouter une catégorie après l’examen', 'add a category after the exam'), {
    proofs: ['cepc'],
    pieces: [...usual, 'current-licence'],
    accordingTo: ['assr', 'jdc', 'stay', 'medical'],
    articles: [a12_1],
  }),
  'training-AM': training(
    fr('obtenir la catégorie AM après la formation', 'get category AM after the training'),
    article('Code de la route', 'R. 211-1'),
    ['training-am'],
    ['assr', 'jdc', 'stay'],
  ),
  'training-A': training(
    fr('passer de la catégorie A2 à la catégorie A', 'go from category A2 to category A'),
    r221_8,
    [],
    ['jdc', 'stay'],
  ),
  'training-B96': training(fr('ajouter la mention 96 à la catégorie B', 'add code 96 to category B'), r221_8, [], ['jdc', 'stay']),
  'training-78': training(
    fr('lever la limitation à la boîte automatique (code 78)', 'lift the limit to automatic gearboxes (code 78)'),
    r221_8,
    ['training-78'],
    ['jdc', 'stay'],
  ),
  loss: request(fr('remplacer un permis perdu', 'replace a lost licence'), {
    fee: 'loss-theft',
    proofs: ['loss-receipt', 'adcs', 'digital-licence'],
    articles: [a12_1, r233_1, l421_169],
  }),
  theft: request(fr('remplacer un permis volé', 'replace a stolen licence'), {
    fee: 'loss-theft',
    proofs: ['theft-receipt', 'adcs', 'digital-licence'],
    pieces: [...usual, 'theft-declaration'],
    articles: [a12_1, r233_1, l421_169],
  }),
  damage: request(fr('remplacer un permis abîmé', 'replace a damaged licence'), {
    fee: 'damage',
    proofs: ['adcs', 'digital-licence'],
    ownCard: fr('votre permis abîmé, tant qu’on peut le lire', 'your damaged licence, as long as it can be read'),
    pieces: [...usual, 'current-licence'],
    articles: [a12_1, l421_169],
  }),
  'civil-status': request(fr('changer de nom, de prénom ou de sexe sur le permis', 'change the name, first name or sex on the licence'), {
    proofs: ['adcs', 'digital-licence'],
    ownCard: fr('votre permis actuel', 'your present licence'),
    pieces: [...usual, 'civil-status-proof'],
    articles: [a12_1],
  }),
  expiry: request(fr('renouveler une carte arrivée à sa fin de validité', 'renew a card at the end of its validity'), {
    proofs: ['adcs', 'digital-licence'],
    ownCard: fr('votre carte, jusqu’à sa date de fin', 'your card, until its end date'),
    pieces: [...usual, 'current-licence'],
    articles: [r221_1_1],
  }),
  'group2-renewal': request(fr('prolonger une catégorie soumise à visite médicale', 'extend a category that needs medical visits'), {
    proofs: ['opinion-before-expiry', 'adcs'],
    pieces: [...usual, 'medical-opinion', 'current-licence'],
    articles: [r221_11, a12_8],
  }),
  'medical-restriction': request(fr('inscrire une restriction ou un aménagement médical', 'record a medical restriction or adaptation'), {
    pieces: [...usual, 'medical-opinion'],
    articles: [r221_11],
  }),
  'error-on-card': request(
    fr('signaler une erreur sur une carte reçue il y a moins de six mois', 'report an error on a card received less than six months ago'),
    {
      ownCard: fr('votre carte actuelle', 'your present card'),
      pieces: ['current-licence', 'error-proof'],
      articles: [a12_1],
    },
  ),
  'return-after-suspension': request(fr('retrouver un permis après une suspension', 'get the licence back after a suspension'), {
    proofs: ['adcs'],
    pieces: [...usual, 'medical-opinion', 'measure-decision'],
    articles: [r221_13],
  }),
  'return-after-annulment': request(
    fr('obtenir un permis après une annulation ou une invalidation', 'get a licence after a cancelled or invalidated one'),
    { proofs: ['cepc'], articles: [a12_1, r224_21] },
  ),
  'exchange-eu': request(fr('échanger un permis de l’Union européenne', 'exchange a licence of the European Union'), {
    fee: 'when-lost',
    proofs: ['foreign-licence', 'ads'],
    pieces: [...usual, 'foreign-licence'],
    accordingTo: ['stay', 'medical'],
    silence: 'refusal',
    articles: [r222_1, article('Décret n° 2014-1294 du 23 octobre 2014', '1', '2026-03-31', 'K')],
  }),
  'exchange-non-eu': request(fr('échanger un permis d’un autre État', 'exchange a licence of another State'), {
    fee: 'when-lost',
    proofs: ['foreign-licence', 'ads'],
    pieces: [...usual, 'foreign-licence', 'translation', 'rights-attestation', 'arrival-proof', 'issuing-state-residence'],
    accordingTo: ['stay', 'medical'],
    articles: [r222_3, article('Arrêté du 12 janvier 2012', '5')],
  }),
  military: request(fr('convertir un brevet militaire', 'convert a military licence'), {
    proofs: ['military-brevet'],
    pieces: [...usual, 'conversion-sheet'],
    accordingTo: ['medical'],
    articles: [r222_7],
  }),
  diploma: request(fr('faire valider un diplôme ou un titre professionnel', 'have a diploma or professional title recognised'), {
    pieces: [...usual, 'diploma', 'medical-opinion'],
    accordingTo: ['jdc'],
    articles: [d222_8, article('Arrêté du 17 janvier 2013', '1')],
  }),
}

export const isRequestReason = (text: string): text is RequestReason => (requestReasons as readonly string[]).includes(text)

/** The category that a training gives, when its reason says it. */
export const categoryOfTraining: Readonly<Partial<Record<RequestReason, Category>>> = {
  'training-AM': 'AM',
  'training-A': 'A',
  'training-B96': 'B',
  'training-78': 'B',
}
