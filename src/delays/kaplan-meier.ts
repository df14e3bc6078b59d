/** How many files were done after exactly so many days, and how many were last seen after so many days without being done. */
export interface Tally {
  readonly days: number
  readonly done: number
  readonly open: number
}

/** After so many days, this share of the files is not done yet. */
export interface Step {
  readonly days: number
  readonly left: number
}

/** How long files take, the open ones counted for what is known of them. */
export interface Curve {
  readonly files: number
  readonly done: number
  /** One step for each number of days after which some file was done, the shortest first. */
  readonly steps: readonly Step[]
}

/**
 * The estimate of Kaplan and Meier (1958). On each day on which files are done, the share that is left is multiplied by the share of those still
 * open that day which went on: a file that is open, or left unfinished, counts among them up to the last day it was seen, and says nothing
 * afterwards. One that was last seen on a day had lasted that whole day.
 */
export function kaplanMeier(tallies: readonly Tally[]): Curve {
  const byDays = new Map<number, { done: number; open: number }>()
  for (const { days, done, open } of tallies) {
    const sum = byDays.get(days) ?? { done: 0, open: 0 }
    byDays.set(days, { done: sum.done + done, open: sum.open + open })
  }
  const sorted = [...byDays].sort(([a], [b]) => a - b)
  const files = sorted.reduce((sum, [, { done, open }]) => sum + done + open, 0)
  const steps: Step[] = []
  let [atRisk, left] = [files, 1]
  for (const [days, { done, open }] of sorted) {
    if (done > 0) {
      left *= (atRisk - done) / atRisk
      steps.push({ days, left })
    }
    atRisk -= done + open
  }
  return { files, done: sorted.reduce((sum, [, { done }]) => sum + done, 0), steps }
}

/** The share that is not done yet once this many days have passed. */
export const leftAfter = ({ steps }: Pick<Curve, 'steps'>, days: number): number => steps.findLast(step => step.days <= days)?.left ?? 1

/** Products of shares are not exact: nine tenths made of ten steps is nine tenths. */
const hair = 1e-9

/**
 * The number of days, counted from the beginning, within which this share is done, of the files that were not done before the day `waited`.
 * Undefined when nobody knows: too few have been followed for so long.
 */
export function daysUntil(curve: Pick<Curve, 'steps'>, share: number, waited = 0): number | undefined {
  const before = leftAfter(curve, waited - 1)
  if (before <= hair) return undefined
  return curve.steps.find(({ days, left }) => days >= waited && 1 - left / before >= share - hair)?.days
}
