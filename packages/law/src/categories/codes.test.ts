import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertExplained, assertWords, eachReading } from '../testing.ts'
import { cardOrder } from './categories.ts'
import { baseCodes } from './code-table.ts'
import { explainCode, isCode, probationCode } from './codes.ts'
import { categoriesOfModel, fromPink, modelOf, type PinkCategory, type PinkModel, pinkCategories, pinkModels } from './pink.ts'

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

test('every category of every model converts, in the order of the card, and says whether its row was read whole', () => {
  for (const [model] of pinkModels) {
    for (const category of pinkCategories) {
      const given = fromPink(model, category)
      assertExplained(given)
      assert.equal(given.value === null, !categoriesOfModel(model).includes(category), `${model} ${category}`)
      if (!given.value) continue
      assert.equal(given.value.whole, ['F6', 'F7', 'F8'].includes(model))
      const rows = given.value.to.map(c => cardOrder.indexOf(c.category))
      assert.deepEqual(
        rows,
        [...new Set(rows)].toSorted((a, b) => a - b),
        `${model} ${category}`,
      )
      for (const code of given.value.to.flatMap(c => c.codes)) assert.ok(isCode(code), code)
    }
  }
})

const becomes = (model: PinkModel, category: PinkCategory) =>
  fromPink(model, category).value?.to.map(c => [c.category, ...c.codes].join(' '))
test('the rows of annex II that were read', () => {
  const b = ['AM', 'A1 79(L5e ≤ 15 kW)', 'B1', 'B']
  const limited = 'CE 79(≤ 12 500 kg)'
  assert.deepEqual(becomes('F8', 'A1'), ['AM', 'A1', 'B1'])
  assert.deepEqual(becomes('F8', 'A'), ['AM', 'A1', 'A2', 'A', 'B1'])
  assert.deepEqual(becomes('F8', 'B'), b)
  assert.deepEqual(becomes('F8', 'E(B)'), [...b, 'BE'])
  assert.deepEqual(becomes('F8', 'C'), [...b, 'C1', 'C'])
  assert.deepEqual(becomes('F7', 'C'), [...b, 'C1', 'C', 'BE'])
  assert.deepEqual(becomes('F8', 'E(C)'), [...b, 'C1', 'C', 'BE', 'C1E', 'CE'])
  assert.deepEqual(becomes('F8', 'D'), [...b, 'D1', 'D'])
  assert.deepEqual(becomes('F8', 'E(D)'), [...b, 'D1', 'D', 'BE', 'D1E', 'DE'])
  assert.deepEqual(becomes('F4', 'C limité'), [...b, 'C1', 'C 79(≤ 12 500 kg)', limited])
  assert.deepEqual(becomes('F5', 'D'), [...b, 'D1', 'D', limited])
  assert.deepEqual(becomes('F3', 'D'), [...b, 'D1', 'D'])
  assert.deepEqual(becomes('F2', 'C'), [...b, 'C1', 'C', 'D1', 'D', 'BE', 'C1E', 'CE', 'D1E', 'DE'])
  assert.equal(becomes('F9', 'B'), undefined)
})

eachReading('pink-older-models', { 'at-least-f6': 4, unread: undefined }, settings => fromPink('F3', 'B', settings).value?.to.length)
