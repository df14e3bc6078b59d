import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '../kit/clock.ts'
import { type Db, type Queryable, transaction } from '../kit/db.ts'
import { isId } from '../kit/ids.ts'
import { type Evidence, type EvidenceDeps, findEvidence, type Owner, type Received } from './evidence.ts'
import { limits, NotTaken, refuse } from './refusals.ts'
import type { Leftover, Parts } from './vault.ts'

/** What arrives with a form. */
export interface Incoming {
  /** The id of the form: the same form sent twice is one file. */
  readonly id: string
  readonly owner: Owner
  readonly piece: string
  /** May several files stand for this piece (front and back, three months of rent)? Otherwise a new one takes the place of the last. */
  readonly multiple?: boolean
  /** The name on the person's device: shown back to them, never believed. */
  readonly name: string
  readonly content: Uint8Array | AsyncIterable<Uint8Array>
  readonly at: Instant
}

/** Takes a file in: checked and drawn again in a process of its own, then kept sealed. A refusal says what to do; nothing of it is kept. */
export const receive = (deps: EvidenceDeps, incoming: Incoming): Promise<Received> => take(deps, incoming)

/** Takes a file in and erases that other one, which it stands for: for pieces that may have several. */
export const replace = (deps: EvidenceDeps, old: string, incoming: Incoming): Promise<Received> => take(deps, incoming, old)

async function take(deps: EvidenceDeps, incoming: Incoming, old?: string): Promise<Received> {
  const before = await receivedBefore(deps, incoming)
  if (before) return before
  const bytes = await readWithin(incoming.content, limits.bytes)
  if (!bytes) return { refused: refuse('too-large') }
  const inspection = await deps.inspect(bytes)
  if (!inspection.ok) return { refused: { code: inspection.code, words: inspection.words } }

  const row = { kind: inspection.kind, pages: inspection.pages.length, size: bytes.length, ...commitTo(bytes) }
  const pages = inspection.pages.map((page, i) => [String(i + 1), page.jpeg] as const)
  const parts: Parts = { name: Buffer.from(shortName(incoming.name)), thumbnail: inspection.thumbnail, ...Object.fromEntries(pages) }
  try {
    await keep(deps, incoming, row, parts, old)
  } catch (fault) {
    if (fault instanceof NotTaken) return { refused: refuse(fault.code) }
    if (isFull(fault)) return { refused: refuse('no-room') }
    throw fault
  }
  return (await receivedBefore(deps, incoming)) ?? { refused: refuse('no-such-file') }
}

/** What that form gave already; undefined when it is new. A form of another owner or piece, or whose file has gone, is used up. */
async function receivedBefore(deps: EvidenceDeps, { id, owner, piece }: Incoming): Promise<Received | undefined> {
  if (!isId(id)) return { refused: refuse('form-used') }
  const evidence = await findEvidence(deps, owner, id)
  if (evidence && evidence.piece === piece && (evidence.state === 'drafted' || evidence.state === 'submitted')) return { evidence }
  const { rowCount } = await deps.db.query('select 1 from evidence where id = $1', [id])
  return rowCount ? { refused: refuse('form-used') } : undefined
}

type Known = Pick<Evidence, 'kind' | 'pages' | 'size'> & { salt: Buffer; commitment: Buffer }

/** In one transaction: what it stands for is erased, the row is written, the parts are sealed. */
async function keep({ db, vault }: EvidenceDeps, incoming: Incoming, known: Known, parts: Parts, old?: string): Promise<void> {
  const { id, owner, piece, multiple = false, at } = incoming
  let written: Leftover | undefined
  const erased = await whileAlone(db, owner, async tx => {
    const standing = await draftsOf(tx, owner, piece)
    if (old !== undefined && !standing.includes(old)) throw new NotTaken('no-such-file')
    const replaced = old !== undefined ? [old] : multiple ? [] : standing
    if (standing.length - replaced.length >= limits.filesForAPiece) throw new NotTaken('too-many-files')
    const leftovers = await vault.erase(tx, replaced)
    await endDrafts(tx, replaced, at)
    const { rowCount } = await tx.query(
      `insert into evidence (id, owner_kind, owner_id, piece, alone, state, kind, pages, size, salt, commitment, received_at)
       values ($1, $2, $3, $4, $5, 'drafted', $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
      [id, owner.kind, owner.id, piece, !multiple, known.kind, known.pages, known.size, known.salt, known.commitment, at],
    )
    // The same form came twice at once, and the other was first: this one changes nothing.
    if (rowCount === 0) throw new SameForm()
    await tx.query('update evidence set replaced_by = $2 where id = any($1)', [replaced, id])
    written = await vault.put(tx, id, parts)
    return leftovers
  }).catch(async fault => {
    await vault.clear([written])
    if (fault instanceof SameForm) return []
    throw fault
  })
  await vault.clear(erased)
}

/** The disk of the files or that of the database is full, or its share is used up. */
const isFull = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && ['ENOSPC', 'EDQUOT', '53100'].includes(String(fault.code))

class SameForm extends Error {}

/** One change at a time to the files of one owner. */
export const whileAlone = <T>(
  db: Db,
  owner: Owner,
  work: (tx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<T>,
): Promise<T> =>
  transaction(db, async tx => {
    await lockOwner(tx, owner)
    return work(tx)
  })

export const lockOwner = (tx: Queryable, owner: Owner): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`evidence ${owner.kind} ${owner.id}`])

async function draftsOf(tx: Queryable, owner: Owner, piece: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from evidence where owner_kind = $1 and owner_id = $2 and piece = $3 and state = 'drafted'`,
    [owner.kind, owner.id, piece],
  )
  return rows.map(row => row.id)
}

/** The row stays, so that the same form does not bring the file back; what could tell about it goes. */
export const endDrafts = (tx: Queryable, ids: readonly string[], at: Instant): Promise<unknown> =>
  tx.query(`update evidence set state = 'removed', ended_at = $2, salt = '', commitment = '' where id = any($1)`, [ids, at])

/** All the bytes; undefined as soon as there are more than that: the rest is not read, and who sends it is told so at once. */
async function readWithin(content: Uint8Array | AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  if (content instanceof Uint8Array) return content.length <= most ? content : undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function commitTo(bytes: Uint8Array): { salt: Buffer; commitment: Buffer } {
  const salt = randomBytes(32)
  return { salt, commitment: createHash('sha256').update(salt).update(bytes).digest() }
}

/** The last part of a path, without what would not print, in 120 characters that keep the ending. */
function shortName(name: string): string {
  const plain = [...(name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')]
  return (plain.length <= 120 ? plain : [...plain.slice(0, 100), '…', ...plain.slice(-19)]).join('') || 'document'
}
