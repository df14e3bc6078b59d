import { isDeepStrictEqual } from 'node:util'
import {
  addDays,
  addMonths,
  addYears,
  banInForce,
  type Day,
  day,
  daysBetween,
  type FactContents,
  type FactKind,
  grounds,
  type InfractionClass,
  type Life,
  type LifeFact,
  latest,
  ledgerOf,
  licencePaths,
  mayDrive,
  type ObtainedCategory,
  recordOf,
} from '@papier-rose/law'
import type { KnownFact } from './facts.ts'
import { type Letter, lettersToIssue } from './letters.ts'

// Lives of drivers made from a seed: what happened, when each thing was told, how late, how often, in what order.

/** The last day of every life. */
export const lastDay = day('2026-11-24')

/** Numbers that look thrown and are the same for the same seed. */
function dice(seed: number) {
  let state = seed * 2_654_435_761 + 1
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (most: number): number => Math.floor(next() * (most + 1))
  const one = <T>(of: readonly T[]): T => of[upTo(of.length - 1)] as T
  const chance = (share: number): boolean => next() < share
  const between = (from: Day, to: Day): Day => addDays(from, upTo(Math.max(0, daysBetween(from, to))))
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map(it => [next(), it] as const)
      .sort(([a], [b]) => a - b)
      .map(([, it]) => it)
  return { upTo, one, chance, between, shuffled }
}
type Dice = ReturnType<typeof dice>

export interface RandomLife {
  readonly seed: number
  /** Each fact known on the day it happened. */
  readonly inOrder: Life
  /** The same facts, many of them known late. */
  readonly late: Life
}

interface Making {
  readonly die: Dice
  readonly facts: { fact: LifeFact; on: Day }[]
  readonly categories: ObtainedCategory[]
  count: number
}

function add<K extends FactKind>(making: Making, kind: K, on: Day, content: FactContents[K], more: Partial<LifeFact> = {}): string {
  const reference = more.reference ?? `${kind}-${++making.count}`
  if (on > lastDay) return reference
  const fact = { kind, source: 'a', reference, revision: 0, knownOn: on, content, ...more } as unknown as LifeFact
  making.facts.push({ fact, on })
  return reference
}

/** A life from a seed: a licence, infractions, stages, measures, corrections, a loss and a new licence now and then. */
export function randomLife(seed: number): RandomLife {
  const die = dice(seed)
  const birth = die.between(day('1950-01-01'), day('2004-12-31'))
  const since = die.between(addYears(birth, 18), addYears(birth, 21))
  const path = die.one(licencePaths)
  const making: Making = { die, facts: [], categories: [{ category: 'B', since, codes: [], path }], count: 0 }
  if (die.chance(0.2)) making.categories.push({ category: 'A2', since: die.between(since, lastDay), codes: [], path: 'classic' })
  const from = latest(since, day('2014-01-01'))
  const many = die.chance(0.3) ? 9 : 3
  for (let i = die.upTo(many); i > 0; i--) offend(making, die.between(from, lastDay))
  for (let i = die.upTo(2); i > 0; i--)
    add(
      making,
      'stage',
      ...same(die.between(from, lastDay), on => ({
        lastDay: on,
        stage: die.one(['volontaire', 'volontaire', 'obligatoire-48N', 'peine-complementaire'] as const),
      })),
    )
  if (die.chance(0.2)) add(making, 'training', ...same(addDays(addMonths(since, 7), die.upTo(200)), on => ({ on })))
  if (die.chance(0.3)) suspend(making, die.between(from, lastDay))
  loseAndReturn(making, birth)
  const life = {
    birth,
    titles: [{ number: 'A', issuedOn: since, lastDay: day('2050-01-01'), state: 'living' }],
    cepcs: [],
    receipts: [],
  } as const
  const { categories, facts } = making
  const inOrder = { ...life, categories, facts: facts.map(({ fact }) => fact) }
  const late = { ...life, categories, facts: facts.map(({ fact }) => (die.chance(0.4) ? lateBy(fact, die.upTo(500)) : fact)) }
  return { seed, inOrder, late }
}

const same = <T>(on: Day, content: (on: Day) => T): [Day, T] => [on, content(on)]

function lateBy(fact: LifeFact, days: number): LifeFact {
  const knownOn = addDays(fact.knownOn, days)
  return { ...fact, knownOn: knownOn > lastDay ? lastDay : knownOn, ...(fact.takenBackOn ? { takenBackOn: lastDay } : {}) }
}

function offend(making: Making, committedOn: Day): void {
  const { die } = making
  const content = () => {
    const delit = die.chance(0.25)
    const points = delit ? 6 : die.upTo(6)
    const classes: InfractionClass = delit ? 'delit' : die.one([2, 3, 4, 4, 4, 5] as const)
    return { committedOn, points, class: classes, ...(die.chance(0.1) ? { moment: `M-${committedOn}` } : {}) }
  }
  const reference = add(making, 'infraction', committedOn, content())
  const told = die.between(committedOn, addDays(committedOn, 100))
  if (die.chance(0.1)) add(making, 'infraction', told, content(), { reference, revision: 1 } as Partial<LifeFact>)
  if (die.chance(0.05)) add(making, 'infraction', told, content(), { reference, source: 'b' } as Partial<LifeFact>)
  if (die.chance(0.85)) {
    const on = die.between(committedOn, addDays(committedOn, 200))
    const back = die.chance(0.05) ? { takenBackOn: lastDay } : {}
    add(making, 'establishment', on, { for: reference, on, by: 'paiement-amende-forfaitaire' }, back)
    if (die.chance(0.05)) add(making, 'withdrawal-cancelled', ...same(addDays(on, die.upTo(300)), at => ({ for: reference, on: at })))
  }
}

function suspend(making: Making, on: Day): void {
  const { die } = making
  const ground = die.one(grounds)
  const months = 1 + die.upTo(10)
  add(making, 'retention', on, { on, ground, verified: die.chance(0.5) })
  const notifiedOn = addDays(on, 2)
  const reference = add(making, 'administrative-suspension', notifiedOn, { ground, notifiedOn, retainedOn: on, months })
  const ends = addMonths(on, months)
  if (die.chance(0.5)) {
    const executoryOn = die.between(notifiedOn, addDays(ends, 100))
    const outcome = die.one(['suspension', 'suspension', 'annulment', 'no-restriction'] as const)
    add(making, 'judgment', executoryOn, {
      executoryOn,
      outcome,
      for: reference,
      ...(outcome === 'no-restriction' ? {} : { months: 1 + die.upTo(12) }),
    })
  }
  if (die.chance(0.8)) {
    const seen = die.between(addMonths(ends, -1), addDays(ends, 60))
    add(making, 'medical-opinion', seen, { on: seen, by: 'commission', opinion: 'apt' })
    add(making, 'aptitude', ...same(addDays(seen, die.upTo(30)), at => ({ notifiedOn: at, fit: die.chance(0.9), for: reference })))
  }
}

/** As the ledger stands when everything is known: at zero the 48SI goes, is received or not, the card is handed back, a licence comes again. */
function loseAndReturn(making: Making, birth: Day): void {
  const { die, categories } = making
  const life = { birth, categories, titles: [], cepcs: [], receipts: [], facts: making.facts.map(({ fact }) => fact) }
  const si = ledgerOf(life, { day: lastDay }).letters.find(({ ref, dueOn }) => ref === '48SI' && dueOn !== null)
  if (!si?.dueOn || die.chance(0.2)) return
  const presentedOn = addDays(si.dueOn, 5 + die.upTo(40))
  const signed = die.chance(0.6) ? { signedOn: addDays(presentedOn, die.upTo(10)) } : {}
  add(making, 'letter', addDays(presentedOn, 20), { letter: '48SI', sending: { way: 'registered', presentedOn, ...signed } })
  if (die.chance(0.3)) return
  const on = addDays(presentedOn, 25 + die.upTo(60))
  add(making, 'surrender', on, { on })
  const again = addMonths(on, 7 + die.upTo(20))
  if (die.chance(0.7) && again <= lastDay)
    categories.push({ category: 'B', since: again, codes: [], exams: ['theory'], appliedOn: addDays(again, -40) })
}

/** What of a life is known on a day: told by then, and taken back by then. */
const knownBy = (life: Life, on: Day): Life => ({
  ...life,
  categories: life.categories.filter(held => held.since <= on),
  facts: life.facts
    .filter(fact => fact.knownOn <= on)
    .map(({ takenBackOn, ...fact }) => ({ ...fact, ...(takenBackOn && takenBackOn <= on ? { takenBackOn } : {}) }) as LifeFact),
})

/** The letters that the service issues as the facts come in, one look on each day on which something is told. */
function issueAlong(life: Life): Letter[] {
  const days = [
    ...new Set([...life.facts.map(fact => fact.knownOn), ...life.facts.flatMap(fact => fact.takenBackOn ?? []), lastDay]),
  ].sort()
  let letters: Letter[] = []
  for (const on of days) {
    const then = knownBy(life, on)
    const facts = then.facts.map(fact => ({ ...fact, id: idOf(fact) })) as KnownFact[]
    const { fresh, void: wrong } = lettersToIssue(ledgerOf(then, { day: on }), letters, facts, undefined)
    const corrected = new Set([...fresh.flatMap(({ corrects }) => corrects ?? []), ...wrong.map(({ id }) => id)])
    const base = { issuedOn: on, way: 'letter', correctedOn: null } as const
    letters = [
      ...letters.map(letter => (corrected.has(letter.id) ? { ...letter, correctedOn: on } : letter)),
      ...fresh.map((letter, i) => ({ ...base, ...letter, id: `${on}/${i}`, cancels: false })),
      ...wrong.map(letter => ({ ...letter, ...base, id: `${on}/${letter.id}`, corrects: letter.id, cancels: true })),
    ]
  }
  return letters
}

const idOf = ({ kind, source, reference, revision }: LifeFact): string => [kind, source, reference, revision].join(' ')

const standing = (letters: readonly Letter[]): string[] =>
  letters
    .filter(({ correctedOn, cancels }) => correctedOn === null && !cancels)
    .map(({ ref, about, dueOn, points }) => [ref, about?.split(' ')[2] ?? '', dueOn, points].join(' '))
    .sort()

/** Everything that is wrong with one life: nothing, when the record is a function of what is known and of nothing else. */
export function faultsOf(seed: number): string[] {
  const faults: string[] = []
  const { inOrder, late } = randomLife(seed)
  const die = dice(seed + 1_000_000_007)
  const fail = (what: string, ...more: unknown[]): void =>
    void faults.push(`seed ${seed}: ${what} ${more.map(one => JSON.stringify(one)).join(' ')}`)
  const probes = Array.from({ length: 4 }, () => die.between(day('2016-01-01'), lastDay))
  for (const life of [inOrder, late]) {
    const told = die.shuffled([...life.facts, ...life.facts.filter(() => die.chance(0.3))])
    const otherwise = { ...life, categories: die.shuffled(life.categories), facts: told }
    for (const asOf of [{ day: lastDay }, ...probes.map(on => ({ day: on, knownOn: die.chance(0.5) ? on : die.between(on, lastDay) }))]) {
      const [ledger, again] = [ledgerOf(life, asOf), ledgerOf(otherwise, asOf)]
      if (!isDeepStrictEqual(ledger, again)) fail('another order, another ledger', asOf)
      const [record, other] = [recordOf(life, asOf), recordOf(otherwise, asOf)]
      if (!isDeepStrictEqual(record.bans, other.bans)) fail('another order, other bans', asOf)
      if (!isDeepStrictEqual(mayDrive(record, 'B', asOf.day), mayDrive(other, 'B', asOf.day))) fail('another order, another right', asOf)
      // What is told later changes nothing of what was known before.
      if (
        'knownOn' in asOf &&
        !isDeepStrictEqual(ledgerOf(knownBy(life, asOf.knownOn), asOf).steps, ledgerOf(withAll(life, asOf.knownOn), asOf).steps)
      )
        fail('the future changed the past', asOf)
      invariants(ledger, record, asOf.day, fail)
    }
  }
  const [first, second] = [ledgerOf(inOrder, { day: lastDay }), ledgerOf(late, { day: lastDay })]
  if (first.signed !== second.signed || first.status !== second.status || first.capital !== second.capital)
    fail('told late, another balance', [first.signed, first.status, first.capital], [second.signed, second.status, second.capital])
  const drives = (life: Life) => mayDrive(recordOf(life, { day: lastDay }), 'B', lastDay).value
  if (!isDeepStrictEqual(drives(inOrder), drives(late))) fail('told late, another right')
  letters(inOrder, late, fail)
  return faults
}

/** Every fact, those of later days too, with only the categories obtained by then. */
const withAll = (life: Life, on: Day): Life => ({ ...life, categories: life.categories.filter(held => held.since <= on) })

function invariants(
  ledger: ReturnType<typeof ledgerOf>,
  record: ReturnType<typeof recordOf>,
  on: Day,
  fail: (what: string, ...more: unknown[]) => void,
): void {
  const { balance, capital, status, steps } = ledger
  if (balance < 0 || balance > capital || capital > 12) fail('a balance out of bounds', on, balance, capital)
  if (steps.some(step => step.day > on)) fail('a step of another day', on)
  for (const { kind, from, lastDay: last } of record.bans)
    if (last && last < from) fail('a ban that ends before it starts', kind, from, last)
  const { may } = mayDrive(record, 'B', on).value
  const banned = record.bans.some(ban => banInForce(ban, on))
  if (may && (banned || status === 'invalidated' || status === 'annulled')) fail('drives under a ban', on, status)
}

function letters(inOrder: Life, late: Life, fail: (what: string, ...more: unknown[]) => void): void {
  const [planned, along] = [issueAlong(inOrder), issueAlong(late)]
  if (!isDeepStrictEqual(standing(planned), standing(along))) fail('told late, other letters stand', standing(planned), standing(along))
  for (const issued of [planned, along]) {
    const corrections = issued.flatMap(({ corrects }) => corrects ?? [])
    if (new Set(corrections).size !== corrections.length) fail('a letter corrected twice')
    const wrong = issued.filter(({ correctedOn }) => correctedOn !== null)
    if (wrong.length !== corrections.length) fail('a letter that was wrong, and not announced again')
    const standings = standing(issued)
    if (new Set(standings).size !== standings.length) fail('the same letter stands twice')
  }
}
