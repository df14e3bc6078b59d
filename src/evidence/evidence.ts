import type { Instant } from '../kit/clock.ts'
import type { Db, Queryable } from '../kit/db.ts'
import { isId } from '../kit/ids.ts'
import type { Inspect } from './process.ts'
import type { Refusal } from './refusals.ts'
import type { Vault } from './vault.ts'
import type { Kind } from './wire.ts'

/** Whose file it is: `{ kind: 'application', id }`. Files are found through their owner only: another person's id is an unknown one. */
export interface Owner {
  readonly kind: string
  readonly id: string
}

/**
 * `drafted`: sent, and still the person's to replace or remove, which erases it. `submitted`: part of the request. `replaced`: a newer one
 * was submitted for the piece; kept with the request. `removed`: the row alone is left.
 */
export type EvidenceState = 'drafted' | 'submitted' | 'replaced' | 'removed'

/** What a person sent for a piece, as lists show it. */
export interface Evidence {
  readonly id: string
  readonly owner: Owner
  readonly piece: string
  readonly state: EvidenceState
  readonly kind: Kind
  readonly pages: number
  /** Bytes received. */
  readonly size: number
  /** The name that the person's device gave it; empty once erased. Personal: never in a log. */
  readonly name: string
  /** Salted SHA-256 of the bytes received, in hexadecimal: may enter the journal. */
  readonly commitment: string
  readonly receivedAt: Instant
  readonly submittedAt: Instant | null
  readonly endedAt: Instant | null
  readonly replacedBy: string | null
}

export interface EvidenceDeps {
  readonly db: Db
  readonly vault: Vault
  readonly inspect: Inspect
}

export type Received =
  | { readonly evidence: Evidence; readonly refused?: undefined }
  | { readonly refused: Refusal; readonly evidence?: undefined }

interface Row extends Omit<Evidence, 'owner' | 'name'> {
  owner_kind: string
  owner_id: string
  alone: boolean
}

const columns = `id, owner_kind, owner_id, piece, alone, state, kind, pages, size, encode(commitment, 'hex') as commitment,
  received_at as "receivedAt", submitted_at as "submittedAt", ended_at as "endedAt", replaced_by as "replacedBy"`

/** The files of an owner that stand, drafted or submitted, in the order they came; with `ended`, those that were replaced too. */
export async function listOf(deps: Pick<EvidenceDeps, 'db' | 'vault'>, owner: Owner, { ended = false } = {}): Promise<Evidence[]> {
  const { rows } = await deps.db.query<Row>(
    `select ${columns} from evidence where owner_kind = $1 and owner_id = $2 and state = any($3) order by received_at, id`,
    [owner.kind, owner.id, ended ? ['drafted', 'submitted', 'replaced'] : ['drafted', 'submitted']],
  )
  return named(deps.db, deps.vault, rows)
}

/** One file of that owner; undefined when there is none, or it is somebody else's. */
export async function findEvidence(deps: Pick<EvidenceDeps, 'db' | 'vault'>, owner: Owner, id: string): Promise<Evidence | undefined> {
  const row = await findRow(deps.db, id)
  if (!row || row.owner_kind !== owner.kind || row.owner_id !== owner.id) return undefined
  const [evidence] = await named(deps.db, deps.vault, [row])
  return evidence
}

/** A page (the first is 1) as a JPEG that we drew; undefined when there is no such page, it is erased, or it is somebody else's. */
export async function readPage(
  deps: Pick<EvidenceDeps, 'db' | 'vault'>,
  owner: Owner,
  id: string,
  page: number,
): Promise<Uint8Array | undefined> {
  return Number.isInteger(page) && page >= 1 ? readPart(deps, owner, id, String(page)) : undefined
}

/** The small picture, a JPEG of 320 pixels at most; undefined as for `readPage`. */
export function readThumbnail(deps: Pick<EvidenceDeps, 'db' | 'vault'>, owner: Owner, id: string): Promise<Uint8Array | undefined> {
  return readPart(deps, owner, id, 'thumbnail')
}

async function readPart(
  { db, vault }: Pick<EvidenceDeps, 'db' | 'vault'>,
  owner: Owner,
  id: string,
  part: string,
): Promise<Uint8Array | undefined> {
  const row = await findRow(db, id)
  if (!row || row.owner_kind !== owner.kind || row.owner_id !== owner.id) return undefined
  return (await vault.get(db, [id], part)).get(id)
}

export async function findRow(db: Queryable, id: string): Promise<Row | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await db.query<Row>(`select ${columns} from evidence where id = $1`, [id])
  return rows[0]
}

async function named(db: Queryable, vault: Vault, rows: readonly Row[]): Promise<Evidence[]> {
  const names = await vault.get(
    db,
    rows.map(row => row.id),
    'name',
  )
  return rows.map(({ owner_kind, owner_id, alone: _, ...row }) => ({
    ...row,
    owner: { kind: owner_kind, id: owner_id },
    name: Buffer.from(names.get(row.id) ?? []).toString('utf8'),
  }))
}
