import { cpus } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDb } from '../src/kit/db.ts'
import { migrate } from '../src/kit/migrate.ts'
import { startPostgres } from '../src/kit/postgres.ts'
import { imports } from './imports.ts'
import { journal } from './journal.ts'
import type { Figure } from './measure.ts'
import { points } from './points.ts'

// Everything in one run, on one machine: the ratios are what counts. --json prints the figures for machines.
const server = await startPostgres(join(import.meta.dirname, '..', '.cache', 'bench-postgres'), [
  'max_connections=200',
  'synchronous_commit=on',
])
const database = 'bench'
const admin = new pg.Client({ connectionString: server.url('postgres') })
await admin.connect()
try {
  await admin.query(`drop database if exists ${database} with (force)`)
  await admin.query(`create database ${database}`)
  const owner = openDb(server.url(database), { max: 4 })
  await migrate(owner)
  await owner.end()
  const figures = [...(await points()), ...(await journal(server.url(database))), ...(await imports(server.url(database)))]
  if (process.argv.includes('--json')) console.log(JSON.stringify({ machine: machine(), figures }, null, 2))
  else for (const line of [machine(), ...figures.map(show)]) console.log(line)
} finally {
  await admin.end()
  await server.stop()
}

function machine(): string {
  const all = cpus()
  return `${all.length} × ${all[0]?.model ?? 'unknown'}, Node ${process.version}`
}

function show({ what, value, unit, against, aim }: Figure): string {
  const number = value >= 100 ? Math.round(value).toLocaleString('en-GB').replaceAll(',', ' ') : value.toFixed(2)
  const ratio = against ? ` — ${(value / against.value).toFixed(2)} × ${against.what} (${Math.round(against.value)})` : ''
  return `${what.padEnd(48)} ${number.padStart(10)} ${unit}${ratio}${aim ? ` [aim: ${aim}]` : ''}`
}
