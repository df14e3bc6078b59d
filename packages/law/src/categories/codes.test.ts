import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertWords, eachReading } from '../testing.ts'
import { cardOrder } from './categories.ts'
import { baseCodes } from './code-table.ts'
import { explainCode, isCode, probationCode } from './codes.ts'
import { fromPink, modelOf, pinkCategories, pinkModels } from './pink.ts'

test('every code is explained in both languages; those under 100 count in all the Union', () => {
  for (const [code, facts] of Object.entries(baseCodes)) {
    assertWords(facts.words, code)
    assert.equal(facts.scope, Number.parseInt(code, 10) < 100 ? 'eu' : 'national')
  }
})

test('probation carries its two days, in the ways that cards print them', () => {
  for (const text of ['106.01/02/26-01/02/29', '106.01/02/26 - 01.02.29', '106 01/02/2026-01/02/2029']) {
    const code = explainCode(text)
    assert.deepEqual([code?.from, code?.until, code?.scope], ['2026-02-01', '2029-02-01', 'national'])
  }
  assert.equal(probationCode(day('2026-02-01'), day('2029-02-01')), '106.01/02/26-01/02/29')
  assert.equal(explainCode(probationCode(day('2024-02-29'), day('2027-03-01')))?.until, '2027-03-01')
})

const good = [
  '01.06',
  '10.02',
  '10',
  '78',
  '79(L5e ≤ 15 kW)',
  '79.03',
  '70.123456.GB',
  '95.01.02.2027',
  '96',
  '69',
  '106',
  '64.80',
  '107',
  '30',
]
const bad = [
  '',
  '01.99',
  '10.02.2027',
  '999',
  '78.5',
  '70',
  '95',
  '95.31.02.2027',
  '106.01/02/29-01/02/26',
  '106.01/02/26',
  'B',
  '79',
  '105 (2020)',
]
for (const text of good) test(`${text} is a code`, () => assertWords(explainCode(text)?.words ?? assert.fail(text), text))
for (const text of bad) test(`« ${text} » is not a code`, () => assert.equal(isCode(text), false))

eachReading(
  'code-105',
  {
    'novice-speeds-exempt': 'dispensé des vitesses du conducteur novice',
    'probation-again': 'nouvelle période probatoire après annulation ou invalidation',
  },
  settings => explainCode('105', settings)?.words.fr,
)

test('the model of a pink licence follows from its day of issue, without hole or overlap', () => {
  for (const [i, [model, last]] of pinkModels.entries()) {
    assert.equal(modelOf(day(last)), model)
    assert.ok(i === 0 || last > (pinkModels[i - 1]?.[1] ?? ''))
  }
  assert.equal(modelOf(day('2013-09-16')), 'F10')
  assert.equal(modelOf(day('2013-01-19')), 'F9')
})

test('a pink licence of models F6 to F8 converts every category, in the order of the card', () => {
  for (const model of ['F6', 'F7', 'F8'] as const) {
    for (const category of pinkCategories) {
      const given = fromPink(model, category) ?? assert.fail(category)
      const rows = given.map(c => cardOrder.indexOf(c.category))
      assert.equal(new Set(rows).size, rows.length)
      for (const code of given.flatMap(c => c.codes)) assert.ok(isCode(code), code)
    }
  }
  assert.deepEqual(
    fromPink('F8', 'B')?.map(c => c.category),
    ['AM', 'A1', 'B1', 'B'],
  )
  assert.equal(
    fromPink('F8', 'C')?.some(c => c.category === 'BE'),
    false,
  )
  assert.equal(
    fromPink('F7', 'C')?.some(c => c.category === 'BE'),
    true,
  )
  assert.equal(fromPink('F2', 'C'), null)
})
