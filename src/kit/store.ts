import { createHash } from 'node:crypto'
import type { Day } from '@papier-rose/law'
import type { Instant } from './clock.ts'
import { breaks, type Db, type Queryable, type Tx, transaction } from './db.ts'
import type { Ids } from './ids.ts'

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

/** One recorded event, as it stands in the journal. */
export interface Recorded<Event> {
  readonly id: string
  readonly version: number
  readonly event: Event
  readonly key: string
  readonly hash: Buffer
}

/** The two promises whose breach means that somebody else was faster: read again, decide again. */
const overtaken = (fault: unknown): boolean => breaks(fault, 'one_event_a_version') || breaks(fault, 'one_outcome_a_command')
const attempts = 8

/**
 * Handles one command: read the stream, decide, append, all or nothing with its state row, its deadlines and its jobs.
 * The same key on the same stream is handled once: the second call answers with the state as it is. Give `tx` to act on several streams in
 * one transaction: then a fault of the caller's commit undoes this too, and nothing is tried again here.
 */
export async function handle<Command extends Act, Event extends Act, State>(
  store: Store,
  kind: StreamKind<Command, Event, State>,
  id: string,
  command: Command,
  key: string,
  tx?: Tx,
): Promise<Handled<Event, State>> {
  const once = async (db: Queryable, write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>): Promise<Handled<Event, State>> => {
    const past = await readStream<Event>(db, kind, id)
    const state = past.reduce((now, { event }) => kind.evolve(now, event), kind.initial)
    if (past.some(recorded => recorded.key === key)) return { state, events: [], repeated: true }
    const outcome = kind.decide(command, state)
    if (isRefusal(outcome)) return { state, events: [], refused: outcome, repeated: false }
    if (outcome.length === 0) return { state, events: [], repeated: false }
    const after = await write(within => append(within, store.ids, kind, id, past, state, outcome, key))
    return { state: after, events: outcome, repeated: false }
  }
  if (tx) return once(tx, work => work(tx))
  for (let attempt = 1; ; attempt++) {
    try {
      if (attempt === 1) return await once(store.db, work => transaction(store.db, work))
      // Overtaken once: wait in line for the stream instead of racing again.
      return await transaction(store.db, async alone => {
        await alone.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind.name}/${id}`])
        return once(alone, work => work(alone))
      })
    } catch (fault) {
      if (!overtaken(fault) || attempt === attempts) throw fault
    }
  }
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
      const lost = overtaken(fault) || promises.some(promise => breaks(fault, promise))
      if (!lost || attempt === attempts) throw fault
    }
  }
}

async function append<Command extends Act, Event extends Act, State>(
  tx: Tx,
  ids: Ids,
  kind: StreamKind<Command, Event, State>,
  id: string,
  past: readonly Recorded<Event>[],
  before: State,
  events: readonly Event[],
  key: string,
): Promise<State> {
  const stream = `${kind.name}/${id}`
  let previous = past.at(-1)?.hash ?? genesis
  let state = before
  const jobs: (Job & { key: string })[] = []
  const rows = events.map((event, part) => {
    const version = past.length + part + 1
    const { type, by, at, ...facts } = event
    const row = { id: ids(), stream, version, type, facts: JSON.stringify(facts), by, at, key, part, previous }
    const hash = seal(row)
    previous = hash
    state = kind.evolve(state, event)
    const react = kind.reactions[type as Event['type']] as (event: Event, to: { id: string; eventId: string; state: State }) => Job[]
    for (const job of react(event, { id, eventId: row.id, state })) jobs.push({ ...job, key: `${job.task}/${row.id}` })
    return { ...row, hash }
  })
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map(row => row[name])
  await tx.query(
    `insert into journal (id, stream, version, type, facts, by, at, key, part, previous, hash)
     select * from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::jsonb[], $6::text[], $7::timestamptz[], $8::text[], $9::int[], $10::bytea[], $11::bytea[])`,
    (['id', 'stream', 'version', 'type', 'facts', 'by', 'at', 'key', 'part', 'previous', 'hash'] as const).map(column),
  )
  await tx.query(
    `insert into ${kind.table} (id, version, state) values ($1, $2, $3)
     on conflict (id) do update set version = excluded.version, state = excluded.state`,
    [id, past.length + rows.length, JSON.stringify(state)],
  )
  await setDeadlines(tx, stream, kind.deadlines(before), kind.deadlines(state))
  for (const job of jobs) {
    await tx.query('select graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := $4)', [
      job.task,
      JSON.stringify({ ...job.payload, key: job.key }),
      job.key,
      40,
    ])
  }
  return state
}

async function setDeadlines(
  tx: Tx,
  stream: string,
  before: Readonly<Record<string, Day>>,
  now: Readonly<Record<string, Day>>,
): Promise<void> {
  const gone = Object.keys(before).filter(name => !(name in now))
  const set = Object.entries(now).filter(([name, day]) => before[name] !== day)
  if (gone.length > 0) await tx.query('delete from deadline where stream = $1 and name = any($2)', [stream, gone])
  for (const [name, day] of set) {
    await tx.query(
      `insert into deadline (stream, name, due_on) values ($1, $2, $3)
       on conflict on constraint one_deadline_a_name do update set due_on = excluded.due_on`,
      [stream, name, day],
    )
  }
}

/** Every event of a stream, oldest first. */
export async function readStream<Event extends Act>(db: Queryable, kind: { name: string }, id: string): Promise<Recorded<Event>[]> {
  const { rows } = await db.query<{
    id: string
    version: number
    type: string
    facts: object
    by: string
    at: Instant
    key: string
    hash: Buffer
  }>('select id, version, type, facts, by, at, key, hash from journal where stream = $1 order by version', [`${kind.name}/${id}`])
  return rows.map(({ id: eventId, version, type, facts, by, at, key, hash }) => ({
    id: eventId,
    version,
    event: { type, by, at, ...facts } as unknown as Event,
    key,
    hash,
  }))
}

/** The state of a stream as its events say. */
export async function readState<Event extends Act, State>(
  db: Queryable,
  kind: { name: string; initial: State; evolve(state: State, event: Event): State },
  id: string,
): Promise<State> {
  return (await readStream<Event>(db, kind, id)).reduce((now, { event }) => kind.evolve(now, event), kind.initial)
}

const genesis = Buffer.alloc(32)

interface Sealed {
  id: string
  stream: string
  version: number
  type: string
  facts: string
  by: string
  at: string
  key: string
  part: number
  previous: Buffer
}

/** SHA-256 over the hash of the event before and every fact of this one, keys in order, so that the same facts give the same hash. */
function seal(row: Sealed): Buffer {
  const facts = ordered(JSON.parse(row.facts))
  const text = JSON.stringify([row.id, row.stream, row.version, row.type, facts, row.by, row.at, row.key, row.part])
  return createHash('sha256').update(row.previous).update(text).digest()
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  )
}

export interface Breach {
  stream: string
  version: number
  what: 'hash' | 'chain' | 'gap'
}

/** Reads the whole journal and reports every event whose hash, place or link is not what it should be. */
export async function verifyJournal(db: Queryable): Promise<{ events: number; streams: number; breaches: Breach[] }> {
  const breaches: Breach[] = []
  let [events, streams] = [0, 0]
  let last: { stream: string; version: number; hash: Buffer } | undefined
  for (let from = { stream: '', version: 0 }; ; ) {
    const { rows } = await db.query<Omit<Sealed, 'facts'> & { facts: object; hash: Buffer }>(
      `select id, stream, version, type, facts, by, at, key, part, previous, hash from journal
       where (stream, version) > ($1, $2) order by stream, version limit 1000`,
      [from.stream, from.version],
    )
    for (const row of rows) {
      events++
      const follows = last?.stream === row.stream ? last : undefined
      if (!follows) streams++
      if (row.version !== (follows?.version ?? 0) + 1) breaches.push({ stream: row.stream, version: row.version, what: 'gap' })
      else if (!row.previous.equals(follows?.hash ?? genesis)) breaches.push({ stream: row.stream, version: row.version, what: 'chain' })
      if (!seal({ ...row, facts: JSON.stringify(row.facts) }).equals(row.hash))
        breaches.push({ stream: row.stream, version: row.version, what: 'hash' })
      last = row
    }
    const end = rows.at(-1)
    if (!end) return { events, streams, breaches }
    from = { stream: end.stream, version: end.version }
  }
}
