import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, articles, day, pinkEnd, proofLastDay, waitAfterInvalidation } from '@papier-rose/law'
import { layout } from '../kit/design/components.ts'
import { formatDate, formatDay, html, type Lang, say } from '../kit/html.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { type Asked, follow, type Given } from './asking/ask.ts'
import { drivingAnswer, drivingScript } from './driving/driving.ts'
import { guideAt, guideToday, longAgo, walksOf } from './fixtures.ts'
import { guideGallery } from './gallery.ts'
import { situationContent, situations } from './situations/pages.ts'
import { articleAddress, articlesBySlug } from './sources.ts'
import { guideSite } from './testing.ts'
import { orTooOld } from './too-old.ts'

const langs = ['fr', 'en'] as const
const asked = (given: Given, script: (given: Given) => ReturnType<(typeof situations)[number]['asks']>): Asked =>
  follow(script, new URLSearchParams(given), guideToday)

for (const situation of situations)
  test(`${situation.title.en}: each answer leads to a plan in both languages, its steps in the order of their days`, () => {
    const script = (given: Given) => situation.asks(given, guideAt)
    for (const given of [...walksOf(script, guideToday), ...walksOf(script, guideToday, -1)]) {
      const where = JSON.stringify(given)
      const found = asked(given, script)
      assert.equal(found.now, undefined, where)
      const plan = orTooOld(() => situation.plan(found.given, guideAt))
      if (!plan) {
        assert.ok(Object.values(given).includes(longAgo), where)
        continue
      }
      assert.ok(plan.steps.length > 0, where)
      const days = plan.steps.flatMap(s => s.from ?? s.lastDay ?? [])
      assert.deepEqual(days, days.toSorted(), where)
      for (const step of plan.steps) if (step.from && step.lastDay) assert.ok(step.from <= step.lastDay, `${where} ${step.id}`)
      assert.equal(new Set(plan.steps.map(s => s.id)).size, plan.steps.length, where)
      for (const lang of langs) {
        const page = textOf(String(html`${situationContent(lang, situation, found, guideAt)}`))
        assert.doesNotMatch(page, /undefined|\[object|NaN/, where)
        assert.ok(page.includes(say(situation.title, lang)))
      }
    }
  })

test('a driver’s record of any kind of paper and measure has its answer', () => {
  const script = drivingScript(guideAt)
  for (const given of [...walksOf(script, guideToday), ...walksOf(script, guideToday, -1)]) {
    const found = orTooOld(() => drivingAnswer(given, guideAt))
    assert.ok(found === undefined || found.answer.reasons.length > 0, JSON.stringify(given))
  }
})

const site = guideSite()
const text = async (address: string): Promise<string> => textOf(await (await site.request(address)).text()).replaceAll('\u00a0', ' ')

const person = 'birth=1990-01-01&nationality=french&housing=own'
test('a lost licence: the receipt is counted by the law, the day before, the day and the day after a month without that day', async () => {
  for (const declared of ['2026-10-30', '2026-10-31', '2026-11-01']) {
    const last = proofLastDay('loss-receipt', day(declared)).value ?? assert.fail()
    const file = await (await site.request(`/guide/permis-perdu/echeances.ics?declaredOn=${declared}&heavy=no&${person}`)).text()
    assert.ok(file.includes(`DTSTART;VALUE=DATE:${last.replaceAll('-', '')}`), declared)
  }
})

test('the questions come one by one, and end in a short address', async () => {
  const first = await site.request('/guide/permis-perdu?asked=declaredOn&declaredOn-day=1&declaredOn-month=10&declaredOn-year=2026')
  assert.equal(first.status, 303)
  assert.equal(first.headers.get('location'), '/guide/permis-perdu?declaredOn=2026-10-01')
  const second = (await (await site.request('/guide/permis-perdu?declaredOn=2026-10-01')).text()).replaceAll('\u00a0', ' ')
  assert.match(second, /catégorie lourde/)
  assert.match(second, /<input type="hidden" name="declaredOn" value="2026-10-01">/)
  assert.match(second, /1er octobre 2026/)
})

test('a day that does not exist keeps what was typed, and says so beside its field', async () => {
  const answer = await site.request('/en/guide/permis-rose?asked=issuedOn&issuedOn-day=31&issuedOn-month=2&issuedOn-year=1998')
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /There is no such date/)
  assert.match(page, /name="issuedOn-day"[^>]*value="31"/)
  assert.match(page, /href="#issuedOn"/)
  assert.match(page, /<title>Error:/)
})

test('a question left without an answer is asked again', async () => {
  const answer = await site.request('/guide/permis-abime?asked=heavy')
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Choisissez une réponse/)
})

test('a birth to come and a day after today are refused', async () => {
  for (const bad of [
    'heavy=no&asked=birth&birth-day=24&birth-month=11&birth-year=2026',
    'heavy=no&asked=birth&birth-day=1&birth-month=1&birth-year=1700',
  ])
    assert.equal((await site.request(`/guide/permis-abime?${bad}`)).status, 422, bad)
  assert.equal((await site.request('/guide/permis-vole?declaredOn=2026-11-24')).status, 422)
  assert.equal((await site.request('/guide/permis-vole?declaredOn=2026-11-23')).status, 200)
})

test('an answer is changed without losing the others', async () => {
  const page = await (await site.request(`/guide/permis-abime?heavy=no&${person}&change=heavy`)).text()
  assert.match(page, /value="no" checked/)
  assert.match(page, /<input type="hidden" name="birth" value="1990-01-01">/)
})

test('exams older than the texts that were read say so', async () => {
  assert.match(
    await text(`/guide/examen-reussi?category=B&examDay=1999-05-05&departement=44&first=no&${person.replace('1990', '1970')}`),
    /Nous n’avons pas lu les textes de cette époque/,
  )
})

test('a pink licence holds to the last day that the law gives', async () => {
  assert.match(
    await text('/en/guide/permis-rose?issuedOn=1998-05-05'),
    new RegExp(`${Number(pinkEnd().value.slice(8))} January ${pinkEnd().value.slice(0, 4)}`),
  )
})

test('after the loss of all points, the ban ends on the day before the first day for a new licence', async () => {
  const page = await text(
    `/en/guide/solde-nul?notifiedOn=2026-05-01&surrenderedOn=2026-05-31&heldSince=2010-01-01&previousOn=&mixed=no&${person}`,
  )
  const first = waitAfterInvalidation({ notifiedOn: day('2026-05-01'), surrenderedOn: day('2026-05-31') }).value
  assert.match(page, new RegExp(`First day for a new licence On ${formatDay(first, 'en').replaceAll('\u00a0', ' ')}`))
  assert.match(page, new RegExp(`to the end of ${formatDate(addDays(first, -1), 'en').replaceAll('\u00a0', ' ')}: invalidation`))
})

test('a heavy category is seen by a doctor before its last day; after it, the plan says that it is too late for a bridge', async () => {
  const plan = (lastDay: string) =>
    text(`/en/guide/lourds-apres-60-ans?category=C&rightLastDay=${lastDay}&opinionOn=&birth=1963-06-01&nationality=french&housing=own`)
  assert.match(await plan('2026-11-24'), /1\. Take the medical visit .* up to and including Tuesday 24 November 2026 .*came before the end/)
  assert.match(await plan('2026-11-23'), /up to and including Monday 23 November 2026 .*came before the end/)
  assert.match(
    await plan('2026-11-22'),
    /1\. Take the medical visit On Monday 23 November 2026 .*The medical opinion came after 22 November 2026/,
  )
})

test('a calendar file says the same twice, and has lines of at most 75 octets', async () => {
  const address = `/guide/permis-perdu/echeances.ics?declaredOn=2026-11-01&heavy=no&${person}`
  const answer = await site.request(address)
  assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8')
  const file = await answer.text()
  assert.equal(file, await (await site.request(address)).text())
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const unfolded = file.replaceAll('\r\n ', '')
  assert.match(unfolded, /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/)
  assert.match(unfolded, /DTSTAMP:20261123T000000Z/)
  const uids = [...unfolded.matchAll(/^UID:(.*)$/gm)].map(m => m[1])
  assert.equal(new Set(uids).size, uids.length)
  assert.ok(uids.length > 1)
  const other = await (await site.request(address.replace('2026-11-01', '2026-11-02'))).text()
  assert.ok(!other.includes(uids[0] ?? assert.fail()))
})

test('a calendar of unfinished answers leads back to the questions', async () => {
  const answer = await site.request('/guide/permis-perdu/echeances.ics?declaredOn=2026-11-01')
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/guide/permis-perdu?declaredOn=2026-11-01'])
})

const holder =
  'category=B&on=&paper=card&since=2015-03-01&first=no&issuedOn=2015-04-01&cardLastDay=2026-11-22&rightLastDay=&ban=none&birth=1990-01-01'
test('may I drive: yes to the last day of the card, no after it, the right unhurt', async () => {
  for (const [on, expected] of [
    ['2026-11-21', /Oui, vous pouvez conduire/],
    ['2026-11-22', /Oui, vous pouvez conduire/],
    ['2026-11-23', /Non, ne conduisez pas.*aucun papier valable ne le prouve/],
  ] as const)
    assert.match(await text(`/puis-je-conduire?${holder.replace('on=', `on=${on}`)}`), expected, on)
})

test('may I drive: a suspension says no, and cites its article', async () => {
  const page = await text(
    `/en/puis-je-conduire?${holder.replace('2026-11-22', '2030-01-01').replace('ban=none', 'ban=suspension-administrative&banFrom=2026-10-01&banLastDay=2027-01-31&control=no')}`,
  )
  assert.match(page, /No, do not drive/)
  assert.match(page, /Code de la route, art\. L\. 224-2/)
  assert.match(page, /no right to drive/)
})

test('every article has an address of its own, and a page that tells how sure we are of it', async () => {
  assert.equal(articlesBySlug().size, articles().length)
  for (const a of articles()) {
    const answer = await site.request(articleAddress(a))
    assert.equal(answer.status, 200, articleAddress(a))
  }
  assert.equal((await site.request('/textes/rien')).status, 404)
  assert.match(await text('/textes/code-de-la-route-art-l-223-1'), /texte lu/)
})

test('every public page says that it binds nobody and names the official sources', async () => {
  for (const address of [
    '/guide',
    '/guide/permis-perdu',
    `/guide/permis-abime?heavy=no&${person}`,
    `/puis-je-conduire?${holder}`,
    '/simulateur/points?licence=2020-01-01&path=aac',
    '/textes',
    '/textes/code-de-la-route-art-l-223-1',
  ]) {
    const page = await text(address)
    assert.match(page, /n’engage personne/, address)
    assert.match(page, /Légifrance.*Service-Public.*France Titres/, address)
  }
})

test('the HTML of every public page is valid in both languages', async () => {
  for (const { name, states } of guideGallery)
    for (const { title, html: shown } of states)
      for (const lang of langs) {
        const problems = await htmlProblems(whole(name, lang, shown(lang)))
        // The summary of errors comes before the title of the page, on purpose.
        assert.deepEqual(
          problems.filter(p => !p.includes('Initial heading level')),
          [],
          `${name}, ${title}, ${lang}`,
        )
      }
})

const whole = (title: string, lang: Lang, content: ReturnType<typeof html>): string =>
  String(layout({ lang, title, path: '/guide', demonstration: true, content }))

test('what is kept, and until when, comes from the law', async () => {
  const page = await (await guideSite().request('/donnees-personnelles')).text()
  for (const said of [
    '2 ans après son enregistrement',
    '3 ans après la dernière condamnation',
    '10 ans sans nouvelle décision',
    'à 80 ans',
  ])
    assert.ok(page.replaceAll(/\u00a0/g, ' ').includes(said), said)
})

test('who finds a weakness knows whom to tell', async () => {
  const told = await (await guideSite().request('/.well-known/security.txt')).text()
  assert.match(told, /^Contact: /m)
  assert.match(told, /^Expires: \d{4}-/m)
})
