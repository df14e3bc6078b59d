import { type Instant, later, realNow } from '../kit/clock.ts'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Round, Tasks } from '../kit/jobs.ts'
import { tellPartners } from './announce.ts'
import { closeHook, signingSecrets } from './hooks.ts'
import { post, type Said } from './outside.ts'
import { sign } from './sign.ts'

/** One delivery, as its partner sees it in the list. */
export interface Delivery {
  readonly id: string
  readonly place: number
  readonly what: string
  readonly kind: string | null
  readonly reference: string | null
  readonly revision: number | null
  readonly followedBy: string | null
  readonly driverSaid: string | null
  readonly at: Instant
  readonly state: 'waiting' | 'delivered' | 'refused'
  readonly tries: number
  /** What the receiver said last: `http-204`, `timeout`… */
  readonly answer: string | null
  readonly triedAt: Instant | null
}

const columns = `id, place, what, kind, reference, revision, followed_by as "followedBy", driver_said as "driverSaid", at, state, tries, answer, tried_at as "triedAt"`

/** The deliveries of a hook after a place, in order. */
export async function findDeliveries(q: Queryable, hookId: string, after: number, most: number): Promise<Delivery[]> {
  const { rows } = await q.query<Delivery>(
    `select ${columns} from hook_delivery where hook_id = $1 and place > $2 order by place limit $3`,
    [hookId, after, most],
  )
  return rows
}

/** What is sent: what became of which reference, and nothing of the person. */
export const bodyOf = ({ id, what, kind, reference, revision, followedBy, driverSaid, at }: Delivery): string =>
  JSON.stringify({
    id,
    type: what,
    at,
    ...(kind === null ? {} : { fact: { kind, reference, revision } }),
    ...(followedBy === null ? {} : { followedBy: { kind: followedBy } }),
    ...(driverSaid === null ? {} : { driverSaid }),
  })

const timeoutMs = 10_000
/** Longer than a call can last: whoever took a delivery and has said nothing by then is gone. */
const claimMs = 60_000
/** A receiver that says no (4xx) so many times to the same delivery means it: the next ones are not kept waiting, and it can be replayed. */
export const refusalsMeant = 12

const accepted = (said: Said): boolean => 'status' in said && said.status >= 200 && said.status < 300
const answerOf = (said: Said): string => ('status' in said ? `http-${said.status}` : said.failed)
const saysNo = (said: Said): boolean => 'status' in said && said.status >= 400 && said.status < 500 && said.status !== 429

/** A hook in the hands of one worker: until then no other sends to it. */
interface Claim {
  readonly url: string
  readonly until: Instant
}

/**
 * Takes a hook for longer than a call can last, so that its deliveries leave one after another. A worker that is killed with it in hand has
 * told nobody what became of the delivery: it leaves again, under the same id.
 */
async function claim(q: Queryable, hookId: string, now: Instant): Promise<Claim | 'another worker is sending' | 'closed'> {
  const { rows } = await q.query<{ url: string; until: Instant | null }>(
    `with open as (
       select h.id, h.url from hook h join door_client c on c.id = h.client_id where h.id = $1 and h.closed_at is null and c.closed_at is null
     ), mine as (
       update hook set sending_until = $3 where id = (select id from open) and (sending_until is null or sending_until <= $2) returning sending_until
     )
     select url, (select sending_until from mine) as until from open`,
    [hookId, now, later(now, claimMs)],
  )
  const [open] = rows
  if (!open) return 'closed'
  return open.until === null ? 'another worker is sending' : { url: open.url, until: open.until }
}

/** Gives the hook back, with how its receiver does; answers false when somebody else has taken it meanwhile. */
async function giveBack(q: Queryable, hookId: string, { until }: Claim, failing: Instant | null): Promise<boolean> {
  const { rowCount } = await q.query(
    `update hook set sending_until = null, failing_since = case when $3::timestamptz is not null then coalesce(failing_since, $3) end
     where id = $1 and sending_until = $2`,
    [hookId, until, failing],
  )
  return rowCount === 1
}

const findWaiting = async (q: Queryable, hookId: string): Promise<Delivery | undefined> =>
  (
    await q.query<Delivery>(`select ${columns} from hook_delivery where hook_id = $1 and state = 'waiting' order by place limit 1`, [
      hookId,
    ])
  ).rows[0]

/** Notes what the receiver said and gives the hook back. Somebody else has taken it meanwhile: what that one notes counts. */
const note = (
  deps: Deps,
  hookId: string,
  held: Claim,
  { id, ...next }: Delivery,
  said: Said,
  now: Instant,
): Promise<'closed' | Delivery['state']> =>
  transaction(deps.db, async tx => {
    const tries = next.tries + 1
    const state = accepted(said) ? 'delivered' : saysNo(said) && tries >= refusalsMeant ? 'refused' : 'waiting'
    if (!(await giveBack(tx, hookId, held, state === 'waiting' ? deps.clock.now() : null))) return 'waiting'
    const row = [id, state, tries, answerOf(said), now]
    await tx.query('update hook_delivery set state = $2, tries = $3, answer = $4, tried_at = $5 where id = $1', row)
    if (!('status' in said) || said.status !== 410) return state
    await closeHook(tx, hookId, deps.clock.now())
    return 'closed'
  })

/**
 * Sends what waits, one after another. No transaction is open and no connection is held while a receiver takes its time. When it does not take
 * one, the job fails and comes again, later and later.
 */
export async function deliver(deps: Deps, hookId: string): Promise<void> {
  for (;;) {
    const now = realNow()
    const held = await claim(deps.db, hookId, now)
    if (held === 'closed') return
    if (typeof held === 'string') throw new Error(`not delivered: ${held}`)
    const next = await findWaiting(deps.db, hookId)
    if (!next) return void (await giveBack(deps.db, hookId, held, null))
    const body = bodyOf(next)
    const signed = sign(await signingSecrets(deps.db, deps.config, hookId, now), next.id, Math.floor(Date.parse(now) / 1000), body)
    const said = await post(held.url, { ...signed }, body, { sandbox: deps.config.MODE === 'sandbox', timeoutMs })
    const became = await note(deps, hookId, held, next, said, now)
    if (became === 'closed') return
    if (became === 'waiting') throw new Error(`not delivered: ${answerOf(said)}`)
  }
}

export const hookTasks = (deps: Deps): Tasks => ({
  'tell-partners': ({ driverId = '' }) => tellPartners(deps, driverId),
  'deliver-news': ({ hookId = '' }) => deliver(deps, hookId),
})

/** How long a delivery can be listed and replayed. */
export const keptDays = 30
const dayMs = 24 * 60 * 60_000

/** Erases what partners were told long ago, and secrets that sign no more. */
export const hookRounds = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): readonly Round[] => [
  {
    name: 'hook-cleaning',
    async go() {
      await db.query('delete from hook_delivery where at < $1', [later(clock.now(), -keptDays * dayMs)])
      await db.query('delete from hook_secret where until < $1', [realNow()])
    },
  },
]
