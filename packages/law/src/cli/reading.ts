import { type Day, isDay } from '../day.ts'

/** What was written cannot be read: `field` names the place, the message says why. */
export class CaseError extends Error {
  readonly field: string
  constructor(field: string, why: string) {
    super(`${field}: ${why}`)
    this.field = field
  }
}

export type Fields = Readonly<Record<string, unknown>>

export const show = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value))

export function fields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CaseError(at, `an object is expected, not ${show(value)}`)
  return value as Fields
}

/** An object with these fields and no other: a name misspelt would be an answer to another question. */
export function onlyFields(value: unknown, at: string, known: readonly string[], prefix = ''): Fields {
  const it = fields(value, at)
  const strange = Object.keys(it).find(name => !known.includes(name))
  if (strange !== undefined) throw new CaseError(`${prefix}${strange}`, `no such field here; there are ${known.join(', ')}`)
  return it
}

/** A last day is not before the first one. */
export function notBefore(last: Day | undefined, first: Day, at: string): Day | undefined {
  if (last !== undefined && last < first) throw new CaseError(at, `${last} is before ${first}`)
  return last
}

export function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new CaseError(at, `a list is expected, not ${show(value)}`)
  return value
}

export function text(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw new CaseError(at, `a text is expected, not ${show(value)}`)
  return value
}

export function dayAt(value: unknown, at: string): Day {
  if (typeof value !== 'string' || !isDay(value)) throw new CaseError(at, `no such day (YYYY-MM-DD): ${show(value)}`)
  return value
}

export const optionalDay = (value: unknown, at: string): Day | undefined =>
  value === undefined || value === null ? undefined : dayAt(value, at)
export const optionalText = (value: unknown, at: string): string | undefined =>
  value === undefined || value === null ? undefined : text(value, at)

export function optionalWhole(value: unknown, at: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw new CaseError(at, `a whole number is expected, not ${show(value)}`)
}

export function oneOf<T extends string | number>(value: unknown, allowed: readonly T[], at: string): T {
  const found = allowed.find(it => it === value)
  if (found === undefined) throw new CaseError(at, `one of ${allowed.join(', ')} is expected, not ${show(value)}`)
  return found
}

export const plain = (value: string): string => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A word of the file read by how it begins or what it contains, so that French and English spellings both pass. */
export function byWord<T>(value: unknown, table: readonly (readonly [RegExp, T])[], at: string): T {
  const word = plain(text(value, at))
  const found = table.find(([pattern]) => pattern.test(word))
  if (!found) throw new CaseError(at, `not understood: ${show(value)}`)
  return found[1]
}

export function optionalFlag(value: unknown, at: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  throw new CaseError(at, `true or false is expected, not ${show(value)}`)
}
