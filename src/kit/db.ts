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

/** How long a process waits for the database, in milliseconds. */
export interface Patience {
  /** For a connection: one that is free, or a new one. */
  readonly connect: number
  /** For the answer to one question. */
  readonly query: number
  /** For whoever began a transaction to go on with it; then the database ends it, and its locks are free. */
  readonly idle: number
}

/** The server ends a question that lasts too long; when it does not even say so, we stop waiting for it a little later. */
const graceMs = 1000

/**
 * A pool of connections. `role` is taken on each of them, so that a process can do no more than that role may. With `patience` a database
 * that hangs is a fault (`isAway`) and not an endless wait; without, one waits as long as it takes.
 */
export function openDb(url: string, { max = 16, role, patience }: { max?: number; role?: string; patience?: Patience } = {}): Db {
  const pool = new pg.Pool({
    Client: Connection,
    connectionString: url,
    max,
    application_name: 'papier-rose',
    keepAlive: true,
    // What is asked before an answer has come is not held back: `askTogether` does so, a transaction as it begins, and whoever awaits several at once.
    pipeline: true,
    ...(role ? { options: `-c role=${role}` } : {}),
    ...(patience
      ? {
          connectionTimeoutMillis: patience.connect,
          statement_timeout: patience.query,
          query_timeout: patience.query + graceMs,
          idle_in_transaction_session_timeout: patience.idle,
        }
      : {}),
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
    // The beginning travels with the first question. It fails with the connection alone, and then so does all that follows.
    const [, done] = await Promise.all([tx.query('begin'), work(tx)])
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

/** PostgreSQL says: no connection left, stopping, starting, ended for taking too long. */
const awayStates = new Set(['53300', '57P01', '57P02', '57P03', '57014', '25P03', '25P04'])
/** The system says so of the wire. */
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
/** The driver says so in words alone. */
const awayWords = /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client (was closed|has encountered))/

/** Was it the database that did not answer: gone, hung, starting, or with no room for one more? */
export function isAway(fault: unknown): boolean {
  if (fault instanceof pg.DatabaseError) return awayStates.has(fault.code ?? '') || fault.code?.startsWith('08') === true
  if (!(fault instanceof Error)) return false
  return awayCodes.has('code' in fault ? String(fault.code) : '') || awayWords.test(fault.message)
}

/** Is this fault the breach of that named promise of the database? */
export const breaks = (fault: unknown, constraint: string): boolean => fault instanceof pg.DatabaseError && fault.constraint === constraint
