import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from './day.ts'
import { dayCount, longDay, pointCount, yearCount } from './words.ts'

test('the first of a month is « 1er » in French', () => {
  assert.deepEqual(longDay(day('2026-08-01')), { fr: '1er août 2026', en: '1 August 2026' })
  assert.deepEqual(longDay(day('2026-12-31')), { fr: '31 décembre 2026', en: '31 December 2026' })
})

test('zero and one and a half are singular in French, plural in English', () => {
  assert.deepEqual(
    [0, 1, 1.5, 2].map(n => pointCount(n).fr),
    ['0 point', '1 point', '1,5 point', '2 points'],
  )
  assert.deepEqual(
    [0, 1, 1.5, 2].map(n => pointCount(n).en),
    ['0 points', '1 point', '1.5 points', '2 points'],
  )
  assert.deepEqual([dayCount(1).fr, dayCount(15).en, yearCount(15).fr], ['1 jour', '15 days', '15 ans'])
})
