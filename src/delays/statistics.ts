import type { Day } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'
import type { Announced } from './forecast.ts'
import { countNumbers } from './numbers.ts'

/** What became of the first forecasts of files whose prudent day has come: how many were done by the days that had been announced. */
export interface Kept {
  readonly of: Announced
  readonly month: string
  readonly forecasts: number
  readonly byHalf: number
  readonly byNine: number
}

/**
 * The first forecast of each file against what happened. Only those whose prudent day has passed are counted, whatever became of them: to count
 * the others once they are done would count the quick ones alone; and a month is told once that day has passed for nine in ten of its
 * forecasts, since those made for a near day are ripe first. The days that the person took are added to what was announced.
 */
const keptForecasts = `
  with first as (
    select distinct on (application_id, of) application_id, of, measure, made_on, waited, half_days, nine_days from forecast
    order by application_id, of, made_on
  ), told as (
    select f.of, to_char(f.made_on, 'YYYY-MM') as month, f.half_days, f.nine_days, f.made_on + (f.nine_days - f.waited) + d.persons_days < $1::date as ripe,
      case f.measure when 'decision' then d.to_decision when 'card' then d.from_approval else d.to_decision + d.from_approval end as days,
      case f.of when 'decision' then d.outcome in ('approved', 'refused') else d.in_hand_on is not null end as done
    from first f join file_delay d using (application_id)
    where d.outcome is distinct from 'withdrawn' and d.outcome is distinct from 'closed'
      and (f.of = 'decision' or d.outcome is distinct from 'refused')
  )
  select of, month, count(*) filter (where ripe)::int as forecasts, count(*) filter (where ripe and done and days <= half_days)::int as "byHalf",
    count(*) filter (where ripe and done and days <= nine_days)::int as "byNine"
  from told group by of, month having count(*) filter (where ripe) >= 0.9 * count(*) order by month desc, of`

/** Counts every published number, and says on which day. */
export async function countStatistics(q: Queryable, today: Day, months: number): Promise<void> {
  const kept = (await q.query<Kept>(keptForecasts, [today])).rows
  await publish(q, 'forecasts', today, kept)
  await publish(q, 'numbers', today, await countNumbers(q, today, months))
  await publish(q, 'counted', today, [])
}

async function publish(q: Queryable, name: string, on: Day, content: unknown): Promise<void> {
  await q.query(
    `insert into statistic (name, counted_on, content) values ($1, $2, $3)
     on conflict (name) do update set counted_on = excluded.counted_on, content = excluded.content`,
    [name, on, JSON.stringify(content)],
  )
}

/** A published number, with the day it was counted on. */
export async function readStatistic<T>(q: Queryable, name: string): Promise<{ readonly on: Day; readonly content: T } | undefined> {
  const { rows } = await q.query<{ on: Day; content: T }>('select counted_on as on, content from statistic where name = $1', [name])
  return rows[0]
}
