import { addDays, type Day, daysBetween } from '@papier-rose/law'
import { type Group, type GroupCurve, half, type Measure, nearestCurve, nine } from './groups.ts'
import { daysUntil } from './kaplan-meier.ts'

/** What is announced to a person: the decision while there is none, and the card in hand. */
export type Announced = 'decision' | 'hand'

/** What moved a forecast since the one before, and by how many days; later is more than 0. */
export interface Cause {
  readonly code: 'yours' | 'waiting' | 'step' | 'group' | Measure
  readonly days: number
}

/** A living file, as its forecast looks at it. */
export interface Living extends Required<Group> {
  readonly applicationId: string
  readonly approved: boolean
  /** Days that were not the person's: to the decision or so far, and since the approval. */
  readonly toDecision: number
  readonly fromApproval: number
  /** The person holds it: its days do not run until they have answered. */
  readonly yours: boolean
}

export interface Forecast {
  readonly of: Announced
  readonly madeOn: Day
  /** The curve that it was read on. */
  readonly measure: Measure
  readonly group: Group
  readonly files: number
  /** Which day of ours it was on that curve, counted from 0. */
  readonly waited: number
  /** Within how many of those days half and nine in ten of the files like this one are done. */
  readonly halfDays: number
  readonly nineDays: number
  readonly halfOn: Day
  readonly nineOn: Day
  readonly causes: readonly Cause[]
}

/**
 * On which curve a file is read, and which of its days today is. The days were counted to the end of yesterday: today is the next one, unless the
 * person holds the file and none of ours is running.
 */
function placeOn(file: Living, of: Announced): { measure: Measure; waited: number } {
  const today = file.yours ? 0 : 1
  if (of === 'decision') return { measure: 'decision', waited: file.toDecision + today }
  return file.approved ? { measure: 'card', waited: file.fromApproval + today } : { measure: 'whole', waited: file.toDecision + today }
}

interface At {
  readonly measure: Measure
  readonly waited: number
  readonly on: Day
}

/** The days on which half and nine in ten of the files that have waited as long are done, when the person makes none of them wait. */
function read(curve: GroupCurve | undefined, { measure, waited, on }: At): Omit<Forecast, 'of' | 'causes'> | undefined {
  const halfDays = curve && daysUntil(curve, half, waited)
  const nineDays = curve && daysUntil(curve, nine, waited)
  if (!curve || halfDays === undefined || nineDays === undefined) return undefined
  const { kind, category, month, files } = curve
  return {
    madeOn: on,
    measure,
    group: { ...(kind ? { kind } : {}), ...(category ? { category } : {}), ...(month ? { month } : {}) },
    files,
    waited,
    halfDays,
    nineDays,
    halfOn: addDays(on, halfDays - waited),
    nineOn: addDays(on, nineDays - waited),
  }
}

/** What we announce of this file on that day; undefined when too few files like it are known, or when it has waited longer than all of them. */
export function forecastOf(file: Living, of: Announced, curves: readonly GroupCurve[], on: Day): Forecast | undefined {
  const place = placeOn(file, of)
  const now = read(nearestCurve(curves, place.measure, file, place.waited), { ...place, on })
  return now && { of, ...now, causes: [] }
}

const sameGroup = (a: Group, b: Group): boolean => a.kind === b.kind && a.category === b.category && a.month === b.month

/**
 * What moved the prudent day since the forecast before: the person's own days, the waiting itself, a step that was passed, the files it is
 * compared with. One is applied after the other, so that together they are the whole move. `before` are the curves as they were then.
 */
export function movesOf(last: Forecast, now: Forecast, file: Living, before: readonly GroupCurve[]): Cause[] {
  const { madeOn: on } = now
  const gone = daysBetween(last.madeOn, on)
  const samePlace = last.measure === now.measure
  const waited = samePlace ? Math.max(last.waited, now.waited) : Math.max(last.waited, file.toDecision)
  const yours = Math.max(0, gone - (samePlace ? waited - last.waited : waited - last.waited + now.waited))
  let day = addDays(last.nineOn, yours)
  const causes: Cause[] = [{ code: 'yours', days: yours }]
  const step = (code: Cause['code'], next: Day | undefined) => {
    if (!next) return
    causes.push({ code, days: daysBetween(day, next) })
    day = next
  }
  const sameCurve = (measure: Measure) => (curve: GroupCurve) => curve.measure === measure && sameGroup(curve, last.group)
  step('waiting', read(before.find(sameCurve(last.measure)), { measure: last.measure, waited, on })?.nineOn)
  if (!samePlace) step('step', read(nearestCurve(before, now.measure, file, now.waited), { ...now, on })?.nineOn ?? now.nineOn)
  step(samePlace && !sameGroup(last.group, now.group) ? 'group' : now.measure, now.nineOn)
  return causes.filter(({ days }) => days !== 0).sort((a, b) => Math.abs(b.days) - Math.abs(a.days))
}
