import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { JWK } from 'oidc-provider'
import { later } from '../../kit/clock.ts'
import { cookieFetch, type Page } from '../../kit/testing/browserless.ts'
import { htmlProblems } from '../../kit/testing/pages.ts'
import type { Handler } from './broker/broker.ts'
import type { Citizen } from './citizens.ts'
import { franceConnect } from './client.ts'
import type { RelyingPartyConfig, Signing } from './relying.ts'
import { franceConnectSimulator } from './simulator.ts'

const redirectUri = 'http://service.example/connexion/retour'
const postLogoutUri = 'http://service.example/deconnexion/retour'
const clientSecret = 'a-secret-of-the-contract-test-only-0123456789'
const attempt = { state: 's'.repeat(43), nonce: 'n'.repeat(43) }
const lina: Citizen = {
  login: 'lina',
  familyName: 'Lœuillet-D’Arc',
  givenNames: ['Lina', 'Zoé'],
  gender: 'female',
  birthdate: '2009-02-28',
  birthplace: '44109',
  birthcountry: '99100',
  email: 'lina@courriel.example',
}

interface Setting {
  signing?: Signing
  keys?: JWK[]
  /** Stands between the partner and us. */
  between?: (handle: Handler) => Handler
}

/** The partner over real HTTP on a port of its own, and our client for it. */
async function partner(t: { after(end: () => unknown): void }, { signing, keys, between = handle => handle }: Setting = {}) {
  let handle: Handler = async () => {}
  const server = createServer((req, res) => void handle(req, res))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}/franceconnect/api/v2`
  const service = {
    name: 'Papier rose',
    clientId: 'papier-rose',
    clientSecret,
    redirectUris: [redirectUri],
    postLogoutUris: [postLogoutUri],
    signing,
  }
  const restart = () => {
    handle = between(franceConnectSimulator({ issuer, services: [service], seed: 'contract', personas: [lina], keys }))
  }
  restart()
  const config: RelyingPartyConfig = {
    issuer,
    clientId: 'papier-rose',
    clientSecret,
    redirectUri,
    postLogoutUri,
    signing,
    allowInsecure: true,
  }
  const client = franceConnect(config)
  const browser = cookieFetch(issuer)
  return { issuer, config, client, browser, restart, close: () => server.close() }
}

type Partner = Awaited<ReturnType<typeof partner>>

async function loginPage({ client, browser }: Partner): Promise<Page> {
  const departure = await client.start(attempt)
  assert.ok('url' in departure, JSON.stringify(departure))
  return browser.get(departure.url, { stopAt: redirectUri })
}

const onlyForm = (page: Page) => {
  const [form] = page.forms
  assert.ok(form, `no form on ${page.url.href}: ${page.text}`)
  return form
}

/** Chooses an identity, agrees, and comes back to our address. */
async function signIn(at: Partner, login: string): Promise<URL> {
  const consent = await at.browser.post(onlyForm(await loginPage(at)), { login })
  const back = await at.browser.post(onlyForm(consent), {}, { stopAt: redirectUri })
  assert.ok(back.url.href.startsWith(redirectUri), `${back.url.href} ${back.text}`)
  return back.url
}

async function identityOf(at: Partner, login: string) {
  const answer = await at.client.finish(await signIn(at, login), attempt)
  assert.ok('identity' in answer, JSON.stringify(answer))
  return answer
}

test('a person signs in, and we know the six facts, the usage name and where to write', async t => {
  const at = await partner(t)
  const { identity } = await identityOf(at, 'avec_nom_dusage')
  const { sub, ...facts } = identity
  assert.match(sub, /^[0-9a-f]{64}v1$/)
  assert.deepEqual(facts, {
    familyName: 'MERCIER',
    givenNames: ['Pierre'],
    usageName: 'DUBOIS',
    gender: 'male',
    birthdate: '1969-03-17',
    birthplace: '95277',
    birthcountry: '99100',
    email: 'identite-2@courriel.example',
  })
})

test('it says when the person proved who they are, and a proof from before a given moment is refused', async t => {
  const at = await partner(t)
  const { provedAt, acr } = await identityOf(at, 'test')
  assert.ok(provedAt)
  assert.equal(acr, 'eidas1')
  const again = { ...attempt, againSince: provedAt }
  assert.ok('identity' in (await at.client.finish(await signIn(at, 'test'), again)))
  const tomorrow = { ...attempt, againSince: later(provedAt, 86_400_000) }
  assert.deepEqual(await at.client.finish(await signIn(at, 'test'), tomorrow), { refused: 'not-proved-again' })
})

test('a compound given name stays one, an absent one is absent, and a presumed date is the first of the month', async t => {
  const at = await partner(t)
  assert.deepEqual((await identityOf(at, 'prénom_composé')).identity.givenNames, ['Anne-Laure'])
  assert.deepEqual((await identityOf(at, 'sans_prenom')).identity.givenNames, [])
  assert.equal((await identityOf(at, 'étranger_présumé_né_jour')).identity.birthdate, '1992-11-01')
  const abroad = (await identityOf(at, 'naissance_etranger_birthplace_texte')).identity
  assert.deepEqual([abroad.birthplace, abroad.birthcountry], ['', '99352'])
})

test('people of the demonstration stand beside the test identities, and keep their sub when the partner starts again', async t => {
  const at = await partner(t)
  const before = (await identityOf(at, 'lina')).identity
  assert.equal(before.familyName, 'Lœuillet-D’Arc')
  at.restart()
  const after = (await identityOf(at, 'lina')).identity
  assert.equal(after.sub, before.sub)
  assert.notEqual((await identityOf(at, 'test')).identity.sub, before.sub)
})

test('each algorithm that a service may have registered is verified', async t => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const rsa = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'rsa' } as JWK
  for (const signing of ['HS256', 'ES256', 'RS256'] as const) {
    const at = await partner(t, { signing, keys: signing === 'RS256' ? [rsa] : [] })
    assert.equal((await identityOf(at, 'test')).identity.familyName, 'DUBOIS', signing)
  }
})

test('a wrong password is said beside the identities, and the right one then goes through', async t => {
  const at = await partner(t)
  const again = await at.browser.post(onlyForm(await loginPage(at)), { login: 'test', password: '1234' })
  assert.equal(again.status, 422)
  assert.match(again.text, /tapez son mot de passe/)
  const consent = await at.browser.post(onlyForm(again), { password: '123' })
  assert.match(consent.text, /Papier rose/)
})

test('somebody who signs in after another person is not that person', async t => {
  const at = await partner(t)
  assert.equal((await identityOf(at, 'test')).identity.familyName, 'DUBOIS')
  assert.equal((await identityOf(at, 'genre_indéfini')).identity.familyName, 'LAFORGE')
})

test('whoever cancels comes back, at the first page and at the second', async t => {
  const at = await partner(t)
  const first = await at.browser.follow(await loginPage(at), /Annuler/, { stopAt: redirectUri })
  assert.equal(first.url.searchParams.get('error_description'), 'User auth aborted')
  assert.deepEqual(await at.client.finish(first.url, attempt), { cancelled: true })
  const consent = await at.browser.post(onlyForm(await loginPage(at)), { login: 'test' })
  const second = await at.browser.follow(consent, /Annuler/, { stopAt: redirectUri })
  assert.deepEqual(await at.client.finish(second.url, attempt), { cancelled: true })
})

test('a return that is not the answer to our question is refused', async t => {
  const at = await partner(t)
  const back = await signIn(at, 'test')
  assert.ok('refused' in (await at.client.finish(back, { ...attempt, state: 'x'.repeat(43) })))
  assert.ok('refused' in (await at.client.finish(new URL(redirectUri), attempt)))
  const otherNonce = await at.client.finish(back, { ...attempt, nonce: 'x'.repeat(43) })
  assert.ok('refused' in otherNonce)
})

test('a code serves once', async t => {
  const at = await partner(t)
  const back = await signIn(at, 'test')
  assert.ok('identity' in (await at.client.finish(back, attempt)))
  assert.deepEqual(await at.client.finish(back, attempt), { refused: 'invalid_grant' })
})

test('a cancelled return with a state of somebody else is refused', async t => {
  const { client } = await partner(t)
  const forged = new URL(`${redirectUri}?error=access_denied&state=${'x'.repeat(43)}`)
  assert.ok('refused' in (await client.finish(forged, attempt)))
})

for (const [change, name, value] of [
  ['a short state', 'state', 's'.repeat(21)],
  ['a short nonce', 'nonce', 'n'.repeat(21)],
  ['no nonce', 'nonce', ''],
  ['a parameter that it does not know', 'code_challenge', 'abc'],
] as const) {
  test(`${change} is the partner’s error Y000400`, async t => {
    const { client, browser } = await partner(t)
    const departure = await client.start(attempt)
    assert.ok('url' in departure)
    departure.url.searchParams.set(name, value)
    const page = await browser.get(departure.url)
    assert.equal(page.status, 400)
    assert.match(page.text, /Y000400/)
  })
}

test('an address that was not registered is never gone back to', async t => {
  const { client, browser } = await partner(t)
  const departure = await client.start(attempt)
  assert.ok('url' in departure)
  departure.url.searchParams.set('redirect_uri', 'http://evil.example/')
  const page = await browser.get(departure.url, { stopAt: 'http://evil.example/' })
  assert.equal(page.status, 400)
  assert.match(page.text, /invalid_redirect_uri/)
})

test('signing out goes through the partner and back, and only to a registered address', async t => {
  const at = await partner(t)
  const { idToken } = await identityOf(at, 'test')
  const out = await at.client.logoutUrl(idToken, 'state-of-logout')
  assert.ok('url' in out)
  const back = await at.browser.get(out.url, { stopAt: postLogoutUri })
  assert.equal(back.url.href, `${postLogoutUri}?state=state-of-logout`)
  out.url.searchParams.set('post_logout_redirect_uri', 'http://evil.example/')
  assert.equal((await at.browser.get(out.url)).status, 400)
})

/** Answers a request of the client with other words than the partner's. */
const forging =
  (path: string, answer: (genuine: string, issuer: string) => Promise<{ body: string; type?: string; status?: number }>) =>
  (handle: Handler): Handler =>
  async (req, res) => {
    if (!req.url?.endsWith(path)) return handle(req, res)
    const issuer = `http://${req.headers.host}${req.url.slice(0, -path.length)}`
    const end = res.end.bind(res)
    res.end = ((chunk: unknown) => {
      void answer(String(chunk), issuer).then(({ body, type = 'application/jwt', status = 200 }) => {
        res.statusCode = status
        res.removeHeader('content-length')
        res.setHeader('content-type', type)
        end(body)
      })
      return res
    }) as typeof res.end
    await handle(req, res)
  }

test('facts that somebody else signed are refused', async t => {
  const { privateKey } = await generateKeyPair('ES256')
  const between = forging('/userinfo', async (genuine, issuer) => {
    const told = JSON.parse(Buffer.from(genuine.split('.')[1] ?? '', 'base64url').toString())
    const jwt = new SignJWT({ ...told, family_name: 'VOLEUR' }).setProtectedHeader({ alg: 'ES256' }).setIssuer(issuer)
    return { body: await jwt.setAudience('papier-rose').sign(privateKey) }
  })
  const at = await partner(t, { between })
  assert.deepEqual(await at.client.finish(await signIn(at, 'test'), attempt), { refused: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })
})

test('an identity token that somebody else signed is refused', async t => {
  const { privateKey } = await generateKeyPair('ES256')
  const between = forging('/token', async genuine => {
    const tokens = JSON.parse(genuine)
    const told = JSON.parse(Buffer.from(tokens.id_token.split('.')[1] ?? '', 'base64url').toString())
    const id_token = await new SignJWT(told).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    return { body: JSON.stringify({ ...tokens, id_token }), type: 'application/json' }
  })
  const at = await partner(t, { between })
  assert.deepEqual(await at.client.finish(await signIn(at, 'test'), attempt), { refused: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })
})

test('facts about another person than the one who signed in are refused', async t => {
  const between = forging('/userinfo', async (genuine, issuer) => {
    const told = JSON.parse(Buffer.from(genuine.split('.')[1] ?? '', 'base64url').toString())
    const jwt = new SignJWT({ ...told, sub: 'somebody-else' }).setProtectedHeader({ alg: 'HS256' }).setIssuer(issuer)
    return { body: await jwt.setAudience('papier-rose').sign(new TextEncoder().encode(clientSecret)) }
  })
  const at = await partner(t, { between, signing: 'HS256' })
  assert.deepEqual(await at.client.finish(await signIn(at, 'test'), attempt), { refused: 'userinfo-of-somebody-else' })
})

test('facts that nobody signed are refused', async t => {
  const between = forging('/userinfo', async () => ({ body: '{"sub":"x","family_name":"VOLEUR"}', type: 'application/json' }))
  const at = await partner(t, { between })
  assert.deepEqual(await at.client.finish(await signIn(at, 'test'), attempt), { refused: 'userinfo-not-signed' })
})

test('a partner that is down is said to be down, and serves again when it is back', async t => {
  const at = await partner(t)
  const back = await signIn(at, 'test')
  const press = async () => at.browser.post(onlyForm(await at.browser.get(`${at.issuer}/simulateur`)), {}, { button: /panne|service/ })
  assert.match((await press()).text, /en panne/)
  const [finished, cold] = [await at.client.finish(back, attempt), franceConnect(at.config)]
  assert.ok('down' in finished, JSON.stringify(finished))
  assert.ok('down' in (await cold.start(attempt)))
  assert.ok('down' in (await cold.logoutUrl('token', 'state')))
  await press()
  assert.ok('url' in (await cold.start(attempt)))
  assert.ok('identity' in (await at.client.finish(back, attempt)))
})

test('nobody at the other end is down too', async () => {
  const config = { issuer: 'http://127.0.0.1:9/api/v2', clientId: 'c', clientSecret, redirectUri, postLogoutUri, allowInsecure: true }
  assert.ok('down' in (await franceConnect(config).start(attempt)))
})

test('every page is valid HTML, without script', async t => {
  const at = await partner(t)
  const login = await loginPage(at)
  const wrong = await at.browser.post(onlyForm(login), { password: '' })
  const consent = await at.browser.post(onlyForm(wrong), { login: 'lina', password: '123' })
  const malformed = await at.browser.get(`${at.issuer}/authorize?state=1`)
  const expired = await at.browser.get(`${at.issuer}/interaction/unknown`)
  const buttons = await at.browser.get(`${at.issuer}/simulateur`)
  assert.equal(expired.status, 400)
  for (const page of [login, wrong, consent, malformed, expired, buttons]) {
    assert.deepEqual(await htmlProblems(page.html), [], page.title)
    assert.doesNotMatch(page.html, /<script|style=/)
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/, page.title)
  }
})

test('behind a proxy that encrypts, every address is the one of the issuer', async t => {
  const issuer = 'https://sandbox.example/franceconnect/api/v2'
  const service = {
    name: 'Papier rose',
    clientId: 'papier-rose',
    clientSecret,
    redirectUris: [redirectUri],
    postLogoutUris: [postLogoutUri],
  }
  const handle = franceConnectSimulator({ issuer, services: [service], seed: 'contract' })
  const server = createServer((req, res) => void handle(req, res))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  t.after(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const inside = `http://127.0.0.1:${address.port}/franceconnect/api/v2`
  const told = (await (await fetch(`${inside}/.well-known/openid-configuration`)).json()) as Record<string, string>
  assert.deepEqual(
    [told.issuer, told.authorization_endpoint, told.end_session_endpoint],
    [issuer, `${issuer}/authorize`, `${issuer}/session/end`],
  )
  const query = {
    client_id: 'papier-rose',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    acr_values: 'eidas1',
    ...attempt,
  }
  const left = await fetch(`${inside}/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' })
  assert.match(left.headers.get('location') ?? '', /^\/franceconnect\/api\/v2\/interaction\//)
  assert.match(left.headers.get('set-cookie') ?? '', /; secure/)
  assert.equal((await fetch(`http://127.0.0.1:${address.port}/elsewhere`)).status, 404)
})
