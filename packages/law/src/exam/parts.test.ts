import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardOrder, isGroup2 } from '../categories/categories.ts'
import { day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { assertExplained, boundary, eachReading, table } from '../testing.ts'
import { datedRegister } from '../text.ts'
import {
  examParts,
  firstPracticalFrom,
  motoNoLongerSpares,
  offRoadBenefit,
  partsOf,
  retryAfterMedicalDoubt,
  theorySpared,
  trafficFrom,
} from './parts.ts'

const today = day('2026-06-01')
const named = (name: string) => datedRegister().find(d => d.name === name) ?? assert.fail(name)

boundary(named('own theory exam for A1 and A2'), '2020-03-01', { before: 'etg', on: 'etm', after: 'etm' }, on => partsOf('A2', on).value[0])
boundary(
  named('days between the theory and the first practical exam'),
  '2013-01-19',
  { before: 1, on: 2, after: 2 },
  on => firstPracticalFrom(on).reasons[0]?.numbers.days,
)
const rider = [{ category: 'A1', since: day('2019-01-01') }] as const
for (const since of ['2021-01-01', '2021-12-31'] as const)
  boundary(
    motoNoLongerSpares[since],
    since,
    { before: true, on: false, after: false },
    on => theorySpared('B', rider, on, { ...official2026, 'moto-stops-sparing-since': since }).value,
  )
eachReading(
  'moto-stops-sparing-since',
  { '2021-01-01': false, '2021-12-31': true },
  settings => theorySpared('B', rider, day('2021-06-01'), settings).value,
)

test('every category has its parts, in their order; AM and A have none', () => {
  for (const category of cardOrder) {
    const given = partsOf(category, today)
    assertExplained(given)
    assert.equal(given.value.length === 0, category === 'AM' || category === 'A', category)
    assert.deepEqual(
      given.value,
      examParts.filter(part => given.value.includes(part)),
    )
    assert.equal(given.value.includes('off-road'), isGroup2(category) || ['A1', 'A2', 'BE'].includes(category), category)
  }
})

test('a success off the road: three years for motorcycles, one year and three tries for the others', () => {
  assert.deepEqual(offRoadBenefit('A2', today).value, { lastDay: '2029-06-01', tries: null })
  assert.deepEqual(offRoadBenefit('C', day('2028-02-29')).value, { lastDay: '2029-02-28', tries: 3 })
  for (const category of ['A1', 'BE', 'D'] as const) assertExplained(offRoadBenefit(category, today))
  for (const category of ['B', 'B1', 'AM', 'A'] as const) assert.throws(() => offRoadBenefit(category, today), RangeError)
})

test('two days after the theory, five between the two motorcycle exams booked together', () => {
  assert.equal(firstPracticalFrom(today).value, '2026-06-03')
  assert.equal(trafficFrom(today).value, '2026-06-06')
  assertExplained(trafficFrom(today))
})

test('a medical doubt stops the exams until a favourable opinion', () => {
  for (const opinion of ['none', 'fit', 'unfit'] as const) {
    const given = retryAfterMedicalDoubt(opinion)
    assert.equal(given.value, opinion === 'fit')
    assertExplained(given)
  }
})

table('the theory spared by five years of BE', on => theorySpared('C', [{ category: 'BE', since: day('2021-06-01') }], day(on)), [
  { why: 'the day before five years', given: '2026-05-31', is: true },
  { why: 'five years', given: '2026-06-01', is: true },
  { why: 'the day after', given: '2026-06-02', is: false },
])
test('AM, a licence exchanged from elsewhere and a category to come spare nothing; one exchanged in the Union does', () => {
  const since = day('2025-01-01')
  assert.equal(theorySpared('B', [{ category: 'AM', since }], today).value, false)
  assert.equal(theorySpared('C', [{ category: 'B', since, byExchange: 'non-eu' }], today).value, false)
  assert.equal(theorySpared('C', [{ category: 'B', since, byExchange: 'eu' }], today).value, true)
  assert.equal(theorySpared('C', [{ category: 'B', since: day('2026-06-02') }], today).value, false)
  assert.equal(theorySpared('A2', [{ category: 'B', since }], today).value, false)
  assertExplained(theorySpared('C', [], today))
})
