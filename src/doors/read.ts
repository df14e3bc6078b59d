import type { Day, FactKind } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { type Db, type Queryable, transaction } from '../kit/db.ts'
import { afterOthers } from '../record/index.ts'

/** What became of a fact: it counts, it waits for a second person or for its driver, or it was taken back. */
export type Became = 'recorded' | 'waiting' | 'taken-back' | 'kept-aside'

/** A fact that a partner told, without what it says. */
export interface Told {
  readonly id: string
  readonly kind: FactKind
  readonly reference: string
  readonly revision: number
  readonly toldAt: Instant
  readonly knownOn: Day
  readonly became: Became
  readonly takenBackOn?: Day
}

const columns = `id, kind, reference, revision, told_at as "toldAt", known_on as "knownOn", taken_back_on as "takenBackOn",
  case when taken_back_on is not null then 'taken-back' when proposed then 'waiting' else 'recorded' end as became`

const read = ({ takenBackOn, ...told }: Omit<Told, 'takenBackOn'> & { takenBackOn: Day | null }): Told => ({
  ...told,
  ...(takenBackOn ? { takenBackOn } : {}),
})

type Row = Parameters<typeof read>[0]

/**
 * What this partner told after a place, in the order of writing. A number given before the commit may become visible late: so whoever tells
 * for this partner at that moment is waited for first. Facts erased by order of the law are there no more.
 */
export const findTold = (db: Db, source: string, after: number, most: number): Promise<(Told & { readonly place: number })[]> =>
  transaction(db, async tx => {
    await afterOthers(tx, source)
    const { rows } = await tx.query<Row & { readonly place: number }>(
      `select place, ${columns} from record_fact where source = $1 and place > $2 order by place limit $3`,
      [source, after, most],
    )
    return rows.map(row => ({ place: row.place, ...read(row) }))
  })

/** Every revision of one reference, the newest first. */
export async function findByReference(q: Queryable, source: string, kind: FactKind, reference: string): Promise<Told[]> {
  const { rows } = await q.query<Row>(
    `select ${columns} from record_fact where source = $1 and kind = $2 and reference = $3
     union all
     select id, kind, reference, revision, told_at, (told_at at time zone 'Europe/Paris')::date, null, 'kept-aside'
     from fact_aside where client_id = $1 and kind = $2 and reference = $3
     order by revision desc`,
    [source, kind, reference],
  )
  return rows.map(read)
}

/** The place after which a list goes on, as text. */
export const cursorOf = (place: number): string => Buffer.from(`after ${place}`).toString('base64url')

/** The place that a cursor of ours names; nothing for any other text. */
export function placeOf(cursor: string): number | undefined {
  const [, place] = /^after (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return place === undefined ? undefined : Number(place)
}
