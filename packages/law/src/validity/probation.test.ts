import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertExplained, eachReading, table } from '../testing.ts'
import { type LearningPath, type ProbationFacts, probation } from './probation.ts'

const first = day('2024-03-01')
const last = (given: Omit<ProbationFacts, 'firstCategoryOn'>) => {
  const answer = probation({ firstCategoryOn: first, ...given })
  return { ...answer, value: answer.value?.lastDay ?? null }
}

table('last day of probation', last, [
  { why: 'classic: three years', given: { path: 'classic' }, is: day('2027-02-28') },
  { why: 'accompanied learning: two years', given: { path: 'aac' }, is: day('2026-02-28') },
  { why: 'supervised learning reduces nothing', given: { path: 'supervised' }, is: day('2027-02-28') },
  { why: 'a new licence after accompanied learning: three years', given: { path: 'aac', newLicence: true }, is: day('2027-02-28') },
  { why: 'training the day before month 6', given: { path: 'classic', postTrainingOn: day('2024-08-31') }, is: day('2027-02-28') },
  { why: 'training at month 6', given: { path: 'classic', postTrainingOn: day('2024-09-01') }, is: day('2026-02-28') },
  { why: 'training the day after', given: { path: 'classic', postTrainingOn: day('2024-09-02') }, is: day('2026-02-28') },
  { why: 'training at month 12', given: { path: 'classic', postTrainingOn: day('2025-03-01') }, is: day('2026-02-28') },
  { why: 'training the day after month 12', given: { path: 'classic', postTrainingOn: day('2025-03-02') }, is: day('2027-02-28') },
  {
    why: 'training after accompanied learning: eighteen months',
    given: { path: 'aac', postTrainingOn: day('2024-10-01') },
    is: day('2025-08-31'),
  },
  {
    why: 'training, then an infraction',
    given: { path: 'classic', postTrainingOn: day('2024-10-01'), disturbed: true },
    is: day('2027-02-28'),
  },
  {
    why: 'B by accompanied learning after A1: two years from A1',
    given: { path: 'classic', bByAacOn: day('2025-06-01') },
    is: day('2026-02-28'),
  },
  {
    why: 'B by accompanied learning after those two years: at once',
    given: { path: 'classic', bByAacOn: day('2026-06-01') },
    is: day('2026-05-31'),
  },
])

eachReading(
  'encadree-probation',
  { '3-years': day('2027-02-28'), '2-years': day('2026-02-28') },
  settings => probation({ firstCategoryOn: first, path: 'encadree' }, settings).value?.lastDay,
)
eachReading(
  'training-after-loss',
  { excluded: day('2027-02-28'), allowed: day('2026-02-28') },
  settings =>
    probation({ firstCategoryOn: first, path: 'classic', newLicence: true, postTrainingOn: day('2024-10-01') }, settings).value?.lastDay,
)

test('the card prints the anniversary as the end; the day before is the last under probation', () =>
  assert.deepEqual(probation({ firstCategoryOn: day('2013-06-24'), path: 'classic' }).value, {
    from: '2013-06-24',
    lastDay: '2016-06-23',
    printedEnd: '2016-06-24',
  }))
test('no probation for a licence of before 1 March 2004', () => {
  assert.equal(probation({ firstCategoryOn: day('2004-02-29'), path: 'classic' }).value, null)
  assert.equal(probation({ firstCategoryOn: day('2004-03-01'), path: 'classic' }).value?.lastDay, '2007-02-28')
  assert.equal(probation({ firstCategoryOn: day('2004-03-02'), path: 'classic' }).value?.lastDay, '2007-03-01')
})
test('the training shortens nothing before 2019', () =>
  assert.equal(
    probation({ firstCategoryOn: day('2018-04-01'), path: 'classic', postTrainingOn: day('2018-12-31') }).value?.lastDay,
    '2021-03-31',
  ))
test('every path, first or new licence, with or without training, has one explained answer', () => {
  const paths: LearningPath[] = ['classic', 'aac', 'supervised', 'encadree']
  for (const path of paths)
    for (const newLicence of [false, true])
      for (const postTrainingOn of [undefined, day('2024-10-01')])
        assertExplained(probation({ firstCategoryOn: first, path, newLicence, postTrainingOn }))
})
