import type { Queryable } from './db.ts'
import { type MasterKeys, unwrapKey, wrapKey } from './seal.ts'

/** Where wrapped keys stand: a table with the columns `master` and `wrapped`, and the one that names the thing whose key it is. */
export interface WrappedKeys {
  readonly table: string
  readonly id: string
  readonly type: 'uuid' | 'text'
}

const atOnce = 500

/**
 * Wraps every key of a table again with the master key in use; answers how many. Each batch is one statement: stopped anywhere, it is gone on
 * with later, and several processes at it wrap each key once. `told` hears how many are done. Throws when a key was wrapped by a master key
 * that is not among `keys`.
 */
export async function rewrapKeys(
  db: Queryable,
  keys: MasterKeys,
  { table, id, type }: WrappedKeys,
  told: (done: number) => void = () => {},
): Promise<number> {
  let done = 0
  for (;;) {
    const { rows } = await db.query<{ id: string; master: string; wrapped: Buffer }>(
      `select ${id} as id, master, wrapped from ${table} where master <> $1 limit ${atOnce}`,
      [keys.current],
    )
    if (rows.length === 0) return done
    const again = rows.map(row => wrapKey(keys, row.id, unwrapKey(keys, row.id, row)).wrapped)
    // Written only as it was read: another process may be at it, and what was erased meanwhile stays erased.
    const { rowCount } = await db.query(
      `update ${table} t set master = $1, wrapped = d.again from unnest($2::${type}[], $3::bytea[], $4::bytea[]) as d (id, was, again)
       where t.${id} = d.id and t.wrapped = d.was`,
      [keys.current, rows.map(row => row.id), rows.map(row => row.wrapped), again],
    )
    done += rowCount ?? 0
    told(done)
  }
}
