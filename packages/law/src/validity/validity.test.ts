import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardOrder, isGroup2 } from '../categories/categories.ts'
import { addYears, day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { around, assertExplained, boundary, eachReading, table } from '../testing.ts'
import { datedRegister } from '../text.ts'
import {
  type Bridge,
  cardYears,
  group2FirstAge,
  group2SecondAge,
  type MedicalTie,
  pinkEnd,
  prorogation,
  rightLastDay,
  titleLastDay,
} from './validity.ts'

const registered = (name: string) => datedRegister().find(d => d.name === name) ?? assert.fail(name)

table('last day of the card', titleLastDay, [
  { why: 'B: fifteen years', given: { issuedOn: day('2026-03-10'), categories: ['AM', 'B'] }, is: day('2041-03-10') },
  {
    why: 'issued on 29 February: the last day of the month',
    given: { issuedOn: day('2024-02-29'), categories: ['B'] },
    is: day('2039-02-28'),
  },
  { why: 'with C: five years', given: { issuedOn: day('2026-03-10'), categories: ['B', 'C'] }, is: day('2031-03-10') },
  {
    why: 'with C whose opinion is over: fifteen years for the rest',
    given: { issuedOn: day('2026-03-10'), categories: ['B', 'C'], medicalLastDay: day('2026-03-09') },
    is: day('2041-03-10'),
  },
  {
    why: 'with C whose opinion ends the day of issue',
    given: { issuedOn: day('2026-03-10'), categories: ['B', 'C'], medicalLastDay: day('2026-03-10') },
    is: day('2026-03-10'),
  },
  {
    why: 'a medical limit before the five years',
    given: { issuedOn: day('2026-03-10'), categories: ['B', 'C'], medicalLastDay: day('2028-01-01') },
    is: day('2028-01-01'),
  },
  {
    why: 'a medical limit on B',
    given: { issuedOn: day('2026-03-10'), categories: ['B'], medicalLastDay: day('2027-03-10') },
    is: day('2027-03-10'),
  },
])

boundary(
  cardYears,
  '2013-01-19',
  { before: day('2033-01-19'), on: day('2028-01-19'), after: day('2028-01-20') },
  issuedOn => titleLastDay({ issuedOn, categories: ['B'] }).value,
)
eachReading(
  'card-last-day',
  { 'same-number': day('2041-03-10'), 'day-before': day('2041-03-09') },
  settings => titleLastDay({ issuedOn: day('2026-03-10'), categories: ['B'] }, settings).value,
)
eachReading('pink-last-day', { '19-january': day('2033-01-19'), '18-january': day('2033-01-18') }, settings => pinkEnd(settings).value)

const opinionOn = day('2026-06-01')
const aged = (years: number) => ({ birth: addYears(opinionOn, -years), opinionOn })
around(
  group2FirstAge,
  { below: day('2027-06-01'), at: day('2028-06-01'), above: day('2028-06-01') },
  years => rightLastDay('C', aged(years)).value,
)
const years = (category: 'C' | 'D', age: number) => rightLastDay(category, aged(age)).reasons[0]?.numbers.years
around(group2SecondAge, { below: 2, at: 1, above: 1 }, age => years('C', age))

test('group 2 by age: goods 5, 2, 1; passengers 5, 1, 1; every age has one row', () => {
  for (let age = 18; age <= 99; age++) {
    assert.equal(years('C', age), age < 60 ? 5 : age < 76 ? 2 : 1)
    assert.equal(years('D', age), age < 60 ? 5 : 1)
  }
})

table('right of C', ({ birth, on }) => rightLastDay('C', { birth: day(birth), opinionOn: day(on) }), [
  { why: 'at 54: five years', given: { birth: '1971-06-02', on: '2026-06-01' }, is: day('2031-06-01') },
  { why: 'at 55: exactly the 60th birthday', given: { birth: '1971-06-01', on: '2026-06-01' }, is: day('2031-06-01') },
  { why: 'past 55: the 60th birthday', given: { birth: '1971-05-31', on: '2026-06-01' }, is: day('2031-05-31') },
  { why: 'the day before 60', given: { birth: '1966-06-02', on: '2026-06-01' }, is: day('2026-06-02') },
  { why: 'at 60: two years', given: { birth: '1966-06-01', on: '2026-06-01' }, is: day('2028-06-01') },
  { why: 'at 75: the 76th birthday', given: { birth: '1950-12-01', on: '2026-06-01' }, is: day('2026-12-01') },
  { why: 'at 76: one year', given: { birth: '1950-06-01', on: '2026-06-01' }, is: day('2027-06-01') },
])
const at58 = { birth: day('1968-06-01'), opinionOn }
eachReading('group2-cap-60', { 'goods-only': [28, 31], all: [28, 28], none: [31, 31] }, settings =>
  (['C', 'D'] as const).map(category => Number(rightLastDay(category, at58, settings).value?.slice(2, 4))),
)
test('the doctor’s own limit counts when it is earlier, never when it is later', () => {
  const of = (limit: string) => rightLastDay('C', { ...aged(40), limit: day(limit) }).value
  assert.equal(of('2027-01-01'), '2027-01-01')
  assert.equal(of('2040-01-01'), '2031-06-01')
})

test('a light category has an end only for a medical reason, an adaptation or a professional use', () => {
  const of = (tie: MedicalTie, limit?: string) => rightLastDay('B', { ...aged(40), tie, ...(limit ? { limit: day(limit) } : {}) }).value
  assert.equal(of('none'), null)
  assert.equal(of('medical-reason'), null)
  assert.equal(of('medical-reason', '2028-01-01'), '2028-01-01')
  assert.equal(of('medical-reason', '2040-01-01'), '2031-06-01')
  assert.equal(of('stable-disability'), null)
  assert.equal(of('adapted'), '2031-06-01')
  assert.equal(of('professional'), '2031-06-01')
})

test('every category, at every age, for every tie, has one explained answer', () => {
  for (const category of cardOrder) {
    for (const age of [18, 54, 59, 60, 75, 76, 90]) {
      for (const tie of ['none', 'medical-reason', 'adapted', 'professional', 'stable-disability'] as const) {
        const given = rightLastDay(category, { ...aged(age), tie })
        assertExplained(given)
        if (isGroup2(category)) assert.notEqual(given.value, null)
      }
    }
  }
})

const bridge: Bridge = { lastDay: day('2026-05-31'), opinionOn: day('2026-05-20'), opinion: 'apt' }
table('bridge', ({ on, ...more }: Partial<Bridge> & { on: string }) => prorogation({ ...bridge, ...more }, day(on)), [
  { why: 'an opinion before the end', given: { on: '2026-06-01' }, is: true },
  { why: 'an opinion the day before the end', given: { on: '2026-06-01', opinionOn: day('2026-05-30') }, is: true },
  { why: 'an opinion on the last day', given: { on: '2026-06-01', opinionOn: day('2026-05-31') }, is: true },
  { why: 'an opinion the day after', given: { on: '2026-06-02', opinionOn: day('2026-06-01') }, is: false },
  { why: 'a temporary aptitude', given: { on: '2026-06-01', opinion: 'temporary' }, is: true },
  { why: 'an aptitude with restrictions', given: { on: '2026-06-01', opinion: 'restricted' }, is: true },
  { why: 'unfit', given: { on: '2026-06-01', opinion: 'unfit' }, is: false },
  { why: 'the day before the decision', given: { on: '2026-06-30', decidedOn: day('2026-07-01') }, is: true },
  { why: 'the day of the decision', given: { on: '2026-07-01', decidedOn: day('2026-07-01') }, is: false },
])
const old: Bridge = { lastDay: day('2013-02-01'), opinionOn: day('2013-01-20'), opinion: 'apt' }
eachReading(
  'prorogation-since',
  { '2014-11-02': true, '2022-08-27': false },
  settings => prorogation(old, day('2020-01-01'), settings).value,
)
boundary(
  registered('bridge of an opinion, reading of 2014'),
  '2014-11-02',
  { before: false, on: true, after: true },
  on => prorogation(old, on).value,
)
boundary(
  registered('bridge of an opinion, reading of 2022'),
  '2022-08-27',
  { before: false, on: true, after: true },
  on => prorogation(old, on, { ...official2026, 'prorogation-since': '2022-08-27' }).value,
)
