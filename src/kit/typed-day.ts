import { type Day, isDay, parts } from '@papier-rose/law'
import type { DateParts } from './design/components.ts'

/** What was typed in the three fields of a date; `text` gives a field by its name. */
export const partsTyped = (name: string, text: (field: string) => string): Required<DateParts> => ({
  day: text(`${name}-day`),
  month: text(`${name}-month`),
  year: text(`${name}-year`),
})

/** Were the three fields left empty? */
export const nothingTyped = ({ day = '', month = '', year = '' }: DateParts): boolean => day + month + year === ''

/** The day that was typed; nothing when there is no such day. */
export function dayTyped({ day = '', month = '', year = '' }: DateParts): Day | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : undefined
}

/** A day as it is typed. */
export function asTyped(on: Day): Required<DateParts> {
  const { year, month, dayOfMonth } = parts(on)
  return { day: String(dayOfMonth), month: String(month), year: String(year) }
}

/** Was one of the three fields left empty? */
export const unfinished = ({ day, month, year }: DateParts): boolean => !day || !month || !year
