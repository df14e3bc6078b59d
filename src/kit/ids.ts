import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'

/** Gives a new id each time. Ids sort by the time they were made. */
export type Ids = () => string

export const realIds: Ids = () => randomUUIDv7()

/** Ids that count: the same test makes the same ids. */
export function countingIds(prefix = 0): Ids {
  let n = 0
  return () => `${String(prefix).padStart(8, '0')}-0000-7000-8000-${String(++n).padStart(12, '0')}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => uuid.test(text)

/** The same words give the same id: for what must happen once, however often it is tried. */
export function idFrom(...words: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A secret of `bytes` random bytes, safe in an address or a cookie. */
export const token = (bytes = 32): string => randomBytes(bytes).toString('base64url')
