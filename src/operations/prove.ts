import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '../kit/db.ts'
import { token } from '../kit/ids.ts'
import { verifyJournal } from '../kit/store.ts'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'
import type { Manifest } from './tables.ts'

export interface Proof {
  readonly rows: number
  readonly events: number
  readonly streams: number
  readonly breaches: number
  /** Events that were acknowledged before the backup began, and are not in what was restored. */
  readonly missing: number
  /** Streams whose row of state does not stand at the last event of the stream. */
  readonly behind: number
}

/** Backs a living database up, restores it into a fresh one beside it, compares, and takes both away again. Others go on working meanwhile. */
export async function proveRestore(url: string, prepare: (freshUrl: string, manifest: Manifest) => Promise<void>): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'papier-rose-proof-'))
  const name = `proof_${Buffer.from(token(6), 'base64url').toString('hex')}`
  const fresh = new URL(url)
  fresh.pathname = `/${name}`
  const owner = openDb(url, { max: 2 })
  await owner.query(`create database ${name}`)
  const restored = openDb(fresh.href, { max: 2 })
  try {
    const { rows: known } = await owner.query<{ id: string }>('select id from journal')
    const manifest = await backUp(owner, join(folder, 'backup'))
    await restore(restored, join(folder, 'backup'), found => prepare(fresh.href, found))
    const { events, streams, breaches } = await verifyJournal(restored)
    const { rows: kept } = await restored.query<{ id: string }>('select id from journal')
    const ids = new Set(kept.map(({ id }) => id))
    const { rows: late } = await restored.query<{ n: number }>(
      `select count(*) as n from (select stream, max(version) as version from journal group by stream) j
       left join (select 'application/' || id as stream, version from application union all select 'card/' || id, version from card
         union all select 'record/' || id, version from driver_record) s using (stream) where s.version is distinct from j.version`,
    )
    const missing = known.filter(({ id }) => !ids.has(id)).length
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { rows, events, streams, breaches: breaches.length, missing, behind: late[0]?.n ?? 0 }
  } finally {
    await restored.end()
    await owner.query(`drop database if exists ${name} with (force)`)
    await owner.end()
    await rm(folder, { recursive: true, force: true })
  }
}
