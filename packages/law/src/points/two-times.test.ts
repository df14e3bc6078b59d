import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, fromNumber, toNumber } from '../day.ts'
import { infraction, letter, licence, newLicence, stage, surrender, training, worth } from './fixtures.ts'
import { type Happening, infractionClasses, licencePaths } from './happenings.ts'
import { balance, ledger } from './ledger.ts'
import type { MoveKind } from './running.ts'

const old = licence('2000-01-01')

test('a recovery given before a late conviction was known is withdrawn by a step that says so', () => {
  const late = infraction('2022-12-01', 3, { final: '2023-04-01' })
  const events = [old, infraction('2020-01-20', 3), late]
  assert.equal(worth(events, '2023-01-20', undefined, '2023-03-31'), '12/12 confirmed')
  assert.equal(worth(events, '2023-01-20'), '9/12 confirmed')
  const { steps } = ledger(events, { day: day('2023-04-01') })
  const pair = steps.filter(s => s.kind === 'given-in-ignorance' || s.kind === 'ignorance-withdrawn')
  assert.deepEqual(
    pair.map(s => [s.day, s.recordedOn, s.delta]),
    [
      ['2023-01-20', '2023-01-20', 3],
      ['2023-01-20', '2023-04-01', -3],
    ],
  )
  assert.match(pair[1]?.words.fr ?? '', /Repris le 1er avril 2023.*1er décembre 2022/)
})

test('a withdrawal recorded late takes back the yearly gain that it should have stopped', () => {
  const events = [licence('2022-03-01'), infraction('2022-09-01', 1, { knownOn: '2023-06-01', class: 3 })]
  assert.equal(worth(events, '2023-03-01', undefined, '2023-05-31'), '8/8 probationary')
  assert.equal(worth(events, '2023-03-01', undefined, '2023-06-01'), '6/6 probationary')
  assert.ok(ledger(events, { day: day('2023-03-01') }).steps.some(s => s.kind === 'ignorance-withdrawn'))
})

test('a cancelled withdrawal never happened, from the day of the cancellation on', () => {
  const events: Happening[] = [
    old,
    infraction('2024-01-01', 3, { id: 'A' }),
    { type: 'withdrawal-cancelled', date: day('2024-06-01'), for: 'A' },
  ]
  assert.deepEqual(
    ['2024-05-31', '2024-06-01'].map(on => worth(events, on)),
    ['9/12 confirmed', '12/12 confirmed'],
  )
})

const first = toNumber(day('2005-01-01'))
const someDay = fc.integer({ min: first + 1, max: first + 8000 }).map(fromNumber)
const someInfraction = fc
  .record({
    date: someDay,
    wait: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 8 }),
    points: fc.constantFrom(0, 1, 1, 1, 2, 3, 4, 6, 9),
    class: fc.constantFrom(...infractionClasses),
    group: fc.option(fc.constantFrom('g', 'h')),
    learnt: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ date, wait, points, group, learnt, ...more }) => {
    const final = wait === null ? null : addDays(date, wait)
    return infraction(date, points, {
      final,
      class: more.class,
      group: group ?? undefined,
      knownOn: final && learnt ? addDays(final, learnt) : undefined,
    })
  })
const someEvent: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: someInfraction },
  { weight: 2, arbitrary: someDay.map(d => stage(d)) },
  { weight: 1, arbitrary: someDay.map(d => stage(d, 'obligatoire-48N')) },
  { weight: 1, arbitrary: someDay.map(d => letter('48SI', d)) },
  { weight: 1, arbitrary: someDay.map(d => surrender(d)) },
  { weight: 1, arbitrary: someDay.map(d => newLicence(d)) },
  { weight: 1, arbitrary: someDay.map(d => training(d)) },
  { weight: 1, arbitrary: someDay.map((d): Happening => ({ type: 'category', category: 'B', via: 'aac', date: d })) },
  { weight: 1, arbitrary: someDay.map((d): Happening => ({ type: 'foreign-licence', date: d })) },
  { weight: 1, arbitrary: someDay.map((d): Happening => ({ type: 'foreign-ban', date: d })) },
  { weight: 1, arbitrary: someDay.map((d): Happening => ({ type: 'licence', path: 'aac', date: d })) },
  {
    weight: 1,
    arbitrary: fc.tuple(someDay, fc.constantFrom(6, 24)).map(([date, banMonths]): Happening => ({ type: 'annulment', date, banMonths })),
  },
  { weight: 1, arbitrary: someDay.map((d): Happening => ({ type: 'invalidation-cancelled', date: d })) },
  { weight: 1, arbitrary: someDay.map((d): Happening => ({ type: 'withdrawal-cancelled', for: 'i2', date: d })) },
)
const history = fc
  .tuple(
    fc.integer({ min: first - 1500, max: first }).map(fromNumber),
    fc.constantFrom(...licencePaths),
    fc.array(someEvent, { maxLength: 14 }),
  )
  .map(([on, path, events]) => {
    const numbered = events.map((it, i) => (it.type === 'infraction' ? { ...it, id: `i${i}` } : it))
    return [licence(on, path), ...numbered] as Happening[]
  })
const known = fc.option(someDay, { nil: undefined })

/** Steps after which the count begins anew, whatever was owed below zero. */
const anew: readonly MoveKind[] = ['new-licence', 'invalidated', 'annulled', 'foreign-ban']

test('the balance shown is between zero and the ceiling, the ceiling between six and twelve, and the steps add up to it', () => {
  fc.assert(
    fc.property(history, someDay, known, (events, on, knownOn) => {
      const told = ledger(events, { day: on, knownOn })
      assert.deepEqual(balance(events, { day: on, knownOn }), { balance: told.balance, capital: told.capital, status: told.status })
      assert.ok(told.balance >= 0 && told.balance <= told.capital)
      assert.ok(told.capital >= 6 && told.capital <= 12)
      for (const s of told.steps) assert.ok(s.day <= on && s.balance >= 0 && s.balance <= s.capital, s.kind)
      for (const s of told.comesBack) assert.ok(s.day > on)
      let sum = 0
      for (const s of told.steps) sum = anew.includes(s.kind) ? s.balance : sum + s.delta
      assert.equal(Math.max(0, sum), told.balance, 'the steps add up')
    }),
    { numRuns: 400 },
  )
})

test('the order of telling changes nothing', () => {
  const shuffled = history.chain(events => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })))
  fc.assert(
    fc.property(shuffled, someDay, known, ([events, other], on, knownOn) => {
      assert.deepEqual(ledger(other, { day: on, knownOn }), ledger(events, { day: on, knownOn }))
    }),
    { numRuns: 300 },
  )
})

test('what happens after the day changes nothing before it', () => {
  fc.assert(
    fc.property(history, someEvent, someDay, known, (events, more, on, knownOn) => {
      fc.pre(more.date > on)
      const told: Happening = more.type === 'infraction' ? { ...more, id: 'later' } : more
      assert.deepEqual(ledger([...events, told], { day: on, knownOn }), ledger(events, { day: on, knownOn }))
    }),
    { numRuns: 300 },
  )
})

test('three hundred events are told at once', () => {
  const many: Happening[] = [old]
  for (let i = 0; i < 299; i++) many.push(infraction(addDays(day('2001-01-01'), i * 31) as Day, 1, { id: `i${i}` }))
  const told = ledger(many, { day: day('2026-11-01') })
  assert.equal(told.status, 'zero-not-notified')
  assert.ok(told.steps.length > 299)
})
