import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { eachReading } from '../testing.ts'
import { retentionsToDecide } from './awaited.ts'
import type { FactContents, FactKind, Life, LifeFact } from './life.ts'
import { recordOf } from './record-of.ts'

const fact = <K extends FactKind>(kind: K, reference: string, knownOn: string, content: FactContents[K]): LifeFact =>
  ({ kind, source: 'a', reference, revision: 0, knownOn: day(knownOn), content }) as unknown as LifeFact
const suspension = fact('administrative-suspension', 'S', '2026-01-10', { ground: 'alcohol', notifiedOn: day('2026-01-10'), months: 6 })
const opinion = fact('medical-opinion', 'O', '2026-07-01', { on: day('2026-07-01'), by: 'commission', opinion: 'apt' })
const tested = fact('psychotechnical', 'P', '2026-06-20', { on: day('2026-06-20'), favourable: true })
const aptitude = fact('aptitude', 'A', '2026-07-19', { notifiedOn: day('2026-07-19'), fit: true })
const life = (lastDay: string, ...facts: LifeFact[]): Life => ({
  birth: day('1978-09-09'),
  categories: [],
  titles: [],
  cepcs: [{ category: 'BE', firstDay: day('2026-05-01'), lastDay: day(lastDay), codes: [] }],
  receipts: [{ kind: 'adcs', from: day('2026-05-01'), lastDay: day(lastDay) }],
  facts,
})
const lastDays = (settings: Settings, given: Life, on = '2026-12-01') => {
  const { cepcs, receipts } = recordOf(given, { day: day(on) }, settings)
  return [cepcs[0]?.lastDay, receipts[0]?.lastDay]
}
const whole = [suspension, opinion, tested, aptitude]

// Eight days, from 11 to 18 July, were the préfecture’s.
eachReading('state-delay-extends-proof', { no: ['2026-09-01', '2026-09-01'], yes: ['2026-09-09', '2026-09-09'] }, settings =>
  lastDays(settings, life('2026-09-01', ...whole)),
)

test('with the switch on, only the days that the préfecture held and the proof ran are given back; those of the driver are not', () => {
  const on: Settings = { ...official2026, 'state-delay-extends-proof': 'yes' }
  assert.deepEqual(lastDays(on, life('2026-07-14', ...whole)), ['2026-07-18', '2026-07-18'])
  assert.deepEqual(lastDays(on, life('2026-07-10', ...whole)), ['2026-07-10', '2026-07-10'])
  const late = fact('medical-opinion', 'O', '2026-07-15', { on: day('2026-07-15'), by: 'commission', opinion: 'apt' })
  assert.deepEqual(lastDays(on, life('2026-09-01', suspension, late, tested, aptitude)), ['2026-09-05', '2026-09-05'])
  assert.deepEqual(lastDays(on, life('2026-09-01', suspension, tested)), ['2026-09-01', '2026-09-01'])
  // Not decided yet: the days so far.
  assert.deepEqual(lastDays(on, life('2026-09-01', suspension, opinion, tested), '2026-07-13'), ['2026-09-04', '2026-09-04'])
})

test('a retention waits for the préfet until its hours are over, unless it is decided or the licence was given back', () => {
  const retained = (more: Partial<FactContents['retention']> = {}) =>
    fact('retention', 'R', '2026-11-20', { on: day('2026-11-20'), ground: 'alcohol', verified: true, ...more })
  const due = (given: LifeFact[], on: string) =>
    retentionsToDecide(life('2026-09-01', ...given), { day: day(on) }).map(one => [one.lastDay, one.decision.value])
  assert.deepEqual(due([retained()], '2026-11-19'), [])
  assert.deepEqual(due([retained()], '2026-11-20'), [['2026-11-25', 'must-suspend']])
  assert.deepEqual(due([retained()], '2026-11-25'), [['2026-11-25', 'must-suspend']])
  assert.deepEqual(due([retained()], '2026-11-26'), [])
  assert.deepEqual(due([retained({ ground: 'speed-40', verified: false })], '2026-11-23'), [['2026-11-23', 'may-suspend']])
  assert.deepEqual(due([retained({ returnedOn: day('2026-11-21') })], '2026-11-22'), [])
  const decided = fact('administrative-suspension', 'S', '2026-11-22', {
    ground: 'alcohol',
    notifiedOn: day('2026-11-22'),
    retainedOn: day('2026-11-20'),
    months: 6,
  })
  assert.deepEqual(due([retained(), decided], '2026-11-23'), [])
})
