import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { freePort } from '../src/kit/postgres.ts'
import { until } from './road.ts'
import { freshPlace } from './service.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8')
const strong = (letter: string): string => `q8Zr1vT0xK5nB7yW2mC4pL9dF6hJ3gSa${letter}`

/** What the Dockerfile builds, made by its own lines: the files that it copies, and of the packages those that are not for development. */
async function image(t: TestContext): Promise<{ folder: string; entry: string[]; env: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'papier-rose-image-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const dockerfile = await read('deploy/Dockerfile')
  for (const [, what = ''] of dockerfile.matchAll(/^COPY (.+) \S+$/gm))
    for (const one of what.split(' '))
      await cp(join(root, one), join(folder, one), {
        recursive: true,
        filter: path => !/node_modules|\.test\.ts$/.test(path.slice(root.length)),
      })
  assert.match(dockerfile, /^RUN npm ci --omit=dev --ignore-scripts/m)
  const { packages } = JSON.parse(await read('package-lock.json')) as {
    packages: Record<string, { dev?: boolean; link?: boolean; resolved?: string }>
  }
  for (const [path, { dev, link, resolved = '' }] of Object.entries(packages)) {
    if (dev || !/^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path)) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await symlink(link ? join(folder, resolved) : join(root, path), join(folder, path))
  }
  const list = (name: string): string[] => JSON.parse(new RegExp(`^${name} (\\[.*\\])$`, 'm').exec(dockerfile)?.[1] ?? '[]') as string[]
  const env = Object.fromEntries([...dockerfile.matchAll(/^ENV (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]))
  return { folder, entry: list('ENTRYPOINT'), env }
}

/** The settings that each part reads, and no other. */
const settings = {
  all: { LOG_LEVEL: 'error' },
  web: {
    BASE_URL: 'https://permis.example',
    SESSION_SECRET: strong('s'),
    VAULT_KEY: strong('v'),
    RESULTS_TOKEN: strong('r'),
    FRANCECONNECT_ISSUER: 'https://fc.example/api/v2',
    FRANCECONNECT_CLIENT_ID: 'papier-rose',
    FRANCECONNECT_CLIENT_SECRET: strong('f'),
    PROCONNECT_ISSUER: 'https://pc.example/api/v2',
    PROCONNECT_CLIENT_ID: 'papier-rose',
    PROCONNECT_CLIENT_SECRET: strong('p'),
    EPHOTO_URL: 'https://photo.example',
    EPHOTO_TOKEN: strong('e'),
  },
  worker: {
    BASE_URL: 'https://permis.example',
    SESSION_SECRET: strong('s'),
    VAULT_KEY: strong('v'),
    PRINTER_URL: 'https://printer.example',
    PRINTER_TOKEN: strong('i'),
    LAPOSTE_URL: 'https://post.example',
    LAPOSTE_KEY: strong('l'),
    EPHOTO_URL: 'https://photo.example',
    EPHOTO_TOKEN: strong('e'),
    SMS_URL: 'https://sms.example',
    SMS_TOKEN: strong('s'),
    SMTP_URL: 'smtps://mail.example',
  },
}

test('what the Dockerfile builds starts in an empty environment, each part with its own settings alone, and says that it is ready', async t => {
  const place = await freshPlace()
  t.after(() => place.leave())
  const { folder, entry, env } = await image(t)
  assert.deepEqual(env, { MODE: 'production' })
  const running: ChildProcess[] = []
  t.after(async () => {
    for (const child of running.filter(({ exitCode }) => exitCode === null)) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  })
  const run = (command: string, more: Record<string, string>) => {
    const child = spawn(process.execPath, [...entry.slice(1), command], {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', ...env, ...settings.all, DATABASE_URL: place.databaseUrl, ...more },
    })
    running.push(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        said += String(chunk)
      })
    return { child, said: () => said }
  }
  const migrated = run('migrate', {})
  assert.deepEqual(await once(migrated.child, 'exit'), [0, null], migrated.said())

  const [web, worker] = [await freePort(), await freePort()]
  const parts = [
    { port: web, ...run('serve', { ...settings.web, PORT: String(web) }) },
    { port: worker, ...run('worker', { ...settings.worker, OPERATIONS_PORT: String(worker) }) },
  ]
  for (const { port, said, child } of parts) {
    const ready = async () => (await fetch(`http://localhost:${port}/readyz`).catch(() => undefined))?.status === 200
    await until('it is ready', async () => child.exitCode !== null || (await ready()))
    assert.equal(child.exitCode, null, said())
    assert.equal((await fetch(`http://localhost:${port}/healthz`)).status, 200)
  }
  const page = await fetch(`http://localhost:${web}/`)
  assert.equal(page.status, 200)
  assert.match(page.headers.get('strict-transport-security') ?? '', /max-age/)
  // The other commands that run each day: no secret but the database.
  for (const command of ['erase', 'verify-journal']) {
    const done = run(command, {})
    assert.deepEqual(await once(done.child, 'exit'), [0, null], done.said())
  }
  for (const { child, said } of parts) {
    child.kill('SIGTERM')
    assert.deepEqual(await once(child, 'exit'), [0, null], said())
  }
})

test('each unit runs a command that exists, as nobody in particular, on a disk that it may not write', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> }
  for (const unit of ['papier-rose@.service', 'papier-rose-backup.service', 'papier-rose-erase.service']) {
    const text = await read(`deploy/${unit}`)
    for (const [, command = ''] of text.matchAll(/src\/main\.ts ([\w%-]+)/g))
      if (command !== '%i') assert.ok(scripts[command], `${unit}: ${command}`)
    for (const line of ['User=papier-rose', 'ProtectSystem=strict', 'NoNewPrivileges=true', 'UMask=0077'])
      assert.match(text, new RegExp(`^${line}$`, 'm'), `${unit}: ${line}`)
  }
})
