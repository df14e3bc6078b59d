import type { Settings } from '../settings.ts'
import type { Fault, Mark } from './facts.ts'

/** What the licence in hand is worth; before the first one there is none. */
export type Standing = 'none' | 'probationary' | 'confirmed' | 'foreign' | 'invalidated' | 'annulled' | 'banned'

export type MoveKind =
  | 'licence'
  | 'gain'
  | 'gain-refused'
  | 'gain-kept'
  | 'gain-withdrawn'
  | 'training-counts'
  | 'training-lost'
  | 'training-without-effect'
  | 'aac-shortens'
  | 'probation-ends-clean'
  | 'probation-ends'
  | 'withdrawal'
  | 'no-points'
  | 'not-debited'
  | 'withdrawal-cancelled'
  | 'single-back'
  | 'single-blocked'
  | 'full-back'
  | 'full-blocked'
  | 'ten-back'
  | 'stage-credit'
  | 'stage-nothing'
  | 'letter'
  | 'invalidated'
  | 'letter-without-object'
  | 'surrender'
  | 'annulled'
  | 'loss-cancelled'
  | 'new-licence'
  | 'foreign-licence'
  | 'foreign-ban'
  | 'foreign-again'
  | 'carried-over'
  | 'given-in-ignorance'
  | 'ignorance-withdrawn'

/** One change, or one thing that was expected to change something and did not, with the numbers that made it. */
export interface Move {
  readonly kind: MoveKind
  readonly day: number
  /** The day the file learnt of it, when later than `day`. */
  readonly recorded: number
  readonly delta: number
  readonly balance: number
  readonly capital: number
  readonly standing: Standing
  readonly fault: Fault | null
  readonly mark: Mark | null
  /** Another day that matters: the start or the end of the delay, the gain concerned. */
  readonly other: number | null
  readonly reasons: readonly string[]
  readonly numbers: Readonly<Record<string, number>>
  /** The credit that was given in ignorance. */
  readonly instead: MoveKind | null
}

interface PointDue {
  readonly due: number
  readonly fault: Fault
  readonly points: number
}

/** A licence and its points while the days go by. */
export interface Run {
  readonly settings: Settings
  readonly faults: readonly Fault[]
  readonly restrictions: readonly number[]
  /** Every move, or `null` when only the balance is asked. */
  readonly moves: Move[] | null
  standing: Standing
  /** With its sign: below zero until the 48SI is notified. */
  balance: number
  capital: number
  start: number
  aac: boolean
  /** The day a foreign licence was obtained abroad; `-Infinity` when it is not known. */
  obtained: number
  /** The first licence, not one obtained after a loss. */
  first: boolean
  /** The day probation really ended; `Infinity` while it runs. */
  endedOn: number
  /** Anniversaries gone by. */
  years: number
  /** Days on which something falls due; `Infinity` when nothing is expected. */
  nextGain: number
  shorterEnd: number
  end: number
  fullDue: number
  /** End of the ban of who drove with a foreign licence. */
  banEnd: number
  /** The delay of the full recovery: nothing may be committed between these days. */
  fullFrom: number
  fullUntil: number
  fullYears: number
  grave: boolean
  gains: { readonly day: number; readonly points: number; takenBack: boolean }[]
  withdrawn: { readonly fault: Fault; readonly taken: number }[]
  singles: PointDue[]
  tens: PointDue[]
  /** Last day of the last stage that credited points, and when the file learnt of it. */
  lastStage: number
  lastStageKnown: number
}

const nothing: readonly string[] = []
const noNumbers = {}

interface Told {
  readonly kind: MoveKind
  readonly day: number
  readonly recorded?: number
  readonly delta?: number
  readonly fault?: Fault
  readonly mark?: Mark
  readonly other?: number
  readonly reasons?: readonly string[]
  readonly numbers?: Readonly<Record<string, number>>
  readonly instead?: MoveKind
}

/** Writes a move down with what the licence is worth after it. Costs nothing when only the balance is asked. */
export function emit(run: Run, told: Told): void {
  run.moves?.push({
    kind: told.kind,
    day: told.day,
    recorded: Math.max(told.day, told.recorded ?? told.fault?.known ?? told.mark?.known ?? told.day),
    delta: told.delta ?? 0,
    balance: run.balance,
    capital: run.capital,
    standing: run.standing,
    fault: told.fault ?? null,
    mark: told.mark ?? null,
    other: told.other ?? null,
    reasons: told.reasons ?? nothing,
    numbers: told.numbers ?? noNumbers,
    instead: told.instead ?? null,
  })
}

/**
 * A credit that is not due, but that the file gave because it did not know the infractions that block it: it is told, then
 * withdrawn on the same legal day by a move that says when the file learnt better.
 */
export function emitIgnorance(run: Run, day: number, kind: MoveKind, points: number, blockers: readonly Fault[]): void {
  if (!run.moves || points <= 0 || blockers.length === 0) return
  const first = blockers.reduce((a, b) => (b.known < a.known ? b : a))
  if (first.known <= day) return
  giveInIgnorance(run, day, kind, points)
  emit(run, {
    kind: 'ignorance-withdrawn',
    day,
    recorded: first.known,
    delta: -points,
    fault: first,
    instead: kind,
    numbers: { points },
  })
}

/** What the file said on that day: the balance, and with it the ceiling, were higher. */
export function giveInIgnorance(run: Run, day: number, kind: MoveKind, points: number) {
  const ceiling = run.capital
  run.balance += points
  run.capital = Math.max(ceiling, run.balance)
  emit(run, { kind: 'given-in-ignorance', day, delta: points, instead: kind, numbers: { points } })
  run.balance -= points
  run.capital = ceiling
}

/** Nothing falls due. */
export const none = Number.POSITIVE_INFINITY

/** Nothing of a former licence is carried over to the one that begins on that day, or to none. */
export function clear(run: Run, start: number) {
  run.start = start
  run.years = 0
  run.nextGain = run.shorterEnd = run.end = run.fullDue = run.banEnd = none
  run.grave = false
  run.gains = []
  run.withdrawn = []
  run.singles = []
  run.tens = []
}

/** Out of probation, all points may come back at once. */
export const settled = (run: Run): boolean => run.standing === 'confirmed' || run.standing === 'foreign'

/** The licence in hand may lose and receive points. */
export const inHand = (run: Run): boolean => run.standing === 'probationary' || settled(run)

/** The infractions committed strictly between two days, whenever they were established. */
export const committedBetween = (run: Run, after: number, before: number, except: Fault | null): Fault[] =>
  run.faults.filter(f => f !== except && f.day > after && f.day < before && f.day >= run.start)
