import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balance, ledger, official2026, scaleOn } from '@papier-rose/law'
import { textOf } from '../../kit/testing/markup.ts'
import { guideToday } from '../fixtures.ts'
import { guideSite } from '../testing.ts'
import { pointsOverTime } from './curve.ts'
import { happeningsOf, readTold, samplesOn, toldQuery } from './told.ts'

const site = guideSite()
const text = async (address: string): Promise<string> => textOf(await (await site.request(address)).text()).replaceAll('\u00a0', ' ')
const read = (query: string) => readTold(new URLSearchParams(query), guideToday) ?? assert.fail(query)

const history = 'licence=2022-05-10&path=classic&i=red-light.2023-02-01.2023-04-15~phone.2025-06-01.2025-07-20&s=volontaire.2023-09-09'

test('what is told stands in the address and is read back the same', () => {
  const { told, problems } = read(history)
  assert.deepEqual(problems, [])
  assert.equal(decodeURIComponent(new URLSearchParams(toldQuery(told, guideToday)).toString()), history)
  assert.deepEqual(toldQuery({ ...told, on: guideToday }, guideToday).on, undefined)
})

test('the page shows the balance of the law on the day before an infraction is established, on the day and after', async () => {
  const { told } = read(history)
  for (const on of ['2025-07-19', '2025-07-20', '2025-07-21'] as const) {
    const expected = balance(happeningsOf(told, official2026), { day: read(`${history}&on=${on}`).told.on }, official2026)
    assert.match(await text(`/simulateur/points?${history}&on=${on}`), new RegExp(`${expected.balance} points? sur 12`), on)
  }
})

test('each movement is told with its article, and the curve says the same as the table', async () => {
  const { told } = read(history)
  const found = ledger(happeningsOf(told, official2026), { day: guideToday }, official2026)
  const page = await text(`/simulateur/points?${history}`)
  for (const step of [...found.steps, ...found.comesBack])
    assert.ok(page.includes(step.words.fr.replaceAll('\u00a0', ' ').slice(0, 40)), step.words.fr)
  const last = pointsOverTime(found).at(-1)
  assert.deepEqual(last && [last.day, last.balance], [found.comesBack.at(-1)?.day, found.comesBack.at(-1)?.balance])
  assert.match(page, /Code de la route, art\. L\. 223-6/)
})

test('one more infraction is shown for every number of points of the scale, and no number twice', () => {
  const costs = samplesOn(guideToday, official2026).map(s => s.points)
  assert.deepEqual(costs, [...new Set(costs)])
  assert.deepEqual(
    new Set(costs),
    new Set(
      scaleOn(guideToday)
        .map(s => (s.reading ? Number(official2026[s.reading]) : s.points))
        .filter(p => p > 0),
    ),
  )
})

test('lines that make no sense are named, left out, and the rest is answered', async () => {
  const bad = [
    ['i=red-light.2021-02-01.2023-04-15', /avant le permis/],
    ['i=red-light.2023-02-01.2023-01-31', /établie avant d’être commise/],
    ['i=no-such-thing.2023-02-01.', /n’a pas été comprise/],
    ['i=red-light.2023-02-30.', /n’a pas été comprise/],
    ['s=volontaire.2021-01-01', /Un stage ne peut pas être avant le permis/],
    ['s=x', /n’a pas été comprise/],
  ] as const
  for (const [line, words] of bad) {
    const answer = await site.request(`/simulateur/points?licence=2022-05-10&path=classic&${line}`)
    assert.equal(answer.status, 422, line)
    assert.match(textOf(await answer.text()), words, line)
  }
})

test('an infraction is searched by words, then dated, then stands in the history', async () => {
  const start = 'licence=2022-05-10&path=classic'
  const found = await (await site.request(`/en/simulateur/points/infraction?${start}&q=red+light`)).text()
  assert.match(found, /pick=red-light/)
  const dated = await site.request(
    `/en/simulateur/points/infraction?${start}&pick=red-light&asked=committed&committed-day=1&committed-month=2&committed-year=2023`,
  )
  assert.equal(dated.headers.get('location'), `/en/simulateur/points/infraction?committed=2023-02-01&${start}&pick=red-light`)
  const early = await site.request(
    `/en/simulateur/points/infraction?${start}&pick=red-light&asked=committed&committed-day=1&committed-month=2&committed-year=2021`,
  )
  assert.equal(early.status, 422)
  const done = await site.request(
    `/en/simulateur/points/infraction?${start}&pick=red-light&committed=2023-02-01&asked=final&final-day=15&final-month=4&final-year=2023`,
  )
  assert.equal(decodeURIComponent(done.headers.get('location') ?? ''), `/en/simulateur/points?${start}&i=red-light.2023-02-01.2023-04-15`)
})

test('a course is added, and a line is taken away', async () => {
  const done = await site.request(`/simulateur/points/stage?licence=2022-05-10&path=classic&course=volontaire&courseOn=2023-09-09`)
  assert.equal(done.headers.get('location'), '/simulateur/points?licence=2022-05-10&path=classic&s=volontaire.2023-09-09')
  const page = await (await site.request(`/simulateur/points?${history}`)).text()
  assert.ok(
    page.includes(
      'href="/simulateur/points?licence=2022-05-10&amp;path=classic&amp;i=red-light.2023-02-01.2023-04-15%7Ephone.2025-06-01.2025-07-20"',
    ),
  )
})

test('another day is asked; a day that does not exist is kept with its message', async () => {
  const ok = await site.request(`/simulateur/points?licence=2022-05-10&path=classic&on-day=1&on-month=1&on-year=2030`)
  assert.equal(ok.headers.get('location'), '/simulateur/points?licence=2022-05-10&path=classic&on=2030-01-01')
  const bad = await site.request(`/simulateur/points?licence=2022-05-10&path=classic&on-day=30&on-month=2&on-year=2030`)
  assert.equal(bad.status, 422)
  const page = await bad.text()
  assert.match(page, /Cette date n’existe pas/)
  assert.match(page, /name="on-day"[^>]*value="30"/)
})

test('a history of 300 infractions is answered', async () => {
  const line = 'gloves.2023-02-01.2023-04-15'
  const { told } = read(`licence=2012-05-10&path=classic&i=${Array.from({ length: 301 }, () => line).join('~')}`)
  assert.equal(told.infractions.length, 300)
  const answer = await site.request(
    `/simulateur/points?licence=2012-05-10&path=classic&i=${Array.from({ length: 300 }, () => line).join('~')}`,
  )
  assert.equal(answer.status, 200)
})

test('the simulator begins with the licence', async () => {
  assert.match(await text('/en/simulateur/points'), /On which day did you obtain your first licence/)
  const next = await site.request('/simulateur/points?asked=licence&licence-day=10&licence-month=5&licence-year=2022')
  assert.equal(next.headers.get('location'), '/simulateur/points?licence=2022-05-10')
  assert.match(await text('/simulateur/points?licence=2022-05-10'), /Comment avez-vous appris/)
  assert.equal((await site.request('/simulateur/points?licence=2027-05-10')).status, 422)
})
