import { createServer } from 'node:http'
import { PassThrough } from 'node:stream'
import type { TestContext } from 'node:test'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { type Env, site } from '../kit/http.ts'
import { makeLog } from '../kit/log.ts'
import { type Browserless, cookieFetch, type Page } from '../kit/testing/browserless.ts'
import type { Handler } from '../partners/franceconnect/broker/broker.ts'
import type { Citizen } from '../partners/franceconnect/citizens.ts'
import { franceConnect } from '../partners/franceconnect/index.ts'
import { franceConnectSimulator } from '../partners/franceconnect/simulator.ts'
import { proConnect } from '../partners/proconnect/index.ts'
import { type Agent, proConnectSimulator } from '../partners/proconnect/simulator.ts'
import { accountPages, requireAgent, requirePerson, whoIsHere } from './index.ts'
import { testDeps } from './testing.ts'

export const lina: Citizen = {
  login: 'lina',
  familyName: 'MOREAU',
  givenNames: ['Lina', 'Zoé'],
  gender: 'female',
  birthdate: '2009-02-28',
  birthplace: '44109',
  birthcountry: '99100',
  email: 'lina@courriel.example',
}

export const paulette: Agent = {
  sub: 'paulette',
  given_name: 'Paulette',
  usual_name: 'Bérard',
  email: 'Paulette.Berard@prefecture.example',
  uid: 'a-0042',
  siret: '13002526500013',
  roles: ['agent_public', 'agent_public_etat'],
  organization_label: 'Préfecture de la Loire-Atlantique',
}
export const karim: Agent = {
  ...paulette,
  sub: 'karim',
  given_name: 'Karim',
  usual_name: 'Haddad',
  email: 'karim.haddad@prefecture.example',
}

/** A page for people and one for agents, behind which a capability would stand. */
const insides = new Hono<Env>()
  .use('/demande', requirePerson)
  .get('/demande', c => c.html(`<title>demande</title><p>${JSON.stringify({ who: c.var.who, kept: c.var.kept ?? null })}</p>`))
  .use('/agents/dossiers', requireAgent('reviewer', 'supervisor'))
  .get('/agents/dossiers', c => c.html(`<title>dossiers</title><p>${JSON.stringify({ who: c.var.who })}</p>`))

async function listen(t: Pick<TestContext, 'after'>, handle: Handler): Promise<string> {
  const server = createServer((req, res) => void handle(req, res))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

/** The service with its two partners beside it, over HTTP. `down` stops the partners from answering. */
export async function signInSite(t: Pick<TestContext, 'after'>, citizens: readonly Citizen[] = [lina]) {
  let [ours, theirs, down]: [Handler, Handler, boolean] = [async () => {}, async () => {}, false]
  const [base, partners] = [await listen(t, (req, res) => ours(req, res)), await listen(t, (req, res) => theirs(req, res))]
  const issuers = { franceConnect: `${partners}/franceconnect/api/v2`, proConnect: `${partners}/proconnect/api/v2` }
  const { deps: given, owner } = await testDeps(t, {
    BASE_URL: base,
    FRANCECONNECT_ISSUER: issuers.franceConnect,
    PROCONNECT_ISSUER: issuers.proConnect,
  })
  const lines: string[] = []
  const out = new PassThrough().on('data', chunk => lines.push(...String(chunk).trim().split('\n')))
  const deps = { ...given, log: makeLog('info', out) }
  const { config } = deps
  const service = (clientSecret: string, back: string) => ({
    name: 'Papier rose',
    clientId: 'papier-rose',
    clientSecret,
    redirectUris: [`${base}${back}`],
    postLogoutUris: [`${base}/deconnexion/retour`],
  })
  const people = service(config.FRANCECONNECT_CLIENT_SECRET, '/connexion/retour')
  const staff = service(config.PROCONNECT_CLIENT_SECRET, '/agents/connexion/retour')
  const fc = franceConnectSimulator({ issuer: issuers.franceConnect, services: [people], seed: 'account', personas: citizens })
  const pc = proConnectSimulator({ issuer: issuers.proConnect, services: [staff], seed: 'account', agents: [paulette, karim] })
  theirs = async (req, res) => {
    if (down) {
      res.writeHead(503).end()
      return
    }
    await (req.url?.startsWith('/proconnect') ? pc : fc)(req, res)
  }
  const client = ({ clientId, clientSecret, redirectUris, postLogoutUris }: typeof people, issuer: string) => ({
    issuer,
    clientId,
    clientSecret,
    redirectUri: redirectUris[0] ?? '',
    postLogoutUri: postLogoutUris[0] ?? '',
    allowInsecure: true,
  })
  const pages = accountPages({
    franceConnect: franceConnect(client(people, issuers.franceConnect)),
    proConnect: proConnect(client(staff, issuers.proConnect)),
  })
  const app = site(deps, { before: [whoIsHere(deps)], pages: [insides, pages] })
  const server = createAdaptorServer({ fetch: app.fetch })
  ours = async (req, res) => void server.emit('request', req, res)
  const setDown = (now: boolean) => {
    down = now
  }
  return { deps, owner, base, setDown, lines: () => lines, browser: (headers = {}) => cookieFetch(base, headers) }
}

export const onlyForm = (page: Page) => {
  const [form] = page.forms
  if (!form) throw new Error(`no form on ${page.url.href}: ${page.text}`)
  return form
}

/** From the door to the partner's first page. */
export async function toPartner(browser: Browserless, from: string): Promise<Page> {
  return browser.post(onlyForm(await browser.get(from)))
}

/** Signs a person in, all the way to the page where the service leads them. */
export async function signIn(browser: Browserless, login: string, from = '/connexion', stopAt?: string): Promise<Page> {
  const consent = await browser.post(onlyForm(await toPartner(browser, from)), { login })
  return browser.post(onlyForm(consent), {}, stopAt === undefined ? {} : { stopAt })
}

/** Signs an agent in with their card. */
export async function signInWithCard(browser: Browserless, agent: string, from = '/agents/connexion'): Promise<Page> {
  return browser.post(onlyForm(await toPartner(browser, from)), { agent }, { button: /Carte/ })
}
