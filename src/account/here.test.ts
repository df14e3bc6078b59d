import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { signInAgent, signInPerson } from './fixtures.ts'
import { agentIn, personIn, requireAgent, requirePerson, requireRight } from './here.ts'
import { logReading } from './readings.ts'
import { testSite } from './testing.ts'

const insides = new Hono<Env>()
  .use('/demande/*', requirePerson)
  .get('/demande/:draft/adresse', c => c.json({ who: personIn(c).accountId, kept: c.var.kept ?? null }))
  .post('/demande/:draft/adresse', c => c.json({ street: c.var.form.text('street') }))
  .use('/agents/dossiers/*', requireAgent('reviewer', 'supervisor'))
  .get('/agents/dossiers/:id', async c => {
    await logReading(c, { driverId: 'driver-1', what: 'file', reason: 'review' })
    return c.text(agentIn(c).name)
  })
  .get('/agents/guichet', requireRight('hand-over-cards'), c => c.text('desk'))

const at = (t: Parameters<typeof testSite>[0]) => testSite(t, [insides])
type At = Awaited<ReturnType<typeof at>>
const get = ({ app }: At, path: string, cookie = '') => app.request(path, { headers: { cookie } })
const post = ({ app, deps }: At, path: string, who: { cookie: string; csrf: string }, fields: Record<string, string>, page = path) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams({ csrf: who.csrf, form: 'form-1', ...fields }),
    headers: { cookie: who.cookie, referer: deps.config.baseUrl + page },
  })

/** The browser of `from`, in which somebody else, or the same person again, has signed in. */
const sameBrowser = (from: { cookie: string }, now: { cookie: string }, kept = 'kept=1') => {
  const visitor = /visitor=[^;]+/.exec(from.cookie)?.[0]
  const session = /session=[^;]+/.exec(now.cookie)?.[0]
  return [session, visitor, kept].filter(Boolean).join('; ')
}

const endAll = ({ owner }: At) => owner.query(`update session set seen_at = seen_at - interval '31 minutes'`)

test('whoever is not signed in goes to their own door, in their language, and comes back', async t => {
  const site = await at(t)
  const where = async (path: string) => (await get(site, path)).headers.get('location')
  assert.equal(await where('/demande/d-1/adresse?x=1'), `/connexion?retour=${encodeURIComponent('/demande/d-1/adresse?x=1')}`)
  assert.equal(await where('/en/demande/d-1/adresse'), `/en/connexion?retour=${encodeURIComponent('/demande/d-1/adresse')}`)
  assert.equal(await where('/agents/dossiers/1'), `/agents/connexion?retour=${encodeURIComponent('/agents/dossiers/1')}`)
})

test('each is kept to their own side and rights, with the answer of a page that does not exist, and it is noted', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  const desk = await signInAgent(site.deps, { roles: ['desk'], departement: '44' })
  const unknown = await (await get(site, '/nulle-part', lina.cookie)).text()
  const body = (text: string) => text.slice(text.indexOf('<main')).replace(/<\/main>.*/s, '')
  for (const [path, cookie] of [
    ['/agents/dossiers/1', lina.cookie],
    ['/agents/dossiers/1', desk.cookie],
    ['/demande/d-1/adresse', desk.cookie],
  ] as const) {
    const answer = await get(site, path, cookie)
    assert.equal(answer.status, 404)
    assert.equal(body(await answer.text()), body(unknown))
  }
  assert.equal((await get(site, '/agents/guichet', desk.cookie)).status, 200)
  const { rows } = await site.owner.query('select by, path, why from refused_access order by id')
  assert.deepEqual(rows, [
    { by: `account/${lina.accountId}`, path: '/agents/dossiers/1', why: 'not-an-agent' },
    { by: `agent/${desk.agentId}`, path: '/agents/dossiers/1', why: 'role-missing' },
    { by: `agent/${desk.agentId}`, path: '/demande/d-1/adresse', why: 'not-a-person' },
  ])
})

test('each reading of a file by an agent is noted with its reason', async t => {
  const site = await at(t)
  const agent = await signInAgent(site.deps, { roles: ['reviewer'], departement: '44' })
  await get(site, '/agents/dossiers/1', agent.cookie)
  const { rows } = await site.owner.query('select agent_id, driver_id, what, reason, at from reading')
  assert.deepEqual(rows, [
    { agent_id: agent.agentId, driver_id: 'driver-1', what: 'file', reason: 'review', at: '2026-11-23T09:00:00.000Z' },
  ])
  await assert.rejects(site.deps.db.query('delete from reading'), /permission denied/)
  await assert.rejects(site.deps.db.query(`update reading set reason = ''`), /permission denied/)
  await assert.rejects(site.deps.db.query('select from refused_access'), /permission denied/)
})

test('a session that ends in the middle of a form: what was typed comes back to its person, until it is sent', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps, { driverId: 'driver-1' })
  await endAll(site)
  const street = '3 rue de l’Abbé-Grégoire'
  const refused = await post(site, '/demande/d-1/adresse', lina, { street })
  assert.equal(refused.headers.get('location'), `/connexion?retour=${encodeURIComponent('/demande/d-1/adresse')}`)
  assert.match(refused.headers.get('set-cookie') ?? '', /kept=1; Max-Age=1800/)
  const again = await signInPerson(site.deps, { driverId: 'driver-1' })
  const cookie = sameBrowser(lina, again)
  for (const path of ['/demande/d-1/adresse', '/en/demande/d-1/adresse', '/demande/d-1/adresse']) {
    assert.deepEqual(await (await get(site, path, cookie)).json(), { who: lina.accountId, kept: { street } }, path)
  }
  assert.deepEqual(await (await get(site, '/demande/d-2/adresse', cookie)).json(), { who: lina.accountId, kept: null })
  await post(site, '/demande/d-1/adresse', { cookie, csrf: lina.csrf }, { street })
  assert.deepEqual(await (await get(site, '/demande/d-1/adresse', cookie)).json(), { who: lina.accountId, kept: null })
})

test('what was typed is given to nobody else: not in the same browser, not in another, not after half an hour', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps, { driverId: 'driver-1' })
  await endAll(site)
  await post(site, '/demande/d-1/adresse', lina, { street: 'secret' })
  const stranger = await signInPerson(site.deps)
  const again = await signInPerson(site.deps, { driverId: 'driver-1' })
  const kept = async (cookie: string) => ((await (await get(site, '/demande/d-1/adresse', cookie)).json()) as { kept: unknown }).kept
  assert.equal(await kept(sameBrowser(lina, stranger)), null)
  assert.equal(await kept(`${again.cookie}; kept=1`), null)
  assert.notEqual(await kept(sameBrowser(lina, again)), null)
  await site.owner.query(`update kept_form set until = until - interval '30 minutes'`)
  assert.equal(await kept(sameBrowser(lina, again)), null)
})

test('a browser that lost its session altogether gets back what was typed in it', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  await post(site, '/demande/d-1/adresse', { ...lina, cookie: sameBrowser(lina, { cookie: '' }, '') }, { street: 'x' })
  const answer = await get(site, '/demande/d-1/adresse', sameBrowser(lina, lina))
  assert.deepEqual(await answer.json(), { who: lina.accountId, kept: { street: 'x' } })
})

test('a form sent to another address comes back to the page where it stood; what is not ours is not followed', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  await endAll(site)
  const sent = await post(site, '/demande/d-1/verifier', lina, { street: 'x' }, '/en/demande/d-1/adresse?piece=1')
  assert.equal(sent.headers.get('location'), `/connexion?retour=${encodeURIComponent('/demande/d-1/adresse?piece=1')}`)
  const { rows } = await site.owner.query('select path, fields from kept_form')
  assert.deepEqual(rows, [{ path: '/demande/d-1/adresse', fields: { street: 'x' } }])
  const foreign = await site.app.request('/demande/d-1/adresse', {
    method: 'POST',
    body: new URLSearchParams({ csrf: lina.csrf, street: 'x' }),
    headers: { cookie: lina.cookie, referer: 'https://ailleurs.example/piege' },
  })
  assert.equal(foreign.headers.get('location'), `/connexion?retour=${encodeURIComponent('/demande/d-1/adresse')}`)
})
