import { createHash } from 'node:crypto'
import type { Day, FactContents, FactKind, LifeFact } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { Config } from '../kit/config.ts'
import type { Queryable, Tx } from '../kit/db.ts'
import { idFrom, token } from '../kit/ids.ts'
import { type MasterKeys, masterKeysFor, newKey, open, seal, unwrapKey, wrapKey } from '../kit/seal.ts'
import type { Committed } from './record.ts'

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

const keysByConfig = new WeakMap<object, MasterKeys>()

/** The master keys of facts: derived from the vault's secret, for this purpose alone. */
export function recordKeys(config: Pick<Config, 'VAULT_KEY' | 'VAULT_KEY_ID'>): MasterKeys {
  const known = keysByConfig.get(config)
  if (known) return known
  const keys = masterKeysFor('what is told of drivers', { id: config.VAULT_KEY_ID, secret: config.VAULT_KEY })
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

export interface RowOfFact {
  readonly driverId: string
  readonly source: string
  readonly fact: NewFact
  readonly at: Instant
  readonly knownOn: Day
  readonly proposed: boolean
}

/** What became of the row: written now, there already with the same content, there with other content, or told of another driver. */
export type Written = Committed & { readonly row: 'new' | 'known' | 'contradicts' | 'of-another' }

/** A fact sealed with a key of its own, as its rows hold it. */
export function sealFact(keys: MasterKeys, driverId: string, source: string, fact: NewFact) {
  const factId = factIdOf(source, fact)
  const salt = Buffer.from(token(16), 'base64url')
  const key = newKey()
  const sealed = seal(key, factId, Buffer.from(canonical(fact.content)))
  return { factId, salt, sealed, ...wrapKey(keys, factId, key), commitment: commit(salt, driverId, source, fact) }
}

/** Writes a fact and its key, unless its author told the same revision before. */
export async function writeFact(tx: Tx, keys: MasterKeys, told: RowOfFact): Promise<Written> {
  const { driverId, source, fact, at, knownOn, proposed } = told
  const factId = factIdOf(source, fact)
  const { rows: before } = await tx.query<{ driver_id: string; salt: Buffer }>('select driver_id, salt from record_fact where id = $1', [
    factId,
  ])
  const [row] = before
  if (row) {
    const { rows } = await tx.query<{ sealed: Buffer; master: string; wrapped: Buffer }>(
      'select sealed, master, wrapped from record_fact join record_key on fact_id = id where id = $1',
      [factId],
    )
    const sealed = rows[0]
    const commitment = commit(row.salt, driverId, source, fact)
    if (row.driver_id !== driverId) return { factId, commitment, row: 'of-another' }
    const same = sealed !== undefined && openFact(keys, factId, sealed) === canonical(fact.content)
    return { factId, commitment, row: same ? 'known' : 'contradicts' }
  }
  const { salt, sealed, master, wrapped, commitment } = sealFact(keys, driverId, source, fact)
  await tx.query(
    `with fact as (
       insert into record_fact (id, driver_id, kind, source, reference, revision, told_at, known_on, proposed, salt, sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
     )
     insert into record_key (fact_id, master, wrapped) select id, $12, $13 from fact`,
    [factId, driverId, fact.kind, source, fact.reference, fact.revision ?? 0, at, knownOn, proposed, salt, sealed, master, wrapped],
  )
  return { factId, commitment, row: 'new' }
}

const openFact = (keys: MasterKeys, id: string, { sealed, master, wrapped }: { sealed: Buffer; master: string; wrapped: Buffer }): string =>
  open(unwrapKey(keys, id, { master, wrapped }), id, sealed).toString()

interface FactRow {
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

const columns = 'id, driver_id, kind, source, reference, revision, known_on, taken_back_on, sealed, master, wrapped'

const read = (keys: MasterKeys, row: FactRow): KnownFact => {
  const { id, kind, source, reference, revision, known_on: knownOn, taken_back_on } = row
  const content = JSON.parse(openFact(keys, id, row)) as FactContents[FactKind]
  const told = { id, kind, source, reference, revision, knownOn, content, ...(taken_back_on ? { takenBackOn: taken_back_on } : {}) }
  return told as KnownFact
}

/** Everything that counts among what was told of these drivers, opened: driver → facts. Throws when bytes or key were tampered with. */
export async function readFacts(q: Queryable, keys: MasterKeys, driverIds: readonly string[]): Promise<Map<string, KnownFact[]>> {
  const { rows } = await q.query<FactRow>(
    `select ${columns} from record_fact join record_key on fact_id = id where driver_id = any($1::uuid[]) and not proposed`,
    [driverIds],
  )
  const found = new Map<string, KnownFact[]>()
  for (const row of rows) {
    const facts = found.get(row.driver_id)
    if (facts) facts.push(read(keys, row))
    else found.set(row.driver_id, [read(keys, row)])
  }
  return found
}

/** The acts on this driver that wait for a second person, opened. */
export async function readProposals(q: Queryable, keys: MasterKeys, driverId: string): Promise<KnownFact[]> {
  const { rows } = await q.query<FactRow>(
    `select ${columns} from record_fact join record_key on fact_id = id where driver_id = $1 and proposed order by told_at, id`,
    [driverId],
  )
  return rows.map(row => read(keys, row))
}
