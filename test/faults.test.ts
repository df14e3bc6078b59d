import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import test, { type TestContext } from 'node:test'
import { addDays, official2026 } from '@papier-rose/law'
import { Hono } from 'hono'
import { signInPerson } from '../src/account/fixtures.ts'
import { requirePerson, whoIsHere } from '../src/account/index.ts'
import { aSubject } from '../src/application/fixtures.ts'
import { applications } from '../src/application/index.ts'
import { aResult } from '../src/exam/fixtures.ts'
import { receive } from '../src/exam/index.ts'
import { realClock, realNow } from '../src/kit/clock.ts'
import { openDb } from '../src/kit/db.ts'
import { type Env, site } from '../src/kit/http.ts'
import { realIds } from '../src/kit/ids.ts'
import { sweepDeadlines } from '../src/kit/jobs.ts'
import { silent } from '../src/kit/log.ts'
import { handle, verifyJournal } from '../src/kit/store.ts'
import { testDatabases } from '../src/kit/testing/database.ts'
import { testConfig, testDeps } from '../src/kit/testing/deps.ts'
import { signed } from '../src/kit/testing/signed.ts'
import { countTry } from '../src/kit/throttle.ts'
import { findDriverByNeph } from '../src/record/index.ts'
import { formWith, press, until } from './road.ts'
import { freshPlace } from './service.ts'

/** A wire to the database that can be cut, or swallow what is said so that nobody ever answers, and be mended. */
async function wireTo(t: TestContext, databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl)
  const ends = new Set<Socket>()
  let state: 'whole' | 'cut' | 'silent' = 'whole'
  const server = createServer(near => {
    near.on('error', () => {})
    if (state === 'cut') return near.destroy()
    if (state === 'silent') {
      ends.add(near)
      return void near.resume()
    }
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        ends.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up))
  t.after(() => server.close())
  const address = server.address()
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(typeof address === 'object' ? address?.port : 0)
  return {
    url: url.href,
    cut() {
      state = 'cut'
      for (const end of ends) end.destroy()
    },
    /** As a machine that hangs: it takes what it is sent, and says nothing. */
    silence() {
      state = 'silent'
      for (const end of ends) end.unpipe().resume()
    },
    mend() {
      if (state === 'silent') for (const end of ends) end.destroy()
      state = 'whole'
    },
  }
}

test('the database goes and comes back: people are told, what they typed is not lost, and every process goes on by itself', async t => {
  const place = await freshPlace()
  t.after(() => place.leave())
  const wire = await wireTo(t, place.databaseUrl)
  await place.run('sandbox')
  const through = { DATABASE_URL: wire.url }
  const [web, worker] = [await place.run('serve', through), await place.run('worker', through)]

  const db = openDb(place.databaseUrl, { max: 2 })
  t.after(() => db.end())
  const deps = { db, clock: realClock, ids: realIds, law: official2026, config: testConfig(), log: silent }
  const neph = '201975100077'
  await receive(deps, [{ line: 1, fields: aResult({ neph, birthDay: '2001-05-06', examDay: addDays(realClock.today(), -5) }) }])
  const driverId = (await findDriverByNeph(db, neph))?.id ?? ''
  const { cookie } = await signInPerson(deps, { driverId })
  const browser = signed(place.site, cookie)
  const tasks = await press(browser, await browser.get('/demande'), /^Commencer$/)
  const question = await browser.get(`${tasks.url.pathname}/coordonnees`)
  const typed = { email: 'lina@exemple.invalid', mobile: '' }

  wire.cut()
  const told = await browser.post(formWith(question, 'email'), typed)
  assert.equal(told.status, 503)
  assert.match(told.text, /Le service ne répond pas en ce moment/)
  assert.equal((await fetch(`${place.site}/readyz`)).status, 503)
  assert.equal((await fetch(`${place.site}/healthz`)).status, 200)
  const addJob = `select graphile_worker.add_job('look-at-record', json_build_object('driverId', $1::text, 'key', 'fault'))`
  await db.query(addJob, [driverId])

  wire.mend()
  await until('the web process', async () => (await fetch(`${place.site}/readyz`)).status === 200)
  const kept = await browser.post(formWith(question, 'email'), typed)
  assert.equal(kept.status, 200, kept.text)
  const again = await browser.get(question.url.pathname)
  assert.equal(formWith(again, 'email').fields.find(({ name }) => name === 'email')?.value, typed.email)
  await until('the worker', async () => (await db.query('select 1 from graphile_worker.jobs')).rowCount === 0)
  for (const part of [web, worker]) assert.equal(part.process.exitCode, null, part.output())
})

test('a database that hangs is told as such in a moment, on pages and to partners, and the site goes on when it answers again', async t => {
  const place = await freshPlace()
  t.after(() => place.leave())
  const wire = await wireTo(t, place.databaseUrl)
  await place.run('migrate')
  const web = await place.run('serve', { DATABASE_URL: wire.url, DATABASE_CONNECT_SECONDS: '3', DATABASE_QUERY_SECONDS: '3' })
  assert.equal((await fetch(`${place.site}/delais`)).status, 200)

  wire.silence()
  // More at once than there are connections: some wait for an answer, some for a connection.
  const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(`${place.site}/en/delais`)))
  for (const answer of answers) {
    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get('retry-after'), '60')
    assert.match(await answer.text(), /The service is not answering at the moment/)
  }
  const door = await fetch(`${place.site}/api/v1/facts/infraction`, { method: 'POST', headers: { authorization: 'Bearer nobody' } })
  assert.equal(door.status, 503)
  assert.deepEqual(
    { ...((await door.json()) as object), instance: '' },
    { type: 'about:blank', title: 'Not answering now', status: 503, instance: '' },
  )

  wire.mend()
  await until('the web process', async () => (await fetch(`${place.site}/delais`)).status === 200)
  assert.equal(web.process.exitCode, null, web.output())
})

test('a clock that jumps an hour, forward or back: nothing is done twice or lost, sessions end too early or live an hour more, and no chain breaks', async t => {
  const { db, owner } = await testDatabases(t)
  t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-25T22:40:00Z') })
  const hour = 3_600_000
  const pass = (ms: number): void => t.mock.timers.setTime(Date.now() + ms)
  const deps = { ...testDeps(db, { clock: realClock }), ids: realIds }
  const inside = new Hono<Env>().use('/demande', requirePerson).get('/demande', c => c.text('inside'))
  const app = site(deps, { before: [whoIsHere(deps)], pages: [inside] })
  const { cookie } = await signInPerson(deps)
  const opens = async (): Promise<boolean> => (await app.request('/demande', { headers: { cookie } })).status === 200

  // A request sent twice around the jump is one; what comes later stands later in its chain, whatever hour it bears.
  const submit = () =>
    ({ type: 'Submit', as: 'applicant', by: 'lina', at: deps.clock.now(), on: deps.clock.today(), subject: aSubject() }) as const
  const first = await handle(deps, applications, 'lina', submit(), 'form-1')
  const tries = async () => (await countTry(deps, 'neph/240975100001', { tries: 3, seconds: 3600 }, realNow())).tries
  assert.equal(await tries(), 1)
  const swept: string[] = []
  const told = async (_: string, name: string): Promise<boolean> => {
    swept.push(name)
    return false
  }
  const sweep = () => sweepDeadlines(deps, { card: told }, deps.clock.today())
  await owner.query(`insert into deadline (stream, name, due_on) values ('card/one', 'tomorrow', '2026-11-26')`)
  await sweep()
  assert.deepEqual(swept, [])

  pass(hour)
  assert.equal(await opens(), false, 'idle, by the clock: the person signs in again, and finds what they typed')
  assert.deepEqual((await handle(deps, applications, 'lina', submit(), 'form-1')).state, first.state)
  assert.equal(await tries(), 1, 'a new window')
  await sweep()
  assert.deepEqual(swept, ['tomorrow'], 'the day has come, by the clock')

  pass(-hour)
  assert.equal(await opens(), true, 'nothing of the session was lost')
  assert.equal(await tries(), 2, 'a window of the future goes on: nobody gets more tries than they have')
  await sweep()
  assert.deepEqual(swept, ['tomorrow'], 'a day comes once')

  pass(-hour)
  const taken = { type: 'Take', as: 'reviewer', by: 'paulette', at: deps.clock.now() } as const
  const { refused } = await handle(deps, applications, 'lina', taken, 'form-2')
  assert.equal(refused, undefined)
  assert.equal(await opens(), true)
  // No job waits for the clock of a process: the database says when it runs.
  const { rows } = await owner.query<{ late: boolean }>('select run_at > clock_timestamp() as late from graphile_worker.jobs')
  assert.ok(rows.length > 0 && rows.every(({ late }) => !late))
  const events = await owner.query<{ type: string; version: number }>(
    `select type, version from journal where stream = 'application/lina' order by version`,
  )
  assert.deepEqual(
    events.rows.map(({ type, version }) => `${version} ${type}`),
    ['1 Submitted', '2 Taken'],
  )
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  pass(hour + 31 * 60_000)
  assert.equal(await opens(), false, 'idle in the end, and an hour too late at most')
})
