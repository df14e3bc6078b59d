import { dayOf, type Instant } from '../kit/clock.ts'
import { type Queryable, type Tx, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { addJob } from '../kit/store.ts'
import { type KnownFact, readLetters, readLife, type Teller } from '../record/index.ts'
import type { Hook } from './hooks.ts'
import { type News, newsFor, newsOfAside } from './news.ts'

type Listening = Pick<Hook, 'id' | 'clientId' | 'kinds' | 'since'> & { readonly teller: Teller }

/** The open hooks of those who told something of this driver. */
async function findListening(q: Queryable, sources: readonly string[]): Promise<Listening[]> {
  const { rows } = await q.query<Listening>(
    `select h.id, h.client_id as "clientId", h.kinds, h.since, c.teller from hook h join door_client c on c.id = h.client_id
     where h.client_id = any($1) and h.closed_at is null and c.closed_at is null order by h.id`,
    [sources],
  )
  return rows
}

/** Writes down, for each partner concerned, what it has not been told of this driver yet; jobs send it. Done twice it changes nothing. */
export async function tellPartners(deps: Deps, driverId: string): Promise<void> {
  const { facts } = await readLife(deps, driverId)
  const hooks = await findListening(deps.db, [...new Set(facts.map(({ source }) => source))])
  if (hooks.length === 0) return
  const letters = await readLetters(deps, driverId)
  const { rows } = await deps.db.query<{ id: string; told_at: Instant }>('select id, told_at from record_fact where driver_id = $1', [
    driverId,
  ])
  const toldAt = new Map(rows.map(({ id, told_at }) => [id, told_at]))
  for (const hook of hooks) {
    const news = newsFor(hook, facts, letters, deps.law).filter(one => isSince(one, hook.since, facts, toldAt))
    await transaction(deps.db, tx => write(deps, tx, hook.id, news))
  }
}

/** Is it news for who listens since then? What was there before is not announced; what became of it later is. */
function isSince(
  { what, fact, because }: News,
  since: Instant,
  facts: readonly KnownFact[],
  toldAt: ReadonlyMap<string, Instant>,
): boolean {
  if (what === 'letter.notified') return true
  if (what === 'fact.taken-back') return (facts.find(({ id }) => id === fact.id)?.takenBackOn ?? '') >= dayOf(since)
  return 'factId' in because && (toldAt.get(because.factId) ?? '') >= since
}

/** Tells the partner what became of a fact that it was told is kept aside; within the transaction in which it becomes that. */
export async function tellOfAside(
  deps: Pick<Deps, 'ids' | 'clock'>,
  tx: Tx,
  clientId: string,
  what: Parameters<typeof newsOfAside>[0],
  fact: News['fact'],
): Promise<void> {
  for (const { id, kinds } of await findListening(tx, [clientId]))
    if (kinds.includes(fact.kind)) await write(deps, tx, id, [newsOfAside(what, fact)])
}

async function write(deps: Pick<Deps, 'ids' | 'clock'>, tx: Tx, hookId: string, news: readonly News[]): Promise<void> {
  const { rows } = await tx.query<{ news: string }>('select news from hook_delivery where hook_id = $1 and news = any($2)', [
    hookId,
    news.map(({ name }) => name),
  ])
  const known = new Set(rows.map(row => row.news))
  const fresh = news.filter(({ name }) => !known.has(name))
  if (fresh.length > 0) await enqueue(tx, hookId, fresh.map(deliveryOf(deps)))
}

const deliveryOf =
  ({ ids, clock }: Pick<Deps, 'ids' | 'clock'>) =>
  ({ name, what, fact: { kind, reference, revision }, because, driverSaid }: News): NewDelivery => ({
    id: ids(),
    news: name,
    what,
    kind,
    reference,
    revision,
    followed_by: ('kind' in because && because.kind) || null,
    fact_id: 'factId' in because ? because.factId : null,
    aside_id: 'asideId' in because ? because.asideId : null,
    driver_said: driverSaid ?? null,
    at: clock.now(),
  })

interface NewDelivery {
  readonly id: string
  readonly news: string
  readonly what: string
  readonly kind: string | null
  readonly reference: string | null
  readonly revision: number | null
  readonly followed_by: string | null
  readonly fact_id: string | null
  readonly aside_id: string | null
  readonly driver_said: string | null
  readonly at: Instant
}

/** Adds deliveries at the end of a hook’s list. Its row is locked: places are given in the order of the commits, and no waking is lost. */
async function enqueue(tx: Tx, hookId: string, deliveries: readonly NewDelivery[]): Promise<void> {
  const { rows } = await tx.query<{ failing: boolean }>('select failing_since is not null as failing from hook where id = $1 for update', [
    hookId,
  ])
  await tx.query(
    `insert into hook_delivery (id, hook_id, news, what, kind, reference, revision, followed_by, fact_id, aside_id, driver_said, at)
     select d.id, $1, d.news, d.what, d.kind, d.reference, d.revision, d.followed_by, d.fact_id, d.aside_id, d.driver_said, d.at
     from json_to_recordset($2) as d (id uuid, news text, what text, kind text, reference text, revision int, followed_by text, fact_id uuid,
       aside_id uuid, driver_said text, at timestamptz)
     on conflict on constraint one_delivery_a_news do nothing`,
    [hookId, JSON.stringify(deliveries)],
  )
  // A job stands for a receiver that is down: it comes back by itself, and news do not make it come sooner.
  if (!rows[0]?.failing) await wake(tx, hookId)
}

/** The job that sends what waits, at once. */
export const wake = (tx: Queryable, hookId: string): Promise<void> =>
  addJob(tx, { task: 'deliver-news', payload: { hookId } }, `deliver-news/${hookId}`)

/** A delivery that says nothing, to try a receiver. */
export async function ping(deps: Pick<Deps, 'db' | 'ids' | 'clock'>, hookId: string): Promise<string> {
  const id = deps.ids()
  const empty = { kind: null, reference: null, revision: null, followed_by: null, fact_id: null, aside_id: null, driver_said: null }
  await transaction(deps.db, async tx => {
    await enqueue(tx, hookId, [{ id, news: `ping/${id}`, what: 'ping', ...empty, at: deps.clock.now() }])
    await wake(tx, hookId)
  })
  return id
}

/** Sends again everything that was announced in this window, in the same order and under the same ids. Answers how many. */
export const replay = (db: Deps['db'], hookId: string, from: Instant, to: Instant): Promise<number> =>
  transaction(db, async tx => {
    await tx.query('select 1 from hook where id = $1 for update', [hookId])
    const { rowCount } = await tx.query(
      `update hook_delivery set state = 'waiting', tries = 0 where hook_id = $1 and at >= $2 and at <= $3`,
      [hookId, from, to],
    )
    // Asked for: a receiver that was down is tried at once.
    await wake(tx, hookId)
    return rowCount ?? 0
  })
