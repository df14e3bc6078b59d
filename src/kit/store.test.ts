import assert from 'node:assert/strict'
import test from 'node:test'
import { type Day, day } from '@papier-rose/law'
import type { Instant } from './clock.ts'
import { countingIds } from './ids.ts'
import { type Act, handle, refuse, type StreamKind, verifyJournal } from './store.ts'
import { testDatabases } from './testing/database.ts'

const at = '2026-11-23T09:00:00.000Z' as Instant
type Command = Act & { amount: number }
type Counted = Act & { type: 'Counted'; amount: number }
const counter: StreamKind<Command, Counted, { total: number }> = {
  name: 'counter',
  table: 'counter',
  initial: { total: 0 },
  evolve: (state, event) => ({ total: state.total + event.amount }),
  decide: (command, state) =>
    state.total + command.amount > 100
      ? refuse('too-much', { total: state.total })
      : [{ type: 'Counted', amount: command.amount, by: command.by, at }],
  reactions: { Counted: (_, { id }) => [{ task: 'tell', payload: { id } }] },
  deadlines: (state): Record<string, Day> => (state.total > 10 ? { empty: day('2026-12-01') } : {}),
}
const count = (amount: number): Command => ({ type: 'Count', by: 'ana', at, amount })

async function counters(t: test.TestContext) {
  const { db, owner } = await testDatabases(t)
  await owner.query(
    'create table counter (id text primary key, version int not null, state jsonb not null); grant all on counter to papier_app',
  )
  return { store: { db, ids: countingIds() }, owner }
}

test('a command appends its events, its state row, its deadline and its job, all together', async t => {
  const { store, owner } = await counters(t)
  const { state } = await handle(store, counter, 'a', count(20), 'form-1')
  assert.deepEqual(state, { total: 20 })
  assert.deepEqual((await owner.query('select id, version, state from counter')).rows, [{ id: 'a', version: 1, state: { total: 20 } }])
  assert.deepEqual((await owner.query('select stream, name, due_on from deadline')).rows, [
    { stream: 'counter/a', name: 'empty', due_on: '2026-12-01' },
  ])
  assert.equal((await owner.query('select 1 from graphile_worker.jobs')).rowCount, 1)
})

test('the same form posted twice counts once, and answers the same state', async t => {
  const { store } = await counters(t)
  await handle(store, counter, 'a', count(20), 'form-1')
  const again = await handle(store, counter, 'a', count(20), 'form-1')
  assert.deepEqual(again, { state: { total: 20 }, events: [], repeated: true })
})

test('twenty commands at the same moment are all counted, none twice', async t => {
  const { store } = await counters(t)
  // Each command may lose a race to every other one: the slowest must still get through.
  const all = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => handle(store, counter, 'a', count(1), `form-${i % 10}`)))
  assert.deepEqual(
    all.filter(r => r.status === 'rejected'),
    [],
  )
  assert.equal((await handle(store, counter, 'a', count(1), 'last')).state.total, 11)
})

test('a refusal writes nothing', async t => {
  const { store, owner } = await counters(t)
  await handle(store, counter, 'a', count(90), 'one')
  const { refused } = await handle(store, counter, 'a', count(20), 'two')
  assert.deepEqual(refused, { refused: 'too-much', facts: { total: 90 } })
  assert.equal((await owner.query('select 1 from journal')).rowCount, 1)
})

test('the application can neither change nor delete what happened', async t => {
  const { store } = await counters(t)
  await handle(store, counter, 'a', count(1), 'one')
  await assert.rejects(store.db.query(`update journal set by = 'eve'`), /permission denied/)
  await assert.rejects(store.db.query('delete from journal'), /permission denied/)
  await assert.rejects(store.db.query('truncate journal'), /permission denied/)
})

test('a change made behind the back of the application shows in the chain', async t => {
  const { store, owner } = await counters(t)
  for (const n of [1, 2, 3]) await handle(store, counter, 'a', count(n), `k${n}`)
  assert.deepEqual(await verifyJournal(owner), { events: 3, streams: 1, breaches: [] })
  await owner.query(`update journal set facts = '{"amount": 50}' where version = 2`)
  assert.deepEqual((await verifyJournal(owner)).breaches, [{ stream: 'counter/a', version: 2, what: 'hash' }])
  await owner.query('delete from journal where version = 2')
  assert.deepEqual((await verifyJournal(owner)).breaches, [{ stream: 'counter/a', version: 3, what: 'gap' }])
})
