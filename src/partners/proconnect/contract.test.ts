import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { later } from '../../kit/clock.ts'
import { cookieFetch, type Page } from '../../kit/testing/browserless.ts'
import { htmlProblems } from '../../kit/testing/pages.ts'
import type { Handler } from '../franceconnect/broker/broker.ts'
import { proConnect } from './client.ts'
import { type Agent, proConnectSimulator } from './simulator.ts'

const redirectUri = 'http://service.example/agents/retour'
const postLogoutUri = 'http://service.example/agents/deconnexion'
const clientSecret = 'a-secret-of-the-contract-test-only-0123456789'
const attempt = { state: 's'.repeat(43), nonce: 'n'.repeat(43) }

const paulette: Agent = {
  sub: 'paulette',
  given_name: 'Paulette',
  usual_name: 'Bérard',
  email: 'paulette.berard@prefecture.example',
  uid: 'a-0042',
  siret: '13002526500013',
  roles: ['agent_public', 'agent_public_etat'],
  organization_label: 'Préfecture de la Loire-Atlantique',
}
const karim: Agent = {
  ...paulette,
  sub: 'karim',
  given_name: 'Karim',
  usual_name: 'Haddad',
  email: 'karim.haddad@prefecture.example',
  uid: 'a-0043',
  roles: [],
}

async function partner(t: { after(end: () => unknown): void }) {
  let handle: Handler = async () => {}
  const server = createServer((req, res) => void handle(req, res))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}/proconnect/api/v2`
  const service = {
    name: 'Papier rose',
    clientId: 'papier-rose',
    clientSecret,
    redirectUris: [redirectUri],
    postLogoutUris: [postLogoutUri],
  }
  handle = proConnectSimulator({ issuer, services: [service], seed: 'contract', agents: [paulette, karim] })
  const client = proConnect({ issuer, clientId: 'papier-rose', clientSecret, redirectUri, postLogoutUri, allowInsecure: true })
  return { client, browser: cookieFetch(issuer) }
}

type Partner = Awaited<ReturnType<typeof partner>>

async function depart({ client, browser }: Partner, parameters: Record<string, string> = {}): Promise<Page> {
  const departure = await client.start(attempt)
  assert.ok('url' in departure, JSON.stringify(departure))
  for (const [name, value] of Object.entries(parameters)) departure.url.searchParams.set(name, value)
  return browser.get(departure.url, { stopAt: redirectUri })
}

const onlyForm = (page: Page) => {
  const [form] = page.forms
  assert.ok(form, `no form on ${page.url.href}: ${page.text}`)
  return form
}

const withCard = async (at: Partner, agent: string) =>
  (await at.browser.post(onlyForm(await depart(at)), { agent }, { button: /Carte/, stopAt: redirectUri })).url

test('an agent signs in with two factors, and we know who they are and where they work', async t => {
  const at = await partner(t)
  const answer = await at.client.finish(await withCard(at, 'paulette'), attempt)
  assert.ok('agent' in answer, JSON.stringify(answer))
  const { sub, ...agent } = answer.agent
  assert.notEqual(sub, 'paulette')
  assert.deepEqual(agent, {
    givenName: 'Paulette',
    usualName: 'Bérard',
    email: 'paulette.berard@prefecture.example',
    uid: 'a-0042',
    siret: '13002526500013',
    idpId: 'simulateur',
    roles: ['agent_public', 'agent_public_etat'],
    organization: 'Préfecture de la Loire-Atlantique',
    acr: 'eidas1-mfa',
  })
})

test('a password alone is not enough: the partner asks for the code it sent, and only that one', async t => {
  const at = await partner(t)
  const asked = await at.browser.post(onlyForm(await depart(at)), { agent: 'karim' }, { button: /Mot de passe/ })
  const wrong = await at.browser.post(onlyForm(asked), { code: 'abc' })
  assert.equal(wrong.status, 422)
  const code = /\b\d{6}\b/.exec(wrong.text)?.[0] ?? ''
  const back = await at.browser.post(onlyForm(wrong), { code }, { stopAt: redirectUri })
  const answer = await at.client.finish(back.url, attempt)
  assert.ok('agent' in answer, JSON.stringify(answer))
  assert.deepEqual([answer.agent.givenName, answer.agent.acr], ['Karim', 'eidas1-mfa'])
})

test('a sign-in with one factor is refused, should the partner let it through', async t => {
  const at = await partner(t)
  const page = await depart(at, { claims: '{"id_token":{"acr":null}}' })
  const back = await at.browser.post(onlyForm(page), { agent: 'paulette' }, { button: /Mot de passe/, stopAt: redirectUri })
  assert.deepEqual(await at.client.finish(back.url, attempt), { refused: 'two-factors-missing' })
})

test('the session of the partner spares a second sign-in, until the agent signs out', async t => {
  const at = await partner(t)
  const first = await at.client.finish(await withCard(at, 'paulette'), attempt)
  assert.ok('agent' in first)
  const again = await at.client.finish((await depart(at, { prompt: 'none' })).url, attempt)
  assert.ok('agent' in again, JSON.stringify(again))
  assert.equal(again.agent.sub, first.agent.sub)
  const out = await at.client.logoutUrl(again.idToken, 'state-of-logout')
  assert.ok('url' in out)
  assert.equal((await at.browser.get(out.url, { stopAt: postLogoutUri })).url.href, `${postLogoutUri}?state=state-of-logout`)
  assert.deepEqual(await at.client.finish((await depart(at, { prompt: 'none' })).url, attempt), { refused: 'login_required' })
})

test('asked to prove it again, the partner does not let its session do; and what was proved before is refused, whatever the browser changed', async t => {
  const at = await partner(t)
  const first = await at.client.finish(await withCard(at, 'paulette'), attempt)
  assert.ok('agent' in first && first.provedAt)
  const again = { ...attempt, againSince: first.provedAt }
  const departure = await at.client.start(again)
  assert.ok('url' in departure)
  const page = await at.browser.get(departure.url, { stopAt: redirectUri })
  assert.equal(page.status, 200, 'the sign-in page, and not the way back')
  const back = await at.browser.post(onlyForm(page), { agent: 'paulette' }, { button: /Carte/, stopAt: redirectUri })
  const proved = await at.client.finish(back.url, again)
  assert.ok('agent' in proved && proved.provedAt && proved.provedAt >= first.provedAt, JSON.stringify(proved))
  // Somebody at the browser takes the demand out of the address: the session of before answers, with its own time.
  const tomorrow = { ...attempt, againSince: later(proved.provedAt, 86_400_000) }
  const spared = await at.client.start(tomorrow)
  assert.ok('url' in spared)
  spared.url.searchParams.delete('prompt')
  const silent = await at.browser.get(spared.url, { stopAt: redirectUri })
  assert.deepEqual(await at.client.finish(silent.url, tomorrow), { refused: 'not-proved-again' })
})

test('a hint chooses the agent, and whoever cancels comes back', async t => {
  const at = await partner(t)
  const page = await depart(at, { login_hint: karim.email })
  assert.deepEqual(
    onlyForm(page)
      .fields.filter(field => field.sent)
      .map(field => field.value),
    ['karim'],
  )
  const back = await at.browser.follow(page, /Annuler/, { stopAt: redirectUri })
  assert.deepEqual(await at.client.finish(back.url, attempt), { cancelled: true })
})

for (const [change, parameters] of [
  ['a state under 32 characters', { state: 's'.repeat(31) }],
  ['a nonce under 32 characters', { nonce: 'n'.repeat(31) }],
  ['a parameter that it does not know', { acr_values: 'eidas1' }],
] as const) {
  test(`${change} is the partner’s error Y000400`, async t => {
    const page = await depart(await partner(t), parameters)
    assert.equal(page.status, 400)
    assert.match(page.text, /Y000400/)
  })
}

test('every page is valid HTML', async t => {
  const at = await partner(t)
  const login = await depart(at)
  const unchosen = await at.browser.post(onlyForm(login), { agent: 'nobody' }, { button: /Carte/ })
  const asked = await at.browser.post(onlyForm(unchosen), { agent: 'karim' }, { button: /Mot de passe/ })
  const wrong = await at.browser.post(onlyForm(asked), { code: 'abc' })
  for (const page of [login, unchosen, asked, wrong]) assert.deepEqual(await htmlProblems(page.html), [], page.title)
})
