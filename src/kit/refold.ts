import { isDeepStrictEqual } from 'node:util'
import type { Day } from '@papier-rose/law'
import { type Db, type Queryable, transaction } from './db.ts'
import { setDays } from './jobs.ts'
import { readState, streamOf } from './journal.ts'
import { changedDays } from './settle.ts'
import type { Act, StreamKind } from './store.ts'

export interface Refolded {
  readonly streams: number
  /** Rows of state that were not what their events say under today's code, and now are. */
  readonly changed: number
}

const atOnce = 200

/**
 * Folds every stream of a kind again and writes the rows of state, and the deadlines that follow from them, that come out otherwise: after
 * `evolve` was changed. People go on working meanwhile: a command that had read the old row may write it back, so it goes over all of them
 * again until nothing comes out otherwise. Stopped half-way, it is begun again.
 */
export async function refold<Command extends Act, Event extends Act, State>(
  db: Db,
  kind: StreamKind<Command, Event, State>,
): Promise<Refolded> {
  const { streams, changed } = await goOver(db, kind)
  if (changed === 0) return { streams, changed }
  const again = await refold(db, kind)
  return { streams: again.streams, changed: changed + again.changed }
}

async function goOver<Command extends Act, Event extends Act, State>(db: Db, kind: StreamKind<Command, Event, State>): Promise<Refolded> {
  let [streams, changed] = [0, 0]
  for (let after = ''; ; ) {
    const { rows } = await db.query<{ id: string }>(`select id from ${kind.table} where id > $1 order by id limit $2`, [after, atOnce])
    for (const { id } of rows) {
      streams++
      if (await transaction(db, tx => refoldOne(tx, kind, id))) changed++
    }
    const last = rows.at(-1)
    if (!last) return { streams, changed }
    after = last.id
  }
}

/** The lock of the row keeps commands on this stream waiting while it is folded. */
async function refoldOne<Command extends Act, Event extends Act, State>(
  tx: Queryable,
  kind: StreamKind<Command, Event, State>,
  id: string,
): Promise<boolean> {
  const { rows } = await tx.query<{ state: object }>(`select state from ${kind.table} where id = $1 for update`, [id])
  const [row] = rows
  if (!row) return false
  const folded = await readState<Event, State>(tx, kind, id)
  const written = JSON.stringify(folded)
  if (isDeepStrictEqual(JSON.parse(written), row.state)) return false
  await tx.query(`update ${kind.table} set state = $2 where id = $1`, [id, written])
  const { gone, set } = changedDays(daysBefore(kind, row.state), kind.deadlines(folded))
  const stream = streamOf(kind, id)
  await tx.query('delete from deadline where stream = $1 and name = any($2)', [stream, gone])
  await setDays(tx, stream, Object.fromEntries(set))
  return true
}

/** A state that older code wrote may lack what today's deadlines read: then nothing is known of the days before, and all of today's are set. */
function daysBefore<Command extends Act, Event extends Act, State>(
  kind: StreamKind<Command, Event, State>,
  state: object,
): Readonly<Record<string, Day>> {
  try {
    return kind.deadlines({ ...kind.initial, ...state } as State)
  } catch {
    return {}
  }
}
