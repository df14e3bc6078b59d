import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day, mayDrive } from '@papier-rose/law'
import { fixedClock } from '../kit/clock.ts'
import { realIds } from '../kit/ids.ts'
import { readState, verifyJournal } from '../kit/store.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { aFact, known, suspended, told, zoe } from './fixtures.ts'
import {
  type Civil,
  endTitle,
  findDriver,
  findDriverByNeph,
  findDriversBornOn,
  giveCategory,
  handOverTitle,
  issueCepc,
  readRecord,
  records,
  rememberDriver,
  withdrawCepc,
} from './index.ts'

const cepc = { cepcId: 'c-1', categories: ['B'], firstDay: day('2026-11-23'), lastDay: day('2027-03-23'), codes: [] } as const
const suspension = suspended(day('2026-11-20'), { months: 1 }, { ground: 'alcohol' })

async function service(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...testDeps(db, { clock }), ids: realIds, clock }
  return { deps, owner, id: await known(deps, zoe) }
}

test('a driver is found by id, by NEPH and by birth day; remembered again, it is the same one with the new facts', async t => {
  const { deps, id } = await service(t)
  const married: Civil = { ...zoe, usageName: 'MARTIN' }
  assert.equal(await rememberDriver(deps.db, realIds, married), id)
  assert.deepEqual(await findDriverByNeph(deps.db, zoe.neph), { id, ...married })
  // An exam centre does not know the usage name: it is not forgotten.
  await rememberDriver(deps.db, realIds, zoe)
  assert.deepEqual(await findDriver(deps.db, id), { id, ...married })
  assert.deepEqual(
    (await findDriversBornOn(deps.db, day('2004-02-29'))).map(driver => driver.id),
    [id],
  )
  assert.equal(await findDriver(deps.db, 'nobody'), undefined)
})

test('the record reads as the law reads it: categories, CEPC, titles, bans', async t => {
  const { deps, id } = await service(t)
  await giveCategory(deps, id, { category: 'B', since: day('2026-11-23'), codes: ['78'] }, 'k1')
  await issueCepc(deps, id, cepc, 'k2')
  await handOverTitle(deps, id, { number: 'A1', issuedOn: day('2026-11-23'), lastDay: day('2041-11-23') }, 'k3')
  await told(deps, id, [suspension])
  const { bans, ...record } = await readRecord(deps, id)
  assert.deepEqual(
    bans.map(({ because: _, control: __, ...ban }) => ban),
    [
      {
        kind: 'suspension-administrative',
        from: '2026-11-20',
        lastDay: '2026-12-20',
        needsAptitude: true,
        reference: '3F-2026-11-20',
      },
    ],
  )
  assert.deepEqual(record, {
    birth: '2004-02-29',
    categories: [{ category: 'B', since: '2026-11-23', codes: ['78'] }],
    titles: [{ number: 'A1', issuedOn: '2026-11-23', lastDay: '2041-11-23', receivedOn: '2026-11-24', state: 'living' }],
    cepcs: [{ category: 'B', firstDay: '2026-11-23', lastDay: '2027-03-23', codes: [] }],
    receipts: [],
  })
})

test('a suspension stops every proof until the aptitude is decided', async t => {
  const { deps, id } = await service(t)
  await told(deps, id, [suspension])
  assert.equal((await issueCepc(deps, id, cepc, 'k2')).refused?.refused, 'may-not-drive')
  deps.clock.set('2026-12-28')
  await told(deps, id, [aFact('aptitude', 'APT-1', { notifiedOn: day('2026-12-28'), fit: true })])
  deps.clock.set('2026-12-27')
  assert.equal((await issueCepc(deps, id, cepc, 'k4')).refused?.refused, 'may-not-drive')
  deps.clock.set('2026-12-28')
  assert.equal((await issueCepc(deps, id, cepc, 'k5')).refused, undefined)
  assert.equal(mayDrive(await readRecord(deps, id), 'B', day('2026-12-28')).value.may, true)
})

test('a measure that was set aside holds nothing back', async t => {
  const { deps, id } = await service(t)
  await told(deps, id, [suspension, aFact('measure-lifted', 'TA-1', { for: '3F-2026-11-20', on: day('2026-11-24'), why: 'annulled' })])
  assert.equal((await issueCepc(deps, id, cepc, 'k3')).refused, undefined)
})

test('once its row is erased a fact is gone: the chain still verifies, the record still folds', async t => {
  const { deps, owner, id } = await service(t)
  await told(deps, id, [suspension])
  await owner.query('set role papier_purge; delete from record_fact; reset role')
  assert.deepEqual((await readRecord(deps, id)).bans, [])
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  assert.equal((await issueCepc(deps, id, cepc, 'k')).refused, undefined)
})

test('facts and certificates told at the same moment: no CEPC stands beside a suspension that it did not see', async t => {
  const { deps, owner, id } = await service(t)
  await Promise.all([
    ...Array.from({ length: 5 }, (_, i) => told(deps, id, [{ ...suspension, reference: `3F-${i}` }])),
    ...Array.from({ length: 5 }, (_, i) => issueCepc(deps, id, { ...cepc, cepcId: `c-${i}` }, `cepc-${i}`)),
  ])
  const { rows } = await owner.query<{ type: string }>(`select type from journal where stream = $1 order by version`, [`record/${id}`])
  const first = rows.findIndex(({ type }) => type === 'FactTold')
  assert.ok(rows.slice(first).every(({ type }) => type === 'FactTold'))
  assert.equal(rows.filter(({ type }) => type === 'FactTold').length, 5)
})

test('two drivers cannot hold the same living title, and a record cannot hold two: the database promises it', async t => {
  const { deps, owner, id } = await service(t)
  const other = await rememberDriver(deps.db, realIds, { ...zoe, neph: '220669200003' })
  const title = { number: 'A1', issuedOn: day('2026-11-23'), lastDay: day('2041-11-23') }
  await handOverTitle(deps, id, title, 'k1')
  await assert.rejects(handOverTitle(deps, other, title, 'k1'), /one_driver_a_living_title/)
  await handOverTitle(deps, id, { ...title, number: 'A2' }, 'k2')
  assert.deepEqual(
    (await readRecord(deps, id)).titles.map(({ number, state }) => [number, state]),
    [
      ['A1', 'replaced'],
      ['A2', 'living'],
    ],
  )
  await endTitle(deps, id, { number: 'A2', why: 'lost', on: day('2026-11-24') }, 'k3')
  const { rows } = await owner.query('select living_title from driver_record where id = $1', [id])
  assert.deepEqual(rows, [{ living_title: null }])
})

test('the state row is what the events say', async t => {
  const { deps, owner, id } = await service(t)
  await issueCepc(deps, id, cepc, 'k1')
  await withdrawCepc(deps, id, cepc.cepcId, 'k2')
  const { rows } = await owner.query('select state from driver_record where id = $1', [id])
  assert.deepEqual(rows[0]?.state, JSON.parse(JSON.stringify(await readState(deps.db, records, id))))
})
