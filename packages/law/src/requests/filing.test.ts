import assert from 'node:assert/strict'
import { test } from 'node:test'
import { titleMade } from '../categories/card-model.ts'
import { cardOrder, isGroup2 } from '../categories/categories.ts'
import { addDays, day } from '../day.ts'
import { directiveDays, newDirectiveApplies } from '../future.ts'
import { official2026 } from '../settings.ts'
import { around, assertExplained, assertWords, boundary, eachReading, table } from '../testing.ts'
import { datedRegister } from '../text.ts'
import { titleLastDay } from '../validity/validity.ts'
import { checkWithoutPaper, foundAgain, internationalLicence, lostAbroad, stampLastDay } from './beside.ts'
import { type Abroad, cerfaOf, channelOf, officeAbroad, studyRules } from './channel.ts'
import { correctionReasons } from './corrections.ts'
import { faceLeast, faceMost, faceSizeAccepted, photoFresh, photoRules, signatureRules } from './photo.ts'
import { requestReasons } from './reasons.ts'
import { handledFirst, registrationLastDay, registrationYears, returnFormBy, toldDelay, usualDelay } from './registration.ts'

const today = day('2026-06-01')
const named = (name: string) => datedRegister().find(d => d.name === name) ?? assert.fail(name)

const sides = { before: 'paper', on: 'online', after: 'online' } as const
boundary(named('requests made online'), '2017-11-06', sides, on => channelOf('loss', on).value)
boundary(named('other exchanges online'), '2020-08-04', sides, on => channelOf('exchange-non-eu', on).value)
boundary(named('European exchanges online, late reading'), '2020-03-31', sides, on => channelOf('exchange-eu', on).value)
boundary(
  named('European exchanges online, early reading'),
  '2020-02-01',
  sides,
  on => channelOf('exchange-eu', on, { ...official2026, 'eu-exchange-online-since': '2020-02-01' }).value,
)
eachReading(
  'eu-exchange-online-since',
  { '2020-02-01': 'online', '2020-03-31': 'paper' },
  settings => channelOf('exchange-eu', day('2020-03-01'), settings).value,
)
test('today every request is made online; the old forms have five digits', () => {
  for (const why of requestReasons) {
    assertExplained(channelOf(why, today))
    assert.equal(channelOf(why, today).value, 'online')
    assert.match(cerfaOf[why] ?? '14882', /^14\d{3}$/)
  }
  for (const { words, article } of studyRules) assertWords(words, article.number)
})

const far: Abroad = { where: 'elsewhere', settledOn: day('2024-12-01') }
table('who handles the licence of who lives abroad', ({ abroad, on }: { abroad: Abroad; on: string }) => officeAbroad(abroad, day(on)), [
  { why: 'outside Europe, the last day of 18 months', given: { abroad: far, on: '2026-06-01' }, is: 'crepic-by-consulate' },
  { why: 'the day before', given: { abroad: far, on: '2026-05-31' }, is: 'crepic-by-consulate' },
  { why: 'the day after', given: { abroad: far, on: '2026-06-02' }, is: 'nobody' },
  { why: 'in Europe', given: { abroad: { ...far, where: 'eu' }, on: '2026-06-01' }, is: 'local-authority' },
  { why: 'a student, whatever the time', given: { abroad: { ...far, studentOrMission: true }, on: '2036-06-01' }, is: 'france' },
])

boundary(registrationYears, '2022-12-04', { before: null, on: '2027-12-04', after: '2027-12-05' }, on => registrationLastDay(on).value)
test('five years more from a theory success within the five years, and none from one that comes after', () => {
  const recorded = day('2023-01-15')
  assert.equal(registrationLastDay(recorded).value, '2028-01-15')
  assert.equal(registrationLastDay(recorded, day('2028-01-15')).value, '2033-01-15')
  assert.equal(registrationLastDay(recorded, day('2028-01-16')).value, '2028-01-15')
  for (const theory of [undefined, day('2024-05-01')]) assertExplained(registrationLastDay(recorded, theory))
})
test('the registration form goes back within ten days francs', () => {
  assert.equal(returnFormBy(day('2026-06-01'), 'metropole').value, '2026-06-12')
  assert.equal(returnFormBy(day('2026-06-02'), 'metropole').value, '2026-06-15', 'a Saturday moves to the Monday')
  assertExplained(returnFormBy(day('2026-06-02'), 'metropole'))
})
test('every request has its usual time, or says that nobody measured it; heavy categories come first', () => {
  for (const why of requestReasons) {
    const given = usualDelay(why)
    assertExplained(given)
    const [unknown] = given.reasons
    assert.equal(given.value === null, unknown?.code === 'delay-unknown' || unknown?.code === 'delay-unread')
    if (given.value) assert.ok(given.value.least < given.value.most)
  }
  assert.deepEqual(usualDelay('exchange-non-eu').value, { least: 6, most: 12, unit: 'months' })
  assert.equal(usualDelay('exchange-eu').reasons[0]?.articles[0]?.mark, 'C')
  assert.equal(usualDelay('group2-renewal').value, null)
  assert.deepEqual(toldDelay().value, { least: 3, most: 4, unit: 'weeks' })
  assert.equal(toldDelay().reasons[0]?.articles[0]?.mark, 'C')
  assertExplained(toldDelay())
  for (const category of cardOrder) {
    assert.equal(handledFirst(category).value, isGroup2(category))
    assertExplained(handledFirst(category))
  }
})

around(faceLeast, { below: false, at: true, above: true }, mm => faceSizeAccepted(mm).value)
around(faceMost, { below: true, at: true, above: false }, mm => faceSizeAccepted(mm).value)
table('the age of a photo', taken => photoFresh(day(taken), today), [
  { why: 'six months less a day', given: '2025-12-02', is: true },
  { why: 'six months', given: '2025-12-01', is: false },
  { why: 'six months and a day', given: '2025-11-30', is: false },
  { why: 'today', given: '2026-06-01', is: true },
  { why: 'tomorrow', given: '2026-06-02', is: false },
])
test('each rule of the photo and of the signature can be named in a correction', () => {
  for (const { words, id } of [...photoRules, ...signatureRules]) assertWords(words, id)
  assert.equal(new Set(photoRules.map(r => r.id)).size, photoRules.length)
  assert.ok(correctionReasons('photo-signature').length >= photoRules.length + signatureRules.length)
})

test('a stamp serves twelve months, the last day included', () => {
  assert.equal(stampLastDay(day('2028-02-29')).value, '2029-02-28')
  assertExplained(stampLastDay(today))
})
eachReading('stamp-refund', { 'asked-of-the-seller': ['stamp-last-day', 'stamp-refund'], unsaid: ['stamp-last-day'] }, settings =>
  stampLastDay(today, settings).reasons.map(r => r.code),
)
test('the international licence: three years, never beyond the French one', () => {
  assert.equal(internationalLicence(today, null).value, '2029-06-01')
  assert.equal(internationalLicence(today, day('2028-01-01')).value, '2028-01-01')
  assert.equal(internationalLicence(today, day('2035-01-01')).value, '2029-06-01')
  assertExplained(internationalLicence(today, null))
})
test('without the paper at a check: five days to show it, and a dearer class after them', () => {
  assert.deepEqual(checkWithoutPaper(today, false).value, { lastDay: addDays(today, 5), atOnce: 1, after: 4 })
  assert.equal(checkWithoutPaper(today, true).value.after, 2)
  for (const moped of [true, false]) assertExplained(checkWithoutPaper(today, moped))
})
test('a licence found again stays without value; abroad, the police, then the consulate', () => {
  assert.equal(foundAgain().value, false)
  assertExplained(foundAgain())
  assertExplained(lostAbroad())
})

const chip = named('chip on the card')
boundary(chip, '2013-09-16', { before: false, on: true, after: true }, on => titleMade(on).value.chip)
boundary(chip, '2015-07-15', { before: true, on: false, after: false }, on => titleMade(on).value.chip)
test('paper until 15 September 2013, a card from the next day; the first cards end in 2028', () => {
  assert.deepEqual(titleMade(day('2013-09-15')).value, { model: 'F9', card: false, chip: false })
  assert.deepEqual(titleMade(day('2013-09-16')).value, { model: 'F10', card: true, chip: true })
  for (const issued of ['2005-05-05', '2014-01-01', '2020-01-01']) assertExplained(titleMade(day(issued)))
  assert.equal(titleLastDay({ issuedOn: day('2013-01-19'), categories: ['B'] }).value, '2028-01-19')
  assert.equal(titleLastDay({ issuedOn: day('2013-09-16'), categories: ['B'] }).value, '2028-09-16')
})

table('the directive of 2025', on => newDirectiveApplies(day(on)), [
  { why: 'the day before it applies', given: addDays(directiveDays.appliesFrom, -1), is: false },
  { why: 'the day it applies', given: directiveDays.appliesFrom, is: true },
  { why: 'the day after', given: addDays(directiveDays.appliesFrom, 1), is: true },
])
