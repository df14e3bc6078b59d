import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fixedClock } from '../kit/clock.ts'
import { idFrom } from '../kit/ids.ts'
import { genesis, seal } from '../kit/journal.ts'
import { verifyJournal } from '../kit/store.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { printRound, readPrints, verifyPrints } from './prints.ts'

async function world(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  const clock = fixedClock('2026-11-20')
  const event = (name: string, amount = 1, at: string = clock.now()) => {
    const row = { id: idFrom('event', name), stream: `counter/${name}`, version: 1, type: 'Counted', facts: { amount } }
    const sealed = { ...row, by: 'ana', at, key: name, part: 0 }
    return { ...sealed, hash: seal(sealed, genesis) }
  }
  const write = async (name: string, q: Pick<typeof db, 'query'> = db) => {
    const { id, stream, version, type, facts, by, at, key, part, hash } = event(name)
    await q.query(
      `insert into journal (id, stream, version, type, facts, by, at, key, part, previous, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, stream, version, type, facts, by, at, key, part, genesis, hash],
    )
  }
  const round = printRound({ db, clock })
  return { db, owner, clock, write, event, round }
}

test('each day has one fingerprint of the journal up to the end of the day before, whoever takes it', async t => {
  const { db, clock, write, round } = await world(t)
  await write('a')
  clock.wind(1)
  await write('b')
  const another = printRound({ db, clock })
  await Promise.all([round.go(), another.go()])
  await round.go()
  assert.deepEqual(
    (await readPrints(db)).map(({ day, events }) => ({ day, events })),
    [{ day: '2026-11-20', events: 1 }],
  )
  clock.wind(1)
  await round.go()
  assert.deepEqual(
    (await readPrints(db)).map(({ day, events }) => ({ day, events })),
    [
      { day: '2026-11-21', events: 1 },
      { day: '2026-11-20', events: 1 },
    ],
  )
  assert.deepEqual(await verifyPrints(db), { prints: 2 })
})

test('an old event rewritten with its whole chain passes the chain, and the fingerprint betrays it', async t => {
  const { owner, clock, write, event, round } = await world(t)
  const at = clock.now()
  await write('a')
  clock.wind(1)
  await round.go()
  await write('b')
  clock.wind(1)
  await round.go()
  const forged = event('a', 50, at)
  await owner.query('update journal set facts = $1, hash = $2 where id = $3', [forged.facts, forged.hash, forged.id])
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  assert.deepEqual(await verifyPrints(owner), { prints: 2, differs: '2026-11-20' })
})

test('a transaction that is not over may still hold a number: the fingerprint waits for it', async t => {
  const { db, owner, clock, write, round } = await world(t)
  const slow = await owner.connect()
  await slow.query('begin')
  await write('slow', slow)
  await write('quick')
  clock.wind(1)
  await round.go()
  assert.deepEqual(await readPrints(db), [])
  await slow.query('commit')
  slow.release()
  await round.go()
  assert.deepEqual(
    (await readPrints(db)).map(({ events }) => events),
    [2],
  )
})
