import { addDays, type Day, weekday } from '@papier-rose/law'
import { habilitationDay, inForce } from '../account/index.ts'
import { type ApplicationEvent, applications } from '../application/index.ts'
import { type CardEvent, cards } from '../card/index.ts'
import type { Db, Queryable } from '../kit/db.ts'
import { countFailedJobs } from '../kit/jobs.ts'
import { type Caused, causedOnCard, passedOurCheck } from './caused.ts'
import { middle, ownTimeOf } from './own-time.ts'
import { countWorklists, type Row, readOfficeRows } from './read.ts'

/** Our own measures, no delay of the law: a certificate that ends within those days is near, a file that we hold for more is late. */
export const nearDays = 14
export const lateDays = 15
/** How far back the board looks for what took time and what went wrong. */
export const lookedBackDays = 28
const shownRows = 10

/** What one agent of the office has and did. */
export interface Load {
  readonly agentId: string
  readonly name: string
  /** May act today; files of somebody who may not wait for a supervisor. */
  readonly mayAct: boolean
  readonly held: number
  readonly waiting: number
  readonly decidedThisWeek: number
  /** Middle of the time that they had the files which they decided lately. */
  readonly ownMs?: number
  readonly decidedLately: number
}

export interface Listed {
  readonly count: number
  readonly rows: readonly Row[]
}

/** All that a supervisor looks at in the morning, of their office alone. */
export interface Board {
  readonly today: Day
  readonly soon: Listed
  readonly late: Listed
  readonly load: readonly Load[]
  readonly caused: Readonly<Record<Caused, number>>
  readonly messages: { readonly waiting: number; readonly late: number }
  readonly toTake: number
  readonly elsewhere: number
  readonly jobs: number
}

/** Reads the board of an office. */
export async function readBoard(db: Db, office: string, today: Day): Promise<Board> {
  const counts = await countWorklists(db, office, '')
  const living = `a.status in ('with-agent', 'with-applicant')`
  const soon = { where: `${living} and a.cepc_last_day <= $2`, day: addDays(today, nearDays), by: 'rank', most: shownRows } as const
  const late = {
    where: `a.status = 'with-agent' and a.state ->> 'heldSince' < $2`,
    day: addDays(today, -lateDays),
    by: 'since',
    most: shownRows,
  } as const
  const { rows: unanswered } = await db.query<{ late: number }>(
    `select count(*) as late from application a where a.queue = $1 and a.message_waits_for = 'office' and a.state -> 'message' ->> 'answerBy' < $2`,
    [office, today],
  )
  return {
    today,
    soon: await readOfficeRows(db, office, soon),
    late: await readOfficeRows(db, office, late),
    load: await loadOf(db, office, today),
    caused: await causedIn(db, office, addDays(today, -lookedBackDays)),
    messages: { waiting: counts.messages, late: unanswered[0]?.late ?? 0 },
    toTake: counts['a-prendre'],
    elsewhere: counts.ailleurs,
    jobs: (await countFailedJobs(db)).reduce((sum, { count }) => sum + count, 0),
  }
}

/** Who has how many files, how many they decided since Monday, and how long theirs took: agents of the office, and whoever else still holds one. */
async function loadOf(q: Queryable, office: string, today: Day): Promise<Load[]> {
  const monday = addDays(today, 1 - weekday(today))
  const { rows: agents } = await q.query<Omit<Load, 'ownMs' | 'decidedLately'>>(
    `with holding as (
       select taker, count(*) filter (where status = 'with-agent') as held, count(*) filter (where status = 'with-applicant') as waiting
       from application where office = $1 and status in ('with-agent', 'with-applicant') and taker is not null group by taker),
     deciding as (
       select taker, count(*) as decided from application
       where office = $1 and status in ('approved', 'refused') and decided_on >= $2 and taker is not null group by taker)
     select coalesce(g.id::text, h.taker) as "agentId", coalesce(g.name, '') as name,
       g.id is not null and ${inForce('g', '$3')} as "mayAct",
       coalesce(h.held, 0) as held, coalesce(h.waiting, 0) as waiting, coalesce(d.decided, 0) as "decidedThisWeek"
     from (select * from agent where departement = $1 and roles && array['reviewer', 'supervisor']) g
     full join holding h on h.taker = g.id::text left join deciding d on d.taker = coalesce(g.id::text, h.taker)
     order by coalesce(h.held, 0) desc, name, "agentId"`,
    [office, monday, habilitationDay()],
  )
  const times = await ownTimes(q, office, addDays(today, -lookedBackDays))
  return agents
    .map(one => {
      const took = times.get(one.agentId) ?? []
      const ownMs = middle(took)
      return { ...one, decidedLately: took.length, ...(ownMs === undefined ? {} : { ownMs }) }
    })
    .filter(one => one.mayAct || one.held + one.waiting + one.decidedThisWeek > 0)
}

/** For each agent, the time that they had each file which they decided since that day. */
async function ownTimes(q: Queryable, office: string, since: Day): Promise<Map<string, number[]>> {
  const { rows } = await q.query<{ stream: string; events: ApplicationEvent[] }>(
    `select stream, ${asEvents} as events from journal j join application a on j.stream = $3 || '/' || a.id
     where a.office = $1 and a.status in ('approved', 'refused') and a.decided_on >= $2 group by stream`,
    [office, since, applications.name],
  )
  const times = new Map<string, number[]>()
  for (const { events } of rows) {
    const own = ownTimeOf(events)
    if (own) times.set(own.agentId, [...(times.get(own.agentId) ?? []), own.ms])
  }
  return times
}

const asEvents = `json_agg(j.facts || jsonb_build_object('type', j.type, 'by', j.by, 'at', to_json(j.at)) order by j.version)`

/** How often we caused the trouble since that day, in this office. */
async function causedIn(q: Queryable, office: string, since: Day): Promise<Record<Caused, number>> {
  const caused: Record<Caused, number> = { 'passed-our-check': 0, 'card-spoiled': 0, 'order-refused': 0, 'address-by-us': 0 }
  const { rows: asked } = await q.query<{ events: ApplicationEvent[] }>(
    `select ${asEvents} as events from journal j join application a on a.id = substr(j.stream, length($3) + 2)
     where j.type = 'CorrectionAsked' and j.at >= $2::date and j.stream like $3 || '/%' and a.office = $1`,
    [office, since, applications.name],
  )
  caused['passed-our-check'] = (asked[0]?.events ?? []).filter(passedOurCheck).length
  const { rows: troubled } = await q.query<{ accountId: string; events: CardEvent[] }>(
    `select c.account_id as "accountId", ${asEvents} as events
     from (select distinct stream from journal where type in ('Remade', 'Returned') and at >= $2::date) late
     join card c on c.id = substr(late.stream, length($3) + 2) join journal j on j.stream = late.stream
     where late.stream like $3 || '/%' and c.office = $1 group by c.id, c.account_id`,
    [office, since, cards.name],
  )
  for (const { accountId, events } of troubled)
    for (const { what } of causedOnCard(events, accountId).filter(({ at }) => at >= since)) caused[what]++
  return caused
}
