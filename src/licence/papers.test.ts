import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day, type FactContents } from '@papier-rose/law'
import { signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import { site } from '../kit/http.ts'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { linksOf, textOf } from '../kit/testing/markup.ts'
import { aFact, known, told } from '../record/fixtures.ts'
import { giveCategory, lookAt, type NewFact } from '../record/index.ts'
import { licencePages } from './index.ts'

/** A driver since 2008 of whom this was told, on 24 November 2026, and a stranger. */
async function world(t: TestContext, ...facts: NewFact[]) {
  const { deps: given } = await testDeps(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...given, clock }
  const app = site(deps, { before: [whoIsHere(deps)], pages: [licencePages] })
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'given')
  await told(deps, id, facts)
  await lookAt(deps, id)
  const { cookie } = await signInPerson(deps, { driverId: id })
  const stranger = await signInPerson(deps, { sub: 'stranger' })
  const get = (address: string, as = cookie) => app.request(address, { headers: { cookie: as } })
  const measures = async () => {
    const html = await (await get('/mon-permis/mesures')).text()
    const links = linksOf(html, new URL('http://localhost/mon-permis/mesures'))
    return {
      text: textOf(html).replace(/[\s\u00a0]+/g, ' '),
      appeal: links.find(({ href }) => href.pathname.endsWith('/recours.pdf'))?.href.pathname,
    }
  }
  const paper = async (address: string) => {
    const answer = await get(address)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17)
    const read = await readPdf(bytes)
    assert.doesNotMatch(read.text, /undefined|null|NaN|\[object/)
    return { ...read, text: read.text.replace(/[\s\u00a0]+/g, ' ') }
  }
  return { deps, clock, get, measures, paper, stranger: stranger.cookie }
}

const suspension = (notifiedOn: string, more: Partial<FactContents['administrative-suspension']> = {}): NewFact =>
  aFact('administrative-suspension', '3F-0042', { ground: 'speed-40', notifiedOn: day(notifiedOn), months: 4, ...more })

test('a suspension by the préfet is contested from its notification: before whom, until which day, and the letter to sign', async t => {
  const { measures, paper, get, stranger } = await world(t, suspension('2026-11-02'))
  const { text, appeal } = await measures()
  assert.match(text, /C’est le préfet qui a pris cette décision. Elle vous a été notifiée le 2 novembre 2026/)
  assert.match(text, /jusqu’au 4 janvier 2027 compris, pour saisir le tribunal administratif/)
  assert.ok(appeal)
  const letter = await paper(appeal)
  for (const said of [
    'recours gracieux contre la décision n° 3F-0042',
    'notifiée le 2 novembre 2026',
    'Préfecture de',
    'avant la fin du 4 janvier 2027',
  ])
    assert.ok(letter.text.includes(said), `${said} is missing from: ${letter.text}`)
  assert.equal((await get(appeal, stranger)).status, 404)
})

test('once the time is over the day is still said, and no letter is offered', async t => {
  const { measures } = await world(t, suspension('2026-08-20'))
  const { text, appeal } = await measures()
  assert.match(text, /jusqu’au 21 octobre 2026 compris.*Ce délai est passé/)
  assert.equal(appeal, undefined)
})

test('the decision of a judge is contested before a judge: no day of ours, no letter of ours', async t => {
  const judged = aFact('judgment', 'J-7', { executoryOn: day('2026-11-02'), outcome: 'suspension', months: 6, ground: 'speed-40' })
  const { measures, get } = await world(t, judged)
  const { text, appeal } = await measures()
  assert.match(text, /C’est un juge qui a pris cette décision/)
  assert.doesNotMatch(text, /tribunal administratif/)
  assert.equal(appeal, undefined)
  assert.equal((await get('/mon-permis/mesures/00000000-0000-7000-8000-000000000001/recours.pdf')).status, 404)
})

test('a measure that was set aside offers no appeal', async t => {
  const lifted = aFact('measure-lifted', 'TA-1', { for: '3F-0042', on: day('2026-11-20'), why: 'annulled' })
  const { measures } = await world(t, suspension('2026-11-02'), lifted)
  assert.equal((await measures()).appeal, undefined)
})

test('the full record holds everything, for its holder alone, and says that nobody may ask for it', async t => {
  const { paper, get, stranger } = await world(
    t,
    aFact('infraction', 'PV-77', { committedOn: day('2026-09-01'), points: 3, class: 4, article: 'R. 412-12' }),
    aFact('establishment', 'AF-77', { for: 'PV-77', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
    aFact('infraction', 'PV-78', { committedOn: day('2026-10-20'), points: 4, class: 4 }),
    suspension('2026-11-02'),
  )
  const { text, language } = await paper('/mon-permis/releve-integral.pdf')
  assert.equal(language, 'fr')
  for (const said of [
    'Relevé d’information intégral',
    'Aucun employeur, loueur ou assureur',
    'PETIT',
    '9 points sur 12',
    'R. 412-12',
    'non établie',
    'suspension décidée par le préfet',
    'Lettre 48',
    'PV-78',
    '3F-0042',
    'art. L. 225-3',
  ])
    assert.ok(text.includes(said), `${said} is missing from: ${text}`)
  assert.match((await paper('/mon-permis/releve-integral-en.pdf')).text, /The French text alone counts/)
  const other = await get('/mon-permis/releve-integral.pdf', stranger)
  assert.doesNotMatch(await other.text(), /PV-77|PETIT/)
})
