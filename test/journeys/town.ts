import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { addDays, type Day, daysBetween, type ProfileName, profiles, type Settings } from '@papier-rose/law'
import { signIn, signInWithCard } from '../../src/account/testing-partners.ts'
import type { Sent } from '../../src/exam/fixtures.ts'
import { dayOf, later, realNow } from '../../src/kit/clock.ts'
import { openDb } from '../../src/kit/db.ts'
import { readPdf } from '../../src/kit/pdf/testing.ts'
import { type Browserless, cookieFetch, type Page } from '../../src/kit/testing/browserless.ts'
import { door } from '../../src/partners/authorities/client.ts'
import type { Door } from '../../src/partners/authorities/contract.ts'
import { laPoste } from '../../src/partners/laposte/index.ts'
import { type LedgerLine, printer } from '../../src/partners/printer/index.ts'
import { formWith, press, until } from '../road.ts'
import { freshPlace } from '../service.ts'

/** An e-mail as the sandbox received it. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** The whole service on a fresh database, the people who use it, and the outside systems as they see themselves. */
export interface Town {
  readonly law: Settings
  /** The day it is in the sandbox. */
  today(): Day
  windTo(day: Day): Promise<void>
  visitor(): Browserless
  /** Signs a person in with FranceConnect; answers their browser and the page where they land. */
  person(login: string): Promise<{ browser: Browserless; page: Page }>
  agent(sub: string): Promise<{ browser: Browserless; page: Page }>
  sendResults(...results: readonly Sent[]): Promise<{ accepted: number; unchanged: number; corrected: number; rejected: unknown[] }>
  ledger(): Promise<LedgerLine[]>
  /** Waits for the order that answers, in the printing house's own ledger. */
  order(what: string, is: (line: LedgerLine) => boolean): Promise<LedgerLine>
  /** Presses a button of the printing house beside the card of that number. */
  house(number: string, button: string): Promise<void>
  /** Presses a button of La Poste beside that letter. */
  letter(number: string, button: string): Promise<void>
  /** The partners’ door as that authority of the sandbox comes to it, with its own secret. */
  door(authority: string): Door
  /** The numbers of the letters on points that La Poste carries to that name, the newest first. */
  envelopes(name: string): Promise<string[]>
  /** What La Poste printed and put into that envelope. */
  paper(number: string): Promise<Uint8Array>
  /** The codes that La Poste answers about that letter, oldest first. */
  codes(number: string): Promise<string[]>
  /** Waits for the one message to that address whose subject says so. */
  mail(to: string, subject: RegExp): Promise<Mail>
  mails(to: string): Promise<Mail[]>
  /** Everything the service has printed. */
  printed(): string
  leave(): Promise<void>
}

const linesOf = async (house: ReturnType<typeof printer>): Promise<LedgerLine[]> => {
  const answer = await house.ledger()
  assert.ok(!answer.down, 'the printing house does not answer')
  return answer.lines
}

/** Starts everything, the printing house waiting for its buttons. */
export async function openTown(profile: ProfileName): Promise<Town> {
  const place = await freshPlace({ PROFILE: profile })
  try {
    const running = await place.run('start', { LOG_LEVEL: 'info' })
    return await settle(place, profile, running.output)
  } catch (fault) {
    await place.leave()
    throw fault
  }
}

/** Makes it nine in the morning in the sandbox, today or tomorrow: no midnight comes in the middle of a journey. Answers the day it is. */
async function inTheMorning(databaseUrl: string): Promise<Day> {
  const paris = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
  const now = realNow()
  const [hour = 0, minute = 0] = paris.format(Date.parse(now)).split(':').map(Number)
  const minutes = (33 * 60 - (hour * 60 + minute)) % (24 * 60)
  const owner = openDb(databaseUrl, { max: 1 })
  try {
    await owner.query(
      'insert into sandbox.clock (days_ahead) values ($1) on conflict (id) do update set days_ahead = excluded.days_ahead',
      [minutes / (24 * 60)],
    )
  } finally {
    await owner.end()
  }
  return dayOf(later(now, minutes * 60_000))
}

/** What each authority of the sandbox holds to come in at the door. */
async function authoritySecrets(databaseUrl: string): Promise<ReadonlyMap<string, string>> {
  const owner = openDb(databaseUrl, { max: 1 })
  try {
    const { rows } = await owner.query<{ authority: string; secret: string }>('select authority, secret from sandbox.authority_secret')
    return new Map(rows.map(({ authority, secret }) => [authority, secret]))
  } finally {
    await owner.end()
  }
}

async function settle(place: Awaited<ReturnType<typeof freshPlace>>, profile: ProfileName, printed: () => string): Promise<Town> {
  const { site, partners } = place
  const secrets = JSON.parse(await readFile(`${place.env.DATA_FOLDER}/secrets.json`, 'utf8')) as Record<string, string>
  const secret = (name: string): string => {
    const found = secrets[name]
    assert.ok(found, `no ${name}`)
    return found
  }
  const house = printer({ baseUrl: `${partners}/imprimerie`, token: secret('PRINTER_TOKEN') })
  const carrier = laPoste({ baseUrl: `${partners}/laposte`, key: secret('LAPOSTE_KEY') })
  const doors = new Map<string, Door>()
  const authorities = await authoritySecrets(place.databaseUrl)
  const visitor = () => cookieFetch(site)
  const operator = cookieFetch(partners)
  const start = await inTheMorning(place.databaseUrl)
  let ahead = 0
  const today = (): Day => addDays(start, ahead)

  const pressAt = async (path: string, button: RegExp): Promise<void> => {
    const done = await press(operator, await operator.get(path), button)
    assert.match(done.text, /C’est noté/, `${path}: ${button} changed nothing`)
  }
  const beside = (button: string, of: string): RegExp => new RegExp(`^${button.replaceAll(' ', '\\s')}\\s+${of}$`)
  const mails = async (to: string): Promise<Mail[]> => {
    const answer = await fetch(`${partners}/courriel/api/messages?to=${encodeURIComponent(to)}`)
    return (await answer.json()) as Mail[]
  }

  await pressAt('/imprimerie', /^Attendre les boutons$/)
  return {
    law: profiles[profile],
    today,
    visitor,
    async windTo(day) {
      const days = daysBetween(today(), day)
      if (days === 0) return
      const clock = visitor()
      const page = await clock.get('/_clock')
      const done = await clock.post(formWith(page, 'days'), { days: String(days) })
      assert.equal(done.status, 200, `the clock does not go ${days} days forward`)
      ahead += days
    },
    async person(login) {
      const browser = visitor()
      return { browser, page: await signIn(browser, login) }
    },
    async agent(sub) {
      const browser = visitor()
      return { browser, page: await signInWithCard(browser, sub) }
    },
    async sendResults(...results) {
      const answer = await fetch(`${site}/api/v1/exam-results`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret('RESULTS_TOKEN')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ results }),
      })
      assert.equal(answer.status, 200, await answer.clone().text())
      return (await answer.json()) as { accepted: number; unchanged: number; corrected: number; rejected: unknown[] }
    },
    ledger: () => linesOf(house),
    order: (what, is) => until(`${what}, in the ledger of the printing house`, async () => (await linesOf(house)).find(is)),
    house: (number, button) => pressAt('/imprimerie', beside(button, number)),
    letter: (number, button) => pressAt('/laposte', beside(button, number)),
    door(authority) {
      const known = doors.get(authority) ?? door({ baseUrl: site, id: authority, secret: authorities.get(authority) ?? '' })
      doors.set(authority, known)
      return known
    },
    async envelopes(name) {
      const { html } = await operator.get('/laposte')
      const sections = html.split('<section ').slice(1)
      return sections.filter(one => one.includes(name) && one.includes('/papier.pdf')).flatMap(one => /id="l-(\w+)"/.exec(one)?.[1] ?? [])
    },
    async paper(number) {
      const { bytes, status } = await operator.get(`/laposte/lettres/${number}/papier.pdf`)
      assert.equal(status, 200)
      return bytes
    },
    async codes(number) {
      const answer = await carrier.track([number])
      assert.ok(!answer.down, 'La Poste does not answer')
      const [letter] = answer.letters
      return letter?.seen === 'found' ? letter.story.map(({ code }) => code) : []
    },
    mails,
    mail: (to, subject) =>
      until(`the message ${subject} to ${to}`, async () => (await mails(to)).find(mail => subject.test(flat(mail.subject)))),
    printed,
    leave: () => place.leave(),
  }
}

/** A text with plain spaces: French puts unbreakable ones where they belong. */
export const flat = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ')

/** The words, found in a text; what stands there instead is said. */
export function found(text: string, words: string | RegExp): string {
  const plain = flat(text)
  const [hit] = typeof words === 'string' ? (plain.includes(flat(words)) ? [flat(words)] : []) : (words.exec(plain) ?? [])
  assert.ok(hit !== undefined, `does not say « ${words} »: ${plain.slice(0, 1500)}`)
  return hit
}

const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

/** The day that a text writes after these words: « le 3 mars 2027 ». */
export function dayIn(text: string, words: string): Day {
  const [, dayOfMonth = '', month = '', year = ''] =
    new RegExp(`${words} (?:le )?(?:\\p{L}+ )?(\\d{1,2})(?:er)? (\\p{L}+) (\\d{4})`, 'u').exec(flat(text)) ?? []
  const rank = months.indexOf(month) + 1
  assert.ok(rank > 0, `no day after « ${words} »: ${flat(text).slice(0, 500)}`)
  return `${year}-${String(rank).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}` as Day
}

/** The words, found on a page that answered with that status. */
export function sees(page: Page, words: string | RegExp, status = 200): string {
  assert.equal(page.status, status, `${page.url.pathname} answered ${page.status}: ${flat(page.text).slice(0, 400)}`)
  return found(page.text, words)
}

/** Reads a page again and again, until it says these words; says what stood there instead. */
export async function untilSees(browser: Browserless, path: string, words: string | RegExp): Promise<Page> {
  let last = ''
  try {
    return await until(`${path} says « ${words} »`, async () => {
      const page = await browser.get(path)
      last = flat(page.text)
      return (typeof words === 'string' ? last.includes(flat(words)) : words.test(last)) && page
    })
  } catch (fault) {
    throw new Error(`it says: ${last.slice(0, 1500)}`, { cause: fault })
  }
}

/** The text of a PDF, read by another library than the one that wrote it. */
export async function pdfAt(browser: Browserless, path: string) {
  const page = await browser.get(path)
  assert.equal(page.status, 200, `${path} answered ${page.status}`)
  assert.equal(page.headers.get('content-type'), 'application/pdf')
  return readPdf(page.bytes)
}

/** Looks a result up, as anybody does, without an account. */
export async function lookUp(
  browser: Browserless,
  of: { neph: string; birth: string; category: string },
  path = '/resultat',
): Promise<Page> {
  const [year = '', month = '', dayOfMonth = ''] = of.birth.split('-')
  const page = await browser.get(path)
  return browser.post(formWith(page, 'neph'), {
    neph: of.neph,
    'birth-day': String(Number(dayOfMonth)),
    'birth-month': String(Number(month)),
    'birth-year': year,
    category: of.category,
  })
}
