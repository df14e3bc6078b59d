import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Queryable } from '../kit/db.ts'
import { folderShelf, type Shelf, tableShelf } from './shelf.ts'

/** The keys that wrap the key of each file. Old ones stay until `rewrap` has passed; new files use `current`. */
export interface MasterKeys {
  readonly current: string
  readonly all: ReadonlyMap<string, Buffer>
}

export interface VaultSettings {
  readonly keys: MasterKeys
  /** A folder that every web and worker process shares; without it, files stand in the database. */
  readonly folder?: string
}

/** The sealed parts of a file, by name: `name`, `thumbnail`, `1`, `2` … */
export type Parts = Readonly<Record<string, Uint8Array>>

/** Where bytes stood whose key is erased: nothing there opens any more. `clear` takes them away once the erasure is committed. */
export type Leftover = string

export interface Vault {
  /** Seals the parts with a new key. In a folder they are written before the transaction ends: when it fails, `clear` what came back. */
  put(tx: Queryable, id: string, parts: Parts): Promise<Leftover | undefined>
  /** One part of each of these files; those that are erased are left out. Throws when bytes or key were tampered with. */
  get(db: Queryable, ids: readonly string[], part: string): Promise<Map<string, Uint8Array>>
  /** Erases key and bytes. From the commit on, no copy of the bytes opens. */
  erase(tx: Queryable, ids: readonly string[]): Promise<Leftover[]>
  clear(leftovers: readonly (Leftover | undefined)[]): Promise<void>
  /** Wraps every key again with the current master key; answers how many. Then the old master key may go. */
  rewrap(db: Queryable): Promise<number>
}

/** A master key is a secret (32 characters at least) and the name kept beside each key that it wraps. */
export interface MasterSecret {
  readonly id: string
  readonly secret: string
}

/** The master keys from their secrets: the one in use, then older ones that may still be needed. */
export function masterKeys(current: MasterSecret, ...older: readonly MasterSecret[]): MasterKeys {
  const all = new Map<string, Buffer>()
  for (const { id, secret } of [current, ...older]) {
    if (secret.length < 32) throw new Error(`the secret of the master key of evidence called ${id} is shorter than 32 characters`)
    if (all.has(id)) throw new Error(`two master keys of evidence are called ${id}`)
    all.set(id, Buffer.from(hkdfSync('sha256', secret, '', 'papier rose: files that people send', 32)))
  }
  return { current: current.id, all }
}

/** Opens the place where files rest, sealed with AES-256-GCM: a random key for each file, itself wrapped by a master key. */
export function openVault({ keys, folder }: VaultSettings): Vault {
  const shelf: Shelf = folder ? folderShelf(folder) : tableShelf

  const wrap = (id: string, key: Uint8Array): Buffer => seal(masterKey(keys.current), `${id} key`, key)
  const unwrap = (id: string, master: string, wrapped: Buffer): Buffer => open(masterKey(master), `${id} key`, wrapped)
  const masterKey = (name: string): Buffer => {
    const key = keys.all.get(name)
    if (!key) throw new Error(`the master key of evidence called ${name} is missing`)
    return key
  }

  return {
    async put(tx, id, parts) {
      const key = randomBytes(32)
      const place = shelf.newPlace()
      await tx.query('insert into evidence_key (evidence_id, master, wrapped, place) values ($1, $2, $3, $4)', [
        id,
        keys.current,
        wrap(id, key),
        place,
      ])
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
        if (sealed) found.set(id, open(unwrap(id, master, wrapped), `${id} ${part}`, sealed))
      }
      return found
    },

    async erase(tx, ids) {
      const { rows } = await tx.query<{ place: string | null }>('delete from evidence_key where evidence_id = any($1) returning place', [
        ids,
      ])
      return rows.flatMap(row => row.place ?? [])
    },

    async clear(leftovers) {
      for (const place of leftovers) if (place) await folderOf(folder).clear(place)
    },

    async rewrap(db) {
      let count = 0
      for (;;) {
        const { rows } = await db.query<{ id: string; master: string; wrapped: Buffer }>(
          'select evidence_id as id, master, wrapped from evidence_key where master <> $1 limit 500',
          [keys.current],
        )
        if (rows.length === 0) return count
        for (const { id, master, wrapped } of rows) {
          // Another process may rewrap at the same time: the row is written only as it was read.
          const { rowCount } = await db.query('update evidence_key set master = $2, wrapped = $3 where evidence_id = $1 and master = $4', [
            id,
            keys.current,
            wrap(id, unwrap(id, master, wrapped)),
            master,
          ])
          count += rowCount ?? 0
        }
      }
    },
  }
}

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

const ivBytes = 12
const tagBytes = 16

/** iv, tag, ciphertext. What it belongs to is bound into it: moved to another file or page, it does not open. */
function seal(key: Uint8Array, belongsTo: string, bytes: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(belongsTo))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function open(key: Uint8Array, belongsTo: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
}
