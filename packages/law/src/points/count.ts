import type { Day } from '../day.ts'
import type { Dated } from '../text.ts'

const code0 = 48

/** The number of a day since 1970-01-01, as `toNumber` gives it, read without making any text: a ledger does this for every event. */
export function numberOf(on: Day): number {
  const year =
    (on.charCodeAt(0) - code0) * 1000 + (on.charCodeAt(1) - code0) * 100 + (on.charCodeAt(2) - code0) * 10 + on.charCodeAt(3) - code0
  const month = (on.charCodeAt(5) - code0) * 10 + on.charCodeAt(6) - code0
  return numberFrom(year, month, (on.charCodeAt(8) - code0) * 10 + on.charCodeAt(9) - code0)
}

/** Years begin in March, so that 29 February is the last day of a year. */
function numberFrom(year: number, month: number, dayOfMonth: number): number {
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** Date to date: the same day number `months` later, or the last day of that month (`addMonths` on numbers). */
export function monthsAfter(n: number, months: number): number {
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const inEra = z - era * 146_097
  const marchYear = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365)
  const dayOfYear = inEra - (365 * marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * m + 2) / 5) + 1
  const index = (marchYear + era * 400) * 12 + m + 2 + months
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  const first = numberFrom(year, month, 1)
  const next = month === 12 ? numberFrom(year + 1, 1, 1) : numberFrom(year, month + 1, 1)
  return Math.min(first + dayOfMonth, next) - 1
}

export const yearsAfter = (n: number, years: number): number => monthsAfter(n, years * 12)

/** A dated value asked by day number. Before the oldest version that was read, the oldest one answers. */
export function byNumber<T>(value: Dated<T>): (n: number) => T {
  const versions = value.values.map(([from, it]) => ({ from: numberOf(from), it })).reverse()
  const oldest = versions.at(-1)
  if (!oldest) throw new RangeError(`${value.name} has no value`)
  return n => (versions.find(v => v.from <= n) ?? oldest).it
}
