import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertExplained, boundary, eachReading } from '../testing.ts'
import {
  commissionFee,
  controlFee,
  controlWindow,
  doctorFee,
  type MedicalCause,
  type MedicalOffence,
  medicalControl,
  newControlFrom,
  opinionUsableUntil,
  psychotechnicalAfterInvalidation,
  psychotechnicalMonths,
} from './medical.ts'

const now = day('2026-06-01')
const suspended = (offence: MedicalOffence, months: number, days = 0): MedicalCause => ({ kind: 'suspension', offence, months, days })

boundary(
  psychotechnicalMonths,
  '2016-01-25',
  { before: 'none', on: 'required', after: 'required' },
  on => medicalControl(suspended('other', 6), on).value.psychotechnical,
)
boundary(
  psychotechnicalAfterInvalidation,
  '2016-01-25',
  { before: 'none', on: 'required', after: 'required' },
  on => medicalControl({ kind: 'invalidation', alcoholOrDrugs: false }, on).value.psychotechnical,
)
boundary(doctorFee, '2017-05-01', { before: 33, on: 36, after: 36 }, on => controlFee('medecin-agree', on).value)
boundary(commissionFee, '2016-02-21', { before: 33, on: 46, after: 46 }, on => controlFee('commission', on).value)
boundary(commissionFee, '2017-05-01', { before: 46, on: 50, after: 50 }, on => controlFee('commission', on).value)
eachReading(
  'medical-after-alcohol-contravention',
  { commission: 'commission', 'medecin-agree': 'medecin-agree' },
  settings => medicalControl(suspended('alcohol-contravention', 3), now, settings).value.by,
)
eachReading(
  'medical-after-invalidation',
  { commission: 'commission', 'medecin-agree': 'medecin-agree' },
  settings => medicalControl({ kind: 'invalidation', alcoholOrDrugs: false }, now, settings).value.by,
)

const rows: readonly [why: string, cause: MedicalCause, expected: string][] = [
  ['alcohol, however short', suspended('alcohol-or-drugs', 0, 15), 'commission none'],
  ['alcohol, six months', suspended('alcohol-or-drugs', 6), 'commission required'],
  ['another offence, one month', suspended('other', 1), 'none none'],
  ['another offence, a month and a day', suspended('other', 1, 1), 'medecin-agree none'],
  ['another offence, just under six months', suspended('other', 5, 29), 'medecin-agree none'],
  ['another offence, six months', suspended('other', 6), 'medecin-agree required'],
  ['interlock by the préfet', { kind: 'ead-by-prefet' }, 'commission none'],
  ['invalidation with alcohol', { kind: 'invalidation', alcoholOrDrugs: true }, 'commission required'],
  ['annulment with alcohol', { kind: 'annulment', alcoholOrDrugs: true }, 'commission required'],
  ['annulment for anything else', { kind: 'annulment', alcoholOrDrugs: false }, 'medecin-agree required'],
  ['the préfet doubts the health', { kind: 'health-doubt' }, 'medecin-agree on-request'],
  ['after a bodily accident', { kind: 'bodily-accident' }, 'medecin-agree on-request'],
  ['a listed disease', { kind: 'listed-disease' }, 'medecin-agree none'],
  ['at the end of a temporary aptitude', { kind: 'temporary-aptitude-of-commission' }, 'commission on-request'],
  ['the doctor refers the case', { kind: 'referred-by-doctor' }, 'commission on-request'],
]
for (const [why, cause, expected] of rows)
  test(`medical control: ${why}`, () => {
    const given = medicalControl(cause, now)
    assert.equal(`${given.value.by} ${given.value.psychotechnical}`, expected)
    assertExplained(given)
  })

test('when, how long, and how much', () => {
  assert.deepEqual(controlWindow(day('2026-07-31')).value, { bestFrom: '2026-06-30', before: '2026-07-31' })
  assert.equal(opinionUsableUntil(day('2024-02-29')).value, '2026-02-28')
  assert.equal(newControlFrom(day('2026-01-31')).value, '2026-07-31')
  assert.deepEqual(
    [49, 50, 51].map(rate => controlFee('commission', now, rate).value),
    [50, 0, 0],
  )
  assertExplained(controlFee('commission', now, 50))
})
