import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { cite } from '../text.ts'
import { objectionsTo } from './acts.ts'
import type { FactContents, FactKind, Life, LifeFact } from './life.ts'

const fact = <K extends FactKind>(kind: K, reference: string, knownOn: string, content: FactContents[K]): LifeFact =>
  ({ kind, source: 'a', reference, revision: 0, knownOn: day(knownOn), content }) as unknown as LifeFact
const life = (...facts: LifeFact[]): Life => ({
  birth: day('1978-09-09'),
  categories: [{ category: 'B', since: day('2008-03-14'), codes: [] }],
  titles: [],
  cepcs: [],
  receipts: [],
  facts,
})
const today = day('2026-11-25')
const why = <K extends FactKind>(kind: K, content: FactContents[K], given: Life = life(), settings = official2026) =>
  objectionsTo({ kind, content }, given, today, settings).map(
    ({ code, articles }) => `${code} ${articles[0] ? cite(articles[0]).replace(/.*art\. /, '') : ''}`,
  )

type Order = FactContents['administrative-suspension']
const order = (more: Partial<Order>): Order => ({ ground: 'other', notifiedOn: day('2026-11-20'), months: 3, ...more })
const suspension = (more: Partial<Order>, given?: Life) => why('administrative-suspension', order(more), given)

test('the préfet suspends for six months at most; twelve for alcohol, drugs and harm; the day after the last month is too long', () => {
  for (const [ground, most] of [
    ['other', 6],
    ['speed-40', 6],
    ['alcohol', 12],
    ['drugs-refusal', 12],
    ['accident-death', 12],
  ] as const) {
    assert.deepEqual(suspension({ ground, months: most - 1, days: 27 }), [], ground)
    assert.deepEqual(suspension({ ground, months: most }), [], ground)
    assert.deepEqual(suspension({ ground, months: most, days: 1 }), ['longest-suspension L. 224-8'], ground)
  }
  assert.deepEqual(suspension({ months: 0 }), ['no-length L. 224-8'])
  assert.deepEqual(suspension({ months: 0, days: 1 }), [])
})

test('for a professional carrier of persons, after a retention, the length doubles since 11 July 2025', () => {
  const on = (notified: string, months: number) =>
    suspension({ ground: 'alcohol', retainedOn: day(notified), notifiedOn: day(notified), months, carrier: true })
  assert.deepEqual(on('2025-07-10', 13), ['longest-suspension L. 224-2'])
  assert.deepEqual(on('2025-07-11', 24), [])
  assert.deepEqual(on('2025-07-12', 25), ['longest-suspension L. 224-2'])
})

test('after a retention the préfet decides within 72 hours, 120 when alcohol or drugs were verified; the day of the order counts', () => {
  const retainedOn = day('2026-11-02')
  const on = (days: number, ground: Order['ground'], given?: Life) =>
    suspension({ ground, retainedOn, notifiedOn: addDays(retainedOn, days) }, given)
  assert.deepEqual([on(2, 'speed-40'), on(3, 'speed-40')], [[], []])
  assert.deepEqual(on(4, 'speed-40'), ['decided-too-late L. 224-2'])
  assert.deepEqual([on(4, 'drugs'), on(5, 'drugs')], [[], []])
  assert.deepEqual(on(6, 'drugs'), ['decided-too-late L. 224-2'])
  // What was told of the retention decides: nothing was verified.
  const told = life(fact('retention', 'R', '2026-11-02', { on: retainedOn, ground: 'alcohol', verified: false }))
  assert.deepEqual(on(4, 'alcohol', told), ['decided-too-late L. 224-2'])
  const notifiedLate = { ground: 'speed-40', retainedOn, decidedOn: addDays(retainedOn, 3), notifiedOn: addDays(retainedOn, 9) } as const
  assert.deepEqual(suspension(notifiedLate), [])
  assert.deepEqual(suspension({ retainedOn: day('2026-11-19'), ground: 'other' }), ['retention-not-possible L. 224-1'])
  assert.deepEqual(suspension({ decidedOn: day('2026-11-21') }), ['days-out-of-order L. 224-8'])
})

test('the licence is retained on the grounds of the law alone', () => {
  const retention = { on: day('2026-11-20'), verified: false } as const
  assert.deepEqual(why('retention', { ...retention, ground: 'speed-40' }), [])
  assert.deepEqual(why('retention', { ...retention, ground: 'hit-and-run' }), ['retention-not-possible L. 224-1'])
  assert.deepEqual(why('retention', { ...retention, ground: 'speed-40', returnedOn: day('2026-11-19') }), ['days-out-of-order L. 224-2'])
})

test('since 11 July 2025 an interlock does not replace the suspension that the préfet must decide for alcohol', () => {
  const restriction = (from: string, months: number, settings = official2026) => {
    const told = life(fact('retention', 'R', from, { on: day(from), ground: 'alcohol', verified: true }))
    return why('ead-restriction', { by: 'prefet', from: day(from), months, for: 'R' }, told, settings)
  }
  assert.deepEqual(restriction('2025-07-10', 12), [])
  assert.deepEqual(restriction('2025-07-10', 13), ['ead-possible R. 224-6'])
  assert.deepEqual(restriction('2025-07-11', 6), ['suspension-compulsory L. 224-2'])
  assert.deepEqual(restriction('2025-07-12', 6), ['suspension-compulsory L. 224-2'])
  assert.deepEqual(restriction('2025-07-11', 6, { ...official2026, 'ead-instead-of-suspension': 'offered' }), [])
  // On a report it may.
  assert.deepEqual(why('ead-restriction', { by: 'prefet', from: day('2026-11-20'), months: 12 }), [])
  assert.deepEqual(why('ead-restriction', { by: 'court', from: day('2026-11-20'), months: 61 }), ['ead-by-judge L. 234-2'])
})

test('aptitude is decided after the opinion, and after the test when it is asked for', () => {
  const suspended = fact('administrative-suspension', 'S', '2026-05-01', { ground: 'alcohol', notifiedOn: day('2026-05-01'), months: 6 })
  const opinion = fact('medical-opinion', 'O', '2026-10-20', { on: day('2026-10-20'), by: 'commission', opinion: 'apt' })
  const tested = fact('psychotechnical', 'P', '2026-10-21', { on: day('2026-10-21'), favourable: true })
  const fit = { notifiedOn: day('2026-10-25'), fit: true, for: 'S' } as const
  assert.deepEqual(why('aptitude', fit, life(suspended)), ['opinion-first R. 226-2', 'psychotechnical-first R. 224-21'])
  assert.deepEqual(why('aptitude', fit, life(suspended, opinion)), ['psychotechnical-first R. 224-21'])
  assert.deepEqual(why('aptitude', fit, life(suspended, opinion, tested)), [])
  assert.deepEqual(why('aptitude', { ...fit, fit: false }, life(suspended)), [])
  assert.deepEqual(why('aptitude', { ...fit, lastDay: fit.notifiedOn }, life()), ['days-out-of-order R. 226-2'])
  assert.deepEqual(why('aptitude', { ...fit, lastDay: addDays(fit.notifiedOn, 1) }, life()), [])
})

test('a card is handed in once for one loss; points are given back that were withdrawn; a measure is lifted once', () => {
  const handed = fact('surrender', '44', '2026-10-01', { on: day('2026-10-01') })
  assert.deepEqual(why('surrender', { on: day('2026-10-05') }, life(handed)), ['surrendered-before L. 223-5'])
  assert.deepEqual(why('surrender', { on: day('2026-10-05') }), [])
  const pv = fact('infraction', 'PV', '2026-09-01', { committedOn: day('2026-09-01'), points: 3, class: 4 })
  const paid = fact('establishment', 'AF', '2026-10-01', { for: 'PV', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' })
  const back = { for: 'PV', on: day('2026-11-20') }
  assert.deepEqual(why('withdrawal-cancelled', back, life(pv)), ['nothing-withdrawn L. 223-1'])
  assert.deepEqual(why('withdrawal-cancelled', back, life(pv, paid)), [])
  assert.deepEqual(why('establishment', { for: 'PV', on: day('2026-08-31'), by: 'composition-penale' }, life(pv)), [
    'days-out-of-order L. 223-1',
  ])
  const suspended = fact('administrative-suspension', 'S', '2026-11-01', { ground: 'other', notifiedOn: day('2026-11-01'), months: 1 })
  const lift = (on: string) => ({ for: 'S', on: day(on), why: 'withdrawn' }) as const
  assert.deepEqual(why('measure-lifted', lift('2026-11-01'), life(suspended)), [])
  assert.deepEqual(why('measure-lifted', lift('2026-10-31'), life(suspended)), ['days-out-of-order L. 224-9'])
  const done = fact('measure-lifted', 'L', '2026-11-10', lift('2026-11-10'))
  assert.deepEqual(why('measure-lifted', lift('2026-11-12'), life(suspended, done)), ['days-out-of-order L. 224-9'])
})

test('what a court decides is recorded as it is, with a length', () => {
  const decided = { executoryOn: day('2026-11-20'), outcome: 'suspension' } as const
  assert.deepEqual(why('judgment', { ...decided, months: 0 }), ['no-length 131-6'])
  assert.deepEqual(why('judgment', { ...decided, months: 36, for: 'S' }), [])
  assert.deepEqual(why('judgment', { ...decided, outcome: 'no-restriction' }), [])
  assert.deepEqual(why('judgment', { ...decided, months: 1, for: 'S', replaces: 'S' }), ['days-out-of-order L. 224-9'])
})
