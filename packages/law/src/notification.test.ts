import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from './answer.ts'
import { type Day, day } from './day.ts'
import {
  administrativeAppealLastDay,
  courtAppealLastDay,
  type LivesIn,
  notifiedOn,
  type Sending,
  silenceRefusalOn,
} from './notification.ts'
import { type Row, table } from './testing.ts'

const d = day
const account = (kind: 'decision' | 'points', readOn?: string): Sending => ({
  way: 'account-with-consent',
  availableOn: d('2026-06-01'),
  kind,
  ...(readOn ? { readOn: d(readOn) } : {}),
})
const row = (why: string, sending: Sending, today: string, is: string | null): Row<{ sending: Sending; today: Day }, Day | null> => ({
  why,
  given: { sending, today: d(today) },
  is: is === null ? null : d(is),
})

table<{ sending: Sending; today: Day }, Day | null>('notified on', ({ sending, today }) => notifiedOn(sending, today), [
  row('decision read on the day it came', account('decision', '2026-06-01'), '2026-06-01', '2026-06-01'),
  row('decision read on day 14', account('decision', '2026-06-15'), '2026-06-20', '2026-06-15'),
  row('decision read on day 15, the last', account('decision', '2026-06-16'), '2026-06-20', '2026-06-16'),
  row('decision read on day 16: deemed notified when it came', account('decision', '2026-06-17'), '2026-06-20', '2026-06-01'),
  row('decision not read, day 14: nothing runs', account('decision'), '2026-06-15', null),
  row('decision not read, day 15: nothing runs yet', account('decision'), '2026-06-16', null),
  row('decision not read, day 16: the day it came, not day 15', account('decision'), '2026-06-17', '2026-06-01'),
  row('a reading that has not happened yet is not known', account('decision', '2026-06-10'), '2026-06-09', null),
  row('points read on day 3', account('points', '2026-06-04'), '2026-06-20', '2026-06-04'),
  row('points not read, day 15: nothing runs yet', account('points'), '2026-06-16', null),
  row('points not read, day 16: the end of the 15 days', account('points'), '2026-06-17', '2026-06-16'),
  row('points read later than the 15 days', account('points', '2026-07-04'), '2026-07-20', '2026-06-16'),
  row(
    'registered letter signed',
    { way: 'registered', presentedOn: d('2026-06-01'), signedOn: d('2026-06-09') },
    '2026-06-20',
    '2026-06-09',
  ),
  row('registered letter not presented', { way: 'registered' }, '2026-06-20', null),
  row('registered letter waiting at the post office, last day', { way: 'registered', presentedOn: d('2026-06-01') }, '2026-06-16', null),
  row('registered letter unclaimed', { way: 'registered', presentedOn: d('2026-06-01') }, '2026-06-17', '2026-06-01'),
  row('registered letter to a wrong address', { way: 'registered', presentedOn: d('2026-06-01'), wrongAddress: true }, '2026-07-17', null),
  row('an e-mail only tells', { way: 'mail' }, '2027-06-01', null),
  row('a simple letter that nothing proves', { way: 'letter' }, '2027-06-01', null),
  row('a simple letter that the person answered', { way: 'letter', provedOn: d('2026-06-05') }, '2026-06-20', '2026-06-05'),
])

test('a decision and a points letter left unread in the account do not start on the same day, and say why', () => {
  const [decision, pointsLetter] = [account('decision'), account('points')].map(sending => notifiedOn(sending, d('2026-07-01')))
  assert.deepEqual(
    decision?.reasons.map(r => r.code),
    ['deemed-when-available'],
  )
  assert.deepEqual(
    pointsLetter?.reasons.map(r => r.code),
    ['end-of-days-to-read'],
  )
})

table<[string, LivesIn], Day>('court appeal', ([notified, livesIn]) => courtAppealLastDay(d(notified), 'metropole', livesIn), [
  { why: 'two full months: 15 January to 16 March', given: ['2026-01-15', 'metropole'], is: d('2026-03-16') },
  { why: 'one more overseas', given: ['2026-01-15', 'overseas'], is: d('2026-04-16') },
  { why: 'two more abroad; 16 May is a Saturday', given: ['2026-01-15', 'abroad'], is: d('2026-05-18') },
  { why: 'a last day on a holiday moves', given: ['2026-03-13', 'metropole'], is: d('2026-05-15') },
])

const silence = (filed: string): Answer<Day> => silenceRefusalOn(d(filed))
table<string, Day>('silence on an appeal', silence, [
  { why: 'two months later, date to date', given: '2026-01-15', is: d('2026-03-15') },
  { why: 'no 31 February', given: '2025-12-31', is: d('2026-02-28') },
])

table<string, Day>('recours gracieux', notified => administrativeAppealLastDay(d(notified), 'metropole'), [
  { why: 'the same two months as the court, without more for distance', given: '2026-01-15', is: d('2026-03-16') },
  { why: 'Ascension Day 2026 is 14 May', given: '2026-03-13', is: d('2026-05-15') },
])
