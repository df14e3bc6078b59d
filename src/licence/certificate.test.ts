import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import { site } from '../kit/http.ts'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { textOf } from '../kit/testing/markup.ts'
import { known, suspended, told } from '../record/fixtures.ts'
import { giveCategory } from '../record/index.ts'
import { licencePages } from './index.ts'

/** A driver whose card is not in hand. */
async function world(t: TestContext) {
  const { deps: given, owner } = await testDeps(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...given, clock }
  const app = site(deps, { before: [whoIsHere(deps)], pages: [licencePages] })
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: ['01.06'] }, 'given')
  const { cookie, csrf } = await signInPerson(deps, { driverId: id })
  const get = (address: string, as = cookie) => app.request(address, { headers: { cookie: as } })
  const text = async (address: string) => textOf(await (await get(address)).text()).replaceAll('\u00a0', ' ')
  const ask = (form: string) =>
    app.request('/mon-permis/attestation', { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf, form }) })
  const paper = async () =>
    /\/mon-permis\/attestation\/[\w-]+\/attestation\.pdf/.exec(await (await get('/mon-permis/attestation')).text())?.[0]
  const issued = async () => (await owner.query(`select 1 from journal where type = 'CertificateIssued'`)).rowCount
  return { deps, clock, id, get, text, ask, paper, issued }
}

test('without a card, the certificate proves the right for its months: the answer changes, and a double click is one certificate', async t => {
  const { clock, text, ask, paper, get, issued } = await world(t)
  assert.match(await text('/mon-permis'), /Non, ne conduisez pas.*aucun papier valable.*attestation/)
  for (const one of await Promise.all([ask('f1'), ask('f1')])) assert.equal(one.status, 303)
  assert.equal(await issued(), 1)
  assert.match(await text('/mon-permis'), /Oui, vous pouvez conduire.*Jusqu’au 24 mars 2027.*[Aa]ttestation de droit à conduire/)
  const bytes = new Uint8Array(await (await get((await paper()) ?? '')).arrayBuffer())
  const { text: said } = await readPdf(bytes)
  for (const part of [
    'Valable du 24 novembre 2026 au 24 mars 2027 inclus',
    'Marcel André',
    '3 mars 2008',
    '01.06',
    'R. 225-6',
    'cachet 2D-Doc',
    'Démonstration',
  ])
    assert.ok(said.includes(part), `${part} is missing from: ${said}`)
  assert.doesNotMatch(said, /point|suspension|undefined/i)
  for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17)
  clock.set('2027-03-24')
  assert.match(await text('/mon-permis'), /Oui, vous pouvez conduire/)
  clock.set('2027-03-25')
  assert.match(await text('/mon-permis'), /Non, ne conduisez pas/)
  assert.equal(await paper(), undefined)
})

test('a suspended driver has none, and the one they had is shown no more', async t => {
  const { deps, id, ask, paper, get, issued } = await world(t)
  await ask('f1')
  const before = await paper()
  assert.ok(before)
  await told(deps, id, [suspended(day('2026-11-24'), { months: 2 })])
  const refused = await ask('f2')
  assert.equal(refused.status, 409)
  assert.match(textOf(await refused.text()), /ne pouvez pas avoir d’attestation.*Conduite interdite depuis/)
  assert.equal(await issued(), 1)
  assert.equal((await get(before)).status, 404)
})

test('nobody opens the certificate of somebody else', async t => {
  const { deps, ask, paper, get } = await world(t)
  await ask('f1')
  const stranger = await signInPerson(deps, { sub: 'stranger' })
  assert.equal((await get((await paper()) ?? '', stranger.cookie)).status, 404)
})
