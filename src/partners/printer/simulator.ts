import { timingSafeEqual } from 'node:crypto'
import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { basePath } from 'hono/route'
import { z } from 'zod'
import { type Clock, later } from '../../kit/clock.ts'
import type { Db } from '../../kit/db.ts'
import { own } from '../../kit/own.ts'
import { askedDown, langIn } from '../buttons.ts'
import type { LaPoste } from '../laposte/index.ts'
import { defect, ledgerLine } from './contract.ts'
import { printerLedger } from './ledger.ts'
import { housePage } from './page.ts'

export interface PrinterSimulatorConfig {
  readonly db: Db
  readonly clock: Clock
  /** The bearer token that its customers know. */
  readonly token: string
  /** The carrier to whom it hands its letters. */
  readonly laPoste: LaPoste
  /** How it works until somebody presses a button on its page: by itself after so many hours, or by hand. */
  readonly byItself?: boolean
  readonly afterHours?: number
}

const eventsPerPage = 500
const largestBatch = 64 * 1024 * 1024
const dayInMs = 86_400_000

/** Any batch: each order is read on its own, so that a bad one does not keep the others from being made. */
const anyBatch = z.object({
  batchId: z.string().min(1).max(64),
  orders: z
    .array(z.looseObject({ orderId: z.string().min(1).max(64) }))
    .min(1)
    .max(200),
})

/** The printing house of the sandbox: the API of the contract, and a page with buttons. Mount it under a path of its own; its tables are `printerSchema`. */
export function printerSimulator({ db, clock, token, laPoste, byItself = true, afterHours = 24 }: PrinterSimulatorConfig): Hono {
  const ledger = printerLedger({ db, clock, laPoste, first: { byItself, afterHours } })
  const house = new Hono()

  house.use(async (_, next) => {
    await clock.refresh()
    await next()
  })

  house.use('/v1/*', async (c, next) => {
    const { downUntil } = await ledger.setting()
    if (downUntil !== null && clock.now() < downUntil) return c.json({ error: 'down' }, 503)
    if (!same(c.req.header('authorization') ?? '', `Bearer ${token}`)) return c.json({ error: 'unauthorized' }, 401)
    await next()
  })

  house.post('/v1/batches', bodyLimit({ maxSize: largestBatch }), async c => {
    const read = anyBatch.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) return c.json({ error: 'malformed', at: read.error.issues.map(issue => issue.path.join('.')) }, 400)
    const answers = []
    for (const order of read.data.orders) answers.push(await ledger.receive(read.data.batchId, order))
    return c.json({ batchId: read.data.batchId, answers })
  })

  house.get('/v1/events', async c => {
    const after = z.coerce
      .number()
      .int()
      .nonnegative()
      .safeParse(c.req.query('after') ?? '0')
    if (!after.success) return c.json({ error: 'malformed', at: ['after'] }, 400)
    await ledger.settle()
    const events = await ledger.events(after.data, eventsPerPage)
    return c.json({ events, next: events.at(-1)?.cursor ?? after.data })
  })

  house.get('/v1/ledger', async c => {
    const lines = await ledger.orders(c.req.query('orderId') ?? null, null)
    return c.json({ lines: lines.map(line => ledgerLine.parse(line)) })
  })

  house.get('/', async c => {
    await ledger.settle()
    const lang = langIn(c)
    const [setting, orders] = await Promise.all([ledger.setting(), ledger.orders(null, 200)])
    const isDown = setting.downUntil !== null && clock.now() < setting.downUntil
    return c.html(housePage({ lang, at: basePath(c), setting, isDown, orders, said: own(said, c.req.query('dit')) }))
  })

  const back = (at: string, lang: string | undefined, what: keyof typeof said) => `${at}?dit=${what}${lang === 'en' ? '&lang=en' : ''}`

  house.post('/commandes/:orderId', async c => {
    const form = await c.req.parseBody()
    const orderId = c.req.param('orderId')
    const spoiled = defect.safeParse(form.defaut)
    const act = async (): Promise<keyof typeof said> => {
      if (form.faire === 'imprimer') return (await ledger.print(orderId)) ? 'fait' : 'trop-tard'
      if (form.faire === 'rater')
        return (await ledger.spoil(orderId, spoiled.success ? spoiled.data : 'engraving-blurred')) ? 'fait' : 'trop-tard'
      if (form.faire === 'refuser') return (await ledger.refuse(orderId, 'image-unusable')) ? 'fait' : 'trop-tard'
      if (form.faire !== 'expedier') return 'trop-tard'
      const outcome = await ledger.dispatch(orderId)
      return outcome === 'dispatched' ? 'fait' : outcome === 'carrier-down' ? 'poste-en-panne' : 'trop-tard'
    }
    return c.redirect(back(basePath(c), c.req.query('lang'), await act()), 303)
  })

  house.post('/reglages', async c => {
    const form = await c.req.parseBody()
    const hours = z.coerce.number().int().min(0).max(10_000).safeParse(form.heures)
    if (form.faire === 'seule')
      await ledger.set({ byItself: true, ...(hours.success && form.heures !== '' ? { afterHours: hours.data } : {}) })
    if (form.faire === 'a-la-main') await ledger.set({ byItself: false })
    if (form.faire === 'refuser') await ledger.set({ refuses: true })
    if (form.faire === 'accepter') await ledger.set({ refuses: false })
    const isDown = askedDown(form.faire)
    if (isDown !== undefined) await ledger.set({ downUntil: isDown ? later(clock.now(), dayInMs) : null })
    return c.redirect(back(basePath(c), c.req.query('lang'), 'fait'), 303)
  })

  return house
}

const said: Record<string, Words> & Record<'fait' | 'trop-tard' | 'poste-en-panne', Words> = {
  fait: { fr: 'C’est noté.', en: 'Noted.' },
  'trop-tard': { fr: 'Cette carte n’attend plus ce geste.', en: 'This card no longer waits for that.' },
  'poste-en-panne': {
    fr: 'La Poste ne répond pas : la carte reste à l’imprimerie.',
    en: 'La Poste does not answer: the card stays at the printing house.',
  },
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
