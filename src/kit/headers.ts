import type { MiddlewareHandler } from 'hono'
import type { Deps } from './deps.ts'
import type { Env } from './http.ts'

const policy = (nonce: string, formsGoTo: readonly string[]): string =>
  [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action ${["'self'", ...formsGoTo].join(' ')}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ')

/** What every answer says to the browser: nothing of others runs here, nothing of ours is kept or shown elsewhere. */
export const headers = (deps: Deps): MiddlewareHandler<Env> => {
  // Signing in is a form of ours that leads to another site: browsers hold the whole way against form-action.
  const signIn = [deps.config.FRANCECONNECT_ISSUER, deps.config.PROCONNECT_ISSUER].map(issuer => new URL(issuer).origin)
  const always = Object.entries({
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    ...(deps.config.baseUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  })
  return async (c, next) => {
    await next()
    // On the answer itself: `c.header` would copy it, and its text into a stream, for each line.
    const given = c.res.headers
    if (!given.has('content-security-policy')) given.set('Content-Security-Policy', policy(c.get('nonce'), signIn))
    for (const [name, value] of always) given.set(name, value)
    given.set('X-Request-Id', c.get('requestId'))
    if (!given.has('cache-control')) given.set('Cache-Control', 'no-store')
  }
}
