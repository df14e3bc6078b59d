import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'

/** Where sealed bytes stand. It knows neither keys nor names. */
export interface Shelf {
  newPlace(): string | null
  put(tx: Queryable, id: string, place: string | null, sealed: ReadonlyMap<string, Buffer>): Promise<void>
}

/** Sealed bytes as rows: they come and go with the transaction. */
export const tableShelf: Shelf = {
  newPlace: () => null,
  async put(tx, id, _, sealed) {
    await tx.query('insert into evidence_bytes (evidence_id, part, sealed) select $1, * from unnest($2::text[], $3::bytea[])', [
      id,
      [...sealed.keys()],
      [...sealed.values()],
    ])
  },
}

const placeName = /^[0-9a-f]{32}$/

/** Sealed bytes in a folder that all processes share: one folder a file, under a random name that says nothing. */
export function folderShelf(folder: string) {
  const pathOf = (place: string): string => {
    if (!placeName.test(place)) throw new Error(`not the name of a place: ${place}`)
    return join(folder, place.slice(0, 2), place)
  }
  return {
    newPlace: () => randomBytes(16).toString('hex'),

    /** All parts or none: written and forced to disk under another name, then renamed. */
    async put(_tx: Queryable, _id: string, place: string | null, sealed: ReadonlyMap<string, Buffer>): Promise<void> {
      if (!place) throw new Error('a folder needs the name of a place')
      const path = pathOf(place)
      const unfinished = `${path}.new`
      try {
        await mkdir(unfinished, { recursive: true, mode: 0o700 })
        for (const [part, bytes] of sealed) await writeToDisk(join(unfinished, part), bytes)
        await forceToDisk(unfinished)
        await rename(unfinished, path)
      } catch (fault) {
        // A full disk must not stay full of what nobody will read.
        await rm(unfinished, { recursive: true, force: true })
        throw fault
      }
      await forceToDisk(join(path, '..'))
    },

    /** Undefined when the file has no such part. Throws when nothing of it is there: the folder is lost, or the file erased a moment ago. */
    async get(place: string, part: string): Promise<Buffer | undefined> {
      const bytes = await readFile(join(pathOf(place), part)).catch(missing)
      if (!bytes) await stat(pathOf(place))
      return bytes
    },

    async clear(place: string): Promise<void> {
      await rm(pathOf(place), { recursive: true, force: true })
      await rm(`${pathOf(place)}.new`, { recursive: true, force: true })
    },
  }
}

/**
 * Takes away what no row points to: left by a process that died between the folder and the database. Its key was never kept, so it opened
 * for nobody. What is younger than `before` may belong to a transaction under way, and stays (in real
 * time, that of the files: an hour ago is enough). Answers how many.
 */
export async function sweepFolder(db: Queryable, folder: string, before: Instant): Promise<number> {
  let swept = 0
  for (const shard of await readdir(folder).catch(() => [])) {
    const names = await readdir(join(folder, shard)).catch(() => [])
    const places = names.map(name => name.replace(/\.new$/, '')).filter(name => placeName.test(name))
    const { rows } = await db.query<{ place: string }>('select place from evidence_key where place = any($1)', [places])
    const kept = new Set(rows.map(row => row.place))
    for (const place of new Set(places.filter(name => !kept.has(name)))) {
      const path = join(folder, shard, place)
      const written = await stat(path).catch(() => stat(`${path}.new`).catch(missing))
      if (!written || written.mtimeMs >= Date.parse(before)) continue
      await folderShelf(folder).clear(place)
      swept++
    }
  }
  return swept
}

async function writeToDisk(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name is safe only once its folder is on disk. Not every system lets a folder be opened: there, nothing more can be done. */
async function forceToDisk(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

function missing(fault: unknown): undefined {
  if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
}
