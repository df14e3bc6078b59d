import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertExplained, boundary, eachReading } from '../testing.ts'
import { eadAfterRepeat, eadByJudge, eadByPrefet, eadMonths, eadYearsRepeat, isRepeat } from './ead.ts'

boundary(eadMonths, '2018-09-19', { before: 0, on: 6, after: 6 }, on => eadByPrefet('alcohol', on, true).value)
boundary(eadMonths, '2020-05-22', { before: 6, on: 12, after: 12 }, on => eadByPrefet('alcohol', on, true).value)
boundary(eadYearsRepeat, '2019-12-27', { before: 0, on: 3, after: 3 }, on => eadAfterRepeat(on, on).value)
eachReading(
  'ead-instead-of-suspension',
  { 'not-offered': 0, offered: 12 },
  settings => eadByPrefet('alcohol', day('2025-08-01'), true, settings).value,
)

test('the préfet still may for the contravention and on a report, never for drugs', () => {
  const on = day('2026-01-01')
  assert.equal(eadByPrefet('alcohol-contravention', on, true).value, 12)
  assert.equal(eadByPrefet('alcohol', on, false).value, 12)
  assert.equal(eadByPrefet('drugs', on, true).value, 0)
  assertExplained(eadByPrefet('drugs', on, true))
})

test('a judge: five years for the délit, three for the contravention', () => {
  assert.equal(eadByJudge('alcohol', day('2026-01-01')).value, 5)
  assert.equal(eadByJudge('alcohol-contravention', day('2026-01-01')).value, 3)
})

test('no interlock when the new licence comes more than three years after the annulment', () => {
  const annulled = day('2021-01-10')
  assert.deepEqual(
    ['2024-01-10', '2024-01-11'].map(on => eadAfterRepeat(annulled, day(on)).value),
    [3, 0],
  )
})

test('a repeat counts five years, the last day included', () => {
  const first = day('2020-01-10')
  assert.deepEqual(
    ['2025-01-09', '2025-01-10', '2025-01-11'].map(on => isRepeat(first, day(on)).value),
    [true, true, false],
  )
})
