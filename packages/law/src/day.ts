/**
 * A civil day of the place where the thing happened, as `YYYY-MM-DD`. It is never converted: a birth, an exam or a
 * letter keeps the day it had there. Days compare as text (`a < b`) and count as integers since 1970-01-01.
 */
export type Day = string & { readonly day: unique symbol }

/** What to do when the end month or year has no such day: the last day before it, or the first day after it. */
export type Rounding = 'down' | 'up'

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Is this text a day that exists? `2026-02-29` is not. */
export function isDay(text: string): text is Day {
  const [, y, m, d] = shape.exec(text)?.map(Number) ?? []
  return y !== undefined && m !== undefined && d !== undefined && y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= lengthOfMonth(y, m)
}

/** Reads a day; throws a RangeError when there is no such day. Use `isDay` for what a person typed. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`no such day: ${text}`)
  return text
}

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const lengthOfMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0))

const two = (n: number): string => String(n).padStart(2, '0')
const make = (y: number, m: number, d: number): Day => `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}` as Day

/** Year, month (1-12) and day of the month (1-31). */
export function parts(on: Day): { year: number; month: number; dayOfMonth: number } {
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), dayOfMonth: Number(on.slice(8, 10)) }
}

/** Days since 1970-01-01. Years begin in March, so that 29 February is the last day of a year. */
export function toNumber(on: Day): number {
  const { year, month, dayOfMonth } = parts(on)
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** The inverse of `toNumber`. */
export function fromNumber(n: number): Day {
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const inEra = z - era * 146_097
  const year = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365)
  const dayOfYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return make(year + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * m + 2) / 5) + 1)
}

export const addDays = (on: Day, days: number): Day => fromNumber(toNumber(on) + days)

/** Days from `a` to `b`: positive when `b` is later. */
export const daysBetween = (a: Day, b: Day): number => toNumber(b) - toNumber(a)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (on: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 => (((((toNumber(on) + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Date to date (quantième): the same day number `months` later; without such a day, the last of the month (`down`) or the 1st of the next (`up`). */
export function addMonths(on: Day, months: number, missing: Rounding = 'down'): Day {
  const { year, month, dayOfMonth } = parts(on)
  const index = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  const length = lengthOfMonth(y, m)
  if (dayOfMonth <= length) return make(y, m, dayOfMonth)
  return missing === 'down' ? make(y, m, length) : addDays(make(y, m, length), 1)
}

/** Date to date, in years. Only 29 February needs the rounding. */
export const addYears = (on: Day, years: number, missing: Rounding = 'down'): Day => addMonths(on, years * 12, missing)

export const earliest = (...days: Day[]): Day => days.reduce((a, b) => (a <= b ? a : b))
export const latest = (...days: Day[]): Day => days.reduce((a, b) => (a >= b ? a : b))
