import pg from 'pg'
import type { Db, Tx } from './db.ts'

// Short questions that come together travel together: on one connection, in one packet, without waiting for one another's answers. On a busy
// process the way to the database and back costs more than a look-up by key.

export interface Question {
  /** Named: it is planned once on each connection. */
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** A connection while somebody waits for an answer on it. */
interface Lane {
  readonly connection: Promise<Tx>
  asked: number
  /** Somebody had no answer on it: it is not lent again. */
  broken: boolean
  /** What is asked in this turn of the event loop goes out at its end. */
  gathering: boolean
}

/** As many as one process keeps busy; another is opened only while these have work. */
const most = 2
const open = new WeakMap<Db, Set<Lane>>()

/**
 * The rows that answer a short question, a look-up by key: one that takes long makes those behind it wait. Each question is a transaction of its
 * own, and the fault of one is not that of another.
 */
export async function askTogether<Row extends pg.QueryResultRow>(db: Db, { name, text, values }: Question): Promise<Row[]> {
  const lanes = open.get(db) ?? new Set()
  open.set(db, lanes)
  const lane = laneOf(db, lanes)
  lane.asked++
  try {
    const connection = await lane.connection
    gather(lane, connection)
    return (await connection.query<Row>({ name, text, values: [...values] })).rows
  } catch (fault) {
    // A broken connection answers nobody any more: whoever comes now takes another one.
    if (!(fault instanceof pg.DatabaseError)) {
      lane.broken = true
      lanes.delete(lane)
    }
    throw fault
  } finally {
    lane.asked--
    if (lane.asked === 0) {
      lanes.delete(lane)
      lane.connection.then(
        connection => connection.release(lane.broken),
        () => {},
      )
    }
  }
}

function laneOf(db: Db, lanes: Set<Lane>): Lane {
  if (lanes.size < most) {
    const lane = { connection: db.connect(), asked: 0, broken: false, gathering: false }
    lanes.add(lane)
    return lane
  }
  return [...lanes].reduce((least, one) => (one.asked < least.asked ? one : least))
}

function gather(lane: Lane, { connection: { stream } }: Tx): void {
  if (lane.gathering) return
  lane.gathering = true
  stream.cork()
  setImmediate(() => {
    lane.gathering = false
    stream.uncork()
  })
}
