import type { MiddlewareHandler } from 'hono'
import { isRead } from './config.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'

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

/** Is the address of the site one of https? */
export const isHttps = ({ config }: Pick<Deps, 'config'>): boolean => config.baseUrl.startsWith('https:')

/** What every answer says to the browser: nothing of others runs here, nothing of ours is kept or shown elsewhere. */
export const headers = (deps: Deps): MiddlewareHandler<Env> => {
  // Signing in is a form of ours that leads to another site: browsers hold the whole way against form-action.
  const issuers = (['FRANCECONNECT_ISSUER', 'PROCONNECT_ISSUER'] as const).filter(name => isRead(name, deps.config.part))
  const signIn = issuers.map(name => new URL(deps.config[name]).origin)
  const always = Object.entries({
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    ...(isHttps(deps) ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
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

/**
 * A site whose address is https is not given in clear: a page is sent on to its https address; a form, and every call of a partner, is refused
 * (whoever sent it has shown it to the whole way already, and must learn so). The nearest of our proxies says by what it was reached.
 */
export const overHttps =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const by = deps.config.PROXIES > 0 ? c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim() : undefined
    if (by !== 'http' || !isHttps(deps)) return next()
    const { pathname, search } = new URL(c.req.url)
    const page = ['GET', 'HEAD'].includes(c.req.method) && !pathname.startsWith('/api/')
    return page ? c.redirect(deps.config.baseUrl + pathname + search, 308) : c.text('https only', 403)
  }

/** Said when somebody signs out: the browser forgets the pages that it was shown. Cookies have their own end: this would clear those of neighbours. */
export const forgetPages = { name: 'Clear-Site-Data', value: '"cache", "storage"' } as const
