import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from './day.ts'
import {
  type AfterReturn,
  abandonedOn,
  afterReturn,
  correctionLastDay,
  correctionReminderOn,
  deliveryMode,
  destroyOn,
  officialDeliveryMode,
  postOfficeLastDay,
  sendingsAgain,
} from './delivery.ts'
import { official2026, sourceArticle } from './settings.ts'
import { around, boundary, eachReading, table } from './testing.ts'

boundary(
  officialDeliveryMode,
  '2025-01-02',
  { before: 'signed-letter', on: 'tracked-letter', after: 'tracked-letter' },
  on => deliveryMode(on).value,
)
eachReading(
  'delivery-mode',
  { 'signed-letter': 'signed-letter', 'tracked-letter': 'tracked-letter' },
  settings => deliveryMode(day('2026-11-23'), settings).value,
)
eachReading('post-office-days', { '7': '2026-06-08', '15': '2026-06-16' }, settings => postOfficeLastDay(day('2026-06-01'), settings).value)
eachReading(
  'after-return',
  { prefecture: 'keep-at-prefecture', 'send-again-once': 'send-again' },
  settings => afterReturn({ returns: 1, wrongAddress: false }, settings).value,
)
eachReading('destruction-months', { '6': '2026-12-02', '12': '2027-06-02' }, settings => destroyOn(day('2026-06-01'), settings).value)
eachReading('correction-days', { '60': ['2026-07-31', '2026-07-01'], '30': ['2026-07-01', '2026-06-16'] }, settings => [
  correctionLastDay(day('2026-06-01'), settings).value,
  correctionReminderOn(day('2026-06-01'), settings).value,
])

around(sendingsAgain, { below: 'refused', at: 'send-again', above: 'keep-at-prefecture' }, returns => {
  try {
    return afterReturn({ returns, wrongAddress: false }).value
  } catch {
    return 'refused'
  }
})

table<{ returns: number; wrongAddress: boolean; profile: typeof official2026 }, AfterReturn>(
  'after a return',
  ({ profile, ...back }) => afterReturn(back, profile),
  [
    { why: 'first, official', given: { returns: 1, wrongAddress: false, profile: official2026 }, is: 'send-again' },
    { why: 'first, wrong address, official', given: { returns: 1, wrongAddress: true, profile: official2026 }, is: 'ask-address' },
    { why: 'second, official', given: { returns: 2, wrongAddress: false, profile: official2026 }, is: 'keep-at-prefecture' },
    {
      why: 'second, wrong address again: it travels no more',
      given: { returns: 2, wrongAddress: true, profile: official2026 },
      is: 'keep-at-prefecture',
    },
    { why: 'first, source article', given: { returns: 1, wrongAddress: false, profile: sourceArticle }, is: 'keep-at-prefecture' },
    { why: 'first, wrong address, source article', given: { returns: 1, wrongAddress: true, profile: sourceArticle }, is: 'ask-address' },
    { why: 'second, source article', given: { returns: 2, wrongAddress: false, profile: sourceArticle }, is: 'keep-at-prefecture' },
  ],
)

test('a card that did not come back has no return to deal with', () => {
  for (const returns of [0, -1, 1.5, Number.NaN]) assert.throws(() => afterReturn({ returns, wrongAddress: false }), RangeError)
})

table<string, Day>('kept at the post office', on => postOfficeLastDay(day(on)), [
  { why: 'counted from the day after, over the end of the month', given: '2026-01-20', is: day('2026-02-04') },
  { why: 'a last day on Sunday is not moved', given: '2026-06-13', is: day('2026-06-28') },
])
table<string, Day>('destroyed', on => destroyOn(day(on)), [
  { why: 'six months date to date; the last of them is still the person’s', given: '2026-08-31', is: day('2027-03-01') },
])
table<string, Day>('closed for want of an answer', on => abandonedOn(day(on)), [
  { why: 'the day after six months', given: '2026-03-15', is: day('2026-09-16') },
  { why: 'no 31 February', given: '2026-08-31', is: day('2027-03-01') },
])

test('the reminder leaves before the last day to answer, and the last day before the closure', () => {
  for (const asked of ['2026-01-31', '2026-08-31', '2027-02-28'].map(day)) {
    assert.ok(correctionReminderOn(asked).value < correctionLastDay(asked).value)
    assert.ok(correctionLastDay(asked).value < abandonedOn(asked).value)
  }
})
