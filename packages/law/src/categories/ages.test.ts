import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addYears, day } from '../day.ts'
import { assertExplained, assertWords, boundary, eachReading, table } from '../testing.ts'
import {
  type AgeSituation,
  directAccessAge,
  longD1Age,
  longDFranceAge,
  longDShortAge,
  minimumAge,
  oldEnough,
  ordinaryAges,
} from './ages.ts'
import { type Category, cardOrder, categories, isCategory } from './categories.ts'

const today = day('2026-06-01')
const birth = day('2008-01-01')
const age = (category: Category, situation: AgeSituation = {}) => minimumAge(category, today, situation).value

test('every category has its row, its vehicles, its group and a legal prerequisite', () => {
  assert.deepEqual(
    cardOrder.map(c => categories[c].row),
    [...Array(15).keys()].map(i => i + 1),
  )
  for (const category of cardOrder) {
    assertWords(categories[category].vehicles, category)
    assert.equal(isCategory(category), true)
    assert.equal(categories[category].group, /^[CD]/.test(category) ? 2 : 1)
  }
  assert.equal(isCategory('E(B)'), false)
})

const ages = { AM: 14, A1: 16, A2: 18, A: 20, B1: 16, B: 17, BE: 18, C1: 18, C1E: 18, C: 21, CE: 21, D1: 21, D1E: 21, D: 24, DE: 24 }

for (const category of cardOrder) {
  table(`old enough for ${category}`, on => oldEnough(category, birth, on), [
    { why: 'the day before the birthday', given: addDays(addYears(birth, ages[category]), -1), is: false },
    { why: 'the birthday itself counts', given: addYears(birth, ages[category]), is: true },
    { why: 'the day after', given: addDays(addYears(birth, ages[category]), 1), is: true },
  ])
}

test('a person born on 29 February is old enough on 1 March of a common year', () => {
  assert.equal(oldEnough('B', day('2008-02-29'), day('2025-02-28')).value, false)
  assert.equal(oldEnough('B', day('2008-02-29'), day('2025-03-01')).value, true)
})

boundary(ordinaryAges.B, '2024-01-01', { before: 18, on: 17, after: 17 }, on => minimumAge('B', on).value)
boundary(directAccessAge, '2016-06-03', { before: 24, on: 20, after: 20 }, on => minimumAge('A', on, { wayToA: 'direct' }).value)
const long = (use: AgeSituation['use']): AgeSituation => ({ qualification: 'long', use })
boundary(longD1Age, '2021-05-03', { before: 21, on: 18, after: 18 }, on => minimumAge('D1', on, long('france-only')).value)
boundary(longDFranceAge, '2021-05-03', { before: 21, on: 20, after: 20 }, on => minimumAge('D', on, long('france-only')).value)
boundary(longDShortAge, '2021-05-03', { before: 21, on: 18, after: 18 }, on => minimumAge('DE', on, long('short-lines')).value)

test('the long qualification lowers the age of heavy categories by where they are driven', () => {
  const use = ['anywhere', 'france-only', 'short-lines'] as const
  const by = (category: Category) => use.map(u => age(category, long(u)))
  assert.deepEqual(by('C1'), [18, 18, 18])
  assert.deepEqual(by('C'), [18, 18, 18])
  assert.deepEqual(by('CE'), [18, 18, 18])
  assert.deepEqual(by('D1'), [21, 18, 18])
  assert.deepEqual(by('D1E'), [21, 18, 18])
  assert.deepEqual(by('D'), [21, 20, 18])
  assert.deepEqual(by('DE'), [21, 20, 18])
})

test('with the FIMO, D is given at 23, at 21 on short lines, and C stays at 21', () => {
  const fimo = (use: AgeSituation['use']): AgeSituation => ({ qualification: 'fimo', use })
  assert.deepEqual([age('D', fimo('anywhere')), age('D', fimo('short-lines')), age('C', fimo('anywhere'))], [23, 21, 21])
})

eachReading('fimo-ages', { applied: 23, 'not-applied': 24 }, settings => minimumAge('D', today, { qualification: 'fimo' }, settings).value)

test('category A has its own ways: tricycles at 21, gendarmes and police officers at 24', () => {
  assert.deepEqual([age('A', { wayToA: 'tricycle' }), age('A', { wayToA: 'uniformed' }), age('A')], [21, 24, 20])
})

test('no derogation touches a light category, and every answer explains itself', () => {
  for (const category of cardOrder) {
    for (const qualification of [undefined, 'long', 'fimo'] as const) {
      for (const use of [undefined, 'anywhere', 'france-only', 'short-lines'] as const) {
        const given = minimumAge(category, today, { qualification, use })
        assertExplained(given)
        if (categories[category].group === 1) assert.equal(given.value, ages[category])
      }
    }
    assertExplained(minimumAge(category, today, { wayToA: 'direct' }))
  }
})
