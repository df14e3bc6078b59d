import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { basePath } from 'hono/route'
import type { Clock } from '../../kit/clock.ts'
import type { Queryable } from '../../kit/db.ts'
import { askedDown, inLang, langIn } from '../buttons.ts'
import { toSend } from './contract.ts'
import { ledger } from './ledger.ts'
import { operatorPage, phonePage } from './page.ts'

export interface SmsSimulatorConfig {
  readonly db: Queryable
  readonly clock: Clock
  /** The bearer token that its customers know. */
  readonly token: string
}

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The operator of short texts in the sandbox: the API of the contract, and the phones. Mount it under a path of its own; its tables are `smsSchema`. */
export function smsSimulator({ db, clock, token }: SmsSimulatorConfig): Hono {
  const books = ledger(db, clock)
  const operator = new Hono()

  operator.use('/v1/*', async (c, next) => {
    if (await books.isDown()) return c.json({ error: 'down' }, 503)
    if (!same(c.req.header('authorization') ?? '', `Bearer ${token}`)) return c.json({ error: 'unauthorized' }, 401)
    await clock.refresh()
    await next()
  })

  operator.post('/v1/messages', bodyLimit({ maxSize: 4096 }), async c => {
    const read = toSend.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) return c.json({ error: 'malformed' }, 400)
    const state = await books.take(read.data)
    return state === 'opted-out' || state === 'no-such-mobile' ? c.json({ error: state }, 422) : c.json({ state })
  })

  operator.get('/v1/messages/:id', async c => {
    const state = await books.find(c.req.param('id'))
    return state ? c.json({ state }) : c.json({ error: 'unknown' }, 404)
  })

  operator.get('/', async c => {
    const [phones, isDown] = [await books.phones(), await books.isDown()]
    return c.html(operatorPage({ lang: langIn(c), at: basePath(c), phones, isDown }))
  })

  operator.get('/telephones/:number', async c => {
    const phone = (await books.phones()).find(({ number }) => number === c.req.param('number'))
    if (!phone) return c.notFound()
    return c.html(phonePage({ lang: langIn(c), at: basePath(c), phone, texts: await books.textsOf(phone.number) }))
  })

  operator.post('/telephones/:number', async c => {
    const [number, what] = [c.req.param('number'), (await c.req.formData()).get('faire')]
    if (what === 'stop' || what === 'start') await books.answer(number, what === 'stop')
    else await books.turn(number, what === 'allumer' ? 'on' : what === 'renoncer' ? 'give-up' : 'off')
    return c.redirect(`${basePath(c)}/telephones/${encodeURIComponent(number)}${inLang(langIn(c))}`, 303)
  })

  operator.post('/reglages', async c => {
    const isDown = askedDown((await c.req.formData()).get('faire'))
    if (isDown !== undefined) await books.setDown(isDown)
    return c.redirect(`${basePath(c)}${inLang(langIn(c))}`, 303)
  })

  return operator
}
