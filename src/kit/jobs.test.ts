import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { day } from '@papier-rose/law'
import type { Deps } from './deps.ts'
import { findFailedJobs, type Payload, releaseJobs, startWorker, sweepDeadlines } from './jobs.ts'
import { testDatabases } from './testing/database.ts'
import { testDeps } from './testing/deps.ts'

/** Waits for something to become true; the test's own time limit is the end of patience. */
async function until(true_: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await true_())) await pause(10)
}

const add = (deps: Deps, task: string, key: string) =>
  deps.db.query('select graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := 40)', [task, JSON.stringify({ key }), key])

const setUp = async (t: TestContext) => {
  const { db } = await testDatabases(t)
  return testDeps(db)
}

test('two workers share the jobs: each is done once', async t => {
  const deps = await setUp(t)
  const done: string[] = []
  const tasks = { greet: async ({ key }: Payload) => void done.push(key) }
  for (let i = 0; i < 30; i++) await add(deps, 'greet', `job-${i}`)
  const workers = [await startWorker(deps, tasks, []), await startWorker(deps, tasks, [])]
  await until(() => done.length >= 30)
  for (const worker of workers) await worker.stop()
  assert.equal(new Set(done).size, 30)
  assert.equal(done.length, 30)
})

test('what a killed worker held is done by the next one; what a living one does is left to it', async t => {
  const { db, owner } = await testDatabases(t)
  const deps = testDeps(db)
  await add(deps, 'greet', 'orphan')
  await owner.query(`update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now()`)
  const begun: string[] = []
  let end = () => {}
  const ended = new Promise<void>(done => {
    end = done
  })
  const tasks = {
    greet: async ({ key }: Payload) => void begun.push(key),
    slow: async ({ key }: Payload) => {
      begun.push(key)
      await ended
    },
  }
  const first = await startWorker(deps, tasks, [])
  await until(() => begun.includes('orphan'))
  await add(deps, 'slow', 'held')
  await until(() => begun.includes('held'))

  let turns = 0
  const second = await startWorker(deps, tasks, [{ name: 'turns', go: async () => void turns++ }])
  await until(() => turns >= 2)
  assert.deepEqual(begun, ['orphan', 'held'])

  // The first worker loses its connections and lives: it stands again, and still nobody takes its job.
  await owner.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()`)
  await until(
    async () => (await owner.query(`select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 1`)).rowCount === 2,
  )
  end()
  await Promise.all([first.stop(), second.stop()])
  assert.deepEqual(await owner.query('select 1 from graphile_worker.jobs').then(({ rowCount }) => rowCount), 0)
})

test('a job that fails stands in a list; released, it is done at once', async t => {
  const deps = await setUp(t)
  let broken = true
  let done = 0
  const tasks = {
    greet: async () => {
      if (broken) throw new Error('the partner is down')
      done++
    },
  }
  await add(deps, 'greet', 'only')
  const worker = await startWorker(deps, tasks, [])
  await until(async () => (await findFailedJobs(deps)).length === 1)
  const [failed] = await findFailedJobs(deps)
  assert.equal(failed?.task, 'greet')
  assert.match(failed?.last_error ?? '', /the partner is down/)
  broken = false
  assert.deepEqual(await releaseJobs(deps.db, { id: failed?.id ?? '' }), { task: 'greet', count: 1 })
  await until(() => done === 1)
  await worker.stop()
  assert.deepEqual(await findFailedJobs(deps), [])
})

test('a job that can never be done stands in the list with its fault, and holds no other back', async t => {
  const deps = await setUp(t)
  const done: string[] = []
  const tasks = {
    greet: async ({ key }: Payload) => {
      if (key.startsWith('poison')) throw new Error('this can never be read')
      done.push(key)
    },
  }
  // More of them than a worker does at once, and first in the queue.
  for (let i = 0; i < 8; i++) await add(deps, 'greet', `poison-${i}`)
  for (let i = 0; i < 20; i++) await add(deps, 'greet', `good-${i}`)
  const worker = await startWorker(deps, tasks, [])
  await until(async () => done.length >= 20 && (await findFailedJobs(deps)).length === 8)
  // The last attempt of all failed too: the job is given up by the worker and still stands for an agent.
  const [first] = await findFailedJobs(deps)
  const lastTry = 'select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := to_timestamp(0), attempts := 39)'
  await deps.db.query(lastTry, [first?.id])
  await until(async () => (await findFailedJobs(deps)).some(job => job.id === first?.id && job.attempts === 40))
  await add(deps, 'greet', 'good-after')
  await until(() => done.includes('good-after'))
  await worker.stop()
  const standing = await findFailedJobs(deps)
  assert.equal(standing.length, 8)
  for (const job of standing) assert.match(job.last_error, /can never be read/)
  assert.equal(done.length, 21)
  assert.equal(new Set(done).size, 21)
})

test('a round is made by one worker at a time, and comes again after a fault', async t => {
  const deps = await setUp(t)
  let [running, most, turns] = [0, 0, 0]
  const round = {
    name: 'news',
    async go() {
      running++
      most = Math.max(most, running)
      await pause(5)
      running--
      if (++turns === 2) throw new Error('not this time')
    },
  }
  const workers = [await startWorker(deps, {}, [round]), await startWorker(deps, {}, [round])]
  await until(() => turns >= 6)
  for (const worker of workers) await worker.stop()
  assert.equal(most, 1)
})

test('a deadline is told once, on its day and not before; one that changes nothing is not asked about again', async t => {
  const deps = await setUp(t)
  const insert = (stream: string, on: string) =>
    deps.db.query(`insert into deadline (stream, name, due_on) values ($1, 'end', $2)`, [stream, on])
  await insert('thing/a', '2026-11-23')
  await insert('thing/b', '2026-11-24')
  const told: string[] = []
  const thing = async (id: string, name: string, on: string) => {
    told.push(`${id} ${name} ${on}`)
    return false
  }
  await sweepDeadlines(deps, { thing }, day('2026-11-22'))
  assert.deepEqual(told, [])
  await sweepDeadlines(deps, { thing }, day('2026-11-23'))
  await sweepDeadlines(deps, { thing }, day('2026-11-23'))
  assert.deepEqual(told, ['a end 2026-11-23'])
  await sweepDeadlines(deps, { thing }, day('2026-12-31'))
  assert.deepEqual(told, ['a end 2026-11-23', 'b end 2026-11-24'])
})
