import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, official2026 } from '@papier-rose/law'
import { signInAgent, signInPerson } from '../../src/account/fixtures.ts'
import { applications } from '../../src/application/index.ts'
import { cards } from '../../src/card/index.ts'
import { aResult } from '../../src/exam/fixtures.ts'
import { realClock } from '../../src/kit/clock.ts'
import { openDb } from '../../src/kit/db.ts'
import { idFrom, realIds } from '../../src/kit/ids.ts'
import { silent } from '../../src/kit/log.ts'
import { freePort } from '../../src/kit/postgres.ts'
import { readState, verifyJournal } from '../../src/kit/store.ts'
import type { Browserless, Page } from '../../src/kit/testing/browserless.ts'
import { testConfig } from '../../src/kit/testing/deps.ts'
import { signed } from '../../src/kit/testing/signed.ts'
import { seedCodes } from '../../src/partners/ephoto/provider.ts'
import { printer } from '../../src/partners/printer/index.ts'
import { findDriverByNeph, records } from '../../src/record/index.ts'
import { answerEverything, answersOfLina, formWith, photograph, press, until } from '../road.ts'
import { freshPlace, type Part, type Place, type Running } from '../service.ts'

export interface KillReport {
  readonly journeys: number
  readonly kills: number
  readonly cards: { readonly ordered: number; readonly printedTwice: number; readonly missing: number; readonly titles: number }
  readonly notices: { readonly written: number; readonly rawDeliveries: number; readonly distinctMessageIds: number; readonly lost: number }
  readonly streams: { readonly events: number; readonly streams: number; readonly breaches: number; readonly unlikeTheirRow: number }
  readonly seconds: number
}

/** A browser that tries again while its web process is being restarted: a form sent twice carries the same id. */
function patient(browser: Browserless): Browserless {
  const again = <T>(work: () => Promise<T>): Promise<T> =>
    until('the web process', async () => {
      try {
        return { done: await work() }
      } catch (fault) {
        if (fault instanceof TypeError) return undefined
        throw fault
      }
    }).then(({ done }) => done)
  return {
    cookies: browser.cookies,
    get: (path, walk) => again(() => browser.get(path, walk)),
    post: (form, filled, walk) => again(() => browser.post(form, filled, walk)),
    follow: (page, words, walk) => again(() => browser.follow(page, words, walk)),
  }
}

/**
 * Web and worker processes are killed at random moments while people and agents work. Afterwards the printing house, the mailbox and the
 * journal are read from the outside.
 */
export async function killRun(given: {
  journeys: number
  people: number
  agents: number
  pauseMs: readonly [number, number]
  say?: (line: string) => void
}): Promise<KillReport> {
  const { journeys, say = () => {} } = given
  const began = Date.now()
  const place = await freshPlace()
  try {
    const ports = [await freePort(), await freePort()]
    await place.run('sandbox')
    const start = (part: Part, port?: number): Promise<Running> =>
      place.run(part, {
        ...(port ? { PORT: String(port), BASE_URL: `http://localhost:${port}`, ...partnersAt(place) } : {}),
      })
    const parts: { running: Running; restart: () => Promise<Running> }[] = []
    for (const restart of [...ports.map(port => () => start('serve', port)), () => start('worker'), () => start('worker')]) {
      parts.push({ running: await restart(), restart })
    }
    const owner = openDb(place.databaseUrl, { max: 6 })
    const db = openDb(place.databaseUrl, { max: 6, role: 'papier_app' })
    const deps = { db, clock: realClock, ids: realIds, law: official2026, config: testConfig(), log: silent }
    try {
      await pressSimulators(place.partners)
      const people = await prepare(place, `http://localhost:${ports[0]}`, deps, journeys)
      say(`${journeys} people with a published result`)

      let working = true
      let kills = 0
      let fault: unknown
      const killing = (async () => {
        while (working) {
          const [least, most] = given.pauseMs
          await pause(least + Math.random() * (most - least))
          const victim = parts[Math.floor(Math.random() * parts.length)]
          if (!working || !victim) break
          await victim.running.kill()
          kills++
          victim.running = await victim.restart()
        }
      })().catch(thrown => {
        // A process that does not come back ends the run: it is told once everything is put away.
        fault = thrown
        working = false
      })
      const agents = Array.from({ length: given.agents }, (_, i) => review(i, `http://localhost:${ports[i % 2]}`, deps, () => working))
      let next = 0
      let sent = 0
      await Promise.all(
        Array.from({ length: given.people }, async () => {
          for (let i = next++; i < journeys; i = next++) {
            await askForLicence(people[i] ?? fail(), `http://localhost:${ports[i % 2]}`, deps, owner)
            say(`${++sent} of ${journeys} requests sent`)
          }
        }),
      )
      await until(
        'every card in its holder’s hands',
        async () => {
          await mendWhatIsAsked(people, owner, deps, ports)
          const { rows } = await owner.query<{ n: number }>(`select count(*) as n from card where status = 'handed-over'`)
          return rows[0]?.n === journeys
        },
        600,
      )
      say('every card is in hand')
      working = false
      await Promise.all([killing, ...agents])
      if (fault) throw fault
      await until(
        'every job done',
        async () => {
          await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
          const { rowCount } = await owner.query('select 1 from graphile_worker.jobs limit 1')
          return rowCount === 0
        },
        120,
      )
      return { journeys, kills, ...(await look(place, owner, journeys)), seconds: Math.round((Date.now() - began) / 1000) }
    } finally {
      await Promise.all([owner.end(), db.end()])
    }
  } finally {
    await place.leave()
  }
}

const fail = (): never => {
  throw new Error('nobody there')
}

const partnersAt = ({ partners, env }: Place): Record<string, string> => ({
  FRANCECONNECT_ISSUER: `${partners}/franceconnect/api/v2`,
  PROCONNECT_ISSUER: `${partners}/proconnect/api/v2`,
  PRINTER_URL: `${partners}/imprimerie`,
  LAPOSTE_URL: `${partners}/laposte`,
  EPHOTO_URL: `${partners}/ephoto`,
  SMS_URL: `${partners}/sms`,
  CLAMD_URL: `tcp://localhost:${env.CLAMD_PORT}`,
  SMTP_URL: `smtp://localhost:${env.SMTP_PORT}`,
})

/** The printing house prints at once, La Poste delivers at once. */
async function pressSimulators(partners: string): Promise<void> {
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${partners}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  await post('/imprimerie/reglages', { faire: 'seule', heures: '0' })
  await post('/laposte/reglages', { faire: 'tout-livrer' })
}

const secretsOf = async (place: Place): Promise<Record<string, string>> =>
  JSON.parse(await readFile(`${place.env.DATA_FOLDER}/secrets.json`, 'utf8')) as Record<string, string>

interface Somebody {
  readonly neph: string
  readonly code: string
  readonly driverId: string
  applicationId?: string
}

type KillDeps = Parameters<typeof signInPerson>[0] & { db: ReturnType<typeof openDb> }

async function prepare(place: Place, site: string, deps: KillDeps, journeys: number): Promise<Somebody[]> {
  const secrets = await secretsOf(place)
  const today = realClock.today()
  const nephs = Array.from({ length: journeys }, (_, i) => `2411920${String(i).padStart(5, '0')}`)
  const answer = await fetch(`${site}/api/v1/exam-results`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secrets.RESULTS_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      results: nephs.map((neph, i) => aResult({ neph, source: `kill-${i}`, examDay: addDays(today, -5), birthDay: '2001-05-06' })),
    }),
  })
  const report = (await answer.json()) as { accepted: number }
  assert.equal(report.accepted, journeys, JSON.stringify(report).slice(0, 500))
  const codes = nephs.map((_, i) => `KILLPHOTO${String(i).padStart(13, '0')}`)
  await seedCodes(
    deps.db,
    codes.map(code => ({ code, takenOn: addDays(today, -3) })),
  )
  return Promise.all(
    nephs.map(async (neph, i) => {
      const driver = await findDriverByNeph(deps.db, neph)
      return { neph, code: codes[i] ?? '', driverId: driver?.id ?? fail() }
    }),
  )
}

const signedIn = (site: string, cookie: string): Browserless => patient(signed(site, cookie))

async function askForLicence(person: Somebody, site: string, deps: KillDeps, owner: ReturnType<typeof openDb>): Promise<void> {
  const { cookie } = await signInPerson(deps, { driverId: person.driverId })
  const browser = signedIn(site, cookie)
  const begun = await press(browser, await browser.get('/demande'), /^Commencer$/)
  const check = await answerEverything(browser, begun, {
    ...answersOfLina(person.code),
    coordonnees: { email: `${person.neph}@exemple.invalid`, mobile: '' },
  })
  const form = formWith(check, 'declaration')
  // A double click, while processes die around it.
  await Promise.all([browser.post(form, { declaration: 'yes' }), browser.post(form, { declaration: 'yes' })])
  const { rows } = await owner.query<{ id: string }>('select id from application where driver_id = $1', [person.driverId])
  assert.equal(rows.length, 1, 'one request a person')
  person.applicationId = rows[0]?.id
}

/** People whose piece was refused send another. */
async function mendWhatIsAsked(
  people: readonly Somebody[],
  owner: ReturnType<typeof openDb>,
  deps: KillDeps,
  ports: readonly number[],
): Promise<void> {
  const { rows } = await owner.query<{ id: string; driver_id: string }>(
    `select id, driver_id from application where status = 'with-applicant'`,
  )
  for (const { id, driver_id } of rows) {
    const person = people.find(one => one.driverId === driver_id)
    if (!person) continue
    const { cookie } = await signInPerson(deps, { driverId: person.driverId })
    const browser = signedIn(`http://localhost:${ports[0]}`, cookie)
    const page = await browser.get(`/suivi/${id}/corriger/identity`)
    if (!page.url.pathname.includes('/corriger/')) continue
    const sent = await browser.post(formWith(page, 'file'), { file: await photograph() })
    await press(browser, sent, /^Envoyer la correction$/)
  }
}

/** An agent who takes what comes first, checks each piece, sends every fifth file back once, and approves. */
async function review(rank: number, site: string, deps: KillDeps, working: () => boolean): Promise<void> {
  const agentId = idFrom('kill-agent', String(rank))
  const { cookie } = await signInAgent(deps, { agentId, roles: ['reviewer'], departement: '75', name: `Agent ${rank}` })
  const browser = signedIn(site, cookie)
  let seen = 0
  while (working()) {
    const mine = await browser.get('/agents/dossiers?liste=miennes')
    const list = mine.links.some(isFile) ? mine : await browser.get('/agents/dossiers?liste=a-prendre')
    const files = list.links.filter(isFile)
    const file = files[Math.min(rank, files.length - 1)]
    if (!file) {
      await pause(200)
      continue
    }
    await workOn(browser, await browser.get(file.href), ++seen % 5 === 0)
  }
}

const isFile = (link: Page['links'][number]): boolean => /^\/agents\/dossiers\/[0-9a-f-]{36}$/.test(link.href.pathname)
const buttonOn = (page: Page, words: RegExp): boolean => page.forms.some(form => form.buttons.some(button => words.test(button.text)))

async function workOn(browser: Browserless, opened: Page, sendBack: boolean): Promise<void> {
  let page = opened
  if (buttonOn(page, /^Prendre ce dossier/)) page = await press(browser, page, /^Prendre ce dossier/)
  if (page.status !== 200) return
  if (sendBack && !/corrigée reçue/.test(page.text)) {
    const id = page.url.pathname.split('/')[3]
    const asked = await browser.get(`/agents/dossiers/${id}/pieces/identity/corriger`)
    if (asked.status !== 200) return
    const preview = await press(browser, asked, /^Voir ce que/, { reason: 'unreadable', own: 'Le bas de la carte est coupé.' })
    if (preview.status === 200) await press(browser, preview, /^Envoyer la demande/)
    return
  }
  for (let i = 0; i < 12 && buttonOn(page, /^Accepter cette pièce/); i++) page = await press(browser, page, /^Accepter cette pièce/)
  if (buttonOn(page, /^Accepter la demande/)) await press(browser, page, /^Accepter la demande/)
}

async function look(
  place: Place,
  owner: ReturnType<typeof openDb>,
  journeys: number,
): Promise<Pick<KillReport, 'cards' | 'notices' | 'streams'>> {
  const secrets = await secretsOf(place)
  const house = await printer({ baseUrl: `${place.partners}/imprimerie`, token: secrets.PRINTER_TOKEN ?? '' }).ledger()
  assert.ok(!house.down)
  const { rows: ordered } = await owner.query<{ order_id: string }>('select order_id from card')
  const inHouse = new Map(house.lines.map(line => [line.orderId, line]))
  const { rows: titles } = await owner.query<{ n: number }>(`select count(distinct number) as n from card where status = 'handed-over'`)
  const { rows: notices } = await owner.query<{ n: number }>(`select count(*) as n from notice_sent where address is not null`)
  const { rows: mail } = await owner.query<{ raw: number; distinct_ids: number }>(
    'select count(*) as raw, count(distinct message_id) as distinct_ids from sandbox.mail',
  )
  const checked = await verifyJournal(owner)
  let unlike = 0
  for (const kind of [applications, cards, records]) {
    const { rows } = await owner.query<{ id: string; state: unknown }>(`select id, state from ${kind.table}`)
    for (const { id, state } of rows) {
      const folded = await readState(owner, kind as Parameters<typeof readState>[1], id)
      if (JSON.stringify(sorted(JSON.parse(JSON.stringify(folded)))) !== JSON.stringify(sorted(state))) unlike++
    }
  }
  return {
    cards: {
      ordered: ordered.length,
      printedTwice:
        house.lines.filter(line => line.printed > 1).length +
        (new Set(house.lines.map(line => line.number)).size < house.lines.length ? 1 : 0),
      missing: journeys - ordered.filter(({ order_id }) => inHouse.get(order_id)?.printed === 1).length,
      titles: titles[0]?.n ?? 0,
    },
    notices: {
      written: notices[0]?.n ?? 0,
      rawDeliveries: mail[0]?.raw ?? 0,
      distinctMessageIds: mail[0]?.distinct_ids ?? 0,
      lost: (notices[0]?.n ?? 0) - (mail[0]?.distinct_ids ?? 0),
    },
    streams: { events: checked.events, streams: checked.streams, breaches: checked.breaches.length, unlikeTheirRow: unlike },
  }
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value

/** What must be true whatever was killed. */
export function assertNothingLost(report: KillReport): void {
  assert.equal(report.cards.printedTwice, 0, 'a card was printed twice')
  assert.equal(report.cards.missing, 0, 'a card is missing')
  assert.equal(report.cards.titles, report.journeys, 'a title is missing')
  assert.equal(report.notices.lost, 0, 'a notice was lost')
  assert.ok(report.notices.rawDeliveries - report.notices.distinctMessageIds <= report.kills, 'more repeats than kills')
  assert.equal(report.streams.breaches, 0)
  assert.equal(report.streams.unlikeTheirRow, 0, 'a stream does not fold to its row')
}
