import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, addYears, type Day, day, fromNumber, latest, toNumber } from '../day.ts'
import { infraction, letter, licence, newLicence, stage, training, worth } from './fixtures.ts'
import { type Happening, type Infraction, infractionClasses, stageKinds } from './happenings.ts'

/** What the texts said on a day, in numbers of its own. */
const law = {
  first: (on: Day) => (on >= '2004-03-01' ? 6 : 12),
  years: (on: Day, aac: boolean) => (on < '2004-03-01' ? 0 : aac ? 2 : 3),
  gain: (on: Day, aac: boolean) => (on < '2007-12-31' ? 0 : aac ? 3 : 2),
  single: (on: Day) => (on < '2007-03-07' ? 0 : on < '2011-01-01' ? 12 : 6),
  full: (on: Day, grave: boolean) => (grave || on < '2011-01-01' ? 3 : 2),
  stageEvery: (on: Day) => (on < '2011-03-16' ? 2 : 1),
  stageCeiling: (on: Day) => (on < '2004-03-01' ? 11 : 12),
  points(it: Infraction) {
    if (it.spared) return 0
    return Math.min(it.points, it.class === 'delit' && it.points > 6 && it.date >= '2025-07-11' ? 9 : 6)
  },
}
const never = '9999-12-31' as Day

interface Taken {
  readonly it: Infraction
  readonly final: Day
  readonly points: number
  ten: boolean
  single: boolean
}

/**
 * The same rules told a second time, as plainly as possible: every day is asked every question again. Slow, and only for the default
 * readings; the ledger must agree with it on any history, on any day, for any day of knowledge.
 */
function dayByDay(events: readonly Happening[], asked: readonly Day[], knownOn: Day): Record<Day, string> {
  const begun = (it: Happening) => it.type === 'infraction' || (it.knownOn ?? it.date) <= knownOn
  const cancelled = events.filter(it => it.type === 'withdrawal-cancelled' && begun(it))
  const gone = (it: Infraction, on: Day) => cancelled.some(c => c.type === 'withdrawal-cancelled' && c.for === it.id && c.date <= on)
  const told: Record<Day, string> = {}
  for (const until of asked) told[until] = last(until)
  return told

  function last(until: Day): string {
    const known = events.filter(it => begun(it) && it.date <= until)
    const faults = known
      .filter((it): it is Infraction => it.type === 'infraction' && it.finalDate !== null && !gone(it, until))
      .filter(it => (it.knownOn ?? it.finalDate ?? never) <= knownOn && law.points(it) > 0)
      .map(it => ({ it, final: it.finalDate as Day }))
    const on = <T extends Happening['type']>(type: T, d: Day) =>
      known.filter((it): it is Extract<Happening, { type: T }> => it.type === type && it.date === d)
    let [state, balance, capital, start, aac, first] = ['no-licence', 0, 0, never, false, true]
    let [end, ended, shorter, stageOn, cleanFrom] = [never, never, never, '1900-01-01' as Day, never]
    let taken: Taken[] = []
    let fullDone = false
    const holds = () => state === 'probationary' || state === 'confirmed'
    const give = (points: number) => {
      balance += Math.max(0, Math.min(points, capital - balance))
      if (state === 'confirmed' && balance === 12) for (const t of taken) t.ten = false
    }
    const begin = (d: Day, byAac: boolean, isFirst: boolean) => {
      ;[start, aac, first, cleanFrom, taken, fullDone] = [d, byAac, isFirst, d, [], false]
      balance = capital = law.first(d)
      const years = law.years(d, byAac)
      ;[state, end, ended, shorter] = years > 0 ? ['probationary', addYears(d, years), never, never] : ['confirmed', never, d, never]
    }
    const lose = (how: string) => {
      ;[state, balance, taken] = [how, 0, []]
    }
    const dirty = (d: Day) => faults.some(f => f.it.date >= start && f.it.date < d && f.final < d)
    const endProbation = (d: Day) => {
      ;[state, ended, end, shorter, capital] = ['confirmed', d, never, never, 12]
      if (!dirty(d)) balance = 12
    }
    const committed = (after: Day, before: Day, except?: Infraction) =>
      faults.some(f => f.it !== except && f.it.date >= start && f.it.date > after && f.it.date < before)
    const full = (d: Day) => {
      const latestOf = taken.filter(t => t.points > 0).at(-1)
      if (state !== 'confirmed' || fullDone || !latestOf) return
      const grave = taken.some(t => t.points > 0 && t.final >= cleanFrom && (t.it.class === 'delit' || t.it.class >= 4))
      const due = addYears(latestOf.final, law.full(latestOf.final, grave))
      if (d !== latest(due, ended)) return
      fullDone = true
      if (committed(latestOf.final, due)) return
      give(capital - balance)
      cleanFrom = d
      for (const t of taken) t.single = t.ten = false
    }
    const fallDue = (d: Day) => {
      if (state === 'probationary' && d === shorter) {
        const restricted = known.some(it => (it.type === 'suspension' || it.type === 'restriction') && it.date >= start && it.date < d)
        if (!restricted && !dirty(d)) endProbation(d)
      }
      if (state === 'probationary' && d === end) endProbation(d)
      for (const n of [1, 2, 3])
        if (state === 'probationary' && d === addYears(start, n) && !dirty(d)) {
          balance += law.gain(start, aac)
          capital += law.gain(start, aac)
        }
      full(d)
      for (const t of taken) {
        if (!t.single || t.points !== 1 || law.single(t.final) === 0 || d !== addMonths(t.final, law.single(t.final))) continue
        t.single = false
        if (committed(t.final, d, t.it)) continue
        t.ten = false
        give(1)
      }
      for (const t of taken)
        if (t.ten && d === addYears(t.final, 10)) {
          t.ten = false
          give(t.points)
        }
    }
    const establish = (f: (typeof faults)[number]) => {
      if (!holds() || f.it.date < start) return
      const group = taken.filter(t => f.it.simultaneousGroup !== undefined && t.it.simultaneousGroup === f.it.simultaneousGroup)
      const worthAlone = law.points(f.it)
      const most = Math.max(8, worthAlone, ...group.map(t => law.points(t.it)))
      const points =
        f.it.simultaneousGroup === undefined
          ? worthAlone
          : Math.max(0, Math.min(worthAlone, most - group.reduce((n, t) => n + t.points, 0)))
      balance -= points
      if (points > 0) fullDone = false
      const ten = points > 0 && balance > 0 && f.it.class !== 'delit' && f.it.class <= 4
      taken.push({ it: f.it, final: f.final, points, single: points > 0, ten })
      if (points > 0 && balance <= 0) for (const t of taken) t.ten = false
    }
    const happen = (d: Day) => {
      for (const it of on('licence', d)) if (state === 'no-licence' && it.category !== 'AM') begin(d, it.path === 'aac', true)
      for (const it of on('stage', addDays(d, -1)).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))) {
        const ceiling = Math.min(capital, law.stageCeiling(it.date))
        if (it.kind !== 'volontaire' && it.kind !== 'obligatoire-48N') continue
        if (!holds() || !taken.some(t => t.points > 0) || balance >= ceiling) continue
        if (it.date < addYears(stageOn, law.stageEvery(it.date))) continue
        give(Math.min(4, ceiling - balance))
        stageOn = it.date
      }
      for (const it of on('category', d)) {
        if (it.category === 'AM') continue
        if (state === 'no-licence') begin(d, it.via === 'aac', true)
        else if (state === 'probationary' && it.via === 'aac' && first && !aac) {
          aac = true
          end = [end, latest(addYears(start, 2), d)].sort()[0] as Day
          if (end === d) endProbation(d)
          full(d)
        }
      }
      for (const _ of on('training', d)) {
        const inTime = d >= addMonths(start, 6) && d <= addMonths(start, 12)
        if (state === 'probationary' && first && inTime && d >= '2019-01-01') shorter = addMonths(start, aac ? 18 : 24)
      }
      const today = faults.filter(f => f.final === d)
      for (const f of today.sort((a, b) => law.points(b.it) - law.points(a.it) || (a.it.date < b.it.date ? -1 : 1))) establish(f)
      if (on('letter', d).some(it => it.ref === '48SI') && holds() && balance <= 0) lose('invalidated')
      if (on('annulment', d).length > 0 && (holds() || state === 'invalidated')) lose('annulled')
      if (on('new-licence', d).length > 0) begin(d, false, false)
    }
    for (let d = events.map(it => it.date).sort()[0] ?? until; d <= until; d = addDays(d, 1)) {
      if (holds()) fallDue(d)
      happen(d)
    }
    const shown = holds() && balance <= 0 ? 'zero-not-notified' : state
    return `${Math.max(0, balance)}/${capital} ${shown}`
  }
}

/** Histories of one time: licences of its first weeks, what happened in the years after. */
function histories(begin: string) {
  const from = toNumber(day(begin))
  const within = (days: number) => fc.integer({ min: from + 1, max: from + days }).map(fromNumber)
  const [soon, someDay] = [within(1500), within(5000)]
  const late = fc.option(fc.integer({ min: 1, max: 500 }), { freq: 3, nil: undefined })
  const fault = fc
    .record({
      date: fc.oneof({ weight: 3, arbitrary: soon }, someDay),
      wait: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 9 }),
      points: fc.constantFrom(0, 1, 1, 1, 2, 3, 4, 6, 9),
      class: fc.constantFrom(...infractionClasses),
      group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined, freq: 3 }),
      learnt: late,
      spared: fc.option(fc.constant('abroad' as const), { nil: undefined, freq: 9 }),
    })
    .map(({ date, wait, points, group, learnt, spared, ...more }): Happening => {
      const final = wait === null ? null : addDays(date, wait)
      const knownOn = final && learnt ? addDays(final, learnt) : undefined
      return { ...infraction(date, points, { final, class: more.class, group, knownOn }), spared }
    })
  const learntLate = (it: fc.Arbitrary<Happening>) =>
    fc.tuple(it, late).map(([told, days]): Happening => (days ? { ...told, knownOn: addDays(told.date, days) } : told))
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    { weight: 12, arbitrary: fault },
    { weight: 4, arbitrary: learntLate(fc.tuple(someDay, fc.constantFrom(...stageKinds)).map(([d, kind]) => stage(d, kind))) },
    { weight: 2, arbitrary: learntLate(someDay.map(d => letter('48SI', d))) },
    { weight: 2, arbitrary: within(400).map(d => training(d)) },
    { weight: 1, arbitrary: learntLate(someDay.map((date): Happening => ({ type: 'annulment', date }))) },
    { weight: 2, arbitrary: someDay.map(d => newLicence(d)) },
    { weight: 2, arbitrary: soon.map((date): Happening => ({ type: 'category', category: 'B', via: 'aac', date })) },
    { weight: 1, arbitrary: soon.map((date): Happening => ({ type: 'suspension', date })) },
    { weight: 1, arbitrary: someDay.map((date): Happening => ({ type: 'withdrawal-cancelled', for: 'i1', date })) },
  )
  const licensed = fc
    .tuple(
      fc.integer({ min: from - 40, max: from }).map(fromNumber),
      fc.constantFrom('classic' as const, 'aac' as const),
      fc.constantFrom('A1' as const, 'AM' as const, 'A1' as const),
    )
    .map(([on, path, category]): Happening => ({ ...licence(on, path), type: 'licence', date: on, path, category }))
  const one = fc
    .tuple(licensed, fc.array(happening, { maxLength: 12 }))
    .map(([it, events]): Happening[] => [it, ...events.map((e, i) => (e.type === 'infraction' ? { ...e, id: `i${i}` } : e))])
  return fc.tuple(one, fc.array(someDay, { minLength: 1, maxLength: 3 }), fc.option(someDay, { nil: never, freq: 2 }))
}

for (const [time, begin] of [
  ['before probation existed, until the reforms of 2007 and 2011', '2003-12-20'],
  ['around the first yearly gains', '2007-12-20'],
  ['today, with the training and the nine points', '2021-03-01'],
] as const)
  test(`the ledger agrees with a recomputation day by day: licences obtained ${time}`, () => {
    fc.assert(
      fc.property(histories(begin), ([events, asked, knownOn]) => {
        const plain = dayByDay(events, asked, knownOn)
        for (const on of asked) assert.equal(worth(events, on, undefined, knownOn), plain[on], on)
      }),
      { numRuns: 60 },
    )
  })
