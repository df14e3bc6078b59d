import { dated } from '../text.ts'
import { byNumber, numberOf, yearsAfter } from './count.ts'
import type { Mark } from './facts.ts'
import type { ForeignLicenceUsed } from './happenings.ts'
import { maximumPoints, probationYears } from './probation.ts'
import { clear, emit, none, type Run } from './running.ts'
import { l223_10 } from './texts.ts'

/** Points that a foreign licence bears in France. */
export const foreignPoints = dated('points of a foreign licence', l223_10, { '2001-01-01': 0, '2017-11-18': 12 })
/** Years during which its holder may not drive in France once he was told that no point is left. */
export const foreignBanYears = dated('years of ban for a foreign licence without points', l223_10, { '2017-11-18': 1 })

const pointsOn = byNumber(foreignPoints)
const banYearsOn = byNumber(foreignBanYears)
const maximumOn = byNumber(maximumPoints)
const probationYearsOn = byNumber(probationYears)

/** Foreign licences bear points since this version of the law: an older one from its first day. */
export function bearsPointsFrom(day: number): number {
  const since = foreignPoints.values.find(([, points]) => points > 0)
  return since ? Math.max(day, numberOf(since[0])) : day
}

/** A foreign licence begins to bear points; a French licence that was exchanged for it bears none any more. */
export function beginForeign(run: Run, mark: Mark, it: ForeignLicenceUsed) {
  if (run.standing === 'invalidated' || run.standing === 'annulled' || run.standing === 'banned') return
  const exchanged = run.standing === 'probationary' || run.standing === 'confirmed'
  if (run.standing === 'foreign') return
  const before = run.balance
  newCapital(run, mark.day)
  run.obtained = it.obtainedOn ? numberOf(it.obtainedOn) : Number.NEGATIVE_INFINITY
  emit(run, { kind: 'foreign-licence', day: mark.day, mark, delta: run.balance - before, reasons: exchanged ? ['exchanged'] : [] })
}

function newCapital(run: Run, day: number) {
  clear(run, day)
  run.standing = 'foreign'
  run.balance = pointsOn(day)
  run.capital = run.balance
  run.endedOn = day
}

/** The ban of who has no point left is notified: it runs from that day. */
export function banForeign(run: Run, mark: Mark) {
  if (run.standing !== 'foreign') return
  if (run.balance > 0) return emit(run, { kind: 'letter-without-object', day: mark.day, mark })
  const owed = run.balance
  clear(run, run.start)
  run.standing = 'banned'
  run.balance = 0
  run.banEnd = yearsAfter(mark.day, banYearsOn(mark.day))
  emit(run, { kind: 'foreign-ban', day: mark.day, mark, other: run.banEnd, numbers: { owed } })
}

/** The year is over: a new capital. */
export function endForeignBan(run: Run, day: number) {
  newCapital(run, day)
  emit(run, { kind: 'foreign-again', day, delta: run.balance })
}

/**
 * A French licence obtained later bears the points that were left to the foreign one on that day, and the delays that were running go
 * on. It is probationary until three years after the foreign one was obtained.
 */
export function carryOver(run: Run, mark: Mark) {
  run.capital = maximumOn(mark.day)
  const end = run.obtained > Number.NEGATIVE_INFINITY ? yearsAfter(run.obtained, probationYearsOn(run.obtained)) : run.obtained
  const probation = end > mark.day
  run.standing = probation ? 'probationary' : 'confirmed'
  run.end = probation ? end : none
  run.endedOn = probation ? none : mark.day
  emit(run, { kind: 'carried-over', day: mark.day, mark, reasons: probation ? ['probation'] : [] })
}
