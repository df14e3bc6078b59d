import { breaks, type Db, type Queryable, type Tx, transaction } from './db.ts'
import type { Ids } from './ids.ts'
import { openLine } from './line.ts'
import { type Asked, settle, wasLost } from './settle.ts'
import type { Act, Handled, Job, StreamKind } from './stream.ts'

export { type Breach, type EventsRead, eventsIn, type Recorded, readState, readStream, toldBy, verifyJournal } from './journal.ts'
export { Overtaken } from './settle.ts'
export { type Act, type DeadlinePassed, type Handled, isRefusal, type Job, type Refusal, refuse, type StreamKind } from './stream.ts'

export interface Store {
  readonly db: Db
  readonly ids: Ids
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
  if (!tx) return inLine(store.db, asked as unknown as Asked) as Promise<Handled<Event, State>>
  const [settled] = await settle(tx, [asked])
  if (settled?.handled) return settled.handled
  throw settled?.fault
}

/** Commands that arrive together; one that somebody else has overtaken holds its row of state from the look to the commit. */
const inLine = openLine<Asked, Handled<Act, unknown>>({
  companyOf: ({ kind }) => kind,
  placeOf: ({ kind, id }) => `${kind.name}/${id}`,
  all: settle,
  alone: (db, asked) =>
    allOrNothing(db, async tx => {
      await tx.query(`select from ${asked.kind.table} where id = $1 for no key update`, [asked.id])
      const [settled] = await settle(tx, [asked])
      if (settled?.handled) return settled.handled
      throw settled?.fault
    }),
})

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
