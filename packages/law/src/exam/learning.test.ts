import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addYears, day } from '../day.ts'
import { around, assertExplained, boundary, table } from '../testing.ts'
import {
  aacComplete,
  aacKilometres,
  type LearningFacts,
  learnerSpeeds,
  learningAges,
  learningOpen,
  leastHoursForB,
  mayAccompany,
} from './learning.ts'

const today = day('2026-06-01')
const adult = { birth: day('1990-01-01'), on: today }
const ways = ['classic', 'free', 'aac', 'supervised', 'encadree'] as const

boundary(
  learningAges.aac,
  '2014-11-02',
  { before: false, on: true, after: true },
  on => learningOpen('aac', { birth: addYears(on, -15), on }).value,
)
for (const [way, years] of [
  ['classic', 16],
  ['free', 16],
  ['aac', 15],
  ['supervised', 18],
  ['encadree', 16],
] as const)
  table(`learning, ${way}`, birth => learningOpen(way, { birth, on: today }), [
    { why: 'the day before the birthday', given: addDays(addYears(today, -years), 1), is: false },
    { why: 'the birthday', given: addYears(today, -years), is: true },
    { why: 'the day after', given: addDays(addYears(today, -years), -1), is: true },
  ])
table('learning for a professional title', birth => learningOpen('encadree', { birth, on: today, course: 'title' }), [
  { why: '18 tomorrow', given: day('2008-06-02'), is: false },
  { why: '18 today', given: day('2008-06-01'), is: true },
])

const failing: [(typeof ways)[number], Partial<LearningFacts>, string][] = [
  ['aac', { afterAnnulment: true }, 'aac-after-annulment'],
  ['aac', { theoryPassed: false }, 'theory-first'],
  ['aac', { initialTrainingDone: false }, 'training-first'],
  ['aac', { category: 'A2' }, 'learning-b-only'],
  ['supervised', { theoryPassed: false }, 'theory-first'],
  ['supervised', { initialTrainingDone: false }, 'supervised-first'],
  ['supervised', { category: 'C' }, 'learning-b-only'],
  ['encadree', { course: 'none' }, 'course-needed'],
  ['encadree', { practicalPassed: false }, 'practical-first'],
  ['free', { category: 'A1' }, 'learning-b-only'],
  ['free', { dualControls: false }, 'dual-controls'],
]
for (const [way, facts, code] of failing)
  test(`${way} is refused by ${code} alone`, () => {
    const given = learningOpen(way, { ...adult, ...facts })
    assert.deepEqual([given.value, given.reasons.map(r => r.code)], [false, [code]])
    assertExplained(given)
  })
test('a failed practical exam with the least skills opens supervised learning without the first training', () =>
  assert.equal(learningOpen('supervised', { ...adult, initialTrainingDone: false, failedWithLeastSkills: true }).value, true))
test('a lorry may be learnt within a professional course; every way explains itself', () => {
  assert.equal(learningOpen('encadree', { ...adult, category: 'C' }).value, true)
  for (const way of ways) assertExplained(learningOpen(way, adult))
})

const begun = { startedOn: day('2025-06-01'), kilometres: 3000, meetings: 2 }
around(aacKilometres, { below: false, at: true, above: true }, kilometres => aacComplete({ ...begun, kilometres }, today).value)
table('accompanied learning', on => aacComplete(begun, day(on)), [
  { why: 'the day before a year', given: '2026-05-31', is: false },
  { why: 'a year', given: '2026-06-01', is: true },
  { why: 'the day after', given: '2026-06-02', is: true },
])
test('everything that is missing of accompanied learning is told at once', () => {
  const given = aacComplete({ startedOn: today, kilometres: 0, meetings: 1 }, today)
  assert.deepEqual(
    given.reasons.map(r => r.code),
    ['aac-too-short', 'aac-kilometres', 'aac-meetings'],
  )
  assertExplained(given)
})

table('who sits beside', bSince => mayAccompany('aac', { bSince: day(bSince) }, today), [
  { why: 'five years of B tomorrow', given: '2021-06-02', is: false },
  { why: 'five years today', given: '2021-06-01', is: true },
  { why: 'five years yesterday', given: '2021-05-31', is: true },
])
test('a heavy vehicle asks for the qualification of drivers; a free candidate for somebody who is no professional', () => {
  const old = { bSince: day('2000-01-01') }
  assert.equal(mayAccompany('encadree', { ...old, heavyVehicle: true }, today).value, false)
  assert.equal(mayAccompany('encadree', { ...old, heavyVehicle: true, cqc: true }, today).value, true)
  assert.equal(mayAccompany('free', { ...old, professional: true }, today).value, false)
  assert.equal(mayAccompany('aac', { ...old, professional: true }, today).value, true)
  for (const way of ['free', 'aac', 'supervised', 'encadree'] as const) assertExplained(mayAccompany(way, old, today))
})

test('twenty hours, thirteen with an automatic gearbox, none for who holds another category than AM and B1', () => {
  assert.equal(leastHoursForB('manual', [], today).value, 20)
  assert.equal(leastHoursForB('automatic', ['AM', 'B1'], today).value, 13)
  assert.equal(leastHoursForB('manual', ['A1'], today).value, 0)
  for (const held of [[], ['A1']] as const) assertExplained(leastHoursForB('manual', held, today))
  assert.deepEqual(learnerSpeeds.on(today), [110, 100, 80, 50])
})
