import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '@papier-rose/law'
import { rememberDriver } from '../record/index.ts'
import { habilitate } from './agents.ts'
import { signInAgent, signInPerson } from './fixtures.ts'
import { openSession } from './sessions.ts'
import { onlyForm, signIn, signInSite, signInWithCard, toPartner } from './testing-partners.ts'

type At = Awaited<ReturnType<typeof signInSite>>

const linaKnown = ({ deps }: At) =>
  rememberDriver(deps.db, deps.ids, {
    neph: '230144001234',
    birthName: 'Moreau',
    firstNames: ['Lina'],
    sex: 'female',
    birthDay: day('2009-02-28'),
    birthplaceCode: '44109',
    birthplace: 'Nantes',
    birthCountry: '99100',
  })

const pauletteHabilitated = ({ deps }: At, more: { lastDay?: Day; firstDay?: Day } = {}) =>
  habilitate(deps.db, {
    id: deps.ids(),
    name: 'Paulette Bérard',
    email: 'paulette.berard@prefecture.example',
    roles: ['reviewer'],
    departement: '44',
    ...more,
  })

const refusals = async ({ owner }: At): Promise<string[]> =>
  (await owner.query<{ why: string }>('select why from refused_access order by at, id')).rows.map(row => row.why)

test('a person signs in, comes back to the page they wanted, in their language, with their file linked and the link written down', async t => {
  const at = await signInSite(t)
  const driverId = await linaKnown(at)
  const browser = at.browser()
  const page = await signIn(browser, 'lina', '/en/demande')
  assert.equal(page.url.href, `${at.base}/en/demande`)
  assert.match(page.text, /"name":"Lina MOREAU"/)
  assert.match(page.text, new RegExp(driverId))
  const { rows } = await at.owner.query('select why, state, driver_id, decided_by from match_task')
  assert.deepEqual(rows, [{ why: 'same', state: 'accepted', driver_id: driverId, decided_by: 'system' }])
  const { rows: kept } = await at.owner.query('select email, lang from account')
  assert.deepEqual(kept, [{ email: 'lina@courriel.example', lang: 'en' }])
})

test('the same person is the same account each time, and keeps where they asked to be written to', async t => {
  const at = await signInSite(t)
  await linaKnown(at)
  await signIn(at.browser(), 'lina')
  await at.owner.query(`update account set email = 'autre@courriel.example'`)
  await signIn(at.browser(), 'lina')
  const { rows } = await at.owner.query('select email from account')
  assert.deepEqual(rows, [{ email: 'autre@courriel.example' }])
})

test('the door never leads out of the service', async t => {
  const at = await signInSite(t)
  await linaKnown(at)
  for (const outside of ['https://ailleurs.example/', '//ailleurs.example/', '/\\ailleurs.example']) {
    const page = await signIn(at.browser(), 'lina', `/connexion?retour=${encodeURIComponent(outside)}`)
    assert.equal(page.url.href, `${at.base}/demande`, outside)
  }
})

test('whoever turns back at FranceConnect finds a plain page and may start again', async t => {
  const at = await signInSite(t)
  const browser = at.browser()
  const page = await browser.follow(await toPartner(browser, '/demande'), /Annuler/)
  assert.equal(page.status, 200)
  assert.match(page.title, /Vous n’êtes pas connecté/)
  const again = await browser.follow(page, /Recommencer/)
  assert.equal(again.url.searchParams.get('retour'), '/demande')
  assert.equal((await at.owner.query('select 1 from session')).rowCount, 0)
})

test('when the partner is down, before or on the way back, the page says what to do', async t => {
  const at = await signInSite(t)
  const browser = at.browser()
  const consent = await browser.post(onlyForm(await toPartner(browser, '/connexion')), { login: 'lina' })
  const back = await browser.post(onlyForm(consent), {}, { stopAt: `${at.base}/connexion/retour` })
  at.setDown(true)
  const finished = await browser.get(back.url)
  assert.equal(finished.status, 503)
  assert.match(finished.text, /Réessayez dans quelques minutes/)
  const left = at.browser()
  const started = await left.post(onlyForm(await left.get('/en/agents/connexion')))
  assert.equal(started.status, 503)
  assert.match(started.text, /Try again in a few minutes/)
})

test('the address of a return serves once, in time, and in the browser that left with it', async t => {
  const at = await signInSite(t)
  const returning = async () => {
    const browser = at.browser()
    return { browser, back: (await signIn(browser, 'lina', '/connexion', `${at.base}/connexion/retour`)).url }
  }
  const stolen = await returning()
  const thief = at.browser()
  await thief.get('/connexion')
  const refused = await thief.get(stolen.back)
  assert.equal(refused.status, 400)
  assert.match(refused.title, /plus valable/)
  assert.ok(!thief.cookies.names.includes('session'))
  assert.equal((await stolen.browser.get(stolen.back)).status, 200)
  assert.equal((await stolen.browser.get(stolen.back)).status, 400)
  const late = await returning()
  await at.owner.query(`update sign_in set until = until - interval '31 minutes'`)
  assert.equal((await late.browser.get(late.back)).status, 400)
  const forged = await returning()
  forged.back.searchParams.set('state', 'x'.repeat(43))
  assert.equal((await forged.browser.get(forged.back)).status, 400)
  assert.equal((await at.browser().get('/connexion/retour')).status, 400)
})

test('an answer made for another departure (nonce) is refused and noted', async t => {
  const at = await signInSite(t)
  const browser = at.browser()
  const { url } = await signIn(browser, 'lina', '/connexion', `${at.base}/connexion/retour`)
  await at.owner.query(`update sign_in set nonce = 'another-nonce-than-the-one-that-we-sent-000'`)
  const page = await browser.get(url)
  assert.equal(page.status, 403)
  assert.match(page.title, /pas pu vérifier votre identité/)
  assert.deepEqual(await refusals(at), ['refused'])
  assert.ok(!browser.cookies.names.includes('session'))
})

test('a session that somebody planted in the browser is not the one that signing in opens', async t => {
  const at = await signInSite(t)
  await linaKnown(at)
  const browser = at.browser()
  const planted = await signInPerson(at.deps, { familyName: 'VOLEUR' })
  browser.cookies.keep(new URL(at.base), [`session=${sessionOf(planted.cookie)}; Path=/`])
  // Whoever is inside already is not asked to sign in: the planted session must have gone idle for the victim to meet the door.
  await at.owner.query(`update session set seen_at = seen_at - interval '31 minutes'`)
  await signIn(browser, 'lina')
  assert.notEqual(sessionOf(browser.cookies.header(new URL(at.base))), sessionOf(planted.cookie))
  const { rows } = await at.owner.query('select ended_at is not null as ended from session order by opened_at')
  assert.deepEqual(rows, [{ ended: true }, { ended: false }])
})

const sessionOf = (header: string): string => /session=([^;]+)/.exec(header)?.[1] ?? ''

test('signing out ends the session here and at the partner, and the old cookie opens nothing', async t => {
  const at = await signInSite(t)
  await linaKnown(at)
  const browser = at.browser()
  await signIn(browser, 'lina')
  const cookie = browser.cookies.header(new URL(at.base))
  const page = await browser.post(onlyForm(await browser.get('/deconnexion')))
  assert.equal(page.url.pathname, '/deconnexion/retour')
  assert.ok(
    page.hops.some(hop => hop.pathname.endsWith('/session/end')),
    'the partner heard of it',
  )
  assert.match(page.text, /Vous êtes déconnecté/)
  const answer = await fetch(`${at.base}/demande`, { headers: { cookie }, redirect: 'manual' })
  assert.equal(answer.status, 303)
  assert.deepEqual(
    browser.cookies.names.filter(name => ['session', 'visitor'].includes(name)),
    [],
  )
})

test('signing out works when the partner is down, and says what remains', async t => {
  const at = await signInSite(t)
  at.setDown(true)
  const { accountId } = await signInPerson(at.deps)
  const secret = await openSession(at.deps.db, at.deps.ids, { accountId }, { device: '', idToken: 'of the partner' })
  const browser = at.browser()
  browser.cookies.keep(new URL(at.base), [`session=${secret}; Path=/`])
  const page = await browser.post(onlyForm(await browser.get('/deconnexion')))
  assert.equal(page.headers.get('clear-site-data'), '"cache", "storage"', 'the browser forgets the pages that it was shown')
  assert.match(page.text, /Votre session est terminée ici, mais le service qui a vérifié votre identité ne répond pas/)
  const { rows } = await at.owner.query('select id_token from session where ended_at is not null')
  assert.deepEqual(rows, [{ id_token: null }])
})

test('an agent signs in with two factors and begins their day; nobody else comes in with the same e-mail', async t => {
  const at = await signInSite(t)
  await pauletteHabilitated(at)
  const page = await signInWithCard(at.browser(), 'paulette')
  assert.equal(page.url.pathname, '/agents/dossiers')
  assert.match(page.text, /"roles":\["reviewer"\],"departement":"44"/)
  assert.equal((await signInWithCard(at.browser(), 'paulette')).url.pathname, '/agents/dossiers')
  await at.owner.query(`update agent set email = 'karim.haddad@prefecture.example'`)
  const other = await signInWithCard(at.browser(), 'karim')
  assert.equal(other.status, 403)
  assert.match(other.title, /déjà liée à une autre identité/)
  assert.deepEqual(await refusals(at), ['known-as-somebody-else'])
})

test('an agent whom nobody habilitated, or whose habilitation has ended, is told who to ask, and it is noted', async t => {
  const at = await signInSite(t)
  const unknown = await signInWithCard(at.browser(), 'karim')
  assert.equal(unknown.status, 403)
  assert.match(unknown.text, /responsable des habilitations de votre préfecture/)
  await pauletteHabilitated(at, { lastDay: day('2020-12-31') })
  const ended = await signInWithCard(at.browser(), 'paulette')
  assert.match(ended.title, /habilitation est terminée/)
  await at.owner.query(`update agent set last_day = null, first_day = '2999-01-01'`)
  assert.match((await signInWithCard(at.browser(), 'paulette')).title, /pas encore commencé/)
  await at.owner.query(`update agent set first_day = null, suspended_at = '2026-11-01T00:00:00Z'`)
  assert.match((await signInWithCard(at.browser(), 'paulette')).title, /habilitation est suspendue/)
  assert.deepEqual(await refusals(at), ['agent-unknown', 'habilitation-ended', 'habilitation-to-begin', 'habilitation-suspended'])
  const { rows } = await at.owner.query(`select by from refused_access`)
  assert.ok(!JSON.stringify(rows).includes('karim'), 'ids only')
})

test('an agent with a password is asked for a second factor, and refused without it', async t => {
  const at = await signInSite(t)
  await pauletteHabilitated(at)
  const browser = at.browser()
  const withPassword = { agent: 'paulette' }
  const asked = await browser.post(onlyForm(await toPartner(browser, '/agents/connexion')), withPassword, { button: /Mot de passe/ })
  const sent = /(\d{6})/.exec(asked.text)?.[1] ?? ''
  assert.equal((await browser.post(onlyForm(asked), { code: sent })).url.pathname, '/agents/dossiers')
  const other = at.browser()
  const departure = await other.post(onlyForm(await other.get('/agents/connexion')), {}, { stopAt: at.deps.config.PROCONNECT_ISSUER })
  departure.url.searchParams.delete('claims')
  const back = await other.post(onlyForm(await other.get(departure.url)), withPassword, { button: /Mot de passe/ })
  assert.equal(back.status, 403)
  assert.match(back.title, /Un mot de passe seul ne suffit pas/)
  assert.deepEqual(await refusals(at), ['two-factors-missing'])
})

test('machines that ask to sign in again and again wait', async t => {
  const at = await signInSite(t)
  const browser = at.browser()
  const form = onlyForm(await browser.get('/connexion'))
  const statuses = new Set<number>()
  for (let i = 0; i < 42; i++) statuses.add((await browser.post(form, {}, { stopAt: at.deps.config.FRANCECONNECT_ISSUER })).status)
  assert.deepEqual([...statuses], [0, 429])
})

test('a session whose proof is old changes no address: the person proves again who they are, and finds what they typed', async t => {
  const at = await signInSite(t)
  await linaKnown(at)
  const browser = at.browser()
  const contacts = await signIn(browser, 'lina', '/compte/contacts')
  assert.equal(contacts.url.pathname, '/compte/contacts')
  const change = contacts.forms.find(form => form.action.pathname.endsWith('/contacts/email'))
  assert.ok(change)
  const typed = { email: 'neuf@courriel.example' }
  await at.owner.query(`update session set proved_at = proved_at - interval '16 minutes'`)
  const asked = await browser.post(change, typed)
  assert.equal(asked.url.pathname, '/connexion/encore')
  assert.match(asked.text, /passez de nouveau par FranceConnect/)
  assert.equal((await at.owner.query('select 1 from contact_check')).rowCount, 0)
  const again = asked.forms.find(form => form.fields.some(({ name }) => name === 'encore'))
  assert.ok(again)
  const consent = await browser.post(onlyForm(await browser.post(again)), { login: 'lina' })
  const back = await browser.post(onlyForm(consent))
  assert.match(back.url.pathname, /^\/compte\/contacts\b/)
  const kept = back.forms.find(form => form.action.pathname.endsWith('/contacts/email'))
  assert.equal(kept?.fields.find(({ name }) => name === 'email')?.value, typed.email)
  assert.ok(kept)
  assert.match((await browser.post(kept, {})).url.pathname, /^\/compte\/contacts\/code\//)
  // Whoever gives power proves it again; whoever takes it away need not wait.
  const supervisor = await signInAgent(at.deps, { roles: ['supervisor'], departement: '44' })
  const reviewer = await signInAgent(at.deps, { roles: ['reviewer'], departement: '44' })
  await at.owner.query('update session set proved_at = null where agent_id = $1', [supervisor.agentId])
  const post = async (path: string, fields: Record<string, string>) =>
    fetch(`${at.base}/agents/habilitations/${path}`, {
      method: 'POST',
      headers: { cookie: supervisor.cookie, origin: at.base },
      body: new URLSearchParams({ csrf: supervisor.csrf, form: at.deps.ids(), ...fields }),
      redirect: 'manual',
    })
  const terms = { roles: 'reviewer', 'last-day': '1', 'last-month': '1', 'last-year': '2999' }
  for (const path of ['nouvelle', `${reviewer.agentId}/changer`])
    assert.match((await post(path, terms)).headers.get('location') ?? '', /^\/agents\/connexion\/encore\?retour=/, path)
  const suspended = await post(`${reviewer.agentId}/suspendre`, { 'why-suspended': 'a stolen card' })
  assert.equal(suspended.headers.get('location'), `/agents/habilitations/${reviewer.agentId}`)
})

test('each sign-in and each refusal is a line of the log: who, how strongly and since when, and nothing personal', async t => {
  const at = await signInSite(t)
  await linaKnown(at)
  await pauletteHabilitated(at)
  await signIn(at.browser(), 'lina')
  await signInWithCard(at.browser(), 'paulette')
  await signInWithCard(at.browser(), 'karim')
  const lines = at.lines().map(line => JSON.parse(line) as Record<string, unknown>)
  const [person, agent] = lines.filter(({ msg }) => msg === 'signed in')
  assert.match(String(person?.by), /^account\/[0-9a-f-]{36}$/)
  assert.equal(person?.acr, 'eidas1')
  assert.match(String(agent?.by), /^agent\/[0-9a-f-]{36}$/)
  assert.equal(agent?.acr, 'eidas1-mfa')
  for (const { provedAt, request } of [person ?? {}, agent ?? {}]) assert.ok(provedAt && request)
  assert.equal(lines.filter(({ msg, why }) => msg === 'access refused' && why === 'agent-unknown').length, 1)
  assert.doesNotMatch(at.lines().join('\n'), /lina|moreau|paulette|bérard|karim|@/i)
})
