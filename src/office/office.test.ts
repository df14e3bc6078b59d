import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { aFact, suspended, zoe } from '../record/fixtures.ts'
import { recordWorld } from './testing.ts'

const speeding = [
  aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 3, class: 4, article: 'R. 412-6-1' }),
  aFact('establishment', 'AF-1', { for: 'PV-1', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
]

test('a driver is found by name, by a name with a slip, by NEPH; each person shown is told so', async t => {
  const { driver, agent, rows } = await recordWorld(t)
  const id = await driver()
  await driver([], zoe)
  const odile = await agent('Odile Marchand')
  for (const [typed, found] of [
    ['petit', /PETIT Marcel/],
    ['Pteit marcel', /PETIT Marcel/],
    ['960 959 300 006', /PETIT Marcel/],
    ['œuvrard', /ŒUVRARD-L’HÔPITAL/],
  ] as const) {
    const { status, html } = await odile.get(`/agents/conducteurs?cherche=${encodeURIComponent(typed)}`)
    assert.equal(status, 200)
    assert.match(textOf(html), found, typed)
  }
  assert.match(textOf((await odile.get('/agents/conducteurs?cherche=nobody')).html), /Personne\./)
  const read = await rows<{ reason: string }>(`select reason from reading where driver_id::text = $1 and what = 'search'`, id)
  assert.deepEqual(read, Array(3).fill({ reason: 'search by name or NEPH' }))
})

test('a record opens once it is said what for; each opening is noted with that purpose, and shows what it needs', async t => {
  const { driver, agent, rows, page } = await recordWorld(t)
  const id = await driver([...speeding, suspended(day('2026-11-10'), { months: 2 })])
  const odile = await agent('Odile Marchand')
  const asked = await odile.get(page(id))
  assert.match(textOf(asked.html), /Pourquoi ouvrez-vous ce dossier/)
  assert.doesNotMatch(asked.html, /PETIT|PV-1/)
  assert.equal((await odile.post(page(id, '/motif'), {})).status, 422)
  const { status, html } = await odile.open(id, 'measure')
  assert.equal(status, 200)
  assert.deepEqual(await htmlProblems(html), [])
  const shown = textOf(html)
  for (const said of [/PETIT Marcel/, /Infraction.*PV-1/, /9\spoints sur 12/, /Suspension décidée par le préfet/, /L\. 224-2/])
    assert.match(shown, said)
  const apt = textOf((await odile.open(id, 'aptitude')).html)
  assert.match(apt, /Suspension décidée par le préfet/)
  assert.doesNotMatch(apt, /PV-1|9\spoints/)
  assert.deepEqual(await rows(`select distinct reason from reading where driver_id::text = $1 and what = 'record' order by reason`, id), [
    { reason: 'purpose/aptitude' },
    { reason: 'purpose/measure' },
  ])
})

test('each role sees what its purposes open: the desk no measure and no infraction, a reviewer no infraction and no point', async t => {
  const { driver, agent, rows, page } = await recordWorld(t)
  const id = await driver([...speeding, suspended(day('2026-11-10'), { months: 2 })])
  const djamila = await agent('Djamila Haddad', ['desk'])
  const atTheDesk = textOf((await djamila.open(id, 'hand-over')).html)
  assert.match(atTheDesk, /B, depuis le 3 mars 2008/)
  assert.doesNotMatch(atTheDesk, /suspension|infraction|PV-1|points sur/i)
  const karim = await agent('Karim Benali', ['reviewer'])
  const reviewing = textOf((await karim.open(id, 'request')).html)
  assert.match(reviewing, /Suspension décidée par le préfet/)
  assert.doesNotMatch(reviewing, /PV-1|9\spoints/)
  // A purpose of somebody else opens nothing, and it is noted.
  assert.equal((await djamila.open(id, 'measure')).status, 404)
  assert.equal((await karim.get(page(id.replace(/^./, 'f')))).status, 404)
  assert.deepEqual(await rows('select why from refused_access order by why'), [{ why: 'record-unknown' }, { why: 'record/measure' }])
})

test('a purpose is good for the civil day on which it was given, from its first minute in Paris to its last', async t => {
  const { clock, driver, agent, page } = await recordWorld(t)
  const id = await driver()
  const odile = await agent('Odile Marchand')
  const opens = async (at: string) => {
    clock.set(at)
    return /PETIT Marcel/.test((await odile.get(page(id))).html)
  }
  clock.set('2026-11-24T23:05:00Z')
  await odile.open(id, 'measure')
  assert.deepEqual(
    [await opens('2026-11-24T23:05:00Z'), await opens('2026-11-25T22:59:00Z'), await opens('2026-11-25T23:01:00Z')],
    [true, true, false],
  )
})

test('a purpose that was given with a role since taken away opens nothing', async t => {
  const { deps, driver, agent, page } = await recordWorld(t)
  const id = await driver()
  const odile = await agent('Odile Marchand')
  await odile.open(id, 'measure')
  assert.match(textOf((await odile.get(page(id))).html), /PETIT Marcel/)
  await deps.db.query(`update agent set roles = array['desk'] where id::text = $1`, [odile.agentId])
  assert.match(textOf((await odile.get(page(id))).html), /Pourquoi ouvrez-vous/)
})
