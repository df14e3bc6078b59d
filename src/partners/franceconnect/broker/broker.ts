import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { AccountClaims, ClientMetadata, Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider'
import { Provider } from 'oidc-provider/lib/provider.js'
import { html } from '../../../kit/html.ts'
import type { Signing } from '../relying.ts'
import { both, page, securityHeaders, style } from './page.ts'
import { type ParameterRules, refusedParameter } from './parameters.ts'
import { derived, memory, signingKey } from './store.ts'

/** A service registered at the simulator. */
export interface RegisteredService {
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly postLogoutUris: readonly string[]
  readonly signing?: Signing
}

export interface BrokerConfig {
  readonly name: string
  readonly issuer: string
  /** Keys, cookies and the `sub` of each person come from it: the same after a restart. */
  readonly seed: string
  readonly services: readonly RegisteredService[]
  readonly parameters: ParameterRules
  /** Scope → claims; a claim of its own has null. */
  readonly claims: Readonly<Record<string, null | readonly string[]>>
  readonly acrValues: readonly string[]
  readonly ttl: NonNullable<Configuration['ttl']>
  /** Asks for these each time, whatever the service asked. */
  readonly forcedPrompt?: string
  readonly interactions?: Configuration['interactions']
  readonly loadExistingGrant?: Configuration['loadExistingGrant']
  /** What is told about an account; undefined when there is none. */
  account(id: string): AccountClaims | undefined
  /** What makes a person the same one: their `sub` is drawn from it, for each service apart. */
  personKey(id: string): string
  /** Further signing keys, for services that registered another algorithm than ES256 and HS256. */
  readonly keys?: readonly JWK[]
}

export type Pages = Hono<{ Bindings: HttpBindings }>
export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** A partner that signs people in: the OpenID provider, and the pages that the simulator adds below its issuer's address. */
export interface Broker {
  readonly provider: Provider
  readonly mount: string
  /** Pages, mounted where the issuer is: `/interaction/:uid` and what else the simulator shows. */
  readonly pages: Pages
  /** Answers a request whose address, as received, begins with the path of the issuer. */
  readonly handle: Handler
}

const metadata = (service: RegisteredService): ClientMetadata => ({
  client_id: service.clientId,
  client_secret: service.clientSecret,
  client_name: service.name,
  redirect_uris: [...service.redirectUris],
  post_logout_redirect_uris: [...service.postLogoutUris],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  token_endpoint_auth_method: 'client_secret_post',
  subject_type: 'pairwise',
  id_token_signed_response_alg: service.signing ?? 'ES256',
  userinfo_signed_response_alg: service.signing ?? 'ES256',
})

export function broker(config: BrokerConfig): Broker {
  const { issuer, seed } = config
  const address = new URL(issuer)
  const mount = address.pathname.replace(/\/$/, '')
  const prefix = createHash('sha256').update(issuer).digest('hex').slice(0, 8)
  const keys = [signingKey(seed), ...(config.keys ?? [])]
  const algorithms: Signing[] = keys.some(key => key.kty === 'RSA') ? ['ES256', 'HS256', 'RS256'] : ['ES256', 'HS256']

  const provider = new Provider(issuer, {
    adapter: memory(),
    clients: config.services.map(metadata),
    jwks: { keys },
    cookies: {
      keys: [derived(seed, 'cookies')],
      names: { session: `${prefix}_session`, interaction: `${prefix}_interaction`, resume: `${prefix}_resume` },
      long: { path: mount, httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    claims: Object.fromEntries(Object.entries(config.claims).map(([scope, names]) => [scope, names === null ? null : [...names]])),
    scopes: ['openid'],
    acrValues: [...config.acrValues],
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_, id, client) => `${derived(seed, `${client.clientId} ${config.personKey(id)}`)}v1`,
    findAccount: (_, id) => {
      const claims = config.account(id)
      return claims && { accountId: id, claims: () => claims }
    },
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    enabledJWA: { idTokenSigningAlgValues: algorithms, userinfoSigningAlgValues: algorithms },
    pkce: { required: () => false },
    responseTypes: ['code'],
    ttl: config.ttl,
    interactions: { url: (_, interaction) => `${mount}/interaction/${interaction.uid}`, ...config.interactions },
    loadExistingGrant: config.loadExistingGrant,
    routes: {
      authorization: '/authorize',
      token: '/token',
      userinfo: '/userinfo',
      end_session: '/session/end',
      jwks: '/jwks',
      revocation: '/token/revocation',
      introspection: '/token/introspection',
    },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      revocation: { enabled: true },
      introspection: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: () => {},
        postLogoutSuccessSource: ctx => show(ctx, 'Vous êtes déconnecté', both('', 'You are signed out.')),
      },
    },
    renderError: (ctx, { error, error_description }) =>
      show(ctx, 'La connexion a échoué', html`<p>Code : <code>${error}</code></p><p lang="en">${error_description}</p>`),
  })

  function show(ctx: KoaContextWithOIDC, title: string, content: ReturnType<typeof html>): void {
    ctx.type = 'html'
    ctx.set(securityHeaders)
    ctx.body = String(page(mount, `${config.name} : ${title}`, content))
  }

  provider.use(endSessionAtOnce)
  if (address.protocol === 'https:') provider.proxy = true

  const pages: Pages = new Hono<{ Bindings: HttpBindings }>().basePath(mount || '/')
  pages.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) if (!c.res.headers.has(name)) c.header(name, value)
  })
  pages.get('/simulator.css', c => c.text(style, 200, { 'content-type': 'text/css' }))
  let down = false
  const buttons = (title: string) =>
    page(
      mount,
      `${config.name} : ${title}`,
      html`<p>${both('Le service répond à tout le monde, ou à personne.', 'The service answers everybody, or nobody.')}</p>
<form method="post" action="${mount}/simulateur"><button type="submit" name="down" value="${down ? 'no' : 'yes'}">${down ? 'Remettre en service' : 'Mettre en panne'}</button></form>`,
    )
  pages.get('/simulateur', c => c.html(buttons(down ? 'en panne' : 'en service')))
  pages.post('/simulateur', async c => {
    down = (await c.req.formData()).get('down') === 'yes'
    return c.redirect(`${mount}/simulateur`, 303)
  })
  pages.onError((fault, c) => {
    if (!('error' in fault && fault.error === 'invalid_request')) throw fault
    return c.html(
      page(mount, 'Cette connexion a expiré', both('Revenez au service et recommencez.', 'Go back to the service and start again.')),
      400,
    )
  })
  const showPage = getRequestListener(pages.fetch)
  const answer = provider.callback()

  async function handle(req: IncomingMessage & { originalUrl?: string }, res: ServerResponse): Promise<void> {
    const asked = req.url ?? '/'
    const path = asked.split('?')[0] ?? '/'
    if (!asked.startsWith(`${mount}/`)) return void res.writeHead(404).end()
    // The address of the issuer is the only one this partner has, whatever name the request came by.
    req.headers.host = address.host
    if (address.protocol === 'https:') Object.assign(req.headers, { 'x-forwarded-proto': 'https', 'x-forwarded-host': address.host })
    const inner = path.slice(mount.length)
    if (down && !/^\/simulateur/.test(inner)) return void res.writeHead(503, securityHeaders).end()
    if (/^\/(interaction\/|simulateur|simulator\.css)/.test(inner)) return showPage(req, res)
    req.originalUrl = asked
    req.url = asked.slice(mount.length)
    if (inner === '/authorize') {
      const posted = req.method === 'POST'
      const parameters = posted ? await bodyOf(req) : new URLSearchParams(asked.split('?')[1])
      const why = refusedParameter(parameters, config.parameters, posted)
      if (why) return refuse(res, why)
      if (config.forcedPrompt) parameters.set('prompt', config.forcedPrompt)
      req.method = 'GET'
      req.url = `/authorize?${parameters}`
      req.originalUrl = `${mount}${req.url}`
    }
    await answer(req, res)
  }

  function refuse(res: ServerResponse, why: string): void {
    const content = html`<p>Code : <code>Y000400</code></p><p lang="en">The request is malformed: ${why}.</p>`
    res.writeHead(400, { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' })
    res.end(String(page(mount, `${config.name} : une erreur est survenue`, content)))
  }

  return { provider, mount, pages, handle }
}

const mostOfBody = 100_000

async function bodyOf(req: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of req) {
    text += chunk
    if (text.length > mostOfBody) break
  }
  return new URLSearchParams(text)
}

/** Ends the session as soon as the service asks, and goes back to it: the person is asked nothing here. */
async function endSessionAtOnce(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  await next()
  if (ctx.oidc?.route !== 'end_session' || ctx.status !== 200) return
  const { session, params, provider } = ctx.oidc
  await session?.destroy()
  ctx.cookies.set(provider.cookieName('session'), null)
  const back = params?.post_logout_redirect_uri
  const url = new URL(typeof back === 'string' ? back : provider.urlFor('end_session_success'))
  if (typeof back === 'string' && typeof params?.state === 'string') url.searchParams.set('state', params.state)
  ctx.redirect(url.href)
}
