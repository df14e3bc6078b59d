import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertExplained, assertWords, eachReading, table } from '../testing.ts'
import { categoriesOfDiploma, diplomaFacts, diplomas, oldEnoughByDiploma } from './diplomas.ts'

const today = day('2026-06-01')

test('each diploma gives its categories, from its first day, and not the day before', () => {
  for (const diploma of diplomas) {
    const { words, since } = diplomaFacts[diploma]
    assertWords(words, diploma)
    for (const on of [since, today]) {
      const given = categoriesOfDiploma(diploma, on)
      assert.ok(given.value.length > 0, diploma)
      assertExplained(given)
    }
    const before = categoriesOfDiploma(diploma, day('2012-12-31'))
    assert.deepEqual(before.value, [])
    assertExplained(before)
  }
  assert.deepEqual(categoriesOfDiploma('title-bus', day('2018-05-31')).value, [])
  assert.deepEqual(categoriesOfDiploma('title-bus', day('2018-06-01')).value, ['D'])
  assert.deepEqual(categoriesOfDiploma('title-bus', day('2018-06-02')).value, ['D'])
  assert.deepEqual(categoriesOfDiploma('cap-mover', today).value, ['B', 'BE'])
  assert.deepEqual(categoriesOfDiploma('cap-road-goods', today).value, ['B', 'C', 'CE'])
})

eachReading(
  'titles-to-categories',
  { 'as-known': ['C'], 'not-known': [] },
  settings => categoriesOfDiploma('title-ctrmp', today, settings).value,
)
eachReading(
  'bus-apprentice-diploma',
  { 'd-family': ['D1', 'D1E', 'D', 'DE'], 'd-only': ['D'] },
  settings => categoriesOfDiploma('cap-bus', today, settings).value,
)
eachReading(
  'diploma-passenger-age',
  { '21': false, 'transport-code': true },
  settings => oldEnoughByDiploma('D', day('2006-06-01'), today, settings).value,
)

table('C by a diploma', birth => oldEnoughByDiploma('C', day(birth), today), [
  { why: '18 tomorrow', given: '2008-06-02', is: false },
  { why: '18 today', given: '2008-06-01', is: true },
  { why: '18 yesterday', given: '2008-05-31', is: true },
])
