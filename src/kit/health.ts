import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Deps } from './deps.ts'
import { migrations } from './migrate.ts'

const patienceMs = 2000

/** Why this process should get no request now; empty when it is ready. */
async function notReady({ db, watch }: Pick<Deps, 'db' | 'watch'>): Promise<string[]> {
  if (watch?.stopping) return ['stopping']
  const late = new Promise<string[]>(done => setTimeout(done, patienceMs, ['database']).unref())
  const asked = (async () => {
    const { rows } = await db.query<{ name: string }>('select name from migration')
    const done = new Set(rows.map(({ name }) => name))
    // A newer process may have migrated already: more than we know is no harm.
    return (await migrations()).some(({ name }) => !done.has(name)) ? ['migrations'] : []
  })().catch(() => ['database'])
  return Promise.race([asked, late])
}

const same = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())

/**
 * What those who run the service ask of a process: does it live, is it ready, what has it counted. On the port of the site the measures are shown
 * to the bearer of METRICS_TOKEN alone; on a port of its own (`inside`), that no stranger reaches, to everybody when there is no token.
 */
export function healthRoutes(deps: Deps, { inside = false } = {}): Hono {
  const token = deps.config.METRICS_TOKEN
  return new Hono()
    .use('/healthz', plain)
    .use('/readyz', plain)
    .use('/metrics', plain)
    .get('/healthz', c => c.text('ok'))
    .get('/readyz', async c => {
      const reasons = await notReady(deps)
      return reasons.length === 0 ? c.text('ready') : c.text(`not ready: ${reasons.join(', ')}`, 503)
    })
    .get('/metrics', async (c, next) => {
      if (!deps.watch || (token === undefined && !inside)) return next()
      if (token !== undefined && !same(c.req.header('authorization') ?? '', `Bearer ${token}`)) return next()
      return c.text(await deps.watch.measures.text(deps), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    })
}

const plain = async (c: { header(name: string, value: string): void }, next: () => Promise<void>): Promise<void> => {
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  await next()
}
