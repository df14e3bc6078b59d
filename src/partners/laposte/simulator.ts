import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { basePath } from 'hono/route'
import { type Clock, later } from '../../kit/clock.ts'
import type { Db } from '../../kit/db.ts'
import { own } from '../../kit/own.ts'
import { askedDown, langIn } from '../buttons.ts'
import { carrier, type Scenario, scenarios, shipmentOf } from './carrier.ts'
import { numbersPerCall } from './client.ts'
import { deposit, largestPaper } from './contract.ts'
import { eventCodes, isEventCode } from './events.ts'
import { isTrackingNumber } from './numbers.ts'
import { lettersPage } from './page.ts'

export interface LaPosteSimulatorConfig {
  readonly db: Db
  readonly clock: Clock
  /** The key of the subscription: `X-Okapi-Key`. */
  readonly token: string
  /** Every letter is delivered as soon as it is announced, until somebody presses the button on its page. */
  readonly delivers?: boolean
}

const dayInMs = 86_400_000
const waitInS = 60

/** La Poste in the sandbox: "Suivi v2", the announcement of letters, and a page with a button for everything that happens to one. Mount it under a path of its own; its tables are `laPosteSchema`. */
export function laPosteSimulator({ db, clock, token, delivers = false }: LaPosteSimulatorConfig): Hono {
  const book = carrier({ db, clock, delivers })
  const post = new Hono()

  post.use(async (_, next) => {
    await clock.refresh()
    await next()
  })

  for (const path of ['/suivi/*', '/depot']) {
    post.use(path, async (c, next) => {
      const trouble = await book.trouble()
      if (trouble === 'down') return c.text('', 503)
      if (trouble === 'busy') return c.json({ message: 'Quota exceeded' }, 429, { 'retry-after': String(waitInS) })
      if (c.req.header('x-okapi-key') !== token) return c.json({ code: 'UNAUTHORIZED' }, 401)
      await next()
    })
  }

  async function track(number: string, lang: string) {
    const common = { lang, scope: 'open', idShip: number }
    if (!isTrackingNumber(number)) return { returnCode: 400 as const, returnMessage: 'Numéro invalide', ...common }
    const [letter] = await book.letters(number, 1)
    if (!letter) return { returnCode: 404 as const, returnMessage: 'Ressource non trouvée', ...common }
    return { returnCode: 200 as const, returnMessage: 'Réponse valide', ...common, shipment: shipmentOf(letter) }
  }

  post.get('/suivi/v2/idships/:numbers', async c => {
    const numbers = c.req.param('numbers').split(',')
    const lang = c.req.query('lang') ?? 'fr_FR'
    if (numbers.length > numbersPerCall) return c.json({ returnCode: 400, returnMessage: 'Trop de numéros', lang, scope: 'open' }, 400)
    const answers = await Promise.all(numbers.map(number => track(number, lang)))
    const [first] = answers
    // For one number that it does not know, the service answers 404 without JSON.
    if (answers.length === 1 && first) return first.returnCode === 404 ? c.body(null, 404) : c.json(first, first.returnCode)
    return c.json(answers, answers.every(answer => answer.returnCode === 200) ? 200 : 207)
  })

  post.post('/depot', bodyLimit({ maxSize: largestPaper * 2 }), async c => {
    const read = deposit.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) return c.json({ answer: 'refused', code: 'malformed' }, 400)
    const answer = await book.announce(read.data)
    return c.json(answer, answer.answer === 'announced' ? 200 : 409)
  })

  post.get('/', async c => {
    const lang = langIn(c)
    const [setting, trouble, letters] = await Promise.all([book.setting(), book.trouble(), book.letters(null, 100)])
    return c.html(lettersPage({ lang, at: basePath(c), setting, trouble, letters, said: own(said, c.req.query('dit')) }))
  })

  post.get('/lettres/:number/papier.pdf', async c => {
    const paper = await book.paperIn(c.req.param('number'))
    return paper ? c.body(new Uint8Array(paper).buffer, 200, { 'content-type': 'application/pdf' }) : c.body(null, 404)
  })

  post.post('/lettres/:number', async c => {
    const form = await c.req.parseBody()
    const number = c.req.param('number')
    const what = String(form.faire ?? '')
    const act = (): Promise<boolean> => {
      if (isScenario(what)) return book.play(number, what)
      if (what === 'repeter') return book.repeat(number)
      if (what === 'en-retard') return book.tellLate(number)
      if (what === 'perdre' || what === 'retrouver') return book.lose(number, what === 'perdre')
      const code = String(form.autre || form.code || '')
        .trim()
        .toUpperCase()
      if (what !== 'dire' || !/^[A-Z0-9]{2,5}$/.test(code)) return Promise.resolve(false)
      return book.tell(number, code, isEventCode(code) ? eventCodes[code].label : `Événement ${code}`)
    }
    return c.redirect(back(basePath(c), c.req.query('lang'), await act()), 303)
  })

  post.post('/reglages', async c => {
    const { faire } = await c.req.parseBody()
    if (faire === 'tout-livrer') await book.set({ delivers: true })
    if (faire === 'attendre') await book.set({ delivers: false })
    const isDown = askedDown(faire)
    if (isDown) await book.set({ trouble: 'down', troubleUntil: later(clock.now(), dayInMs) })
    if (faire === 'quota') await book.set({ trouble: 'busy', troubleUntil: later(clock.now(), dayInMs) })
    if (isDown === false) await book.set({ trouble: null, troubleUntil: null })
    return c.redirect(back(basePath(c), c.req.query('lang'), true), 303)
  })

  return post
}

const said: Record<string, Words> = {
  fait: { fr: 'C’est noté.', en: 'Noted.' },
  rien: {
    fr: 'Rien n’a changé : la lettre est inconnue ou perdue, ou le code n’a pas la bonne forme.',
    en: 'Nothing changed: the letter is unknown or lost, or the code is badly written.',
  },
}

const back = (at: string, lang: string | undefined, done: boolean): string =>
  `${at}?dit=${done ? 'fait' : 'rien'}${lang === 'en' ? '&lang=en' : ''}`

const isScenario = (name: string): name is Scenario => Object.hasOwn(scenarios, name)
