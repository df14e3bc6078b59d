import { createHash } from 'node:crypto'
import { type Instant, instant } from './clock.ts'
import type { Queryable } from './db.ts'
import type { Act } from './stream.ts'

/** One recorded event, as it stands in the journal. */
export interface Recorded<Event> {
  readonly id: string
  readonly version: number
  readonly event: Event
  readonly key: string
  readonly hash: Buffer
}

export const streamOf = (kind: { name: string }, id: string): string => `${kind.name}/${id}`

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
  }>({
    name: 'read-stream',
    text: 'select id, version, type, facts, by, at, key, hash from journal where stream = $1 order by version',
    values: [streamOf(kind, id)],
  })
  return rows.map(({ id: eventId, version, type, facts, by, at, key, hash }) => ({
    id: eventId,
    version,
    event: { type, by, at, ...facts } as unknown as Event,
    key,
    hash,
  }))
}

/** The events of the stream of that name as one value of a larger question, oldest first; null when it has none. `toldBy` reads them. */
export const eventsIn = (stream: string): string =>
  `(select json_agg(json_build_object('type', type, 'by', by, 'at', at, 'facts', facts) order by version) from journal where stream = ${stream})`

export type EventsRead = readonly { readonly type: string; readonly by: string; readonly at: string; readonly facts: object }[] | null

export const toldBy = <Event extends Act>(read: EventsRead): Event[] =>
  (read ?? []).map(({ type, by, at, facts }) => ({ type, by, at: instant(new Date(at)), ...facts }) as unknown as Event)

/** The events of many streams of a kind, oldest first, by the id of the stream. */
export async function readStreams<Event extends Act>(
  db: Queryable,
  kind: { name: string },
  ids: readonly string[],
): Promise<Map<string, Event[]>> {
  const { rows } = await db.query<{ stream: string; type: string; facts: object; by: string; at: Instant }>({
    name: 'read-streams',
    text: 'select stream, type, facts, by, at from journal where stream = any($1) order by stream, version',
    values: [ids.map(id => streamOf(kind, id))],
  })
  const streams = new Map<string, Event[]>(ids.map(id => [id, []]))
  for (const { stream, facts, ...act } of rows)
    streams.get(stream.slice(kind.name.length + 1))?.push({ ...act, ...facts } as unknown as Event)
  return streams
}

/** The state of a stream as its events say. */
export async function readState<Event extends Act, State>(
  db: Queryable,
  kind: { name: string; initial: State; evolve(state: State, event: Event): State },
  id: string,
): Promise<State> {
  return (await readStream<Event>(db, kind, id)).reduce((now, { event }) => kind.evolve(now, event), kind.initial)
}

/** What stands before the first event of a stream. */
export const genesis = Buffer.alloc(32)

/** An event with its place, before it has its hash. */
export interface Unsealed {
  readonly id: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly facts: object
  readonly by: string
  readonly at: string
  readonly key: string
  readonly part: number
}

/** SHA-256 over the hash of the event before and every fact of this one, keys in order, so that the same facts give the same hash. */
export function seal(row: Unsealed, previous: Buffer): Buffer {
  const text = JSON.stringify([row.id, row.stream, row.version, row.type, ordered(row.facts), row.by, row.at, row.key, row.part])
  return createHash('sha256').update(previous).update(text).digest()
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
    const { rows } = await db.query<Unsealed & { previous: Buffer; hash: Buffer }>(
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
      if (!seal(row, row.previous).equals(row.hash)) breaches.push({ stream: row.stream, version: row.version, what: 'hash' })
      last = row
    }
    const end = rows.at(-1)
    if (!end) return { events, streams, breaches }
    from = { stream: end.stream, version: end.version }
  }
}
