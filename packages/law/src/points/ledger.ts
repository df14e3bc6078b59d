import type { Words } from '../answer.ts'
import { type Day, fromNumber } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import type { Article } from '../text.ts'
import { numberOf } from './count.ts'
import { explain } from './explain.ts'
import { factsOf } from './facts.ts'
import type { Happening } from './happenings.ts'
import type { AfterInvalidation, WayBack } from './invalidation.ts'
import { deadlinesOf, lettersOf, lossesOf, type PointsDeadline, type PointsLetter } from './letters.ts'
import { runUntil } from './run.ts'
import type { Move, MoveKind, Standing } from './running.ts'

/**
 * What a licence is worth: `zero-not-notified` may still drive; `invalidated`, `annulled` and `banned` may not. `foreign` and `banned` are
 * said of who drives with a foreign licence.
 */
export type PointsStatus =
  | 'no-licence'
  | 'probationary'
  | 'confirmed'
  | 'foreign'
  | 'zero-not-notified'
  | 'invalidated'
  | 'annulled'
  | 'banned'

/** The two days of the question: what had happened by `day`, as known on `knownOn` (without it: everything that is told). */
export interface AsOf {
  readonly day: Day
  readonly knownOn?: Day
}

export interface Balance {
  readonly balance: number
  /** The ceiling: six and the gains during probation, twelve afterwards. */
  readonly capital: number
  readonly status: PointsStatus
}

/** One line of the ledger: what it changed, on which legal day, when the file learnt it, and why. */
export interface LedgerStep extends Balance {
  readonly kind: MoveKind
  readonly day: Day
  readonly recordedOn: Day
  readonly delta: number
  /** The infraction it is about. */
  readonly about: string | null
  readonly words: Words
  readonly articles: readonly Article[]
}

export interface Ledger extends Balance, AsOf {
  /** With its sign: what the displayed zero hides until the 48SI. */
  readonly signed: number
  readonly steps: readonly LedgerStep[]
  /** Every credit to come if nothing happens, the next one first. */
  readonly comesBack: readonly LedgerStep[]
  readonly probation: { readonly from: Day; readonly until: Day } | null
  readonly letters: readonly PointsLetter[]
  readonly deadlines: readonly PointsDeadline[]
  /** After a loss and until it is over: how to drive again. */
  readonly wayBack: WayBack | null
}

/** On a day without licence or after its loss nothing is left; a balance below zero shows as zero. */
function shown(standing: Standing, balance: number, capital: number): Balance {
  const drives = standing === 'probationary' || standing === 'confirmed' || standing === 'foreign'
  const status = standing === 'none' ? 'no-licence' : drives && balance <= 0 ? 'zero-not-notified' : standing
  return { balance: Math.max(0, balance), capital, status }
}

/** The balance, the ceiling and the status at the end of a day. */
export function balance(events: readonly Happening[], asOf: AsOf, settings: Settings = official2026): Balance {
  const until = numberOf(asOf.day)
  const facts = factsOf(events, until, asOf.knownOn ? numberOf(asOf.knownOn) : Number.POSITIVE_INFINITY)
  const run = runUntil(facts, until, settings, null)
  return shown(run.standing, run.balance, run.capital)
}

/** One loss of all points: the day the 48SI was notified, the day the card was handed back, the way back, and the new licence. */
export interface Invalidation {
  readonly on: Day
  readonly surrenderedOn: Day | null
  readonly wayBack: AfterInvalidation
  readonly newLicenceOn: Day | null
}

/** Every loss of the licence for want of points by that day, oldest first. */
export function invalidations(events: readonly Happening[], asOf: AsOf, settings: Settings = official2026): Invalidation[] {
  if (!events.some(it => it.type === 'letter' && it.ref === '48SI')) return []
  const until = numberOf(asOf.day)
  const moves: Move[] = []
  runUntil(factsOf(events, until, asOf.knownOn ? numberOf(asOf.knownOn) : Number.POSITIVE_INFINITY), until, settings, moves)
  return lossesOf(moves).flatMap(({ on, surrendered, back, over }) =>
    back.because === 'invalidation' ? [{ on, surrenderedOn: surrendered, wayBack: back, newLicenceOn: over }] : [],
  )
}

function stepOf(move: Move): LedgerStep {
  const { words, articles } = explain(move)
  return {
    kind: move.kind,
    day: fromNumber(move.day),
    recordedOn: fromNumber(move.recorded),
    delta: move.delta,
    about: move.fault?.id ?? null,
    words,
    articles,
    ...shown(move.standing, move.balance, move.capital),
  }
}

const opens = new Set<MoveKind>(['licence', 'new-licence', 'carried-over'])
const closes = new Set<MoveKind>(['probation-ends', 'probation-ends-clean', 'invalidated', 'annulled', 'foreign-licence'])

function probationOn(moves: readonly Move[], past: number): Ledger['probation'] {
  const begun = moves.slice(0, past).findLast(m => opens.has(m.kind))
  if (moves[past - 1]?.standing !== 'probationary' || !begun) return null
  const over = moves.slice(past).find(m => closes.has(m.kind))
  return over ? { from: fromNumber(begun.day), until: fromNumber(over.day) } : null
}

/**
 * Everything about the points of one person at the end of a day: balance, steps with their articles, what comes back and when if
 * nothing happens, letters and deadlines. The order in which the events are told does not matter; what happens after `day` neither.
 */
export function ledger(events: readonly Happening[], asOf: AsOf, settings: Settings = official2026): Ledger {
  const until = numberOf(asOf.day)
  const facts = factsOf(events, until, asOf.knownOn ? numberOf(asOf.knownOn) : Number.POSITIVE_INFINITY)
  const moves: Move[] = []
  runUntil(facts, Number.POSITIVE_INFINITY, settings, moves)
  let past = 0
  while (past < moves.length && (moves[past]?.day ?? 0) <= until) past++
  const gone = moves.slice(0, past)
  const last = gone.at(-1)
  const lost = lossesOf(gone).at(-1)
  return {
    ...asOf,
    ...shown(last?.standing ?? 'none', last?.balance ?? 0, last?.capital ?? 0),
    signed: last?.balance ?? 0,
    steps: gone.map(stepOf),
    comesBack: moves
      .slice(past)
      .filter(m => m.delta > 0 && m.kind !== 'given-in-ignorance')
      .map(stepOf),
    probation: probationOn(moves, past),
    letters: lettersOf(gone),
    deadlines: deadlinesOf(gone),
    wayBack: lost && lost.over === null ? lost.back : null,
  }
}
