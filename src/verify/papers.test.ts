import assert from 'node:assert/strict'
import test from 'node:test'
import { day, official2026 } from '@papier-rose/law'
import { formOf } from '../exam/testing.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { endTitle, handOverTitle } from '../record/index.ts'
import { verifyWorld } from './testing.ts'

type World = Awaited<ReturnType<typeof verifyWorld>>

async function check({ checker }: World, number: string, lastDay: string): Promise<Page> {
  const browser = checker()
  const [year = '', month = '', dayOfMonth = ''] = lastDay.split('-')
  const typed = { number, 'last-day': dayOfMonth, 'last-month': month, 'last-year': year }
  return browser.post(formOf(await browser.get('/verifier/papier')), typed)
}

/** The page without what was typed and the marks of one request. */
const bare = (page: Page) => page.html.replaceAll(/nonce="[^"]*"|value="[^"]*"/g, '')

test('a certificate of ours is known by its number and its last day, however they are typed; nothing of its holder is said', async t => {
  const world = await verifyWorld(t)
  const him = await world.driver()
  const made = await him.send(await him.get('/mon-permis/attestation'), /Obtenir une attestation/)
  assert.match(made.text, /prête/)
  const { rows } = await world.owner.query<{ number: string; last_day: string }>('select number, last_day from certificate_number')
  const [paper] = rows
  assert.match(paper?.number ?? '', /^DC-[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  const number = paper?.number ?? ''
  for (const typed of [number, number.toLowerCase().replaceAll('-', ' ')]) {
    const page = await check(world, typed, '2027-03-25')
    assert.match(page.text, /Cette attestation vient de nous/)
    assert.match(page.text, /Cela ne dit pas si la personne peut conduire/)
    assert.doesNotMatch(page.text, /PETIT|Marcel|1978/)
  }
})

test('another last day and a number that nobody gave: one same answer, the same floor of time', async t => {
  const world = await verifyWorld(t)
  const him = await world.driver()
  await him.send(await him.get('/mon-permis/attestation'), /Obtenir une attestation/)
  const { rows } = await world.owner.query<{ number: string }>('select number from certificate_number')
  const pages = []
  for (const [number, lastDay] of [
    [rows[0]?.number ?? '', '2027-03-26'],
    ['DC-2222-3333', '2027-03-25'],
    ['PR-7K3Q-9D2M-XA4C', '2027-03-25'],
  ] as const) {
    const began = performance.now()
    pages.push(await check(world, number, lastDay))
    assert.ok(performance.now() - began >= 299)
  }
  assert.match(pages[0]?.text ?? '', /Nous ne connaissons pas ce document/)
  assert.equal(new Set(pages.map(bare)).size, 1)
})

test('what is no number of ours, and a date that is none, are said beside their fields', async t => {
  const world = await verifyWorld(t)
  const page = await check(world, 'X-1', '2027-02-31')
  assert.equal(page.status, 422)
  assert.match(page.text, /Il commence par PR pour un CEPC.*Cette date n’existe pas/)
})

for (const [reading, said] of [
  ['nothing', [/ne se vérifie pas ici/, /ne se vérifie pas ici/, /ne se vérifie pas ici/]],
  ['exists', [/Une carte porte ce numéro/, /Une carte porte ce numéro/, /Nous ne connaissons pas de carte/]],
  ['exists-and-not-replaced', [/Une carte porte ce numéro/, /elle a été remplacée ou ne sert plus/, /Nous ne connaissons pas de carte/]],
] as const)
  test(`the number of a card, anonymous check read as ${reading}`, async t => {
    const world = await verifyWorld(t, { law: { ...official2026, 'anonymous-card-check': reading } })
    const { deps, driverId } = world
    const card = (number: string, key: string) =>
      handOverTitle(deps, driverId, { number, issuedOn: day('2020-02-01'), lastDay: day('2035-02-01') }, key)
    await card('19AB12345', 'first')
    await endTitle(deps, driverId, { number: '19AB12345', why: 'lost', on: day('2026-05-01') }, 'lost')
    await card('26AB54321', 'second')
    for (const [i, number] of ['26AB54321', '19AB12345', '20ZZ00000'].entries()) {
      const page = await check(world, number, '2035-02-01')
      assert.match(page.text, said[i] ?? /never/)
      assert.doesNotMatch(page.text, /PETIT|Marcel/)
    }
  })
