import { francs } from '../counting.ts'
import { addDays, addMonths, addYears, type Day } from '../day.ts'
import { dated } from '../text.ts'
import { foreignBanYears } from './foreign.ts'
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

interface AfterLoss {
  /** Months of ban; null when the decision is not known. */
  readonly months: number | null
  /** Applying before this day, the theory test is enough; null when both tests are due anyway, or as long as no day is known. */
  readonly theoryOnlyIfAppliedBefore: Day | null
  readonly examsRequired: readonly ExamKind[]
}

/** After the 48SI one may not obtain a licence before a day; the tests may be taken sooner. */
export interface AfterInvalidation extends AfterLoss {
  readonly because: 'invalidation'
  /** Last day to hand the card to the préfet. */
  readonly surrenderBy: Day
  readonly months: number
  /** First day on which a new licence may be obtained; null until the card is handed back. */
  readonly earliestNewLicence: Day | null
}

/** After an annulment one may not even apply before a day. */
export interface AfterAnnulment extends AfterLoss {
  readonly because: 'annulment'
  /** First day on which a licence may be applied for; null when the ban is not known. */
  readonly earliestApplication: Day | null
}

/** Who drives with a foreign licence waits, and has a new capital on that day. */
export interface AfterForeignBan {
  readonly because: 'foreign-ban'
  readonly drivesAgainOn: Day
}

/** What a loss of the right to drive leads to. */
export type WayBack = AfterInvalidation | AfterAnnulment | AfterForeignBan

/** Is this invalidation the second one within five years of the previous? The last day of the five years counts. */
export const isSecond = (previous: Day | null, on: Day): boolean =>
  previous !== null && on >= (againWithinYears.values[0]?.[0] ?? on) && on <= addYears(previous, againWithinYears.on(on))

const versionOn = <T>(value: { on(day: Day): T; values: readonly (readonly [Day, T])[] }, on: Day): T => {
  const first = value.values[0]
  return first && on < first[0] ? first[1] : value.on(on)
}

const bothTests: readonly ExamKind[] = ['theory', 'practical']

/** Which tests again: the theory alone for who held a licence three years, is kept away less than one, and applies in nine months. */
export function testsAgain(heldSince: Day, lost: Day, banMonths: number): readonly ExamKind[] {
  const held = lost >= addYears(heldSince, versionOn(theoryOnlyHeldYears, lost))
  return held && banMonths < versionOn(theoryOnlyBanBelow, lost) ? ['theory'] : bothTests
}

/** The way back after the 48SI: hand back the card, wait, take the tests again. */
export function wayBack(heldSince: Day, notified: Day, previous: Day | null, surrendered: Day | null): AfterInvalidation {
  const { days, clear } = versionOn(surrenderDelay, notified)
  const months = isSecond(previous, notified) ? versionOn(waitMonthsAgain, notified) : versionOn(waitMonths, notified)
  const earliestNewLicence = surrendered ? addMonths(surrendered, months) : null
  const examsRequired = testsAgain(heldSince, notified, months)
  return {
    because: 'invalidation',
    surrenderBy: clear ? francs(notified, { days }, 'metropole') : addDays(notified, days),
    months,
    earliestNewLicence,
    theoryOnlyIfAppliedBefore: theoryOnlyBefore(earliestNewLicence, examsRequired),
    examsRequired,
  }
}

const theoryOnlyBefore = (allowedFrom: Day | null, exams: readonly ExamKind[]): Day | null =>
  allowedFrom && exams.length === 1 ? addMonths(allowedFrom, versionOn(theoryOnlyMonths, allowedFrom)) : null

/** The way back after an annulment: wait for the end of the ban, apply, take the tests again. `banMonths` null: not known. */
export function wayBackAfterAnnulment(heldSince: Day, executoryOn: Day, banMonths: number | null): AfterAnnulment {
  const earliestApplication = banMonths === null ? null : addMonths(executoryOn, banMonths)
  const examsRequired = banMonths === null ? bothTests : testsAgain(heldSince, executoryOn, banMonths)
  return {
    because: 'annulment',
    months: banMonths,
    earliestApplication,
    theoryOnlyIfAppliedBefore: theoryOnlyBefore(earliestApplication, examsRequired),
    examsRequired,
  }
}

/** The way back of who drove with a foreign licence. */
export const wayBackAfterForeignBan = (notified: Day): AfterForeignBan => ({
  because: 'foreign-ban',
  drivesAgainOn: addYears(notified, foreignBanYears.on(notified)),
})
