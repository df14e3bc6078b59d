import { dated } from '../text.ts'
import { byNumber, monthsAfter, yearsAfter } from './count.ts'
import type { Fault, Mark } from './facts.ts'
import type { CategoryObtained, LicencePath } from './happenings.ts'
import { clear, emit, emitIgnorance, none, type Run } from './running.ts'
import { l223_1, r223_1, r223_4_1 } from './texts.ts'

/** The most a licence can bear. */
export const maximumPoints = dated('maximum of points', r223_1, { '2001-01-01': 12 })
/** The points of a licence on the day it is obtained. */
export const initialPoints = dated('points on the day the licence is obtained', r223_1, { '2001-01-01': 12, '2004-03-01': 6 })
/** Years of probation after each way of preparing; without probation before 2004. The day the licence is obtained decides. */
export const probationYears = dated('years of probation', l223_1, { '2001-01-01': 0, '2004-03-01': 3 })
export const probationYearsAac = dated('years of probation after AAC', l223_1, { '2001-01-01': 0, '2004-03-01': 2 })
/** Points gained at each anniversary within probation. The day the licence is obtained decides. */
export const yearlyGain = dated('yearly gain', r223_1, { '2001-01-01': 0, '2007-12-31': 2 })
export const yearlyGainAac = dated('yearly gain after AAC', r223_1, { '2001-01-01': 0, '2007-12-31': 3 })
/** The training after the licence shortens probation to that many months; `null` while it does not. The day of the training decides. */
export const shortenedMonths = dated<number | null>('months of probation after the training', r223_1, {
  '2001-01-01': null,
  '2019-01-01': 24,
})
export const shortenedMonthsAac = dated<number | null>('months of probation after AAC and the training', r223_1, {
  '2001-01-01': null,
  '2019-01-01': 18,
})
/** The training is followed between these two months after the licence, both included. */
export const trainingFrom = dated('first month of the training after the licence', r223_4_1, { '2019-01-01': 6 })
export const trainingUntil = dated('last month of the training after the licence', r223_4_1, { '2019-01-01': 12 })

const maximumOn = byNumber(maximumPoints)
const initialOn = byNumber(initialPoints)
const yearsOn = byNumber(probationYears)
const yearsAacOn = byNumber(probationYearsAac)
const gainOn = byNumber(yearlyGain)
const gainAacOn = byNumber(yearlyGainAac)
const shortenedOn = byNumber(shortenedMonths)
const shortenedAacOn = byNumber(shortenedMonthsAac)
const trainingFromOn = byNumber(trainingFrom)
const trainingUntilOn = byNumber(trainingUntil)

/** L211-5 (encadrée) is not among the shorter paths of L223-1; one reading treats it as AAC. */
const isShort = (run: Run, path: LicencePath): boolean =>
  path === 'aac' || (path === 'encadree' && run.settings['encadree-probation'] === '2-years')

/** A licence is obtained: its first points, and the end of its probation. */
export function begin(run: Run, mark: Mark, path: LicencePath, first: boolean) {
  const day = mark.day
  clear(run, day)
  run.aac = path === 'aac'
  run.first = first
  run.balance = initialOn(day)
  run.capital = run.balance
  const years = isShort(run, path) ? yearsAacOn(day) : yearsOn(day)
  run.standing = years > 0 ? 'probationary' : 'confirmed'
  run.endedOn = years > 0 ? none : day
  if (years > 0) {
    run.end = yearsAfter(day, years)
    run.nextGain = yearsAfter(day, 1)
  }
  emit(run, { kind: first ? 'licence' : 'new-licence', day, delta: run.balance, mark, numbers: { years } })
}

/** The training after the licence was followed: it may shorten probation, within its two months and for a first licence only. */
export function training(run: Run, mark: Mark) {
  const day = mark.day
  const months = run.aac ? shortenedAacOn(day) : shortenedOn(day)
  if (run.standing !== 'probationary' || months === null) return
  const allowed = run.first || run.settings['training-after-loss'] === 'allowed'
  const inTime = day >= monthsAfter(run.start, trainingFromOn(day)) && day <= monthsAfter(run.start, trainingUntilOn(day))
  if (!allowed || !inTime) return emit(run, { kind: 'training-without-effect', day, mark, reasons: [allowed ? 'window' : 'not-first'] })
  run.shorterEnd = Math.min(run.end, monthsAfter(run.start, months))
  emit(run, { kind: 'training-counts', day, mark, other: run.shorterEnd, numbers: { months } })
}

/** The infractions that stop the gains: committed since the start of probation and already established; those of the day itself by one reading. */
const stopping = (run: Run, day: number): Fault[] => {
  const until = run.settings['infraction-on-anniversary'] === 'gain-refused' ? day + 1 : day
  return run.faults.filter(f => f.day >= run.start && f.day < until && f.final < until)
}

/** An anniversary within probation: a gain, if no infraction has cost points since its start (not just in the year). */
export function anniversary(run: Run, day: number) {
  const points = run.aac ? gainAacOn(run.start) : gainOn(run.start)
  const years = ++run.years
  const following = yearsAfter(run.start, years + 1)
  run.nextGain = following < run.end ? following : none
  if (points === 0) return
  const stop = stopping(run, day)
  if (stop.length > 0) {
    emitIgnorance(run, day, 'gain', points, stop)
    return emit(run, { kind: 'gain-refused', day, fault: earliestCommitted(stop), recorded: day, numbers: { years } })
  }
  run.capital += points
  run.balance += points
  run.gains.push({ day, points, takenBack: false })
  emit(run, { kind: 'gain', day, delta: points, numbers: { years, points } })
}

/** The end that the training allows, unless an infraction or a restriction of the right came in between. */
export function shorterEnd(run: Run, day: number) {
  run.shorterEnd = none
  const stop = stopping(run, day)
  const restricted = run.restrictions.some(on => on >= run.start && on < day)
  if (stop.length === 0 && !restricted) return endProbation(run, day)
  if (!restricted) emitIgnorance(run, day, 'probation-ends-clean', maximumOn(day) - run.balance, stop)
  const reasons = [...(stop.length > 0 ? ['infraction'] : []), ...(restricted ? ['restriction'] : [])]
  emit(run, { kind: 'training-lost', day, other: run.end, reasons })
}

/** Probation is over: twelve points without infraction; with one, the balance stays and the ceiling becomes twelve. */
export function endProbation(run: Run, day: number) {
  const stop = stopping(run, day)
  const before = run.balance
  run.standing = 'confirmed'
  run.endedOn = day
  run.nextGain = run.shorterEnd = run.end = none
  run.capital = maximumOn(day)
  const restart = run.fullDue <= day
  if (stop.length === 0) {
    run.balance = run.capital
    const points = run.balance - before
    run.gains.push({ day, points, takenBack: false })
    emit(run, { kind: 'probation-ends-clean', day, delta: points })
  } else {
    emitIgnorance(run, day, 'probation-ends-clean', run.capital - run.balance, stop)
    emit(run, { kind: 'probation-ends', day, fault: earliestCommitted(stop), recorded: day })
  }
  if (!restart) return
  // L223-1: al.1 of L223-6 is not applicable during probation; what had run by then counts (or not, by reading).
  if (run.settings['recovery-in-probation'] === 'restarts-at-end-of-probation') {
    run.fullFrom = day
    run.fullUntil = yearsAfter(day, run.fullYears)
    run.fullDue = run.fullUntil
  } else run.fullDue = day
}

const earliestCommitted = (faults: readonly Fault[]): Fault | undefined =>
  faults.reduce<Fault | undefined>((a, b) => (a && a.day <= b.day ? a : b), undefined)

/** B by AAC after a first category: probation counts two years from that category, or ends at once when they are over. */
export function furtherCategory(run: Run, mark: Mark, it: CategoryObtained) {
  if (run.standing === 'none' && it.category !== 'AM') return begin(run, mark, it.via, true)
  // R211-5: after a loss, accompanied learning shortens nothing.
  if (run.standing !== 'probationary' || it.via !== 'aac' || run.aac || !run.first) return
  run.aac = true
  const end = Math.max(yearsAfter(run.start, yearsAacOn(run.start)), mark.day)
  if (end < run.end) run.end = end
  emit(run, { kind: 'aac-shortens', day: mark.day, mark, other: run.end })
  if (run.end === mark.day) endProbation(run, mark.day)
}
