import assert from 'node:assert/strict'
import test from 'node:test'
import type { Instant } from './clock.ts'
import { testDatabase } from './testing/database.ts'
import { countTry } from './throttle.ts'

const limit = { tries: 3, seconds: 60 }
const at = (time: string): Instant => `2026-11-25T${time}.000Z` as Instant

test('the window begins with the first try: a round minute of the clock in between changes nothing', async t => {
  const db = await testDatabase(t)
  const tries = async (time: string, what = 'neph') => countTry(db, 'secret', what, limit, at(time))
  assert.deepEqual(await tries('09:59:58'), { tries: 1, over: false })
  assert.deepEqual(await tries('09:59:59'), { tries: 2, over: false })
  assert.deepEqual(await tries('10:00:01'), { tries: 3, over: false })
  assert.deepEqual(await tries('10:00:02'), { tries: 4, over: true })
  assert.deepEqual(await tries('10:00:02', 'another'), { tries: 1, over: false })
  // The last moment of the window, and the first one after it.
  assert.deepEqual(await tries('10:00:57'), { tries: 5, over: true })
  assert.deepEqual(await tries('10:00:58'), { tries: 1, over: false })
})
