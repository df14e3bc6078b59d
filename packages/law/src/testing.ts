/**
 * How the law is tested. Call these at the top level of a `*.test.ts` file: each makes its tests and notes what it covers, and
 * `coverage.test.ts` fails for every dated change, threshold or switch that nobody covered. Not part of the published package.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Words } from './answer.ts'
import { addDays, type Day, day } from './day.ts'
import { official2026, type Settings, type SwitchName, switches } from './settings.ts'
import { articles, type Dated, type Threshold } from './text.ts'

export const covered = { changes: new Set<string>(), thresholds: new Set<string>(), switches: new Set<SwitchName>() }

/** How a change of a dated value is called in the list of what is covered. */
export const changeName = (value: Dated<unknown>, from: Day): string => `${value.name} from ${from}`

/**
 * What a rule says the day before a dated change, the day itself, and the day after. `check` asks the rule, not the dated value:
 * the change must be felt by somebody, so `before` and `on` must differ.
 */
export function boundary(
  value: Dated<unknown>,
  change: string,
  expected: { before: unknown; on: unknown; after: unknown },
  check: (on: Day) => unknown,
): void {
  const on = day(change)
  if (!value.values.slice(1).some(([from]) => from === on)) throw new RangeError(`${value.name} does not change on ${change}`)
  assert.notDeepEqual(expected.before, expected.on, `${changeName(value, on)}: the two sides must differ`)
  covered.changes.add(changeName(value, on))
  const rows = [
    ['day before', addDays(on, -1), expected.before],
    ['day', on, expected.on],
    ['day after', addDays(on, 1), expected.after],
  ] as const
  for (const [which, asked, wanted] of rows) {
    test(`${changeName(value, on)}, ${which}`, () => assert.deepEqual(check(asked), wanted))
  }
}

/** What a rule says just below a threshold, at it, and just above. `step` is the smallest difference that the rule can see. */
export function around(
  limit: Threshold,
  expected: { below: unknown; at: unknown; above: unknown },
  check: (value: number) => unknown,
  step = 1,
): void {
  assert.ok(new Set([expected.below, expected.at, expected.above].map(v => JSON.stringify(v))).size > 1, `${limit.name}: nothing turns`)
  covered.thresholds.add(limit.name)
  const rows = [
    ['below', limit.value - step, expected.below],
    ['at', limit.value, expected.at],
    ['above', limit.value + step, expected.above],
  ] as const
  for (const [which, asked, wanted] of rows) {
    test(`${limit.name} ${which}: ${asked}`, () => assert.deepEqual(check(asked), wanted))
  }
}

/** What a rule says under each reading of a contested point: all of them, and not all the same. */
export function eachReading<S extends SwitchName>(
  name: S,
  expected: Record<Settings[S], unknown>,
  check: (settings: Settings) => unknown,
): void {
  assert.ok(new Set(Object.values(expected).map(v => JSON.stringify(v))).size > 1, `${name}: the readings must differ`)
  covered.switches.add(name)
  for (const reading of switches[name].readings as readonly Settings[S][]) {
    test(`${name} read as ${reading}`, () => assert.deepEqual(check({ ...official2026, [name]: reading }), expected[reading]))
  }
}

export interface Row<I, V> {
  /** Why this row is there, in a few words. */
  readonly why: string
  readonly given: I
  readonly is: V
}

/** A table of cases of one rule: the value of each answer, and that each answer explains itself. */
export function table<I, V>(name: string, rule: (given: I) => Answer<V>, rows: readonly Row<I, V>[]): void {
  for (const row of rows) {
    test(`${name}: ${row.why}`, () => {
      const given = rule(row.given)
      assert.deepEqual(given.value, row.is)
      assertExplained(given)
    })
  }
}

/** Every answer has a reason; each reason has its words in both languages with the numbers filled in, and cites registered articles. */
export function assertExplained(given: Answer<unknown>): void {
  assert.ok(given.reasons.length > 0, 'an answer without a reason')
  for (const { code, words, articles: cited } of given.reasons) {
    assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)*$/, `reason ${code}: kebab-case`)
    assertWords(words, code)
    assert.ok(cited.length > 0, `reason ${code} cites nothing`)
    for (const a of cited) assert.ok(articles().includes(a), `reason ${code}: ${a.text} ${a.number} is not in the register`)
  }
}

/** Both languages are there, filled in, and not the same sentence; the French is typed with its own apostrophes and spaces. */
export function assertWords(words: Words, where: string): void {
  for (const text of [words.fr, words.en]) {
    assert.ok(text.trim().length > 0, `${where}: empty words`)
    assert.doesNotMatch(text, /\b(undefined|null|NaN|Infinity)\b|\[object|\$\{|\d{4}-\d{2}-\d{2}/, `${where}: not filled in: ${text}`)
  }
  assert.notEqual(words.fr, words.en, `${where}: not translated`)
  assert.doesNotMatch(words.fr, /'|"| [:;?!»]|« /, `${where}: use ’ « » and non-breaking spaces: ${words.fr}`)
}
