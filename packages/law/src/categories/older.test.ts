import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addYears, type Day, day } from '../day.ts'
import { around, assertExplained, boundary, table } from '../testing.ts'
import { type Category, cardOrder } from './categories.ts'
import { bMost, civilSecurityMost, driveForCivilSecurity, olderAAge, olderALimit, olderAYears, olderRightsOf } from './older.ts'

table(
  'older rights of B',
  since => ({
    ...olderRightsOf([{ category: 'B', since: day(since) }]),
    value: olderRightsOf([{ category: 'B', since: day(since) }]).value.map(r => r.code),
  }),
  [
    { why: 'before 20 January 1975: motorhomes too', given: '1975-01-19', is: ['older-b-125', 'older-b-motorhome', 'older-b-tricycle'] },
    { why: 'from 20 January 1975: no motorhome', given: '1975-01-20', is: ['older-b-125', 'older-b-tricycle'] },
    { why: 'the last day of the 125', given: '1980-02-29', is: ['older-b-125', 'older-b-tricycle'] },
    { why: 'from 1 March 1980: no 125', given: '1980-03-01', is: ['older-b-tricycle'] },
    { why: 'the last day of the tricycles', given: '2013-01-18', is: ['older-b-tricycle'] },
    { why: 'from 19 January 2013: nothing', given: '2013-01-19', is: [] },
  ],
)

const codes = (held: [Category, string][], changed = false): string[] => {
  const found = olderRightsOf(
    held.map(([category, since]) => ({ category, since: day(since) })),
    changed,
  )
  assertExplained(found)
  return found.value.map(r => r.code)
}
test('any licence of before March 1980 gives the 125, once, and nothing to who holds motorcycles', () => {
  for (const category of cardOrder.filter(c => !['AM', 'A1', 'A2', 'A', 'B'].includes(c))) {
    assert.ok(codes([[category, '1980-02-29']]).includes('older-any-125'), category)
    assert.ok(!codes([[category, '1980-03-01']]).includes('older-any-125'), category)
  }
  assert.deepEqual(
    codes([
      ['B', '1979-01-01'],
      ['C', '1979-06-01'],
    ]),
    ['older-b-125', 'older-b-tricycle'],
  )
  assert.deepEqual(
    codes([
      ['B', '1979-01-01'],
      ['A', '1979-06-01'],
    ]),
    ['older-b-tricycle', 'older-a-tricycle', 'older-a-quadricycle'],
  )
})
test('a licence annulled, exchanged or converted since keeps its tricycles and loses its motorhomes', () =>
  assert.deepEqual(codes([['B', '1975-01-19']], true), ['older-b-125', 'older-b-tricycle']))
test('abroad, the motorhome needs its code 79', () =>
  assert.match(
    olderRightsOf([{ category: 'B', since: day('1970-01-01') }])
      .reasons.map(r => r.words.en)
      .join(' '),
    /code 79\(motorhome > 3 500 kg\)/,
  ))
for (const [category, code] of [
  ['B1', 'older-b1-tricycle'],
  ['A', 'older-a-tricycle'],
  ['A', 'older-a-quadricycle'],
] as const)
  test(`${code}: the day before, the day and the day after 19 January 2013`, () =>
    assert.deepEqual(
      ['2013-01-18', '2013-01-19', '2013-01-20'].map(since => codes([[category, since]]).includes(code)),
      [true, false, false],
    ))

boundary(
  olderAYears,
  '2013-01-19',
  { before: '2015-01-17', on: null, after: null },
  obtained => olderALimit(obtained, addYears(obtained, -20), day('2014-01-01')).value,
)
around(olderAAge, { below: '2013-12-31', at: null, above: null }, age => {
  const obtained = day('2012-01-01')
  return olderALimit(obtained, addYears(obtained, -age), obtained).value
})
table<Day, Day | null>('A of before 2013 by who was 19', on => olderALimit(day('2012-03-10'), day('1993-01-01'), on), [
  { why: 'the day before two years', given: day('2014-03-09'), is: day('2014-03-09') },
  { why: 'two years', given: day('2014-03-10'), is: null },
  { why: 'the day after', given: day('2014-03-11'), is: null },
])

const today = day('2026-06-01')
const trained = { probationOver: true, trainingOn: today }
around(bMost, { below: true, at: true, above: false }, kg => driveForCivilSecurity(kg, { probationOver: false }, today).value)
around(civilSecurityMost, { below: true, at: true, above: false }, kg => driveForCivilSecurity(kg, trained, today).value)
test('in civil security, every condition that fails is told', () => {
  const refused = driveForCivilSecurity(4600, { probationOver: false, trainingOn: day('2026-06-02') }, today)
  assert.deepEqual(
    refused.reasons.map(r => r.code),
    ['civil-security-too-heavy', 'civil-security-probation', 'civil-security-training'],
  )
  for (const kg of [3000, 4000, 4600]) assertExplained(driveForCivilSecurity(kg, trained, today))
})
