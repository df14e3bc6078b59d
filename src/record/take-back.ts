import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { handleEach } from '../kit/store.ts'
import { type NewFact, referenceOf } from './facts.ts'
import { records } from './reactions.ts'
import type { TakeBackReason } from './record.ts'
import type { Telling } from './telling.ts'
import { Refused } from './within.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>
type Reference = Pick<NewFact, 'kind' | 'reference'>

// Those who tell for one author work beside one another; who takes back for that author, or reads the list of what it told, waits for
// those at work and keeps others waiting: no fact slips in unseen.
export const besideOthers = (tx: Tx, source: string): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 2))', [`told/${source}`])
export const afterOthers = (tx: Tx, source: string): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`told/${source}`])

const idOf = (source: string, { kind, reference }: Reference): string => idFrom('taken back', source, kind, reference)

/** Up to which revision each of these references of an author was taken back; those that never were are not there. */
export async function findTakenBack(q: Queryable, source: string, facts: readonly Reference[]): Promise<Map<string, number>> {
  const names = new Map(facts.map(fact => [idOf(source, fact), referenceOf(fact)]))
  const { rows } = await q.query<{ id: string; revision: number }>({
    text: 'select id, revision from record_take_back where id = any($1)',
    values: [[...names.keys()]],
  })
  return new Map(rows.map(({ id, revision }) => [names.get(id) ?? '', revision]))
}

/** The first revision under which an author may tell this reference anew: after what was taken back, and after what a second person declined. */
export async function freeRevision(q: Queryable, source: string, fact: Reference): Promise<number> {
  const { rows } = await q.query<{ free: number }>(
    `select 1 + coalesce(greatest(
       (select revision from record_take_back where id = $1),
       (select max(revision) from record_fact f join record_proposal p on p.fact_id = f.id
        where source = $2 and kind = $3 and reference = $4 and settled = 'declined' and takes_back is null)), -1) as free`,
    [idOf(source, fact), source, fact.kind, fact.reference],
  )
  return rows[0]?.free ?? 0
}

/** What an author takes back: everything that it told under this reference, up to this revision. A later one tells it anew. */
export interface TakenBack extends Reference {
  readonly revision: number
  readonly why: TakeBackReason
}

/** Facts count no more; they had been taken back before; or nothing was told yet, and nothing will count when it is. */
export type TookBack = 'taken-back' | 'repeated' | 'awaited'

/**
 * Takes back what an author told by error or of the wrong person: from today it counts no more, and its history stays. Every revision up to
 * the named one goes, those too that come later: else the erasure of the newest would bring back the one before it. Each reference stands in
 * the list once; answers in its order.
 */
export async function takeBackTold(
  deps: Needs,
  tx: Tx,
  source: string,
  taken: readonly TakenBack[],
  { by, as, key }: Pick<Telling, 'by' | 'as' | 'key'>,
): Promise<readonly TookBack[]> {
  await afterOthers(tx, source)
  const [today, ids] = [deps.clock.today(), taken.map(one => idOf(source, one))]
  const { rows: noted } = await tx.query<{ id: string }>(
    `insert into record_take_back as known (id, revision, taken_back_on)
     select id, revision, $3 from unnest($1::uuid[], $2::int[]) as t (id, revision) order by id
     on conflict (id) do update set revision = excluded.revision where known.revision < excluded.revision returning id`,
    [ids, taken.map(({ revision }) => revision), today],
  )
  const { rows } = await tx.query<{ id: string; driver_id: string; place: number }>(
    `select f.* from unnest($2::text[], $3::text[], $4::int[]) with ordinality as t (kind, reference, revision, place) cross join lateral (
       select id, driver_id, t.place from record_fact f
       where source = $1 and f.kind = t.kind and f.reference = t.reference and f.revision <= t.revision and taken_back_on is null and not proposed
       order by f.revision) f order by place`,
    [source, taken.map(({ kind }) => kind), taken.map(({ reference }) => reference), taken.map(({ revision }) => revision)],
  )
  const act = { by, as, at: deps.clock.now() }
  const commands = rows.map(({ id: factId, driver_id, place }) => ({
    id: driver_id,
    command: { type: 'TakeBack', factId, why: taken[place - 1]?.why ?? 'error', ...act } as const,
    key: `${key}/${factId}`,
  }))
  const handled = await handleEach(deps, records, commands, tx)
  for (const { refused } of handled) if (refused) throw new Refused(refused)
  await tx.query('update record_fact set taken_back_on = $2 where id = any($1)', [rows.map(({ id }) => id), today])
  const [gone, first] = [new Set(rows.map(({ place }) => place)), new Set(noted.map(({ id }) => id))]
  return ids.map((id, i): TookBack => (gone.has(i + 1) ? 'taken-back' : first.has(id) ? 'awaited' : 'repeated'))
}
