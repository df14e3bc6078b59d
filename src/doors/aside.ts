import { createHmac, hkdfSync } from 'node:crypto'
import { addDays, type Day, erasuresOf, type FactKind, type LifeFact, type Settings } from '@papier-rose/law'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { WrappedKeys } from '../kit/rewrap.ts'
import { type MasterKeys, masterKeysFor, masterSecrets, newKey, open, type Secrets, seal, unwrapKey, wrapKey } from '../kit/seal.ts'
import { addJob } from '../kit/store.ts'
import { factIdOf, findTakenBack, type NewFact, referenceOf } from '../record/index.ts'
import type { Client } from './clients.ts'
import type { NamedDriver } from './reading.ts'

/** A fact of a driver whom nobody knows, as a partner told it. */
export interface Told {
  readonly driver: NamedDriver
  readonly fact: NewFact
  /** The driver whom it nearly names. */
  readonly near?: string
}

/** A fact kept aside, opened. */
export interface Aside extends Told {
  readonly id: string
  readonly clientId: string
}

interface Sealing {
  readonly keys: MasterKeys
  /** Hashes a NEPH: the same for the same one; first with the secret in use, then as it was hashed before. */
  who(neph: string): readonly [Buffer, ...Buffer[]]
}

const known = new WeakMap<object, Sealing>()

/** Where the keys of facts kept aside stand, wrapped. */
export const wrappedAsideKeys: WrappedKeys = { table: 'fact_aside_key', id: 'aside_id', type: 'uuid' }
/** The master keys of facts kept aside. */
export const asideKeys = (config: Secrets): MasterKeys => sealingOf(config).keys

/** Derived from the vault’s secret, for this purpose alone. */
function sealingOf(config: Secrets): Sealing {
  const before = known.get(config)
  if (before) return before
  const [current, ...older] = masterSecrets(config)
  const hashing = ({ secret }: { readonly secret: string }): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', 'papier rose: of whom facts kept aside are told', 32))
  const [now, ...then] = [hashing(current), ...older.map(hashing)] as [Buffer, ...Buffer[]]
  const hash = (key: Buffer, neph: string): Buffer => createHmac('sha256', key).update(neph).digest()
  const sealing: Sealing = {
    keys: masterKeysFor('facts kept aside', current, ...older),
    who: neph => [hash(now, neph), ...then.map(key => hash(key, neph))],
  }
  known.set(config, sealing)
  return sealing
}

const textOf = ({ driver, fact }: Told): string => JSON.stringify({ driver, content: sorted(fact.content) })
const sorted = (content: object): object => Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)))

/** What becomes of a fact that is kept aside: written now, there already, told otherwise before, or taken back before it came. */
export type Kept = 'kept' | 'known' | 'contradicts' | 'taken-back'

type Needs = Pick<Deps, 'clock' | 'config' | 'law'>

/** Keeps these facts until their drivers are known, in the order of the telling. Each is sealed with a key of its own. */
export async function keepAside(deps: Needs, tx: Tx, client: Client, told: readonly Told[]): Promise<Kept[]> {
  if (told.length === 0) return []
  const { keys, who } = sealingOf(deps.config)
  const today = deps.clock.today()
  const facts = told.map(({ fact }) => fact)
  const takenBack = await findTakenBack(tx, client.id, facts)
  const before = new Map(
    (
      await readAside(
        deps,
        tx,
        'id = any($1)',
        facts.map(fact => factIdOf(client.id, fact)),
      )
    ).map(one => [one.id, one]),
  )
  const now = new Map<string, Told>()
  const outcomes = told.map((one): Kept => {
    const id = factIdOf(client.id, one.fact)
    if ((one.fact.revision ?? 0) <= (takenBack.get(referenceOf(one.fact)) ?? -1)) return 'taken-back'
    const other = before.get(id) ?? now.get(id)
    if (other) return textOf(other) === textOf(one) ? 'known' : 'contradicts'
    now.set(id, one)
    return 'kept'
  })
  const rows = [...now].map(([id, one]) => {
    const key = newKey()
    const sealed = seal(key, id, Buffer.from(textOf(one)))
    return { id, one, sealed, who: who(one.driver.neph)[0], eraseOn: eraseOnOf(one, client.id, today, deps.law), ...wrapKey(keys, id, key) }
  })
  if (rows.length > 0)
    await tx.query(
      `with given as (
         select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::bytea[], $6::date[], $7::uuid[], $8::bytea[], $9::text[], $10::bytea[])
           as g (id, kind, reference, revision, who, erase_on, near_driver, sealed, master, wrapped)
       ), aside as (
         insert into fact_aside (id, client_id, kind, reference, revision, who, told_at, look_on, erase_on, near_driver, sealed)
         select id, $11, kind, reference, revision, who, $12, $13, erase_on, near_driver, sealed from given
       )
       insert into fact_aside_key (aside_id, master, wrapped) select id, master, wrapped from given`,
      [
        rows.map(({ id }) => id),
        rows.map(({ one }) => one.fact.kind),
        rows.map(({ one }) => one.fact.reference),
        rows.map(({ one }) => one.fact.revision ?? 0),
        rows.map(row => row.who),
        rows.map(({ eraseOn }) => eraseOn),
        rows.map(({ one }) => one.near ?? null),
        rows.map(({ sealed }) => sealed),
        rows.map(({ master }) => master),
        rows.map(({ wrapped }) => wrapped),
        client.id,
        deps.clock.now(),
        addDays(today, 1),
      ],
    )
  return outcomes
}

/** The day on which the law would erase it, were it all that is known of the driver (L. 225-2). */
function eraseOnOf({ driver, fact }: Told, source: string, today: Day, law: Settings): Day {
  const told = { revision: 0, ...fact, source, knownOn: today } as LifeFact
  const life = { birth: driver.birthDay as Day, categories: [], titles: [], cepcs: [], receipts: [], facts: [told] }
  return erasuresOf(life, { day: today }, law)[0]?.on.value ?? today
}

/** What is kept aside and meets this condition, opened; the oldest first. */
export async function readAside({ config }: Pick<Deps, 'config'>, q: Queryable, where: string, value: unknown): Promise<Aside[]> {
  const { keys } = sealingOf(config)
  const { rows } = await q.query<{
    id: string
    clientId: string
    kind: FactKind
    reference: string
    revision: number
    near: string | null
    sealed: Buffer
    master: string
    wrapped: Buffer
  }>({
    text: `select id, client_id as "clientId", kind, reference, revision, near_driver as near, sealed, master, wrapped
           from fact_aside join fact_aside_key on aside_id = id where ${where} order by told_at, id limit 1000`,
    values: [value],
  })
  return rows.map(({ sealed, master, wrapped, kind, reference, revision, near, ...row }) => {
    const { driver, content } = JSON.parse(open(unwrapKey(keys, row.id, { master, wrapped }), row.id, sealed).toString())
    return { ...row, driver, fact: { kind, reference, revision, content } as NewFact, ...(near ? { near } : {}) }
  })
}

/** What waits for who has this NEPH. */
export const asideFor = (deps: Pick<Deps, 'config'>, q: Queryable, neph: string): Promise<Aside[]> =>
  readAside(deps, q, 'who = any($1)', sealingOf(deps.config).who(neph))

/** Drivers have become known, or their names were corrected: what waits for one of them is heard by a job. */
export async function driversAppeared(deps: Pick<Deps, 'config'>, tx: Tx, drivers: ReadonlyMap<string, string>): Promise<void> {
  const { who } = sealingOf(deps.config)
  const byHash = new Map([...drivers].flatMap(([neph, id]) => who(neph).map(hash => [hash.toString('hex'), id] as const)))
  const { rows } = await tx.query<{ who: Buffer }>({
    text: 'select distinct who from fact_aside where who = any($1)',
    values: [[...byHash.keys()].map(hash => Buffer.from(hash, 'hex'))],
  })
  for (const row of rows) {
    const driverId = byHash.get(row.who.toString('hex')) ?? ''
    await addJob(tx, { task: 'hear-aside', payload: { driverId } }, `hear-aside/${driverId}`)
  }
}

/** What was heard, or taken back, waits no more. Answers of which references something had waited. */
export async function forgetAside(
  tx: Tx,
  clientId: string,
  upTo: readonly Required<Pick<NewFact, 'kind' | 'reference' | 'revision'>>[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<Pick<NewFact, 'kind' | 'reference'>>({
    text: `delete from fact_aside a using unnest($2::text[], $3::text[], $4::int[]) as g (kind, reference, revision)
           where a.client_id = $1 and a.kind = g.kind and a.reference = g.reference and a.revision <= g.revision returning a.kind, a.reference`,
    values: [clientId, upTo.map(({ kind }) => kind), upTo.map(({ reference }) => reference), upTo.map(({ revision }) => revision)],
  })
  return new Set(rows.map(referenceOf))
}

/** Erases what waited until its last day, as the purge role: the row and its key. Answers how many. */
export async function eraseAside(purge: Queryable, today: Day): Promise<number> {
  const { rowCount } = await purge.query('delete from fact_aside where erase_on <= $1', [today])
  return rowCount ?? 0
}
