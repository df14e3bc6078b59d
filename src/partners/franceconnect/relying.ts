import { createRemoteJWKSet, type JWTPayload, errors as jose, jwtVerify } from 'jose'
import * as openid from 'openid-client'
import { type Instant, instant, later } from '../../kit/clock.ts'

/** How the partner signs what it tells us: what we declared when the service was registered there. */
export type Signing = 'ES256' | 'RS256' | 'HS256'

export interface RelyingPartyConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly postLogoutUri: string
  readonly signing?: Signing
  /** Plain HTTP: for the sandbox, on the same machine. */
  readonly allowInsecure?: boolean
  readonly timeoutSeconds?: number
}

/** What we keep in the person's session between leaving and coming back: 43 random characters each. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  /** Only a proof of identity given after this moment counts: whoever is signed in at the partner must prove it again. */
  readonly againSince?: Instant | undefined
}

/** The partner does not answer: try again later. `reason` holds nothing personal. */
export type Down = { readonly down: true; readonly reason: string }
export type Departure = { readonly url: URL } | Down
export type Refused = { readonly refused: string }
export type Cancelled = { readonly cancelled: true }
export type SignedIn = {
  readonly claims: JWTPayload
  readonly userinfo: JWTPayload
  readonly idToken: string
  /** When the person last proved who they are to the partner (`auth_time`), if the partner says so. */
  readonly provedAt: Instant | undefined
}

/** The side of us that FranceConnect and ProConnect see: both run on the same software and differ by their parameters only. */
export interface RelyingParty {
  /** The address where the browser goes to sign in. */
  start(attempt: Attempt, parameters: Record<string, string>): Promise<Departure>
  /** Reads the address the browser came back with, and asks the partner who it is. */
  finish(currentUrl: URL, attempt: Attempt): Promise<SignedIn | Cancelled | Refused | Down>
  /** The address where the browser goes to end the session there too. */
  logoutUrl(idToken: string, state: string): Promise<Departure>
}

const defaultTimeoutSeconds = 10
const clockToleranceSeconds = 5

export function relyingParty(config: RelyingPartyConfig): RelyingParty {
  const { issuer, clientId, clientSecret, redirectUri, postLogoutUri, signing = 'ES256', timeoutSeconds = defaultTimeoutSeconds } = config
  const secret = new TextEncoder().encode(clientSecret)
  let discovered: Promise<{ partner: openid.Configuration; keys: ReturnType<typeof createRemoteJWKSet> }> | undefined

  const discover = () => {
    discovered ??= openid
      .discovery(
        new URL(issuer),
        clientId,
        { id_token_signed_response_alg: signing, userinfo_signed_response_alg: signing },
        openid.ClientSecretPost(clientSecret),
        { timeout: timeoutSeconds, execute: config.allowInsecure ? [openid.allowInsecureRequests] : [] },
      )
      .then(partner => {
        const { jwks_uri = '' } = partner.serverMetadata()
        return { partner, keys: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: timeoutSeconds * 1000 }) }
      })
      .catch(fault => {
        discovered = undefined
        throw fault
      })
    return discovered
  }

  const verified = async (jwt: string, keys: ReturnType<typeof createRemoteJWKSet>): Promise<JWTPayload> => {
    const promised = { issuer, audience: clientId, algorithms: [signing], clockTolerance: clockToleranceSeconds }
    const { payload } = signing === 'HS256' ? await jwtVerify(jwt, secret, promised) : await jwtVerify(jwt, keys, promised)
    return payload
  }

  return {
    async start({ state, nonce }, parameters) {
      try {
        const { partner } = await discover()
        return { url: openid.buildAuthorizationUrl(partner, { redirect_uri: redirectUri, ...parameters, state, nonce }) }
      } catch (fault) {
        return asDown(fault)
      }
    },

    async finish(currentUrl, { state, nonce, againSince }) {
      // Behind a proxy the address we see may not be the one we registered: only its parameters count.
      const back = new URL(redirectUri)
      back.search = currentUrl.search
      try {
        const { partner, keys } = await discover()
        const tokens = await openid.authorizationCodeGrant(partner, back, {
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = await verified(tokens.id_token ?? '', keys)
        const { userinfo_endpoint = '' } = partner.serverMetadata()
        const answer = await openid.fetchProtectedResource(partner, tokens.access_token, new URL(userinfo_endpoint), 'GET')
        if (answer.status >= 500) return { down: true, reason: `userinfo answered ${answer.status}` }
        if (!answer.headers.get('content-type')?.startsWith('application/jwt')) return { refused: 'userinfo-not-signed' }
        const userinfo = await verified(await answer.text(), keys)
        if (!claims.sub || userinfo.sub !== claims.sub) return { refused: 'userinfo-of-somebody-else' }
        const provedAt = provedAtOf(claims)
        if (againSince && (!provedAt || provedAt < later(againSince, -clockToleranceSeconds * 1000))) return { refused: 'not-proved-again' }
        return { claims, userinfo, idToken: tokens.id_token ?? '', provedAt }
      } catch (fault) {
        return asAnswer(fault)
      }
    },

    async logoutUrl(idToken, state) {
      try {
        const { partner } = await discover()
        const parameters = { id_token_hint: idToken, post_logout_redirect_uri: postLogoutUri, state }
        const url = openid.buildEndSessionUrl(partner, parameters)
        // Both partners name the service by the hint alone and know no other parameter.
        url.searchParams.delete('client_id')
        return { url }
      } catch (fault) {
        return asDown(fault)
      }
    },
  }
}

/** `auth_time` counts in seconds: the second in which the person left for the partner is not yet too early. */
const provedAtOf = ({ auth_time }: JWTPayload): Instant | undefined =>
  typeof auth_time === 'number' && Number.isSafeInteger(auth_time) ? instant(new Date(auth_time * 1000)) : undefined

const asDown = (fault: unknown): Down => {
  if (!(fault instanceof Error)) throw fault
  return { down: true, reason: 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name }
}

const silence = new Set(['TimeoutError', 'AbortError', 'OAUTH_TIMEOUT', 'OAUTH_ABORT', 'ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC'])

/** Nobody answered, or too late, or with a fault of the partner's own (5xx). */
function unanswered(fault: Error): boolean {
  if (fault instanceof TypeError) return fault.message === 'fetch failed'
  if (silence.has(fault.name) || ('code' in fault && silence.has(String(fault.code)))) return true
  if ('status' in fault && typeof fault.status === 'number') return fault.status >= 500
  // The class of an answer is not looked at: a web server may put another in the place of the global one.
  const { cause } = fault
  return typeof cause === 'object' && cause !== null && 'status' in cause && typeof cause.status === 'number' && cause.status >= 500
}

/** Which of the three it was: silence, the person's choice, or an answer that we do not accept. Other faults are ours and fly on. */
function asAnswer(fault: unknown): Cancelled | Refused | Down {
  if (!(fault instanceof Error)) throw fault
  if (unanswered(fault)) return asDown(fault)
  if (fault instanceof openid.AuthorizationResponseError) {
    if (fault.error === 'access_denied') return { cancelled: true }
    if (fault.error === 'server_error' || fault.error === 'temporarily_unavailable') return { down: true, reason: fault.error }
    return { refused: fault.error }
  }
  if (fault instanceof openid.ResponseBodyError) return { refused: fault.error }
  if (fault instanceof openid.WWWAuthenticateChallengeError) return { refused: 'access-token-refused' }
  if (fault instanceof jose.JOSEError) return { refused: fault.code }
  if (fault instanceof openid.ClientError) return { refused: fault.code ?? 'not-conform' }
  throw fault
}
