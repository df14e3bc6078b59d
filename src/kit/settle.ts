import type { Day } from '@papier-rose/law'
import pg from 'pg'
import type { Queryable } from './db.ts'
import type { Ids } from './ids.ts'
import { genesis, seal, streamOf } from './journal.ts'
import { type Act, type Handled, isRefusal, type Job, type StreamKind } from './stream.ts'

/** A command on its way to its stream. */
export interface Asked<Command extends Act = Act, Event extends Act = Act, State = unknown> {
  readonly kind: StreamKind<Command, Event, State>
  readonly id: string
  readonly command: Command
  readonly key: string
  readonly ids: Ids
}

/** What became of it: one of the two. */
export interface Settled<Done> {
  readonly handled?: Done
  readonly fault?: unknown
}

/** Somebody else changed the stream between our look and our write: look again, decide again. */
export class Overtaken extends Error {}

/** Did somebody else win, so that the same transaction may be tried again? Class 40: the database gave up on one of two that waited for each other. */
export const wasLost = (fault: unknown): boolean =>
  fault instanceof Overtaken || (fault instanceof pg.DatabaseError && fault.code?.startsWith('40') === true)

/**
 * Settles commands on streams of one kind with two statements: one reads, one writes everything or, of a stream that somebody else has changed
 * meanwhile, nothing. Several commands on one stream are decided one after the other. A fault of the database is thrown and is that of all.
 */
export async function settle<Command extends Act, Event extends Act, State>(
  db: Queryable,
  asked: readonly Asked<Command, Event, State>[],
): Promise<Settled<Handled<Event, State>>[]> {
  const [first] = asked
  if (!first) return []
  const { kind } = first
  const found = await look(db, kind, asked)
  const streams = new Map<string, Stream<Event, State>>()
  const settled = asked.map((one, i): Settled<Handled<Event, State>> => {
    const stream = streams.get(one.id) ?? begin(kind, one.id, found[i])
    streams.set(one.id, stream)
    try {
      return { handled: next(stream, one, found[i]?.known ?? false) }
    } catch (fault) {
      return { fault }
    }
  })
  const changed = [...streams.values()].filter(({ events }) => events.length > 0)
  if (changed.length === 0) return settled
  const moved = await write(db, kind, changed)
  const overtaken = new Set(changed.filter(({ id }) => !moved.has(id)).map(({ id }) => id))
  return settled.map((one, i) => (overtaken.has(asked[i]?.id ?? '') ? { fault: new Overtaken() } : one))
}

/** A row of state and the last link of the chain, as the database has them in one moment; of a stream that has not begun, nothing. */
interface Found {
  readonly version: number | null
  readonly state: object | null
  readonly hash: Buffer | null
  /** This command was handled before. */
  readonly known: boolean
}

/**
 * The question for these streams; $1 is what their names begin with. The order of the last look-up leads it through the versions, and the limits keep
 * look-ups by key, however small the tables were when the statement was planned.
 */
export const lookSql = (table: string): string =>
  `select now.version, now.state, last.hash, past.key is not null as known
   from unnest($2::text[], $3::text[]) with ordinality as asked (id, key, place)
   left join lateral (select version, state from ${table} where id = asked.id limit 1) now on true
   left join lateral (select hash from journal where stream = $1 || asked.id order by version desc limit 1) last on true
   left join lateral (select key from journal where stream = $1 || asked.id and key = asked.key limit 1) past on true
   order by place`

async function look(db: Queryable, kind: { name: string; table: string }, asked: readonly { id: string; key: string }[]): Promise<Found[]> {
  const { rows } = await db.query<Found>({
    name: `look/${kind.table}`,
    text: lookSql(kind.table),
    values: [streamOf(kind, ''), asked.map(({ id }) => id), asked.map(({ key }) => key)],
  })
  return rows
}

/** A stream while commands are decided on it: what stands in the database, and what is to be written. */
interface Stream<Event, State> {
  readonly id: string
  readonly before: { readonly version: number; readonly state: State }
  state: State
  version: number
  previous: Buffer
  readonly keys: Set<string>
  readonly events: (ReturnType<typeof row> & { readonly event: Event })[]
  /** By the key under which each is known while it stands. */
  readonly jobs: Map<string, Job>
}

function begin<Event, State>(kind: { initial: State }, id: string, found: Found | undefined): Stream<Event, State> {
  // A row written before the state had a new part has the part's first value.
  const state = found?.state ? ({ ...kind.initial, ...found.state } as State) : kind.initial
  const version = found?.version ?? 0
  return { id, before: { version, state }, state, version, previous: found?.hash ?? genesis, keys: new Set(), events: [], jobs: new Map() }
}

/** Decides one command, and adds what it brings about. A fault leaves the stream as it was. */
function next<Command extends Act, Event extends Act, State>(
  stream: Stream<Event, State>,
  { kind, id, command, key, ids }: Asked<Command, Event, State>,
  known: boolean,
): Handled<Event, State> {
  let { state, version, previous } = stream
  if (known || stream.keys.has(key)) return { state, events: [], repeated: true }
  const outcome = kind.decide(command, state)
  if (isRefusal(outcome)) return { state, events: [], refused: outcome, repeated: false }
  const jobs = new Map<string, Job>()
  const rows = outcome.map((event, part) => {
    version++
    const sealed = row(event, { id: ids(), stream: streamOf(kind, id), version, key, part }, previous)
    previous = sealed.hash
    state = kind.evolve(state, event)
    const react = kind.reactions[event.type as Event['type']] as (event: Event, to: { id: string; eventId: string; state: State }) => Job[]
    for (const job of react(event, { id, eventId: sealed.id, state })) {
      const name = `${job.task}/${job.once ?? sealed.id}`
      if (jobs.has(name) && job.once === undefined) throw new Error(`one event calls for ${job.task} twice`)
      jobs.set(name, job)
    }
    return { ...sealed, event }
  })
  if (rows.length > 0) stream.keys.add(key)
  stream.events.push(...rows)
  for (const [name, job] of jobs) stream.jobs.set(name, job)
  Object.assign(stream, { state, version, previous })
  return { state, events: outcome, repeated: false }
}

function row(event: Act, place: { id: string; stream: string; version: number; key: string; part: number }, previous: Buffer) {
  const { type, by, at, ...facts } = event
  const unsealed = { ...place, type, facts, by, at }
  return { ...unsealed, previous, hash: seal(unsealed, previous) }
}

/** Writes what was decided, in one statement, and answers which streams had not moved meanwhile: nothing is written of the others. */
async function write<Event extends Act, State>(
  db: Queryable,
  kind: StreamKind<never, Event, State>,
  streams: readonly Stream<Event, State>[],
): Promise<Set<string>> {
  const days = streams.map(({ id, before, state }) => ({ of: id, ...changedDays(kind.deadlines(before.state), kind.deadlines(state)) }))
  const gone = days.flatMap(({ of, gone: names }) => names.map(name => ({ of, name })))
  const due = days.flatMap(({ of, set }) => set.map(([name, day]) => ({ of, name, day })))
  const events = streams.flatMap(({ id: of, events: written }) => written.map(event => ({ of, ...event })))
  const jobs = streams.flatMap(({ id: of, jobs: added }) => [...added].map(([key, { task, payload }]) => ({ of, task, payload, key })))
  const { rows } = await db.query<{ moved: string[] }>({
    name: `write/${kind.table}`,
    text: statement(kind),
    values: [
      ...[streams.map(({ id }) => id), streams.map(({ before }) => before.version), streams.map(({ version }) => version)],
      streams.map(({ state }) => JSON.stringify(state)),
      ...[events.map(({ of }) => of), events.map(({ id }) => id), events.map(({ version }) => version), events.map(({ type }) => type)],
      ...[events.map(({ facts }) => JSON.stringify(facts)), events.map(({ by }) => by), events.map(({ at }) => at)],
      ...[events.map(({ key }) => key), events.map(({ part }) => part)],
      ...[events.map(({ previous }) => previous), events.map(({ hash }) => hash)],
      ...[gone.map(({ of }) => of), gone.map(({ name }) => name)],
      ...[due.map(({ of }) => of), due.map(({ name }) => name), due.map(({ day }) => day)],
      ...[jobs.map(({ of }) => of), jobs.map(({ task }) => task), jobs.map(({ key }) => key)],
      jobs.map(({ payload, key }) => JSON.stringify({ ...payload, key })),
    ],
  })
  return new Set(rows[0]?.moved)
}

/** Which days a stream no longer waits for, and which it now does. */
export function changedDays(before: Readonly<Record<string, Day>>, now: Readonly<Record<string, Day>>) {
  return {
    gone: Object.keys(before).filter(name => !(name in now)),
    set: Object.entries(now).filter(([name, day]) => before[name] !== day),
  }
}

/** The row of state is the turnstile: it moves on from the version that we read or not at all, and everything else is joined to the rows that moved. */
const statement = ({ name, table }: { name: string; table: string }): string => `
  with given as (
    select * from unnest($1::text[], $2::int[], $3::int[], $4::jsonb[]) as given (id, before, after, state)
  ), moved as (
    insert into ${table} as now (id, version, state) select id, after, state from given order by id
    on conflict (id) do update set version = excluded.version, state = excluded.state
    where (now.id, now.version) in (select id, before from given)
    returning id
  ), written as (
    insert into journal (id, stream, version, type, facts, by, at, key, part, previous, hash)
    select e.id, '${name}/' || e.of, e.version, e.type, e.facts, e.by, e.at, e.key, e.part, e.previous, e.hash
    from unnest($5::text[], $6::uuid[], $7::int[], $8::text[], $9::jsonb[], $10::text[], $11::timestamptz[], $12::text[], $13::int[],
      $14::bytea[], $15::bytea[]) as e (of, id, version, type, facts, by, at, key, part, previous, hash)
    join moved on moved.id = e.of order by e.of, e.version
  ), gone as (
    delete from deadline using unnest($16::text[], $17::text[]) as d (of, name) join moved on moved.id = d.of
    where deadline.stream = '${name}/' || d.of and deadline.name = d.name
  ), due as (
    insert into deadline (stream, name, due_on)
    select '${name}/' || d.of, d.name, d.day from unnest($18::text[], $19::text[], $20::date[]) as d (of, name, day) join moved on moved.id = d.of
    on conflict on constraint one_deadline_a_name do update set due_on = excluded.due_on
  ), job as (
    select (j.task, j.payload, null, null, 40, j.key, null, null)::graphile_worker.job_spec as spec
    from unnest($21::text[], $22::text[], $23::text[], $24::json[]) as j (of, task, key, payload) join moved on moved.id = j.of
  )
  select array(select id from moved) as moved,
    case when exists (select from job) then (select count(*) from graphile_worker.add_jobs((select array_agg(spec) from job))) end as jobs`
