import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { day } from '@papier-rose/law'
import { signInPerson } from '../account/fixtures.ts'
import { keepAddress } from '../card/index.ts'
import { cardWorld } from '../card/testing.ts'
import type { Payload } from '../kit/jobs.ts'
import { readPdf } from '../kit/pdf/testing.ts'
import { aFact, known, told } from '../record/fixtures.ts'
import { answerNamed, lookAt, readNamed } from '../record/index.ts'
import { deliveryTasks } from './index.ts'
import { findWaiting } from './waiting.ts'

const lines = ['M. MARCEL PETIT', '14 RUE DES SARRAZINS', '59000 LILLE']

/** Marcel is named as a driver on 1 December 2026: an answer is awaited until 15 January 2027 included. */
async function world(t: TestContext, { address = true } = {}) {
  const w = await cardWorld(t)
  const { deps } = w
  const id = await known(deps)
  const moves = () => keepAddress(deps.db, deps.ids(), id, { lines, commune: '59350' }, deps.clock.now())
  if (address) await moves()
  const tasks = deliveryTasks(deps, w.partners)
  /** Looks at the record on that day and does the jobs that stand, as the worker does; a task may come twice. */
  const on = async (text: string) => {
    w.clock.set(text)
    await lookAt(deps, id)
    const { rows } = await w.owner.query<{ task: string; payload: Payload }>(
      `select t.identifier as task, payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
    )
    for (const { task, payload } of rows) await tasks[task]?.(payload)
  }
  const posted = async () =>
    (
      await w.owner.query<{ letter: string; send_to: string[]; paper: Buffer }>(
        'select letter, send_to, paper from sandbox.laposte_letter order by place',
      )
    ).rows
  const textOf = async (n: number) => (await readPdf((await posted())[n]?.paper ?? Buffer.alloc(0))).text.replaceAll(/\s+/g, ' ')
  w.clock.set('2026-12-02')
  await told(deps, id, [
    aFact('driver-named', 'D-1', { for: 'PV-1', committedOn: day('2026-11-01'), on: day('2026-12-01'), by: 'employer' }),
  ])
  return { ...w, id, moves, on, posted, textOf }
}

test('who was named and has no account is asked by post, once, and once again ten days before the last day', async t => {
  const { deps, id, on, posted, textOf, owner } = await world(t)
  await on('2026-12-02')
  await on('2026-12-02')
  assert.deepEqual(
    (await posted()).map(({ letter, send_to }) => [letter, send_to]),
    [['simple-letter', lines]],
  )
  const text = await textOf(0)
  for (const part of [
    'vous conduisiez le 1er novembre 2026',
    'votre employeur',
    'PV-1',
    '15 janvier 2027',
    '/mon-permis/designations',
    'France services',
  ])
    assert.ok(text.includes(part), `${part}: ${text}`)
  await on('2027-01-04')
  assert.equal((await posted()).length, 1)
  const { rows } = await owner.query<{ due: string }>(`select due_on as due from deadline where due_on = '2027-01-05'`)
  assert.equal(rows.length, 1, 'the record is looked at on the day of the reminder')
  await on('2027-01-05')
  await on('2027-01-06')
  assert.equal((await posted()).length, 2)
  assert.match(await textOf(1), /Rappel/)
  const [named] = await readNamed(deps, id)
  assert.deepEqual((await owner.query('select posted_on, reminded_on from named_driver where id = $1', [named?.id])).rows, [
    { posted_on: '2026-12-02', reminded_on: '2027-01-05' },
  ])
})

test('with an account nothing is posted; who has answered is not reminded; the question is in an account opened later', async t => {
  const { deps, id, on, posted, owner } = await world(t)
  await on('2026-12-02')
  await signInPerson(deps, { driverId: id, sub: 'marcel' })
  const [named] = await readNamed(deps, id)
  assert.equal(named?.standing, 'waiting')
  await answerNamed(deps, id, named?.id ?? '', { answer: 'not-me' }, { by: 'marcel', key: 'k' })
  await on('2027-01-06')
  assert.equal((await posted()).length, 1)
  assert.deepEqual((await owner.query('select reminded_on from named_driver')).rows, [{ reminded_on: null }])
})

test('reminded by e-mail alone once there is an account', async t => {
  const { deps, id, on, posted, owner } = await world(t)
  await signInPerson(deps, { driverId: id, sub: 'marcel' })
  await on('2026-12-02')
  await on('2027-01-05')
  assert.deepEqual(await posted(), [])
  const { rows } = await owner.query<{ notice: string }>(
    `select payload ->> 'notice' as notice from graphile_worker._private_jobs where payload ->> 'notice' is not null`,
  )
  assert.deepEqual(rows.map(({ notice }) => notice).sort(), ['driver-named', 'driver-named-again'])
})

test('without an address the question waits, for the office to see, and leaves once there is one', async t => {
  const { deps, on, moves, posted, round } = await world(t, { address: false })
  await on('2026-12-02')
  assert.deepEqual(
    (await findWaiting(deps.db, '59')).map(({ what, why }) => [what, why]),
    [['question', 'no-address']],
  )
  await moves()
  await round()
  await round()
  assert.equal((await posted()).length, 1)
  assert.deepEqual(await findWaiting(deps.db, '59'), [])
})

test('answered in an account opened meanwhile, a question waits for no address any more', async t => {
  const { deps, id, on, posted } = await world(t, { address: false })
  await on('2026-12-02')
  await signInPerson(deps, { driverId: id, sub: 'marcel' })
  const [named] = await readNamed(deps, id)
  await answerNamed(deps, id, named?.id ?? '', { answer: 'me' }, { by: 'marcel', key: 'k' })
  await on('2026-12-03')
  assert.deepEqual(await findWaiting(deps.db, '59'), [])
  assert.deepEqual(await posted(), [])
})
