import type { Day } from '@papier-rose/law'
import type { Instant } from './clock.ts'

/** Every command and every event says who acted and when we knew it. `by` is an account's id, an agent's id or the name of a partner. */
export interface Act {
  readonly type: string
  readonly by: string
  readonly at: Instant
}

/** The law or the status says no: a fact in kebab-case, with what a page needs to explain it. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code
  readonly facts: Readonly<Record<string, unknown>>
}

export const refuse = <Code extends string>(refused: Code, facts: Refusal['facts'] = {}): Refusal<Code> => ({ refused, facts })
export const isRefusal = (outcome: readonly Act[] | Refusal): outcome is Refusal => 'refused' in outcome

/** Work to do after the commit: a task's name and ids only, never personal data. */
export interface Job {
  readonly task: string
  readonly payload: Readonly<Record<string, string>>
  /** One that stands and has not begun does for all that bear the same word; else each event has its own. */
  readonly once?: string
}

/** The sweep tells a stream that one of its days has come. */
export interface DeadlinePassed extends Act {
  readonly type: 'DeadlinePassed'
  readonly name: string
  readonly on: Day
}

/** One kind of stream: its vocabulary is the types, its rules are `decide`, its consequences are `reactions`. */
export interface StreamKind<Command extends Act, Event extends Act, State> {
  readonly name: string
  /** The table that holds one row of state for each stream, written here and nowhere else. */
  readonly table: string
  readonly initial: State
  evolve(state: State, event: Event): State
  decide(command: Command, state: State): Event[] | Refusal
  /** Total over the events: `[]` means nothing, on purpose. */
  readonly reactions: {
    readonly [T in Event['type']]: (event: Extract<Event, { type: T }>, to: { id: string; eventId: string; state: State }) => Job[]
  }
  /** The days on which something happens by itself, as the state stands: deadline's name → first day it is over. */
  deadlines(state: State): Readonly<Record<string, Day>>
}

export interface Handled<Event, State> {
  readonly state: State
  /** What happened now; empty when the same command had been handled before. */
  readonly events: readonly Event[]
  readonly refused?: Refusal
  readonly repeated: boolean
}
