/**
 * Run by `coverage.test.ts` in a process of its own: loads the whole package and every test file without running a test, then tells
 * which dated changes, thresholds and switches nobody covers, and which citations are badly written.
 */
import { globSync } from 'node:fs'
import { switches } from './settings.ts'
import { changeName, covered } from './testing.ts'
import { type Article, articles, datedRegister, thresholdRegister } from './text.ts'

export interface Gaps {
  readonly changes: string[]
  readonly thresholds: string[]
  readonly switches: string[]
  readonly namedTwice: string[]
  readonly badCitations: string[]
}

const twice = (names: readonly string[]): string[] => names.filter((name, i) => names.indexOf(name) !== i)

/** In a code: `R. 221-5`, `L. 223-5` or `641`, then words only after a comma or a space. Elsewhere whatever the text itself uses. */
const numberInCode = /^(([LRD]\.|LO) )?\*?\d+(-\d+)*([ ,].*)?$/
const wellCited = ({ text, number }: Article): boolean =>
  text !== '' &&
  text === text.trim() &&
  number === number.trim() &&
  !/'/.test(text + number) &&
  (!/^Code /.test(text) || numberInCode.test(number))

const send = process.send?.bind(process)
if (send) {
  const apart = ['cli.ts', 'coverage.ts', 'coverage.test.ts']
  for (const file of globSync('**/*.ts', { cwd: import.meta.dirname })) if (!apart.includes(file)) await import(`./${file}`)
  const changes = datedRegister().flatMap(value => value.values.slice(1).map(([from]) => changeName(value, from)))
  const gaps: Gaps = {
    changes: changes.filter(name => !covered.changes.has(name)),
    thresholds: thresholdRegister()
      .map(limit => limit.name)
      .filter(name => !covered.thresholds.has(name)),
    switches: Object.keys(switches).filter(name => !(covered.switches as Set<string>).has(name)),
    namedTwice: [...twice(datedRegister().map(value => value.name)), ...twice(thresholdRegister().map(limit => limit.name))],
    badCitations: articles()
      .filter(a => !wellCited(a))
      .map(a => `${a.text} · ${a.number}`),
  }
  send(gaps)
  process.disconnect?.()
}
