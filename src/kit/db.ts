import pg from 'pg'

export type Db = pg.Pool
export type Tx = pg.PoolClient
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

// A day stays the text it is; an instant is the text `Instant` is; counts are numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** A pool of connections. `role` is taken on each of them, so that a process can do no more than that role may. */
export function openDb(url: string, { max = 16, role }: { max?: number; role?: string } = {}): Db {
  const pool = new pg.Pool({
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
