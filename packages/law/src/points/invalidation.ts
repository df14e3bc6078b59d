import { francs } from '../counting.ts'
import { addDays, addMonths, addYears, type Day } from '../day.ts'
import { dated } from '../text.ts'
import type { ExamKind } from './happenings.ts'
import { l223_5, r223_3, r224_20 } from './texts.ts'

/** Months without a licence after an invalidation, from the day the card is handed to the préfet. */
export const waitMonths = dated('months to wait after an invalidation', l223_5, { '2001-01-01': 6 })
/** The same when all points are lost again within five years. */
export const waitMonthsAgain = dated('months to wait after a second invalidation', l223_5, { '2001-01-01': 6, '2003-06-13': 12 })
export const againWithinYears = dated('years within which an invalidation is a second one', l223_5, { '2003-06-13': 5 })
/** Days to hand back the card after the 48SI, and whether they are clear days (francs). */
export const surrenderDelay = dated('delay to hand back the card', r223_3, {
  '2001-01-01': { days: 7, clear: false },
  '2008-01-01': { days: 10, clear: true },
})
/** Months in which an application leads to the theory test only. */
export const theoryOnlyMonths = dated('months for the theory test only', r224_20, { '2001-01-01': 3, '2007-05-10': 9 })
/** Years of licence at the loss, and months of ban, on which the theory test alone depends. */
export const theoryOnlyHeldYears = dated('years of licence for the theory test only', r224_20, { '2001-01-01': 3 })
export const theoryOnlyBanBelow = dated('months of ban from which both tests are due', r224_20, { '2001-01-01': 12 })

/** What a loss of the licence leads to. */
export interface WayBack {
  /** Last day to hand the card to the préfet. */
  readonly surrenderBy: Day
  readonly months: number
  /** First day on which a new licence may be obtained; null until the card is handed back. */
  readonly earliestNewLicence: Day | null
  /** Applying before this day, the theory test is enough; null when both tests are due anyway. */
  readonly theoryOnlyIfAppliedBefore: Day | null
  readonly examsRequired: readonly ExamKind[]
}

/** Is this invalidation the second one within five years of the previous? The last day of the five years counts. */
export const isSecond = (previous: Day | null, on: Day): boolean =>
  previous !== null && on >= (againWithinYears.values[0]?.[0] ?? on) && on <= addYears(previous, againWithinYears.on(on))

const versionOn = <T>(value: { on(day: Day): T; values: readonly (readonly [Day, T])[] }, on: Day): T => {
  const first = value.values[0]
  return first && on < first[0] ? first[1] : value.on(on)
}

/** Which tests again: the theory alone for who held a licence three years, is kept away less than one, and applies in nine months. */
export function testsAgain(heldSince: Day, lost: Day, banMonths: number): readonly ExamKind[] {
  const held = lost >= addYears(heldSince, versionOn(theoryOnlyHeldYears, lost))
  return held && banMonths < versionOn(theoryOnlyBanBelow, lost) ? ['theory'] : ['theory', 'practical']
}

/** The way back after the 48SI: hand back the card, wait, take the tests again. */
export function wayBack(heldSince: Day, notified: Day, previous: Day | null, surrendered: Day | null): WayBack {
  const { days, clear } = versionOn(surrenderDelay, notified)
  const months = isSecond(previous, notified) ? versionOn(waitMonthsAgain, notified) : versionOn(waitMonths, notified)
  const earliestNewLicence = surrendered ? addMonths(surrendered, months) : null
  const examsRequired = testsAgain(heldSince, notified, months)
  const theoryOnly = earliestNewLicence && examsRequired.length === 1
  return {
    surrenderBy: clear ? francs(notified, { days }, 'metropole') : addDays(notified, days),
    months,
    earliestNewLicence,
    theoryOnlyIfAppliedBefore: theoryOnly ? addMonths(earliestNewLicence, versionOn(theoryOnlyMonths, earliestNewLicence)) : null,
    examsRequired,
  }
}
