import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { day } from '@papier-rose/law'
import { findApplication } from '../application/index.ts'
import { fixedClock } from '../kit/clock.ts'
import { site } from '../kit/http.ts'
import { testDatabase } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { delayPages } from './delays-page.ts'
import type { Forecast } from './forecast.ts'
import { findForecasts, lastForecasts, readPublished, whenOf } from './read.ts'
import { countDelays, delayRound } from './round.ts'
import { type Kept, readStatistic } from './statistics.ts'
import { makeFile, regular, type Told } from './testing.ts'

const today = day('2026-11-23')

/** An office that decides within ten days, whose cards come seven days later; and the files of the test. */
async function world(t: TestContext, more: readonly Told[] = [], count = 60) {
  const clock = fixedClock(today)
  const deps = testDeps(await testDatabase(t), { clock })
  const all = [...regular(count, day('2026-10-01'), day('2026-10-31')), ...more]
  const ids = new Map<string, string>()
  for (const told of all) ids.set(told.name, await makeFile(deps, told, today))
  const round = delayRound(deps)
  const app = site(deps, { pages: [delayPages] })
  const when = async (name: string, on = clock.today()) => {
    const id = ids.get(name) ?? ''
    const found = await findApplication(deps.db, id)
    return found && whenOf(deps.db, found, (await deps.db.query<Forecast>(lastForecasts('$1'), [id])).rows, on)
  }
  const text = async (path: string) =>
    (await (await app.request(path)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/(?:\s|&nbsp;|\u00a0)+/g, ' ')
  return { deps, clock, round, when, text, id: (name: string) => ids.get(name) ?? '' }
}

test('a file is forecast from those like it, once a day; the person’s days move it and are named', async t => {
  const asked: Told = { name: 'asked', sentOn: day('2026-11-20'), asked: 2 }
  const fresh: Told = { name: 'fresh', sentOn: today }
  const { deps, clock, round, when, id } = await world(t, [asked, fresh])
  await round.go()
  const first = await when('asked')
  assert.deepEqual(
    first?.forecasts.map(({ of, madeOn, nineOn }) => [of, madeOn, nineOn]),
    [
      ['decision', today, '2026-11-30'],
      ['hand', today, '2026-12-06'],
    ],
  )
  assert.equal(first?.yours, true)
  assert.deepEqual(first?.forecasts[0]?.group, { kind: 'first-licence-after-exam', category: 'B' }, 'nobody else was sent in November')
  assert.deepEqual(
    (await when('fresh'))?.forecasts.map(({ nineOn }) => nineOn),
    ['2026-12-02', '2026-12-08'],
    'sent today: read at once',
  )

  clock.wind(3)
  await round.go()
  await round.go()
  const after = await when('asked')
  assert.equal(after?.forecasts[0]?.nineOn, '2026-12-03')
  assert.deepEqual(after?.forecasts[0]?.causes, [{ code: 'yours', days: 3 }])
  assert.equal((await findForecasts(deps.db, id('asked'))).length, 4, 'two announcements, twice: the round of the same day adds none')

  clock.wind(40)
  await round.go()
  assert.equal((await when('fresh'))?.late, true, 'longer than all the others: no day is announced')
})

test('who is approved is told of the card alone, and nothing once it is in hand', async t => {
  const approved: Told = { name: 'approved', sentOn: day('2026-11-10'), approved: 6 }
  const { round, when } = await world(t, [approved])
  await round.go()
  const one = await when('approved')
  assert.deepEqual(
    one?.forecasts.map(({ of, measure, waited, nineOn }) => [of, measure, waited, nineOn]),
    [['hand', 'card', 7, '2026-11-23']],
  )
})

test('the pages say what was counted, and whether the forecasts were right', async t => {
  const living = regular(40, day('2026-11-19'), today).map(told => ({ ...told, name: `later-${told.name}` }))
  const { deps, clock, round, text } = await world(t, living)
  assert.match(await text('/delais'), /pas encore 30 dossiers terminés.*3 à 4 semaines/)
  await round.go()
  const all = (await readPublished(deps.db)).find(({ measure, kind, month }) => measure === 'whole' && kind === '' && month === '')
  assert.equal(all?.files, 92, 'of the hundred, eight were sent today: they say nothing yet')
  assert.match(await text('/delais'), /La moitié des cartes sont en main 11 jours après l’envoi/)
  assert.match(await text('/en/delais'), /First licence after the exam, category B 4 days 8 days 11 days 15 days 92/)
  assert.deepEqual((await readStatistic<Kept[]>(deps.db, 'forecasts'))?.content, [])
  clock.wind(60)
  for (const told of living) await makeFile(deps, told, clock.today())
  await countDelays(deps, clock.today())
  const kept = (await readStatistic<Kept[]>(deps.db, 'forecasts'))?.content ?? []
  const decision = kept.find(({ of }) => of === 'decision')
  assert.ok(decision && decision.forecasts >= 20)
  assert.ok(decision.byNine / decision.forecasts >= 0.8, JSON.stringify(kept))
  assert.ok(decision.byHalf <= decision.byNine)
  assert.match(await text('/en/delais'), /November 2026 Decision/)
})

test('a month of few files is not shown', async t => {
  const lone: Told = { name: 'lone', sentOn: day('2026-09-05'), approved: 3 }
  const { round, text } = await world(t, [lone])
  await round.go()
  assert.doesNotMatch(await text('/delais'), /septembre 2026/)
})
