import { nextOpenDay, type Territory } from './calendar.ts'
import { addDays, addMonths, addYears, type Day, parts } from './day.ts'
import { official2026, type Settings } from './settings.ts'
import { article } from './text.ts'

/** Delays in months and years go date to date; those of licences are counted so by analogy with civil procedure. */
export const dateToDate = article('Code de procédure civile', '641', '2026-03-31', 'K')
/** A last day on a Saturday, a Sunday or a holiday moves to the next open day. */
export const movedToOpenDay = article('Code de procédure civile', '642', '2026-03-31', 'K')

/** The day on which a person has completed that many years: the birthday itself counts. Born on 29 February: 1 March of a common year. */
export const birthday = (birth: Day, years: number, settings: Settings = official2026): Day =>
  addYears(birth, years, settings['birthday-29-february'] === '1-march' ? 'up' : 'down')

/** Years of age completed on that day (« âge révolu »). Throws a RangeError before the birth. */
export function ageOn(birth: Day, on: Day, settings: Settings = official2026): number {
  if (on < birth) throw new RangeError(`${on} is before the birth`)
  const years = parts(on).year - parts(birth).year
  return on >= birthday(birth, years, settings) ? years : years - 1
}

/** A delay counted in days or in months. */
export type Delay = { readonly days: number } | { readonly months: number }

/**
 * The last day to act within a delay « franc »: neither the day of the event nor the last day of the count is used up, and a last day
 * on a Saturday, a Sunday or a holiday moves to the next open day. 10 days from the 1st: the 12th. 2 months from 15 January: 16 March.
 */
export function francs(event: Day, delay: Delay, territory: Territory): Day {
  const counted = 'days' in delay ? addDays(event, delay.days) : addMonths(event, delay.months, 'down')
  return nextOpenDay(addDays(counted, 1), territory)
}

/** The last day of a delay in months, date to date (quantième), until 24 h. Without such a day: the last day of the month. */
export const lastDayOfMonths = (from: Day, months: number): Day => addMonths(from, months, 'down')
