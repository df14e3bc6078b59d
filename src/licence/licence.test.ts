import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { type Category, day, official2026 } from '@papier-rose/law'
import { signInPerson } from '../account/fixtures.ts'
import { testSite } from '../account/testing.ts'
import { type Content, html } from '../kit/html.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { aFact, invalidatedOn, known, suspended, told, zoe } from '../record/fixtures.ts'
import { giveCategory, handOverTitle } from '../record/index.ts'
import { knownLife, licenceToday, lives } from './fixtures.ts'
import { licencePage } from './home-view.ts'
import { licencePages } from './index.ts'
import { nextSteps } from './next.ts'
import { pointsView } from './points-view.ts'
import { spaceOf, verdictOf } from './space.ts'

const spaceIn = (name: keyof typeof lives) => spaceOf(knownLife(lives[name]), licenceToday, official2026)

/** The answer, the categories that may be driven, and the points, of each life. */
const answers: Readonly<Record<keyof typeof lives, readonly [verdict: string, may: string, points: string]>> = {
  confirmed: ['yes', 'AM B', '12/12 confirmed'],
  'card out of date': ['no', '', '12/12 confirmed'],
  'exam just passed': ['yes', 'B', '6/6 probationary'],
  'lorry past its medical day': ['some', 'AM B', '12/12 confirmed'],
  'probation with a loss': ['yes', 'B', '6/8 probationary'],
  'letter 48N, course awaited': ['yes', 'B', '3/6 probationary'],
  'retained yesterday': ['no', '', '12/12 confirmed'],
  suspended: ['no', '', '12/12 confirmed'],
  'suspended, aptitude awaited': ['no', '', '12/12 confirmed'],
  'suspended, fit again': ['yes', 'AM B', '12/12 confirmed'],
  acquitted: ['yes', 'AM B', '12/12 confirmed'],
  'alcohol interlock': ['yes', 'AM B', '12/12 confirmed'],
  'zero, not notified': ['yes', 'AM B', '0/12 zero-not-notified'],
  invalidated: ['no', '', '0/12 invalidated'],
  'invalidated, card handed back': ['no', '', '0/12 invalidated'],
  annulled: ['no', '', '0/12 annulled'],
  foreign: ['foreign', '', '12/12 foreign'],
  'foreign, banned': ['no', '', '0/12 banned'],
  none: ['nothing', '', '0/0 no-licence'],
}

for (const [name, expected] of Object.entries(answers) as [keyof typeof lives, (typeof answers)['confirmed']][]) {
  test(`may I drive today: ${name}`, () => {
    const space = spaceIn(name)
    const may = space.answers.flatMap(({ categories, answer }) => (answer.value.may ? categories : ([] as Category[])))
    const { balance, capital, status } = space.ledger
    assert.deepEqual([verdictOf(space), may.join(' '), `${balance}/${capital} ${status}`], expected)
  })
}

test('the last day of a suspension alone gives nothing back: what is missing is said, late once the day is over', () => {
  const said = (name: keyof typeof lives) => nextSteps(spaceIn(name)).map(({ words, late }) => [words.fr, late === true] as const)
  assert.match(said('suspended')[0]?.[0] ?? '', /Passez le contrôle médical.*avant le 21 mars 2027.*continue après ce jour/)
  assert.equal(said('suspended')[0]?.[1], false)
  assert.match(said('suspended, aptitude awaited')[0]?.[0] ?? '', /finie depuis le 20 octobre 2026.*décision d’aptitude/)
  assert.equal(said('suspended, aptitude awaited')[0]?.[1], true)
  assert.deepEqual(said('suspended, fit again'), [])
  assert.deepEqual(said('confirmed'), [])
})

test('a 48N gives a day for the course; an invalidated driver is told to hand the card back, and what it opens', () => {
  const said = (name: keyof typeof lives) =>
    nextSteps(spaceIn(name))
      .map(({ words }) => words.fr)
      .join(' ')
  assert.match(said('letter 48N, course awaited'), /stage.*15 janvier 2027/)
  assert.match(said('invalidated'), /Ne conduisez aucun véhicule.*(remet|Remet)/)
  assert.match(said('invalidated, card handed back'), /28 avril 2027/)
  assert.match(said('zero, not notified'), /tant que la lettre 48SI ne vous est pas notifiée/)
})

/** Somebody signed in, driver or not, before the pages of their space. */
async function world(t: TestContext) {
  const { app, deps } = await testSite(t, [licencePages])
  const person = async (driverId?: string) => {
    const { cookie } = await signInPerson(deps, { sub: `of-${driverId ?? 'nobody'}`, ...(driverId ? { driverId } : {}) })
    return async (address: string) => {
      const answer = await app.request(address, { headers: { cookie } })
      const html = await answer.text()
      return { status: answer.status, html, text: textOf(html).replaceAll('\u00a0', ' ') }
    }
  }
  const driver = async (civil = undefined as typeof zoe | undefined) => {
    const id = await known(deps, civil)
    await giveCategory(deps, id, { category: 'B', since: day('2010-02-01'), codes: ['01.06'] }, 'given')
    await handOverTitle(deps, id, { number: `19AB0${civil ? 1 : 2}`, issuedOn: day('2020-02-01'), lastDay: day('2035-02-01') }, 'card')
    return id
  }
  return { app, deps, person, driver }
}

test('a category that was lost is said to be lost, and a card handed back is said to be handed back, with their days', () => {
  const pageOf = (name: keyof typeof lives, view: (lang: 'fr', space: ReturnType<typeof spaceIn>) => Content) =>
    textOf(String(html`${view('fr', spaceIn(name))}`)).replaceAll('\u00a0', ' ')
  const licence = (name: keyof typeof lives) => pageOf(name, (lang, space) => licencePage(lang, space, official2026))
  assert.match(licence('invalidated, card handed back'), /perdue le 20 octobre 2026/)
  assert.doesNotMatch(licence('suspended'), /perdue/)
  assert.match(pageOf('invalidated, card handed back', pointsView), /fait le 28 octobre 2026 Remettez votre permis/)
  assert.doesNotMatch(pageOf('invalidated', pointsView), /fait le/)
})

test('a driver reads their own right, points and measures from the record, and nobody else’s', async t => {
  const { deps, person, driver } = await world(t)
  const [his, hers] = [await driver(), await driver(zoe)]
  await told(deps, his, [suspended(day('2026-10-01'), { months: 4 }, { ground: 'alcohol' })])
  const [him, her] = [await person(his), await person(hers)]
  const no = await him('/mon-permis')
  assert.equal(no.status, 200)
  assert.match(no.text, /Non, ne conduisez pas/)
  assert.match(no.text, /01\.06.*lentilles|01\.06/)
  assert.match((await him('/mon-permis/mesures')).text, /Dernier jour interdit lundi 1er février 2027.*décision d’aptitude du préfet/)
  const yes = await her('/mon-permis')
  assert.match(yes.text, /Oui, vous pouvez conduire.*Jusqu’au 1er février 2035/)
  assert.doesNotMatch((await her('/mon-permis/mesures')).text, /[Ss]uspension décidée/)
  assert.match((await her('/en/mon-permis/points')).text, /12 points out of 12/)
  for (const { html } of [no, yes]) assert.deepEqual(await htmlProblems(html), [])
})

test('what is told today is answered today: points lost, then everything', async t => {
  const { deps, person, driver } = await world(t)
  const id = await driver()
  const get = await person(id)
  await told(deps, id, [aFact('infraction', 'PV-9', { committedOn: day('2026-11-02'), points: 3, class: 4, article: 'R. 412-6-1' })])
  assert.match((await get('/mon-permis/points')).text, /12 points sur 12.*Infractions qui ne coûtent encore rien.*3 points en jeu/)
  await told(deps, id, [aFact('establishment', 'AF-9', { for: 'PV-9', on: day('2026-11-20'), by: 'paiement-amende-forfaitaire' })])
  assert.match((await get('/mon-permis/points')).text, /9 points sur 12/)
  await told(deps, id, invalidatedOn(day('2026-11-21')))
  assert.match((await get('/mon-permis')).text, /Non, ne conduisez pas.*Ne conduisez aucun véhicule/)
})

test('without a session the door opens; without a file the way to find it is shown', async t => {
  const { app, person } = await world(t)
  const closed = await app.request('/mon-permis/points')
  assert.equal(closed.status, 303)
  assert.match(closed.headers.get('location') ?? '', /^\/connexion\?retour=%2Fmon-permis%2Fpoints/)
  const nobody = await (await person())('/mon-permis/points')
  assert.match(nobody.text, /quel dossier est le vôtre/)
  assert.match(nobody.html, /\/connexion\/dossier\?retour=%2Fmon-permis"/)
})
