import { type Category, day, official2026, type Piece } from '@papier-rose/law'
import type { PassedExam } from '../exam/index.ts'
import type { Actor } from '../kit/allowed.ts'
import { instant } from '../kit/clock.ts'
import type { Driver } from '../record/index.ts'
import { type Application, type Elsewhere, type Event, evolve, initial, type Subject } from './application.ts'
import type { Asking } from './asking.ts'
import { decide } from './decide.ts'
import type { Answers } from './facts.ts'
import type { Sent } from './sent.ts'

// People, answers and requests as tests and the gallery need them: each function has defaults, and takes what differs.

export const noon = instant(new Date('2026-11-26T11:00:00Z'))
const on = day('2026-11-26')

/** Who acts, in what quality, at noon. */
export const act = <As extends Actor>(as: As, by: string) => ({ as, by, at: noon }) as const
export const lina = act('applicant', 'lina')
export const paulette = act('reviewer', 'paulette')

export const aSubject = (change: Partial<Subject> = {}): Subject => ({
  driverId: '0199aaaa-0000-7000-8000-0000000000d1',
  accountId: 'lina',
  kind: 'first-licence-after-exam',
  category: 'B' satisfies Category,
  resultId: '0199aaaa-0000-7000-8000-0000000000e1',
  answersId: '0199aaaa-0000-7000-8000-0000000000a1',
  pieces: ['identity', 'address-proof', 'photo-signature'],
  office: '94',
  cepcLastDay: day('2027-03-20'),
  lang: 'fr',
  ...change,
})

const byLina = { by: 'lina', at: noon } as const
const byPaulette = { by: 'paulette', at: noon } as const

/** What may happen to a request, each at noon on 26 November 2026. */
export const events = {
  submitted: (change: Partial<Subject> = {}): Event => ({ type: 'Submitted', subject: aSubject(change), on, ...byLina }),
  joined: (answersId = 'again'): Event => ({ type: 'Joined', answersId, ...byLina }),
  taken: (by = 'paulette'): Event => ({ type: 'Taken', by, at: noon }),
  sentElsewhere: (to: Elsewhere = { kind: 'fraud-cell' }): Event => ({ type: 'SentElsewhere', to, wordsId: 'why', on, ...byPaulette }),
  sentBack: (by = 'nour'): Event => ({ type: 'SentBack', wordsId: 'opinion', on, by, at: noon }),
  accepted: (piece: Piece): Event => ({ type: 'PieceAccepted', piece, ...byPaulette }),
  asked,
  sent: (piece: Piece, stillToMend: readonly Piece[] = []): Event => ({ type: 'CorrectionSent', piece, on, stillToMend, ...byLina }),
  approved: (): Event => ({ type: 'Approved', on, ...byPaulette }),
  refused: (...codes: readonly string[]): Event => ({
    type: 'Refused',
    grounds: (codes.length > 0 ? codes : ['too-young']).map(code => ({ code, factsId: `facts-${code}` })),
    on,
    ...byPaulette,
  }),
  withdrawn: (): Event => ({ type: 'Withdrawn', ...byLina }),
  closed: (): Event => ({ type: 'Closed', on: day('2027-05-27'), by: 'papier-rose', at: noon }),
} as const

/** A correction of that piece, with the days that the law gives. */
function asked(piece: Piece, reason: string, wordsId?: string): Event {
  const before = afterwards(events.submitted({ pieces: [piece] }), events.taken())
  const outcome = decide({ type: 'AskForCorrection', piece, reason, on, ...(wordsId ? { wordsId } : {}), ...paulette }, before)
  const [event] = 'refused' in outcome ? [] : outcome
  if (!event) throw new Error(`no correction of ${piece}`)
  return event
}

/** The request after these events. */
export const afterwards = (...past: readonly Event[]): Application => past.reduce(evolve, initial)

/** A request that was sent, and what happened since. */
export function aSent(...past: readonly Event[]): Sent {
  const state = afterwards(events.submitted(), ...past)
  return { id: aSubject().answersId, version: past.length + 1, state: { ...state, subject: state.subject ?? aSubject() } }
}

/** Lina, 17, conduite accompagnée: the driver as her exam file says. */
export const linaDriver: Driver = {
  id: aSubject().driverId,
  neph: '240975100001',
  birthName: 'MOREAU',
  firstNames: ['Lina', 'Jeanne'],
  sex: 'female',
  birthDay: day('2009-03-12'),
  birthplaceCode: '75111',
  birthplace: 'Paris 11e Arrondissement',
  birthCountry: '99100',
}

/** Ama, grown up, born abroad. */
export const amaDriver: Driver = {
  ...linaDriver,
  id: '0199aaaa-0000-7000-8000-0000000000d2',
  neph: '250175100004',
  birthName: 'MENSAH',
  firstNames: ['Ama', 'Akosua'],
  birthDay: day('1996-11-02'),
  birthplaceCode: '',
  birthplace: 'Accra',
  birthCountry: '99329',
}

export const linaExam: PassedExam = {
  id: aSubject().resultId,
  driverId: linaDriver.id,
  category: 'B',
  categories: ['B'],
  examDay: day('2026-11-20'),
  publishedOn: day('2026-11-22'),
  centre: 'Créteil (94)',
  departement: '94',
  cepc: { firstDay: day('2026-11-20'), lastDay: day('2027-03-20') },
  codes: [],
  automatic: false,
  medicalCheckAsked: false,
  professionalTitle: false,
  learning: 'aac',
}

/** Every answer of Lina, who lives with her parents in L’Haÿ-les-Roses. */
export const fullAnswers: Answers = {
  identity: { right: true },
  nationality: 'french',
  contact: { email: 'lina@courriel.example', mobile: '0612345678' },
  postcode: '94240',
  address: { postcode: '94240', commune: '94038', street: '12 bis rue des Œillets', letterboxName: 'MOREAU' },
  housing: 'parents',
  representative: { name: 'Odile MOREAU', link: 'parent' },
  medical: [],
  photo: { code: 'LNA2222222222222222222', takenOn: day('2026-11-01'), lastDay: day('2027-05-01') },
}

/** What a page of the request looks at: Lina, on 24 November 2026, who has answered nothing yet. */
export const asking = (change: Partial<Asking> = {}): Asking => ({
  draft: { id: aSubject().answersId, kind: 'first-licence-after-exam' },
  answers: {},
  driver: linaDriver,
  exam: linaExam,
  account: { email: 'lina@courriel.example', lang: 'fr' },
  files: [],
  today: day('2026-11-24'),
  law: official2026,
  ...change,
})

/** A photo sent for each of these pieces. */
export const filesFor = (...pieces: readonly Piece[]): Asking['files'] =>
  pieces.map((piece, i) => ({ id: `0199aaaa-0000-7000-8000-0000000001${10 + i}`, piece, name: `${piece}.jpg`, pages: 1, kind: 'jpeg' }))
