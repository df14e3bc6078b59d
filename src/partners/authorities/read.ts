import type { Day } from '@papier-rose/law'
import type { Queryable } from '../../kit/db.ts'

/** A registered letter on points that left the house: what stands on its envelope. */
export interface Envelope {
  readonly id: string
  readonly ref: string
  readonly issuedOn: Day
  /** The reference of the infraction that it is about. */
  readonly about: string | null
}

/** The registered letters sent to the holder of this NEPH, the newest first. */
export async function findEnvelopes(q: Queryable, neph: string): Promise<Envelope[]> {
  const { rows } = await q.query<Envelope>(
    `select l.id, l.ref, l.issued_on as "issuedOn", f.reference as about
     from points_letter l join driver d on d.id = l.driver_id left join record_fact f on f.id = l.about
     where d.neph = $1 and l.way = 'registered' and not l.cancels order by l.issued_on desc, l.id`,
    [neph],
  )
  return rows
}
