import pg from 'pg'
import type { Db } from './db.ts'
import { Overtaken, type Settled, wasLost } from './settle.ts'

// What arrives together is done together: one look, one commit. Two pieces of work on one place never race within a process.

/** A kind of work that can be done for many at once. */
export interface Shared<One, Done> {
  /** Only those of one company go together. */
  companyOf(one: One): unknown
  /** While one of a place is being done, others of it wait. */
  placeOf(one: One): string
  /** All of one company in one commit, in their order. A fault is that of all. */
  all(db: Db, ones: readonly One[]): Promise<readonly Settled<Done>[]>
  /** One by itself, as often as it takes. */
  alone(db: Db, one: One): Promise<Done>
}

interface Waiting<One, Done> {
  readonly one: One
  readonly done: (handled: Done) => void
  readonly failed: (fault: unknown) => void
}

interface Line<One, Done> {
  readonly waiting: Waiting<One, Done>[]
  readonly busy: Set<string>
  free: number
  called: boolean
}

/** While one batch waits for the disk, the next is decided. */
const lanes = 2
const mostTogether = 64

/** Opens a line: what is given to it shares its commit with what arrives at the same time, and none is hurt by another. */
export function openLine<One, Done>(work: Shared<One, Done>): (db: Db, one: One) => Promise<Done> {
  const lines = new WeakMap<Db, Line<One, Done>>()
  return (db, one) => {
    const line = lines.get(db) ?? { waiting: [], busy: new Set(), free: lanes, called: false }
    lines.set(db, line)
    return new Promise((done, failed) => {
      line.waiting.push({ one, done, failed })
      call(work, db, line)
    })
  }
}

/** At the end of this turn of the event loop, so that all who arrive in it go together. */
function call<One, Done>(work: Shared<One, Done>, db: Db, line: Line<One, Done>): void {
  if (line.called) return
  line.called = true
  setImmediate(() => {
    line.called = false
    while (line.free > 0) {
      const batch = take(work, line)
      if (batch.length === 0) return
      line.free--
      void doAll(work, db, batch).finally(() => {
        line.free++
        for (const { one } of batch) line.busy.delete(work.placeOf(one))
        call(work, db, line)
      })
    }
  })
}

/** The longest waiting, and all of its company whose place is free. */
function take<One, Done>({ companyOf, placeOf }: Shared<One, Done>, { waiting, busy }: Line<One, Done>): Waiting<One, Done>[] {
  const free = waiting.filter(({ one }) => !busy.has(placeOf(one)))
  const [first] = free
  if (!first) return []
  const company = companyOf(first.one)
  const batch = free.filter(({ one }) => companyOf(one) === company).slice(0, mostTogether)
  const taken = new Set(batch)
  waiting.splice(0, waiting.length, ...waiting.filter(one => !taken.has(one)))
  for (const { one } of batch) busy.add(placeOf(one))
  return batch
}

async function doAll<One, Done>(work: Shared<One, Done>, db: Db, batch: readonly Waiting<One, Done>[]): Promise<void> {
  const settled = await work
    .all(
      db,
      batch.map(({ one }) => one),
    )
    .catch((fault: unknown) => batch.map((): Settled<Done> => ({ fault: batch.length > 1 && undone(fault) ? new Overtaken() : fault })))
  const again = batch.filter((one, i) => !answer(one, settled[i] ?? {}))
  for (const { one, done, failed } of again) await work.alone(db, one).then(done, failed)
}

/** The database says of itself that it wrote nothing: whoever is not at fault may try again. Of a connection that broke, nobody knows. */
const undone = (fault: unknown): boolean => fault instanceof pg.DatabaseError && fault.severity === 'ERROR'

/** Tells who waits, unless the fault is one of those to try again. */
function answer<One, Done>({ done, failed }: Waiting<One, Done>, settled: Settled<Done>): boolean {
  if ('handled' in settled) done(settled.handled as Done)
  else if (wasLost(settled.fault)) return false
  else failed(settled.fault)
  return true
}
