import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import { fixedClock } from '../kit/clock.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { aFact, marcel, suspended, told, zoe } from '../record/fixtures.ts'
import { awaitedAPage, findAwaited, lookAt } from '../record/index.ts'
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

test('the office sees which retention ends first and how many hours are left, until the préfet has decided', async t => {
  const { deps, clock, driver, agent, rows, page } = await recordWorld(t)
  const kept = (on: string, at?: string) => [
    aFact('retention', `R-${on}`, { on: day(on), ground: 'alcohol', verified: true, ...(at ? { at } : {}) }),
  ]
  const [later, first] = [await driver(kept('2026-11-22', '22:40'), zoe), await driver(kept('2026-11-19'), marcel)]
  for (const id of [later, first]) await lookAt(deps, id)
  const odile = await agent('Odile Marchand')
  const shown = async () => textOf((await odile.get('/agents/retentions')).html).replaceAll('\u00a0', ' ')
  // 10:00 in Paris, on the 23rd.
  assert.match(
    await shown(),
    /R-2026-11-19.*24 novembre 2026\s+entre 14 et 38 heures\s+sur 120 heures\s+heure de la rétention inconnue\s+doit suspendre.*R-2026-11-22\s+22 novembre 2026 à 22 h 40\s+27 novembre 2026 à 22 h 40\s+108 heures/,
  )
  assert.doesNotMatch(await shown(), /PETIT|ŒUVRARD/)
  assert.deepEqual(await htmlProblems((await odile.get('/agents/retentions')).html), [])
  await odile.open(first, 'measure')
  const to = /href="([^"]*inscrire\/administrative-suspension)"/.exec((await odile.get('/agents/retentions')).html)?.[1] ?? ''
  const form = await odile.get(to)
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? ''
  const act = { reference: 'AR-1', ground: 'alcohol', months: '6', version }
  const days = { 'notifiedOn-day': '23', 'notifiedOn-month': '11', 'notifiedOn-year': '2026', 'retainedOn-day': '19' }
  const sent = { ...act, ...days, 'retainedOn-month': '11', 'retainedOn-year': '2026' }
  assert.equal((await odile.post(page(first, '/inscrire/administrative-suspension'), sent)).status, 303)
  await lookAt(deps, first)
  assert.doesNotMatch(await shown(), /R-2026-11-19/)
  // Nobody decided: the licence was given back, and nothing is left to do here.
  clock.set('2026-11-28')
  assert.match(await shown(), /Aucune rétention n’attend/)
  await lookAt(deps, later)
  assert.deepEqual(await rows('select 1 from retention_to_decide'), [])
})

test('an office with more retentions than a page shows counts them all and leads to the rest', async t => {
  const { deps, driver, agent } = await recordWorld(t)
  const many = Array.from({ length: awaitedAPage + 1 }, (_, i) =>
    aFact('retention', `R-${10 + i}`, { on: day('2026-11-22'), ground: 'alcohol', verified: true }),
  )
  await lookAt(deps, await driver(many))
  const odile = await agent('Odile Marchand')
  const seen = async (path: string) => (await odile.get(path)).html
  const [first, rest] = [await seen('/agents/retentions'), await seen('/agents/retentions?page=2')]
  for (const html of [first, rest]) assert.match(textOf(html), new RegExp(`Rétentions à décider \\(${many.length}\\)`))
  assert.match(first, /\/agents\/retentions\?page=2/)
  const shown = [first, rest].map(html => [...html.matchAll(/R-\d\d(?=<)/g)].map(([reference]) => reference))
  assert.deepEqual([shown[0]?.length, shown[1]?.length, new Set(shown.flat()).size], [awaitedAPage, 1, many.length])
})

test('whoever kept the licence says the place whose préfet decides; else it is that of the home', async t => {
  const { deps, driver, rows } = await recordWorld(t)
  const id = await driver()
  await told(deps, id, [aFact('residence', 'RES-1', { since: day('2026-01-01'), country: '99100', commune: '13205' })])
  for (const [source, office] of [
    ['gendarmerie', '13'],
    ['police-2A', '2A'],
  ] as const) {
    await told(deps, id, [aFact('retention', `R-${office}`, { on: day('2026-11-22'), ground: 'speed-40', verified: false })], { source })
    await lookAt(deps, id)
    assert.deepEqual(await rows('select office from retention_to_decide where office = $1', office), [{ office }])
  }
})

test('who does not follow measures sees neither list', async t => {
  const { agent } = await recordWorld(t)
  for (const role of ['reviewer', 'desk', 'verifier', 'court-clerk'] as const)
    for (const list of ['/agents/aptitudes', '/agents/retentions'])
      assert.equal((await (await agent(role, [role])).get(list)).status, 404, `${role} ${list}`)
})
