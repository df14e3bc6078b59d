import type { Day } from '../day.ts'
import { day } from '../day.ts'
import { table } from '../testing.ts'
import { rectificationLastDay } from './rectification.ts'

table<string, Day>('a rectification is answered by', askedOn => rectificationLastDay(day(askedOn)), [
  { why: 'a month, date to date', given: '2026-11-24', is: day('2026-12-24') },
  { why: 'no 31 February', given: '2027-01-31', is: day('2027-02-28') },
])
