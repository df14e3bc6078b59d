import { createHmac } from 'node:crypto'
import { day } from '@papier-rose/law'
import { realClock } from '../src/kit/clock.ts'
import { openDb } from '../src/kit/db.ts'
import { realIds, token } from '../src/kit/ids.ts'
import { testConfig, testDeps } from '../src/kit/testing/deps.ts'
import { rememberDriver } from '../src/record/index.ts'
import { codeFor } from '../src/verify/code.ts'
import { giveCode, mostOpen, mostReadings } from '../src/verify/codes.ts'
import { leastMs } from '../src/verify/pages/check.ts'
import { freshPlace } from '../test/service.ts'
import { type Figure, percentile, together } from './measure.ts'

const connections = 32
const drivers = 60

interface Asked {
  readonly body: URLSearchParams
  readonly cookie: string
  readonly address: string
}

/** Codes of many drivers; of five checks one opens nothing, as much work as the others up to the answer. */
async function checks(databaseUrl: string, config: ReturnType<typeof testConfig>): Promise<Asked[]> {
  const db = openDb(databaseUrl, { max: 8, role: 'papier_app' })
  const deps = { ...testDeps(db, { clock: realClock, config }), ids: realIds }
  const asked: Asked[] = []
  for (let n = 0; n < drivers; n++) {
    const civil = {
      neph: String(n).padStart(12, '0'),
      birthName: 'BENCH',
      firstNames: ['Bench'],
      sex: 'female',
      birthDay: day('1980-01-01'),
    } as const
    const driverId = await rememberDriver(db, realIds, { ...civil, birthplaceCode: '75111', birthplace: 'Paris', birthCountry: '99100' })
    for (let i = 0; i < mostOpen; i++) {
      const lastDay = deps.clock.today()
      await giveCode(deps, driverId, { purpose: 'job', categories: ['B'], lastDay, readings: mostReadings }, `bench-${i}`)
    }
    const { rows } = await db.query<{ id: string }>('select id from right_code where driver_id = $1', [driverId])
    for (const { id } of rows)
      for (const [turn, birth] of [
        [0, '1980'],
        [1, '1980'],
        [2, asked.length % 5 === 0 ? '1981' : '1980'],
      ] as const) {
        const visitor = token()
        const csrf = createHmac('sha256', config.SESSION_SECRET).update(`csrf/${visitor}`).digest('base64url')
        const typed = { code: codeFor(config.SESSION_SECRET, id), name: 'Bench', who: `Bench ${turn}`, purpose: 'job' }
        const born = { 'birth-day': '1', 'birth-month': '1', 'birth-year': birth }
        const address = `10.${n}.${asked.length % 250}.${turn}`
        asked.push({ body: new URLSearchParams({ csrf, form: realIds(), ...typed, ...born }), cookie: `visitor=${visitor}`, address })
      }
  }
  await db.end()
  return asked
}

/** The slowest of a hundred checks of a code over HTTP on one web process: the floor of time is part of it, the figure is what stands above it. */
export async function verify(server: string): Promise<Figure[]> {
  process.env.TEST_DATABASE_URL = server
  const config = testConfig()
  const place = await freshPlace({ SESSION_SECRET: config.SESSION_SECRET, VAULT_KEY: config.VAULT_KEY, PROXIES: '1' })
  try {
    await place.run('migrate')
    const all = await checks(place.databaseUrl, config)
    await place.run('serve')
    const [times, statuses]: [number[], Map<number, number>] = [[], new Map()]
    let next = 0
    const one = async () => {
      const { body, cookie, address } = all[next++] ?? all[0] ?? { body: undefined, cookie: '', address: '' }
      const since = performance.now()
      const answer = await fetch(`${place.site}/verifier`, {
        method: 'POST',
        headers: { cookie, 'x-forwarded-for': address },
        ...(body ? { body } : {}),
        redirect: 'manual',
      })
      await answer.arrayBuffer()
      times.push(performance.now() - since)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    }
    await together(connections, 300, one)
    times.length = 0
    await together(connections, all.length - 300, one)
    const strange = [...statuses.keys()].filter(status => status !== 303 && status !== 422)
    if (strange.length > 0 || !statuses.get(303)) throw new Error(`answers: ${JSON.stringify([...statuses])}`)
    return [
      {
        what: `check of a code, p99, ${connections} connections`,
        value: percentile(times, 0.99),
        unit: 'ms',
        against: { what: 'the floor of time', value: leastMs },
      },
    ]
  } finally {
    await place.leave()
  }
}
