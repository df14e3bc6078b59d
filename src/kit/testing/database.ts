import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Db, openDb } from '../db.ts'
import { token } from '../ids.ts'
import { migrate, migrations } from '../migrate.ts'
import { startPostgres } from '../postgres.ts'
import { sandboxSchemas } from './schemas.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const folder = join(root, '.cache', 'test-postgres')

/** The server of the tests: the one of TEST_DATABASE_URL, else an embedded one that stays up for the next test file. Its data may be lost. */
export async function testServer(): Promise<{ url(database: string): string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: database => Object.assign(new URL(given), { pathname: `/${database}` }).href, stop: async () => {} }
  await mkdir(folder, { recursive: true })
  return alone(join(folder, 'starting'), () =>
    startPostgres(folder, ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=400', 'shared_buffers=64MB']),
  )
}

/** One process at a time does this; the others wait for it. A lock that a killed process left is taken after 90 s. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const file = await open(lock, 'wx').catch(() => undefined)
    if (!file) {
      const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now())
      if (age > 90_000) await rm(lock, { force: true })
      await wait(50)
      continue
    }
    try {
      return await work()
    } finally {
      await file.close()
      await rm(lock, { force: true })
    }
  }
}

async function template(server: { url(database: string): string }): Promise<string> {
  const all = [...(await migrations()).map(m => m.sha256), ...sandboxSchemas]
  const name = `template_${createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 16)}`
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  try {
    await admin.query(`select pg_advisory_lock(hashtext('papier-rose-template'))`)
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      await admin.query(`drop database if exists "${name}_making" with (force)`)
      await admin.query(`create database "${name}_making"`)
      const db = openDb(server.url(`${name}_making`), { max: 4 })
      await migrate(db)
      for (const sql of sandboxSchemas) await db.query(sql)
      await db.end()
      await admin.query(`alter database "${name}_making" rename to "${name}"`)
    }
    return name
  } finally {
    await admin.end()
  }
}

export interface TestDatabase {
  /** As the application connects: with the rights of `papier_app` and no more. */
  db: Db
  /** As the owner, to look behind the scenes. */
  owner: Db
  url: string
}

/** A fresh, migrated database, dropped when the test ends. */
export async function testDatabases(t: Pick<TestContext, 'after'>): Promise<TestDatabase> {
  const server = await testServer()
  const from = await template(server)
  const name = `test_${token(9)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '0')}`
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  await admin.query(`create database "${name}" template "${from}"`)
  const url = server.url(name)
  const db = openDb(url, { max: 12, role: 'papier_app' })
  const owner = openDb(url, { max: 4 })
  t.after(async () => {
    await Promise.all([db.end(), owner.end()])
    await admin.query(`drop database if exists "${name}" with (force)`)
    await admin.end()
  })
  return { db, owner, url }
}

/** A fresh, migrated database with the rights of the application, dropped when the test ends. */
export const testDatabase = async (t: Pick<TestContext, 'after'>): Promise<Db> => (await testDatabases(t)).db

/** The names of the files of this database in which these words stand: its tables, and what the server logs before it writes (`log`). */
export async function filesThatHold(owner: Db, words: string, { log = true } = {}): Promise<string[]> {
  await owner.query('checkpoint')
  const { rows } = await owner.query<{ folder: string; base: string }>(
    `select setting as folder, (select oid::text from pg_database where datname = current_database()) as base
     from pg_settings where name = 'data_directory'`,
  )
  const { folder = '', base = '' } = rows[0] ?? {}
  const found: string[] = []
  // A file that the server has taken away meanwhile holds nothing any more.
  for (const one of [join(folder, 'base', base), ...(log ? [join(folder, 'pg_wal')] : [])])
    for (const file of await readdir(one, { withFileTypes: true }).catch(() => []))
      if (file.isFile() && (await readFile(join(one, file.name)).catch(() => '')).includes(words)) found.push(file.name)
  return found
}
