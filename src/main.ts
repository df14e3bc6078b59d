import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { profiles } from '@papier-rose/law'
import { type Application, buildApplication } from './app.ts'
import { type Clock, realClock, sandboxClock } from './kit/clock.ts'
import { BadConfig, type Config, readConfig } from './kit/config.ts'
import { type Db, openDb } from './kit/db.ts'
import type { Deps } from './kit/deps.ts'
import { realIds, token } from './kit/ids.ts'
import { startWorker } from './kit/jobs.ts'
import { makeLog } from './kit/log.ts'
import { migrate } from './kit/migrate.ts'
import { type Postgres, startPostgres } from './kit/postgres.ts'
import { verifyJournal } from './kit/store.ts'
import { sandboxSettings } from './sandbox-settings.ts'

const root = join(import.meta.dirname, '..')
const data = process.env.DATA_FOLDER ?? join(root, 'data')
const database = 'papier_rose'

/** Stops what was started, last first; once, whatever is pressed meanwhile. */
const stops: (() => Promise<unknown>)[] = []
let stopping: Promise<void> | undefined
const stopAll = (): Promise<void> => {
  stopping ??= (async () => {
    for (const stop of stops.reverse()) await stop()
  })()
  return stopping
}

/** The secrets of a sandbox: made once, kept in its data folder, never in the repository. */
async function sandboxSecrets(): Promise<Record<string, string>> {
  const file = join(data, 'secrets.json')
  const known = await readFile(file, 'utf8').catch(() => '{}')
  const secrets = JSON.parse(known) as Record<string, string>
  const names = [
    'SESSION_SECRET',
    'VAULT_KEY',
    'RESULTS_TOKEN',
    'FRANCECONNECT_CLIENT_SECRET',
    'PROCONNECT_CLIENT_SECRET',
    'PRINTER_TOKEN',
    'LAPOSTE_KEY',
    'EPHOTO_TOKEN',
  ]
  const missing = names.filter(name => !secrets[name])
  if (missing.length > 0) {
    for (const name of missing) secrets[name] = token()
    await mkdir(data, { recursive: true })
    await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  }
  return secrets
}

async function configure(): Promise<Config> {
  if (process.env.MODE === 'production') return readConfig(process.env)
  const port = Number(process.env.PORT ?? 3000)
  return readConfig(process.env, { ...(await sandboxSecrets()), ...sandboxSettings(port, sandboxPort(port), smtpPort(port)) })
}

const sandboxPort = (port: number): number => Number(process.env.SANDBOX_PORT ?? port + 1)
const smtpPort = (port: number): number => Number(process.env.SMTP_PORT ?? port + 2)

/** One process owns the data folder and stops its database; the others, started meanwhile, use it as guests. */
async function ownFolder(): Promise<boolean> {
  const file = join(data, 'running.pid')
  const other = Number(await readFile(file, 'utf8').catch(() => ''))
  if (other && other !== process.pid && isAlive(other)) {
    if (command?.alone)
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

interface Opened {
  readonly deps: Deps
  readonly owner: Db
  readonly application: Application
}

/** Opens the database and builds the application on it. The owner migrates and makes the sandbox; the application has its own, smaller rights. */
async function open(config: Config, { asOwner = false, max = 20 } = {}): Promise<Opened> {
  let url = config.DATABASE_URL
  if (!url) {
    const owned = await ownFolder()
    const server: Postgres = await startPostgres(join(data, 'postgres'), ['max_connections=200'])
    if (owned) stops.push(() => server.stop())
    const admin = openDb(server.url('postgres'), { max: 1 })
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await admin.query(`create database ${database}`)
    await admin.end()
    url = server.url(database)
  }
  const owner = openDb(url, { max: 4 })
  stops.push(() => owner.end())
  if (asOwner) {
    await migrate(owner)
    if (config.MODE === 'sandbox') await (await import('./sandbox.ts')).makeSandbox(owner)
  }
  const db = openDb(url, { max, role: 'papier_app' })
  stops.push(() => db.end())
  const clock: Clock = config.MODE === 'sandbox' ? sandboxClock(db) : realClock
  await clock.refresh()
  const deps: Deps = { db, clock, ids: realIds, law: profiles[config.PROFILE], config, log: makeLog() }
  return { deps, owner, application: buildApplication(deps) }
}

function web({ deps, application }: Opened): Promise<void> {
  return new Promise((started, fail) => {
    const server = listen({ fetch: application.site.fetch, port: deps.config.PORT }, () => started())
    server.once('error', fail)
    stops.push(
      () =>
        new Promise<void>(done => {
          server.close(() => done())
          // Idle connections are kept open by browsers: they need not be waited for.
          if ('closeIdleConnections' in server) server.closeIdleConnections()
        }),
    )
  })
}

async function worker({ deps, application }: Opened): Promise<void> {
  const running = await startWorker(deps, application.tasks, application.rounds)
  stops.push(() => running.stop())
}

async function start(): Promise<void> {
  const config = await configure()
  if (config.MODE === 'production')
    throw new BadConfig('`start` is for the sandbox. In production run `migrate`, then `serve` and `worker`.')
  const opened = await open(config, { asOwner: true })
  const { startSandbox } = await import('./sandbox.ts')
  const { seed } = await import('./seed.ts')
  const port = sandboxPort(config.PORT)
  const sandbox = await startSandbox({
    db: opened.deps.db,
    clock: sandboxClock(opened.deps.db),
    ids: realIds,
    config,
    port,
    smtpPort: smtpPort(config.PORT),
  })
  stops.push(() => sandbox.stop())
  await seed(opened.deps)
  await worker(opened)
  await web(opened)
  console.log(welcome(config.baseUrl, sandbox.url))
}

/** The simulators alone, for several web and worker processes on one database. */
async function sandboxAlone(): Promise<void> {
  const config = await configure()
  const { deps } = await open(config, { asOwner: true })
  const { startSandbox } = await import('./sandbox.ts')
  const { seed } = await import('./seed.ts')
  const sandbox = await startSandbox({
    db: deps.db,
    clock: sandboxClock(deps.db),
    ids: realIds,
    config,
    port: sandboxPort(config.PORT),
    smtpPort: smtpPort(config.PORT),
  })
  stops.push(() => sandbox.stop())
  await seed(deps)
  console.log(`Sandbox: ${sandbox.url}`)
}

const welcome = (site: string, partners: string): string => `
Papier rose  ${site}   (English: ${site}/en)
Partners     ${partners}/imprimerie  /laposte  /ephoto  /courriel
Sandbox      ${site}/_sandbox   wind the clock: ${site}/_clock   every page: ${site}/_gallery

Try: sign in as « lina » at ${site}/demande, or look up her result at ${site}/resultat
     (NEPH 2409 7510 0001, born 12/03/2009, category B). Agents: ${site}/agents/connexion.
Ctrl-C stops everything; \`npm start\` finds it again as it was.
`

async function importResults(): Promise<void> {
  const file = process.argv[3]
  if (!file) throw new BadConfig('Say which file: npm run import-results -- FILE.csv')
  const { importResults: run } = await import('./exam/index.ts')
  const { deps } = await open(await configure(), { max: 4 })
  const report = await run(deps, createReadStream(file), line => process.stderr.isTTY && process.stderr.write(`\r${line}`))
  if (process.stderr.isTTY) process.stderr.write('\n')
  for (const { line, column, reason } of report.rejected) console.log(`line ${line}, ${column}: ${reason.en}`)
  console.log(
    `${report.accepted} accepted, ${report.corrected} corrected, ${report.unchanged} unchanged, ${report.rejected.length} rejected`,
  )
  if (report.rejected.length > 0) process.exitCode = 1
}

async function verify(): Promise<void> {
  const { owner } = await open(await configure(), { max: 2 })
  const { events, streams, breaches } = await verifyJournal(owner)
  for (const { stream, version, what } of breaches) console.log(`${stream} version ${version}: ${what}`)
  console.log(`${events} events in ${streams} streams, ${breaches.length} breaches`)
  if (breaches.length > 0) process.exitCode = 1
}

const untilStopped = async (opened: Promise<unknown>): Promise<void> => {
  await opened
  process.send?.('ready')
}

const commands: Record<string, { go(): Promise<void>; stays: boolean; alone?: boolean }> = {
  start: { go: () => untilStopped(start()), stays: true, alone: true },
  serve: {
    go: () =>
      untilStopped(
        configure()
          .then(config => open(config))
          .then(web),
      ),
    stays: true,
  },
  worker: {
    go: () =>
      untilStopped(
        configure()
          .then(config => open(config))
          .then(worker),
      ),
    stays: true,
  },
  sandbox: { go: () => untilStopped(sandboxAlone()), stays: true },
  migrate: {
    go: () =>
      configure()
        .then(config => open(config, { asOwner: true }))
        .then(() => console.log('The database is up to date.')),
    stays: false,
  },
  'import-results': { go: importResults, stays: false },
  'verify-journal': { go: verify, stays: false },
}

const leave = (code: number): void => {
  stopAll().then(
    () => process.exit(code),
    fault => {
      console.error(fault)
      process.exit(1)
    },
  )
}

const name = process.argv[2] ?? 'start'
const command = commands[name]
if (!command) {
  console.error(`No command ${name}: ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
process.on('SIGINT', () => leave(0))
process.on('SIGTERM', () => leave(0))
// Started by another process and left alone by it: nobody would ever stop us.
if (process.connected) process.on('disconnect', () => leave(0))
try {
  await command.go()
  if (!command.stays) leave(Number(process.exitCode ?? 0))
} catch (fault) {
  const busy = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE' && 'port' in fault ? fault.port : undefined
  if (busy)
    console.error(`Port ${busy} is taken by another program. Choose another: PORT=3100 npm start (the two ports after it are used too).`)
  else console.error(fault instanceof BadConfig ? fault.message : fault)
  leave(fault instanceof BadConfig || busy ? 2 : 1)
}
