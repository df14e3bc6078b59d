import type { Day } from './day.ts'

/** How sure a fact is: seen in its source, known but not seen, or contested (it changed, or the sources disagree). */
export type Mark = 'V' | 'K' | 'C'

/** One article of one text, as cited. Equal citations are the same object. */
export interface Article {
  readonly text: string
  readonly number: string
  /** The day a person last read this text. */
  readonly read: Day
  readonly mark: Mark
}

const register = new Map<string, Article>()

/** Cites an article and enters it in the register, which pages and tests list. The first citation sets its mark and day of reading. */
export function article(text: string, number: string, read = '2026-03-31', mark: Mark = 'V'): Article {
  const id = `${text} ${number}`
  const known = register.get(id)
  if (known) return known
  const entry = Object.freeze({ text, number, read: read as Day, mark })
  register.set(id, entry)
  return entry
}

/** Every article cited by a rule, in the order of citation. */
export const articles = (): readonly Article[] => [...register.values()]

/** A decision of a court has a day and a number, not an article. */
const courts = /^(?:Cour |Conseil d’État|Conseil constitutionnel|Tribunal )/

/** `Code de la route, art. R. 221-5`; a page or an answer of the administration has no article number. */
export const cite = (a: Article): string => (a.number === '' ? a.text : `${a.text}, ${courts.test(a.text) ? '' : 'art. '}${a.number}`)

/** A day for which no value of the rule is known: the texts of that time were not read. */
export class OutsideTheTexts extends RangeError {}

/** A value that the text changed on known days. */
export interface Dated<T> {
  readonly name: string
  readonly article: Article
  /** First day of each value, oldest first. */
  readonly values: readonly (readonly [Day, T])[]
  /** The value in force on that day. Throws a RangeError before the first one: the rule says nothing about that time. */
  on(day: Day): T
}

const datedValues: Dated<unknown>[] = []

/**
 * A value with the first day of each of its versions. It registers itself under its name: the tests fail when the day before, the
 * day and the day after one of its changes are not all asserted.
 */
export function dated<T>(name: string, source: Article, values: Record<string, T>): Dated<T> {
  const sorted = (Object.entries(values) as [Day, T][]).sort(([a], [b]) => (a < b ? -1 : 1))
  const self: Dated<T> = {
    name,
    article: source,
    values: sorted,
    on(day) {
      const found = sorted.findLast(([from]) => from <= day)
      if (!found) throw new OutsideTheTexts(`on: the texts of ${day} were not read (${name} has no value on ${day})`)
      return found[1]
    },
  }
  datedValues.push(self)
  return self
}

export const datedRegister = (): readonly Dated<unknown>[] => datedValues

/** A number at which an answer turns: the tests fail when the value below, the value itself and the value above are not all asserted. */
export interface Threshold {
  readonly name: string
  readonly article: Article
  readonly value: number
}

const thresholds: Threshold[] = []

/** A number at which an answer turns (a score, an age, a weight). It registers itself under its name. */
export function threshold(name: string, source: Article, value: number): Threshold {
  const self = Object.freeze({ name, article: source, value })
  thresholds.push(self)
  return self
}

export const thresholdRegister = (): readonly Threshold[] => thresholds
