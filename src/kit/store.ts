import type { Day } from '@papier-rose/law'
import type { Instant } from './clock.ts'
import { breaks, type Db, type Queryable, type Tx, transaction } from './db.ts'
import type { Ids } from './ids.ts'
import { handleInLine } from './line.ts'
import { settle, wasLost } from './settle.ts'

export { type Breach, type EventsRead, eventsIn, type Recorded, readState, readStream, toldBy, verifyJournal } from './journal.ts'
export { Overtaken } from './settle.ts'

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

export interface Store {
  readonly db: Db
  readonly ids: Ids
}

export interface Handled<Event, State> {
  readonly state: State
  /** What happened now; empty when the same command had been handled before. */
  readonly events: readonly Event[]
  readonly refused?: Refusal
  readonly repeated: boolean
}

const attempts = 8

/**
 * Handles one command: read the state, decide, append, all or nothing with its state row, its deadlines and its jobs. Commands that arrive
 * together share one commit, and none is hurt by another. The same key on the same stream is handled once: the second call answers with the
 * state as it is. Give `tx` to act on several streams in one transaction: then a fault of the caller's commit undoes this too, and nothing is
 * tried again here: `Overtaken` is thrown when somebody else was faster.
 */
export async function handle<Command extends Act, Event extends Act, State>(
  store: Store,
  kind: StreamKind<Command, Event, State>,
  id: string,
  command: Command,
  key: string,
  tx?: Tx,
): Promise<Handled<Event, State>> {
  const asked = { kind, id, command, key, ids: store.ids }
  if (!tx) return handleInLine(store.db, asked)
  const [settled] = await settle(tx, [asked])
  if (settled?.handled) return settled.handled
  throw settled?.fault
}

/** Handles many commands, each on its stream, in a few statements within the caller's transaction. Throws when one cannot be settled. */
export async function handleEach<Command extends Act, Event extends Act, State>(
  store: Pick<Store, 'ids'>,
  kind: StreamKind<Command, Event, State>,
  commands: readonly { readonly id: string; readonly command: Command; readonly key: string }[],
  tx: Tx,
): Promise<Handled<Event, State>[]> {
  const settled = await settle(
    tx,
    commands.map(one => ({ kind, ids: store.ids, ...one })),
  )
  return settled.map(({ handled, fault }) => {
    if (handled) return handled
    throw fault
  })
}

/**
 * Rows and events in one transaction; the whole again when somebody else was faster: on the same stream, or on one of the named promises of
 * the database.
 */
export async function allOrNothing<T>(db: Db, work: (tx: Tx) => Promise<T>, promises: readonly string[] = []): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(db, work)
    } catch (fault) {
      const lost = wasLost(fault) || promises.some(promise => breaks(fault, promise))
      if (!lost || attempt === attempts) throw fault
    }
  }
}

/** Adds work to do after the commit of this transaction, outside a stream. The same key while the job stands is the same job. */
export async function addJob(tx: Queryable, { task, payload }: Job, key: string): Promise<void> {
  await tx.query('select graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := $4)', [
    task,
    JSON.stringify({ ...payload, key }),
    key,
    40,
  ])
}
