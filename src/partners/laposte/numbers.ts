// The three forms of a tracking number, and the keys of two of them.

const domestic = /^[A-Z0-9]{2}\d{11}$/
const international = /^[A-Z]{2}\d{9}[A-Z]{2}$/
const foreignExpress = /^\d{14}[A-Z]$/

/** The key of a domestic number: over its ten digits, weights 3, 1, 3, 1… from the right. */
export function trackingKey(tenDigits: string): number {
  if (!/^\d{10}$/.test(tenDigits)) throw new RangeError('a domestic tracking number has ten digits before its key')
  const sum = [...tenDigits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return (10 - (sum % 10)) % 10
}

const s10Weights = [8, 6, 4, 2, 3, 5, 9, 7]

/** The key of an international number (UPU S10): over its eight digits. */
export function s10Key(eightDigits: string): number {
  if (!/^\d{8}$/.test(eightDigits)) throw new RangeError('an international tracking number has eight digits before its key')
  const key = 11 - ([...eightDigits].reduce((total, digit, i) => total + Number(digit) * (s10Weights[i] ?? 0), 0) % 11)
  return key === 10 ? 0 : key === 11 ? 5 : key
}

/** A domestic number: two letters or digits of the product, ten digits, and the key. */
export const domesticNumber = (product: string, tenDigits: string): string => `${product}${tenDigits}${trackingKey(tenDigits)}`

/** Can a parcel bear this number? Its form is known and its key, where the form has one, is right. */
export function isTrackingNumber(number: string): boolean {
  if (domestic.test(number)) return trackingKey(number.slice(2, 12)) === Number(number[12])
  if (international.test(number)) return s10Key(number.slice(2, 10)) === Number(number[10])
  return foreignExpress.test(number)
}
