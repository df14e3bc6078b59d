import type { Category } from '@papier-rose/law'
import type { Kind } from '../application/index.ts'
import { type Curve, daysUntil, kaplanMeier, type Tally } from './kaplan-meier.ts'

/** What is timed: from sending to the decision, from the approval to the card in hand, or the whole way from sending to the card in hand. */
export type Measure = 'decision' | 'card' | 'whole'
export const measures: readonly Measure[] = ['decision', 'card', 'whole']

/** Which files are compared. An absent part says: all of them. */
export interface Group {
  readonly kind?: Kind
  readonly category?: Category
  /** The month in which they were sent, `2026-11`. */
  readonly month?: string
}

export interface GroupCurve extends Group, Curve {
  readonly measure: Measure
}

/** Below this many files done, a middle says nothing. */
export const enoughFiles = 30

/** Numbers about fewer people than this are not published: somebody might be recognised in them. */
export const fewest = 5

/** A published delay: half of the files are done within, nine in ten within. */
export const half = 0.5
export const nine = 0.9

/** The groups of a file, the nearest first. */
export const groupsOf = ({ kind, category, month }: Required<Group>): readonly Group[] => [
  { kind, category, month },
  { kind, category },
  { kind },
  {},
]

const sameGroup = (a: Group, b: Group): boolean => a.kind === b.kind && a.category === b.category && a.month === b.month

/** Can a delay be announced from this curve? Enough files are done, and nine in ten have been seen to the end. */
export const tells = (curve: Curve): boolean => curve.done >= enoughFiles && daysUntil(curve, nine) !== undefined

/** The curve of the nearest group of this file which is known well enough, at its age; undefined while none is. */
export function nearestCurve(curves: readonly GroupCurve[], measure: Measure, file: Required<Group>, waited = 0): GroupCurve | undefined {
  for (const group of groupsOf(file)) {
    const found = curves.find(curve => curve.measure === measure && sameGroup(curve, group))
    if (found && tells(found) && daysUntil(found, nine, waited) !== undefined) return found
  }
  return undefined
}

/** What was counted of the files of one kind, category and month. */
export interface Counted extends Required<Group>, Tally {
  readonly measure: Measure
}

const nameOf = (measure: Measure, { kind, category, month }: Group): string => [measure, kind, category, month].join('/')

/** The curves of every group, narrow and wide, and of each month. */
export function curvesOf(counted: readonly Counted[]): GroupCurve[] {
  const groups = new Map<string, { measure: Measure; group: Group; tallies: Tally[] }>()
  for (const { measure, kind, category, month, ...tally } of counted) {
    for (const group of [...groupsOf({ kind, category, month }), { month }]) {
      const name = nameOf(measure, group)
      const known = groups.get(name) ?? { measure, group, tallies: [] }
      groups.set(name, known)
      known.tallies.push(tally)
    }
  }
  return [...groups.values()].map(({ measure, group, tallies }) => ({ measure, ...group, ...kaplanMeier(tallies) }))
}
