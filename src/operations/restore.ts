import { createReadStream } from 'node:fs'
import { cp, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type Db, type Tx, transaction } from '../kit/db.ts'
import { copiedTables, hashOfFile, type Manifest } from './tables.ts'

const rowsAtOnce = 500

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} has no manifest.json: the backup was not finished`)
  })
  const manifest = JSON.parse(text) as Manifest
  for (const { file, sha256 } of manifest.tables)
    if ((await hashOfFile(join(folder, file))) !== sha256)
      throw new Error(`${file} is not what the manifest says: the backup was changed or cut short`)
  return manifest
}

/** Rows go in without order between the tables: what points from one to another is checked once all are there. */
async function withoutForeignKeys(tx: Tx, load: () => Promise<void>): Promise<void> {
  const { rows } = await tx.query<{ table: string; name: string; says: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as says from pg_constraint
     where contype = 'f' and connamespace::regnamespace::text in ('public', 'graphile_worker', 'sandbox')`,
  )
  for (const { table, name } of rows) await tx.query(`alter table ${table} drop constraint ${name}`)
  await load()
  for (const { table, name, says } of rows) await tx.query(`alter table ${table} add constraint ${name} ${says}`)
}

async function loadTable(tx: Tx, folder: string, { name, columns, file, rows: expected }: Manifest['tables'][number]): Promise<void> {
  const list = columns.join(', ')
  let waiting: string[] = []
  let loaded = 0
  const write = async (): Promise<void> => {
    const { rowCount } = await tx.query(
      `insert into ${name} (${list}) overriding system value select ${list} from json_populate_recordset(null::${name}, $1)`,
      [`[${waiting.join(',')}]`],
    )
    loaded += rowCount ?? 0
    waiting = []
  }
  for await (const line of createInterface({
    input: createReadStream(join(folder, file)).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    waiting.push(line)
    if (waiting.length === rowsAtOnce) await write()
  }
  if (waiting.length > 0) await write()
  if (loaded !== expected) throw new Error(`${name} has ${loaded} rows, the manifest says ${expected}`)
}

/**
 * Loads a backup into a database that was just made and `prepare`d by the same version of the service. All or nothing; a database where
 * something happened already is left alone.
 */
export async function restore(
  owner: Db,
  folder: string,
  prepare: (manifest: Manifest) => Promise<void>,
  vault?: string,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  await prepare(manifest)
  const { rows: done } = await owner.query<{ name: string }>('select name from migration order by name')
  const missing = done.map(({ name }) => name).filter(name => !manifest.migrations.includes(name))
  const unknown = manifest.migrations.filter(name => !done.some(known => known.name === name))
  if (missing.length + unknown.length > 0)
    throw new Error(
      `the backup was made by another version: restore it with that one, then migrate (${[...missing, ...unknown].join(', ')})`,
    )
  await transaction(owner, async tx => {
    const { rowCount } = await tx.query('select 1 from journal limit 1')
    if (rowCount) throw new Error('this database has a journal already: a backup is restored into a fresh one')
    const here = await copiedTables(tx)
    await tx.query(`truncate ${here.map(({ name }) => name).join(', ')}`)
    await withoutForeignKeys(tx, async () => {
      for (const table of manifest.tables) await loadTable(tx, folder, table)
    })
    for (const { name, last } of manifest.sequences) await tx.query('select setval($1::regclass, $2)', [name, last])
  })
  if (vault && (await stat(join(folder, 'vault')).catch(() => undefined))) await cp(join(folder, 'vault'), vault, { recursive: true })
  return manifest
}
