import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn, birthday, francs, lastDayOfMonths } from './counting.ts'
import { day } from './day.ts'
import { eachReading } from './testing.ts'

const ages: [why: string, birth: string, on: string, years: number][] = [
  ['the day before the birthday', '2008-11-23', '2026-11-22', 17],
  ['the birthday itself counts', '2008-11-23', '2026-11-23', 18],
  ['the day after', '2008-11-23', '2026-11-24', 18],
  ['the day of birth', '2026-11-23', '2026-11-23', 0],
  ['born on 29 February, 28 February of a common year', '2008-02-29', '2026-02-28', 17],
  ['born on 29 February, 1 March of a common year', '2008-02-29', '2026-03-01', 18],
  ['born on 29 February, 28 February of a leap year', '2008-02-29', '2028-02-28', 19],
  ['born on 29 February, 29 February of a leap year', '2008-02-29', '2028-02-29', 20],
]
for (const [why, birth, on, years] of ages) test(`age: ${why}`, () => assert.equal(ageOn(day(birth), day(on)), years))

test('nobody has an age before birth', () => assert.throws(() => ageOn(day('2026-11-23'), day('2026-11-22')), RangeError))

eachReading('birthday-29-february', { '1-march': ['2026-03-01', 17], '28-february': ['2026-02-28', 18] }, settings => [
  birthday(day('2008-02-29'), 18, settings),
  ageOn(day('2008-02-29'), day('2026-02-28'), settings),
])

const delays: [why: string, event: string, delay: Parameters<typeof francs>[1], lastDay: string][] = [
  ['handed on the 1st, 10 days: the 12th', '2026-06-01', { days: 10 }, '2026-06-12'],
  ['notified 15 January, 2 months: 16 March', '2026-01-15', { months: 2 }, '2026-03-16'],
  ['a last day on Saturday moves to Monday', '2026-06-02', { days: 10 }, '2026-06-15'],
  ['a last day on Sunday moves to Monday', '2026-06-03', { days: 10 }, '2026-06-15'],
  ['a last day on Monday stays', '2026-06-04', { days: 10 }, '2026-06-15'],
  ['a last day on a holiday moves: 14 July to 15 July', '2026-05-13', { months: 2 }, '2026-07-15'],
  ['31 December: no 31 February, so 28 February and a day', '2025-12-31', { months: 2 }, '2026-03-02'],
]
for (const [why, event, delay, lastDay] of delays)
  test(`delay franc: ${why}`, () => assert.equal(francs(day(event), delay, 'metropole'), lastDay))

test('the holidays are those of the place: 27 May is open in Paris, not in Guadeloupe', () => {
  assert.equal(francs(day('2026-05-16'), { days: 10 }, 'metropole'), '2026-05-27')
  assert.equal(francs(day('2026-05-16'), { days: 10 }, 'guadeloupe'), '2026-05-28')
})

test('months go date to date and the last day counts', () => {
  assert.equal(lastDayOfMonths(day('2026-03-15'), 4), '2026-07-15')
  assert.equal(lastDayOfMonths(day('2026-10-31'), 4), '2027-02-28')
})
