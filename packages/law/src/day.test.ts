import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, addYears, day, daysBetween, fromNumber, isDay, toNumber, weekday } from './day.ts'

const anyDay = fc.integer({ min: -200_000, max: 400_000 }).map(fromNumber)
const runs = { numRuns: 5000, seed: 1 }

test('a day and its number are two writings of one thing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 400_000 }), n => {
      const on = fromNumber(n)
      assert.ok(isDay(on))
      assert.equal(toNumber(on), n)
      assert.equal(on, Temporal.PlainDate.from('1970-01-01').add({ days: n }).toString())
    }),
    runs,
  )
})

test('months go date to date as Temporal does when it constrains', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (on, months) => {
      const expected = Temporal.PlainDate.from(on).add({ months }, { overflow: 'constrain' }).toString()
      assert.equal(addMonths(on, months, 'down'), expected)
    }),
    runs,
  )
})

test('rounding up differs from rounding down only when the day is missing, and then by one day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (on, months) => {
      const [down, up] = [addMonths(on, months, 'down'), addMonths(on, months, 'up')]
      assert.equal(up, down.slice(8) === on.slice(8) ? down : addDays(down, 1))
    }),
    runs,
  )
})

test('the day of the week is that of Temporal, and days between are what one adds', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      assert.equal(weekday(a), Temporal.PlainDate.from(a).dayOfWeek)
      assert.equal(addDays(a, daysBetween(a, b)), b)
      assert.equal(a < b, toNumber(a) < toNumber(b))
    }),
    runs,
  )
})

test('days that do not exist are told apart from those that do', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '26-04-01', '2026-04-01T00:00', '', '0000-01-01'])
    assert.equal(isDay(text), false, text)
  for (const text of ['2024-02-29', '2000-02-29', '2026-12-31', '1900-02-28']) assert.equal(isDay(text), true, text)
})

test('31 October and 4 months is the last day of February; 29 February and a year is the 28th', () => {
  assert.equal(addMonths(day('2026-10-31'), 4), '2027-02-28')
  assert.equal(addMonths(day('2027-10-31'), 4), '2028-02-29')
  assert.equal(addYears(day('2024-02-29'), 1), '2025-02-28')
})
