/** Two digits of the year, two letters, five digits: `13AA00002`. */
const shape = /^\d{2}[A-Z]{2}\d{5}$/

/** Is this the number of a card (field 5)? */
export const isTitleNumber = (text: string): boolean => shape.test(text)

/** Reads the number of a card as people type it; `null` when it is not one. */
export function normalizeTitleNumber(text: string): string | null {
  const typed = text.replace(/[\s.-]/g, '').toUpperCase()
  return isTitleNumber(typed) ? typed : null
}

/** The number of the card made in that year: series of two letters, then five digits, in order. Throws a RangeError past `ZZ99999`. */
export function titleNumber(year: number, order: number): string {
  const [series, rest] = [Math.floor(order / 100_000), order % 100_000]
  if (!Number.isInteger(order) || order < 0 || series >= 26 * 26) throw new RangeError(`no title number for order ${order}`)
  const letter = (n: number): string => String.fromCharCode(65 + n)
  return `${String(year % 100).padStart(2, '0')}${letter(Math.floor(series / 26))}${letter(series % 26)}${String(rest).padStart(5, '0')}`
}
