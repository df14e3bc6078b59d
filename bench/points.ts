import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, balance, type Day, day, ledger, readCases } from '@papier-rose/law'
import Engine from 'publicodes'
import { type Figure, rate } from './measure.ts'

const cases = readCases(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'packages', 'law', 'test-data', 'points-cases.json'), 'utf8')),
)
const questions = cases.flatMap(({ events, asked }) => asked.map(on => ({ events, on })))

/** The ceiling during an ordinary probation without infraction, in the language of publicodes. */
const rules = {
  années: { question: "Combien d'anniversaires de probation ?", 'par défaut': 0 },
  aac: { 'par défaut': 'non' },
  gain: { variations: [{ si: 'aac', alors: 3 }, { sinon: 2 }] },
  capital: { somme: [6, 'gain * années'], plafond: 12 },
}

const histories = Array.from({ length: 8 }, (_, i) => ({ aac: i % 2 === 1, years: Math.floor(i / 2) }))
const obtained = day('2020-01-15')
const afterYears = (years: number): Day => addDays(obtained, Math.floor(years * 365.25) + 2)

function ours(): string[] {
  return histories.map(({ aac, years }) => {
    const events = [{ type: 'licence', date: obtained, path: aac ? 'aac' : 'classic' }] as const
    return String(balance(events, { day: afterYears(years) }).capital)
  })
}

/** Points histories on one core, and the probation capital beside the same rule in publicodes. */
export async function points(): Promise<Figure[]> {
  const explained = await rate(() => {
    let done = 0
    for (let i = 0; i < 20; i++) for (const { events, on } of questions) done += ledger(events, { day: on }) ? 1 : 0
    return done
  })
  const alone = await rate(() => {
    let done = 0
    for (let i = 0; i < 100; i++) for (const { events, on } of questions) done += balance(events, { day: on }) ? 1 : 0
    return done
  })
  const engine = new Engine(rules)
  const theirs = () =>
    histories.map(({ aac, years }) =>
      String(engine.setSituation({ années: String(years), aac: aac ? 'oui' : 'non' }).evaluate('capital').nodeValue),
    )
  if (ours().join() !== theirs().join()) throw new Error(`not the same answers: ${ours().join()} and ${theirs().join()}`)
  const repeat = (answer: () => string[]) => () => {
    let done = 0
    for (let i = 0; i < 50; i++) done += answer().length
    return done
  }
  const peer = await rate(repeat(theirs))
  return [
    { what: 'points histories with every explanation', value: explained, unit: 'histories/s', aim: '20 000' },
    { what: 'points histories, balance only', value: alone, unit: 'histories/s', aim: '200 000' },
    {
      what: 'probation capital',
      value: await rate(repeat(ours)),
      unit: 'answers/s',
      against: { what: 'the same rule in publicodes', value: peer },
    },
  ]
}
