import assert from 'node:assert/strict'
import test from 'node:test'
import { type Day, day } from '@papier-rose/law'
import type { Instant } from './clock.ts'
import { openDb } from './db.ts'
import { countingIds } from './ids.ts'
import { refold } from './refold.ts'
import { lookSql } from './settle.ts'
import { type Act, allOrNothing, handle, Overtaken, readState, refuse, type StreamKind, verifyJournal } from './store.ts'
import { testDatabases } from './testing/database.ts'

const at = '2026-11-23T09:00:00.000Z' as Instant
type Command = Act & { amount: number }
type Counted = Act & { type: 'Counted'; amount: number }
const counter: StreamKind<Command, Counted, { total: number }> = {
  name: 'counter',
  table: 'counter',
  initial: { total: 0 },
  evolve: (state, event) => ({ total: state.total + event.amount }),
  decide: (command, state) => {
    if (command.amount === 0) throw new Error('nothing to count')
    return state.total + command.amount > 100
      ? refuse('too-much', { total: state.total })
      : [{ type: 'Counted', amount: command.amount, by: command.by, at }]
  },
  reactions: { Counted: (_, { id }) => [{ task: 'tell', payload: { id } }] },
  deadlines: (state): Record<string, Day> => (state.total > 10 ? { empty: day('2026-12-01') } : {}),
}
const count = (amount: number): Command => ({ type: 'Count', by: 'ana', at, amount })

async function counters(t: test.TestContext) {
  const { db, owner, url } = await testDatabases(t)
  await owner.query(
    `create table counter (id text primary key, version int not null, state jsonb not null);
     create unique index one_counter_at_sixty on counter ((state ->> 'total')) where state ->> 'total' = '60';
     grant all on counter to papier_app`,
  )
  return { store: { db, ids: countingIds() }, owner, url }
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

test('after the fold was changed, every row of state and its deadlines are brought to what the events say, and only once', async t => {
  const { store, owner } = await counters(t)
  await handle(store, counter, 'a', count(20), 'form-1')
  await handle(store, counter, 'b', count(4), 'form-1')
  await handle(store, counter, 'b', count(3), 'form-2')
  await owner.query(`insert into deadline (stream, name, due_on) values ('counter/a', 'of-another', '2026-12-24')`)
  const halved: typeof counter = { ...counter, evolve: (state, { amount }) => ({ total: state.total + amount / 2 }) }
  assert.deepEqual(await refold(store.db, halved), { streams: 2, changed: 2 })
  const rows = await owner.query('select id, version, state from counter order by id')
  assert.deepEqual(rows.rows, [
    { id: 'a', version: 1, state: { total: 10 } },
    { id: 'b', version: 2, state: { total: 3.5 } },
  ])
  const days = 'select stream, name from deadline order by name'
  assert.deepEqual((await owner.query(days)).rows, [{ stream: 'counter/a', name: 'of-another' }])
  assert.deepEqual(await refold(store.db, halved), { streams: 2, changed: 0 })
  assert.deepEqual(await refold(store.db, counter), { streams: 2, changed: 2 })
  assert.equal((await owner.query(days)).rows[0]?.name, 'empty')
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

test('commands that arrive together share a commit', async t => {
  const { store, owner } = await counters(t)
  await Promise.all(Array.from({ length: 30 }, (_, i) => handle(store, counter, `c${i}`, count(20), 'form')))
  const { rows } = await owner.query('select count(*) as events, count(distinct xmin::text) as commits from journal')
  assert.equal(rows[0]?.events, 30)
  assert.ok(rows[0]?.commits < 10, `${rows[0]?.commits} commits`)
  assert.equal((await owner.query('select 1 from graphile_worker.jobs')).rowCount, 30)
  assert.equal((await owner.query('select 1 from deadline')).rowCount, 30)
  assert.deepEqual(await verifyJournal(owner), { events: 30, streams: 30, breaches: [] })
})

test('a command that is refused, throws or breaks a promise of the database hurts no other that came with it', async t => {
  const { store, owner } = await counters(t)
  await handle(store, counter, 'first', count(60), 'k')
  const [good, refused, thrown, second, last] = await Promise.allSettled([
    handle(store, counter, 'good', count(1), 'k'),
    handle(store, counter, 'refused', count(101), 'k'),
    handle(store, counter, 'thrown', count(0), 'k'),
    handle(store, counter, 'second', count(60), 'k'),
    handle(store, counter, 'good', count(2), 'l'),
  ])
  assert.deepEqual(good?.status === 'fulfilled' && good.value.state, { total: 1 })
  assert.equal(refused?.status === 'fulfilled' && refused.value.refused?.refused, 'too-much')
  assert.match(String(thrown?.status === 'rejected' && thrown.reason), /nothing to count/)
  assert.match(String(second?.status === 'rejected' && second.reason), /one_counter_at_sixty/)
  assert.deepEqual(last?.status === 'fulfilled' && last.value.state, { total: 3 })
  const { rows } = await owner.query(`select stream, version from journal where stream <> 'counter/first' order by stream, version`)
  assert.deepEqual(rows, [
    { stream: 'counter/good', version: 1 },
    { stream: 'counter/good', version: 2 },
  ])
})

test('several processes on one stream: every command counts, none twice', async t => {
  const { store, owner, url } = await counters(t)
  const others = [1, 2, 3].map(n => ({ db: openDb(url, { max: 4, role: 'papier_app' }), ids: countingIds(n) }))
  t.after(() => Promise.all(others.map(({ db }) => db.end())))
  await Promise.all(
    [store, ...others].flatMap((process, p) => Array.from({ length: 10 }, (_, i) => handle(process, counter, 'a', count(1), `${p}/${i}`))),
  )
  assert.deepEqual(await readState(owner, counter, 'a'), { total: 40 })
  assert.deepEqual((await owner.query('select version, state from counter')).rows, [{ version: 40, state: { total: 40 } }])
  assert.deepEqual(await verifyJournal(owner), { events: 40, streams: 1, breaches: [] })
})

test('a long stream costs a command no more than a short one: its last link is looked up by version, planned as the tables were when empty', async t => {
  const { owner } = await counters(t)
  const { rows } = await owner.query<Record<string, string>>(`explain ${lookSql('counter')}`, ['counter/', ['a'], ['key']])
  const plan = rows.map(row => row['QUERY PLAN']).join('\n')
  assert.match(plan, /Index Scan Backward using one_event_a_version on journal/)
  assert.match(plan, /using one_outcome_a_command on journal.*\n *Index Cond: .*key = /)
  assert.doesNotMatch(plan, /Filter|Seq Scan/)
})

test('within a transaction of the caller, somebody else being faster is a fault, and the whole is done again', async t => {
  const { store, owner } = await counters(t)
  let tries = 0
  const held = await allOrNothing(store.db, async tx => {
    tries++
    // What we know of the stream is frozen at our first look; another command comes between it and our write.
    await tx.query('set transaction isolation level repeatable read')
    await tx.query('select 1 from counter')
    if (tries === 1) await handle(store, counter, 'a', count(20), 'other')
    return handle(store, counter, 'a', count(1), 'ours', tx)
  })
  assert.deepEqual([tries, held.state], [2, { total: 21 }])
  assert.equal((await owner.query('select 1 from journal')).rowCount, 2)
  await assert.rejects(
    allOrNothing(store.db, async () => {
      throw new Overtaken()
    }),
    Overtaken,
  )
})

test('what a transaction of the caller undoes has not happened', async t => {
  const { store, owner } = await counters(t)
  const undone = allOrNothing(store.db, async tx => {
    await handle(store, counter, 'a', count(20), 'k', tx)
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  for (const table of ['journal', 'counter', 'deadline', 'graphile_worker.jobs'])
    assert.equal((await owner.query(`select 1 from ${table}`)).rowCount, 0, table)
})

test('a deadline that the state no longer has is gone', async t => {
  const { store, owner } = await counters(t)
  await handle(store, counter, 'a', count(20), 'one')
  await handle(store, counter, 'a', count(-15), 'two')
  assert.equal((await owner.query('select 1 from deadline')).rowCount, 0)
})

test('a row of state written before the state had a new part is read with its first value', async t => {
  const { store, owner } = await counters(t)
  await handle(store, counter, 'a', count(20), 'one')
  await owner.query(`update counter set state = '{}'`)
  assert.deepEqual((await handle(store, counter, 'a', count(1), 'two')).state, { total: 1 })
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
