import assert from 'node:assert/strict'
import test from 'node:test'
import { type Day, day, type LifeFact, official2026 } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import type { Instant } from '../kit/clock.ts'
import { given } from '../kit/testing/deciding.ts'
import { allowed } from './decide.ts'
import { records } from './reactions.ts'
import type { Command, Driven, Event } from './record.ts'

const at = '2026-11-24T09:00:00.000Z' as Instant
const act = { by: 'papier-rose', at }
const ask = { ...act, as: 'system' } as const
const exam = day('2026-11-23')
const b = { category: 'B', since: exam, codes: [] } as const
const cepc = { cepcId: 'cepc-1', categories: ['B'], firstDay: exam, lastDay: day('2027-03-23'), codes: [] } as const
const issue = (told: LifeFact[] = [], more: { on?: Day; known?: Pick<Driven, 'facts' | 'takenBack'> } = {}): Command => {
  const known = { facts: told.map(() => 'fact-1'), takenBack: [] }
  const facts = { on: day('2026-11-24'), birth: day('2000-01-01'), told, known, law: official2026 }
  return { type: 'IssueCepc', ...cepc, ...facts, ...more, ...ask }
}
const issued: Event = { type: 'CepcIssued', ...cepc, ...act }
const heard = { factId: 'fact-1', commitment: 'c' } as const
const attest = (
  told: LifeFact[] = [],
  known = { facts: told.map(() => 'fact-1'), takenBack: [] as string[] },
): Extract<Command, { type: 'IssueCertificate' }> => ({
  type: 'IssueCertificate',
  certificateId: 'certificate-1',
  on: day('2026-11-25'),
  birth: day('2000-01-01'),
  told,
  known,
  law: official2026,
  ...act,
  as: 'applicant',
})
const banned: Event = { type: 'FactTold', ...heard, ...act }
const suspension = (ground: 'other' | 'alcohol' = 'other'): LifeFact => ({
  kind: 'administrative-suspension',
  source: 'prefecture-75',
  reference: '3F-1',
  revision: 0,
  knownOn: day('2026-11-24'),
  content: { ground, notifiedOn: day('2026-11-24'), months: 1 },
})
const card = { number: '26AA00001', issuedOn: day('2026-12-01'), lastDay: day('2041-12-01'), receivedOn: day('2026-12-05') }
const handed: Event = { type: 'TitleHandedOver', ...card, ...act }

test('a category is recorded once; told again it changes nothing, with other codes it is corrected', () => {
  const told: Command = { type: 'GiveCategory', ...b, ...ask }
  given(records)
    .when(told)
    .then({ type: 'CategoryGiven', ...b, ...act })
  const once: Event = { type: 'CategoryGiven', ...b, ...act }
  given(records, once).when(told).thenNothing()
  const state = given(records, once)
    .when({ ...told, codes: ['78'] })
    .then({ type: 'CategoryGiven', codes: ['78'] })
  assert.deepEqual(state.categories, [{ ...b, codes: ['78'] }])
})

test('a CEPC is issued once', () => {
  given(records).when(issue()).then(issued)
  given(records, issued).when(issue()).thenNothing()
})

for (const [on, may] of [
  ['2026-12-23', false],
  ['2026-12-24', false],
  ['2026-12-25', true],
] as const) {
  test(`on ${on}, a CEPC ${may ? 'is issued: the suspension is over' : 'is not issued: the suspension still runs, its last day included'}`, () => {
    const when = given(records, banned).when(issue([suspension()], { on: day(on) }))
    if (may) when.then(issued)
    else when.thenRefused('may-not-drive', { reasons: ['banned-suspension-administrative'] })
  })
}

test('the last day of a suspension that needs aptitude gives nothing back by itself', () =>
  given(records, banned)
    .when(issue([suspension('alcohol')], { on: day('2026-12-25') }))
    .thenRefused('may-not-drive', { reasons: ['aptitude-awaited'] }))

test('a CEPC past its last day is not issued any more', () =>
  given(records)
    .when(issue([], { on: day('2027-03-24') }))
    .thenRefused('may-not-drive', { reasons: ['cepc-over'] }))

test('a fact told, or taken back, while the CEPC was asked for is not overlooked', () => {
  given(records, banned)
    .when(issue([]))
    .thenRefused('facts-changed', { unread: ['fact-1'] })
  given(records, banned, { type: 'FactTakenBack', factId: 'fact-1', why: 'error', ...act })
    .when(issue([suspension()]))
    .thenRefused('facts-changed', { unread: ['fact-1'] })
})

test('a fact whose row was erased no longer holds anything back', () => {
  given(records, banned)
    .when(issue([], { known: { facts: ['fact-1'], takenBack: [] } }))
    .then(issued)
})

test('a CEPC taken back is gone; taken back twice changes nothing', () => {
  const withdraw: Command = { type: 'WithdrawCepc', cepcId: 'cepc-1', ...ask }
  assert.deepEqual(given(records, issued).when(withdraw).then({ type: 'CepcWithdrawn' }).cepcs, [])
  given(records, handed).when(withdraw).thenNothing()
})

test('one title counts: a new one handed over replaces the one before, and a title is handed over once', () => {
  const next = { ...card, number: '26AA00002' }
  const handOver: Command = { type: 'HandOverTitle', ...next, ...ask }
  const state = given(records, handed)
    .when(handOver)
    .then(
      { type: 'TitleEnded', number: card.number, why: 'replaced', on: card.receivedOn },
      { type: 'TitleHandedOver', number: next.number },
    )
  assert.equal(state.title?.number, next.number)
  assert.deepEqual(
    state.pastTitles.map(({ number, why }) => [number, why]),
    [[card.number, 'replaced']],
  )
  given(records, handed)
    .when({ type: 'HandOverTitle', ...card, ...ask })
    .thenNothing()
})

test('only the title in hand can be lost', () => {
  const lost = (number: string): Command => ({ type: 'EndTitle', number, why: 'lost', on: day('2027-01-01'), ...ask })
  given(records, handed).when(lost(card.number)).then({ type: 'TitleEnded', why: 'lost' })
  given(records, handed).when(lost('99ZZ99999')).thenRefused('title-unknown', { number: '99ZZ99999' })
})

test('a fact is told once and taken back once; one that nobody told cannot be taken back', () => {
  const tell: Command = { type: 'Tell', facts: [heard], ...ask }
  const back: Command = { type: 'TakeBack', factId: 'fact-1', why: 'error', ...ask }
  given(records).when(tell).then(banned)
  given(records, banned).when(tell).thenNothing()
  given(records, banned).when(back).then({ type: 'FactTakenBack', factId: 'fact-1', why: 'error' })
  given(records, banned, { type: 'FactTakenBack', factId: 'fact-1', why: 'error', ...act })
    .when(back)
    .thenNothing()
  given(records, banned)
    .when({ ...back, factId: 'fact-2' })
    .thenRefused('fact-unknown', { factId: 'fact-2' })
})

const proposal: Event = { type: 'FactProposed', ...heard, ...act, by: 'agent-1' }
const agent = { at, as: 'supervisor' } as const

test('a sensitive act takes two people: whoever proposed it does not confirm it', () => {
  given(records)
    .when({ type: 'Propose', ...heard, ...agent, by: 'agent-1' })
    .then(proposal)
  given(records, proposal)
    .when({ type: 'Confirm', factId: 'fact-1', ...agent, by: 'agent-1' })
    .thenRefused('same-person', { by: 'agent-1' })
  const state = given(records, proposal)
    .when({ type: 'Confirm', factId: 'fact-1', ...agent, by: 'agent-2' })
    .then({ type: 'ProposalConfirmed', factId: 'fact-1', by: 'agent-2' })
  assert.deepEqual([state.facts, state.proposed], [['fact-1'], []])
})

test('an act that was declined never counts, and cannot be confirmed any more', () => {
  const decline: Command = { type: 'Decline', factId: 'fact-1', ...agent, by: 'agent-2' }
  const state = given(records, proposal).when(decline).then({ type: 'ProposalDeclined', factId: 'fact-1' })
  assert.deepEqual([state.facts, state.proposed], [[], []])
  given(records, proposal, { type: 'ProposalDeclined', factId: 'fact-1', ...act })
    .when({ type: 'Confirm', factId: 'fact-1', ...agent, by: 'agent-2' })
    .thenRefused('fact-unknown', { factId: 'fact-1' })
})

test('what counts is taken back by two people; until then it counts, and nobody proposes it twice', () => {
  const told: Event = { type: 'FactTold', ...heard, ...act }
  const asked: Event = { type: 'TakeBackProposed', factId: 'fact-1', why: 'error', ...act, by: 'agent-1' }
  const ask: Command = { type: 'ProposeTakeBack', factId: 'fact-1', why: 'error', ...agent, by: 'agent-1' }
  given(records)
    .when(ask)
    .thenRefused('not-now', { status: 'none', from: ['open'] })
  given(records, proposal).when(ask).thenRefused('fact-unknown', { factId: 'fact-1' })
  given(records, told).when(ask).then(asked)
  given(records, told, asked)
    .when({ ...ask, by: 'agent-2' })
    .thenRefused('proposed-already', { factId: 'fact-1' })
  given(records, told, asked)
    .when({ type: 'Confirm', factId: 'fact-1', ...agent, by: 'agent-1' })
    .thenRefused('same-person', { by: 'agent-1' })
  const confirmed = given(records, told, asked)
    .when({ type: 'Confirm', factId: 'fact-1', ...agent, by: 'agent-2' })
    .then({ type: 'ProposalConfirmed', factId: 'fact-1', by: 'agent-2' })
  assert.deepEqual([confirmed.facts, confirmed.proposed], [['fact-1'], []])
  const declined = given(records, told, asked)
    .when({ type: 'Decline', factId: 'fact-1', ...agent, by: 'agent-2' })
    .then({ type: 'ProposalDeclined', factId: 'fact-1' })
  assert.deepEqual([declined.facts, declined.takenBack, declined.proposed], [['fact-1'], [], []])
  // Taken back by its author meanwhile, it waits for nobody.
  const back: Event = { type: 'FactTakenBack', factId: 'fact-1', why: 'error', ...act }
  assert.deepEqual(given(records, told, asked, back).state.proposed, [])
  given(records, told, back).when(ask).thenRefused('fact-unknown', { factId: 'fact-1' })
})

const samples: { readonly [T in Command['type']]: Extract<Command, { type: T }> } = {
  GiveCategory: { type: 'GiveCategory', ...b, ...ask },
  IssueCepc: issue() as Extract<Command, { type: 'IssueCepc' }>,
  IssueCertificate: attest(),
  WithdrawCepc: { type: 'WithdrawCepc', cepcId: 'cepc-1', ...ask },
  HandOverTitle: { type: 'HandOverTitle', ...card, ...ask },
  EndTitle: { type: 'EndTitle', number: card.number, why: 'lost', on: exam, ...ask },
  Tell: { type: 'Tell', facts: [heard], ...ask },
  TakeBack: { type: 'TakeBack', factId: 'fact-1', why: 'error', ...ask },
  Propose: { type: 'Propose', ...heard, ...ask },
  ProposeTakeBack: { type: 'ProposeTakeBack', factId: 'fact-1', why: 'error', ...ask },
  Confirm: { type: 'Confirm', factId: 'fact-1', ...ask },
  Decline: { type: 'Decline', factId: 'fact-1', ...ask },
}
const actors: readonly Actor[] = [
  'applicant',
  'reviewer',
  'supervisor',
  'desk',
  'rights-officer',
  'court-clerk',
  'printer',
  'carrier',
  'exam-centre',
  'partner',
  'system',
]

test('each command is for those that the table names and nobody else, from the statuses that it names', () => {
  const open = [{ type: 'CategoryGiven', ...b, ...act }] as const satisfies Event[]
  for (const [type, { by, from }] of Object.entries(allowed)) {
    const command = samples[type as Command['type']]
    for (const as of actors) {
      const outcome = records.decide({ ...command, as }, given(records, ...open).state)
      assert.equal('refused' in outcome && outcome.refused === 'not-for-you', !by.includes(as), `${type} by ${as}`)
    }
    const early = records.decide({ ...command, as: by[0] ?? 'system' }, records.initial)
    assert.equal('refused' in early && early.refused === 'not-now', !from.includes('none'), `${type} before anything is recorded`)
  }
})

test('a certificate of rights names the categories that may be driven, for its months, once; a fact that came meanwhile is read first', () => {
  const holds: Event = { type: 'CategoryGiven', ...b, ...act }
  const lorry: Event = { type: 'CategoryGiven', category: 'C', since: exam, lastDay: day('2026-11-24'), codes: [], ...act }
  const certificate = { certificateId: 'certificate-1', categories: ['B'], from: day('2026-11-25'), lastDay: day('2027-03-25') } as const
  const state = given(records, holds, lorry)
    .when(attest())
    .then({ type: 'CertificateIssued', ...certificate, ...act })
  assert.deepEqual(state.certificates, [{ ...certificate, issuedAt: at }])
  given(records, holds, { type: 'CertificateIssued', ...certificate, ...act })
    .when(attest())
    .thenNothing()
  given(records, holds, banned)
    .when(attest([suspension()]))
    .thenRefused('may-not-drive', { reasons: ['banned-suspension-administrative', 'no-paper'] })
  given(records, holds, banned)
    .when(attest([], { facts: [], takenBack: [] }))
    .thenRefused('facts-changed', { unread: ['fact-1'] })
})
