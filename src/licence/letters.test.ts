import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day, official2026 } from '@papier-rose/law'
import { noteConsent } from '../account/consent.ts'
import { signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import { site } from '../kit/http.ts'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { testConfig } from '../kit/testing/deps.ts'
import { textOf } from '../kit/testing/markup.ts'
import { aFact, known, told } from '../record/fixtures.ts'
import { giveCategory, type Letter, lookAt, readLedger, readLetters } from '../record/index.ts'
import { aLetter, knownLife, lives, sampleDriver } from './fixtures.ts'
import { licencePages } from './index.ts'
import { letterData } from './letter.ts'
import { letterPdf } from './letter-pdf.ts'

const written = async (letter: Letter, life: keyof typeof lives, lang: 'fr' | 'en' = 'fr', letters: readonly Letter[] = []) => {
  const of = { driver: sampleDriver, life: knownLife(lives[life]), letters }
  const bytes = await letterPdf(letterData(letter, of, { law: official2026, config: testConfig() }), lang)
  const { text, language } = await readPdf(bytes)
  assert.doesNotMatch(text, /undefined|null|NaN|\[object/)
  for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17)
  assert.equal(language, lang)
  return text
}
const says = (text: string, ...parts: readonly string[]) => {
  for (const part of parts) assert.ok(text.includes(part), `${part} is missing from: ${text}`)
}

test('a 48N says what was done, what it cost, the course to follow within four months, and how to contest', async () => {
  const letter = aLetter('48N', { about: 'PV-2', dueOn: day('2026-08-10'), issuedOn: day('2026-08-12') })
  const text = await written(letter, 'letter 48N, course awaited')
  says(text, 'Marcel André', '3 points en moins, au 10 août 2026', '3 points sur 12', 'commise le 8 juin 2026 (R. 412-6-1)')
  says(text, 'paiement de l’amende forfaitaire', 'dans les 4 mois qui suivent la notification', 'Code de la route, art. R. 223-4')
  says(
    text,
    'Tribunal administratif',
    '2 mois ; 3 mois si vous habitez outre-mer, 4 mois à l’étranger',
    'Démonstration – sans valeur officielle',
  )
  const english = await written(letter, 'letter 48N, course awaited', 'en')
  says(english, 'The French text alone counts', '3 points less, on 10 August 2026', 'within 4 months of the notification')
})

test('a 48SI lists every movement, orders to hand the licence back, and starts nothing by itself', async () => {
  const letter = aLetter('48SI', { about: 'PV-B', points: -6, dueOn: day('2026-09-30'), issuedOn: day('2026-10-02') })
  const text = await written(letter, 'invalidated')
  says(text, '0 point sur 12', 'perd sa validité le jour où cette lettre vous est notifiée', 'Récapitulation des points', '10/06/2026 −6')
  says(text, 'dans les 10 jours francs', '6 mois après cette remise, 12 mois si c’est la seconde fois en 5 ans', 'art. L. 223-5')
  assert.doesNotMatch(text, /notifiée le \d/, 'no day of notification stands in an act that is not notified yet')
})

test('a letter that takes another back says which; points given back ask for nothing', async () => {
  const wrong = aLetter('48', { id: '00000000-0000-7000-8000-0000000000aa', issuedOn: day('2026-09-01') })
  const back = await written(aLetter('48', { cancels: true, corrects: wrong.id }), 'confirmed', 'fr', [wrong])
  says(back, 'La lettre du 1er septembre 2026 est retirée')
  assert.doesNotMatch(back, /Comment contester|Ce que vous devez/)
  says(await written(aLetter('46', { points: 1 }), 'confirmed'), '1 point en plus, au 30 septembre 2026')
})

/** A driver with a licence since 2008 who opens their letters, on the day of the clock. */
async function world(t: TestContext) {
  const { deps: given } = await testDeps(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...given, clock }
  const app = site(deps, { before: [whoIsHere(deps)], pages: [licencePages] })
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'given')
  const { cookie, accountId } = await signInPerson(deps, { driverId: id })
  const get = (address: string, as = cookie) => app.request(address, { headers: { cookie: as } })
  const page = async () => textOf(await (await get('/mon-permis/courriers')).text()).replaceAll('\u00a0', ' ')
  const lose = async (reference: string) => {
    await told(deps, id, [
      aFact('infraction', reference, { committedOn: day('2026-09-01'), points: 3, class: 4 }),
      aFact('establishment', `E-${reference}`, { for: reference, on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
    ])
    await lookAt(deps, id)
    return (await readLetters(deps, id)).at(-1)?.id ?? ''
  }
  return { deps, clock, id, accountId, get, page, lose }
}

test('with consent, opening the letter is its notification: the delay is announced from that day, and counts once', async t => {
  const { deps, clock, id, accountId, get, page, lose } = await world(t)
  await noteConsent(deps.db, accountId, { given: true, form: deps.ids(), at: clock.now() })
  const letter = await lose('PV-1')
  assert.equal((await get(`/mon-permis/courriers/${letter}/recours.pdf`)).status, 404, 'nothing to appeal before the day is known')
  assert.match(await page(), /48 – Retrait de points.*pas encore notifiée.*ouvrir celle-ci la notifie/)
  clock.set('2026-11-26')
  const stranger = await signInPerson(deps, { sub: 'stranger' })
  assert.equal((await get(`/mon-permis/courriers/${letter}/lettre.pdf`, stranger.cookie)).status, 404)
  assert.equal((await readLetters(deps, id))[0]?.notified.value, null)
  const pdf = await get(`/mon-permis/courriers/${letter}/lettre.pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  says((await readPdf(new Uint8Array(await pdf.arrayBuffer()))).text, '3 points en moins, au 1er octobre 2026', '9 points sur 12')
  clock.set('2026-11-30')
  assert.equal((await get(`/mon-permis/courriers/${letter}/lettre-en.pdf`)).status, 200)
  assert.equal((await readLetters(deps, id))[0]?.notified.value, '2026-11-26')
  assert.match(await page(), /notifiée le 26 novembre 2026.*jusqu’au 27 janvier 2027 compris/)
  const appeal = await readPdf(new Uint8Array(await (await get(`/mon-permis/courriers/${letter}/recours.pdf`)).arrayBuffer()))
  says(
    appeal.text,
    'notifiée le 26 novembre 2026',
    '3 points ont été retirés',
    'l’infraction du 1er septembre 2026',
    'avant la fin du 27 janvier 2027',
  )
  assert.equal((await get(`/mon-permis/courriers/${letter}/recours.pdf`, stranger.cookie)).status, 404)
  assert.equal((await readLedger(deps, id)).balance, 9)
})

test('without consent, opening the letter starts nothing', async t => {
  const { get, page, lose } = await world(t)
  const letter = await lose('PV-1')
  assert.equal((await get(`/mon-permis/courriers/${letter}/lettre.pdf`)).status, 200)
  const text = await page()
  assert.match(text, /pas encore notifiée/)
  assert.doesNotMatch(text, /compris, pour saisir/)
  assert.equal((await get('/mon-permis/courriers/not-an-id/lettre.pdf')).status, 404)
})
