import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import { fixedClock } from '../kit/clock.ts'
import { textOf } from '../kit/testing/markup.ts'
import { aFact, marcel, suspended, told, zoe } from '../record/fixtures.ts'
import { findAwaited, lookAt } from '../record/index.ts'
import { recordWorld } from './testing.ts'

// Alcohol, six months to 4 December 2026: the commission and the psychotechnical test are due.
const alcohol = suspended(day('2026-06-04'), { months: 6 }, { ground: 'alcohol' })
const opinion = aFact('medical-opinion', 'O', { on: day('2026-11-20'), by: 'commission', opinion: 'apt' })
const tested = aFact('psychotechnical', 'P', { on: day('2026-11-20'), favourable: true })

test('the office sees what ends first, who holds it since when, and whose days went by', async t => {
  const world = await recordWorld(t)
  const clock = fixedClock('2026-11-23')
  const deps = { ...world.deps, clock }
  const later = await world.driver([suspended(day('2026-10-01'), { months: 4 }, {})], zoe)
  const first = await world.driver([alcohol], marcel)
  for (const id of [later, first]) await lookAt(deps, id)
  const rows = async () =>
    (await findAwaited(deps.db, '75', 1)).rows.map(({ reference, heldBy, completeOn }) => [reference, heldBy, completeOn])
  assert.deepEqual(await rows(), [
    ['3F-2026-06-04', 'driver', null],
    ['3F-2026-10-01', 'driver', null],
  ])
  await told(deps, first, [opinion, tested])
  await lookAt(deps, first)
  assert.deepEqual((await rows())[0], ['3F-2026-06-04', 'prefecture', '2026-11-23'])
  const odile = await world.agent('Odile Marchand')
  const shown = textOf((await odile.get('/agents/aptitudes')).html).replaceAll('\u00a0', ' ')
  assert.match(shown, /3F-2026-06-04.*encore 11\sjours.*la préfecture.*depuis le 23 novembre 2026.*la décision d’aptitude.*3F-2026-10-01/)
  assert.doesNotMatch(shown, /PETIT|ŒUVRARD/)
  // Decided, it is in the list no more.
  clock.set('2026-12-09')
  await told(deps, first, [aFact('aptitude', 'A', { notifiedOn: day('2026-12-09'), fit: true, for: '3F-2026-06-04' })])
  await lookAt(deps, first)
  assert.deepEqual(
    (await rows()).map(([reference]) => reference),
    ['3F-2026-10-01'],
  )
})

test('a measure waits with the préfecture of the driver’s home, else with that of the office which told it', async t => {
  const { deps, driver, rows } = await recordWorld(t)
  const id = await driver()
  await told(deps, id, [alcohol], { source: 'prefecture-2A' })
  const office = async () => {
    await lookAt(deps, id)
    return (await rows<{ office: string }>('select office from awaited_aptitude'))[0]?.office
  }
  assert.equal(await office(), '2A')
  await told(deps, id, [aFact('residence', 'RES-1', { since: day('2026-01-01'), country: '99100', commune: '97411' })])
  assert.equal(await office(), '974')
  await told(deps, id, [aFact('residence', 'RES-2', { since: day('2026-07-01'), country: '99100', commune: '13205' })])
  assert.equal(await office(), '13')
})

test('thirty, fifteen and five days before, the person is told once each time, and the message says nothing of the measure', async t => {
  const { deps: given, driver, rows } = await recordWorld(t)
  const clock = fixedClock('2026-11-03')
  const deps = { ...given, clock }
  const id = await driver([alcohol])
  const jobs = async () =>
    rows<{ payload: Record<string, string> }>(
      `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'notify-driver'`,
    )
  for (const on of ['2026-11-03', '2026-11-04', '2026-11-10', '2026-11-19', '2026-11-29', '2026-12-04', '2026-12-05']) {
    clock.set(on)
    await lookAt(deps, id)
    await lookAt(deps, id)
  }
  const warned = await rows<{ warned_on: string }>('select warned_on from record_warning order by warned_on')
  assert.deepEqual(
    warned.map(({ warned_on }) => warned_on),
    ['2026-11-04', '2026-11-19', '2026-11-29'],
  )
  const sent = await jobs()
  assert.equal(sent.length, 3)
  for (const { payload } of sent) {
    assert.deepEqual([payload.notice, payload.driverId], ['measure-ends', id])
    assert.doesNotMatch(JSON.stringify(payload), /3F|alcohol|2026-12/)
  }
})

test('who does not decide on aptitude does not see the list', async t => {
  const { agent } = await recordWorld(t)
  for (const role of ['reviewer', 'desk', 'court-clerk'] as const)
    assert.equal((await (await agent(role, [role])).get('/agents/aptitudes')).status, 404)
})
