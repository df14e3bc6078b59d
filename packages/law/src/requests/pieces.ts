import { type Answer, type Reason, reason, type Words } from '../answer.ts'
import { oldEnough } from '../categories/ages.ts'
import type { Category } from '../categories/categories.ts'
import { isGroup2 } from '../categories/categories.ts'
import { assrNeeded, jdcNeeded, type Learning, type MedicalSituation, medicalNeeded, type Nationality } from '../categories/duties.ts'
import type { Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { acceptedFor } from './accepted.ts'
import { addressPieces } from './housing.ts'
import { type RequestReason, requests } from './reasons.ts'

const a12_1 = article('Arrêté du 20 avril 2012', '1')
const a16 = article('Arrêté du 23 décembre 2016', '1')
const r221_1 = article('Code de la route', 'R. 221-1')
const r3314_4 = article('Code des transports', 'R. 3314-4')
const aex5 = article('Arrêté du 12 janvier 2012', '5')

export const pieces = [
  'identity',
  'address-proof',
  'host-attestation',
  'host-identity',
  'domiciliation-attestation',
  'hotel-attestation',
  'harbour-attestation',
  'representative-identity',
  'representative-consent',
  'photo-signature',
  'assr',
  'jdc',
  'stay',
  'residence-185-days',
  'medical-opinion',
  'current-licence',
  'cepc',
  'training-certificate',
  'transport-training-certificate',
  'theft-declaration',
  'civil-status-proof',
  'error-proof',
  'measure-decision',
  'psychotechnical-report',
  'foreign-licence',
  'birth-name-proof',
  'translation',
  'rights-attestation',
  'arrival-proof',
  'issuing-state-residence',
  'conversion-sheet',
  'diploma',
] as const
export type Piece = (typeof pieces)[number]

export type Housing = 'own' | 'hosted' | 'parents' | 'homeless' | 'hotel' | 'boat'
/** What may stand in the place of a piece. */
export type Alternative = 'honour-declaration' | 'supplier-check' | 'heavy-waiver' | 'paper-form'

/** What decides which pieces are asked. */
export interface Situation {
  readonly reason: RequestReason
  readonly category: Category
  readonly birth: Day
  readonly on: Day
  readonly nationality: Nationality
  readonly housing: Housing
  readonly minorOrProtected: boolean
  readonly firstLicence: boolean
  readonly medical: MedicalSituation
  readonly learning?: Learning
  /** Foreign licences: in French already; lost or stolen; exchange made compulsory by an offence. */
  readonly foreign?: { readonly inFrench?: boolean; readonly missing?: 'lost' | 'stolen'; readonly afterOffence?: boolean }
}

export interface AskedPiece {
  readonly piece: Piece
  readonly why: Reason
  readonly accepts: readonly Words[]
  readonly alternatives?: Alternative
  /** Not asked of everybody in this situation: the request is complete without it, with the effect that `why` says. */
  readonly optional?: true
}

/** A copy of the favourable CEPC was joined to the request until 3 December 2022. */
const cepcCopyAsked = dated('copy of the CEPC in the request', a12_1, { '2013-01-19': true, '2022-12-04': false })

/** The pieces to join to this request, for this person: each with its reason and what is accepted; and why the others are not asked. */
export function piecesFor(situation: Situation, settings: Settings = official2026): Answer<AskedPiece[]> {
  const asked: AskedPiece[] = []
  const spared: Reason[] = []
  const ask = (piece: Piece, why: Reason, more: Pick<AskedPiece, 'alternatives' | 'optional'> = {}) => {
    if (!asked.some(a => a.piece === piece)) asked.push({ piece, why, accepts: acceptedFor(piece, situation, settings), ...more })
  }
  const askWhen = (piece: Piece, rule: Answer, more: Pick<AskedPiece, 'alternatives'> = {}) => {
    const [first, ...rest] = rule.reasons
    if (rule.value && first) ask(piece, { ...first, articles: [first, ...rest].flatMap(r => r.articles) }, more)
    else spared.push(...rule.reasons)
  }
  const row = requests[situation.reason]
  for (const piece of row.pieces) {
    if (piece === 'address-proof') for (const one of addressPieces(situation)) ask(one.piece, one.why, one)
    else if (piece !== 'translation' || !situation.foreign?.inFrench) ask(piece, always(piece, situation), alternativeTo(piece))
  }
  askRepresentative(situation, ask)
  const { birth, on, nationality, firstLicence, learning, category } = situation
  const person = { birth, on, nationality, firstLicence, learning, category }
  for (const matter of row.accordingTo) {
    if (matter === 'assr') askWhen('assr', assrNeeded(person, settings), { alternatives: 'honour-declaration' })
    if (matter === 'jdc') askWhen('jdc', jdcNeeded(person, settings))
    if (matter === 'stay') askStay(situation, ask, spared)
    if (matter === 'medical') askMedical(situation, askWhen)
  }
  askForReason(situation, settings, ask)
  return { value: asked, reasons: [...asked.map(a => a.why), ...spared] }
}

type Ask = (piece: Piece, why: Reason, more?: Pick<AskedPiece, 'alternatives' | 'optional'>) => void

const because = (code: string, fr: string, en: string, source: Reason['articles'][number] = a12_1): Reason =>
  reason(code, { fr, en }, source)

function always(piece: Piece, { reason: why }: Situation): Reason {
  const row = requests[why]
  const words = {
    fr: `Demandé à tous pour ${row.words.fr}.`,
    en: `Asked of everybody to ${row.words.en}.`,
  }
  return reason(`asked-${piece}`, words, piece === 'identity' ? [a16] : row.articles, { reason: why })
}

const alternativeTo = (piece: Piece): Pick<AskedPiece, 'alternatives'> =>
  piece === 'photo-signature' ? { alternatives: 'paper-form' } : {}

function askRepresentative({ minorOrProtected, reason: why }: Situation, ask: Ask): void {
  if (!minorOrProtected || why === 'error-on-card') return
  const [fr, en] = [
    'Vous êtes mineur ou protégé : votre représentant légal signe la demande avec vous.',
    'You are a minor or a protected adult: your legal representative signs the request with you.',
  ]
  ask('representative-identity', because('representative', fr, en))
  ask('representative-consent', because('representative', fr, en))
}

function askStay({ nationality }: Situation, ask: Ask, spared: Reason[]): void {
  if (nationality === 'french') {
    spared.push(because('stay-not-needed', 'Vous êtes français : aucun titre de séjour.', 'You are French: no stay permit.', r221_1))
  } else if (nationality === 'eu') {
    const why = because(
      'residence-185-days',
      'Vous devez résider en France au moins 185 jours par an.',
      'You must live in France at least 185 days a year.',
      r221_1,
    )
    ask('residence-185-days', why)
  } else {
    const why = because(
      'stay',
      'Vous devez avoir le droit de séjourner en France le jour de la demande et le jour où le permis est délivré.',
      'You must have the right to stay in France on the day of the request and on the day the licence is issued.',
      a16,
    )
    ask('stay', why)
  }
}

function askMedical(situation: Situation, askWhen: (piece: Piece, rule: Answer, more?: Pick<AskedPiece, 'alternatives'>) => void): void {
  const { category, medical, on, reason: why } = situation
  const waiver = (why === 'exchange-eu' || why === 'exchange-non-eu') && isGroup2(category)
  askWhen('medical-opinion', medicalNeeded(category, medical, on), waiver ? { alternatives: 'heavy-waiver' } : {})
}

/** What one reason alone asks. */
function askForReason(situation: Situation, settings: Settings, ask: Ask): void {
  const { reason: why, category, birth, on, firstLicence, foreign, nationality } = situation
  if (why === 'first-licence-after-exam' || why === 'added-category-after-exam') {
    if (cepcCopyAsked.on(on) || settings['cepc-in-request'] === 'attached') {
      ask(
        'cepc',
        because('cepc-copy', 'La copie du CEPC favorable accompagne la demande.', 'A copy of the favourable CEPC goes with the request.'),
      )
    }
  }
  if (why.startsWith('training-') && !(why === 'training-AM' && firstLicence)) {
    ask('current-licence', because('licence-to-complete', 'Votre permis actuel sera remplacé.', 'Your current licence will be replaced.'))
  }
  if ((why === 'loss' || why === 'theft' || why === 'damage') && isGroup2(category)) {
    const kept = because(
      'medical-optional',
      'Facultatif : sans avis médical, la nouvelle carte garde la même date de fin.',
      'Optional: without a medical opinion, the new card keeps the same end date.',
      article('Arrêté du 20 avril 2012', '8'),
    )
    ask('medical-opinion', kept, { optional: true })
  }
  if (why === 'military' && needsTransportTraining(category, oldEnough('C', birth, on, {}, settings).value)) {
    const words = [
      'Pour cette catégorie, l’attestation de formation professionnelle est demandée.',
      'For this category, the professional training certificate is asked.',
    ] as const
    ask('transport-training-certificate', because('transport-training', ...words, r3314_4))
  }
  if (why === 'exchange-eu' && nationality === 'eu') {
    ask('birth-name-proof', because('birth-name', 'La carte porte votre nom de naissance.', 'The card carries your birth name.', aex5))
  }
  if (foreign && why.startsWith('exchange-')) askForExchange(foreign, why, ask)
}

function askForExchange(foreign: NonNullable<Situation['foreign']>, why: RequestReason, ask: Ask): void {
  if (foreign.missing) {
    ask('theft-declaration', because('foreign-licence-missing', 'Votre permis est perdu ou volé.', 'Your licence is lost or stolen.', aex5))
  }
  if (foreign.afterOffence && why === 'exchange-eu') {
    const r222_2 = article('Code de la route', 'R. 222-2')
    const words = ['L’échange vous a été imposé après une infraction.', 'The exchange was ordered after an offence.'] as const
    ask('measure-decision', because('exchange-ordered', ...words, r222_2))
    ask('medical-opinion', because('exchange-ordered', ...words, r222_2))
  }
}

/** Military conversion: always for passengers, before the ordinary age of C for goods. */
function needsTransportTraining(category: Category, oldEnoughForC: boolean): boolean {
  if (category.startsWith('D')) return true
  return (category === 'C' || category === 'CE') && !oldEnoughForC
}
