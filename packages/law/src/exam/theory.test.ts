import { type Day, day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { boundary, eachReading, table } from '../testing.ts'
import { attemptsAllowed, practicalAttempts, theoryLastDay, theoryYears } from './theory.ts'

boundary(
  theoryYears['2014-11-02'],
  '2014-11-02',
  { before: '2017-11-01', on: '2019-11-02', after: '2019-11-03' },
  on => theoryLastDay(on).value,
)
boundary(
  theoryYears['2015-12-31'],
  '2015-12-31',
  { before: '2018-12-30', on: '2020-12-31', after: '2021-01-01' },
  on => theoryLastDay(on, { ...official2026, 'theory-five-years-since': '2015-12-31' }).value,
)
eachReading(
  'theory-five-years-since',
  { '2014-11-02': '2020-06-01', '2015-12-31': '2018-06-01' },
  settings => theoryLastDay(day('2015-06-01'), settings).value,
)
boundary(practicalAttempts, '2022-12-04', { before: 5, on: null, after: null }, on => attemptsAllowed(on).value)

table<string, Day>('theory success', on => theoryLastDay(day(on)), [
  { why: 'five years, the last day included', given: '2022-03-15', is: day('2027-03-15') },
  { why: 'passed on 29 February: 28 February', given: '2024-02-29', is: day('2029-02-28') },
])
table<string, number | null>('attempts', on => attemptsAllowed(day(on)), [
  { why: 'as many as one likes today', given: '2026-11-23', is: null },
  { why: 'five before', given: '2020-01-01', is: 5 },
])
