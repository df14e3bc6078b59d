import assert from 'node:assert/strict'
import test from 'node:test'
import { type ApplicationEvent, applications, queueOf } from '../application/index.ts'
import { readState, readStream } from '../kit/store.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { officeWorld } from './testing.ts'

const at = (id: string, rest = '') => `/agents/dossiers/${id}${rest}`
const why = 'La carte d’identité semble recopiée : le fond est flou.'

/** Paulette has a file of Nantes; there are a cell in Nantes and agents in Paris. */
async function world(t: Parameters<typeof officeWorld>[0]) {
  const w = await officeWorld(t)
  const { id } = await w.request()
  const paulette = await w.agent('Paulette Bérard')
  const nour = await w.agent('Nour Belkacem', ['verifier'])
  const sonia = await w.agent('Sonia', ['supervisor'])
  const karim = await w.agent('Karim', ['reviewer'], '75')
  await paulette.post(at(id, '/prendre'))
  const list = async (one: typeof karim, name: string) => textOf((await one.get(`/agents/dossiers?liste=${name}`)).html)
  const state = () => readState<ApplicationEvent, ReturnType<typeof applications.evolve>>(w.deps.db, applications, id)
  return { ...w, id, paulette, nour, sonia, karim, list, state }
}

test('a file goes to the fraud cell, is worked there alone, and comes back to the agent who had it, with what the check has shown', async t => {
  const { id, paulette, nour, sonia, karim, list, state, rows } = await world(t)
  const page = await paulette.get(at(id))
  assert.match(page.html, new RegExp(`${at(id)}/envoyer`))
  assert.equal((await paulette.post(at(id, '/envoyer'), { to: 'fraud-cell', why })).to, '/agents/dossiers')
  assert.equal(queueOf(await state()), 'fraud/44')
  assert.match(await list(paulette, 'ailleurs'), /MOREAU Lina.*la cellule fraude/)
  for (const name of ['miennes', 'a-prendre', 'collegues']) assert.doesNotMatch(await list(paulette, name), /MOREAU/, name)
  assert.match(await list(nour, 'a-prendre'), /MOREAU Lina/)
  const held = await paulette.get(at(id))
  assert.equal(held.status, 409)
  assert.match(held.html, /vérifié par la cellule fraude/)
  assert.doesNotMatch(held.html, /MOREAU|recopiée/)
  assert.equal((await karim.get(at(id))).status, 404)
  assert.match(textOf((await nour.get(at(id))).html), /Dossier envoyé à la cellule fraude.*recopiée/)
  assert.equal((await nour.post(at(id, '/prendre'))).status, 303)
  const opened = (await nour.get(at(id))).html
  for (const act of ['/accepter"', '/refuser"', '/envoyer"', '/pieces/identity/accepter"'])
    assert.doesNotMatch(opened, new RegExp(at(id, act)), act)
  assert.equal((await nour.post(at(id, '/accepter'))).status, 409)
  assert.equal((await nour.post(at(id, '/renvoyer'), { why: ' ' })).status, 422)
  for (let click = 0; click < 2; click++)
    assert.equal((await nour.post(at(id, '/renvoyer'), { why: 'La carte est vraie.' }, 'one-form')).to, '/agents/dossiers')
  assert.equal((await nour.get(at(id))).status, 404, 'the cell has nothing to do with it any more')
  const back = textOf((await paulette.get(at(id))).html)
  assert.match(back, /Vous instruisez ce dossier.*La carte est vraie/)
  assert.match(await list(paulette, 'miennes'), /MOREAU/)
  assert.equal((await state()).taker, paulette.agentId)
  assert.equal((await sonia.get('/agents/dossiers?liste=ailleurs')).html.includes('MOREAU'), false)
  assert.deepEqual(
    (await rows<{ reason: string }>('select distinct reason from reading where agent_id = $1', nour.agentId)).map(one => one.reason).sort(),
    ['choosing a file to take', 'reviewing'],
  )
})

test('a file goes to another office and is called back by the supervisor of the one that decides, who says why they open it first', async t => {
  const { id, paulette, sonia, karim, list, state } = await world(t)
  const sent = await paulette.post(at(id, '/envoyer'), { to: 'office', office: '75', why })
  assert.equal(sent.status, 303)
  assert.match(await list(karim, 'a-prendre'), /MOREAU/)
  assert.equal((await karim.post(at(id, '/prendre'))).status, 303)
  assert.equal((await karim.post(at(id, '/pieces/identity/accepter'))).status, 303)
  const early = await karim.post(at(id, '/accepter'))
  assert.equal(early.status, 409)
  assert.match(textOf((await sonia.get('/agents/dossiers?cherche=moreau')).html), /MOREAU/)
  assert.match((await sonia.get(at(id))).html, /Pourquoi ouvrez-vous ce dossier/)
  await sonia.post(at(id, '/motif'), { motif: 'Le CEPC se termine' })
  const opened = await sonia.get(at(id))
  assert.doesNotMatch(opened.html, new RegExp(`${at(id)}/(prendre|rendre|confier)"`))
  assert.equal((await sonia.post(at(id, '/prendre'))).status, 409, 'one queue owns a file')
  assert.equal((await sonia.post(at(id, '/renvoyer'), { why: 'Nous décidons nous-mêmes.' })).status, 303)
  assert.equal((await state()).taker, paulette.agentId)
  assert.equal((await karim.get(at(id))).status, 404)
})

test('what is missing is said, what was typed stays; nobody is chosen who is not at work; a double click sends once', async t => {
  const { id, paulette, nour, rows, deps, state } = await world(t)
  const here = at(id, '/envoyer')
  const wrong = await paulette.post(here, { to: 'office', office: '44', why: 'Voir' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#office".*href="#why"/s)
  assert.match(wrong.html, /Voir<\/textarea>/)
  await rows(`update agent set suspended_at = '2026-11-01T00:00:00Z' where id = $1`, nour.agentId)
  const nobody = await paulette.post(here, { to: 'fraud-cell', why })
  assert.equal(nobody.status, 422)
  assert.doesNotMatch(nobody.html, /La cellule fraude/)
  await rows('update agent set suspended_at = null where id = $1', nour.agentId)
  const form = deps.ids()
  for (let click = 0; click < 2; click++) await paulette.post(here, { to: 'fraud-cell', why }, form)
  const past = await readStream<ApplicationEvent>(deps.db, applications, id)
  assert.equal(past.filter(({ event }) => event.type === 'SentElsewhere').length, 1)
  assert.doesNotMatch(JSON.stringify(past), /recopiée/)
  assert.equal((await state()).status, 'with-agent')
})

test('the pages are valid HTML in both languages, and no page of a person says who checks', async t => {
  const { id, paulette, nour } = await world(t)
  const valid = async (one: typeof nour, path: string) => {
    for (const lang of ['', '/en']) {
      const { status, html } = await one.get(lang + path)
      assert.equal(status, 200, lang + path)
      assert.deepEqual(await htmlProblems(html), [], lang + path)
    }
  }
  await valid(paulette, at(id, '/envoyer'))
  await paulette.post(at(id, '/envoyer'), { to: 'fraud-cell', why })
  await nour.post(at(id, '/prendre'))
  await valid(nour, at(id, '/renvoyer'))
  await valid(paulette, '/agents/dossiers?liste=ailleurs')
})
