import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, addYears, type Day, day, fromNumber, latest, toNumber } from '../day.ts'
import { infraction, letter, licence, newLicence, stage, training, worth } from './fixtures.ts'
import { type Happening, type Infraction, infractionClasses, type StageFollowed } from './happenings.ts'

/**
 * The same rules told a second time, as plainly as possible: every day is asked every question again. Slow, only for licences after
 * 2019 and the default readings; the ledger must agree with it on any history.
 */
function dayByDay(events: readonly Happening[], until: Day): string {
  const first = events.find(it => it.type === 'licence')
  if (!first) return '0/0 no-licence'
  const faults = events.filter(
    (it): it is Infraction => it.type === 'infraction' && it.finalDate !== null && it.points > 0 && it.date <= until,
  )
  const grave = (it: Infraction) => it.class === 'delit' || it.class >= 4
  const fifth = (it: Infraction) => it.class === 'delit' || it.class === 5
  const final = (it: Infraction) => it.finalDate as Day
  let [start, balance, capital, state, firstLicence] = [first.date, 6, 6, 'probationary', true]
  let years = first.path === 'aac' ? 2 : 3
  let [gain, ended, creditedStage] = [first.path === 'aac' ? 3 : 2, '9999-12-31' as Day, '1900-01-01' as Day]
  let taken: { it: Infraction; points: number; live10: boolean; live1: boolean }[] = []
  let cleanFrom = start
  let fullDone = false
  const give = (points: number) => {
    const before = balance
    balance = Math.min(capital, balance + points)
    if (balance === 12) for (const t of taken) t.live10 = false
    return balance > before
  }
  const between = (after: Day, before: Day, except?: Infraction) =>
    faults.some(f => f !== except && f.date >= start && f.date > after && f.date < before)
  const end = (d: Day) => {
    state = 'confirmed'
    ended = d
    capital = 12
    if (!faults.some(f => f.date >= start && f.date < d && final(f) < d)) balance = 12
  }
  for (let d = start; d <= until; d = addDays(d, 1)) {
    if (d > start && (state === 'probationary' || state === 'confirmed')) {
      const trained =
        firstLicence && events.some(e => e.type === 'training' && e.date >= addMonths(start, 6) && e.date <= addMonths(start, 12))
      const stopped = faults.some(f => f.date >= start && f.date < d && final(f) < d)
      if (state === 'probationary' && trained && !stopped && d === addMonths(start, gain === 3 ? 18 : 24) && d < addYears(start, years))
        end(d)
      if (state === 'probationary' && d === addYears(start, years)) end(d)
      for (let n = 1; n <= 3; n++)
        if (state === 'probationary' && d === addYears(start, n) && !stopped) {
          balance += gain
          capital += gain
        }
      const last = taken.filter(t => t.points > 0).at(-1)
      if (last && state === 'confirmed' && !fullDone) {
        const long = taken.some(t => t.points > 0 && grave(t.it) && final(t.it) >= cleanFrom)
        const due = addYears(final(last.it), long ? 3 : 2)
        if (d === latest(due, ended)) {
          fullDone = true
          if (!between(final(last.it), due)) {
            give(capital - balance)
            cleanFrom = d
            for (const t of taken) t.live1 = t.live10 = false
          }
        }
      }
      for (const t of taken)
        if (t.live1 && t.points === 1 && d === addMonths(final(t.it), 6)) {
          t.live1 = false
          if (!between(final(t.it), d, t.it)) {
            t.live10 = false
            give(1)
          }
        }
      for (const t of taken)
        if (t.live10 && d === addYears(final(t.it), 10)) {
          t.live10 = false
          give(t.points)
        }
    }
    const credited = events.filter((e): e is StageFollowed => e.type === 'stage' && addDays(e.date, 1) === d && e.date <= until)
    for (const s of credited) {
      if (state !== 'probationary' && state !== 'confirmed') continue
      if (taken.every(t => t.points === 0) || balance >= capital || s.date < addYears(creditedStage, 1)) continue
      give(4)
      creditedStage = s.date
    }
    const today = faults.filter(f => final(f) === d).sort((a, b) => b.points - a.points || (a.date < b.date ? -1 : 1))
    for (const f of today) {
      if (f.date < start || (state !== 'probationary' && state !== 'confirmed')) continue
      const group = taken.filter(t => f.simultaneousGroup !== undefined && t.it.simultaneousGroup === f.simultaneousGroup)
      const points =
        f.simultaneousGroup === undefined ? f.points : Math.max(0, Math.min(f.points, 8 - group.reduce((sum, t) => sum + t.points, 0)))
      balance -= points
      fullDone = points > 0 ? false : fullDone
      taken.push({ it: f, points, live1: true, live10: points > 0 && balance > 0 && !fifth(f) })
      if (balance <= 0) for (const t of taken) t.live10 = false
    }
    if (events.some(e => e.type === 'letter' && e.date === d) && balance <= 0 && (state === 'probationary' || state === 'confirmed')) {
      state = 'invalidated'
      balance = 0
    }
    if (events.some(e => e.type === 'new-licence' && e.date === d)) {
      ;[start, balance, capital, state, firstLicence, years, gain, ended] = [d, 6, 6, 'probationary', false, 3, 2, '9999-12-31' as Day]
      ;[taken, cleanFrom, fullDone] = [[], d, false]
    }
  }
  if (until < start) return '0/0 no-licence'
  const status = state !== 'invalidated' && balance <= 0 ? 'zero-not-notified' : state
  return `${Math.max(0, balance)}/${capital} ${status}`
}

const from = toNumber(day('2019-06-01'))
const someDay = fc.integer({ min: from + 1, max: from + 6000 }).map(fromNumber)
const soon = fc.integer({ min: from + 1, max: from + 1500 }).map(fromNumber)
const fault = fc
  .record({
    date: fc.oneof(soon, someDay),
    wait: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 9 }),
    points: fc.constantFrom(0, 1, 1, 2, 3, 4, 6),
    class: fc.constantFrom(...infractionClasses),
    group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined, freq: 3 }),
  })
  .map(({ date, wait, points, group, ...more }) =>
    infraction(date, points, { final: wait === null ? null : addDays(date, wait), class: more.class, group }),
  )
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fault },
  { weight: 2, arbitrary: someDay.map(d => stage(d)) },
  { weight: 1, arbitrary: someDay.map(d => letter('48SI', d)) },
  { weight: 1, arbitrary: soon.map(d => training(d)) },
  { weight: 1, arbitrary: someDay.map(d => newLicence(d)) },
)
const history = fc
  .tuple(
    fc.integer({ min: from - 30, max: from }).map(fromNumber),
    fc.constantFrom('classic' as const, 'aac' as const),
    fc.array(happening, { maxLength: 10 }),
  )
  .map(([on, path, events]): Happening[] => [
    licence(on, path),
    ...events.map((it, i) => (it.type === 'infraction' ? { ...it, id: `i${i}` } : it)),
  ])

test('the ledger agrees with a recomputation day by day', () => {
  fc.assert(
    fc.property(history, fc.array(someDay, { minLength: 1, maxLength: 4 }), (events, asked) => {
      for (const on of asked) assert.equal(worth(events, on), dayByDay(events, on), on)
    }),
    { numRuns: 60 },
  )
})
