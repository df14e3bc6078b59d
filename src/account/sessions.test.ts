import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { deviceOf } from './device.ts'
import { signInAgent, signInPerson } from './fixtures.ts'
import { requireAgent, requirePerson } from './here.ts'
import { sessionPages } from './pages/sessions.ts'
import { accountRounds } from './rounds.ts'
import { findOpenSessions, openSession } from './sessions.ts'
import { testSite } from './testing.ts'

const insides = new Hono<Env>()
  .get('/demande', requirePerson, c => c.text('inside'))
  .get('/agents/dossiers', requireAgent(), c => c.text('inside'))
  // A page may answer with its own Response: the new token of the session must still reach the browser.
  .get('/fichier', requirePerson, () => new Response('bytes'))

const at = (t: Parameters<typeof testSite>[0]) => testSite(t, [insides, sessionPages])
type At = Awaited<ReturnType<typeof at>>

const ask = ({ app }: At, path: string, cookie: string) => app.request(path, { headers: { cookie } })
const inside = async (site: At, path: string, cookie: string) => (await ask(site, path, cookie)).status === 200
const age = ({ owner }: At, column: string, minutes: number) =>
  owner.query(`update session set ${column} = ${column} - $1 * interval '1 minute'`, [minutes])

test('a person’s session ends after 30 minutes without activity, an agent’s after 60', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  const agent = await signInAgent(site.deps, { roles: ['reviewer'], departement: '44' })
  await age(site, 'seen_at', 29)
  assert.ok(await inside(site, '/demande', lina.cookie))
  assert.ok(await inside(site, '/agents/dossiers', agent.cookie))
  await age(site, 'seen_at', 29)
  assert.ok(await inside(site, '/demande', lina.cookie), 'the request before counted as activity')
  assert.ok(await inside(site, '/agents/dossiers', agent.cookie))
  await age(site, 'seen_at', 31)
  assert.ok(!(await inside(site, '/demande', lina.cookie)))
  assert.ok(await inside(site, '/agents/dossiers', agent.cookie))
  await age(site, 'seen_at', 61)
  assert.ok(!(await inside(site, '/agents/dossiers', agent.cookie)))
})

test('no session lives over 12 hours, however active', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  await age(site, 'ends_at', 719)
  assert.ok(await inside(site, '/demande', lina.cookie))
  await age(site, 'ends_at', 1)
  assert.ok(!(await inside(site, '/demande', lina.cookie)))
})

test('after 15 minutes the token changes; the old one serves a minute more, for requests that cross', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  assert.equal((await ask(site, '/demande', lina.cookie)).headers.get('set-cookie'), null)
  await age(site, 'rotated_at', 15)
  const given = (await ask(site, '/fichier', lina.cookie)).headers.get('set-cookie') ?? ''
  assert.match(given, /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.ok(await inside(site, '/demande', lina.cookie), 'crossing')
  assert.ok(await inside(site, '/demande', given))
  await age(site, 'rotated_at', 2)
  assert.ok(!(await inside(site, '/demande', lina.cookie)))
  assert.ok(await inside(site, '/demande', given))
})

test('two requests at once change the token once', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  await age(site, 'rotated_at', 15)
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(site, '/demande', lina.cookie)))
  assert.deepEqual(new Set(answers.map(answer => answer.status)), new Set([200]))
  assert.equal(answers.filter(answer => answer.headers.has('set-cookie')).length, 1)
})

test('an agent whose habilitation ends, or whose roles change, feels it at the next request', async t => {
  const site = await at(t)
  const agent = await signInAgent(site.deps, { roles: ['reviewer'], departement: '44' })
  assert.ok(await inside(site, '/agents/dossiers', agent.cookie))
  await site.owner.query(`update agent set last_day = '2020-12-31'`)
  assert.ok(!(await inside(site, '/agents/dossiers', agent.cookie)))
})

test('nothing in the database opens a session: only the hash of its token is there', async t => {
  const site = await at(t)
  const { cookie } = await signInPerson(site.deps)
  const token = /session=([^;]+)/.exec(cookie)?.[1] ?? ''
  const { rows } = await site.owner.query<{ all: string }>('select session::text as all from session')
  assert.ok(token.length === 43 && !rows.some(row => row.all.includes(token)))
})

test('I see my sessions and no others, end one, then all the others', async t => {
  const site = await at(t)
  const here = await signInPerson(site.deps, { driverId: 'driver-1' })
  const phone = await signInPerson(site.deps, { driverId: 'driver-1' })
  const tablet = await signInPerson(site.deps, { driverId: 'driver-1' })
  const stranger = await signInPerson(site.deps)
  const { accountId } = here
  const post = (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ csrf: here.csrf, form: 'f', ...fields })
    return site.app.request(path, { method: 'POST', body, headers: { cookie: here.cookie } })
  }
  const page = await (await ask(site, '/sessions', here.cookie)).text()
  assert.equal(page.match(/Cet appareil/g)?.length, 1)
  assert.equal(page.match(/action="\/sessions\/fin"/g)?.length, 2)
  const [strangers] = await findOpenSessions(site.deps.db, stranger)
  await post('/sessions/fin', { session: strangers?.id ?? '' })
  assert.ok(await inside(site, '/demande', stranger.cookie), 'not mine to end')
  const ids = (await findOpenSessions(site.deps.db, { accountId })).map(session => session.id)
  const buttons = [...page.matchAll(/name="session" value="([^"]+)"/g)].map(found => found[1])
  assert.ok(buttons.every(id => ids.includes(id ?? '')))
  assert.equal((await post('/sessions/fin', { session: buttons[0] ?? '' })).status, 303)
  assert.equal((await findOpenSessions(site.deps.db, { accountId })).length, 2)
  await post('/sessions/autres', {})
  assert.ok(await inside(site, '/demande', here.cookie))
  assert.ok(!(await inside(site, '/demande', phone.cookie)))
  assert.ok(!(await inside(site, '/demande', tablet.cookie)))
})

test('what has served is erased: ended sessions after a day, departures and kept forms at their end', async t => {
  const site = await at(t)
  const { accountId } = await signInPerson(site.deps)
  await age(site, 'ends_at', 60 * 37)
  await openSession(site.deps.db, site.deps.ids, { accountId }, { device: '' })
  await site.owner.query(
    `insert into sign_in values ('\\x00', '\\x00', 'n', 'person', '/', 'fr', '2020-01-01'), ('\\x01', '\\x00', 'n', 'person', '/', 'fr', '2999-01-01')`,
  )
  for (const round of accountRounds(site.deps)) await round.go()
  const { rows } = await site.owner.query('select (select count(*) from session) as sessions, (select count(*) from sign_in) as departures')
  assert.deepEqual(rows, [{ sessions: 1, departures: 1 }])
})

for (const [agent, said] of [
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari, iPhone'],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8', ''],
] as const) {
  test(`a browser is recognised: ${said || 'or not'}`, () => assert.equal(deviceOf(agent), said))
}
