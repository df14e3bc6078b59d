import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertExplained, boundary } from '../testing.ts'
import { grounds } from './grounds.ts'
import { atDisposalUntil, mayRetain, retentionFor, retentionHoursLeft, retentionHoursVerified, retentionPeriod } from './retention.ts'

for (const ground of grounds)
  for (const [change] of retentionFor[ground].values.slice(1))
    boundary(retentionFor[ground], change, { before: false, on: true, after: true }, on => mayRetain(ground, on).value)

boundary(retentionHoursVerified, '2019-12-27', { before: 72, on: 120, after: 120 }, on => retentionPeriod(on, true).value)

test('without verifications the préfet has 72 hours', () => assert.equal(retentionPeriod(day('2026-01-01'), false).value, 72))

test('every ground answers, with a reason', () => {
  for (const ground of grounds) assertExplained(mayRetain(ground, day('2026-06-01')))
  assert.equal(mayRetain('hit-and-run', day('2026-06-01')).value, false)
})

test('the hours that are left end at the hour of the retention; when that is not known, some are sure and some are not', () => {
  const on = day('2026-11-20')
  const left = (given: { at?: string; verified?: boolean }, text: string, minute: number) => {
    const { sure, most } = retentionHoursLeft({ on, verified: false, ...given }, { day: day(text), minute })
    return [sure, most]
  }
  const ten = { at: '10:00' }
  assert.deepEqual(left(ten, '2026-11-20', 600), [72, 72])
  assert.deepEqual(left({ ...ten, verified: true }, '2026-11-20', 600), [120, 120])
  assert.deepEqual(left(ten, '2026-11-23', 540), [1, 1])
  assert.deepEqual(left(ten, '2026-11-23', 541), [0, 0])
  assert.deepEqual(left(ten, '2026-11-24', 0), [0, 0])
  assert.deepEqual(left({}, '2026-11-22', 720), [12, 36])
  assert.deepEqual(left({}, '2026-11-23', 720), [0, 12])
  assert.deepEqual(left({}, '2026-11-24', 0), [0, 0])
})

test('after the retention the licence waits twelve hours, or until noon when it ends in the evening', () => {
  const on = day('2026-03-31')
  const until = (minute: number) => {
    const { value } = atDisposalUntil({ day: on, minute })
    return `${value.day} ${Math.floor(value.minute / 60)}:${String(value.minute % 60).padStart(2, '0')}`
  }
  assert.equal(until(10 * 60), '2026-03-31 22:00')
  assert.equal(until(17 * 60 + 59), '2026-04-01 5:59')
  assert.equal(until(18 * 60), '2026-04-01 12:00')
  assert.equal(until(22 * 60), '2026-04-01 12:00')
  assert.equal(until(22 * 60 + 1), '2026-04-01 10:01')
})
