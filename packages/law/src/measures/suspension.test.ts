import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day } from '../day.ts'
import { findInfraction } from '../points/scale.ts'
import { assertExplained, boundary, eachReading } from '../testing.ts'
import { grounds } from './grounds.ts'
import {
  afterJudgment,
  carrierFactor,
  decisionAfterRetention,
  longestJudicialSuspension,
  longestSuspension,
  mustSuspendForAlcoholOrDrugs,
  professionalDrivingKept,
  suspensionMonthsAlcohol,
  suspensionStarts,
} from './suspension.ts'

const now = day('2026-06-01')
const retained = { afterRetention: true }

boundary(
  mustSuspendForAlcoholOrDrugs,
  '2025-07-11',
  { before: 'may-suspend', on: 'must-suspend', after: 'must-suspend' },
  on => decisionAfterRetention('drugs', on).value,
)
boundary(suspensionMonthsAlcohol, '2019-12-27', { before: 6, on: 12, after: 12 }, on => longestSuspension('alcohol', on, retained).value)
boundary(
  carrierFactor,
  '2025-07-11',
  { before: 12, on: 24, after: 24 },
  on => longestSuspension('alcohol', on, { afterRetention: true, carrier: true }).value,
)

test('speed and phone: the préfet may, six months at most; a report of hit and run: a year', () => {
  assert.equal(decisionAfterRetention('speed-40', now).value, 'may-suspend')
  assert.equal(decisionAfterRetention('hit-and-run', now).value, 'not-on-this-ground')
  assert.equal(longestSuspension('speed-40', now, retained).value, 6)
  assert.equal(longestSuspension('phone-with-offence', now, retained).value, 6)
  assert.equal(longestSuspension('accident-injury', now, retained).value, 12)
  assert.equal(longestSuspension('hit-and-run', now, { afterRetention: false }).value, 12)
  for (const ground of grounds) assertExplained(longestSuspension(ground, now, retained))
})

test('a suspension counts from the retention, else from its notification', () => {
  assert.equal(suspensionStarts({ retainedOn: day('2026-01-01'), notifiedOn: day('2026-01-04') }).value, '2026-01-01')
  assert.equal(suspensionStarts({ notifiedOn: day('2026-01-04') }).value, '2026-01-04')
})

test('a judge follows the scale; professional driving is kept only where the text says so', () => {
  const version = (id: string) => findInfraction(id, now) ?? assert.fail(id)
  assert.equal(longestJudicialSuspension(version('alcohol')).value, 5)
  assert.equal(longestJudicialSuspension(version('seat-belt')).value, 0)
  assert.equal(professionalDrivingKept('judge', version('red-light')).value, true)
  assert.equal(professionalDrivingKept('judge', version('alcohol')).value, false)
  assert.equal(professionalDrivingKept('prefet', version('red-light')).value, false)
})

test('the whole time deprived is set off, up to the aptitude (Crim. 14 April 2021)', () => {
  const given = afterJudgment(
    { from: day('2019-01-01'), deprivedUntil: day('2019-10-10') },
    { kind: 'suspension', months: 10, executoryOn: day('2019-10-10') },
  )
  assert.equal(given.value.ends, '2019-11-01')
  assertExplained(given)
})

test('the administrative measure stops when the judgment becomes executory, and is void after an acquittal', () => {
  const administrative = { from: day('2026-01-10'), deprivedUntil: day('2026-07-10') }
  const judged = afterJudgment(administrative, { kind: 'suspension', months: 8, executoryOn: day('2026-05-10') })
  assert.deepEqual(judged.value, { administrativeStops: '2026-05-10', voided: false, ends: '2026-09-10' })
  const acquitted = afterJudgment(administrative, { kind: 'no-restriction', on: day('2026-05-10') })
  assert.deepEqual(acquitted.value, { administrativeStops: '2026-05-10', voided: true, ends: null })
})

test('after a gap what is left runs from the judgment, and nothing is left of a shorter one', () => {
  const administrative = { from: day('2026-01-10'), deprivedUntil: day('2026-07-10') }
  const left = (months: number, on: string) =>
    afterJudgment(administrative, { kind: 'suspension', months, executoryOn: day(on) }).value.ends
  assert.equal(left(8, '2026-12-01'), '2027-02-01')
  assert.equal(left(6, '2026-12-01'), null)
  assert.equal(left(7, addDays(day('2026-07-10'), 0)), '2026-08-10')
})

eachReading('set-off-on-annulment', { none: '2028-05-10', 'set-off': '2028-01-10' }, settings =>
  String(
    afterJudgment(
      { from: day('2026-01-10'), deprivedUntil: day('2026-05-10') },
      { kind: 'annulment', banMonths: 24, executoryOn: day('2026-05-10') },
      settings,
    ).value.ends,
  ),
)
