import { createHash } from 'node:crypto'
import type { Day, FactContents, FactKind, LifeFact } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { Queryable, Tx } from '../kit/db.ts'
import { idFrom } from '../kit/ids.ts'
import type { WrappedKeys } from '../kit/rewrap.ts'
import {
  type MasterKeys,
  masterKeysFor,
  masterSecrets,
  newKey,
  open,
  randomPart,
  type Secrets,
  seal,
  unwrapKey,
  wrapKey,
} from '../kit/seal.ts'

/** A fact with the id of its row. */
export type KnownFact<K extends FactKind = FactKind> = LifeFact<K> & { readonly id: string }

/** A fact as it is told: the kind, the reference of its author, the revision (0, then one more for each correction), what it says. */
export type NewFact = {
  readonly [K in FactKind]: {
    readonly kind: K
    readonly reference: string
    readonly revision?: number
    readonly content: FactContents[K]
  }
}[FactKind]

/** Where the keys of facts stand, wrapped. */
export const wrappedFactKeys: WrappedKeys = { table: 'record_key', id: 'fact_id', type: 'uuid' }

const keysByConfig = new WeakMap<object, MasterKeys>()

/** The master keys of facts: derived from the vault's secret, for this purpose alone. */
export function recordKeys(config: Secrets): MasterKeys {
  const known = keysByConfig.get(config)
  if (known) return known
  const keys = masterKeysFor('what is told of drivers', ...masterSecrets(config))
  keysByConfig.set(config, keys)
  return keys
}

/** The same reference and revision of the same author make the same id, however often they are told. */
export const factIdOf = (source: string, { kind, reference, revision = 0 }: Pick<NewFact, 'kind' | 'reference' | 'revision'>): string =>
  idFrom('fact', source, kind, reference, String(revision))

/** Keys in order, so that the same content gives the same bytes. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

const commit = (salt: Buffer, driverId: string, source: string, fact: NewFact): string => {
  const { kind, reference, revision = 0, content } = fact
  return createHash('sha256')
    .update(salt)
    .update(canonical([driverId, source, kind, reference, revision, content]))
    .digest('hex')
}

/** A fact sealed with a key of its own, as its rows hold it. */
export function sealFact(keys: MasterKeys, driverId: string, source: string, fact: NewFact) {
  const factId = factIdOf(source, fact)
  const salt = randomPart(16)
  const key = newKey()
  const sealed = seal(key, factId, Buffer.from(canonical(fact.content)))
  return { factId, salt, sealed, ...wrapKey(keys, factId, key), commitment: commit(salt, driverId, source, fact) }
}

/** A fact ready to be written. */
export type SealedFact = ReturnType<typeof sealFact> & {
  readonly driverId: string
  readonly fact: NewFact
  readonly takenBackOn: Day | null
}

/** Writes facts of one author with their keys, in one statement. */
export async function insertFacts(
  tx: Tx,
  facts: readonly SealedFact[],
  { source, at, knownOn, proposed }: { readonly source: string; readonly at: Instant; readonly knownOn: Day; readonly proposed: boolean },
): Promise<void> {
  if (facts.length === 0) return
  await tx.query(
    `with given as (
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::date[], $7::bytea[], $8::bytea[], $9::text[], $10::bytea[])
         as g (id, driver_id, kind, reference, revision, taken_back_on, salt, sealed, master, wrapped)
     ), fact as (
       insert into record_fact (id, driver_id, kind, source, reference, revision, told_at, known_on, proposed, taken_back_on, salt, sealed)
       select id, driver_id, kind, $11, reference, revision, $12, $13, $14, taken_back_on, salt, sealed from given
     )
     insert into record_key (fact_id, master, wrapped) select id, master, wrapped from given`,
    [
      facts.map(({ factId }) => factId),
      facts.map(({ driverId }) => driverId),
      facts.map(({ fact }) => fact.kind),
      facts.map(({ fact }) => fact.reference),
      facts.map(({ fact }) => fact.revision ?? 0),
      facts.map(({ takenBackOn }) => takenBackOn),
      facts.map(({ salt }) => salt),
      facts.map(({ sealed }) => sealed),
      facts.map(({ master }) => master),
      facts.map(({ wrapped }) => wrapped),
      source,
      at,
      knownOn,
      proposed,
    ],
  )
}

/** A fact that its author told before, still sealed. */
export interface Standing {
  readonly id: string
  readonly driverId: string
  readonly takenBack: boolean
  readonly proposed: boolean
  readonly revision: number
  readonly sealed: Buffer
  readonly master: string
  readonly wrapped: Buffer
}

/** Every revision that this author told under each of these references. `offset 0` keeps the look-ups by reference, however many are asked for. */
export async function findStanding(
  q: Queryable,
  source: string,
  facts: readonly Pick<NewFact, 'kind' | 'reference'>[],
): Promise<Map<string, Standing[]>> {
  const { rows } = await q.query<Standing & Pick<NewFact, 'kind' | 'reference'>>({
    text: `select f.* from (select distinct * from unnest($2::text[], $3::text[]) as d (kind, reference)) g
           cross join lateral (
             select id, driver_id as "driverId", taken_back_on is not null as "takenBack", proposed, f.kind, f.reference, revision, sealed, master, wrapped
             from record_fact f join record_key on fact_id = id
             where source = $1 and f.kind = g.kind and f.reference = g.reference offset 0) f`,
    values: [source, facts.map(({ kind }) => kind), facts.map(({ reference }) => reference)],
  })
  return Map.groupBy(rows, referenceOf)
}

export const referenceOf = ({ kind, reference }: Pick<NewFact, 'kind' | 'reference'>): string => `${kind} ${reference}`

/** Does the row say what is told now? */
export const saysTheSame = (keys: MasterKeys, row: Standing, content: object): boolean => openFact(keys, row.id, row) === canonical(content)

/** The same text for the same content, whatever the order of its fields. */
export { canonical as textOf }

const openFact = (keys: MasterKeys, id: string, { sealed, master, wrapped }: { sealed: Buffer; master: string; wrapped: Buffer }): string =>
  open(unwrapKey(keys, id, { master, wrapped }), id, sealed).toString()

/** A row of a fact with its key, still sealed. */
export interface FactRow {
  readonly id: string
  readonly driver_id: string
  readonly kind: FactKind
  readonly source: string
  readonly reference: string
  readonly revision: number
  readonly known_on: Day
  readonly taken_back_on: Day | null
  readonly sealed: Buffer
  readonly master: string
  readonly wrapped: Buffer
}

/** The columns of a fact, from `record_fact` joined with `record_key`. */
export const factColumns =
  'record_fact.id, record_fact.driver_id, kind, source, reference, revision, known_on, taken_back_on, sealed, master, wrapped'

/** Opens a fact. Throws when bytes or key were tampered with. */
export const readFact = (keys: MasterKeys, row: FactRow): KnownFact => {
  const { id, kind, source, reference, revision, known_on: knownOn, taken_back_on } = row
  const content = JSON.parse(openFact(keys, id, row)) as FactContents[FactKind]
  const told = { id, kind, source, reference, revision, knownOn, content, ...(taken_back_on ? { takenBackOn: taken_back_on } : {}) }
  return told as KnownFact
}

/** Everything that counts among what was told of these drivers, opened: driver → facts. */
export async function readFacts(q: Queryable, keys: MasterKeys, driverIds: readonly string[]): Promise<Map<string, KnownFact[]>> {
  const { rows } = await q.query<FactRow>(
    `select ${factColumns} from record_fact join record_key on fact_id = id where driver_id = any($1::uuid[]) and not proposed`,
    [driverIds],
  )
  const found = new Map<string, KnownFact[]>()
  for (const row of rows) {
    const facts = found.get(row.driver_id)
    if (facts) facts.push(readFact(keys, row))
    else found.set(row.driver_id, [readFact(keys, row)])
  }
  return found
}
