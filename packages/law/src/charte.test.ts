import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charteRequired, charteReturnToSchool, charteSince, charteTopics, charteTwoWheels } from './charte.ts'
import { day } from './day.ts'
import { official2026 } from './settings.ts'
import { assertExplained, assertWords, boundary, eachReading } from './testing.ts'

boundary(charteSince, '2018-12-04', { before: false, on: true, after: true }, on => charteRequired(on).value)
eachReading('charte-required', { yes: true, no: false }, settings => charteRequired(day('2026-11-23'), settings).value)

test('the charte explains itself before, since, and where it is not asked', () => {
  assertExplained(charteRequired(day('2016-01-01')))
  assertExplained(charteRequired(day('2026-11-23')))
  assertExplained(charteRequired(day('2026-11-23'), { ...official2026, 'charte-required': 'no' }))
})

test('six items of advice for all, in both languages', () => {
  assert.deepEqual(
    charteTopics.map(topic => topic.id),
    ['seat-belt', 'speed', 'phone', 'alcohol', 'drugs', 'rest'],
  )
  for (const topic of [...charteTopics, charteTwoWheels, charteReturnToSchool]) {
    assertWords(topic.title, topic.id)
    assertWords(topic.advice, topic.id)
  }
})
