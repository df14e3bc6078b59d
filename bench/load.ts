import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { signInAgent, signInPerson } from '../src/account/fixtures.ts'
import { openDb } from '../src/kit/db.ts'
import { realIds } from '../src/kit/ids.ts'
import { freePort } from '../src/kit/postgres.ts'
import { testConfig } from '../src/kit/testing/deps.ts'
import { freshPlace, type Place, type Running } from '../test/service.ts'
import { idsOf, livingNumber, multiplyFiles, offices, reviewerOf } from './files.ts'
import { openGround } from './ground.ts'
import { percentile, together } from './measure.ts'

// npm run bench:load [-- --minutes 10] [-- --period 60]: mixed use at half of what was measured first, while processes are killed. --minutes 1 --period 15 is a short check.

interface Asked {
  readonly path: string
  readonly cookie: string
  /** A form to post, as an agent takes or gives back a file. */
  readonly csrf?: string
}

interface Line {
  answered: number
  /** Answers of 500 and more: there must be none. */
  faults: number
  /** Connections that the killed process cut, or refused while it was down. */
  cut: number
  times: number[]
}

const files = 5000
const fresh = (): Line => ({ answered: 0, faults: 0, cut: 0, times: [] })

async function send(site: string, { path, cookie, csrf }: Asked, line: Line): Promise<void> {
  const since = performance.now()
  try {
    const body = csrf ? new URLSearchParams({ csrf, form: realIds() }) : undefined
    const answer = await fetch(site + path, {
      method: body ? 'POST' : 'GET',
      headers: { cookie },
      ...(body ? { body } : {}),
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    line.answered++
    if (answer.status >= 500) line.faults++
    line.times.push(performance.now() - since)
  } catch {
    line.cut++
  }
}

/** Of ten requests: six follow-ups, two worklists, two commands of an agent; each by somebody else. */
async function mixedUse(place: Place): Promise<() => Asked> {
  const secrets = JSON.parse(await readFile(join(place.env.DATA_FOLDER ?? '', 'secrets.json'), 'utf8')) as Record<string, string>
  const db = openDb(place.databaseUrl, { max: 4 })
  const deps = { db, ids: realIds, config: testConfig(secrets) }
  const [pages, lists, acts]: Asked[][] = [[], [], []]
  for (let i = 1; i <= 100; i++) {
    const { fileId, driverId } = idsOf(livingNumber(Math.ceil((i * files) / 100)))
    const { cookie } = await signInPerson(deps, { driverId })
    pages?.push({ path: `/suivi/${fileId}`, cookie })
  }
  for (const [i, office] of offices.entries()) {
    const { cookie, csrf } = await signInAgent(deps, { agentId: reviewerOf(office), roles: ['reviewer'], departement: office })
    lists?.push({ path: '/agents/dossiers?liste=a-prendre', cookie })
    // Number 10 × i lies in that office, and waits.
    for (const what of ['prendre', 'rendre']) acts?.push({ path: `/agents/dossiers/${idsOf(200 + i * 10).fileId}/${what}`, cookie, csrf })
  }
  await db.end()
  const kinds = [pages, lists, pages, acts, pages, pages, lists, pages, acts, pages]
  let n = 0
  return () => {
    const kind = kinds[n % kinds.length] ?? []
    const asked = kind[Math.floor(n++ / kinds.length) % kind.length]
    if (!asked) throw new Error('nothing to ask')
    return asked
  }
}

/** Megabytes that a process holds, as the system counts them; nothing where the system does not say. */
const memoryOf = async ({ process: { pid } }: Running): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}

const columns = ['time', 'requests', '5xx', 'cut', 'p99 ms', 'MB web kept', 'MB web killed', 'MB worker kept']
const print = (cells: readonly (string | number)[]): void => console.log(cells.map(cell => String(cell).padStart(14)).join(''))

async function run(place: Place, minutes: number, period: number): Promise<boolean> {
  await place.run('sandbox')
  await multiplyFiles(place.databaseUrl, files)
  const ports = [await freePort(), await freePort()]
  const start = (part: 'serve' | 'worker', port?: number) =>
    place.run(part, port ? { PORT: String(port), BASE_URL: `http://localhost:${port}` } : {})
  const sites = ports.map(port => `http://localhost:${port}`)
  const [kept, worker] = [await start('serve', ports[0]), await start('worker')]
  let [killed, otherWorker] = [await start('serve', ports[1]), await start('worker')]
  const next = await mixedUse(place)
  let turn = 0
  const one = (line: Line) => send(sites[turn++ % 2] ?? '', next(), line)

  const trial = fresh()
  // Until the code is warm and the worker has done what the invented people gave it.
  await together(16, 5000, () => one(trial))
  const asked = 5000
  const since = performance.now()
  await together(16, asked, () => one(trial))
  const most = asked / ((performance.now() - since) / 1000)
  const each = 2000 / most
  console.log(`${Math.round(most)} requests/s at most; ${Math.round(most / 2)} a second from now on, for ${minutes} minutes`)
  print(columns)

  const all = fresh()
  const memory: number[] = []
  for (let lap = 0; lap < (minutes * 60) / period; lap++) {
    const line = fresh()
    const open = new Set<Promise<void>>()
    const begun = performance.now()
    const killing = (async () => {
      await pause((period * 1000) / 3)
      await Promise.all([killed.kill(), otherWorker.kill()])
      ;[killed, otherWorker] = await Promise.all([start('serve', ports[1]), start('worker')])
    })()
    for (let n = 0; performance.now() - begun < period * 1000; n++) {
      const request = one(line).finally(() => open.delete(request))
      open.add(request)
      const ahead = begun + n * each - performance.now()
      if (ahead > 1) await pause(ahead)
      // A machine that does not keep up is not buried.
      if (open.size > 512) await Promise.race(open)
    }
    await Promise.all([killing, ...open])
    const sizes = await Promise.all([kept, killed, worker].map(memoryOf))
    memory.push(sizes[0] ?? Number.NaN)
    print([`${(lap + 1) * period} s`, line.answered, line.faults, line.cut, Math.round(percentile(line.times, 0.99)), ...sizes])
    for (const name of ['answered', 'faults', 'cut'] as const) all[name] += line[name]
  }
  const db = openDb(place.databaseUrl, { max: 1 })
  const { rows } = await db.query<{ commands: number }>(
    `select count(*) as commands from journal where by like '00000000-0000-7000-8000-0000000000__'`,
  )
  await db.end()
  const [first = 0, last = 0] = [memory[Math.floor(memory.length / 3)], memory.at(-1)]
  const grown = first > 0 ? last / first : 1
  console.log(
    `${all.answered} answers, ${all.faults} of them 5xx, ${all.cut} cut connections, ${rows[0]?.commands} commands in the journal`,
  )
  console.log(`memory of the web process that was never killed: ${grown.toFixed(2)} × after the first third`)
  return all.faults === 0 && grown < 1.25
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, period: { type: 'string', default: '60' } } })
const ground = await openGround()
process.env.TEST_DATABASE_URL = ground.url('postgres')
const place = await freshPlace()
try {
  process.exitCode = (await run(place, Number(values.minutes), Number(values.period))) ? 0 : 1
} finally {
  await place.leave()
  await ground.leave()
}
