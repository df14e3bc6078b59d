import type { Words } from '../answer.ts'
import { type Day, isDay } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'
import { longDay } from '../words.ts'
import { baseCodes, type CodeFacts } from './code-table.ts'

/** Annex I of the order lists the codes that a French card may carry. */
export const annexOfCodes = article('Arrêté du 20 avril 2012', 'annexe I')

export interface ExplainedCode {
  /** As printed. */
  readonly code: string
  readonly words: Words
  /** Codes below 100 mean the same in the whole Union; the others are worth nothing outside France. */
  readonly scope: 'eu' | 'national'
  /** The days that the code carries, when it carries some. */
  readonly from?: Day
  readonly until?: Day
  /** What the code carries in brackets or after it: a number, a State, a weight. */
  readonly detail?: string
  /** Printed on older cards only; still worth what it says. */
  readonly old?: true
}

const printed = /^(\d{2,3})(?:\.(\d{2})(?!\d|[/.]\d))?(?:\(([^()]+)\)|[. ](.+))?$/

/** A day as cards print it: `01/02/26`, `24.06.16`, `01.02.2026`. */
function printedDay(text: string): Day | null {
  const [, d, m, y] = /^(\d{2})[./](\d{2})[./](\d{2}|\d{4})$/.exec(text.trim()) ?? []
  if (!d || !m || !y) return null
  const made = `${y.length === 2 ? `20${y}` : y}-${m}-${d}`
  return isDay(made) ? made : null
}

const facts = (code: string, settings: Settings): CodeFacts | undefined =>
  baseCodes[code === '105' && settings['code-105'] === 'probation-again' ? '105 (2020)' : code]

/** What a code of line 12 says, in plain words; `null` when it is not a code of the annex. */
export function explainCode(text: string, settings: Settings = official2026): ExplainedCode | null {
  const code = text.trim()
  const [, base, sub, inBrackets, after] = printed.exec(code) ?? []
  if (!base) return null
  const whole = sub ? facts(`${base}.${sub}`, settings) : undefined
  const known = whole ?? facts(base, settings)
  if (!known || (sub && !whole && known.carries !== 'detail')) return null
  const detail = inBrackets ?? after ?? (whole ? undefined : sub)
  const more = { scope: known.scope, ...(known.old ? { old: true as const } : {}) }
  if (known.carries === 'two-days') return withTwoDays(code, known.words, detail, more)
  if (known.carries === 'day') return withDay(code, known.words, detail, more)
  if (known.carries === 'detail') return detail ? { code, words: filled(known.words, detail), detail, ...more } : null
  return detail ? null : { code, words: known.words, ...more }
}

const filled = (words: Words, detail: string): Words => ({ fr: `${words.fr} (${detail})`, en: `${words.en} (${detail})` })

type More = Pick<ExplainedCode, 'scope' | 'old'>

function withTwoDays(code: string, words: Words, detail: string | undefined, more: More): ExplainedCode | null {
  if (detail === undefined) return { code, words, ...more }
  const [first, last, ...rest] = detail.split(/\s*[-–]\s*/)
  const [from, until] = [printedDay(first ?? ''), printedDay(last ?? '')]
  if (!from || !until || rest.length > 0 || until < from) return null
  const [a, b] = [longDay(from), longDay(until)]
  return { code, words: { fr: `${words.fr}, du ${a.fr} au ${b.fr}`, en: `${words.en}, from ${a.en} to ${b.en}` }, from, until, ...more }
}

function withDay(code: string, words: Words, detail: string | undefined, more: More): ExplainedCode | null {
  const until = printedDay(detail ?? '')
  if (!until) return null
  const end = longDay(until)
  return { code, words: { fr: `${words.fr} ${end.fr}`, en: `${words.en} ${end.en}` }, until, ...more }
}

/** Is this a code that a card may carry, with what it must carry? */
export const isCode = (text: string): boolean => explainCode(text) !== null

const short = (on: Day): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(2, 4)}`

/** The code of probation, as printed on the card: `106.24/06/13-24/06/16`. */
export const probationCode = (from: Day, to: Day): string => `106.${short(from)}-${short(to)}`

/** Category limited to automatic gearboxes, not for a medical reason. */
export const automaticOnly = '78'
