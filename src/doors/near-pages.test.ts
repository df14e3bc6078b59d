import assert from 'node:assert/strict'
import test from 'node:test'
import { signInAgent } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { site } from '../kit/http.ts'
import { readLife } from '../record/index.ts'
import { nearPages } from './index.ts'
import { driver, world } from './testing.ts'

const list = '/agents/rapprochements/faits'

test('an agent attributes a fact that nearly names a driver: shown, 422, 409, 303; what was typed stays; the reading is logged', async t => {
  const { deps, db, owner, id, partner } = await world(t)
  const fines = await partner('fines')
  const told = { reference: 'PV-1', content: { committedOn: '2026-09-01', points: 3, class: 4 }, driver: { ...driver, birthName: 'Petis' } }
  await fines.tell('infraction', told)
  const app = site(deps, { before: [whoIsHere(deps)], pages: [nearPages] })
  const [supervisor, reviewer] = [
    await signInAgent(deps, { roles: ['supervisor'], departement: '59' }),
    await signInAgent(deps, { roles: ['reviewer'], departement: '59' }),
  ]
  const get = (path: string, { cookie } = supervisor) => app.request(path, { headers: { cookie } })
  const post = (path: string, fields: Record<string, string>, { cookie, csrf } = supervisor, form = 'f-1') =>
    app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf, form, ...fields }) })
  const { rows } = await owner.query<{ id: string }>('select id from fact_aside')
  const path = `${list}/${rows[0]?.id}`
  for (const address of [list, path]) assert.equal((await get(address, reviewer)).status, 404)
  assert.equal((await post(path, { same: 'yes', reason: 'seen' }, reviewer)).status, 404)

  assert.match(await (await get(list)).text(), new RegExp(`href="${path}"`))
  const shown = await (await get(path)).text()
  for (const word of ['Petis', 'PETIT', 'presque pareil', 'Est-ce la même personne']) assert.ok(shown.includes(word), word)
  const { rows: readings } = await db.query<{ reason: string; driver_id: string }>('select reason, driver_id from reading')
  assert.deepEqual(readings, [{ reason: `fact-aside/${rows[0]?.id}`, driver_id: id }])

  const wrong = await post(path, { reason: 'Acte de naissance vu' })
  assert.equal(wrong.status, 422)
  const again = await wrong.text()
  assert.ok(again.includes('Choisissez une réponse') && again.includes('Acte de naissance vu</textarea>'))

  const done = await post(path, { same: 'yes', reason: 'Acte de naissance vu' })
  assert.deepEqual([done.status, done.headers.get('location')], [303, `${list}?fait`])
  assert.equal((await post(path, { same: 'yes', reason: 'Acte de naissance vu' })).status, 303)
  assert.equal((await post(path, { same: 'no', reason: 'Autre' }, supervisor, 'f-2')).status, 409)
  assert.equal((await get(path)).status, 404)
  assert.deepEqual(
    (await readLife(deps, id)).facts.map(({ reference }) => reference),
    ['PV-1'],
  )
})
