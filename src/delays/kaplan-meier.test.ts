import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Curve, daysUntil, kaplanMeier, leftAfter, type Tally } from './kaplan-meier.ts'

const tally = (days: number, done: number, open = 0): Tally => ({ days, done, open })
const rounded = (curve: Curve) => curve.steps.map(({ days, left }) => [days, Number(left.toFixed(4))])

test('the remission of leukaemia under 6-MP (Freireich 1963), the table of every textbook', () => {
  const curve = kaplanMeier([
    tally(6, 3, 1),
    tally(7, 1),
    tally(9, 0, 1),
    tally(10, 1, 1),
    tally(11, 0, 1),
    tally(13, 1),
    tally(16, 1),
    tally(17, 0, 1),
    tally(19, 0, 1),
    tally(20, 0, 1),
    tally(22, 1),
    tally(23, 1),
    tally(25, 0, 1),
    tally(32, 0, 2),
    tally(34, 0, 1),
    tally(35, 0, 1),
  ])
  assert.equal(curve.files, 21)
  assert.equal(curve.done, 9)
  assert.deepEqual(rounded(curve), [
    [6, 0.8571],
    [7, 0.8067],
    [10, 0.7529],
    [13, 0.6902],
    [16, 0.6275],
    [22, 0.5378],
    [23, 0.4482],
  ])
  assert.equal(daysUntil(curve, 0.5), 23)
  assert.equal(daysUntil(curve, 0.9), undefined, 'nobody was followed until nine in ten had relapsed')
})

test('by hand: five files, one of them still open on the day another was done', () => {
  // 5 at risk on day 2, one done: 4/5. On day 3 four, one done, one open: 3/4 of it. On day 8 two, both done.
  const curve = kaplanMeier([tally(2, 1), tally(3, 1, 1), tally(8, 2)])
  assert.deepEqual(rounded(curve), [
    [2, 0.8],
    [3, 0.6],
    [8, 0],
  ])
  assert.deepEqual(
    [1, 2, 5, 8].map(days => Number(leftAfter(curve, days).toFixed(4))),
    [1, 0.8, 0.6, 0],
  )
})

test('who has waited is compared with those who had waited as long', () => {
  const curve = kaplanMeier([tally(1, 10), tally(5, 5), tally(20, 5)])
  assert.equal(daysUntil(curve, 0.5), 1)
  assert.equal(daysUntil(curve, 0.5, 1), 1, 'on the day itself it may still be done')
  assert.equal(daysUntil(curve, 0.5, 2), 5, 'five of the ten that are left')
  assert.equal(daysUntil(curve, 0.5, 6), 20)
  assert.equal(daysUntil(curve, 0.5, 21), undefined, 'nobody has waited longer')
})

test('without anything nothing is known', () => {
  assert.deepEqual(kaplanMeier([]), { files: 0, done: 0, steps: [] })
  assert.equal(daysUntil(kaplanMeier([]), 0.5), undefined)
})

const lengths = fc.array(fc.nat(60), { minLength: 1, maxLength: 60 })
const shares = fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9, 1)
const mixed = fc.array(fc.record({ days: fc.nat(60), open: fc.boolean() }), { minLength: 1, maxLength: 60 })
const curveOf = (files: readonly { days: number; open: boolean }[]) =>
  kaplanMeier(files.map(({ days, open }) => tally(days, open ? 0 : 1, open ? 1 : 0)))

test('when every file is done, it is the quantile that anybody would count', () => {
  fc.assert(
    fc.property(lengths, shares, (days, share) => {
      const sorted = days.toSorted((a, b) => a - b)
      const counted = sorted[Math.ceil(share * sorted.length - 1e-9) - 1]
      assert.equal(daysUntil(kaplanMeier(days.map(one => tally(one, 1))), share), counted)
    }),
  )
})

test('the share that is left never grows, stays between none and all, and the order of the files is nothing', () => {
  fc.assert(
    fc.property(mixed, files => {
      const curve = curveOf(files)
      let [before, day] = [1, -1]
      for (const { days, left } of curve.steps) {
        assert.ok(left >= 0 && left < before && days > day)
        ;[before, day] = [left, days]
      }
      assert.deepEqual(curveOf(files.toReversed()), curve)
    }),
  )
})

test('a file that is open, and not done on that day, only lengthens what is announced', () => {
  fc.assert(
    fc.property(mixed, shares, fc.nat(), (files, share, which) => {
      const at = which % files.length
      const some = files.map((file, i) => (i === at ? { ...file, open: false } : file))
      const more = files.map((file, i) => (i === at ? { ...file, open: true } : file))
      const known = (days: number | undefined) => days ?? Number.POSITIVE_INFINITY
      assert.ok(known(daysUntil(curveOf(more), share)) >= known(daysUntil(curveOf(some), share)))
    }),
  )
})

test('waiting never makes the end come before today, nor a larger share come earlier', () => {
  fc.assert(
    fc.property(mixed, fc.nat(60), (files, waited) => {
      const curve = curveOf(files)
      const known = [0.25, 0.5, 0.9].map(share => daysUntil(curve, share, waited) ?? Number.POSITIVE_INFINITY)
      assert.ok(known.every(days => days >= waited))
      assert.deepEqual(
        known,
        known.toSorted((a, b) => a - b),
      )
    }),
  )
})
