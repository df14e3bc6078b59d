import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { addYears, day } from '@papier-rose/law'
import { fixedClock } from '../kit/clock.ts'
import { openDb } from '../kit/db.ts'
import { realIds } from '../kit/ids.ts'
import { sweepDeadlines } from '../kit/jobs.ts'
import { verifyJournal } from '../kit/store.ts'
import { filesThatHold, testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { aFact, invalidatedOn, known, suspended, told } from './fixtures.ts'
import { eraseDue, giveCategory, lookAt, type NewFact, readLedger, readLife, readRecord, recordDeadlines } from './index.ts'

async function service(t: TestContext) {
  const { db, owner, url } = await testDatabases(t)
  const purge = openDb(url, { max: 1, role: 'papier_purge' })
  t.after(() => purge.end())
  const clock = fixedClock('2026-11-24')
  const deps = { ...testDeps(db, { clock }), ids: realIds, clock }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'licence')
  const hear = async (...facts: NewFact[]) => {
    await told(deps, id, facts)
    await lookAt(deps, id)
  }
  /** Goes to that day, lets what is due by then be seen, and erases. */
  const eraseOn = async (text: string) => {
    clock.set(text)
    await sweepDeadlines(deps, { record: recordDeadlines(deps) }, clock.today())
    return eraseDue(purge, clock.today())
  }
  return { deps, owner, clock, id, hear, eraseOn }
}

const infraction = (moment: string) => [
  aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 1, class: 4, moment }),
  aFact('establishment', 'E-1', { for: 'PV-1', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
]

test('points are erased three years after the last final act, not the day before; the letters on them go too', async t => {
  const { deps, owner, id, hear, eraseOn } = await service(t)
  await hear(...infraction('M-1'))
  assert.equal((await owner.query('select 1 from points_letter')).rowCount, 1)
  assert.equal(await eraseOn('2029-09-30'), 0)
  assert.equal(await eraseOn('2029-10-01'), 2)
  for (const table of ['record_fact', 'record_key', 'points_letter'])
    assert.equal((await owner.query(`select 1 from ${table}`)).rowCount, 0, table)
  const { rows } = await owner.query('select erased_on, ground from erasure')
  assert.deepEqual(rows, Array(2).fill({ erased_on: '2029-10-01', ground: 'Code de la route, art. L. 225-2' }))
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  assert.equal((await readLedger(deps, id)).balance, 12)
})

test('an administrative measure that was annulled is erased on the day of the decision, others after ten years', async t => {
  const { deps, id, hear, eraseOn } = await service(t)
  await hear(suspended(day('2026-11-01'), { months: 1 }))
  assert.equal(await eraseOn('2036-10-31'), 0)
  assert.equal(await eraseOn('2036-11-01'), 1)
  await hear(
    { ...suspended(day('2036-10-20'), { months: 6 }), reference: '3F-2' } as NewFact,
    aFact('measure-lifted', 'TA-1', { for: '3F-2', on: day('2036-11-01'), why: 'annulled' }),
  )
  assert.equal(await eraseOn('2036-11-01'), 2)
  assert.deepEqual((await readLife(deps, id)).facts, [])
})

test('a ban for life leaves the file at eighty', async t => {
  const { hear, eraseOn } = await service(t)
  await hear(aFact('judgment', 'J-1', { executoryOn: day('2026-11-20'), outcome: 'annulment', forLife: true }))
  assert.equal(await eraseOn('2058-09-08'), 0)
  assert.equal(await eraseOn('2058-09-09'), 1)
})

test('what made a licence void is kept as a measure, and its erasure brings nothing back', async t => {
  const { deps, id, hear, eraseOn, clock } = await service(t)
  await hear(...invalidatedOn(day('2026-11-20'), day('2026-11-23')))
  assert.equal(await eraseOn('2030-01-01'), 0)
  assert.equal((await readRecord(deps, id)).bans[0]?.kind, 'invalidation')
  assert.equal(await eraseOn(addYears(day('2026-11-24'), 10)), 6)
  const record = await readRecord(deps, id)
  assert.deepEqual([record.bans, record.categories.map(({ lastDay }) => lastDay)], [[], ['2026-11-19']])
  assert.ok(clock.today() > '2036-01-01')
})

test('a new infraction puts the erasure off', async t => {
  const { hear, eraseOn, clock } = await service(t)
  await hear(...infraction('M-1'))
  clock.set('2029-09-01')
  await hear(
    aFact('infraction', 'PV-2', { committedOn: day('2029-08-01'), points: 1, class: 4 }),
    aFact('establishment', 'E-2', { for: 'PV-2', on: day('2029-08-15'), by: 'paiement-amende-forfaitaire' }),
  )
  assert.equal(await eraseOn('2029-10-01'), 0)
  assert.equal(await eraseOn('2032-08-15'), 4)
})

test('erased, nothing is left: no key, no row, no word in the files of the database; an old copy of the row does not open', async t => {
  const { deps, owner, id, hear, eraseOn } = await service(t)
  const marker = `MARK-${realIds()}`
  await hear(...infraction(marker))
  assert.match(JSON.stringify((await readLife(deps, id)).facts), new RegExp(marker))
  const copy = (await owner.query('select * from record_fact')).rows
  await eraseOn('2029-10-01')
  assert.deepEqual(await filesThatHold(owner, marker), [])
  for (const row of copy) {
    const names = Object.keys(row)
    await owner.query(
      `insert into record_fact (${names.join(', ')}) overriding system value values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      names.map(column => row[column]),
    )
  }
  assert.deepEqual((await readLife(deps, id)).facts, [])
})

test('the application itself cannot erase: only the purge role may', async t => {
  const { deps, hear } = await service(t)
  await hear(...infraction('M-1'))
  await assert.rejects(deps.db.query('delete from record_fact'), /permission denied/)
  await assert.rejects(deps.db.query('delete from record_key'), /permission denied/)
})
