import { addMonths, type Day, day, latest, official2026 } from '@papier-rose/law'
import type { Ask, Given, Script } from './asking/ask.ts'
import type { At } from './situations/plan.ts'

export const guideToday = day('2026-11-23')
export const guideAt: At = { today: guideToday, law: official2026 }

/** The oldest day that a person tells of in the samples. */
export const longAgo = '2008-03-31' as Day
const births: readonly Day[] = ['1988-06-01' as Day, '2009-02-28' as Day, '1949-12-31' as Day]
const monthsBack = 2
const far = '2031-01-31' as Day

/** A few answers to a question: every choice; days at the edges of what is allowed; numbers at both ends. */
export function samplesOf(ask: Ask): string[] {
  const none = ask.optional ? [''] : []
  switch (ask.kind) {
    case 'choice':
      return ask.choices.map(c => c.value)
    case 'number':
      return [String(Math.min(ask.most, Math.max(ask.least, 12))), String(ask.least), String(ask.most), ...none]
    case 'departement':
      return ['44', '973', '2A']
    case 'day': {
      const from = ask.from ?? longAgo
      const to = ask.to ?? far
      if (ask.birth) return births.filter(on => on <= to)
      const recent = addMonths(to, -monthsBack)
      return [...new Set([latest(recent, from), from, to])].concat(none as Day[])
    }
  }
}

/** All answers to a script, each question in turn taking each of its samples while the others keep the `base`-th. */
export function walksOf(script: Script, today: Day, base = 0): Given[] {
  const complete = (start: Given): { given: Given; asks: readonly Ask[] } => {
    const given: Record<string, string> = {}
    const asks: Ask[] = []
    for (;;) {
      const ask = script(given, today).find(a => !(a.name in given))
      if (!ask) return { given, asks }
      const samples = samplesOf(ask)
      const wanted = start[ask.name]
      given[ask.name] = wanted !== undefined && samples.includes(wanted) ? wanted : (samples.at(base) ?? samples[0] ?? '')
      asks.push(ask)
    }
  }
  const plain = complete({})
  return [plain.given, ...plain.asks.flatMap(ask => samplesOf(ask).map(value => complete({ ...plain.given, [ask.name]: value }).given))]
}
