import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, day, daysBetween } from '@papier-rose/law'
import fc from 'fast-check'
import { type Forecast, forecastOf, type Living, movesOf } from './forecast.ts'
import { type Counted, curvesOf, type GroupCurve, groupsOf, nearestCurve } from './groups.ts'

const like = { kind: 'first-licence-after-exam', category: 'B', month: '2026-11' } as const
const today = day('2026-11-20')
const file = (change: Partial<Living> = {}): Living => ({
  applicationId: 'a',
  ...like,
  approved: false,
  toDecision: 4,
  fromApproval: 0,
  yours: false,
  ...change,
})

/** Files of a month that took 1 to 10 days to the decision, and as many again to the card. */
const files = (each: number, month = '2026-11', longer = 0): Counted[] =>
  (['decision', 'card', 'whole'] as const).flatMap(measure =>
    Array.from({ length: 10 }, (_, i) => ({
      ...like,
      month,
      measure,
      days: (i + 1) * (measure === 'whole' ? 2 : 1) + longer,
      done: each,
      open: 0,
    })),
  )

test('a forecast says by which day half and nine in ten of the files that waited as long are done', () => {
  const forecast = forecastOf(file(), 'decision', curvesOf(files(10)), today)
  assert.equal(forecast?.files, 100)
  // Four days are over. Of the 60 that were still open then, half are done by day 7 and nine in ten by day 10; today is day 5.
  assert.deepEqual([forecast?.halfDays, forecast?.nineDays], [7, 10])
  assert.deepEqual([forecast?.halfOn, forecast?.nineOn], ['2026-11-22', '2026-11-25'])
  const yours = forecastOf(file({ yours: true }), 'decision', curvesOf(files(10)), today)
  assert.deepEqual([yours?.halfDays, yours?.halfOn], [7, '2026-11-23'], 'day 4 is not over: it goes on once the person has answered')
})

test('the nearest group is taken that has 30 files done, and no wider one', () => {
  const few = [...files(2, '2026-11'), ...files(10, '2026-10')]
  assert.deepEqual(forecastOf(file(), 'decision', curvesOf(few), today)?.group, { kind: like.kind, category: 'B' })
  assert.deepEqual(forecastOf(file(), 'decision', curvesOf([...files(3), ...files(10, '2026-10')]), today)?.group, like)
  assert.equal(forecastOf(file(), 'decision', curvesOf(files(2)), today), undefined, 'twenty files in all')
  const others = files(10).map(one => ({ ...one, category: 'A2' as const }))
  assert.deepEqual(nearestCurve(curvesOf(others), 'decision', like)?.category, undefined)
  assert.equal(groupsOf(like).length, 4)
})

test('once approved, the card is forecast from the approval; a file that waited longer than all has no day', () => {
  const approved = file({ approved: true, toDecision: 9, fromApproval: 2 })
  const forecast = forecastOf(approved, 'hand', curvesOf(files(10)), today)
  assert.deepEqual([forecast?.measure, forecast?.waited, forecast?.nineOn], ['card', 3, '2026-11-27'])
  assert.equal(forecastOf(file({ toDecision: 11 }), 'decision', curvesOf(files(10)), today), undefined)
})

const moved = (last: Forecast | undefined, now: Forecast | undefined, next: Living, before: readonly GroupCurve[]) => {
  assert.ok(last && now)
  return { causes: movesOf(last, now, next, before), days: daysBetween(last.nineOn, now.nineOn) }
}

test('what moved a forecast is named: the person’s days, a slower office, a step', () => {
  const curves = curvesOf(files(10))
  const last = forecastOf(file(), 'decision', curves, today)
  const inTwoDays = addDays(today, 2)
  const waiting = moved(last, forecastOf(file(), 'decision', curves, inTwoDays), file(), curves)
  assert.deepEqual(waiting, { causes: [{ code: 'yours', days: 2 }], days: 2 })
  const slower = curvesOf(files(10, '2026-11', 3))
  const next = file({ toDecision: 6 })
  assert.deepEqual(moved(last, forecastOf(next, 'decision', slower, inTwoDays), next, curves), {
    causes: [{ code: 'decision', days: 3 }],
    days: 3,
  })
  const approved = file({ approved: true, toDecision: 5, fromApproval: 1 })
  const hand = moved(forecastOf(file(), 'hand', curves, today), forecastOf(approved, 'hand', curves, inTwoDays), approved, curves)
  assert.equal(hand.causes[0]?.code, 'step')
  assert.ok(hand.days < 0, 'decided quickly: the card comes earlier than was said')
})

test('the causes together are the whole move, whatever happened', () => {
  const some = fc.record({ each: fc.integer({ min: 4, max: 9 }), longer: fc.nat(6) })
  const passed = fc.record({ toDecision: fc.nat(3), fromApproval: fc.nat(4), yours: fc.nat(9), approved: fc.boolean() })
  fc.assert(
    fc.property(some, some, fc.nat(4), passed, fc.constantFrom('decision', 'hand'), (then, later, waited, more, of) => {
      const [before, after] = [then, later].map(({ each, longer }) => curvesOf(files(each, '2026-11', longer)))
      const approved = more.approved && of === 'hand'
      // The day that was today when the forecast was made is the first on which it may be approved.
      const toDecision = more.toDecision + (approved ? 1 : 0)
      const next = file({ toDecision: waited + toDecision, fromApproval: approved ? more.fromApproval : 0, approved })
      const gone = toDecision + next.fromApproval + more.yours
      const last = forecastOf(file({ toDecision: waited }), of, before ?? [], today)
      const now = forecastOf(next, of, after ?? [], addDays(today, gone))
      fc.pre(last !== undefined && now !== undefined)
      const { causes, days } = moved(last, now, next, before ?? [])
      assert.equal(
        causes.reduce((sum, cause) => sum + cause.days, 0),
        days,
      )
      assert.equal(causes.find(({ code }) => code === 'yours')?.days ?? 0, more.yours)
    }),
  )
})
