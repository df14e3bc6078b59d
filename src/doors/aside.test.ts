import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '@papier-rose/law'
import { hookTasks } from '../hooks/index.ts'
import { openDb, transaction } from '../kit/db.ts'
import { verifyJournal } from '../kit/store.ts'
import { known, zoe } from '../record/fixtures.ts'
import { type Civil, factIdOf, readLedger, readLife, rememberDriver } from '../record/index.ts'
import { asideRound, hearAside } from './appearing.ts'
import { driversAppeared, eraseAside } from './aside.ts'
import { decideNear, findQuestion, findWaiting } from './near.ts'
import { driver, world } from './testing.ts'

const named = { neph: zoe.neph, birthName: 'Œuvrard L’Hôpital', firstNames: ['Zoé'], birthDay: zoe.birthDay }
const pv = (reference: string, points = 3, revision = 0) => ({
  reference,
  revision,
  content: { committedOn: '2026-09-01', points, class: 4 },
})
interface Sent {
  readonly type: string
  readonly fact: { readonly reference: string; readonly revision: number }
}

const agent = { agentId: 'paulette' }
const refs = async (deps: Parameters<typeof readLife>[0], id: string) =>
  (await readLife(deps, id)).facts.map(({ reference }) => reference).sort()

test('a fact of a driver whom nobody knows is kept aside, said in words, and heard when the driver appears', async t => {
  const { deps, db, owner, partner } = await world(t)
  const fines = await partner('fines')
  const kept = await fines.tell('infraction', { ...pv('PV-1'), driver: named }, 'key-0001', { 'accept-language': 'en' })
  assert.deepEqual([kept.status, kept.said.became], [202, 'kept-aside'])
  assert.match(String(kept.said.detail), /Kept aside/)
  assert.deepEqual(
    (await fines.tell('infraction', { ...pv('PV-1'), driver: named }, 'key-0001', { 'accept-language': 'en' })).said,
    kept.said,
  )
  assert.equal((await fines.tell('infraction', { ...pv('PV-1'), driver: named })).said.became, 'kept-aside')
  assert.equal((await fines.tell('infraction', { ...pv('PV-1', 4), driver: named })).said.type, '/api/docs#contradicts-itself')
  const { rows } = await owner.query<{ all: string }>(
    `select (select json_agg(a) from fact_aside a)::text || (select json_agg(j) from journal j)::text || (select json_agg(c) from door_call c)::text as all`,
  )
  for (const personal of [zoe.neph, 'uvrard', zoe.birthDay, '2026-09-01']) assert.ok(!rows[0]?.all.includes(personal), personal)
  const found = (await (await fines.get('/api/v1/facts/infraction/PV-1')).json()) as { became: string }
  assert.equal(found.became, 'kept-aside')

  const id = await known(deps, zoe)
  await transaction(db, tx => driversAppeared(deps, tx, new Map([[zoe.neph, id]])))
  const { rows: jobs } = await owner.query<{ payload: object }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id where k.identifier = 'hear-aside'`,
  )
  assert.deepEqual(
    jobs.map(({ payload }) => payload),
    [{ driverId: id, key: `hear-aside/${id}` }],
  )
  await hearAside(deps, id)
  await hearAside(deps, id)
  assert.deepEqual(await refs(deps, id), ['PV-1'])
  assert.equal((await owner.query('select 1 from fact_aside union all select 1 from fact_aside_key')).rowCount, 0)
  assert.equal((await fines.tell('infraction', { ...pv('PV-1'), driver: named })).said.became, 'repeated')
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
})

test('heard through the round of the day too, when nobody announced the driver', async t => {
  const { deps, clock, partner } = await world(t)
  const fines = await partner('fines')
  await fines.tell('infraction', { ...pv('PV-1'), driver: named })
  const id = await known(deps, zoe)
  const round = asideRound(deps)
  await round.go()
  assert.deepEqual(await refs(deps, id), [])
  clock.wind(1)
  await round.go()
  assert.deepEqual(await refs(deps, id), ['PV-1'])
})

test('taken back or corrected while it is kept aside, it is never heard as it was', async t => {
  const { deps, partner } = await world(t)
  const fines = await partner('fines')
  for (const reference of ['PV-1', 'PV-2']) await fines.tell('infraction', { ...pv(reference), driver: named })
  assert.equal((await fines.takeBack('infraction', 'PV-1', 0)).said.became, 'taken-back')
  assert.equal((await fines.tell('infraction', { ...pv('PV-1'), driver: named })).said.became, 'taken-back')
  await fines.tell('infraction', pv('PV-2', 2, 1))
  const id = await known(deps, zoe)
  await hearAside(deps, id)
  assert.deepEqual(await refs(deps, id), [])
})

test('a name that differs by little waits for an agent, who says that it is the same person or not; each decision is signed', async t => {
  const { deps, owner, id, partner } = await world(t)
  const fines = await partner('fines')
  for (const reference of ['PV-1', 'PV-2']) {
    const near = await fines.tell('infraction', { ...pv(reference), driver: { ...driver, birthName: 'Petis' } })
    assert.deepEqual([near.status, near.said.became], [202, 'kept-aside'])
  }
  await fines.tell('establishment', { reference: 'AF-1', content: { for: 'PV-1', on: '2026-10-01', by: 'paiement-amende-forfaitaire' } })
  const [first, second] = ['PV-1', 'PV-2'].map(reference => factIdOf('the-fines', { kind: 'infraction', reference })) as [string, string]
  assert.deepEqual((await findWaiting(deps.db)).map(({ id: aside }) => aside).sort(), [first, second].sort())
  const question = await findQuestion(deps, first)
  assert.deepEqual([question?.named.familyName, question?.comparison.near], ['Petis', ['family-name']])
  assert.equal(await decideNear(deps, agent, first, { same: true, reason: 'seen' }), 'done')
  assert.equal(await decideNear(deps, agent, first, { same: true, reason: 'seen' }), 'already-decided')
  assert.equal(await decideNear(deps, agent, second, { same: false, reason: 'another' }), 'done')
  assert.equal((await readLedger(deps, id)).balance, 9)
  await hearAside(deps, id)
  assert.deepEqual(await findWaiting(deps.db), [])
  assert.deepEqual(await refs(deps, id), ['AF-1', 'PV-1'])
  const { rows } = await owner.query('select same, decided_by, reason from aside_decision order by same')
  assert.deepEqual(rows, [
    { same: false, decided_by: 'paulette', reason: 'another' },
    { same: true, decided_by: 'paulette', reason: 'seen' },
  ])
})

test('who told it hears what became of a fact kept aside: recorded in the end, or not, once each, and never why', async t => {
  const { deps, owner, id: marcelId, partner } = await world(t)
  const fines = await partner('fines')
  const { said: hook } = await fines.post('/api/v1/hooks', { url: 'http://localhost/news', kinds: ['infraction'] })
  const heard = async () => {
    const { deliveries } = (await (await fines.get(`/api/v1/hooks/${hook.id}/deliveries`)).json()) as { deliveries: Sent[] }
    return deliveries.map(({ type, fact }) => `${type} ${fact.reference}/${fact.revision}`)
  }
  await fines.tell('infraction', { ...pv('PV-1'), driver: named })
  await fines.tell('infraction', { ...pv('PV-2', 3, 1), driver: named })
  await fines.tell('infraction', pv('PV-2'))
  await fines.tell('infraction', { ...pv('PV-3'), driver: { ...driver, birthName: 'Petis' } })
  assert.deepEqual(await heard(), [])
  const id = await known(deps, zoe)
  await hearAside(deps, id)
  await hearAside(deps, id)
  await hookTasks(deps)['tell-partners']?.({ driverId: id, key: '' })
  // PV-2 is told of Marcel too: the record refuses to say the same of two people.
  const settled = ['fact.settled PV-1/0', 'fact.rejected PV-2/1']
  assert.deepEqual((await heard()).sort(), [...settled].sort())
  await decideNear(deps, agent, factIdOf('the-fines', { kind: 'infraction', reference: 'PV-3' }), { same: false, reason: 'another' })
  await hearAside(deps, marcelId)
  assert.deepEqual((await heard()).sort(), [...settled, 'fact.rejected PV-3/0'].sort())
  const { rows } = await owner.query<{ all: string }>('select json_agg(d)::text as all from hook_delivery d')
  assert.doesNotMatch(String(rows[0]?.all), new RegExp(`${zoe.neph}|${id}|another`))
})

test('two slips, another birth date, no first name: the driver is not near, and no agent is asked', async t => {
  const { deps, partner } = await world(t)
  const fines = await partner('fines')
  for (const [n, other] of [
    { birthName: 'Petis', firstNames: ['Marcek'] },
    { birthDay: '1978-09-08' },
    { firstNames: [] },
    { birthName: 'Durand' },
  ].entries())
    assert.equal((await fines.tell('infraction', { ...pv(`PV-${n}`), driver: { ...driver, ...other } })).said.became, 'kept-aside')
  assert.deepEqual(await findWaiting(deps.db), [])
})

test('a driver whose name is corrected is compared again', async t => {
  const { deps, partner } = await world(t)
  const fines = await partner('fines')
  await fines.tell('infraction', { ...pv('PV-1'), driver: { ...named, birthName: 'Lefebvre' } })
  const id = await known(deps, zoe)
  await hearAside(deps, id)
  assert.deepEqual(await refs(deps, id), [])
  const corrected: Civil = { ...zoe, birthName: 'LEFEBVRE' }
  await rememberDriver(deps.db, deps.ids, corrected)
  await hearAside(deps, id)
  assert.deepEqual(await refs(deps, id), ['PV-1'])
})

test('what nobody ever claims is erased on the day of the law, with its key; the day before it stands', async t => {
  const { owner, url, partner } = await world(t)
  const fines = await partner('fines')
  await fines.tell('infraction', { ...pv('PV-1'), driver: named })
  const purge = openDb(url, { max: 1, role: 'papier_purge' })
  t.after(() => purge.end())
  assert.equal(await eraseAside(purge, day('2036-08-31')), 0)
  assert.equal(await eraseAside(purge, day('2036-09-01')), 1)
  assert.equal((await owner.query('select 1 from fact_aside union all select 1 from fact_aside_key')).rowCount, 0)
})
