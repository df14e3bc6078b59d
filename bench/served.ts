import autocannon from 'autocannon'
import { signInAgent, signInPerson } from '../src/account/fixtures.ts'
import { openDb } from '../src/kit/db.ts'
import { realIds } from '../src/kit/ids.ts'
import { testConfig } from '../src/kit/testing/deps.ts'
import { freshPlace } from '../test/service.ts'
import { idsOf, livingNumber, multiplyFiles, offices, reviewerOf } from './files.ts'
import { type Figure, median } from './measure.ts'

const connections = 32
const people = 200

interface Served {
  readonly perSecond: number
  readonly p99: number
}

/** Five rounds of a page on one web process; each request is another person's. Every answer must be a 200. */
async function ask(site: string, requests: { path: string; headers: Record<string, string> }[], seconds: number): Promise<Served> {
  const round = () => autocannon({ url: site, connections, duration: seconds, requests })
  await round()
  const rounds: Served[] = []
  for (let i = 0; i < 5; i++) {
    const result = await round()
    if (result.non2xx + result.errors > 0)
      throw new Error(`${requests[0]?.path}: ${result.non2xx} answers not 200, ${result.errors} errors`)
    rounds.push({ perSecond: result.requests.average, p99: result.latency.p99 })
  }
  return { perSecond: median(rounds.map(r => r.perSecond)), p99: median(rounds.map(r => r.p99)) }
}

/** The follow-up and the worklist on one web process, with this many files. */
async function withFiles(count: number, seconds: number): Promise<{ followUp: Served; worklist: Served; search: Served }> {
  const place = await freshPlace()
  try {
    await place.run('migrate')
    await multiplyFiles(place.databaseUrl, count)
    const db = openDb(place.databaseUrl, { max: 8 })
    const deps = { db, ids: realIds, config: testConfig() }
    const theirs = []
    for (let i = 1; i <= people; i++) {
      const { fileId, driverId } = idsOf(livingNumber(Math.ceil((i * count) / people)))
      const { cookie } = await signInPerson(deps, { driverId })
      theirs.push({ path: `/suivi/${fileId}`, headers: { cookie } })
    }
    const [lists, searches] = [[] as typeof theirs, [] as typeof theirs]
    for (const office of offices) {
      const { cookie } = await signInAgent(deps, { agentId: reviewerOf(office), roles: ['reviewer'], departement: office })
      for (const list of ['a-prendre', 'miennes', 'attente']) lists.push({ path: `/agents/dossiers?liste=${list}`, headers: { cookie } })
      searches.push({ path: '/agents/dossiers?cherche=oeuvrard1', headers: { cookie } })
    }
    await db.query('analyze session, agent')
    await db.end()
    const web = await place.run('serve')
    const followUp = await ask(place.site, theirs, seconds)
    const worklist = await ask(place.site, lists, seconds)
    const search = await ask(place.site, searches, seconds)
    await web.stop()
    return { followUp, worklist, search }
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
    ...rate('follow-up page, 32 connections', 'followUp', '2 500'),
    ...rate('worklist, 32 connections', 'worklist', 'p99 under 50 ms'),
    ...rate('search by name, 32 connections', 'search'),
  ]
}
