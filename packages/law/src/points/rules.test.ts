import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addMonths, addYears, day } from '../day.ts'
import { infraction, ledgerOn, letter, licence, newLicence, stage, surrender, training, worth } from './fixtures.ts'
import type { Happening } from './happenings.ts'
import { isSecond, testsAgain } from './invalidation.ts'

const old = licence('2000-01-01')

/** What the licence is worth the day before, the day, and the day after. */
const around = (events: readonly Happening[], on: string): string[] =>
  [-1, 0, 1].map(d => worth(events, addDays(day(on), d)).split(' ')[0] ?? '')

const rows: readonly [why: string, events: readonly Happening[], on: string, expected: string[]][] = [
  ['first anniversary, classic', [licence('2022-03-01')], '2023-03-01', ['6/6', '8/8', '8/8']],
  ['end of probation, classic', [licence('2022-03-01')], '2025-03-01', ['10/10', '12/12', '12/12']],
  ['first anniversary, AAC', [licence('2022-03-01', 'aac')], '2023-03-01', ['6/6', '9/9', '9/9']],
  ['end of probation, AAC', [licence('2022-03-01', 'aac')], '2024-03-01', ['9/9', '12/12', '12/12']],
  ['supervised driving shortens nothing', [licence('2022-03-01', 'supervised')], '2024-03-01', ['8/8', '10/10', '10/10']],
  ['AAC with training: eighteen months', [licence('2022-03-01', 'aac'), training('2022-11-02')], '2023-09-01', ['9/9', '12/12', '12/12']],
  ['classic with training: two years', [licence('2022-03-01'), training('2022-11-02')], '2024-03-01', ['8/8', '12/12', '12/12']],
  ['born on 29 February: the last day of the month', [licence('2024-02-29')], '2025-02-28', ['6/6', '8/8', '8/8']],
  ['a single point, six months', [old, infraction('2025-01-25', 1)], '2025-07-25', ['11/12', '12/12', '12/12']],
  ['a single point paid on the 31st', [old, infraction('2025-08-31', 1)], '2026-02-28', ['11/12', '12/12', '12/12']],
  ['two years after class 2', [old, infraction('2022-05-01', 3, { class: 2 })], '2024-05-01', ['9/12', '12/12', '12/12']],
  ['three years after class 4', [old, infraction('2022-05-01', 3)], '2025-05-01', ['9/12', '12/12', '12/12']],
  ['three years after class 5', [old, infraction('2022-05-01', 3, { class: 5 })], '2025-05-01', ['9/12', '12/12', '12/12']],
  ['a stage credits on the morrow', [old, infraction('2022-05-01', 6), stage('2022-09-10')], '2022-09-11', ['6/12', '10/12', '10/12']],
]
for (const [why, events, on, expected] of rows) test(why, () => assert.deepEqual(around(events, on), expected))

const start = day('2022-03-01')
for (const [why, on, counts] of [
  ['the day before six months', addDays(addMonths(start, 6), -1), false],
  ['six months', addMonths(start, 6), true],
  ['twelve months', addMonths(start, 12), true],
  ['the day after twelve months', addDays(addMonths(start, 12), 1), false],
] as const)
  test(`training on ${why} ${counts ? 'counts' : 'does not count'}`, () =>
    assert.equal(worth([licence(start), training(on)], addYears(start, 2)), counts ? '12/12 confirmed' : '10/10 probationary'))

test('training is lost by an infraction or a suspension within the shorter delay', () => {
  const trained = [licence('2022-03-01'), training('2022-11-02')]
  assert.equal(worth([...trained, infraction('2023-09-01', 1, { class: 3 })], '2024-03-01'), '8/8 probationary')
  assert.equal(worth([...trained, { type: 'suspension', date: day('2023-09-01') }], '2024-03-01'), '10/10 probationary')
  assert.equal(worth([...trained, infraction('2023-09-01', 0)], '2024-03-01'), '12/12 confirmed')
})

test('an infraction committed on the day the delay ends does not hold it back; the day before does', () => {
  const first = infraction('2020-05-20', 4)
  assert.equal(worth([old, first, infraction('2023-05-20', 2, { final: '2023-05-30' })], '2023-05-20'), '12/12 confirmed')
  assert.equal(worth([old, first, infraction('2023-05-19', 2, { final: '2023-05-30' })], '2023-05-20'), '8/12 confirmed')
})

test('committed before the six months and established during them: the single point comes back (CE 402423)', () =>
  assert.equal(
    worth([old, infraction('2025-01-10', 1, { final: '2025-02-10' }), infraction('2025-02-05', 2, { final: '2025-04-01' })], '2025-08-10'),
    '10/12 confirmed',
  ))

test('classes since the last full recovery decide between two and three years', () => {
  const before = [old, infraction('2015-01-10', 3)]
  const after = infraction('2019-01-10', 3, { class: 2 })
  assert.equal(worth([...before, after], '2021-01-10'), '12/12 confirmed')
  assert.equal(
    worth([old, infraction('2018-06-01', 1), after], '2021-01-10'),
    '9/12 confirmed',
    'the class 4 is later than the last recovery',
  )
})

test('ten years: class 4 comes back, class 5 and délits do not, nor after a zero or a return to twelve', () => {
  const busy = [infraction('2016-01-01', 1), infraction('2018-06-01', 1), infraction('2020-12-01', 1), infraction('2023-01-01', 1)]
  const on = '2024-01-01'
  const tenYearsAgo = (more: object) => [old, infraction('2014-01-01', 4, more), ...busy]
  const gained = (events: readonly Happening[]) => ledgerOn(events, on).steps.some(s => s.kind === 'ten-back' && s.day === on)
  assert.ok(gained(tenYearsAgo({})))
  assert.ok(!gained(tenYearsAgo({ class: 5 })))
  assert.ok(!gained(tenYearsAgo({ class: 'delit' })))
  assert.ok(!gained([...tenYearsAgo({}), infraction('2015-01-01', 6), infraction('2015-02-01', 6)]), 'zero since')
  assert.ok(!gained([...tenYearsAgo({}), stage('2014-06-01')]), 'twelve since')
})

test('a simultaneous group costs eight at most, whenever its members are established', () => {
  const group = { group: 'g' }
  const all = [
    old,
    infraction('2024-01-01', 4, { ...group, final: '2024-02-01' }),
    infraction('2024-01-01', 6, { ...group, final: '2024-06-01', class: 'delit' }),
  ]
  assert.equal(worth(all, '2024-02-01'), '8/12 confirmed')
  assert.equal(worth(all, '2024-06-01'), '4/12 confirmed')
  assert.equal(
    worth([old, infraction('2024-01-01', 4), infraction('2024-01-01', 6, { class: 'delit' })], '2024-01-01'),
    '2/12 confirmed',
    'one after the other: no limit',
  )
})

test('stages: a second one within a year gives nothing, and one without credit does not restart the year', () => {
  const events = [
    old,
    infraction('2021-01-01', 4),
    infraction('2021-02-01', 4),
    stage('2021-03-10'),
    stage('2021-09-10'),
    stage('2022-03-10'),
  ]
  assert.deepEqual(
    ['2021-03-11', '2021-09-11', '2022-03-10', '2022-03-11'].map(on => worth(events, on)),
    ['8/12 confirmed', '8/12 confirmed', '8/12 confirmed', '12/12 confirmed'],
  )
  assert.equal(worth([old, stage('2021-03-10')], '2021-03-11'), '12/12 confirmed')
  const early = [old, infraction('2021-01-01', 4, { final: '2021-05-01' }), stage('2021-03-10')]
  assert.equal(worth(early, '2021-05-01'), '8/12 confirmed', 'followed before the withdrawal')
  const lost = ledgerOn(early, '2021-05-01').steps.find(s => s.kind === 'stage-nothing')
  assert.match(lost?.words.fr ?? '', /aucun point/)
  for (const kind of ['composition-penale', 'peine-complementaire'] as const)
    assert.equal(worth([old, infraction('2021-01-01', 4), stage('2021-03-10', kind)], '2021-03-11'), '8/12 confirmed')
})

test('a stage saves the licence until the day before the 48SI, and no later', () => {
  const zero = [old, infraction('2021-01-01', 6), infraction('2021-02-01', 6)]
  const after = (last: string) => worth([...zero, stage(last), letter('48SI', '2021-04-10')], '2021-04-11')
  assert.equal(after('2021-04-09'), '4/12 confirmed')
  assert.equal(after('2021-04-10'), '0/12 invalidated')
  assert.equal(after('2021-04-11'), '0/12 invalidated')
  const without = ledgerOn([...zero, stage('2021-04-09'), letter('48SI', '2021-04-10')], '2021-04-11')
  assert.ok(without.steps.some(s => s.kind === 'letter-without-object'))
})

test('nothing comes back after the 48SI, and the new licence starts clean', () => {
  const lost = [licence('2020-01-01'), infraction('2020-06-01', 6), letter('48SI', '2020-07-01'), surrender('2020-07-05')]
  assert.equal(worth(lost, '2030-01-01'), '0/6 invalidated')
  const back = [...lost, infraction('2020-06-20', 3, { final: '2021-06-01' }), newLicence('2021-02-01')]
  assert.equal(worth(back, '2021-06-01'), '6/6 probationary')
  assert.equal(worth(back, '2022-02-01'), '8/8 probationary')
  assert.equal(ledgerOn(back, '2022-02-01').wayBack, null)
})

test('a second invalidation within five years costs a year, the last day included', () => {
  const first = day('2020-01-10')
  assert.equal(isSecond(first, day('2025-01-10')), true)
  assert.equal(isSecond(first, day('2025-01-11')), false)
  const twice = [
    licence('2010-01-01'),
    infraction('2019-10-01', 6),
    infraction('2019-11-01', 6),
    letter('48SI', '2020-01-10'),
    surrender('2020-01-20'),
    newLicence('2020-09-01'),
    infraction('2021-01-01', 6),
    letter('48SI', '2021-03-01'),
    surrender('2021-03-02'),
  ]
  const { wayBack } = ledgerOn(twice, '2021-03-02')
  assert.ok(wayBack?.because === 'invalidation')
  assert.equal(wayBack.earliestNewLicence, '2022-03-02')
  assert.deepEqual(wayBack.examsRequired, ['theory', 'practical'])
})

test('the theory test is enough after three years of licence, counted to the day of the loss', () => {
  const lost = day('2024-08-01')
  assert.deepEqual(testsAgain(day('2021-08-02'), lost, 6), ['theory', 'practical'])
  assert.deepEqual(testsAgain(day('2021-08-01'), lost, 6), ['theory'])
  assert.deepEqual(testsAgain(day('2021-07-31'), lost, 12), ['theory', 'practical'])
})

test('letters: 48, 48M on the way below six, 48N in probation, 48SI at zero, 46 when points come back', () => {
  const refs = (events: readonly Happening[], on: string) => ledgerOn(events, on).letters.map(l => l.ref)
  assert.deepEqual(
    refs(
      [old, infraction('2021-01-01', 4), infraction('2021-02-01', 2), infraction('2021-03-01', 2), infraction('2021-04-01', 4)],
      '2021-05-01',
    ),
    ['48', '48M', '48', '48SI'],
  )
  assert.deepEqual(refs([licence('2024-01-01'), infraction('2024-02-01', 2), infraction('2024-03-01', 3)], '2024-04-01'), ['48', '48N'])
  assert.deepEqual(refs([old, infraction('2025-01-01', 1)], '2025-07-01'), ['48', '46'])
})

test('what comes back, and when, if nothing happens', () => {
  const now = ledgerOn([old, infraction('2024-05-01', 1), infraction('2024-05-01', 3, { id: 'B' })], '2024-06-01')
  assert.deepEqual(
    now.comesBack.map(s => [s.day, s.delta]),
    [
      ['2024-11-01', 1],
      ['2027-05-01', 3],
    ],
  )
  assert.deepEqual(ledgerOn([licence('2024-01-01')], '2024-06-01').probation, { from: '2024-01-01', until: '2027-01-01' })
})

test('a moped licence bears no points: they begin with the next category', () => {
  const moped: Happening = { type: 'licence', date: day('2022-01-01'), path: 'classic', category: 'AM' }
  const car: Happening = { type: 'category', date: day('2024-01-01'), category: 'B', via: 'aac' }
  assert.equal(worth([moped, car], '2023-06-01'), '0/0 no-licence')
  assert.equal(worth([moped, car, infraction('2023-06-01', 3)], '2024-01-01'), '6/6 probationary')
  assert.equal(worth([moped, car], '2025-01-01'), '9/9 probationary')
})

test('no history, no licence', () => assert.equal(worth([], '2024-01-01'), '0/0 no-licence'))

test('ten years: a balance of exactly zero, or a return to twelve by a stage, ends the wait', () => {
  const first = infraction('2014-01-01', 4, { id: 'first' })
  const back = (events: readonly Happening[]) =>
    ledgerOn([old, first, ...events], '2024-01-01')
      .steps.filter(s => s.kind === 'ten-back')
      .map(s => s.day)
  const later = [infraction('2016-06-01', 2), infraction('2019-01-01', 2), infraction('2021-10-01', 2)]
  assert.deepEqual(back(later), ['2024-01-01'])
  assert.deepEqual(back([...later, stage('2014-06-01')]), [], 'twelve on 2 June 2014')
  const zero = [infraction('2014-02-01', 6), infraction('2014-03-01', 2), stage('2014-05-01')]
  assert.deepEqual(
    back([...zero, ...later.slice(1).map(it => ({ ...it, points: 1 })), infraction('2016-06-01', 1)]),
    [],
    'zero on 1 March 2014',
  )
})

test('established on the anniversary itself: the points of that day were due before', () =>
  assert.equal(worth([licence('2023-03-01'), infraction('2024-02-01', 1, { final: '2024-03-01' })], '2024-03-01'), '7/8 probationary'))

test('an infraction of probation brings its 48N even when it is established afterwards', () => {
  const events = [licence('2021-01-01'), infraction('2023-12-01', 3, { final: '2024-02-01' })]
  assert.deepEqual(
    ledgerOn(events, '2024-02-01').letters.map(l => l.ref),
    ['48N'],
  )
})
