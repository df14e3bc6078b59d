import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardOrder } from '../categories/categories.ts'
import { addDays, type Day, day, daysBetween } from '../day.ts'
import { official2026 } from '../settings.ts'
import { around, assertExplained, boundary, eachReading, table } from '../testing.ts'
import { highBand, middleBand } from './bands.ts'
import { bookedByName, bookingPenalty, candilibDays, type FailedExam, retryFrom } from './retry.ts'

const failed = (changes: Partial<FailedExam> = {}): FailedExam => ({
  category: 'B',
  examDay: day('2026-11-23'),
  outcome: 'insufficient',
  score: 18,
  departement: '69',
  ...changes,
})
const wait = (exam: FailedExam, settings = official2026): number => daysBetween(exam.examDay, retryFrom(exam, settings).value)

around(highBand, { below: 10, at: 10, above: 2 }, score => wait(failed({ score, eliminatory: true })), 0.5)
around(middleBand, { below: 20, at: 20, above: 10 }, score => wait(failed({ score })), 0.5)
boundary(bookedByName, '2023-03-01', { before: 2, on: 20, after: 20 }, examDay => wait(failed({ examDay })))
boundary(candilibDays, '2023-03-01', { before: 45, on: 20, after: 20 }, examDay => wait(failed({ examDay, onCandilib: true })))
test('Candilib: 45 days after a failure, an absence or a cancellation within seven days, for category B only', () => {
  const examDay = day('2022-06-01')
  assert.equal(wait(failed({ examDay, onCandilib: true, outcome: 'absent' })), 45)
  assert.equal(wait(failed({ examDay, onCandilib: true, category: 'C' })), 2)
  assert.deepEqual(bookingPenalty('absence', examDay, official2026, true).value, { days: 45, notice: null })
  assert.deepEqual(bookingPenalty('late-cancellation', examDay, official2026, true).value, { days: 45, notice: 7 })
  assert.deepEqual(bookingPenalty('absence', day('2023-03-01'), official2026, true).value, { days: 40, notice: null })
  for (const outcome of ['insufficient', 'absent'] as const) assertExplained(retryFrom(failed({ examDay, onCandilib: true, outcome })))
  for (const kind of ['absence', 'late-cancellation'] as const) assertExplained(bookingPenalty(kind, examDay, official2026, true))
})
eachReading('rdv-lowest-band', { '16': [35, 20, 35], '0': [20, 20, 20] }, settings =>
  [15.5, 16, 0].map(score => wait(failed({ score }), settings)),
)
eachReading('retry-floor', { '2': 2, '7': 7 }, settings => wait(failed({ category: 'CE' }), settings))
eachReading('not-examined', { floor: 2, absence: 40 }, settings => wait(failed({ outcome: 'not-examined' }), settings))
eachReading(
  'late-cancel-notice',
  { '4': 4, '7': 7 },
  settings => bookingPenalty('late-cancellation', day('2026-11-23'), settings).value.notice,
)

table<FailedExam, Day>('retry', exam => retryFrom(exam), [
  { why: '18 points, 20 days over the end of the month', given: failed(), is: day('2026-12-13') },
  { why: '22 points with an eliminatory act: the points decide', given: failed({ score: 22, eliminatory: true }), is: day('2026-12-03') },
  { why: '28 points with an eliminatory act', given: failed({ score: 28, eliminatory: true }), is: day('2026-11-25') },
  { why: '10 points', given: failed({ score: 10 }), is: day('2026-12-28') },
  { why: 'no score known: the longest', given: failed({ score: undefined }), is: day('2026-12-28') },
  { why: 'B1 as B', given: failed({ category: 'B1' }), is: day('2026-12-13') },
  { why: 'A2, whatever the score', given: failed({ category: 'A2', score: 5 }), is: day('2026-11-25') },
  { why: 'absent for A1: 40 days', given: failed({ category: 'A1', outcome: 'absent' }), is: day('2027-01-02') },
  { why: 'absent for B: 40 days', given: failed({ outcome: 'absent', score: undefined }), is: day('2027-01-02') },
  { why: 'absent for a lorry: not booked by name', given: failed({ category: 'C', outcome: 'absent' }), is: day('2026-11-25') },
  { why: 'annulled', given: failed({ outcome: 'annulled' }), is: day('2026-11-25') },
  { why: 'not examined is no failure', given: failed({ outcome: 'not-examined', score: undefined }), is: day('2026-11-25') },
  { why: 'Saint-Pierre-et-Miquelon is outside RdvPermis', given: failed({ departement: '975' }), is: day('2026-11-25') },
  { why: 'La Réunion is in it', given: failed({ departement: '974' }), is: day('2026-12-13') },
])

test('every score of the grid has one wait, and more points never wait longer', () => {
  let before = Number.POSITIVE_INFINITY
  for (let score = 0; score <= 31; score += 0.5) {
    const days = wait(failed({ score }))
    assert.ok([2, 10, 20, 35].includes(days) && days <= before, `${score}: ${days}`)
    before = days
  }
})

test('every category and outcome has an answer after the exam day, with its reason', () => {
  for (const category of cardOrder)
    for (const outcome of ['insufficient', 'absent', 'annulled', 'not-examined'] as const) {
      const given = retryFrom(failed({ category, outcome }))
      assert.ok(given.value > day('2026-11-23'), `${category} ${outcome}`)
      assertExplained(given)
    }
})

test('a score that the grid cannot give and an unknown département are refused', () => {
  for (const score of [-1, 31.5, Number.NaN]) assert.throws(() => retryFrom(failed({ score })), RangeError)
  assert.throws(() => retryFrom(failed({ departement: '99' })), RangeError)
})

test('the reason tells the score, the days and the date in words', () => {
  const [why] = retryFrom(failed({ score: 17.5 })).reasons
  assert.match(why?.words.fr ?? '', /17,5 points.*13 décembre 2026, 20 jours/)
  assert.match(why?.words.en ?? '', /17\.5 points.*13 December 2026, 20 days/)
})

test('an absence blocks 40 days, a late cancellation 30', () => {
  const on = day('2026-11-23')
  assert.deepEqual(bookingPenalty('absence', on).value, { days: 40, notice: null })
  assert.deepEqual(bookingPenalty('late-cancellation', on).value, { days: 30, notice: 4 })
  for (const kind of ['absence', 'late-cancellation'] as const) assertExplained(bookingPenalty(kind, on))
  assert.equal(retryFrom(failed({ outcome: 'absent' })).value, addDays(on, bookingPenalty('absence', on).value.days))
})
