import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { assertExplained, assertWords, boundary, eachReading, table } from '../testing.ts'
import { trainingFacts, trainingHours, trainingOpen, trainingOpensOn, trainings, wait78Of } from './training.ts'

const today = day('2026-06-01')
const obtained = day('2024-01-15')
const opens = (on: Day, since: keyof typeof wait78Of) =>
  trainingOpensOn('78', obtained, on, { ...official2026, 'training-78-three-months-since': since })
const [six, three] = [day('2024-07-15'), day('2024-04-15')]
for (const since of ['2019-07-01', '2019-07-31'] as const) {
  boundary(wait78Of[since], since, { before: six, on: three, after: three }, on => opens(on, since))
  boundary(wait78Of[since], '2024-03-01', { before: three, on: obtained, after: obtained }, on => opens(on, since))
}
eachReading('training-78-three-months-since', { '2019-07-01': three, '2019-07-31': six }, settings =>
  trainingOpensOn('78', obtained, day('2019-07-15'), settings),
)
eachReading('am-hours', { '8': 8, '7': 7 }, settings => trainingHours('AM', today, settings).value)

table('A2 to A', on => trainingOpen('A', day('2024-06-10'), day(on)), [
  { why: 'the day before three months before the second anniversary', given: '2026-03-09', is: false },
  { why: 'three months before', given: '2026-03-10', is: true },
  { why: 'the day after', given: '2026-03-11', is: true },
])
table('125 with B', on => trainingOpen('125', day('2024-06-10'), day(on)), [
  { why: 'the day before one month before the second anniversary', given: '2026-05-09', is: false },
  { why: 'one month before', given: '2026-05-10', is: true },
  { why: 'the day after', given: '2026-05-11', is: true },
])

test('each training has its hours, says what it gives, and refuses whoever lacks the category', () => {
  for (const training of trainings) {
    assertWords(trainingFacts[training].words, training)
    assertExplained(trainingHours(training, today))
    assertExplained(trainingOpen(training, day('2020-01-01'), today))
    const without = trainingOpen(training, null, today)
    assert.equal(without.value, training === 'AM')
    assertExplained(without)
  }
})

test('A and B96 wait for the card; AM, 125 and 78 drive at once', () =>
  assert.deepEqual(
    trainings.filter(t => trainingFacts[t].drivesAtOnce),
    ['AM', '125', '78'],
  ))
