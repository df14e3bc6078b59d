import { addDays, day, official2026 } from '@papier-rose/law'
import { doors, registerClient } from '../src/doors/index.ts'
import { fixedClock } from '../src/kit/clock.ts'
import { openDb } from '../src/kit/db.ts'
import { site } from '../src/kit/http.ts'
import { realIds } from '../src/kit/ids.ts'
import { silent } from '../src/kit/log.ts'
import { testConfig } from '../src/kit/testing/deps.ts'
import { rememberDrivers } from '../src/record/index.ts'
import { type Figure, sideBySide, together } from './measure.ts'

const today = day('2026-11-24')
const drivers = 20_000
const hands = [16, 64] as const
const oneByOne = 1000
const inABatch = 10_000
const whole = 100_000

const nephOf = (n: number): string => String(240975000000 + (n % drivers))

/** The n-th infraction, of one driver after another. */
const infraction = (n: number) => ({
  driver: { neph: nephOf(n), birthName: 'MARTIN', firstNames: ['Camille'], birthDay: '1980-01-01' },
  reference: `PV-${n}`,
  content: { committedOn: addDays(today, -1 - (n % 300)), points: 1 + (n % 4), class: 4, natinf: '11301' },
})

/** A body of many lines, in blocks, as a network gives it. */
function body(from: number, lines: number): ReadableStream<Uint8Array> {
  let next = from
  return new ReadableStream({
    pull(controller) {
      const block = Array.from({ length: Math.min(500, from + lines - next) }, (_, i) => infraction(next + i))
      next += block.length
      if (block.length === 0) return controller.close()
      const text = block.map(one => `${JSON.stringify({ kind: 'infraction', ...one })}\n`).join('')
      controller.enqueue(new TextEncoder().encode(text))
    },
  })
}

/** Facts a second through the partners’ door, one a call and many a call, beside commits of one inserted row on the same server. */
export async function throughTheDoor(url: string): Promise<Figure[]> {
  const owner = openDb(url, { max: 1 })
  await owner.query('create table if not exists bench_row (id uuid primary key, body jsonb not null); grant all on bench_row to papier_app')
  await owner.end()
  const db = openDb(url, { max: 64, role: 'papier_app' })
  const deps = { db, clock: fixedClock(today), ids: realIds, law: official2026, config: testConfig(), log: silent }
  const civil = { birthName: 'MARTIN', firstNames: ['Camille'], sex: 'female', birthDay: day('1980-01-01') } as const
  const place = { birthplaceCode: '75111', birthplace: 'Paris 11e', birthCountry: '99100' } as const
  for (let n = 0; n < drivers; n += 1000)
    await rememberDrivers(
      db,
      realIds,
      Array.from({ length: 1000 }, (_, i) => ({ neph: nephOf(n + i), ...civil, ...place })),
    )
  const app = site(deps, { pages: [], alone: [doors()] })
  let partners = 0
  /** A partner of its own for each round: nobody comes against the limit of calls. */
  const token = async (): Promise<string> => {
    const id = `bench-${++partners}`
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: await registerClient(db, { id, name: id, teller: 'fines' }),
    })
    const answer = await app.request('/api/oauth/token', { method: 'POST', body: form.toString() })
    return `Bearer ${((await answer.json()) as { access_token: string }).access_token}`
  }
  let n = 0
  const row = () => db.query('insert into bench_row (id, body) values ($1, $2)', [realIds(), '{"some": "facts"}'])
  const single = async (connections: number): Promise<number> => {
    const authorization = await token()
    return together(connections, oneByOne, async () => {
      const at = n++
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': `bench-key-${at}` }
      const answer = await app.request('/api/v1/facts/infraction', { method: 'POST', headers, body: JSON.stringify(infraction(at)) })
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
    })
  }
  const batch = async (lines: number): Promise<number> => {
    const headers = { authorization: await token(), 'content-type': 'application/x-ndjson' }
    const answer = await app.request('/api/v1/batches', { method: 'POST', headers, body: body(n, lines), duplex: 'half' } as RequestInit)
    n += lines
    const end = (await answer.text()).trim().split('\n').at(-1) ?? ''
    if ((JSON.parse(end) as { recorded?: number }).recorded !== lines) throw new Error(end)
    return lines
  }
  const rates = await sideBySide([
    ...hands.flatMap(connections => [() => together(connections, 2000, row), () => single(connections)]),
    () => batch(inABatch),
  ])
  const against = (at: number) => ({ what: `commits of one inserted row, ${hands[at]} at once`, value: rates[2 * at] ?? 0 })
  const before = process.memoryUsage.rss()
  const since = process.hrtime.bigint()
  await batch(whole)
  const seconds = Number(process.hrtime.bigint() - since) / 1e9
  const grown = (process.memoryUsage.rss() - before) / 1024 / 1024
  await db.end()
  return [
    ...hands.map((connections, at) => ({
      what: `facts through the door one by one, ${connections} at once`,
      value: rates[2 * at + 1] ?? 0,
      unit: 'facts/s',
      against: against(at),
      aim: '0.40 of them',
    })),
    { what: `facts through the door, ${inABatch} in a call`, value: rates.at(-1) ?? 0, unit: 'facts/s', against: against(0) },
    { what: 'one call of 100 000 infractions', value: seconds, unit: 's', aim: 'under 60 s' },
    { what: 'memory grown by it', value: Math.max(0, grown), unit: 'MB' },
  ]
}
