import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../src/kit/postgres.ts'
import { testServer } from '../src/kit/testing/database.ts'

const main = join(import.meta.dirname, '..', 'src', 'main.ts')

export type Part = 'start' | 'serve' | 'worker' | 'sandbox' | 'migrate'

/** A running part of the service: a process of its own, as in a real deployment. */
export interface Running {
  readonly part: Part
  readonly process: ChildProcess
  /** Everything it has printed. */
  output(): string
  /** Asks it to stop and waits; answers its exit code. */
  stop(): Promise<number | null>
  /** Kills it at once: nothing of it runs any more. */
  kill(): Promise<void>
}

export interface Place {
  readonly site: string
  readonly partners: string
  readonly databaseUrl: string
  readonly env: NodeJS.ProcessEnv
  run(part: Part, env?: NodeJS.ProcessEnv): Promise<Running>
  /** Stops what still runs and drops the database. */
  leave(): Promise<void>
}

/** A fresh, empty database of its own, free ports and a data folder: the ground on which the whole service is started. */
export async function freshPlace(env: Readonly<Record<string, string>> = {}): Promise<Place> {
  const server = await testServer()
  const [port, sandboxPort, smtpPort, clamdPort, folder] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    mkdtemp(join(tmpdir(), 'papier-rose-')),
  ])
  const name = `service_${port}_${process.pid}`
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  admin.on('error', () => {})
  await admin.connect()
  await admin.query(`create database ${name}`)
  const databaseUrl = server.url(name)
  const all: NodeJS.ProcessEnv = {
    ...process.env,
    MODE: 'sandbox',
    LOG_LEVEL: 'error',
    POLL_SECONDS: '0.2',
    ...env,
    DATABASE_URL: databaseUrl,
    DATA_FOLDER: folder,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    SMTP_PORT: String(smtpPort),
    CLAMD_PORT: String(clamdPort),
  }
  const alive = new Set<Running>()
  return {
    site: `http://localhost:${port}`,
    partners: `http://localhost:${sandboxPort}`,
    databaseUrl,
    env: all,
    async run(part, more = {}) {
      const running = await runPart(part, { ...all, ...more })
      alive.add(running)
      running.process.once('exit', () => alive.delete(running))
      return running
    },
    async leave() {
      await Promise.all([...alive].map(running => running.stop()))
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function runPart(part: Part, env: NodeJS.ProcessEnv): Promise<Running> {
  const child = fork(main, [part], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      said += chunk
    })
  }
  const ended = new Promise<number | null>(done => child.once('exit', done))
  const running: Running = {
    part,
    process: child,
    output: () => said,
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
  return new Promise((ready, fail) => {
    child.once('message', () => ready(running))
    ended.then(code => (part === 'migrate' && code === 0 ? ready(running) : fail(new Error(`${part} ended with ${code}:\n${said}`))))
  })
}
