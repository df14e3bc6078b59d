import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { signInAgent, signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { findLastAddress } from '../card/index.ts'
import { site } from '../kit/http.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { served, signed } from '../kit/testing/signed.ts'
import { known } from '../record/fixtures.ts'
import { deliveryPages } from './index.ts'

const said = (page: Page): string => page.text.replaceAll(/[\s\u00a0]+/g, ' ')
const home = { commune: '59346', street: '3 rue Neuve', letterbox: 'Petit' }

async function world(t: TestContext) {
  const { deps, owner } = await testDeps(t)
  const url = await served(t, site(deps, { before: [whoIsHere(deps)], pages: [deliveryPages] }))
  const driverId = await known(deps)
  const { cookie } = await signInPerson(deps, { driverId, sub: 'marcel' })
  return { deps, owner, url, driverId, marcel: signed(url, cookie) }
}

test('a person without any request gives an address: postcode, the rest, the envelope to confirm; only then it counts', async t => {
  const { deps, owner, driverId, marcel } = await world(t)
  const first = await marcel.get('/compte/adresse')
  assert.match(said(first), /Nous ne connaissons aucune adresse/)
  const wrong = await marcel.send(first, /Continuer/, { postcode: '5900' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /value="5900"/)
  const rest = await marcel.send(wrong, /Continuer/, { postcode: '59260' })
  const bare = await marcel.send(rest, /Continuer/, { commune: '59346', street: '3 rue Neuve' })
  assert.equal(bare.status, 422)
  assert.match(said(bare), /Saisissez le nom écrit sur la boîte aux lettres/)
  assert.match(bare.html, /value="3 rue Neuve"/)
  const check = await marcel.send(bare, /Continuer/, home)
  assert.match(said(check), /Est-ce bien votre adresse.*3 RUE NEUVE 59260/)
  assert.equal(await findLastAddress(deps.db, driverId), undefined)
  const changed = await marcel.send(check, /Modifier/)
  assert.match(changed.html, /value="3 rue Neuve"/)
  const again = await marcel.send(changed, /Continuer/, { street: '5 bis rue Neuve' })
  const done = await marcel.send(again, /Oui, écrivez-moi/)
  assert.match(said(done), /Votre adresse est enregistrée.*5 B RUE NEUVE/)
  // A double click is one address, and one message that it changed.
  await marcel.send(again, /Oui, écrivez-moi/)
  assert.equal((await owner.query('select 1 from card_address')).rowCount, 1)
  assert.match((await findLastAddress(deps.db, driverId))?.lines.join() ?? '', /5 B RUE NEUVE/)
  const { rows } = await owner.query<{ payload: Record<string, string> }>(`select payload from graphile_worker._private_jobs`)
  assert.deepEqual(
    rows.map(({ payload }) => payload.notice),
    ['address-changed'],
  )
  for (const { html } of [first, wrong, rest, bare, check, changed, done]) assert.deepEqual(await htmlProblems(html), [])
})

test('a session whose proof is old changes no postal address: its person proves again who they are, and finds the postcode', async t => {
  const { deps, owner, driverId, marcel } = await world(t)
  const first = await marcel.get('/compte/adresse')
  await owner.query(`update session set proved_at = proved_at - interval '16 minutes'`)
  const asked = await marcel.send(first, /Continuer/, { postcode: '59260' })
  assert.equal(asked.url.pathname, '/connexion/encore')
  assert.equal(await findLastAddress(deps.db, driverId), undefined)
  await owner.query(`update session set proved_at = proved_at + interval '16 minutes'`)
  const { rows } = await owner.query('select path from kept_form')
  assert.deepEqual(rows, [{ path: '/compte/adresse' }])
  assert.match((await marcel.get('/compte/adresse')).html, /value="59260"/)
})

test('who has no driver’s file is told how to find it; the office’s list is for those who follow letters', async t => {
  const { deps, url } = await world(t)
  const { cookie } = await signInPerson(deps, { sub: 'nobody' })
  assert.match(said(await signed(url, cookie).get('/compte/adresse')), /Retrouver mon dossier/)
  const list = async (role: 'supervisor' | 'rights-officer' | 'desk') =>
    signed(url, (await signInAgent(deps, { roles: [role], departement: '59' })).cookie).get('/agents/lettres')
  assert.match(said(await list('rights-officer')), /Aucune lettre n’attend une adresse/)
  assert.equal((await list('supervisor')).status, 200)
  assert.notEqual((await list('desk')).status, 200)
})
