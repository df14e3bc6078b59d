import { type Category, day, daysBetween, type Piece, piecesFor, type Situation } from '@papier-rose/law'
import { amaDriver, aSent, events, linaDriver, linaExam } from '../application/fixtures.ts'
import type { ApplicationEvent, Facts } from '../application/index.ts'
import { instant } from '../kit/clock.ts'
import type { Agent } from '../kit/http.ts'
import { offered, openingOf } from './access.ts'
import type { OpenedFile } from './file.ts'
import { actorOf, tellEvent } from './history.ts'
import type { Row } from './read.ts'

// Agents and files as the tests and the gallery need them: each function has defaults, and takes what differs.

const agent = (agentId: string, name: string, ...roles: Agent['roles']): Agent => ({
  kind: 'agent',
  agentId,
  name,
  roles,
  departement: '94',
})

export const paulette = agent('paulette', 'Paulette Girard', 'reviewer')
export const karim = agent('karim', 'Karim Benali', 'reviewer')
export const solange = agent('solange', 'Solange Faure', 'supervisor')
export const nour = agent('nour', 'Nour Belkacem', 'verifier')
export const djamila = agent('djamila', 'Djamila Haddad', 'desk')
export const yves: Agent = { ...agent('yves', 'Yves Tanguy', 'reviewer', 'supervisor'), departement: '69' }

const names: Readonly<Record<string, string>> = Object.fromEntries([paulette, karim, solange].map(({ agentId, name }) => [agentId, name]))
export const nameOf = (id: string): string => names[id] ?? id

export const today = day('2026-11-28')

const situation: Situation = {
  reason: 'first-licence-after-exam',
  category: 'B',
  birth: linaDriver.birthDay,
  on: day('2026-11-26'),
  nationality: 'french',
  housing: 'parents',
  minorOrProtected: true,
  firstLicence: true,
  medical: {},
  learning: 'aac',
}

export const facts: Facts = {
  lang: 'fr',
  email: 'lina@courriel.example',
  mobile: '0612345678',
  nationality: 'french',
  housing: 'parents',
  address: {
    lines: ['MME LINA MOREAU', '12 B RUE DES OEILLETS', '94240 L HAY LES ROSES'],
    commune: '94038',
    postcode: '94240',
    letterboxName: 'MOREAU',
  },
  photoCode: 'LNA2222222222222222222',
  photoHolder: linaExam.id,
  medical: [],
  declared: ['assr'],
  representative: { name: 'Odile MOREAU', link: 'parent' },
}

const questions = [
  {
    page: 'nationalite',
    question: { fr: 'Quelle est votre nationalité ?', en: 'What is your nationality?' },
    answer: { fr: 'Française', en: 'French' },
  },
  {
    page: 'logement',
    question: { fr: 'Chez qui habitez-vous ?', en: 'Whose home do you live in?' },
    answer: { fr: 'Chez mes parents', en: 'My parents’' },
  },
]

const sentOn = instant(new Date('2026-11-26T11:00:00Z'))
const evidence = (piece: Piece, i: number, state: 'submitted' | 'replaced' = 'submitted', pages = 1): OpenedFile['evidence'][number] => ({
  id: `0199aaaa-0000-7000-8000-0000000002${10 + i}`,
  owner: { kind: 'application', id: linaExam.id },
  piece,
  state,
  kind: pages > 1 ? 'pdf' : 'jpeg',
  pages,
  size: 120_000,
  name: pages > 1 ? 'facture.pdf' : `${piece}.jpg`,
  commitment: '00',
  receivedAt: sentOn,
  submittedAt: sentOn,
  endedAt: null,
  replacedBy: null,
})

export const pieces: readonly Piece[] = [
  'identity',
  'address-proof',
  'host-attestation',
  'representative-identity',
  'photo-signature',
  'assr',
]

/** Lina's file as that agent sees it after these events. */
export function aFile(reader: Agent, past: readonly ApplicationEvent[] = [], change: Partial<OpenedFile> = {}): OpenedFile {
  const all = [events.submitted({ pieces }), ...past]
  const sent = aSent(...past)
  const subject = { ...sent.state.subject, pieces }
  const untouched = Object.fromEntries(pieces.map(piece => [piece, { state: 'to-check' as const }]))
  const now = { ...sent.state, subject, pieces: { ...untouched, ...sent.state.pieces } }
  const opening = openingOf(reader, now)
  const words = new Map(past.flatMap(event => (event.type === 'CorrectionAsked' && event.wordsId ? [[event.wordsId, own] as const] : [])))
  return {
    id: sent.id,
    now,
    opening: opening === 'not-here' ? 'held-by-another' : opening,
    today,
    offered: offered(reader, now),
    driver: linaDriver,
    identity: { familyName: 'MOREAU', givenNames: ['Lina', 'Jeanne'], birthdate: '2009-03-12' },
    answers: [{ questions, facts }],
    asked: piecesFor(situation).value,
    evidence: [
      evidence('identity', 0),
      evidence('identity', 1),
      evidence('address-proof', 2, 'submitted', 3),
      evidence('host-attestation', 3),
    ],
    history: all.map(event => ({
      what: tellEvent(event, nameOf),
      at: event.at,
      by: actorOf(event, subject.accountId, nameOf),
      ...(event.type === 'CorrectionAsked' && event.wordsId ? { said: own } : {}),
    })),
    others: [],
    exam: linaExam,
    ...(subject.cepcLastDay ? { daysLeft: daysBetween(today, subject.cepcLastDay) } : {}),
    ...(now.taker ? { takerName: nameOf(now.taker) } : {}),
    colleagues: [karim, solange].map(one => ({ ...one, id: one.agentId, email: `${one.agentId}@prefecture.example` })),
    messages: [],
    words,
    ...change,
  }
}

const own = 'La facture est du 4 janvier 2025.'
export const replaced = evidence('address-proof', 4, 'replaced')
export const ama = amaDriver

/** A line of a worklist. */
export const aRow = (change: Partial<Row> & { category?: Category } = {}): Row => ({
  id: linaExam.id,
  status: 'with-agent',
  kind: 'first-licence-after-exam',
  category: 'B',
  cepcLastDay: day('2027-03-20'),
  submittedOn: day('2026-11-26'),
  heldSince: sentOn,
  correctionLastDay: null,
  mended: false,
  answerBy: null,
  name: 'MOREAU Lina Jeanne',
  taker: null,
  takerName: null,
  elsewhere: null,
  ...change,
})
