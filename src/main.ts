import { createReadStream } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { isDay } from '@papier-rose/law'
import { sealClearActs } from './acts/index.ts'
import { buildApplication } from './app.ts'
import { eraseAllDue } from './erasure/index.ts'
import { clamdPort, findGround, type Ground, prepare, sandboxPort, smtpPort, stopAll } from './ground.ts'
import { sandboxClock } from './kit/clock.ts'
import { BadConfig } from './kit/config.ts'
import { openDb } from './kit/db.ts'
import type { Deps } from './kit/deps.ts'
import { healthRoutes } from './kit/health.ts'
import { realIds } from './kit/ids.ts'
import { type Round, startWorker } from './kit/jobs.ts'
import { migrate } from './kit/migrate.ts'
import type { Refolded } from './kit/refold.ts'
import { listenOn } from './kit/server.ts'
import { verifyJournal } from './kit/store.ts'
import { backUp, proveRestore, restore, rotateKeys, verifyPrints } from './operations/index.ts'

/** The web part: answers people, as its own database role. */
async function web(ground: Ground): Promise<void> {
  const deps = await ground.as('papier_web')
  await operations(ground, deps)
  const sweeping = deps.config.MODE === 'sandbox' ? await ground.as('papier_worker', 4) : deps
  const listening = await listenOn(buildApplication(deps, sweeping).site, deps.config.PORT)
  ground.atEnd(async () => {
    // Whoever spreads the requests has read /readyz by then, and sends no more of them here.
    if (deps.config.DRAIN_SECONDS > 0) await pause(deps.config.DRAIN_SECONDS * 1000)
    await listening.stop()
  })
}

/** A port for those who run the service: it answers until everything else has ended. */
let shown = false
async function operations(ground: Ground, deps: Deps): Promise<void> {
  if (shown || !deps.config.OPERATIONS_PORT) return
  shown = true
  const listening = await listenOn(healthRoutes(deps, { inside: true }), deps.config.OPERATIONS_PORT)
  ground.atEnd(() => listening.stop())
}

/** The worker part: does what follows from what was decided, as its own database role. */
async function worker(ground: Ground, more: readonly Round[] = []): Promise<void> {
  const deps = await ground.as('papier_worker')
  await operations(ground, deps)
  const { tasks, rounds } = buildApplication(deps)
  const running = await startWorker(deps, tasks, [...rounds, ...more])
  ground.atEnd(() => running.stop())
}

/** The simulators of every partner, and the invented people. */
async function sandbox(ground: Ground): Promise<string> {
  const { startSandbox } = await import('./sandbox.ts')
  const { seed } = await import('./seed.ts')
  const { config } = ground
  const deps = await ground.as('papier_app', 10)
  const running = await startSandbox({
    db: deps.db,
    clock: sandboxClock(deps.db),
    ids: realIds,
    config,
    port: sandboxPort(config.PORT),
    smtpPort: smtpPort(config.PORT),
    clamdPort: clamdPort(config.PORT),
  })
  ground.atEnd(() => running.stop())
  await seed(deps)
  return running.url
}

async function start(): Promise<void> {
  if (process.env.MODE === 'production')
    throw new BadConfig('`start` is for the sandbox. In production run `migrate`, then `serve` and `worker`.')
  console.log('Papier rose starts: its database, its tables, its invented people. The first time takes half a minute.')
  const ground = await findGround('all', { alone: true })
  await prepare(ground)
  // In production `npm run rotate-keys` does it, with the keys.
  await sealClearActs(ground.owner(), ground.config)
  const partners = await sandbox(ground)
  const purge = await ground.as('papier_purge', 2)
  // In production `npm run erase` is called once a day, as a role of its own.
  const erasure = {
    name: 'erasure',
    async go() {
      await purge.clock.refresh()
      await eraseAllDue(purge)
    },
  }
  await worker(ground, [erasure])
  await web(ground)
  console.log(welcome(ground.config.baseUrl, partners))
}

/** The simulators alone, for several web and worker processes on one database. */
async function sandboxAlone(): Promise<void> {
  const ground = await findGround('all', { name: 'sandbox' })
  await prepare(ground)
  console.log(`Sandbox: ${await sandbox(ground)}`)
}

const welcome = (site: string, partners: string): string => `
Papier rose  ${site}   (English: ${site}/en)
Partners     ${partners}/imprimerie  /laposte  /ephoto  /courriel  /sms  /autorites  /antivirus
Sandbox      ${site}/_sandbox   wind the clock: ${site}/_clock   every page: ${site}/_gallery

Try: sign in as « lina » at ${site}/demande, or look up her result at ${site}/resultat
     (NEPH 2409 7510 0001, born 12/03/2009, category B). Agents: ${site}/agents/connexion.
Ctrl-C stops everything; \`npm start\` finds it again as it was.
`

const partnerHelp = `npm run partner -- ID QUALITY NAME opens a door, for example: court-lille court "Tribunal de Lille"
npm run partner -- ID          gives a new secret; the former one is good for seven more days
npm run partner -- ID --close  shuts the door: its secrets and its tokens are worth nothing from now
npm run partner                lists the partners`

/** Opens a door to a partner, gives it a new secret (shown once), shuts it, or lists who has one. */
async function partner(): Promise<void> {
  const [id, second, name] = process.argv.slice(3)
  const { closeClient, findClients, isTeller, registerClient, rotateSecret } = await import('./doors/index.ts')
  const closes = second === '--close'
  if (second !== undefined && !closes && !isTeller(second)) throw new BadConfig(partnerHelp)
  const { db } = await (await findGround('keys', { name: 'import' })).as('papier_web', 2)
  if (id === undefined) {
    for (const { id: known, teller, closedAt, name: called } of await findClients(db))
      console.log([known, teller, closedAt ? `closed ${closedAt}` : 'open', called].join('\t'))
    return
  }
  if (closes) {
    if (!(await closeClient(db, id))) throw new BadConfig(`no open partner is called ${id}`)
    console.log(`closed: ${id}`)
    return
  }
  const secret =
    second && isTeller(second) ? await registerClient(db, { id, name: name ?? id, teller: second }) : await rotateSecret(db, id)
  if (!secret) throw new BadConfig(`no open partner is called ${id}`)
  console.log(secret)
}

/** Habilitates the first supervisor of a préfecture; afterwards its supervisors habilitate one another. */
async function supervisor(): Promise<void> {
  const [email, name, departement, lastDay] = process.argv.slice(3)
  const usage = 'npm run supervisor -- EMAIL "FIRST NAME AND NAME" DEPARTEMENT LAST-DAY, for example 75 and 2027-12-31'
  if (!email || !name || !departement || !lastDay || !isDay(lastDay)) throw new BadConfig(usage)
  const { giveFirstSupervisor } = await import('./account/index.ts')
  const { db, ids, config } = await (await findGround('bare', { name: 'supervisor' })).as('papier_web', 2)
  const given = await giveFirstSupervisor(db, ids, { email, name, departement, lastDay })
  if ('notDone' in given) throw new BadConfig(`not done: ${given.notDone}. ${usage}`)
  console.log(`${email} may sign in at ${config.baseUrl}/agents/connexion until ${lastDay}.`)
}

/** Opens an address at which a partner is told what becomes of its facts: the secret is shown once. */
async function hook(): Promise<void> {
  const [clientId, url, ...kinds] = process.argv.slice(3)
  if (!clientId || !url) throw new BadConfig('npm run hook -- ID URL [KINDS…], for example: antai https://antai.example/news infraction')
  const { openFor } = await import('./doors/index.ts')
  const opened = await openFor(await (await findGround('keys', { name: 'import' })).as('papier_web', 2), clientId, url, kinds)
  if ('refused' in opened) throw new BadConfig(opened.refused)
  console.log(`${opened.id}\n${opened.secret}`)
}

async function importResults(): Promise<void> {
  const file = process.argv[3]
  if (!file) throw new BadConfig('Say which file: npm run import-results -- FILE.csv')
  const { importResults: run } = await import('./exam/index.ts')
  const deps = await (await findGround('keys', { name: 'import' })).as('papier_web', 4)
  const report = await run(deps, createReadStream(file), line => process.stderr.isTTY && process.stderr.write(`\r${line}`))
  if (process.stderr.isTTY) process.stderr.write('\n')
  for (const { line, column, reason } of report.rejected) console.log(`line ${line}, ${column}: ${reason.en}`)
  console.log(
    `${report.accepted} accepted, ${report.corrected} corrected, ${report.unchanged} unchanged, ${report.rejected.length} rejected`,
  )
  if (report.rejected.length > 0) process.exitCode = 1
}

/** Wraps again what VAULT_KEY_OLD wrapped, with VAULT_KEY. Stopped anywhere, it is gone on with by the same command. */
async function rotate(): Promise<void> {
  const ground = await findGround('keys', { name: 'rotate-keys' })
  const { config } = ground
  const told = (what: string, done: number) => process.stderr.write(process.stderr.isTTY ? `\r${what}: ${done} ` : `${what}: ${done}\n`)
  const done = await rotateKeys(ground.owner(), config, told)
  if (process.stderr.isTTY) process.stderr.write('\n')
  console.log(
    `Wrapped with the key called ${config.VAULT_KEY_ID}: ${Object.entries(done)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ')}.`,
  )
  if (config.VAULT_KEY_OLD_ID)
    console.log(
      `Nothing is wrapped with another one: once every process has these settings, ${config.VAULT_KEY_OLD_ID} is needed by older backups only.`,
    )
}

async function verify(): Promise<void> {
  const ground = await findGround('bare', { name: 'verify' })
  const { db } = await ground.as('papier_read', 2)
  const { events, streams, breaches } = await verifyJournal(db)
  for (const { stream, version, what } of breaches) console.log(`${stream} version ${version}: ${what}`)
  console.log(`${events} events in ${streams} streams, ${breaches.length} breaches`)
  const { prints, differs } = await verifyPrints(db)
  console.log(`${prints} fingerprints, ${differs ? `the first that does not match: ${differs}` : 'all as published'}`)
  if (breaches.length > 0 || differs) process.exitCode = 1
}

const fresh = async (url: string, sandbox: boolean): Promise<void> => {
  const owner = openDb(url, { max: 2 })
  await migrate(owner)
  if (sandbox) await (await import('./sandbox.ts')).makeSandbox(owner)
  await owner.end()
}

async function backUpTo(): Promise<void> {
  const folder = process.argv[3]
  if (!folder) throw new BadConfig('Say where to: npm run backup -- FOLDER')
  const ground = await findGround('bare', { name: 'backup' })
  const { tables } = await backUp(ground.owner(), folder, ground.config.VAULT_FOLDER)
  console.log(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables in ${folder}`)
}

async function restoreFrom(): Promise<void> {
  const folder = process.argv[3]
  if (!folder) throw new BadConfig('Say where from: npm run restore -- FOLDER')
  const ground = await findGround('bare', { alone: true, name: 'restore' })
  await restore(ground.owner(), folder, ({ sandbox }) => fresh(ground.url, sandbox), ground.config.VAULT_FOLDER)
  const { events, streams, breaches } = await verifyJournal(ground.owner())
  console.log(`Restored: ${events} events in ${streams} streams, ${breaches.length} breaches`)
  if (breaches.length > 0) process.exitCode = 1
}

async function prove(): Promise<void> {
  const ground = await findGround('bare', { name: 'prove-restore' })
  const proof = await proveRestore(ground.url, (url, { sandbox }) => fresh(url, sandbox))
  console.log(
    `${proof.rows} rows backed up and restored: ${proof.events} events in ${proof.streams} streams, ${proof.breaches} breaches, ` +
      `${proof.missing} acknowledged events missing, ${proof.behind} states behind their stream`,
  )
  if (proof.breaches + proof.missing + proof.behind > 0) process.exitCode = 1
}

/** Brings every row of state to what its events say under this code. */
async function refoldAll(): Promise<void> {
  const { refold } = await import('./kit/refold.ts')
  const [{ applications }, { cards }, { records }] = await Promise.all([
    import('./application/index.ts'),
    import('./card/index.ts'),
    import('./record/index.ts'),
  ])
  const { db } = await (await findGround('bare', { name: 'refold' })).as('papier_worker', 2)
  const say = (name: string, { streams, changed }: Refolded): void =>
    console.log(`${name}: ${streams} streams, ${changed} rows written anew`)
  say('application', await refold(db, applications))
  say('card', await refold(db, cards))
  say('record', await refold(db, records))
}

/** Erases what the law orders to erase, as the role that may do nothing else. */
async function erase(): Promise<void> {
  const { facts, requests } = await eraseAllDue(await (await findGround('bare', { name: 'erase' })).as('papier_purge', 2))
  console.log(`${facts} facts and ${requests} requests erased`)
}

const untilStopped = async (opened: Promise<unknown>): Promise<void> => {
  await opened
  process.send?.('ready')
}

/** Adds people who do not exist to a sandbox: `--people N`, and `--seed NAME` for another France. */
async function seedPeople(): Promise<void> {
  if (process.env.MODE === 'production') throw new BadConfig('Invented people belong in a sandbox: `seed` refuses MODE=production.')
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { people: { type: 'string' }, seed: { type: 'string', default: '1' } },
  })
  const people = Number(values.people)
  if (!Number.isInteger(people) || people < 1 || !/^\w+$/.test(values.seed))
    throw new BadConfig('Say how many: npm run seed -- --people 1000 [--seed NAME]')
  const ground = await findGround('all', { name: 'seed' })
  await prepare(ground)
  const deps = await ground.as('papier_app', 4)
  await (await import('./seed.ts')).seed(deps)
  const { seedMany } = await import('./seed-many.ts')
  const said = (words: string) => process.stderr.isTTY && process.stderr.write(`\r${words}   `)
  const added = await seedMany(deps, ground.owner(), { people, seed: values.seed }, said)
  console.log(`${added} people added: all of them are invented.`)
}

const commands: Record<string, { go(): Promise<void>; stays: boolean }> = {
  start: { go: () => untilStopped(start()), stays: true },
  serve: { go: () => untilStopped(findGround('web').then(web)), stays: true },
  worker: { go: () => untilStopped(findGround('worker').then(worker)), stays: true },
  sandbox: { go: () => untilStopped(sandboxAlone()), stays: true },
  migrate: {
    go: () =>
      findGround('bare', { name: 'migrate' })
        .then(prepare)
        .then(() => console.log('The database is up to date.')),
    stays: false,
  },
  partner: { go: partner, stays: false },
  supervisor: { go: supervisor, stays: false },
  hook: { go: hook, stays: false },
  'import-results': { go: importResults, stays: false },
  seed: { go: seedPeople, stays: false },
  erase: { go: erase, stays: false },
  'rotate-keys': { go: rotate, stays: false },
  'verify-journal': { go: verify, stays: false },
  refold: { go: refoldAll, stays: false },
  backup: { go: backUpTo, stays: false },
  restore: { go: restoreFrom, stays: false },
  'prove-restore': { go: prove, stays: false },
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
    console.error(`Port ${busy} is taken by another program. Choose another: PORT=3100 npm start (the three ports after it are used too).`)
  else console.error(fault instanceof BadConfig ? fault.message : fault)
  leave(fault instanceof BadConfig || busy ? 2 : 1)
}
