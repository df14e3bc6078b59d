import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addYears, day } from '../day.ts'
import { around, assertExplained, boundary, eachReading, table } from '../testing.ts'
import { datedRegister } from '../text.ts'
import { cardOrder, isGroup2 } from './categories.ts'
import {
  assrAge,
  assrNeeded,
  jdcFirstAge,
  jdcLastAge,
  jdcNeeded,
  type MedicalSituation,
  medicalNeeded,
  mopedLicenceNeeded,
} from './duties.ts'

const on = day('2026-06-01')
const aged = (years: number) => addYears(on, -years)
const registered = (name: string) => datedRegister().find(d => d.name === name) ?? assert.fail(name)

around(assrAge, { below: true, at: false, above: false }, years => assrNeeded({ birth: aged(years), on, firstLicence: true }).value)
boundary(
  registered('who must show the ASSR'),
  '2018-09-19',
  { before: true, on: false, after: false },
  date => assrNeeded({ birth: day('1988-01-01'), on: date, firstLicence: true }).value,
)
table('ASSR', assrNeeded, [
  {
    why: 'born on 31 December 1987, under the older rule',
    given: { birth: day('1987-12-31'), on: day('2015-01-01'), firstLicence: true },
    is: false,
  },
  { why: 'a second licence', given: { birth: aged(18), on, firstLicence: false }, is: false },
  { why: 'the day before the 21st birthday', given: { birth: day('2005-06-02'), on, firstLicence: true }, is: true },
  { why: 'the 21st birthday', given: { birth: day('2005-06-01'), on, firstLicence: true }, is: false },
  { why: 'for AM at any age, born in 1988', given: { birth: day('1988-01-01'), on, firstLicence: false, category: 'AM' }, is: true },
  { why: 'for AM, born in 1987', given: { birth: day('1987-12-31'), on, firstLicence: true, category: 'AM' }, is: false },
])
table('licence for a moped', birth => mopedLicenceNeeded(day(birth)), [
  { why: 'born on 31 December 1987', given: '1987-12-31', is: false },
  { why: 'born on 1 January 1988', given: '1988-01-01', is: true },
  { why: 'born on 2 January 1988', given: '1988-01-02', is: true },
])

const french = { on, nationality: 'french', firstLicence: true } as const
around(jdcFirstAge, { below: false, at: true, above: true }, years => jdcNeeded({ ...french, birth: aged(years) }).value)
around(jdcLastAge, { below: true, at: false, above: false }, years => jdcNeeded({ ...french, birth: aged(years) }).value)
eachReading('jdc-window', { '17-to-25': false, '16-to-25': true }, settings => jdcNeeded({ ...french, birth: aged(16) }, settings).value)
table('JDC', jdcNeeded, [
  { why: 'a foreigner of 20', given: { ...french, nationality: 'eu', birth: aged(20) }, is: false },
  { why: 'a second request', given: { ...french, firstLicence: false, birth: aged(20) }, is: false },
  { why: 'accompanied learning at 15', given: { ...french, learning: 'aac', birth: aged(15) }, is: false },
  { why: 'the day before the 25th birthday', given: { ...french, birth: day('2001-06-02') }, is: true },
  { why: 'the 25th birthday', given: { ...french, birth: day('2001-06-01') }, is: false },
])

boundary(
  registered('medical opinion before BE'),
  '2016-06-03',
  { before: true, on: false, after: false },
  date => medicalNeeded('BE', {}, date).value,
)
test('a heavy category always needs an opinion, a light one only for a cause, and each cause is told', () => {
  const causes: (keyof MedicalSituation)[] = [
    'adapted',
    'illness',
    'invalidityPension',
    'inspectorAsked',
    'afterMeasure',
    'professionalUse',
  ]
  for (const category of cardOrder) {
    const none = medicalNeeded(category, {}, on)
    assert.equal(none.value, isGroup2(category))
    assertExplained(none)
    for (const cause of causes) assert.equal(medicalNeeded(category, { [cause]: true }, on).value, true)
    const every = medicalNeeded(category, Object.fromEntries(causes.map(cause => [cause, true])), on)
    assert.equal(every.reasons.length, causes.length + (isGroup2(category) ? 1 : 0))
    assertExplained(every)
  }
})
