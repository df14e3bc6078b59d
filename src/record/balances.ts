import { type Day, happeningsOf, type PointsBalance, balance as pointsOf } from '@papier-rose/law'
import { readFacts, recordKeys } from './facts.ts'
import type { Reading } from './reading.ts'
import { asLife, type Driven } from './record.ts'

export interface DriverBalance extends PointsBalance {
  readonly driverId: string
}

/**
 * The points of every driver of a part of the file on a day, batch after batch, by id: after `from`, up to `upTo`. Nothing is stored: each balance is
 * computed from what was told.
 */
export async function* balancesOn(
  { db, law, config }: Reading,
  day: Day,
  { from = '', upTo = 'g', atOnce = 2000 }: { from?: string; upTo?: string; atOnce?: number } = {},
): AsyncGenerator<DriverBalance[]> {
  const keys = recordKeys(config)
  for (let after = from; ; ) {
    const { rows } = await db.query<{ id: string; state: Driven; birth_day: Day }>(
      `select r.id, state, birth_day from driver_record r join driver d on d.id = r.id::uuid
       where r.id > $1 and r.id <= $2 order by r.id limit $3`,
      [after, upTo, atOnce],
    )
    const last = rows.at(-1)
    if (!last) return
    const told = rows.filter(({ state }) => state.facts.length > 0).map(({ id }) => id)
    const facts = told.length > 0 ? await readFacts(db, keys, told) : new Map()
    yield rows.map(({ id, state, birth_day }) => {
      const happenings = happeningsOf(asLife(state, birth_day, facts.get(id) ?? []), { day }, law)
      return { driverId: id, ...pointsOf(happenings, { day }, law) }
    })
    after = last.id
  }
}
