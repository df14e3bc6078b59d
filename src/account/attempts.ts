import { type Instant, later, realNow } from '../kit/clock.ts'
import type { Lang } from '../kit/html.ts'
import { type Ctx, readCookie } from '../kit/http.ts'
import { token } from '../kit/ids.ts'
import { countTry } from '../kit/throttle.ts'
import type { Attempt } from '../partners/franceconnect/index.ts'
import { hashOf } from './sessions.ts'

export type Kind = 'person' | 'agent'

/** Half an hour to find one's password at the partner's. */
const attemptLife = 30 * 60_000

/** Departures to sign in from one address. A school or an office stands behind one: the limit is for machines. */
const startsAllowed = { tries: 40, seconds: 600 }

/** Has this address asked to sign in too often? Counts this time too. */
export async function tooManyStarts(c: Ctx, address: string): Promise<boolean> {
  return (await countTry(c.var.deps, `sign-in/${address}`, startsAllowed, realNow())).over
}

/** Notes that this browser leaves to sign in, or to prove `again` who is there, and what it must come back with. */
export async function beginAttempt(c: Ctx, kind: Kind, next: string, again: boolean): Promise<Attempt> {
  const now = realNow()
  const attempt = { state: token(), nonce: token(), againSince: again ? now : undefined }
  await c.var.deps.db.query(
    'insert into sign_in (state_hash, visitor_hash, nonce, kind, next, lang, until, again_since) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      hashOf(attempt.state),
      hashOf(readCookie(c, 'visitor') ?? ''),
      attempt.nonce,
      kind,
      next,
      c.var.lang,
      later(now, attemptLife),
      attempt.againSince ?? null,
    ],
  )
  return attempt
}

/** What this browser left with, if it comes back with it in time. It serves once. */
export async function takeAttempt(c: Ctx, kind: Kind): Promise<(Attempt & { next: string; lang: Lang }) | undefined> {
  const state = c.req.query('state')
  const visitor = readCookie(c, 'visitor')
  if (!state || !visitor) return undefined
  const { rows } = await c.var.deps.db.query<{ nonce: string; next: string; lang: Lang; alive: boolean; since: Instant | null }>(
    `delete from sign_in where state_hash = $1 and visitor_hash = $2 and kind = $3
     returning nonce, next, lang, until > $4 as alive, again_since as since`,
    [hashOf(state), hashOf(visitor), kind, realNow()],
  )
  const [row] = rows
  return row?.alive ? { state, nonce: row.nonce, againSince: row.since ?? undefined, next: row.next, lang: row.lang } : undefined
}
