import { createWriteStream } from 'node:fs'
import { cp, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Db, type Tx, transaction } from '../kit/db.ts'
import { copiedTables, hashOfFile, type Manifest } from './tables.ts'

export type { Manifest } from './tables.ts'

const rowsAtOnce = 2000

/** One row a line, in JSON: numbers and instants exactly as the database writes them, bytes in hexadecimal. */
async function* linesOf(
  tx: Tx,
  table: { name: string; columns: readonly string[] },
  count: (rows: number) => void,
): AsyncGenerator<string> {
  await tx.query(
    `declare copied no scroll cursor for select to_json(r)::text as line from (select ${table.columns.join(', ')} from ${table.name}) r`,
  )
  for (;;) {
    const { rows } = await tx.query<{ line: string }>(`fetch ${rowsAtOnce} from copied`)
    if (rows.length === 0) break
    count(rows.length)
    yield rows.map(({ line }) => `${line}\n`).join('')
  }
  await tx.query('close copied')
}

/**
 * Writes everything that is kept into an empty folder, as it stood at one moment, while others go on working. Sealed files of VAULT_FOLDER are
 * copied after the rows: a file is there before the row that points to it. The manifest comes last: a folder without one is no backup.
 */
export async function backUp(owner: Db, folder: string, vault?: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: a backup goes into a folder of its own`)
  const manifest = await transaction(owner, async tx => {
    await tx.query('set transaction isolation level repeatable read read only')
    const { rows: migrations } = await tx.query<{ name: string }>('select name from migration order by name')
    const { rows: sandbox } = await tx.query(`select 1 from pg_namespace where nspname = 'sandbox'`)
    const tables: Manifest['tables'][number][] = []
    for (const table of await copiedTables(tx)) {
      const file = `${table.name.replaceAll('"', '')}.ndjson.gz`
      let rows = 0
      const lines = linesOf(tx, table, more => {
        rows += more
      })
      await pipeline(Readable.from(lines), createGzip(), createWriteStream(join(folder, file), { mode: 0o600, flush: true }))
      tables.push({ ...table, file, rows, sha256: await hashOfFile(join(folder, file)) })
    }
    const { rows: sequences } = await tx.query<{ name: string; last: number }>(
      `select format('%I.%I', schemaname, sequencename) as name, last_value as last from pg_sequences
       where last_value is not null and schemaname in ('public', 'graphile_worker', 'sandbox') order by 1`,
    )
    return { format: 1, migrations: migrations.map(({ name }) => name), sandbox: sandbox.length > 0, tables, sequences } as const
  })
  if (vault) await cp(vault, join(folder, 'vault'), { recursive: true })
  await writeFile(join(folder, 'manifest.new'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(join(folder, 'manifest.new'), join(folder, 'manifest.json'))
  return manifest
}
