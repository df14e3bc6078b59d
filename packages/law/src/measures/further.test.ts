import assert from 'node:assert/strict'
import { test } from 'node:test'
import { territories } from '../calendar.ts'
import { addDays, day } from '../day.ts'
import { pointsApplyIn } from '../points/places.ts'
import { findInfraction, scaleOn } from '../points/scale.ts'
import { official2026 } from '../settings.ts'
import { assertExplained, assertWords, boundary, eachReading, table } from '../testing.ts'
import {
  afterOpinion,
  cardAfterSuspension,
  controlForms,
  type MedicalOpinion,
  mayAskForEad,
  opinionEffects,
  reportUsableUntil,
} from './control-effects.ts'
import { grounds } from './grounds.ts'
import {
  automaticBan,
  closedInProbation,
  homicideRepeatBan,
  learnerFormBy,
  longestAnnulmentBan,
  noviceExemptions,
  noviceRulesApply,
} from './loss.ts'
import { commissionFeeFollowing, controlFee } from './medical.ts'
import {
  accompanyingTreatedAsDriver,
  bringCardBy,
  givenBackAtOnce,
  heardBefore,
  mayRetainBy,
  militaryDriver,
  vehicleAfterRetention,
  warningInstead,
} from './retention-duties.ts'
import { suspensionAsMainPenalty, suspensionStarts } from './suspension.ts'
import { offenceWithout, type WithoutRight, withoutRight } from './without-right.ts'

const now = day('2026-06-01')
const version = (id: string) => findInfraction(id, now) ?? assert.fail(id)

const offences: readonly [WithoutRight, id: string, cls: number | 'delit', points: number][] = [
  ['never-held', 'no-licence', 'delit', 0],
  ['false-licence', 'false-licence', 'delit', 0],
  ['retained', 'driving-suspended', 'delit', 6],
  ['suspended', 'driving-suspended', 'delit', 6],
  ['annulled', 'driving-annulled', 'delit', 0],
  ['invalidated', 'driving-invalidated', 'delit', 0],
  ['penalty-breached', 'penalty-breached', 'delit', 0],
  ['foreign-banned', 'driving-foreign-banned', 'delit', 0],
  ['category-out-of-validity', 'category-validity', 4, 3],
  ['restriction-ignored', 'category-validity', 4, 3],
  ['card-expired', 'title-not-on-board', 1, 0],
  ['cepc-over', 'title-not-on-board', 1, 0],
  ['title-not-on-board', 'title-not-on-board', 1, 0],
  ['title-not-shown', 'title-not-shown', 4, 0],
]
test('every way of driving without the right or the title has one offence', () =>
  assert.deepEqual(
    offences.map(([situation]) => situation),
    [...withoutRight],
  ))
for (const [situation, id, grade, points] of offences)
  test(`driving without: ${situation}`, () => {
    const given = offenceWithout(situation, now)
    assert.deepEqual([given.value.version.id, given.value.version.class, given.value.points], [id, grade, points])
    assertExplained(given)
  })
eachReading(
  'expired-card',
  { 'title-offence': 0, 'right-offence': 3 },
  settings => offenceWithout('card-expired', now, settings).value.points,
)
eachReading(
  'cepc-over-offence',
  { 'title-offence': 'title-not-on-board', 'no-licence': 'no-licence' },
  settings => offenceWithout('cepc-over', now, settings).value.version.id,
)

test('the municipal police keeps a licence for speed and for the phone only', () => {
  const kept = grounds.filter(ground => mayRetainBy('municipal-police', ground, now).value)
  assert.deepEqual(kept, ['speed-40', 'phone-with-offence'])
  for (const ground of grounds) {
    assertExplained(mayRetainBy('municipal-police', ground, now))
    assert.equal(
      mayRetainBy('judicial-police', ground, now).value,
      !['alcohol-contravention', 'hit-and-run', 'other-with-suspension', 'other'].includes(ground),
    )
  }
})
test('who accompanies a learner is a driver for alcohol and drugs', () => {
  assert.deepEqual(
    grounds.filter(ground => accompanyingTreatedAsDriver(ground).value),
    ['alcohol', 'alcohol-refusal', 'drugs', 'drugs-refusal'],
  )
  for (const ground of grounds) assertExplained(accompanyingTreatedAsDriver(ground))
})
test('a card left at home is brought within a day and a night', () => {
  const given = bringCardBy({ day: day('2026-02-28'), minute: 23 * 60 + 15 })
  assert.deepEqual(given.value, { day: '2026-03-01', minute: 23 * 60 + 15 })
  assertExplained(given)
})
table('given back at once', givenBackAtOnce, [
  { why: 'not confirmed', given: false, is: true },
  { why: 'confirmed', given: true, is: false },
])
table('the vehicle', vehicleAfterRetention, [
  { why: 'alcohol and drugs together', given: true, is: 'impounded' },
  { why: 'otherwise', given: false, is: 'may-be-immobilised' },
])
test('a warning instead, for a contravention on a report only', () => {
  assert.deepEqual(
    [warningInstead('contravention', false), warningInstead('contravention', true), warningInstead('delit', false)].map(a => a.value),
    [true, false, false],
  )
  for (const kind of ['contravention', 'delit'] as const) for (const kept of [true, false]) assertExplained(warningInstead(kind, kept))
})
eachReading('hearing-before-suspension', { 'report-only': [true, false], always: [true, true] }, settings =>
  [false, true].map(afterRetention => heardBefore(afterRetention, settings).value),
)
test('heard or not, it is explained, and a military driver is told where his licence goes', () => {
  for (const kept of [true, false]) assertExplained(heardBefore(kept))
  assertExplained(militaryDriver())
})
const report = { decidedOn: day('2026-03-01'), notifiedOn: day('2026-03-09') }
eachReading('suspension-on-report-starts', { notification: '2026-03-09', decision: '2026-03-01' }, settings =>
  String(suspensionStarts(report, settings).value),
)
test('after a retention the suspension counts from it, whatever the reading', () =>
  assert.equal(suspensionStarts({ ...report, retainedOn: day('2026-02-26') }).value, '2026-02-26'))

test('as the main penalty: five years for a délit, one for class 5, three where the text of a contravention says so', () => {
  const years = (id: string) => suspensionAsMainPenalty(version(id), now).value
  assert.deepEqual(['alcohol', 'radar-detector', 'red-light', 'seat-belt'].map(years), [5, 1, 3, 0])
  for (const it of scaleOn(now)) {
    assertExplained(suspensionAsMainPenalty(it, now))
    assertExplained(longestAnnulmentBan(it))
  }
  assert.deepEqual(
    ['alcohol', 'hit-and-run', 'simple-injuries', 'red-light'].map(id => longestAnnulmentBan(version(id)).value),
    [5, 3, 5, 0],
  )
})
boundary(
  homicideRepeatBan,
  '2025-07-11',
  { before: { least: 0, most: 10 }, on: { least: 10, most: 'life' }, after: { least: 10, most: 'life' } },
  on => automaticBan('homicide-routier-repeat', on).value,
)
test('a ban for life is explained', () => assertExplained(automaticBan('homicide-routier-repeat', now)))
test('a learner who is banned hands the form back within ten clear days', () => {
  const given = learnerFormBy(day('2026-04-01'), 'metropole')
  assert.equal(given.value, '2026-04-13', 'the 12th is a Sunday')
  assertExplained(given)
})
test('novice rules: not on military or fire duty, nor after the theory alone', () => {
  assert.equal(noviceRulesApply({ practicalTaken: true }).value, true)
  assert.equal(noviceRulesApply({ practicalTaken: false }).value, false)
  for (const onDuty of noviceExemptions) {
    assert.equal(noviceRulesApply({ practicalTaken: true, onDuty }).value, false)
    assertExplained(noviceRulesApply({ practicalTaken: true, onDuty }))
  }
  for (const [name, { words }] of Object.entries(closedInProbation)) assertWords(words, name)
})

const opinions = Object.keys(opinionEffects) as MedicalOpinion[]
test('each opinion leads to one decision of the préfet', () => {
  assert.deepEqual(
    opinions.map(opinion => afterOpinion(opinion).value),
    ['licence', 'licence-for-a-time', 'licence-with-codes', 'no-licence'],
  )
  for (const opinion of opinions) assertExplained(afterOpinion(opinion))
})
test('only a commission ties its opinion to an interlock', () => {
  assert.deepEqual([mayAskForEad('commission').value, mayAskForEad('medecin-agree').value], [true, false])
  assertExplained(mayAskForEad('medecin-agree'))
  assertExplained(controlForms())
})
test('a psychotechnical report: two years, or the day before a new suspension', () => {
  const made = day('2024-02-29')
  assert.equal(reportUsableUntil(made).value, '2026-02-28')
  assert.equal(reportUsableUntil(made, day('2025-06-01')).value, '2025-05-31')
  assert.equal(reportUsableUntil(made, day('2027-06-01')).value, '2026-02-28')
  assertExplained(reportUsableUntil(made))
})
test('a card comes back after a month, a new one is asked for beyond', () => {
  const after = (months: number, days: number) => cardAfterSuspension({ months, days }, now)
  assert.deepEqual(
    [after(0, 30), after(1, 0), after(1, 1), after(2, 0)].map(a => a.value),
    ['given-back', 'given-back', 'new-card', 'new-card'],
  )
  assertExplained(after(1, 1))
})
const fee = (on: typeof now, reading: 'as-of-2017' | 'follows-consultation') =>
  controlFee('commission', on, 0, { ...official2026, 'commission-fee': reading }).value
boundary(commissionFeeFollowing, '2024-01-01', { before: 50, on: 53, after: 53 }, on => fee(on, 'follows-consultation'))
boundary(commissionFeeFollowing, '2025-01-01', { before: 53, on: 60, after: 60 }, on => fee(on, 'follows-consultation'))
eachReading(
  'commission-fee',
  { 'as-of-2017': 50, 'follows-consultation': 60 },
  settings => controlFee('commission', now, 0, settings).value,
)
test('the fee of before 2017 is the same in both readings', () =>
  assert.deepEqual([fee(addDays(day('2017-05-01'), -1), 'follows-consultation'), fee(day('2017-05-01'), 'follows-consultation')], [46, 50]))

test('points are withdrawn in France and overseas, not in three Pacific territories nor abroad', () => {
  const places = [...territories, 'abroad' as const]
  assert.deepEqual(
    places.filter(place => !pointsApplyIn(place).value),
    ['wallis-et-futuna', 'polynesie-francaise', 'nouvelle-caledonie', 'abroad'],
  )
  for (const place of places) assertExplained(pointsApplyIn(place))
})
