import { type Reason, reason } from '../answer.ts'
import { type Category, cardOrder } from '../categories/categories.ts'
import { addDays, type Day } from '../day.ts'
import type { AsOf, LedgerStep } from '../points/ledger.ts'
import { official2026, type Settings } from '../settings.ts'
import { banFacts, banInForce } from './bans.ts'
import { reportedOn } from './erasures.ts'
import { ledgerOf } from './happenings-of.ts'
import { factsKnown, type Life, type LifeFact, type ObtainedCategory } from './life.ts'
import { mayDrive } from './may-drive.ts'
import type { DriverRecord, RecordedBan } from './record.ts'
import { recordOf } from './record-of.ts'

/** One day of a driver’s life on which something happened, was told, or changed the right by itself. */
export interface LineDay {
  readonly day: Day
  /** What was told of that day and counts. */
  readonly facts: readonly LifeFact[]
  /** What was told of that day and counts no more: corrected by a later revision, or taken back. */
  readonly past: readonly LifeFact[]
  readonly obtained: readonly ObtainedCategory[]
  /** What it did to the points. */
  readonly steps: readonly LedgerStep[]
  /** The categories that could not be driven the day before and can from that day, and the reverse: the right, without the paper. */
  readonly gained: readonly Category[]
  readonly lost: readonly Category[]
  readonly because: readonly Reason[]
}

/** What a driver may drive on a day. The moped that needs no licence is no right of theirs. */
function rights(record: DriverRecord, on: Day, settings: Settings): Map<Category, ReturnType<typeof mayDrive>> {
  const own = new Set([...record.categories, ...record.cepcs].map(({ category }) => category))
  return new Map(cardOrder.filter(one => own.has(one)).map(one => [one, mayDrive(record, one, on, settings)]))
}

/** The day after the last one on which a measure forbids: its own last day, or the day on which it was stopped, lifted or followed by aptitude. */
const freeAgain = ({ lastDay, stopsOn, liftedOn, aptitudeOn }: RecordedBan): Day[] => [
  ...(lastDay ? [addDays(lastDay, 1)] : []),
  ...[stopsOn, liftedOn, aptitudeOn].flatMap(on => on ?? []),
]

/**
 * The line of a driver’s life, newest day first, to the day of the question: what was told, what it did to the points, and what it did to the
 * right, each with its reason. It is computed anew from what is known; nothing of it is stored.
 */
export function lineOf(life: Life, asOf: AsOf, settings: Settings = official2026): LineDay[] {
  const record = recordOf(life, asOf, settings)
  const { steps } = ledgerOf(life, asOf, settings)
  const known = new Set(factsKnown(life.facts, asOf.knownOn))
  const told = life.facts.filter(({ knownOn }) => asOf.knownOn === undefined || knownOn <= asOf.knownOn)
  const days = new Set<Day>([
    ...told.map(reportedOn),
    ...life.categories.flatMap(({ since, lastDay }) => [since, ...(lastDay ? [addDays(lastDay, 1)] : [])]),
    ...life.cepcs.flatMap(({ firstDay, lastDay }) => [firstDay, addDays(lastDay, 1)]),
    ...steps.map(step => step.day),
    ...record.bans.flatMap(ban => [ban.from, ...freeAgain(ban)]),
  ])
  return [...days]
    .filter(on => on <= asOf.day)
    .sort()
    .reverse()
    .map(on => lineDay(on, { life, record, steps, told, known, settings }))
    .filter(({ facts, past, obtained, steps: moves, gained, lost }) =>
      [facts, past, obtained, moves, gained, lost].some(list => list.length > 0),
    )
}

interface Known {
  readonly life: Life
  readonly record: DriverRecord
  readonly steps: readonly LedgerStep[]
  readonly told: readonly LifeFact[]
  readonly known: ReadonlySet<LifeFact>
  readonly settings: Settings
}

function lineDay(on: Day, { life, record, steps, told, known, settings }: Known): LineDay {
  const before = rights(record, addDays(on, -1), settings)
  const after = rights(record, on, settings)
  const turned = (to: boolean): Category[] =>
    [...after].flatMap(([category, { value }]) => (value.right === to && before.get(category)?.value.right === !to ? category : []))
  const [gained, lost] = [turned(true), turned(false)]
  const facts = told.filter(fact => reportedOn(fact) === on)
  return {
    day: on,
    facts: facts.filter(fact => known.has(fact)),
    past: facts.filter(fact => !known.has(fact)),
    obtained: life.categories.filter(({ since }) => since === on),
    steps: steps.filter(step => step.day === on),
    gained,
    lost,
    because: [...lost.flatMap(category => after.get(category)?.reasons ?? []), ...(gained.length > 0 ? freed(record, on) : [])],
  }
}

/** The measures that forbade driving the day before and do not any more. */
const freed = (record: DriverRecord, on: Day): Reason[] =>
  record.bans
    .filter(ban => banInForce(ban, addDays(on, -1)) && !banInForce(ban, on))
    .map(({ kind }) => {
      const { words, article } = banFacts[kind]
      return reason(
        'forbids-no-more',
        { fr: `Cette mesure n’interdit plus de conduire : ${words.fr}.`, en: `This measure no longer forbids driving: ${words.en}.` },
        article,
        { on },
      )
    })
