import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '@papier-rose/law'
import { readPdf } from '../kit/pdf/testing.ts'
import { aFact, invalidatedOn, suspended, told } from '../record/fixtures.ts'
import { giveCategory, handOverTitle, readRecord } from '../record/index.ts'
import { aResult, aTheory, eliminatedMarks, hugo, marcel, theo } from './fixtures.ts'
import { findFavourableResults, getPassedExam } from './index.ts'
import { type Asked, examWorld, formOf } from './testing.ts'

type World = Awaited<ReturnType<typeof examWorld>>
type Browser = ReturnType<World['someone']>

/** Reads the charte, accepts it, and comes back to the result. */
async function takeCepc(browser: Browser, who: Asked = {}, at = '/resultat') {
  const result = await browser.lookUp(who, at)
  const charte = await browser.follow(result, /charte|charter/)
  return browser.post(formOf(charte), { charte: 'oui' })
}

const of = (person: { neph: string; birthDay: string }, category = 'B'): Asked => ({ neph: person.neph, birth: person.birthDay, category })

test('Lina reads the charte, accepts it and prints her CEPC, which says the same as the page; her record has it', async t => {
  const { send, someone, deps, driverId } = await examWorld(t)
  await send(aResult({ learning: 'aac' }))
  const her = someone()
  const result = await her.lookUp()
  assert.match(result.text, /Total\s: 27,5 points/)
  assert.match(result.text, /du 23 novembre 2026 au 23 mars 2027 compris/)
  const charte = await her.follow(result, /charte/)
  for (const topic of ['La ceinture', 'La vitesse', 'Le téléphone', 'L’alcool', 'Les stupéfiants', 'Les pauses'])
    assert.ok(charte.text.includes(topic))
  const notYet = await her.post(formOf(charte))
  assert.equal(notYet.status, 422)
  assert.match(notYet.text, /Cochez la case/)
  const taken = await her.post(formOf(notYet), { charte: 'oui' })
  assert.match(taken.text, /Il vous permet de conduire jusqu’au mardi 23\smars 2027 inclus/)
  const { bytes, headers } = await her.get(`${taken.url.pathname}/cepc.pdf`)
  assert.equal(headers.get('content-disposition'), 'inline; filename="cepc.pdf"')
  assert.equal(headers.get('content-type'), 'application/pdf')
  const { text } = await readPdf(bytes)
  const printed = [
    'MOREAU',
    'Lina Jeanne',
    '24 09 75 10 00 01',
    'Paris 11e Arrondissement (75)',
    'FAVORABLE',
    'jusqu’au 23 mars 2027 inclus',
  ]
  for (const fact of [...printed, '106.23/11/26-23/11/28', 'Paris Gennevilliers (75)', 'Démonstration'])
    assert.ok(text.includes(fact), `${fact}: ${text}`)
  const english = await readPdf((await her.get(`${taken.url.pathname}/cepc-english.pdf`)).bytes)
  assert.match(english.text, /courtesy translation|It has no value of its own/)
  assert.deepEqual((await readRecord(deps, await driverId())).cepcs, [
    { category: 'B', firstDay: '2026-11-23', lastDay: '2027-03-23', codes: [] },
  ])
  assert.ok(taken.links.some(({ href }) => /^\/demande\?resultat=[0-9a-f-]{36}$/.test(href.pathname + href.search)))
})

test('accepted twice, in two windows or by a double click, the CEPC is one and its number stays', async t => {
  const { send, someone, owner } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const charte = await her.follow(await her.lookUp(), /charte/)
  const pages = await Promise.all([1, 2, 3].map(() => her.post(formOf(charte), { charte: 'oui' })))
  assert.deepEqual(
    pages.map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal((await owner.query('select 1 from cepc')).rowCount, 1)
  assert.equal((await owner.query(`select 1 from journal where type = 'CepcIssued'`)).rowCount, 1)
})

test('in English: the same road', async t => {
  const { send, someone } = await examWorld(t)
  await send(aResult())
  const page = await takeCepc(someone(), {}, '/en/resultat')
  assert.match(page.url.pathname, /^\/en\/resultat\//)
  assert.match(page.text, /Tuesday 23\sMarch 2027/)
})

test('a ban recorded after the CEPC was issued stops its printing, with the reason, until it is over', async t => {
  const { send, someone, deps, driverId, clock } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const { pathname } = (await takeCepc(her)).url
  assert.equal((await her.get(`${pathname}/cepc.pdf`)).status, 200)
  await told(deps, await driverId(), [suspended(day('2026-11-24'), { months: 1 })])
  for (const pdf of ['cepc.pdf', 'cepc-english.pdf']) {
    const refused = await her.get(`${pathname}/${pdf}`)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /Conduite interdite depuis le 24 novembre 2026, jusqu’au 24 décembre 2026 inclus/)
  }
  clock.set('2026-12-25')
  assert.equal((await her.get(`${pathname}/cepc.pdf`)).status, 200)
})

test('a person who is banned is not given a CEPC, even from a page opened before', async t => {
  const { send, someone, deps, driverId } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const charte = await her.follow(await her.lookUp(), /charte/)
  await told(deps, await driverId(), [aFact('retention', 'R-1', { on: day('2026-11-24'), ground: 'speed-40', verified: false })])
  const refused = await her.post(formOf(charte), { charte: 'oui' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Vous ne pouvez pas conduire en ce moment/)
})

for (const [name, given, who, said] of [
  ['a medical check was asked', { ...theo, medicalCheckAsked: true }, of(theo), /demandé un contrôle médical/],
  [
    'D under 24 with the FIMO',
    { ...hugo, category: 'D', marks: undefined, fimoDerogation: true },
    of(hugo, 'D'),
    /grâce à la FIMO ne donne pas de certificat/,
  ],
  ['DE under 24 with the FIMO', { ...hugo, category: 'DE', marks: undefined, fimoDerogation: true }, of(hugo, 'DE'), /grâce à la FIMO/],
  ['a professional title', { professionalTitle: true, marks: undefined }, {}, /titre ou un diplôme professionnel/],
] as const) {
  test(`no CEPC: ${name}. The reason stands in its place, and the card can be asked for`, async t => {
    const { send, someone } = await examWorld(t)
    assert.deepEqual((await send(aResult(given))).rejected, [])
    const browser = someone()
    const page = await browser.lookUp(who)
    assert.match(page.text, said)
    assert.ok(page.links.some(({ href }) => href.pathname === '/demande' && href.search !== ''))
    assert.equal((await browser.get(`${page.url.pathname}/cepc.pdf`)).status, 409)
  })
}

test('an exam taken during a suspension is void: no CEPC, no request', async t => {
  const { send, someone, deps, driverId } = await examWorld(t)
  await send(aResult({ ...marcel, category: 'BE' }))
  const id = await driverId(marcel.neph)
  await told(deps, id, [suspended(day('2026-10-01'), { months: 1, days: 22 })])
  const page = await someone().lookUp(of(marcel, 'BE'))
  assert.match(page.title, /^Votre examen ne compte pas/)
  assert.match(page.text, /pendant une suspension, une annulation ou une interdiction/)
  assert.ok(!page.links.some(({ href }) => href.search.startsWith('?resultat')))
  assert.deepEqual(await findFavourableResults(deps, id, day('2026-11-24')), [])
})

test('a success during the ban after an invalidation counts from the day after it: « à compter du »', async t => {
  const { send, someone, deps, driverId } = await examWorld(t)
  await send(aResult(marcel))
  const id = await driverId(marcel.neph)
  await giveCategory(deps, id, { category: 'B', since: day('2010-05-05'), codes: [] }, 'former')
  await told(deps, id, invalidatedOn(day('2026-06-20'), day('2026-06-21')))
  const browser = someone()
  const page = await takeCepc(browser, of(marcel))
  assert.match(page.text, /le certificat compte à partir du 21 décembre 2026/)
  const { text } = await readPdf((await browser.get(`${page.url.pathname}/cepc.pdf`)).bytes)
  assert.ok(text.includes('à compter du 21 décembre 2026 et jusqu’au 21 avril 2027 inclus'), text)
})

test('spared the practical exam, the theory alone gives a CEPC with the former categories', async t => {
  const { send, someone, deps, driverId } = await examWorld(t)
  await send(aTheory({ ...marcel, examDay: '2026-11-24', theoryAlone: true, formerCategories: ['A2', 'B'] }))
  const browser = someone()
  const page = await takeCepc(browser, of(marcel))
  const { text } = await readPdf((await browser.get(`${page.url.pathname}/cepc.pdf`)).bytes)
  assert.ok(text.includes('Catégories couvertes A2, B'), text)
  assert.deepEqual((await findFavourableResults(deps, await driverId(marcel.neph), day('2026-11-24')))[0]?.categories, ['A2', 'B'])
})

test('the last day of the CEPC it is printed, the day after it is not', async t => {
  const { send, someone, clock } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const { pathname } = (await takeCepc(her)).url
  clock.set('2027-03-23')
  assert.equal((await her.get(`${pathname}/cepc.pdf`)).status, 200)
  clock.set('2027-03-24')
  const over = await her.get(`${pathname}/cepc.pdf`)
  assert.equal(over.status, 409)
  assert.match(over.text, /Votre certificat est terminé/)
})

test('once the card is in hand, the certificate has served', async t => {
  const { send, someone, deps, driverId } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const { pathname } = (await takeCepc(her)).url
  await giveCategory(deps, await driverId(), { category: 'B', since: day('2026-11-23'), codes: [] }, 'k')
  await handOverTitle(deps, await driverId(), { number: 'A1', issuedOn: day('2026-11-24'), lastDay: day('2041-11-24') }, 'k2')
  assert.match((await her.get(pathname)).text, /Vous avez reçu votre carte/)
  assert.equal((await her.get(`${pathname}/cepc.pdf`)).status, 409)
})

test('a correction takes the CEPC back from the record; the page says what stands now', async t => {
  const { send, someone, deps, driverId } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const { pathname } = (await takeCepc(her)).url
  const [exam] = await findFavourableResults(deps, await driverId(), day('2026-11-24'))
  await send(aResult({ outcome: 'insufficient' }))
  assert.deepEqual((await readRecord(deps, await driverId())).cepcs, [])
  assert.match((await her.get(pathname)).text, /Cette fois, le résultat est insuffisant/)
  assert.equal((await her.get(`${pathname}/cepc.pdf`)).status, 409)
  await assert.rejects(getPassedExam(deps, exam?.id ?? ''), /no such success/)
})

test('a correction of the inspector’s number leaves the CEPC as it is', async t => {
  const { send, someone } = await examWorld(t)
  await send(aResult())
  const her = someone()
  const { pathname } = (await takeCepc(her)).url
  await send(aResult({ inspector: '99999' }))
  assert.equal((await her.get(`${pathname}/cepc.pdf`)).status, 200)
})

test('insufficient: the grid, what cost the result, from when and why, until when the theory counts', async t => {
  const { send, someone } = await examWorld(t)
  await send(aTheory(hugo), aResult({ ...hugo, outcome: 'insufficient', centre: 'Toulouse', departement: '31' }))
  const { text } = await someone().lookUp(of(hugo))
  assert.match(text, /Total\s: 18 points sur 31/)
  assert.match(text, /Effectuer des vérifications du véhicule\s: 2 points perdus/)
  assert.match(text, /à partir du 13 décembre 2026/)
  assert.match(text, /jusqu’au 15 juin 2031 compris/)
})

test('an eliminatory act is named, and the wait follows the points', async t => {
  const { send, someone } = await examWorld(t)
  await send(aResult({ ...hugo, outcome: 'insufficient', marks: eliminatedMarks }))
  const { text } = await someone().lookUp(of(hugo))
  assert.match(text, /Une faute éliminatoire\s: elle suffit/)
  assert.match(text, /E \(éliminatoire\)/)
  assert.match(text, /à partir du 3 décembre 2026/)
  assert.match(text, /Nous ne connaissons pas la date de votre épreuve théorique/)
})

for (const [outcome, title] of [
  ['absent', 'Vous n’étiez pas présent à l’examen'],
  ['not-examined', 'L’examen n’a pas eu lieu'],
  ['annulled', 'Votre examen a été annulé'],
] as const) {
  test(`${outcome} has its own page, and says when to try again`, async t => {
    const { send, someone } = await examWorld(t)
    await send(aResult({ outcome }))
    const page = await someone().lookUp()
    assert.ok(page.title.startsWith(title))
    assert.match(page.text, /Quand repasser l’examen/)
  })
}

test('a theory result is shown with what it opens', async t => {
  const { send, someone } = await examWorld(t)
  await send(aTheory(), aTheory({ ...hugo, total: 31, outcome: 'insufficient' }))
  assert.match((await someone().lookUp()).text, /jusqu’au 15 juin 2031 compris/)
  assert.match((await someone().lookUp(of(hugo))).text, /repasser l’épreuve théorique/)
})

test('the successes of a driver: published ones, with their CEPC, newest first', async t => {
  const { send, deps, driverId } = await examWorld(t)
  await send(
    aTheory(),
    aResult({ automatic: true, codes: ['01.06'] }),
    aResult({ category: 'A2', marks: undefined, examDay: '2026-11-24' }),
  )
  const found = await findFavourableResults(deps, await driverId(), day('2026-11-24'))
  assert.deepEqual(
    found.map(({ category, centre, cepc, codes, automatic }) => ({ category, centre, cepc, codes, automatic })),
    [
      {
        category: 'B',
        centre: 'Paris Gennevilliers (75)',
        cepc: { firstDay: '2026-11-23', lastDay: '2027-03-23' },
        codes: ['01.06'],
        automatic: true,
      },
    ],
  )
  const both = await findFavourableResults(deps, await driverId(), day('2026-11-25'))
  assert.deepEqual(
    both.map(({ category }) => category),
    ['A2', 'B'],
  )
})
