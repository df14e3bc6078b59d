import type { Day, FactKind } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'

/** What became of a fact: it counts, it waits for a second person, or it was taken back. */
export type Became = 'recorded' | 'waiting' | 'taken-back'

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

/** What this partner told after a place, in the order of telling. Facts erased by order of the law are there no more. */
export async function findTold(q: Queryable, source: string, after: Place | undefined, most: number): Promise<Told[]> {
  const { rows } = await q.query<Row>(
    `select ${columns} from record_fact where source = $1 and ($2::timestamptz is null or (told_at, id) > ($2, $3::uuid))
     order by told_at, id limit $4`,
    [source, after?.at ?? null, after?.id ?? null, most],
  )
  return rows.map(read)
}

/** Every revision of one reference, the newest first. */
export async function findByReference(q: Queryable, source: string, kind: FactKind, reference: string): Promise<Told[]> {
  const { rows } = await q.query<Row>(
    `select ${columns} from record_fact where source = $1 and kind = $2 and reference = $3 order by revision desc`,
    [source, kind, reference],
  )
  return rows.map(read)
}

/** A place in the list: the moment and the id of the last fact read. */
export interface Place {
  readonly at: string
  readonly id: string
}

export const cursorOf = ({ toldAt, id }: Told): string => Buffer.from(`${toldAt} ${id}`).toString('base64url')

/** The place that a cursor of ours names; nothing for any other text. */
export function placeOf(cursor: string): Place | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined
}
