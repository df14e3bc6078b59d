import { addMonths, type Day } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'
import { type Holder, holderOf, type Place } from './days.ts'
import { fewest } from './groups.ts'
import type { Mark } from './opinion.ts'

/** Of so many, this many. */
export interface Share {
  readonly files: number
  readonly some: number
}

/** The days of a step, or of whoever holds the file: half of the files within, nine in ten within. */
export interface Spent<Name extends string> {
  readonly name: Name
  readonly files: number
  readonly half: number
  readonly nine: number
}

/** What is published of a month. */
export interface MonthNumbers {
  readonly month: string
  readonly requests: number
  readonly incomplete: number
  readonly cards: number
  readonly returned: number
}

/** The numbers of the service. Nothing in them is about fewer than five people: such a line is left out before it is kept. */
export interface Numbers {
  readonly since: string
  /** Requests of which something had to be sent again, of those that were examined. */
  readonly incomplete: Share
  /** Letters with a card that came back, of those that were posted. */
  readonly returned: Share
  /** Marks from 1 to 5, of all who answered. */
  readonly opinions: readonly { readonly mark: Mark; readonly answers: number }[]
  readonly cards: number
  readonly months: readonly MonthNumbers[]
  readonly places: readonly Spent<Place>[]
  readonly holders: readonly Spent<Holder>[]
  readonly refusals: readonly { readonly code: string; readonly files: number }[]
}

const posted = `(waited ? 'with-post' or in_hand_on is not null)`

const byMonth = `
  select month, count(*) filter (where corrected or outcome in ('approved', 'refused'))::int as requests, count(*) filter (where corrected)::int as incomplete,
    count(*) filter (where ${posted})::int as cards, count(*) filter (where returned)::int as returned
  from file_delay where month >= $1 group by month order by month`

/** Days in each place, and with each holder, of the files that are over. */
const spent = `
  with stay as (
    select d.application_id, w.place, h.holder, w.days::int as days
    from file_delay d cross join jsonb_each_text(d.waited) as w (place, days) join unnest($2::text[], $3::text[]) as h (place, holder) on h.place = w.place
    where d.over and d.month >= $1
  ), told as (
    select 'place' as of, place as name, days from stay
    union all
    select 'holder', holder, sum(days)::int from stay group by application_id, holder
  )
  select of, name, count(*)::int as files, percentile_disc(0.5) within group (order by days) as half, percentile_disc(0.9) within group (order by days) as nine
  from told group by of, name having count(*) >= ${fewest} order by files desc`

const grounds = `
  select g ->> 'code' as code, count(*)::int as files from application a cross join jsonb_array_elements(a.state -> 'grounds') as g
  where a.status = 'refused' and a.decided_on >= $1 group by 1 having count(*) >= ${fewest} order by files desc, code`

const shareOf = (files: number, some: number): Share => ({ files, some })

/** Counts the numbers of the last twelve months. */
export async function countNumbers(q: Queryable, today: Day, months: number): Promise<Numbers> {
  const from = addMonths(today, -months)
  const since = from.slice(0, 7)
  const all = (await q.query<MonthNumbers>(byMonth, [since])).rows
  const places = Object.keys(holderOf)
  const { rows } = await q.query<Spent<string> & { of: 'place' | 'holder' }>(spent, [since, places, Object.values(holderOf)])
  const sum = (of: (month: MonthNumbers) => number) => all.reduce((total, month) => total + of(month), 0)
  const named = <Name extends string>(kind: 'place' | 'holder') =>
    rows.filter(({ of }) => of === kind).map(({ of: _, ...row }) => row as Spent<Name>)
  const opinions = await q.query<{ mark: Mark; answers: number }>(
    'select mark, sum(answers)::int as answers from opinion where month >= $1 group by mark order by mark desc',
    [since],
  )
  const answers = opinions.rows.reduce((total, one) => total + one.answers, 0)
  return {
    since,
    incomplete: shareOf(
      sum(({ requests }) => requests),
      sum(({ incomplete }) => incomplete),
    ),
    returned: shareOf(
      sum(({ cards }) => cards),
      sum(({ returned }) => returned),
    ),
    opinions: answers >= fewest ? opinions.rows : [],
    cards: sum(({ cards }) => cards),
    months: all.filter(({ requests }) => requests >= fewest),
    places: named<Place>('place'),
    holders: named<Holder>('holder'),
    refusals: (await q.query<{ code: string; files: number }>(grounds, [from])).rows,
  }
}
