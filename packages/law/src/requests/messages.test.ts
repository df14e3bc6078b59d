import { day } from '../day.ts'
import { table } from '../testing.ts'
import { messageAnsweredBy } from './messages.ts'

table('a message is answered by', (received: string) => messageAnsweredBy(day(received), 'metropole'), [
  { why: 'a Monday: the Monday after', given: '2026-11-23', is: day('2026-11-30') },
  { why: 'a Saturday counts from the Monday', given: '2026-11-28', is: day('2026-12-04') },
  { why: 'Christmas and New Year are no open days', given: '2026-12-24', is: day('2027-01-04') },
])
