import type { Day } from './day.ts'
import type { Article, Mark } from './text.ts'

/** A sentence in both languages of the site. French is the one that binds. */
export interface Words {
  readonly fr: string
  readonly en: string
}

/** One reason of an answer: what the rule is called, in plain words with its numbers filled in, and the article it rests on. */
export interface Reason {
  readonly code: string
  readonly words: Words
  readonly articles: readonly Article[]
  /** The days, ages and counts that made the answer. */
  readonly numbers: Readonly<Record<string, string | number>>
}

/** What a rule says: the value and every reason for it, not the first one found. */
export interface Answer<T = boolean> {
  readonly value: T
  readonly reasons: readonly Reason[]
}

export function reason(code: string, words: Words, source: Article | readonly Article[], numbers: Reason['numbers'] = {}): Reason {
  return { code, words, articles: 'text' in source ? [source] : source, numbers }
}

export const answer = <T>(value: T, ...reasons: Reason[]): Answer<T> => ({ value, reasons })
export const yes = (...reasons: Reason[]): Answer => answer(true, ...reasons)
export const no = (...reasons: Reason[]): Answer => answer(false, ...reasons)

/** Yes when every answer is yes; the reasons are those that decide: all the noes, or all the yeses. */
export function all(...answers: Answer[]): Answer {
  const noes = answers.filter(a => !a.value)
  return { value: noes.length === 0, reasons: (noes.length > 0 ? noes : answers).flatMap(a => a.reasons) }
}

/** The weakest mark among the articles of an answer: C before K before V. */
export function markOf(given: Answer<unknown>): Mark {
  const marks = given.reasons.flatMap(r => r.articles.map(a => a.mark))
  return marks.includes('C') ? 'C' : marks.includes('K') ? 'K' : 'V'
}

/** The oldest day on which one of the texts behind an answer was read; undefined when it cites none. */
export const lastRead = (given: Answer<unknown>): Day | undefined => given.reasons.flatMap(r => r.articles.map(a => a.read)).sort()[0]
