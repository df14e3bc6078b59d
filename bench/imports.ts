import { Readable } from 'node:stream'
import { addDays, day, gridB, official2026 } from '@papier-rose/law'
import { importResults } from '../src/exam/index.ts'
import { fixedClock } from '../src/kit/clock.ts'
import { readConfig } from '../src/kit/config.ts'
import { openDb } from '../src/kit/db.ts'
import { realIds, token } from '../src/kit/ids.ts'
import { silent } from '../src/kit/log.ts'
import { sandboxSettings } from '../src/sandbox-settings.ts'
import { duration, type Figure } from './measure.ts'

const lines = 100_000
const today = day('2026-11-23')

function* file(): Generator<string> {
  const marks = Object.fromEntries(gridB.map(line => [`marks.${line.id}`, line.maximum]))
  const columns = [
    'source',
    'neph',
    'birthName',
    'firstNames',
    'sex',
    'birthDay',
    'birthplaceCode',
    'birthplace',
    'category',
    'kind',
    'examDay',
    'centre',
    'departement',
    'outcome',
    'inspector',
    ...Object.keys(marks),
  ]
  yield `${columns.join(',')}\n`
  for (let i = 0; i < lines; i++) {
    const neph = String(240975000000 + i)
    const born = addDays(day('2000-01-01'), i % 3000)
    const exam = addDays(today, -(1 + (i % 30)))
    yield `${[`bench-${i}`, neph, 'MARTIN', 'Camille', 'female', born, '75111', 'Paris 11e', 'B', 'practical', exam, 'Paris', '75', 'favourable', '75042', ...Object.values(marks)].join(',')}\n`
  }
}

/** The file in blocks, as a disk gives it. */
function* bytes(): Generator<Buffer> {
  let block = ''
  for (const line of file()) {
    block += line
    if (block.length < 65_536) continue
    yield Buffer.from(block)
    block = ''
  }
  yield Buffer.from(block)
}

/** A file of 100 000 results of the B exam, read, checked and kept. */
export async function imports(url: string): Promise<Figure[]> {
  const db = openDb(url, { max: 8, role: 'papier_app' })
  const secrets = Object.fromEntries(
    [
      'SESSION_SECRET',
      'VAULT_KEY',
      'RESULTS_TOKEN',
      'FRANCECONNECT_CLIENT_SECRET',
      'PROCONNECT_CLIENT_SECRET',
      'PRINTER_TOKEN',
      'LAPOSTE_KEY',
      'EPHOTO_TOKEN',
      'SMS_TOKEN',
    ].map(name => [name, token()]),
  )
  const config = readConfig({}, { ...secrets, ...sandboxSettings(3000, 3001, 3002, 3003) })
  const deps = { db, clock: fixedClock(today), ids: realIds, law: official2026, config, log: silent }
  const seconds = await duration(async () => {
    const report = await importResults(deps, Readable.from(bytes()), () => {})
    if (report.accepted !== lines)
      throw new Error(`${report.accepted} of ${lines} lines kept: ${JSON.stringify(report.rejected.slice(0, 3))}`)
  })
  await db.end()
  return [{ what: 'import of 100 000 results', value: seconds, unit: 's', against: { what: 'the limit of 20 s', value: 20 } }]
}
