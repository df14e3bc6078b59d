import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { profiles } from '@papier-rose/law'
import { type Clock, realClock, sandboxClock } from './kit/clock.ts'
import { BadConfig, type Config, type Part, readConfig } from './kit/config.ts'
import { type Db, openDb, type Patience } from './kit/db.ts'
import type { Deps } from './kit/deps.ts'
import { realIds, token } from './kit/ids.ts'
import { makeLog } from './kit/log.ts'
import { migrate } from './kit/migrate.ts'
import { startPostgres } from './kit/postgres.ts'
import type { DatabaseRole } from './kit/rights.ts'
import { openWatch, type Watch } from './kit/watch.ts'
import { onlyTo, waysOut } from './kit/ways-out.ts'
import { sandboxSettings } from './sandbox-settings.ts'

const database = 'papier_rose'

/** What a process stands on: its settings, its database, and how all of it is put away. */
export interface Ground {
  readonly config: Config
  readonly url: string
  readonly watch: Watch
  /** Connects as the owner of the tables: to migrate, to make the sandbox. */
  owner(): Db
  /** Connects as one part of the service: it can do no more than its role may. */
  as(role: DatabaseRole | 'papier_app', max?: number): Promise<Deps>
  /** Runs this before what was opened earlier is closed. */
  atEnd(stop: () => Promise<unknown>): void
}

/** Stops what was started, last first; once, whatever is pressed meanwhile. */
const stops: (() => Promise<unknown>)[] = []
let stopping: Promise<void> | undefined
let watching: Watch | undefined
export const stopAll = (): Promise<void> => {
  stopping ??= (async () => {
    if (watching) watching.stopping = true
    for (const stop of stops.reverse()) await stop()
  })()
  return stopping
}

const secretNames = [
  'SESSION_SECRET',
  'VAULT_KEY',
  'RESULTS_TOKEN',
  'FRANCECONNECT_CLIENT_SECRET',
  'PROCONNECT_CLIENT_SECRET',
  'PRINTER_TOKEN',
  'LAPOSTE_KEY',
  'EPHOTO_TOKEN',
  'SMS_TOKEN',
]

/** The secrets of a sandbox: made once, kept in its data folder, never in the repository. */
async function sandboxSecrets(data: string): Promise<Record<string, string>> {
  const file = join(data, 'secrets.json')
  const known = await readFile(file, 'utf8').catch(() => '{}')
  const secrets = JSON.parse(known) as Record<string, string>
  const missing = secretNames.filter(name => !secrets[name])
  if (missing.length > 0) {
    for (const name of missing) secrets[name] = token()
    await mkdir(data, { recursive: true })
    await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  }
  return secrets
}

export const sandboxPort = (port: number): number => Number(process.env.SANDBOX_PORT ?? port + 1)
export const smtpPort = (port: number): number => Number(process.env.SMTP_PORT ?? port + 2)
export const clamdPort = (port: number): number => Number(process.env.CLAMD_PORT ?? port + 3)

async function configure(data: string, part: Part): Promise<Config> {
  if (process.env.MODE === 'production') return readConfig(process.env, {}, part)
  const port = Number(process.env.PORT ?? 3000)
  const given = { ...(await sandboxSecrets(data)), ...sandboxSettings(port, sandboxPort(port), smtpPort(port), clamdPort(port)) }
  return readConfig(process.env, given, part)
}

/** One process owns the data folder and stops its database; the others, started meanwhile, use it as guests. */
async function ownFolder(data: string, alone: boolean): Promise<boolean> {
  const file = join(data, 'running.pid')
  const other = Number(await readFile(file, 'utf8').catch(() => ''))
  if (other && other !== process.pid && isAlive(other)) {
    if (alone)
      throw new BadConfig(`Papier rose already runs on ${data} (process ${other}). Stop it first, or give another DATA_FOLDER and PORT.`)
    return false
  }
  await mkdir(data, { recursive: true })
  await writeFile(file, String(process.pid))
  stops.push(() => rm(file, { force: true }))
  return true
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function embedded(data: string, alone: boolean): Promise<string> {
  const owned = await ownFolder(data, alone)
  const server = await startPostgres(join(data, 'postgres'), ['max_connections=200'])
  if (owned) stops.push(() => server.stop())
  const admin = openDb(server.url('postgres'), { max: 1 })
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database])
  if (rowCount === 0) await admin.query(`create database ${database}`)
  await admin.end()
  return server.url(database)
}

/** A web process and a worker do not wait for ever: a page is answered while its reader still looks at it. Who types a command may. */
function patienceOf(
  { DATABASE_CONNECT_SECONDS, DATABASE_QUERY_SECONDS, DATABASE_IDLE_SECONDS }: Config,
  role: string,
): Patience | undefined {
  const usual = role === 'papier_web' ? 10 : role === 'papier_worker' ? 300 : undefined
  if (usual === undefined) return undefined
  return {
    connect: DATABASE_CONNECT_SECONDS * 1000,
    query: (DATABASE_QUERY_SECONDS ?? usual) * 1000,
    idle: DATABASE_IDLE_SECONDS * 1000,
  }
}

/**
 * Reads the settings of that part and finds the database; `alone` when no other process may use the data folder. From here on the process goes
 * nowhere but where its settings lead. `name` stands in measures and traces.
 */
export async function findGround(part: Part, { alone = false, name = part as string } = {}): Promise<Ground> {
  const data = process.env.DATA_FOLDER ?? join(import.meta.dirname, '..', 'data')
  const config = await configure(data, part)
  globalThis.fetch = onlyTo(waysOut(config), globalThis.fetch)
  const url = config.DATABASE_URL ?? (await embedded(data, alone))
  const log = makeLog(config.LOG_LEVEL)
  const watch = openWatch(name, config.TRACES_URL)
  watching = watch
  stops.push(() => watch.tracing.stop())
  const opened = (db: Db): Db => {
    stops.push(() => db.end())
    return db
  }
  return {
    config,
    url,
    watch,
    owner: () => opened(openDb(url, { max: 4 })),
    async as(role, max = 20) {
      const db = opened(openDb(url, { max, role, patience: patienceOf(config, role) }))
      const clock: Clock = config.MODE === 'sandbox' ? sandboxClock(db) : realClock
      await clock.refresh()
      return { db, clock, ids: realIds, law: profiles[config.PROFILE], config, log, watch }
    },
    atEnd: stop => stops.push(stop),
  }
}

/** Brings the database to the newest schema; in a sandbox, makes the tables of the simulators too. */
export async function prepare(ground: Ground): Promise<void> {
  const owner = ground.owner()
  await migrate(owner)
  if (ground.config.MODE === 'sandbox') await (await import('./sandbox.ts')).makeSandbox(owner)
}
