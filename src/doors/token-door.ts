import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { realNow } from '../kit/clock.ts'
import type { Ctx, Env } from '../kit/http.ts'
import { addressOf } from '../kit/requests.ts'
import { countTry, type Limit } from '../kit/throttle.ts'
import { findClient, giveToken, scopesOf, tokenSeconds } from './clients.ts'

/** Tokens that one partner asks for from one address. */
const tries: Limit = { tries: 60, seconds: 600 }
const largest = 16 * 1024

type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type' | 'temporarily_unavailable'

/** A refusal as RFC 6749 5.2 writes it. */
const refusal = (c: Ctx, status: 400 | 401 | 429, error: OAuthError, description: string): Response => {
  if (status === 401) c.header('WWW-Authenticate', 'Basic realm="papier-rose"')
  if (status === 429) c.header('Retry-After', String(tries.seconds))
  return c.json({ error, error_description: description }, status)
}

/** The id and the secret of the client: in the Authorization header, or in the form. */
function credentials(c: Ctx, form: URLSearchParams): { id: string; secret: string } | undefined {
  const [, basic] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  if (basic !== undefined) {
    const [, id = '', secret = ''] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(basic, 'base64').toString()) ?? []
    try {
      return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) }
    } catch {
      return undefined
    }
  }
  const [id, secret] = [form.get('client_id'), form.get('client_secret')]
  return id !== null && secret !== null ? { id, secret } : undefined
}

/** OAuth 2.0, client credentials (RFC 6749 4.4): a partner’s id and secret against a token that is good for ten minutes. */
export const tokenDoor = new Hono<Env>().post(
  '/api/oauth/token',
  bodyLimit({ maxSize: largest, onError: c => refusal(c as Ctx, 400, 'invalid_request', 'the form is too large') }),
  async c => {
    const { db } = c.var.deps
    const form = new URLSearchParams(await c.req.text())
    if (form.get('grant_type') !== 'client_credentials')
      return refusal(c, 400, 'unsupported_grant_type', 'send grant_type=client_credentials')
    const given = credentials(c, form)
    if (!given) return refusal(c, 401, 'invalid_client', 'send the id and the secret of the client')
    // Counted by client and by address: nobody shuts a partner out by guessing from elsewhere.
    const { over } = await countTry(c.var.deps, `token/${given.id}/${addressOf(c)}`, tries, realNow())
    if (over) return refusal(c, 429, 'temporarily_unavailable', 'too many calls: keep each token for as long as it is good')
    const client = await findClient(db, given.id, given.secret)
    if (!client) return refusal(c, 401, 'invalid_client', 'unknown client or wrong secret')
    const may = scopesOf(client.teller)
    const asked = form.get('scope')?.split(' ').filter(Boolean) ?? may
    if (asked.length === 0 || asked.some(scope => !may.includes(scope)))
      return refusal(c, 400, 'invalid_scope', 'ask only for scopes of your role')
    const access = await giveToken(db, client, asked)
    return c.json({ access_token: access, token_type: 'Bearer', expires_in: tokenSeconds, scope: asked.join(' ') })
  },
)
