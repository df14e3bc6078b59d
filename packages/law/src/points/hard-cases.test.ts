import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { infraction, ledgerOn, letter, licence, newLicence, stage, surrender, training, worth } from './fixtures.ts'
import type { Happening, StageKind } from './happenings.ts'

/** Histories in which several rules meet, each counted by hand from the text. */
const cases: readonly [why: string, events: readonly Happening[], expected: Record<string, string>][] = [
  [
    'probation by AAC: points lost, mandatory stage, zero, 48SI, new licence',
    [
      licence('2021-02-15', 'aac'),
      infraction('2021-06-10', 4, { final: '2021-07-01' }),
      letter('48N', '2021-08-02'),
      stage('2021-10-09', 'obligatoire-48N'),
      infraction('2022-03-01', 6, { final: '2022-03-20' }),
      letter('48SI', '2022-04-11'),
      surrender('2022-04-20'),
      newLicence('2022-12-05'),
    ],
    {
      '2021-06-30': '6/6 probationary',
      '2021-07-01': '2/6 probationary',
      '2021-10-09': '2/6 probationary',
      '2021-10-10': '6/6 probationary',
      '2022-02-15': '6/6 probationary',
      '2022-03-20': '0/6 zero-not-notified',
      '2022-04-11': '0/6 invalidated',
      '2022-12-04': '0/6 invalidated',
      '2022-12-05': '6/6 probationary',
      '2023-12-05': '8/8 probationary',
      '2024-12-04': '8/8 probationary',
      '2024-12-05': '10/10 probationary',
      '2025-12-05': '12/12 confirmed',
    },
  ],
  [
    'ten years: the points of 2012 come back in spite of everything since, then all of them',
    [
      licence('1995-01-01'),
      infraction('2012-03-05', 4, { final: '2012-04-01' }),
      infraction('2014-12-01', 2, { final: '2014-12-20' }),
      infraction('2017-11-01', 1, { final: '2017-11-15' }),
      infraction('2020-10-10', 2, { final: '2020-10-25' }),
    ],
    {
      '2015-04-01': '6/12 confirmed',
      '2017-12-20': '5/12 confirmed',
      '2018-05-15': '6/12 confirmed',
      '2020-11-15': '4/12 confirmed',
      '2022-03-31': '4/12 confirmed',
      '2022-04-01': '8/12 confirmed',
      '2023-10-24': '8/12 confirmed',
      '2023-10-25': '12/12 confirmed',
      '2024-12-20': '12/12 confirmed',
    },
  ],
  [
    'a single point with another infraction committed before its establishment, and established within its six months',
    [licence('2000-01-01'), infraction('2025-01-10', 1, { final: '2025-02-10' }), infraction('2025-02-05', 2, { final: '2025-04-01' })],
    { '2025-04-01': '9/12 confirmed', '2025-08-09': '9/12 confirmed', '2025-08-10': '10/12 confirmed', '2028-04-01': '12/12 confirmed' },
  ],
  [
    'one moment, three infractions established one after the other: eight points in all',
    [
      licence('2012-06-30'),
      infraction('2022-03-01', 4, { group: 'g', final: '2022-03-20' }),
      infraction('2022-03-01', 3, { group: 'g', final: '2022-06-01' }),
      infraction('2022-03-01', 6, { group: 'g', final: '2023-01-15', class: 'delit' }),
      infraction('2022-03-02', 2, { final: '2023-01-15' }),
    ],
    { '2022-03-20': '8/12 confirmed', '2022-06-01': '5/12 confirmed', '2023-01-15': '2/12 confirmed', '2026-01-15': '12/12 confirmed' },
  ],
  [
    'zero, saved by a stage before the 48SI comes',
    [
      licence('2005-09-12'),
      infraction('2025-01-10', 6, { final: '2025-03-03', class: 'delit' }),
      infraction('2025-04-05', 6, { final: '2025-05-02' }),
      stage('2025-05-20'),
      letter('48SI', '2025-05-28'),
    ],
    {
      '2025-05-02': '0/12 zero-not-notified',
      '2025-05-20': '0/12 zero-not-notified',
      '2025-05-21': '4/12 confirmed',
      '2025-05-28': '4/12 confirmed',
      '2028-05-02': '12/12 confirmed',
    },
  ],
  [
    'a second loss within five years, with the last day of February and of months',
    [
      licence('2012-04-30'),
      infraction('2019-11-11', 6, { final: '2019-12-01' }),
      infraction('2019-12-20', 6, { final: '2020-01-31' }),
      letter('48SI', '2020-02-29'),
      surrender('2020-03-09'),
      newLicence('2020-09-30'),
      infraction('2021-05-01', 6, { final: '2021-06-01' }),
      letter('48SI', '2021-06-20'),
      surrender('2021-06-30'),
      newLicence('2022-08-31'),
    ],
    {
      '2020-01-31': '0/12 zero-not-notified',
      '2020-02-29': '0/12 invalidated',
      '2020-09-30': '6/6 probationary',
      '2021-06-01': '0/6 zero-not-notified',
      '2021-06-20': '0/6 invalidated',
      '2022-08-31': '6/6 probationary',
      '2023-08-31': '8/8 probationary',
      '2025-08-30': '10/10 probationary',
      '2025-08-31': '12/12 confirmed',
    },
  ],
  [
    'before 2004: twelve points at once, and no quick return of a single point before 2007',
    [licence('2003-11-15'), infraction('2004-04-20', 1, { final: '2004-05-10', class: 3 })],
    { '2003-11-15': '12/12 confirmed', '2004-05-10': '11/12 confirmed', '2007-05-09': '11/12 confirmed', '2007-05-10': '12/12 confirmed' },
  ],
  [
    'between 2004 and 2007: six points for three years, no yearly gain, then twelve',
    [licence('2006-06-01')],
    { '2008-06-01': '6/6 probationary', '2009-05-31': '6/6 probationary', '2009-06-01': '12/12 confirmed' },
  ],
  [
    'established on the last day before the reform of 2011: three years, and a year for a single point',
    [licence('2000-01-01'), infraction('2010-12-01', 3, { final: '2010-12-31', class: 2 })],
    { '2012-12-31': '9/12 confirmed', '2013-12-30': '9/12 confirmed', '2013-12-31': '12/12 confirmed' },
  ],
  [
    'established on the first day of the reform of 2011: two years',
    [licence('2000-01-01'), infraction('2010-12-01', 3, { final: '2011-01-01', class: 2 })],
    { '2012-12-31': '9/12 confirmed', '2013-01-01': '12/12 confirmed' },
  ],
  [
    'a licence of 29 February, a point paid on 31 August',
    [licence('2024-02-29'), infraction('2024-08-01', 1, { final: '2024-08-31', class: 3 })],
    {
      '2025-02-27': '5/6 probationary',
      '2025-02-28': '6/6 probationary',
      '2026-02-28': '6/6 probationary',
      '2026-08-31': '6/6 probationary',
      '2027-02-27': '6/6 probationary',
      '2027-02-28': '12/12 confirmed',
    },
  ],
  [
    'the shorter probation ended before the infraction was established: the twelve points stay, then the loss comes',
    [licence('2022-03-01'), training('2022-11-02'), infraction('2024-02-10', 1, { final: '2024-04-01', class: 3 })],
    { '2024-02-29': '8/8 probationary', '2024-03-01': '12/12 confirmed', '2024-04-01': '11/12 confirmed', '2024-10-01': '12/12 confirmed' },
  ],
  [
    'committed in the first year, established in the second: the first gain stays, the second is not given',
    [licence('2022-09-01'), infraction('2023-08-20', 2, { final: '2023-10-10' })],
    {
      '2023-09-01': '8/8 probationary',
      '2023-10-10': '6/8 probationary',
      '2024-09-01': '6/8 probationary',
      '2025-09-01': '6/12 confirmed',
      '2026-10-10': '12/12 confirmed',
    },
  ],
  [
    'a stage gives nothing back of the time: three years run from the payment all the same',
    [licence('2008-08-08'), infraction('2022-04-01', 6, { final: '2022-05-01' }), stage('2022-09-10')],
    { '2022-09-11': '10/12 confirmed', '2025-04-30': '10/12 confirmed', '2025-05-01': '12/12 confirmed' },
  ],
  [
    'A1, then B by AAC before the two years are over: three points a year from then, and the end after two years',
    [licence('2024-05-20'), { type: 'category', category: 'B', via: 'aac', date: day('2025-10-01') }],
    { '2025-05-20': '8/8 probationary', '2026-05-19': '8/8 probationary', '2026-05-20': '12/12 confirmed' },
  ],
  [
    'drugs and alcohol at zero: the sign is kept underneath, and a stage of four points is not enough',
    [
      licence('2015-05-05'),
      infraction('2025-09-01', 6, { final: '2025-10-01', class: 'delit' }),
      infraction('2025-10-05', 9, { final: '2025-12-01', class: 'delit' }),
      infraction('2025-10-20', 2, { final: '2025-12-15' }),
      stage('2025-12-20'),
    ],
    { '2025-10-01': '6/12 confirmed', '2025-12-01': '0/12 zero-not-notified', '2025-12-21': '0/12 zero-not-notified' },
  ],
]
for (const [why, events, expected] of cases)
  for (const [on, is] of Object.entries(expected))
    test(`${why}: ${on}`, () => {
      assert.equal(worth(events, on), is)
      assert.equal(worth([...events].reverse(), on), is, 'told the other way round')
      const told = ledgerOn(events, on)
      assert.equal(`${told.balance}/${told.capital} ${told.status}`, is, 'with its steps')
    })

test('the deadlines of a first and of a second loss', () => {
  const [, events] = cases.find(([why]) => why.startsWith('a second loss')) ?? assert.fail()
  const due = (on: string) => ledgerOn(events, on).deadlines.map(d => `${d.what} ${d.day}`)
  assert.deepEqual(due('2020-09-29'), ['surrender 2020-03-11', 'new-licence 2020-09-09', 'theory-only 2021-06-09'])
  assert.deepEqual(due('2022-08-30').slice(3), ['surrender 2021-07-01', 'new-licence 2022-06-30'])
})

test('stages for a penalty or a composition give nothing and do not open the year', () => {
  const lost = [licence('2000-01-01'), infraction('2025-01-10', 6)]
  for (const kind of ['composition-penale', 'peine-complementaire'] satisfies StageKind[])
    assert.equal(worth([...lost, stage('2025-03-01', kind), stage('2025-04-01')], '2025-04-02'), '10/12 confirmed')
})

test('learnt later than it happened: the balance of a day depends on what was known', () => {
  const events = [licence('2000-01-01'), infraction('2024-02-20', 3, { final: '2024-03-01', knownOn: '2024-06-01' })]
  assert.equal(worth(events, '2024-04-01', undefined, '2024-05-31'), '12/12 confirmed')
  assert.equal(worth(events, '2024-04-01', undefined, '2024-06-01'), '9/12 confirmed')
})
