import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { throughTheDoor } from './doors.ts'
import { openGround } from './ground.ts'
import { imports } from './imports.ts'
import { journal } from './journal.ts'
import { wholeJourneys } from './journeys.ts'
import type { Figure } from './measure.ts'
import { points } from './points.ts'
import { record } from './record.ts'
import { rendering } from './rendering.ts'
import { served } from './served.ts'
import { verify } from './verify.ts'

// Everything in one run, on one machine: the ratios are what counts. --json prints the figures for machines; --only NAME measures one part; --drivers N says how many the record has.
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' }, drivers: { type: 'string', default: '100000' } },
})
const before = loadavg()[0] ?? 0
const ground = await openGround()
const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  points,
  rendering,
  commands: async () => journal(await ground.fresh('bench')),
  journeys: async () => wholeJourneys(await ground.fresh('bench'), await ground.fresh('bench_dbos', false)),
  import: async () => imports(await ground.fresh('bench')),
  record: async () => record(await ground.fresh('bench_record'), Number(values.drivers)),
  doors: async () => throughTheDoor(await ground.fresh('bench_doors')),
  pages: () => served(ground.url('postgres')),
  verify: () => verify(ground.url('postgres')),
}
try {
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(parts)) {
    if (values.only && values.only !== name) continue
    const measured = await measure()
    figures.push(...measured)
    if (!values.json) for (const line of measured.map(show)) console.log(line)
  }
  if (values.json) console.log(JSON.stringify({ machine: machine(), figures }, null, 2))
  else console.log(machine())
} finally {
  await ground.leave()
}

function machine(): string {
  const all = cpus()
  return `${all.length} × ${all[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL beside it; load before: ${before.toFixed(2)}`
}

function show({ what, value, unit, against, aim }: Figure): string {
  const number = value >= 100 ? Math.round(value).toLocaleString('en-GB').replaceAll(',', ' ') : value.toFixed(2)
  const ratio = against ? ` — ${(value / against.value).toFixed(2)} × ${against.what} (${Math.round(against.value)})` : ''
  return `${what.padEnd(48)} ${number.padStart(10)} ${unit}${ratio}${aim ? ` [aim: ${aim}]` : ''}`
}
