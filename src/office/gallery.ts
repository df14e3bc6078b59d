import { day, type FactKind, objectionsTo, official2026, retentionLastDay } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { type GalleryEntry, state } from '../kit/design/gallery.ts'
import type { Role } from '../kit/http.ts'
import { refuse } from '../kit/store.ts'
import { knownLife, lives, sampleDriver, sampleLetters } from '../licence/fixtures.ts'
import {
  type AwaitedRow,
  type KnownFact,
  type NewFact,
  type Proposal,
  type Purpose,
  partsOpened,
  purposesOfRoles,
  type RetentionRow,
} from '../record/index.ts'
import { kindsFor } from './access.ts'
import { opened, today } from './fixtures.ts'
import { aptitudesPage } from './pages/aptitudes.ts'
import { type FactForm, factForm } from './pages/fact-form.ts'
import { type ProposalView, proposalPage, proposalsPage } from './pages/proposals.ts'
import { purposePage } from './pages/purpose.ts'
import { type RecordActs, recordPage } from './pages/record-view.ts'
import { refusedWords } from './pages/refused.ts'
import { retentionsPage } from './pages/retentions.ts'
import { type SearchView, searchPage } from './pages/search.ts'
import { takeBackForm } from './pages/take-back.ts'
import { readFact, typedFrom } from './reading.ts'

const ids = { csrf: 'proof', id: '0199aaaa-0000-7000-8000-00000000000f' }

const rows = [
  { id: sampleDriver.id, neph: sampleDriver.neph, name: 'PETIT Marcel André', birthDay: '1978-09-09', birthplace: 'Lille' },
  {
    id: '00000000-0000-7000-8000-0000000000d2',
    neph: '220669200002',
    name: 'ŒUVRARD-L’HÔPITAL Zoé Marie-Ève',
    birthDay: '2004-02-29',
    birthplace: '',
  },
]
const search = (title: string, view?: SearchView) => state(title, lang => searchPage(lang, view))

const drivers: GalleryEntry = {
  name: 'drivers',
  routes: ['/agents/conducteurs'],
  states: [
    search('nothing asked yet'),
    search('found', { typed: 'peti', rows: rows.slice(0, 1), count: 1, near: false, beside: rows.slice(1), page: 1 }),
    search('the nearest names', { typed: 'petti', rows: rows.slice(0, 1), count: 1, near: true, beside: [], page: 1 }),
    search('the second page of three', { typed: 'martin', rows, count: 60, near: false, beside: [], page: 2 }),
    search('nobody', { typed: '9999', rows: [], count: 0, near: false, beside: [], page: 1 }),
  ],
}

const purpose: GalleryEntry = {
  name: 'purpose',
  routes: ['/agents/conducteurs/:id/motif'],
  states: (['rights-officer', 'court-clerk', 'reviewer', 'desk'] satisfies Role[]).flatMap(role => {
    const shown = { driverId: sampleDriver.id, choices: purposesOfRoles([role]), ids }
    return [
      state(role, lang => purposePage(lang, shown)),
      ...(role === 'rights-officer' ? [state('none chosen', lang => purposePage(lang, { ...shown, missing: true }))] : []),
    ]
  }),
}

const actsOf = (role: Role, purpose: Purpose): RecordActs => ({
  kinds: kindsFor({ roles: [role] }, purpose, partsOpened([role], purpose, { law: official2026 })),
  correct: ({ kind }) => kind === 'administrative-suspension',
  takeBack: () => role !== 'reviewer',
})
const open = (title: string, life: keyof typeof lives, role: Role, why: Purpose, letters?: keyof typeof sampleLetters) =>
  state(title, lang => recordPage(lang, opened(lives[life], role, why, letters ? (sampleLetters[letters] ?? []) : []), actsOf(role, why)))

const record: GalleryEntry = {
  name: 'record',
  routes: ['/agents/conducteurs/:id'],
  states: [
    open('suspended', 'suspended', 'rights-officer', 'measure'),
    open('suspended, aptitude awaited', 'suspended, aptitude awaited', 'supervisor', 'measure'),
    open('suspended, for the decision of aptitude', 'suspended', 'rights-officer', 'aptitude'),
    open('invalidated, with its letters', 'invalidated, card handed back', 'rights-officer', 'points', 'one on its way, one notified'),
    open('probation with a loss', 'probation with a loss', 'rights-officer', 'points', 'taken back; points given back'),
    open('annulled, for the court', 'annulled', 'court-clerk', 'judgment'),
    open('retained yesterday', 'retained yesterday', 'rights-officer', 'measure'),
    open('acquitted', 'acquitted', 'rights-officer', 'measure'),
    open('for a reviewer', 'suspended', 'reviewer', 'request'),
    open('for the desk: the title alone', 'invalidated', 'desk', 'hand-over'),
    open('to correct a civil status', 'suspended', 'rights-officer', 'identity'),
    open('nothing recorded', 'none', 'rights-officer', 'measure'),
  ],
}

const someLife = knownLife(lives.suspended)
const sampleFact = someLife.facts[0] as KnownFact
const sampleForm = (kind: FactKind, teller: 'prefecture' | 'court', more: Partial<FactForm> = {}): FactForm => ({
  action: `/agents/conducteurs/${sampleDriver.id}/inscrire/${kind}`,
  kind,
  teller,
  name: 'PETIT Marcel André',
  typed: {},
  ids,
  version: 4,
  facts: someLife.facts,
  ...more,
})
const blank = (role: Role, why: Purpose, teller: 'prefecture' | 'court') =>
  kindsFor({ roles: [role] }, why, partsOpened([role], why, { law: official2026 })).map(kind =>
    state(`${kind}, ${teller}`, lang => factForm(lang, sampleForm(kind, teller))),
  )
const tooLong = {
  reference: '3F-0002',
  ground: 'speed-40',
  months: '9',
  'notifiedOn-day': '20',
  'notifiedOn-month': '11',
  'notifiedOn-year': '2026',
}
const judged = readFact('administrative-suspension', tooLong, 'prefecture', 0).fact
const objections = judged ? objectionsTo(judged as never, someLife, today, official2026) : []

const acts: GalleryEntry = {
  name: 'record an act',
  routes: ['/agents/conducteurs/:id/inscrire/:kind'],
  states: [
    ...blank('rights-officer', 'measure', 'prefecture'),
    ...blank('court-clerk', 'judgment', 'court'),
    state('to mend', lang => {
      const typed = { ...tooLong, months: 'neuf', reference: 'n° 12', 'notifiedOn-day': '31' }
      const { errors } = readFact('administrative-suspension', typed, 'prefecture', 0)
      return factForm(lang, sampleForm('administrative-suspension', 'prefecture', { typed, errors }))
    }),
    state('the law objects', lang =>
      factForm(
        lang,
        sampleForm('administrative-suspension', 'prefecture', { typed: tooLong, became: { refused: refuse('law-objects'), objections } }),
      ),
    ),
    ...(['record-changed', 'contradicts-itself', 'told-of-another', 'key-used'] as const).map(code =>
      state(code, lang =>
        factForm(lang, sampleForm('administrative-suspension', 'prefecture', { typed: tooLong, became: { refused: refuse(code) } })),
      ),
    ),
  ],
}

const correcting: GalleryEntry = {
  name: 'correct an act',
  routes: ['/agents/conducteurs/:id/faits/:fact/corriger'],
  states: [
    state('begins with what was recorded', lang =>
      factForm(
        lang,
        sampleForm(sampleFact.kind, 'prefecture', { corrects: sampleFact.reference, typed: typedFrom(sampleFact as NewFact) }),
      ),
    ),
  ],
}

const back = (title: string, more: Partial<Parameters<typeof takeBackForm>[1]> = {}) =>
  state(title, lang => takeBackForm(lang, { fact: sampleFact, driverId: sampleDriver.id, name: 'PETIT Marcel André', ids, ...more }))
const takingBack: GalleryEntry = {
  name: 'take an act back',
  routes: ['/agents/conducteurs/:id/faits/:fact/reprendre'],
  states: [
    back('asked'),
    back('no reason chosen', { errors: [{ field: 'why', words: { fr: 'Choisissez pourquoi.', en: 'Choose why.' } }] }),
    back('no words', { typed: { why: 'error', reason: '' }, errors: [{ field: 'reason', words: refusedWords(refuse('reason-missing')) }] }),
    back('proposed already', { became: { refused: refuse('proposed-already') } }),
    back('gone meanwhile', { became: { refused: refuse('fact-unknown') } }),
  ],
}

const lifting: Proposal = {
  id: '00000000-0000-7000-8000-0000000000f2',
  office: 'prefecture-75',
  driverId: sampleDriver.id,
  fact: {
    ...sampleFact,
    id: '00000000-0000-7000-8000-0000000000f2',
    kind: 'measure-lifted',
    reference: 'L-0001',
    content: { for: sampleFact.reference, on: today, why: 'withdrawn' },
  } as KnownFact,
  reason: 'Erreur sur l’identité du conducteur, signalée par la gendarmerie.',
  proposedBy: 'odile',
  proposedAt: '2026-11-23T08:12:00.000Z' as Instant,
}
const withdrawing: Proposal = {
  ...lifting,
  id: '00000000-0000-7000-8000-0000000000f3',
  fact: sampleFact,
  takesBack: 'wrong-person',
  reason: 'L’arrêté vise un homonyme né le même jour.',
}
const declined: Proposal = {
  ...withdrawing,
  settled: {
    how: 'declined',
    by: 'remi',
    at: '2026-11-23T09:40:00.000Z' as Instant,
    answer: 'J’ai vérifié : l’arrêté porte bien son NEPH.',
  },
}
const listed = (title: string, proposals: readonly Proposal[], others: readonly Proposal[] = []) =>
  state(title, lang =>
    proposalsPage(lang, {
      proposals,
      declined: others,
      name: id => (id === 'remi' ? 'Rémi Vasseur' : 'Odile Marchand'),
      me: 'solange',
      ids,
    }),
  )
const waiting = (title: string, mine: boolean, more: Partial<ProposalView> = {}) =>
  state(title, lang =>
    proposalPage(lang, {
      proposal: lifting,
      who: 'PETIT Marcel André',
      life: someLife,
      proposedBy: 'Odile Marchand',
      mine,
      ids,
      ...more,
    }),
  )
const toConfirm: GalleryEntry = {
  name: 'acts to confirm',
  routes: ['/agents/a-confirmer', '/agents/a-confirmer/:id'],
  states: [
    listed('three of them', [lifting, { ...lifting, proposedBy: 'solange' }, withdrawing]),
    listed('none', []),
    listed('one of mine was declined', [lifting], [declined]),
    waiting('one, of a colleague', false),
    waiting('one, of mine', true),
    waiting('to take back', false, { proposal: withdrawing }),
    waiting('declined without a reason', false, { errors: [{ field: 'reason', words: refusedWords(refuse('reason-missing')) }] }),
    waiting('the same person cannot', true, { became: { refused: refuse('same-person') } }),
    waiting('gone meanwhile', false, { became: { refused: refuse('fact-unknown') } }),
  ],
}

const awaitedRow = (reference: string, lastDay: string, completeOn?: string): AwaitedRow => ({
  about: reference,
  driverId: sampleDriver.id,
  reference,
  kind: 'administrative-suspension',
  lastDay: day(lastDay),
  heldBy: completeOn ? 'prefecture' : 'driver',
  missing: completeOn ? ['decision'] : ['opinion', 'psychotechnical', 'decision'],
  completeOn: completeOn ? day(completeOn) : null,
})
const aptitudes: GalleryEntry = {
  name: 'aptitude awaited',
  routes: ['/agents/aptitudes'],
  states: [
    state('late by both, on its last day, to come', lang => {
      const rows = [
        awaitedRow('3F-0001', '2026-11-10', '2026-11-14'),
        awaitedRow('3F-0002', '2026-11-20'),
        awaitedRow('3F-0003', '2026-11-23', '2026-11-20'),
        awaitedRow('J-0004', '2026-12-08'),
      ]
      return aptitudesPage(lang, { today, rows, count: 4, page: 1 })
    }),
    state('the second page of three', lang =>
      aptitudesPage(lang, { today, rows: [awaitedRow('3F-0001', '2026-12-10')], count: 60, page: 2 }),
    ),
    state('nothing', lang => aptitudesPage(lang, { today, rows: [], count: 0, page: 1 })),
  ],
}

const retained = (reference: string, on: string, more: Partial<RetentionRow> = {}): RetentionRow => ({
  about: reference,
  driverId: sampleDriver.id,
  reference,
  on: day(on),
  verified: true,
  lastDay: retentionLastDay(day(on), more.verified ?? true),
  must: true,
  ...more,
})
const retentions: GalleryEntry = {
  name: 'retentions to decide',
  routes: ['/agents/retentions'],
  states: [
    state('over in an hour, by its hour, its hour unknown', lang =>
      retentionsPage(lang, {
        now: { day: today, minute: 575 },
        rows: [
          retained('R-0001', '2026-11-20', { verified: false, must: false, at: '09:10' }),
          retained('R-0002', '2026-11-20', { verified: false, must: false }),
          retained('R-0003', '2026-11-21', { at: '22:40' }),
          retained('R-0004', '2026-11-22'),
        ],
        count: 4,
        page: 1,
      }),
    ),
    state('none', lang => retentionsPage(lang, { now: { day: today, minute: 575 }, rows: [], count: 0, page: 1 })),
  ],
}

/** The agents’ pages on a driver’s record. */
export const officeGallery: readonly GalleryEntry[] = [
  drivers,
  purpose,
  record,
  acts,
  correcting,
  takingBack,
  toConfirm,
  aptitudes,
  retentions,
]
