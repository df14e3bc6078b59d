import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { basePath } from 'hono/route'
import { type Clock, later } from '../../kit/clock.ts'
import type { Db } from '../../kit/db.ts'
import type { Ids } from '../../kit/ids.ts'
import { own } from '../../kit/own.ts'
import { askedDown, langIn } from '../buttons.ts'
import { claim, type PhotoState, type WhyNot } from './contract.ts'
import { codesPage } from './page.ts'
import { provider } from './provider.ts'

export interface EPhotoSimulatorConfig {
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  /** The bearer token that its customers know. */
  readonly token: string
}

const dayInMs = 86_400_000
const refusalStatus = { unknown: 404, used: 409, expired: 410 } as const
const claims: Record<string, PhotoState> = { reservation: 'reserved', consumption: 'consumed', release: 'new' }

/** The provider of photo-signatures in the sandbox: the API of the contract, and a page that makes photos. Mount it under a path of its own; its tables are `ephotoSchema`. */
export function ephotoSimulator({ db, clock, ids, token }: EPhotoSimulatorConfig): Hono {
  const book = provider({ db, clock })
  const booth = new Hono()
  const no = (c: Context, why: WhyNot) => c.json({ error: why }, refusalStatus[why])

  booth.use(async (_, next) => {
    await clock.refresh()
    await next()
  })

  booth.use('/v1/*', async (c, next) => {
    if (await book.isDown()) return c.json({ error: 'down' }, 503)
    if (!same(c.req.header('authorization') ?? '', `Bearer ${token}`)) return c.json({ error: 'unauthorized' }, 401)
    await next()
  })

  booth.get('/v1/codes/:code', async c => {
    const seen = await book.look(c.req.param('code'), c.req.query('requestId') ?? null)
    if (typeof seen === 'string') return no(c, seen)
    const images = await book.images(seen.code)
    if (!images) return no(c, 'unknown')
    const { state, takenOn, lastDay } = seen
    return c.json({ state, takenOn, lastDay, portrait: images.portrait.toString('base64'), signature: images.signature.toString('base64') })
  })

  booth.post('/v1/codes/:code/:what', bodyLimit({ maxSize: 4096 }), async c => {
    const state = own(claims, c.req.param('what'))
    if (!state) return c.notFound()
    const read = claim.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) return c.json({ error: 'malformed' }, 400)
    const answer = await book.claim(c.req.param('code'), read.data.requestId, state)
    return isRefusal(answer) ? no(c, answer) : c.json({ state: answer })
  })

  booth.get('/', async c => {
    const lang = langIn(c)
    const [codes, isDown] = await Promise.all([book.newest(40), book.isDown()])
    return c.html(codesPage({ lang, at: basePath(c), today: clock.today(), codes, isDown, made: c.req.query('code') }))
  })

  booth.get('/codes/:file{[A-Z0-9]+-(portrait|signature).png}', async c => {
    const [code = '', which] = c.req.param('file').slice(0, -'.png'.length).split('-')
    const images = await book.images(code)
    if (!images) return c.notFound()
    return c.body(new Uint8Array(which === 'portrait' ? images.portrait : images.signature), 200, { 'content-type': 'image/png' })
  })

  const english = (c: Context) => (c.req.query('lang') === 'en' ? 'lang=en' : '')

  booth.post('/codes', async c => c.redirect(`${basePath(c)}?code=${await book.shoot(ids())}&${english(c)}`.replace(/&$/, ''), 303))

  booth.post('/codes/:code', async c => {
    const { faire } = await c.req.parseBody()
    if (faire === 'perimer') await book.age(c.req.param('code'))
    return c.redirect(`${basePath(c)}?${english(c)}`.replace(/\?$/, ''), 303)
  })

  booth.post('/reglages', async c => {
    const { faire } = await c.req.parseBody()
    const isDown = askedDown(faire)
    if (isDown !== undefined) await book.down(isDown ? later(clock.now(), dayInMs) : null)
    return c.redirect(`${basePath(c)}?${english(c)}`.replace(/\?$/, ''), 303)
  })

  return booth
}

const isRefusal = (answer: PhotoState | WhyNot): answer is WhyNot => Object.hasOwn(refusalStatus, answer)

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
