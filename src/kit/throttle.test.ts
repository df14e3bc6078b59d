import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import test from 'node:test'
import type { Instant } from './clock.ts'
import { openDb } from './db.ts'
import { makeLog } from './log.ts'
import { testDatabase, testDatabases } from './testing/database.ts'
import { testDeps } from './testing/deps.ts'
import { countTry, forgetTries } from './throttle.ts'

const limit = { tries: 3, seconds: 60 }
const at = (time: string): Instant => `2026-11-25T${time}.000Z` as Instant

test('the window begins with the first try: a round minute of the clock in between changes nothing', async t => {
  const lines: string[] = []
  const out = new PassThrough().on('data', chunk => lines.push(String(chunk)))
  const deps = { ...testDeps(await testDatabase(t)), log: makeLog('info', out) }
  const tries = async (time: string, what = 'neph/240975100001') => countTry(deps, what, limit, at(time))
  assert.deepEqual(await tries('09:59:58'), { tries: 1, over: false })
  assert.deepEqual(await tries('09:59:59'), { tries: 2, over: false })
  assert.deepEqual(await tries('10:00:01'), { tries: 3, over: false })
  assert.deepEqual(await tries('10:00:02'), { tries: 4, over: true })
  assert.deepEqual(await tries('10:00:02', 'another'), { tries: 1, over: false })
  // The last moment of the window, and the first one after it.
  assert.deepEqual(await tries('10:00:57'), { tries: 5, over: true })
  assert.deepEqual(await tries('10:00:58'), { tries: 1, over: false })
  assert.equal(lines.length, 1, 'said once a window')
  assert.match(lines[0] ?? '', /"what":"neph","tries":3,"seconds":60,"msg":"too many tries"/)
})

test('10 000 numbers tried leave no row once their hour is over, and the worker has the right to erase them', async t => {
  const { db, owner, url } = await testDatabases(t)
  const worker = openDb(url, { max: 1, role: 'papier_worker' })
  t.after(() => worker.end())
  const rows = async () => (await owner.query<{ n: number }>('select count(*)::int as n from throttle')).rows[0]?.n
  const hour = { tries: 3, seconds: 3600 }
  const deps = testDeps(db)
  let next = 0
  const guess = async () => {
    while (next < 10_000) await countTry(deps, `neph/${next++}`, hour, at('09:00:00'))
  }
  await Promise.all(Array.from({ length: 12 }, guess))
  await countTry(deps, 'later', hour, at('09:30:00'))
  assert.equal(await rows(), 10_001)
  await forgetTries(worker, at('09:59:59'))
  assert.equal(await rows(), 10_001, 'a window under way is kept')
  await forgetTries(worker, at('10:00:00'))
  assert.equal(await rows(), 1)
  assert.equal((await countTry(deps, 'later', hour, at('10:00:01'))).tries, 2)
  await assert.rejects(countTry(deps, 'day', { tries: 3, seconds: 86_400 }, at('10:00:01')), RangeError)
})
