import { createHash } from 'node:crypto'
import pg from 'pg'

export type Db = pg.Pool
export type Tx = pg.PoolClient
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

// A day stays the text it is; an instant is the text `Instant` is; counts are numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

const names = new Map<string, string>()

/** A short name for a statement, the same in every process. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 32)
  names.set(text, name)
  return name
}

/** A statement that takes values is parsed and planned once on each connection, not each time. */
class Connection extends pg.Client {
  override query(...[text, values, ...rest]: unknown[]): never {
    const query = super.query as (...given: unknown[]) => never
    return typeof text === 'string' && Array.isArray(values)
      ? query.call(this, { name: nameOf(text), text, values }, ...rest)
      : query.call(this, text, ...(values === undefined && rest.length === 0 ? [] : [values, ...rest]))
  }
}

/** A pool of connections. `role` is taken on each of them, so that a process can do no more than that role may. */
export function openDb(url: string, { max = 16, role }: { max?: number; role?: string } = {}): Db {
  const pool = new pg.Pool({
    Client: Connection,
    connectionString: url,
    max,
    application_name: 'papier-rose',
    ...(role ? { options: `-c role=${role}` } : {}),
  })
  // An idle connection that breaks is replaced by the pool; the query that needed one reports its own fault.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** Everything or nothing. What `work` throws rolls it all back and is thrown on. */
export async function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await db.connect()
  try {
    await tx.query('begin')
    const done = await work(tx)
    await tx.query('commit')
    tx.release()
    return done
  } catch (fault) {
    // A connection that cannot roll back is dead: the pool must not hand it out again.
    await tx.query('rollback').then(
      () => tx.release(),
      broken => tx.release(broken),
    )
    throw fault
  }
}

/** Is this fault the breach of that named promise of the database? */
export const breaks = (fault: unknown, constraint: string): boolean => fault instanceof pg.DatabaseError && fault.constraint === constraint
