import { dated } from '../text.ts'
import { byNumber, monthsAfter, yearsAfter } from './count.ts'
import type { Fault } from './facts.ts'
import { committedBetween, emit, emitIgnorance, none, type Run, settled } from './running.ts'
import { l223_6 } from './texts.ts'

/** Months after which a single point comes back; `null` while no shorter delay existed. The day of establishment decides. */
export const singlePointMonths = dated<number | null>('months for a single point', l223_6, {
  '2001-01-01': null,
  '2007-03-07': 12,
  '2011-01-01': 6,
})
/** Years without infraction after which all points are back. The last establishment decides which version. */
export const fullRecoveryYears = dated('years for full recovery', l223_6, { '2001-01-01': 3, '2011-01-01': 2 })
/** The same when one of the infractions is of class 4, class 5 or a délit. */
export const fullRecoveryYearsGrave = dated('years for full recovery after class 4, class 5 or a délit', l223_6, { '2001-01-01': 3 })
/** Years after which the points of a contravention of class 1 to 4 come back, whatever else was committed. */
export const tenYears = dated('years after which old points come back', l223_6, { '2001-01-01': 10 })

const singleOn = byNumber(singlePointMonths)
const fullOn = byNumber(fullRecoveryYears)
const graveOn = byNumber(fullRecoveryYearsGrave)
const tenOn = byNumber(tenYears)
const onePoint = 1

/** An infraction has cost points: its delays begin on the day it was established, and those of the others begin again. */
export function noteEstablishment(run: Run, fault: Fault, taken: number) {
  run.grave ||= fault.grave
  const inProbation = fault.day < run.endedOn
  const long = run.grave || (inProbation && run.settings['recovery-in-probation'] === 'three-years')
  run.fullFrom = fault.final
  run.fullYears = long ? graveOn(fault.final) : fullOn(fault.final)
  run.fullUntil = yearsAfter(fault.final, run.fullYears)
  run.fullDue = run.fullUntil
  const counted = run.settings['single-point-under-cap'] === 'points-withdrawn' ? taken : fault.points
  const months = counted === onePoint ? singleOn(fault.final) : null
  if (months !== null) run.singles.push({ due: monthsAfter(fault.final, months), fault, points: taken })
  if (run.balance <= 0) run.tens = []
  else if (fault.minor) run.tens.push({ due: yearsAfter(fault.final, tenOn(fault.final)), fault, points: taken })
}

/** Gives points within the ceiling. Back at twelve, no old withdrawal is waiting for its ten years any more. */
export function credit(run: Run, points: number): number {
  const given = Math.max(0, Math.min(points, run.capital - run.balance))
  run.balance += given
  if (run.balance === run.capital && settled(run)) run.tens = []
  return given
}

const blocking = (run: Run, after: number, before: number, except: Fault | null): Fault[] =>
  run.settings['infraction-established-late'] === 'blocks' ? committedBetween(run, after, before, except) : []

/** Two or three years since the last establishment: the maximum is back, unless an infraction was committed meanwhile. */
export function fullRecovery(run: Run, day: number) {
  const { fullFrom, fullUntil, fullYears: years, grave } = run
  run.fullDue = none
  const blockers = blocking(run, fullFrom, fullUntil, null)
  if (blockers.length > 0) {
    emitIgnorance(run, day, 'full-back', run.capital - run.balance, blockers)
    return emit(run, { kind: 'full-blocked', day, fault: blockers[0], recorded: day, other: fullFrom, numbers: { years } })
  }
  const given = credit(run, run.capital - run.balance)
  run.grave = false
  run.singles = []
  run.tens = []
  emit(run, { kind: 'full-back', day, delta: given, other: fullFrom, numbers: { years, grave: grave ? 1 : 0 } })
}

/** Six months after a withdrawal of exactly one point, it is back, unless an infraction was committed meanwhile. */
export function singlePoints(run: Run, day: number) {
  const due = run.singles.filter(s => s.due === day)
  run.singles = run.singles.filter(s => s.due !== day)
  for (const { fault } of due) {
    const blockers = blocking(run, fault.final, day, fault)
    if (blockers.length > 0) {
      emitIgnorance(run, day, 'single-back', Math.min(onePoint, run.capital - run.balance), blockers)
      emit(run, { kind: 'single-blocked', day, fault, recorded: day, other: blockers[0]?.day })
      continue
    }
    run.tens = run.tens.filter(t => t.fault !== fault)
    const given = credit(run, onePoint)
    if (given > 0) emit(run, { kind: 'single-back', day, fault, recorded: day, delta: given })
  }
}

/** Ten years after a contravention of class 1 to 4, the points it cost are back, within the ceiling. */
export function tenYearPoints(run: Run, day: number) {
  const due = run.tens.filter(t => t.due === day)
  run.tens = run.tens.filter(t => t.due !== day)
  for (const { fault, points } of due) {
    const given = credit(run, points)
    if (given > 0) emit(run, { kind: 'ten-back', day, fault, recorded: day, delta: given, numbers: { points } })
  }
}
