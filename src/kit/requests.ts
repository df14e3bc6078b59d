import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'

/** An id that a proxy gave: letters of an id alone, too long to be a number of a person. */
const givenId = /^[0-9a-f][0-9a-f-]{19,63}$/i

/** One line a request, one measure, one span, all under the same id; the id of a proxy of ours is kept, so that its logs and ours meet. */
export const observing =
  ({ ids, log, watch }: Pick<Deps, 'ids' | 'log' | 'watch'>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const given = c.req.header('x-request-id')
    const request = given && givenId.test(given) ? given : ids()
    c.set('requestId', request)
    const began = performance.now()
    const answer = async (more?: (name: string, attributes: Record<string, string | number>) => void) => {
      await next()
      const { method } = c.req
      const { status } = c.res
      // The pattern of the route, never the address: an address may hold an id or what was typed.
      const route = status === 404 ? 'none' : routePath(c)
      const seconds = (performance.now() - began) / 1000
      watch?.measures.request(method, route, status, seconds)
      more?.(`${method} ${route}`, { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status })
      log.info({ request, method, route, status, ms: Math.round(seconds * 1000) }, 'request')
      if (watch?.stopping) c.res.headers.set('Connection', 'close')
    }
    if (!watch) return answer()
    return watch.tracing.span('request', 'server', answer, c.req.header('traceparent'))
  }

/** The address the request came from, as the nearest of our proxies saw it; for throttles only, never logged. */
export function addressOf(c: Context<Env>): string {
  const { PROXIES } = c.var.deps.config
  const seen = PROXIES > 0 ? c.req.header('x-forwarded-for')?.split(',').at(-PROXIES)?.trim() : undefined
  if (seen) return seen
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    // A request made inside the process (a test) has no socket.
    return 'inside'
  }
}
