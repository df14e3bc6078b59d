import { france, sameCountry, samePlace } from './birthplace.ts'

/** The facts by which a person is recognised. A file may lack the last three. */
export interface CivilStatus {
  readonly familyName: string
  readonly givenNames: readonly string[]
  /** `YYYY-MM-DD`; `00` for a month or a day that nobody knows. */
  readonly birthdate: string
  readonly gender?: 'male' | 'female' | 'unspecified'
  readonly birthplace?: string
  readonly birthcountry?: string
}

export type Likeness = 'same' | 'near' | 'different'
export type Fact = 'family-name' | 'given-names' | 'birth-date' | 'gender' | 'birthplace'

/** How like two civil statuses are, and what an agent must look at. */
export interface Comparison {
  readonly likeness: Likeness
  /** Facts that nearly agree. */
  readonly near: readonly Fact[]
  /** Facts that do not agree. */
  readonly different: readonly Fact[]
  /** Facts that one of the two does not know. */
  readonly missing: readonly Fact[]
}

/** A name as it is compared: capitals without accents, ligatures undone, hyphens and apostrophes as spaces. */
export const normalizeName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'OE')
    .replace(/æ/gi, 'AE')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Is this the person of that file? `near` is never enough to decide without an agent. */
export const samePerson = (pivot: CivilStatus, file: CivilStatus): Likeness => compare(pivot, file).likeness

/** Compares what FranceConnect says of a person with what a file says. */
export function compare(pivot: CivilStatus, file: CivilStatus): Comparison {
  const facts: [Fact, Likeness | 'missing'][] = [
    ['family-name', likeName(normalizeName(pivot.familyName), normalizeName(file.familyName))],
    ['given-names', likeGivenNames(pivot.givenNames, file.givenNames)],
    ['birth-date', likeDate(pivot.birthdate, file.birthdate)],
    ['gender', likeGender(pivot.gender, file.gender)],
    ['birthplace', likePlace(pivot, file)],
  ]
  const which = (likeness: Likeness | 'missing') => facts.filter(([, of]) => of === likeness).map(([fact]) => fact)
  const [near, different, missing] = [which('near'), which('different'), which('missing')]
  return { likeness: verdict(near, different, missing), near, different, missing }
}

/** One thing amiss is near; two are somebody else. Whoever has another name or another birth date is always somebody else. */
function verdict(near: Fact[], different: Fact[], missing: Fact[]): Likeness {
  if (near.length + different.length > 1) return 'different'
  if (different.some(fact => fact !== 'gender' && fact !== 'birthplace')) return 'different'
  return near.length + different.length + missing.length === 0 ? 'same' : 'near'
}

const likeName = (a: string, b: string): Likeness => {
  if (a === b) return a === '' ? 'near' : 'same'
  return a !== '' && b !== '' && oneCharacterOff(a, b) ? 'near' : 'different'
}

/** The first given name is compared strictly; of the others, a file may hold the first few only. */
function likeGivenNames(pivot: readonly string[], file: readonly string[]): Likeness | 'missing' {
  const a = pivot.map(normalizeName).filter(name => name !== '')
  const b = file.map(normalizeName).filter(name => name !== '')
  const [firstA, firstB] = [a[0], b[0]]
  if (firstA === undefined || firstB === undefined) return firstA === firstB ? 'same' : 'missing'
  // A file that splits compound names, or joins them all, still says the same words.
  const [wordsA, wordsB] = [a.join(' '), b.join(' ')]
  if (wordsA === wordsB || (firstA === firstB && isPrefix(a, b))) return 'same'
  if (isPrefix(wordsA.split(' '), wordsB.split(' ')) || sameSet(a, b)) return 'near'
  if (oneCharacterOff(wordsA, wordsB)) return 'near'
  if (firstA === firstB) return 'near'
  return oneCharacterOff(firstA, firstB) && isPrefix(a.slice(1), b.slice(1)) ? 'near' : 'different'
}

const isPrefix = (a: readonly string[], b: readonly string[]): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((name, i) => name === long[i])
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join('|') === [...b].sort().join('|')

/** Where nobody knows the day or the month, FranceConnect says the first; a file may say `00` or a day of its own. */
function likeDate(a: string, b: string): Likeness {
  if (presumed(a) === presumed(b)) return 'same'
  const agree = a.split('-').every((part, i) => part === '00' || b.split('-')[i] === '00' || part === b.split('-')[i])
  return agree ? 'near' : 'different'
}

const presumed = (date: string): string => date.replaceAll('-00', '-01')

function likeGender(a: CivilStatus['gender'], b: CivilStatus['gender']): Likeness {
  const open = a === undefined || b === undefined || a === 'unspecified' || b === 'unspecified'
  return open || a === b ? 'same' : 'different'
}

function likePlace(a: CivilStatus, b: CivilStatus): Likeness | 'missing' {
  if (!a.birthcountry || !b.birthcountry) return 'missing'
  if (!sameCountry(a.birthcountry, b.birthcountry)) return 'different'
  if (a.birthcountry !== france) return 'same'
  if (!a.birthplace || !b.birthplace) return 'missing'
  return samePlace(a.birthplace, b.birthplace) ? 'same' : 'different'
}

/** One character more, one less, or another one. */
export function oneCharacterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short === long || long.length - short.length > 1) return false
  let i = 0
  while (i < short.length && short[i] === long[i]) i++
  return short.slice(short.length === long.length ? i + 1 : i) === long.slice(i + 1)
}

/** `one`: link it, and say so in the journal. `none`: nobody. `unsure`: an agent decides between these. */
export type Match<C> = { readonly one: C } | { readonly none: true } | { readonly unsure: readonly C[] }

/**
 * Finds the file of a person. Exactly one same file is theirs. Otherwise the NEPH that the person types may choose, among files of the
 * same birth date whose names differ by one thing at most; it never finds anybody alone.
 */
export function match<C extends CivilStatus & { readonly neph?: string }>(
  pivot: CivilStatus,
  candidates: readonly C[],
  { neph }: { neph?: string } = {},
): Match<C> {
  const judged = candidates.map(file => ({ file, ...compare(pivot, file) }))
  const same = judged.filter(j => j.likeness === 'same')
  const [only, ...others] = same
  if (only && others.length === 0) return { one: only.file }
  const possible = same.length > 0 ? same : judged.filter(j => j.likeness === 'near')
  if (possible.length === 0) return { none: true }
  const typed = neph?.replace(/\s/g, '')
  const chosen = (j: (typeof judged)[number]) =>
    typed && j.file.neph === typed && j.file.birthdate === pivot.birthdate && !j.missing.includes('given-names')
  const [named, ...alsoNamed] = possible.filter(chosen)
  return named && alsoNamed.length === 0 ? { one: named.file } : { unsure: possible.map(j => j.file) }
}
