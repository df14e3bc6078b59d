import type { Queryable } from '../kit/db.ts'
import type { WrappedKeys } from '../kit/rewrap.ts'
import {
  type MasterKeys,
  type MasterSecret,
  masterKeysFor,
  masterSecrets,
  newKey,
  open,
  type Secrets,
  seal,
  unwrapKey,
  wrapKey,
} from '../kit/seal.ts'
import { folderShelf, type Shelf, tableShelf } from './shelf.ts'

export type { MasterKeys } from '../kit/seal.ts'

export interface VaultSettings {
  readonly keys: MasterKeys
  /** A folder that every web and worker process shares; without it, files stand in the database. */
  readonly folder?: string
}

/** The sealed parts of a file, by name: `name`, `thumbnail`, `1`, `2` … */
export type Parts = Readonly<Record<string, Uint8Array>>

/** Where bytes stood whose key is erased: nothing there opens any more. `clear` takes them away once the erasure is committed. */
export type Leftover = string

export interface Vault extends Eraser {
  /** Seals the parts with a new key. In a folder they are written before the transaction ends: when it fails, `clear` what came back. */
  put(tx: Queryable, id: string, parts: Parts): Promise<Leftover | undefined>
  /** One part of each of these files; those that are erased are left out. Throws when bytes or key were tampered with. */
  get(db: Queryable, ids: readonly string[], part: string): Promise<Map<string, Uint8Array>>
}

/** What takes files away, and opens none: it needs no key. */
export interface Eraser {
  /** Erases key and bytes. From the commit on, no copy of the bytes opens. */
  erase(tx: Queryable, ids: readonly string[]): Promise<Leftover[]>
  clear(leftovers: readonly (Leftover | undefined)[]): Promise<void>
}

/** Where the keys of files stand, wrapped. */
export const wrappedFileKeys: WrappedKeys = { table: 'evidence_key', id: 'evidence_id', type: 'uuid' }

/** The master keys of files, as the settings give them. */
export const fileKeys = (config: Secrets): MasterKeys => masterKeys(...masterSecrets(config))

/** The master keys of files from their secrets: the one in use, then older ones that may still be needed. */
export const masterKeys = (current: MasterSecret, ...older: readonly MasterSecret[]): MasterKeys =>
  masterKeysFor('files that people send', current, ...older)

/** Opens the place where files rest, sealed with AES-256-GCM: a random key for each file, itself wrapped by a master key. */
export function openVault({ keys, folder }: VaultSettings): Vault {
  const shelf: Shelf = folder ? folderShelf(folder) : tableShelf

  return {
    async put(tx, id, parts) {
      const key = newKey()
      const { master, wrapped } = wrapKey(keys, id, key)
      const place = shelf.newPlace()
      await tx.query('insert into evidence_key (evidence_id, master, wrapped, place) values ($1, $2, $3, $4)', [id, master, wrapped, place])
      await shelf.put(tx, id, place, new Map(Object.entries(parts).map(([part, bytes]) => [part, seal(key, `${id} ${part}`, bytes)])))
      return place ?? undefined
    },

    async get(db, ids, part) {
      const { rows } = await db.query<{ id: string; master: string; wrapped: Buffer; place: string | null; sealed: Buffer | null }>(
        `select k.evidence_id as id, master, wrapped, place, sealed
         from evidence_key k left join evidence_bytes b on b.evidence_id = k.evidence_id and part = $2
         where k.evidence_id = any($1)`,
        [ids, part],
      )
      const found = new Map<string, Uint8Array>()
      for (const { id, master, wrapped, place, sealed: inRow } of rows) {
        const sealed = place ? await folderOf(folder).get(place, part).catch(unlessErased(db, id)) : inRow
        if (sealed) found.set(id, open(unwrapKey(keys, id, { master, wrapped }), `${id} ${part}`, sealed))
      }
      return found
    },

    ...openEraser(folder),
  }
}

/** Takes files away wherever they rest. */
export const openEraser = (folder?: string): Eraser => ({
  async erase(tx, ids) {
    const { rows } = await tx.query<{ place: string | null }>('delete from evidence_key where evidence_id = any($1) returning place', [ids])
    return rows.flatMap(row => row.place ?? [])
  },

  async clear(leftovers) {
    for (const place of leftovers) if (place) await folderOf(folder).clear(place)
  },
})

/** Bytes that are missing are a fault, except those of a file that another process erased meanwhile. */
const unlessErased =
  (db: Queryable, id: string) =>
  async (fault: unknown): Promise<undefined> => {
    const { rowCount } = await db.query('select 1 from evidence_key where evidence_id = $1', [id])
    if (rowCount) throw fault
  }

function folderOf(folder: string | undefined): ReturnType<typeof folderShelf> {
  if (!folder) throw new Error('files were kept in a folder, and none is set now')
  return folderShelf(folder)
}
