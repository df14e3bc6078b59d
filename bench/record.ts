import { Worker } from 'node:worker_threads'
import { addDays, type Day, day, type FactContents } from '@papier-rose/law'
import { openDb } from '../src/kit/db.ts'
import { idFrom } from '../src/kit/ids.ts'
import { testConfig } from '../src/kit/testing/deps.ts'
import { factIdOf, type NewFact, recordKeys, sealFact } from '../src/record/facts.ts'
import { duration, type Figure } from './measure.ts'

const today = day('2026-11-24')
const cores = 2
const keys = recordKeys(testConfig())

/** Four drivers in five have no infraction; the others one to six, established. */
function factsOf(n: number): NewFact[] {
  if (n % 5 !== 0) return []
  return Array.from({ length: 1 + ((n / 5) % 6) }, (_, i): NewFact[] => {
    const committedOn: Day = addDays(today, -40 - i * 190 - (n % 97))
    const content: FactContents['infraction'] = { committedOn, points: 1 + ((n + i) % 3), class: 4, natinf: '11301' }
    const reference = `PV-${n}-${i}`
    return [
      { kind: 'infraction', reference, content },
      {
        kind: 'establishment',
        reference: `E-${n}-${i}`,
        content: { for: reference, on: addDays(committedOn, 35), by: 'paiement-amende-forfaitaire' },
      },
    ]
  }).flat()
}

/** Drivers `from` to `to` with their facts, as the service would have left them. */
async function fill(url: string, from: number, to: number): Promise<void> {
  const db = openDb(url, { max: 1 })
  for (let first = from; first < to; first += 5000) {
    const numbers = Array.from({ length: Math.min(5000, to - first) }, (_, i) => first + i)
    const drivers = numbers.map(n => ({ id: idFrom('bench', String(n)), n, facts: factsOf(n) }))
    await db.query(
      `insert into driver (id, neph, birth_name, first_names, sex, birth_day, birthplace_code, birthplace, birth_country)
       select id, lpad(n::text, 12, '0'), 'BENCH', array['Bench'], 'female', '1980-01-01', '75111', 'Paris', '99100'
       from unnest($1::uuid[], $2::int[]) as d (id, n)`,
      [drivers.map(({ id }) => id), drivers.map(({ n }) => n)],
    )
    const state = (facts: readonly NewFact[]) => ({
      status: 'open',
      categories: [{ category: 'B', since: '2005-05-05', codes: [] }],
      cepcs: [],
      pastTitles: [],
      facts: facts.map(fact => factIdOf('fines', fact)),
      takenBack: [],
      proposed: [],
    })
    await db.query(
      'insert into driver_record (id, version, state) select id, 1, state from unnest($1::text[], $2::jsonb[]) as r (id, state)',
      [drivers.map(({ id }) => id), drivers.map(({ facts }) => JSON.stringify(state(facts)))],
    )
    const rows = drivers.flatMap(({ id, facts }) => facts.map(fact => ({ driverId: id, fact, ...sealFact(keys, id, 'fines', fact) })))
    await db.query(
      `insert into record_fact (id, driver_id, kind, source, reference, revision, told_at, known_on, salt, sealed)
       select id, driver_id, kind, 'fines', reference, 0, '2026-11-24T09:00:00Z', '2026-11-24', salt, sealed
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::bytea[]) as f (id, driver_id, kind, reference, salt, sealed)`,
      [
        rows.map(row => row.factId),
        rows.map(row => row.driverId),
        rows.map(row => row.fact.kind),
        rows.map(row => row.fact.reference),
        rows.map(row => row.salt),
        rows.map(row => row.sealed),
      ],
    )
    await db.query(
      'insert into record_key (fact_id, master, wrapped) select id, $2, wrapped from unnest($1::uuid[], $3::bytea[]) as k (id, wrapped)',
      [rows.map(row => row.factId), keys.current, rows.map(row => row.wrapped)],
    )
  }
  await db.query('analyze')
  await db.end()
}

/** Half of the drivers on each core. */
async function recompute(url: string): Promise<number> {
  const parts = [
    { from: '', upTo: '7zzz' },
    { from: '7zzz', upTo: 'g' },
  ]
  const counts = await Promise.all(
    parts.map(
      part =>
        new Promise<number>((done, fail) => {
          const worker = new Worker(new URL('./record-part.ts', import.meta.url), { workerData: { url, part, today } })
          worker.once('message', done)
          worker.once('error', fail)
        }),
    ),
  )
  return counts.reduce((a, b) => a + b, 0)
}

/** The balance of every driver recomputed for a day, on two cores: how fast, and how it grows with their number. */
export async function record(url: string, drivers = 100_000): Promise<Figure[]> {
  const few = Math.min(10_000, drivers)
  await fill(url, 0, few)
  await recompute(url)
  const small = await duration(async () => void (await recompute(url)))
  await fill(url, few, drivers)
  let done = 0
  const large = await duration(async () => {
    done = await recompute(url)
  })
  if (done !== drivers) throw new Error(`${done} balances for ${drivers} drivers`)
  return [
    {
      what: `balances recomputed, ${drivers} drivers, ${cores} cores`,
      value: drivers / large,
      unit: 'drivers/s',
      aim: '16 700, one million in 60 s',
    },
    { what: 'one million drivers at that pace', value: (large / drivers) * 1e6, unit: 's', aim: 'under 60' },
    { what: `time a driver, ${drivers} against ${few} drivers`, value: large / drivers / (small / few), unit: 'times', aim: '1' },
  ]
}
