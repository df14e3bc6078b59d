import type { Day, NamedConflict } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'
import { isId } from '../kit/ids.ts'

/** A naming that an agent should look at, with whom it is about. */
export interface ToLookAt {
  readonly id: string
  readonly driverId: string
  /** Of the naming, as its author told it. */
  readonly reference: string
  readonly birthName: string
  readonly firstNames: readonly string[]
  readonly conflict: NamedConflict
  readonly since: Day
  /** The question left on paper, and was asked again; nothing when not. */
  readonly postedOn: Day | null
  readonly remindedOn: Day | null
}

const columns = `n.id, f.reference, n.driver_id as "driverId", d.birth_name as "birthName", d.first_names as "firstNames", n.conflict, n.conflict_since as since,
  n.posted_on as "postedOn", n.reminded_on as "remindedOn"`
const toLookAt = `named_driver n join driver d on d.id = n.driver_id join record_fact f on f.id = n.fact_id
  where n.conflict is not null and n.settled_at is null`
const shownAtOnce = 100

/** Infractions established before the answer of who was named, or despite it: the oldest first, as many as a page shows. */
export async function findToLookAt(q: Queryable): Promise<ToLookAt[]> {
  const { rows } = await q.query<ToLookAt>(`select ${columns} from ${toLookAt} order by n.conflict_since, n.id limit $1`, [shownAtOnce])
  return rows
}

/** One of them. */
export async function findOneToLookAt(q: Queryable, id: string): Promise<ToLookAt | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<ToLookAt>(`select ${columns} from ${toLookAt} and n.id = $1`, [id])
  return rows[0]
}
