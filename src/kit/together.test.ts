import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from './testing/database.ts'
import { askTogether } from './together.ts'

const number = (n: number) => ({ name: 'number', text: 'select $1::int as n, pg_backend_pid() as pid', values: [n] })
const fault = { name: 'fault', text: 'select 1 / $1::int as n', values: [0] }

test('a thousand who ask at once have each their own answer, on two connections that are given back', async t => {
  const db = await testDatabase(t)
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => askTogether<{ n: number; pid: number }>(db, number(n))))
  assert.deepEqual(
    answers.map(([row]) => row?.n),
    Array.from({ length: 1000 }, (_, n) => n),
  )
  assert.equal(new Set(answers.map(([row]) => row?.pid)).size, 2)
  await new Promise(setImmediate)
  assert.equal(db.idleCount, db.totalCount)
})

test('a fault is of who asked, not of those who asked beside', async t => {
  const db = await testDatabase(t)
  const asked = Array.from({ length: 30 }, (_, n) => askTogether<{ n: number }>(db, n % 3 === 1 ? fault : number(n)))
  const answers = await Promise.allSettled(asked)
  for (const [n, answer] of answers.entries()) {
    if (n % 3 === 1) assert.match(String(answer.status === 'rejected' && answer.reason), /division by zero/)
    else assert.equal(answer.status === 'fulfilled' && answer.value[0]?.n, n)
  }
})

test('a connection that breaks fails those who wait on it, and nobody who comes later', async t => {
  const db = await testDatabase(t)
  const broken = { name: 'broken', text: 'select pg_terminate_backend(pg_backend_pid())', values: [] }
  const waiting = await Promise.allSettled([number(1), number(2), broken, broken, number(3), number(4)].map(one => askTogether(db, one)))
  assert.ok(waiting.some(({ status }) => status === 'rejected'))
  assert.equal((await askTogether<{ n: number }>(db, number(5)))[0]?.n, 5)
  assert.equal((await db.query<{ n: number }>('select 6 as n')).rows[0]?.n, 6)
})
