import { type Instant, later, realNow } from '../kit/clock.ts'
import { type Queryable, type Tx, transaction } from '../kit/db.ts'
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
  readonly at: Instant
  readonly state: 'waiting' | 'delivered' | 'refused'
  readonly tries: number
  /** What the receiver said last: `http-204`, `timeout`… */
  readonly answer: string | null
  readonly triedAt: Instant | null
}

const columns = `id, place, what, kind, reference, revision, followed_by as "followedBy", at, state, tries, answer, tried_at as "triedAt"`

/** The deliveries of a hook after a place, in order. */
export async function findDeliveries(q: Queryable, hookId: string, after: number, most: number): Promise<Delivery[]> {
  const { rows } = await q.query<Delivery>(
    `select ${columns} from hook_delivery where hook_id = $1 and place > $2 order by place limit $3`,
    [hookId, after, most],
  )
  return rows
}

/** What is sent: what became of which reference, and nothing of the person. */
export const bodyOf = ({ id, what, kind, reference, revision, followedBy, at }: Delivery): string =>
  JSON.stringify({
    id,
    type: what,
    at,
    ...(kind === null ? {} : { fact: { kind, reference, revision } }),
    ...(followedBy === null ? {} : { followedBy: { kind: followedBy } }),
  })

const timeoutMs = 10_000
/** A receiver that says no (4xx) so many times to the same delivery means it: the next ones are not kept waiting, and it can be replayed. */
export const refusalsMeant = 12

const accepted = (said: Said): boolean => 'status' in said && said.status >= 200 && said.status < 300
const answerOf = (said: Said): string => ('status' in said ? `http-${said.status}` : said.failed)
const saysNo = (said: Said): boolean => 'status' in said && said.status >= 400 && said.status < 500 && said.status !== 429

/** Sends the next delivery of a hook: true when there may be another, a word when the receiver did not take it. */
async function deliverNext(deps: Deps, tx: Tx, hookId: string): Promise<boolean | string> {
  const { rows: locks } = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 2)) as mine', [
    `hook/${hookId}`,
  ])
  if (!locks[0]?.mine) return 'another worker is sending'
  const { rows } = await tx.query<Delivery & { url: string }>(
    `select h.url, d.* from hook h join door_client c on c.id = h.client_id join lateral (
       select ${columns} from hook_delivery where hook_id = h.id and state = 'waiting' order by place limit 1
     ) d on true where h.id = $1 and h.closed_at is null and c.closed_at is null`,
    [hookId],
  )
  const [next] = rows
  if (!next) return false
  const [now, body] = [realNow(), bodyOf(next)]
  const signed = sign(await signingSecrets(tx, deps.config, hookId, now), next.id, Math.floor(Date.parse(now) / 1000), body)
  const said = await post(next.url, { ...signed }, body, { sandbox: deps.config.MODE === 'sandbox', timeoutMs })
  const tries = next.tries + 1
  const state = accepted(said) ? 'delivered' : saysNo(said) && tries >= refusalsMeant ? 'refused' : 'waiting'
  await tx.query('update hook_delivery set state = $2, tries = $3, answer = $4, tried_at = $5 where id = $1', [
    next.id,
    state,
    tries,
    answerOf(said),
    now,
  ])
  if ('status' in said && said.status === 410) {
    await closeHook(tx, hookId, deps.clock.now())
    return false
  }
  const failing = state === 'waiting' ? deps.clock.now() : null
  await tx.query(
    `update hook set failing_since = case when $2::timestamptz is null then null else coalesce(failing_since, $2) end
     where id = $1 and (failing_since is null) <> ($2::timestamptz is null)`,
    [hookId, failing],
  )
  return state === 'waiting' ? answerOf(said) : true
}

/** Sends what waits, one after another. When the receiver does not take one, the job fails and comes again, later and later. */
export async function deliver(deps: Deps, hookId: string): Promise<void> {
  for (;;) {
    const more = await transaction(deps.db, tx => deliverNext(deps, tx, hookId))
    if (more === false) return
    if (more !== true) throw new Error(`not delivered: ${more}`)
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
