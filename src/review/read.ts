import type { Category, Day } from '@papier-rose/law'
import { type Application, type Elsewhere, isErased, type Kind } from '../application/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Db, Queryable } from '../kit/db.ts'
import { askTogether } from '../kit/together.ts'
import { type FoundBy, searchBy, type Way, ways } from '../record/index.ts'

export const worklists = ['miennes', 'a-prendre', 'corrigees', 'messages', 'attente', 'collegues', 'ailleurs'] as const
/** The agent's own, those nobody holds, those the person has mended, those with a message to answer, those that wait for the person, those that a colleague holds, those that another service checks. */
export type Worklist = (typeof worklists)[number]

/** Of the files that a queue owns; $1 is the queue, $2 the agent. */
const belongs: Readonly<Record<Worklist, string>> = {
  miennes: `a.status = 'with-agent' and a.taker = $2`,
  'a-prendre': `a.status = 'with-agent' and a.taker is null`,
  corrigees: `a.status = 'with-agent' and a.mended`,
  messages: `a.message_waits_for = 'office'`,
  attente: `a.status = 'with-applicant'`,
  collegues: `a.status = 'with-agent' and a.taker <> $2`,
  ailleurs: `a.queue <> a.office`,
}

/** The files of a list: what an office sent elsewhere is its own still, everything else is where its queue is. */
const ownedBy = (list: Worklist): string => (list === 'ailleurs' ? 'a.office = $1' : 'a.queue = $1')

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
  /** The service that checks it for the office that decides. */
  readonly elsewhere: Elsewhere | null
}

const columns = `a.id, a.status, a.category, a.taker, a.cepc_last_day as "cepcLastDay", a.state -> 'subject' ->> 'kind' as kind,
  a.state ->> 'submittedOn' as "submittedOn", a.state ->> 'heldSince' as "heldSince", a.state -> 'correction' ->> 'lastDay' as "correctionLastDay",
  a.mended, case a.message_waits_for when 'office' then a.state -> 'message' ->> 'answerBy' end as "answerBy", coalesce(d.birth_name || ' ' || array_to_string(d.first_names, ' '), '') as name, g.name as "takerName", a.state -> 'elsewhere' as elsewhere`

const withNames = `left join driver d on d.id = a.driver_id::uuid left join agent g on g.id::text = a.taker`
/** What ends first is worked first, what has no end last; then what is oldest. The rank of a file is its own: it does not move when others do. */
const ranks = [`coalesce(a.cepc_last_day, '9999-12-31')`, 'a.submitted_at', 'a.id']
const rank = ranks.join(', ')
const backwards = ranks.map(by => `${by} desc`).join(', ')

export const rowsAPage = 25

/** How many files stand in each worklist of this queue. */
export async function countWorklists(db: Db, office: string, agentId: string): Promise<Readonly<Record<Worklist, number>>> {
  const living = worklists
    .filter(name => name !== 'messages' && name !== 'ailleurs')
    .map(name => `count(*) filter (where ${belongs[name]}) as "${name}"`)
  // A message may wait on a request that has ended; what is elsewhere is in the queue of another.
  const apart = (['messages', 'ailleurs'] as const).map(
    name => `(select count(*) from application a where ${ownedBy(name)} and ${belongs[name]}) as ${name}`,
  )
  const [counts] = await askTogether<Record<Worklist, number>>(db, {
    name: 'worklists',
    text: `select ${[...living, ...apart].join(', ')} from application a
           where a.queue = $1 and a.status in ('with-agent', 'with-applicant') and $2::text is not null`,
    values: [office, agentId],
  })
  return counts ?? { miennes: 0, 'a-prendre': 0, corrigees: 0, messages: 0, attente: 0, collegues: 0, ailleurs: 0 }
}

/** Where a page of a list begins or ends: behind that file, or before it. Nowhere: at the head. */
export type Place = { readonly after: string } | { readonly before: string } | Record<string, never>

/** One page of a list, and whether others stand before and behind it. */
export interface Part {
  readonly rows: readonly Row[]
  readonly earlier: boolean
  readonly later: boolean
}

/** One page of a worklist, in the order in which files are worked. A page that has nothing left begins at the head. */
export async function readWorklist(db: Db, list: Worklist, office: string, agentId: string, place: Place = {}): Promise<Part> {
  if ('before' in place) {
    const rows = await readBeside(db, list, office, agentId, '<', place.before)
    // Too few for a page: it is the first, whole.
    if (rows.length >= rowsAPage) return { rows: rows.slice(0, rowsAPage).reverse(), earlier: rows.length > rowsAPage, later: true }
  }
  const after = 'after' in place ? await readBeside(db, list, office, agentId, '>', place.after) : []
  const rows = after.length > 0 ? after : await readBeside(db, list, office, agentId, '', null)
  return { rows: rows.slice(0, rowsAPage), earlier: after.length > 0, later: rows.length > rowsAPage }
}

/** The head of a list, or the files next to $3 on that side, nearest first: one more than a page, to know whether there are more. */
export function worklistSql(list: Worklist, side: '' | '<' | '>'): string {
  // It may have left the list meanwhile: its rank still says where it stood.
  const beside = side
    ? `(${rank}) ${side} (select ${rank} from application a where a.id = $3 and $1 in (a.queue, a.office))`
    : '$3::text is null'
  const order = side === '<' ? backwards : rank
  // The page first, then the names of those who stand on it.
  return `select ${columns}
    from (select * from application a where ${ownedBy(list)} and ${belongs[list]} and $2::text is not null and ${beside}
          order by ${order} limit ${rowsAPage + 1}) a ${withNames} order by ${order}`
}

const readBeside = (db: Db, list: Worklist, office: string, agentId: string, side: '' | '<' | '>', of: string | null): Promise<Row[]> =>
  askTogether<Row>(db, { name: `worklist/${list}/${side}`, text: worklistSql(list, side), values: [office, agentId, of] })

const order = { rank, since: `a.state ->> 'heldSince', a.id` } as const

/** The first files of an office for which `where` holds, with how many there are; $1 is the office, $2 the day that `where` asks about. */
export async function readOfficeRows(
  q: Queryable,
  office: string,
  { where, day, by, most }: { where: string; day: Day; by: keyof typeof order; most: number },
): Promise<{ count: number; rows: Row[] }> {
  const { rows } = await q.query<Row & { count: number }>(
    `select ${columns}, count(*) over () as count from application a ${withNames} where a.office = $1 and ${where} order by ${order[by]} limit $3`,
    [office, day, most],
  )
  return { count: rows[0]?.count ?? 0, rows: rows.map(({ count: _, ...row }) => row) }
}

/** The files of an office, ended ones too, whose person is found that way, the best first. $3 is how many are passed over. */
export const searchSql = (way: Way): string =>
  `select ${columns}, count(*) over () as count
   from driver d join application a on a.driver_id = d.id::text left join agent g on g.id::text = a.taker
   where (a.office = $1 or (a.queue = $1 and a.queue <> a.office)) and (${ways[way].found}) and not ${isErased('a.id')}
   order by ${ways[way].best}a.status not in ('with-agent', 'with-applicant'), ${rank} limit ${rowsAPage} offset $3`

export type Found = FoundBy<Row>

/**
 * The files of this queue whose person has a NEPH or a name that begins so, and below the first of them those whose name is a slip away; when nobody
 * has, the latter alone.
 */
export const searchFiles = (db: Db, office: string, typed: string, page: number): Promise<Found> =>
  searchBy(db, typed, page, async (q, way, text) => {
    const { rows } = await q.query<Row & { count: number }>(searchSql(way), [office, text, (page - 1) * rowsAPage])
    return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 }
  })

/** A request of the same person, as it stands beside this one. */
export type OtherRequest = Pick<Row, 'id' | 'status' | 'kind' | 'category' | 'submittedOn'> & { readonly office: string }

/** The other requests of this person, in any office, the last first. */
export async function findOtherRequests(q: Queryable, driverId: string, butId: string): Promise<OtherRequest[]> {
  const { rows } = await q.query<OtherRequest>(
    `select a.id, a.status, a.category, a.office, a.state -> 'subject' ->> 'kind' as kind, a.state ->> 'submittedOn' as "submittedOn"
     from application a where a.driver_id = $1 and a.id <> $2 and not ${isErased('a.id')} order by a.submitted_at desc`,
    [driverId, butId],
  )
  return rows
}

/** The drivers whom these files are about. */
export async function findDriversOfFiles(q: Queryable, ids: readonly string[]): Promise<string[]> {
  const { rows } = await q.query<{ driverId: string }>('select distinct driver_id as "driverId" from application where id = any($1)', [ids])
  return rows.map(({ driverId }) => driverId)
}
