import type { Category, Day } from '@papier-rose/law'
import type { Application, Kind } from '../application/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'

export const worklists = ['miennes', 'a-prendre', 'corrigees', 'messages', 'attente', 'collegues'] as const
/** The agent's own, those nobody holds, those the person has mended, those with a message to answer, those that wait for the person, those that a colleague holds. */
export type Worklist = (typeof worklists)[number]

/** $1 is the office, $2 the agent. */
const belongs: Readonly<Record<Worklist, string>> = {
  miennes: `a.status = 'with-agent' and a.taker = $2`,
  'a-prendre': `a.status = 'with-agent' and a.taker is null`,
  corrigees: `a.status = 'with-agent' and a.mended`,
  messages: `a.message_waits_for = 'office'`,
  attente: `a.status = 'with-applicant'`,
  collegues: `a.status = 'with-agent' and a.taker <> $2`,
}

/** One line of a worklist. */
export interface Row {
  readonly id: string
  readonly status: Application['status']
  readonly kind: Kind
  readonly category: Category
  readonly cepcLastDay: Day | null
  readonly submittedOn: Day
  readonly heldSince: Instant
  /** The last day on which the person may send what was asked. */
  readonly correctionLastDay: Day | null
  readonly mended: boolean
  /** A message of the person waits for an answer, by that day. */
  readonly answerBy: Day | null
  /** Empty once the driver's civil status was erased. */
  readonly name: string
  readonly taker: string | null
  readonly takerName: string | null
}

const columns = `a.id, a.status, a.category, a.taker, a.cepc_last_day as "cepcLastDay", a.state -> 'subject' ->> 'kind' as kind,
  a.state ->> 'submittedOn' as "submittedOn", a.state ->> 'heldSince' as "heldSince", a.state -> 'correction' ->> 'lastDay' as "correctionLastDay",
  a.mended, case a.message_waits_for when 'office' then a.state -> 'message' ->> 'answerBy' end as "answerBy", coalesce(d.birth_name || ' ' || array_to_string(d.first_names, ' '), '') as name, g.name as "takerName"`

const from = `application a left join driver d on d.id = a.driver_id::uuid left join agent g on g.id::text = a.taker`
/** What ends first is worked first; then what is oldest. */
const rank = 'a.cepc_last_day nulls last, a.submitted_at, a.id'

export const rowsAPage = 25

/** How many files stand in each worklist of this office. */
export async function countWorklists(q: Queryable, office: string, agentId: string): Promise<Readonly<Record<Worklist, number>>> {
  const living = worklists.filter(name => name !== 'messages').map(name => `count(*) filter (where ${belongs[name]}) as "${name}"`)
  // A message may wait on a request that has ended.
  const messages = `(select count(*) from application a where a.office = $1 and ${belongs.messages}) as messages`
  const counts = [...living, messages]
  const { rows } = await q.query<Record<Worklist, number>>(
    `select ${counts.join(', ')} from application a where a.office = $1 and a.status in ('with-agent', 'with-applicant') and $2::text is not null`,
    [office, agentId],
  )
  return rows[0] ?? { miennes: 0, 'a-prendre': 0, corrigees: 0, messages: 0, attente: 0, collegues: 0 }
}

/** One page of a worklist, in the order in which files are worked. */
export async function readWorklist(q: Queryable, list: Worklist, office: string, agentId: string, page: number): Promise<Row[]> {
  const { rows } = await q.query<Row>(
    `select ${columns} from ${from} where a.office = $1 and ${belongs[list]} and $2::text is not null order by ${rank} limit ${rowsAPage} offset $3`,
    [office, agentId, (page - 1) * rowsAPage],
  )
  return rows
}

/** Names as they are compared: small letters without accents, ligatures opened, anything else a space. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const foldedSql = (text: string): string =>
  `regexp_replace(replace(replace(regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036f]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'), '[^a-z0-9]+', ' ', 'g')`

/** The files of this office, ended ones too, whose person has a NEPH or a name that begins so. */
export async function searchFiles(q: Queryable, office: string, typed: string, page: number): Promise<{ rows: Row[]; count: number }> {
  const neph = typed.replace(/[\s.\-/]/g, '')
  const byNeph = /^\d{2,12}$/.test(neph)
  const words = folded(typed)
  if (!byNeph && words === '') return { rows: [], count: 0 }
  const names = [`d.birth_name || ' ' || array_to_string(d.first_names, ' ')`, `d.usage_name || ' ' || array_to_string(d.first_names, ' ')`]
  const found = byNeph ? 'd.neph like $2' : `(${names.map(name => `${foldedSql(name)} like $2`).join(' or ')})`
  const { rows } = await q.query<Row & { count: number }>(
    `select ${columns}, count(*) over () as count from ${from}
     where a.office = $1 and ${found}
     order by a.status not in ('with-agent', 'with-applicant'), ${rank} limit ${rowsAPage} offset $3`,
    [office, `${byNeph ? neph : words}%`, (page - 1) * rowsAPage],
  )
  return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 }
}

/** A request of the same person, as it stands beside this one. */
export type OtherRequest = Pick<Row, 'id' | 'status' | 'kind' | 'category' | 'submittedOn'> & { readonly office: string }

/** The other requests of this person, in any office, the last first. */
export async function findOtherRequests(q: Queryable, driverId: string, butId: string): Promise<OtherRequest[]> {
  const { rows } = await q.query<OtherRequest>(
    `select a.id, a.status, a.category, a.office, a.state -> 'subject' ->> 'kind' as kind, a.state ->> 'submittedOn' as "submittedOn"
     from application a where a.driver_id = $1 and a.id <> $2 order by a.submitted_at desc`,
    [driverId, butId],
  )
  return rows
}

/** The reason that a supervisor wrote today to open this file; nothing when they have written none. */
export async function findReasonGiven(q: Queryable, agentId: string, what: string, from: Instant): Promise<string | undefined> {
  const { rows } = await q.query<{ reason: string }>(
    `select reason from reading where agent_id::text = $1 and what = $2 and at >= $3 and reason like 'supervisor: %' order by at desc limit 1`,
    [agentId, what, from],
  )
  return rows[0]?.reason
}

/** The drivers whom these files are about. */
export async function findDriversOfFiles(q: Queryable, ids: readonly string[]): Promise<{ driverId: string }[]> {
  const { rows } = await q.query<{ driverId: string }>('select distinct driver_id as "driverId" from application where id = any($1)', [ids])
  return rows
}
