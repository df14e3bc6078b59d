import { createHash } from 'node:crypto'
import { type Instant, later } from './clock.ts'
import type { Queryable } from './db.ts'
import type { Deps } from './deps.ts'

export interface Limit {
  readonly tries: number
  /** At most `longestWindow`: older counts are erased. */
  readonly seconds: number
}

const longestWindow = 3600

const keyOf = (secret: string, what: string): string => createHash('sha256').update(`${secret}/throttle/${what}`).digest('base64url')

type Given = Pick<Deps, 'db' | 'config' | 'log'>

/**
 * Counts a try and says how many were made since the first one of the window; the window begins with a try, not at a round hour, so that
 * nobody gets twice the tries by waiting for the clock. It is of real time, whatever the sandbox clock says. What is counted (`resultat/` and
 * an address, `neph/` and a number) is kept as a keyed hash only; the first try over the limit is a line of the log, with the kind alone.
 */
export async function countTry(
  { db, config, log }: Given,
  what: string,
  limit: Limit,
  at: Instant,
): Promise<{ tries: number; over: boolean }> {
  if (limit.seconds > longestWindow) throw new RangeError(`a window of tries lasts ${longestWindow} seconds at most`)
  const { rows } = await db.query<{ tries: number }>(
    `insert into throttle (key, since, tries) values ($1, $2, 1)
     on conflict on constraint one_count_a_key do update
       set tries = case when throttle.since > $3 then throttle.tries + 1 else 1 end,
           since = case when throttle.since > $3 then throttle.since else excluded.since end
     returning tries`,
    [keyOf(config.SESSION_SECRET, what), at, later(at, -limit.seconds * 1000)],
  )
  const tries = rows[0]?.tries ?? 1
  if (tries === limit.tries + 1) log.warn({ what: kindOf(what), tries: limit.tries, seconds: limit.seconds }, 'too many tries')
  return { tries, over: tries > limit.tries }
}

const kindOf = (what: string): string => what.split('/')[0] ?? ''

/** Is one more try within the limit? Counts nothing: for what is counted only when it fails. */
export async function triesLeft({ db, config }: Given, what: string, limit: Limit, at: Instant): Promise<boolean> {
  const { rows } = await db.query<{ tries: number }>('select tries from throttle where key = $1 and since > $2', [
    keyOf(config.SESSION_SECRET, what),
    later(at, -limit.seconds * 1000),
  ])
  return (rows[0]?.tries ?? 0) < limit.tries
}

/** Erases the counts whose window is over, so that guessing numbers one after another does not fill the table. */
export async function forgetTries(db: Queryable, at: Instant): Promise<void> {
  await db.query('delete from throttle where since <= $1', [later(at, -longestWindow * 1000)])
}
