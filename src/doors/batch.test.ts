import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import test from 'node:test'
import { addDays, day } from '@papier-rose/law'
import { verifyJournal } from '../kit/store.ts'
import { readDriven, readLedger, readLife } from '../record/index.ts'
import { hearBatch } from './batch.ts'
import { driver, world } from './testing.ts'
import { body, caller, lines } from './testing-batch.ts'

const infraction = (reference: string, points: number, more: object = {}) => ({
  kind: 'infraction',
  driver,
  reference,
  content: { committedOn: '2026-09-01', points, class: 4 },
  ...more,
})

async function batches(t: Parameters<typeof world>[0]) {
  const all = await world(t)
  const fines = await all.partner('fines')
  const send = async (lines: readonly (object | string)[], headers: Record<string, string> = {}) => {
    const body = lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
    const sent = { authorization: fines.authorization, 'content-type': 'application/x-ndjson', 'accept-language': 'en', ...headers }
    const answer = await all.app.request('/api/v1/batches', { method: 'POST', headers: sent, body })
    const text = await answer.text()
    if (answer.headers.get('content-type') !== 'application/x-ndjson') return { status: answer.status, report: [], end: JSON.parse(text) }
    const report = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>)
    return { status: answer.status, report: report.slice(0, -1), end: report.at(-1) }
  }
  return { ...all, fines, send }
}

test('a batch is answered line by line: recorded, corrected, repeated, kept aside, refused with its field and why; no line hinders another', async t => {
  const { send, deps, id, owner } = await batches(t)
  const { status, report, end } = await send([
    infraction('PV-1', 3),
    infraction('PV-1', 3),
    infraction('PV-1', 4, { revision: 1 }),
    infraction('PV-1', 5, { revision: 1 }),
    '{"kind": "infraction", ',
    infraction('PV-2', 12),
    infraction('PV-3', 1, { content: { committedOn: addDays(day('2026-11-24'), 1), points: 1, class: 4 } }),
    infraction('PV-4', 1, { driver: { ...driver, neph: '111111111111' } }),
    { kind: 'judgment', driver, reference: 'J-1', content: { executoryOn: '2026-01-01', outcome: 'suspension', months: 2 } },
    { kind: 'establishment', driver, reference: 'AF-1', content: { for: 'PV-1', on: '2026-10-01', by: 'paiement-amende-forfaitaire' } },
    '[]',
    infraction('PV-5', 2, { comment: 'he was asleep' }),
  ])
  assert.equal(status, 200)
  const said = report.map(({ line, became, problem }) => [line, problem ?? became])
  assert.deepEqual(said, [
    [1, 'recorded'],
    [2, 'repeated'],
    [3, 'corrected'],
    [4, 'contradicts-itself'],
    [5, 'not-json'],
    [6, 'unreadable'],
    [7, 'after-today'],
    [8, 'kept-aside'],
    [9, 'not-allowed'],
    [10, 'recorded'],
    [11, 'not-json'],
    [12, 'unreadable'],
  ])
  assert.deepEqual(end, { lines: 12, recorded: 2, repeated: 1, corrected: 1, refused: 7, 'kept-aside': 1 })
  for (const { detail } of report) assert.match(String(detail), /^[A-Z][^{}]+\.$/)
  assert.match(JSON.stringify(report[5]), /#\/content\/points/)
  assert.match(JSON.stringify(report[11]), /#\/comment.*diagnosis is written nowhere/)
  assert.doesNotMatch(JSON.stringify(report), /asleep/)
  assert.equal((await readLedger(deps, id)).balance, 8)
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
})

test('a batch takes back too, in the order of its lines: told before, told in it, awaited, kept aside, twice, and what another told is left alone', async t => {
  const { send, deps, id, owner, partner } = await batches(t)
  const takeBack = (reference: string, revision: number, why = 'error') => ({ kind: 'infraction', reference, takeBack: { revision, why } })
  await send([infraction('PV-1', 3), infraction('PV-2', 2), infraction('PV-9', 1, { driver: { ...driver, neph: '111111111111' } })])
  const forces = await partner('forces')
  await forces.tell('infraction', { reference: 'PV-F', content: { committedOn: '2026-09-01', points: 1, class: 4 } })
  const lines = [
    takeBack('PV-1', 0),
    takeBack('PV-1', 0),
    infraction('PV-3', 1),
    takeBack('PV-3', 0, 'wrong-person'),
    infraction('PV-3', 1, { revision: 1 }),
    takeBack('PV-9', 0),
    takeBack('PV-F', 0),
    infraction('PV-F', 1),
    takeBack('PV-2', 0, 'because'),
    { ...takeBack('PV-2', 0), content: {} },
    { ...takeBack('J-1', 0), kind: 'judgment' },
  ]
  const { report, end } = await send(lines)
  assert.deepEqual(
    report.map(({ line, reference, revision, became, problem }) => [line, reference, revision, problem ?? became]),
    [
      [1, 'PV-1', 0, 'taken-back'],
      [2, 'PV-1', 0, 'repeated'],
      [3, 'PV-3', 0, 'recorded'],
      [4, 'PV-3', 0, 'taken-back'],
      [5, 'PV-3', 1, 'corrected'],
      [6, 'PV-9', 0, 'taken-back'],
      [7, 'PV-F', 0, 'take-back-awaits'],
      [8, 'PV-F', 0, 'taken-back'],
      [9, 'PV-2', undefined, 'unreadable'],
      [10, 'PV-2', undefined, 'unreadable'],
      [11, 'J-1', undefined, 'not-allowed'],
    ],
  )
  assert.deepEqual(end, { lines: 11, 'taken-back': 4, repeated: 1, recorded: 1, corrected: 1, 'take-back-awaits': 1, refused: 3 })
  assert.match(JSON.stringify(report[8]), /#\/takeBack\/why/)
  const standing = (await readLife(deps, id)).facts.filter(({ takenBackOn }) => !takenBackOn)
  assert.deepEqual(standing.map(({ source, reference, revision }) => `${source} ${reference}/${revision}`).sort(), [
    'the-fines PV-2/0',
    'the-fines PV-3/1',
    'the-forces PV-F/0',
  ])
  assert.deepEqual((await send(lines.slice(0, 2))).end, { lines: 2, repeated: 2 })
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
})

test('sent again, a batch changes nothing; the report is in the language asked for', async t => {
  const { send, owner } = await batches(t)
  const lines = Array.from({ length: 1500 }, (_, i) => infraction(`PV-${i}`, 1))
  const first = await send(lines)
  assert.deepEqual(first.end, { lines: 1500, recorded: 1500 })
  const events = async () => (await owner.query('select count(*)::int as n from journal')).rows[0]
  const before = await events()
  const again = await send(lines, { 'accept-language': 'fr' })
  assert.deepEqual(again.end, { lines: 1500, repeated: 1500 })
  assert.match(String(again.report[0]?.detail), /rien n’a changé/)
  assert.deepEqual(await events(), before)
})

test('a line that does not end is said so, and those before it are heard', async t => {
  const { send } = await batches(t)
  const { report, end } = await send([infraction('PV-1', 1), `"${'x'.repeat(70_000)}`])
  assert.deepEqual(end, { lines: 2, recorded: 1, refused: 1 })
  assert.match(String(report[1]?.detail), /a line has no end/)
})

test('a batch in one body of another type is refused; nobody without a token sends one', async t => {
  const { app, send, fines } = await batches(t)
  assert.deepEqual((await send([infraction('PV-1', 1)], { 'content-type': 'application/json' })).status, 415)
  const headers = { authorization: 'Bearer wrong', 'content-type': 'application/x-ndjson' }
  assert.equal((await app.request('/api/v1/batches', { method: 'POST', headers, body: '{}' })).status, 401)
  assert.equal((await fines.get('/api/v1/facts')).status, 200)
})

test('killed in the middle, and sent again: every line counts once', async t => {
  const { deps, id, url, owner } = await batches(t)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing-batch.ts'), url], { stdio: ['ignore', 'pipe', 'inherit'] })
  // The first part of the report has come: the second is being written.
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const heard = async () => (await owner.query<{ n: number }>('select count(*)::int as n from record_fact')).rows[0]?.n ?? 0
  const broken = await heard()
  assert.ok(broken >= 1000 && broken < lines, `${broken} of ${lines}`)
  let end = ''
  for await (const report of hearBatch(deps, caller, body(), 'en')) end = report
  // A transaction that had reached the database may end after its process: it counts as heard before.
  const { repeated, recorded } = JSON.parse(end) as { repeated: number; recorded: number }
  assert.equal(repeated + recorded, lines)
  assert.ok(repeated >= broken && recorded > 0, end)
  assert.equal(await heard(), lines)
  assert.equal((await readDriven(deps.db, id)).facts.length, lines)
  assert.equal((await owner.query(`select 1 from journal where type = 'FactTold'`)).rowCount, lines)
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
})
