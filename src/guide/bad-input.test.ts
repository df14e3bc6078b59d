import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, balance, ledger, official2026 } from '@papier-rose/law'
import { textOf } from '../kit/testing/markup.ts'
import { guideToday } from './fixtures.ts'
import { happeningsOf, readTold } from './points/told.ts'
import { guideSite } from './testing.ts'

const site = guideSite()
const points = (more: string): string => `/simulateur/points?licence=2010-05-10&path=classic${more}`

const refused: [why: string, address: string, says: RegExp][] = [
  ['a day that does not exist', '/puis-je-conduire?category=B&on=2026-02-30', /Cette date n’existe pas/],
  ['the same for a licence', '/simulateur/points?licence=2022-02-30&path=classic', /Cette date n’existe pas/],
  ['an unknown category', '/puis-je-conduire?category=Z', /Choisissez une réponse/],
  ['the same in the guide', '/guide/permis-lourd?category=B', /Choisissez une réponse/],
  ['a person born in the future', '/puis-je-conduire?category=B&on=&paper=none&since=&ban=none&birth=2030-01-01', /naissance/],
  ['an infraction before the licence', points('&i=red-light.2009-02-01.'), /avant le permis/],
  ['an infraction established before it was committed', points('&i=red-light.2023-02-01.2023-01-31'), /établie avant/],
  ['a licence to come', '/simulateur/points?licence=2030-01-01&path=classic', /licence|permis/],
  ['an unknown path', '/simulateur/points?licence=2022-05-10&path=flying', /Choisissez une réponse/],
]
for (const [why, address, says] of refused)
  test(`${why} is refused beside its field, in both languages`, async () => {
    for (const lang of ['', '/en']) {
      const answer = await site.request(lang + address)
      assert.equal(answer.status, 422, lang + address)
      if (lang === '') assert.match(textOf(await answer.text()), says)
    }
  })

test('an empty history answers: twelve points, nothing to come back', async () => {
  const answer = await site.request(points(''))
  assert.equal(answer.status, 200)
  assert.match(textOf(await answer.text()).replaceAll('\u00a0', ' '), /12 points sur 12/)
})

test('a course without any withdrawal answers, and gives no point above the ceiling', async () => {
  const address = points('&s=volontaire.2023-09-09')
  const told = readTold(new URLSearchParams(address.split('?')[1]), guideToday)?.told ?? assert.fail()
  assert.deepEqual(
    ledger(happeningsOf(told, official2026), { day: guideToday }, official2026).steps.filter(
      s => s.delta > 0 && s.day > told.licence && s.balance > s.capital,
    ),
    [],
  )
  const answer = await site.request(address)
  assert.equal(answer.status, 200)
  assert.match(textOf(await answer.text()).replaceAll('\u00a0', ' '), /12 points sur 12/)
})

test('three hundred infractions are read whole and answered as the law does', async () => {
  const lines = Array.from({ length: 300 }, (_, n) => {
    const on = addDays(guideToday, -15 * (300 - n) + 15)
    return `phone.${on}.${on}`
  })
  const query = `licence=2000-05-10&path=classic&i=${lines.join('~')}`
  const { told, problems } = readTold(new URLSearchParams(query), guideToday) ?? assert.fail()
  assert.deepEqual([told.infractions.length, problems.length], [300, 0])
  const answer = await site.request(`/simulateur/points?${query}`)
  assert.equal(answer.status, 200)
  const expected = balance(happeningsOf(told, official2026), { day: guideToday }, official2026)
  assert.match(textOf(await answer.text()).replaceAll('\u00a0', ' '), new RegExp(`${expected.balance} points? sur 12`))
})
