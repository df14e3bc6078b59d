import { fork } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { signInAgent, signInPerson } from '../src/account/fixtures.ts'
import { openDb } from '../src/kit/db.ts'
import { realIds } from '../src/kit/ids.ts'
import { freePort } from '../src/kit/postgres.ts'
import { testConfig } from '../src/kit/testing/deps.ts'
import { freshPlace } from '../test/service.ts'
import { idsOf, livingNumber, multiplyFiles, offices, reviewerOf, typedName } from './files.ts'
import { type Figure, median } from './measure.ts'

const connections = 32
const people = 200

interface Served {
  readonly perSecond: number
  readonly p99: number
}

/** Pages of one kind, each of them somebody else's. */
interface Asked {
  readonly site: string
  readonly requests: { path: string; headers: Record<string, string> }[]
}

/** Five rounds of each kind of page, in turns, after one that is not counted. Every answer must be a 200. */
async function ask(kinds: readonly Asked[], seconds: number): Promise<Served[]> {
  const rounds: Served[][] = kinds.map(() => [])
  for (let i = 0; i <= 5; i++) {
    for (const [n, { site, requests }] of kinds.entries()) {
      const { requests: answered, latency, non2xx, errors } = await autocannon({ url: site, connections, duration: seconds, requests })
      if (non2xx + errors > 0) throw new Error(`${requests[0]?.path}: ${non2xx} answers not 200, ${errors} errors`)
      if (i > 0) rounds[n]?.push({ perSecond: answered.average, p99: latency.p99 })
    }
  }
  return rounds.map(all => ({ perSecond: median(all.map(r => r.perSecond)), p99: median(all.map(r => r.p99)) }))
}

/** A process that answers with pages as long as ours, after one look-up: what they are held against. */
async function floorBeside(databaseUrl: string, bytes: number): Promise<{ site: string; stop(): void }> {
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'floor.ts'), [String(port), String(bytes)], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  await new Promise(ready => child.once('message', ready))
  return { site: `http://localhost:${port}`, stop: () => child.disconnect() }
}

const names = ['floor', 'followUp', 'worklist', 'search'] as const

/** The follow-up, the worklist and a search on one web process, with this many files, beside the least that a page costs. */
async function withFiles(count: number, seconds: number): Promise<Record<(typeof names)[number], Served>> {
  const place = await freshPlace()
  try {
    await place.run('migrate')
    await multiplyFiles(place.databaseUrl, count)
    const db = openDb(place.databaseUrl, { max: 8 })
    const deps = { db, ids: realIds, config: testConfig() }
    const theirs: Asked['requests'] = []
    for (let i = 1; i <= people; i++) {
      const { fileId, driverId } = idsOf(livingNumber(Math.ceil((i * count) / people)))
      const { cookie } = await signInPerson(deps, { driverId })
      theirs.push({ path: `/suivi/${fileId}`, headers: { cookie } })
    }
    const [lists, searches] = [[] as Asked['requests'], [] as Asked['requests']]
    for (const [i, office] of offices.entries()) {
      const { cookie } = await signInAgent(deps, { agentId: reviewerOf(office), roles: ['reviewer'], departement: office })
      for (const list of ['a-prendre', 'miennes', 'attente']) lists.push({ path: `/agents/dossiers?liste=${list}`, headers: { cookie } })
      searches.push({ path: `/agents/dossiers?${new URLSearchParams({ cherche: typedName(200 + i * 10) })}`, headers: { cookie } })
    }
    await db.query('analyze session, agent')
    await db.end()
    const web = await place.run('serve')
    const [first] = theirs
    const page = await fetch(place.site + first?.path, { headers: first?.headers ?? {} })
    const floor = await floorBeside(place.databaseUrl, (await page.arrayBuffer()).byteLength)
    const { site } = place
    const measured = await ask(
      [
        { site: floor.site, requests: theirs },
        { site, requests: theirs },
        { site, requests: lists },
        { site, requests: searches },
      ],
      seconds,
    )
    floor.stop()
    await web.stop()
    return Object.fromEntries(names.map((name, i) => [name, measured[i]])) as Record<(typeof names)[number], Served>
  } finally {
    await place.leave()
  }
}

/** Requests per second and the slowest of a hundred, with few files and with many. `server` is where the databases are made. */
export async function served(server: string, seconds = 2): Promise<Figure[]> {
  process.env.TEST_DATABASE_URL = server
  const [few, many] = [await withFiles(1000, seconds), await withFiles(100_000, seconds)]
  const against = (what: string, value: number) => ({ what: `${what} with 1 000 files`, value })
  const rate = (what: string, name: keyof typeof few, aim?: string): Figure[] => [
    {
      what: `${what}, 100 000 files`,
      value: many[name].perSecond,
      unit: 'requests/s',
      against: against('the same', few[name].perSecond),
      ...(aim ? { aim } : {}),
    },
    { what: `${what}, p99, 100 000 files`, value: many[name].p99, unit: 'ms', against: against('p99', few[name].p99), aim: 'under 2 ×' },
  ]
  return [
    {
      what: 'follow-up page, 32 connections, 1 000 files',
      value: few.followUp.perSecond,
      unit: 'requests/s',
      against: { what: 'a page as long after one look-up, on the same server', value: few.floor.perSecond },
      aim: '2 500',
    },
    ...rate('follow-up page, 32 connections', 'followUp', '2 500'),
    ...rate('worklist, 32 connections', 'worklist', 'p99 under 50 ms'),
    ...rate('search by name, 32 connections', 'search'),
  ]
}
