import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardOrder } from '../categories/categories.ts'
import { addDays, day } from '../day.ts'
import type { DriverRecord } from '../record/record.ts'
import { assertExplained, eachReading, table } from '../testing.ts'
import { anonymousAnswer, type CardNumber, codeKeptUntil, longestCodeDay, rightShown, usualCodeDay } from './right-code.ts'

const today = day('2026-11-25')

table('the last day of a code', longestCodeDay, [
  { why: 'as long as a certificate of rights: four months', given: today, is: '2027-03-25' },
  { why: 'the last day of a shorter month', given: day('2026-10-31'), is: '2027-02-28' },
  { why: 'before that certificate existed: a month', given: day('2024-11-29'), is: '2024-12-29' },
  { why: 'its first day', given: day('2024-11-30'), is: '2025-03-30' },
])
eachReading('right-code-length', { certificate: '2027-03-25', 'one-month': '2026-12-25' }, law => longestCodeDay(today, law).value)

table('how long readings stay visible', codeKeptUntil, [
  { why: 'a year after the end of the code', given: today, is: '2027-11-25' },
  { why: 'from 29 February', given: day('2028-02-29'), is: '2029-02-28' },
])

test('a week is proposed, and lies before the end that is possible', () => {
  assert.equal(usualCodeDay(today), '2026-12-02')
  assert.ok(usualCodeDay(today) < longestCodeDay(today).value)
})

const record: DriverRecord = {
  birth: day('1988-06-01'),
  categories: [
    { category: 'B', since: day('2008-03-14'), codes: ['01.06'] },
    { category: 'C', since: day('2012-09-01'), codes: [], lastDay: addDays(today, -1) },
  ],
  titles: [],
  bans: [],
  cepcs: [],
  receipts: [],
}

test('what a code shows: the right, category by category, without a paper, a limit or a reason', () => {
  assert.deepEqual(
    cardOrder.filter(category => rightShown(record, category, today).value).filter(category => category !== 'AM'),
    ['B1', 'B'].filter(category => rightShown(record, category as 'B', today).value),
  )
  assert.equal(rightShown(record, 'B', today).value, true)
  assert.equal(rightShown(record, 'C', today).value, false)
  assert.equal(rightShown(record, 'C', addDays(today, -1)).value, true)
  assertExplained(rightShown(record, 'B', today))
})

test('every no has the same words: never held, past its medical day, suspended, annulled, dead', () => {
  const ban = { from: day('2026-10-01'), lastDay: day('2027-02-01') }
  const noes: DriverRecord[] = [
    { ...record, categories: [] },
    { ...record, categories: [{ category: 'B', since: day('2008-03-14'), codes: [], lastDay: addDays(today, -1) }] },
    { ...record, bans: [{ ...ban, kind: 'suspension-administrative', needsAptitude: true }] },
    { ...record, bans: [{ ...ban, kind: 'annulment' }] },
    { ...record, bans: [{ from: day('2026-10-01'), kind: 'invalidation' }] },
    { ...record, diedOn: day('2026-11-20') },
  ]
  const said = noes.map(one => rightShown(one, 'B', today))
  assert.ok(said.every(({ value }) => !value))
  assert.equal(new Set(said.map(({ reasons }) => JSON.stringify(reasons))).size, 1)
})

const cards: readonly CardNumber[] = [
  { known: false, replaced: false },
  { known: true, replaced: false },
  { known: true, replaced: true },
]
eachReading(
  'anonymous-card-check',
  {
    nothing: ['not-told', 'not-told', 'not-told'],
    exists: ['unknown', 'known', 'known'],
    'exists-and-not-replaced': ['unknown', 'known', 'replaced'],
  },
  law => cards.map(card => anonymousAnswer(card, law).value),
)
test('without a reading that says otherwise an anonymous checker is told the same of every number', () => {
  assert.equal(new Set(cards.map(card => JSON.stringify(anonymousAnswer(card)))).size, 1)
  for (const card of cards) assertExplained(anonymousAnswer(card))
})
