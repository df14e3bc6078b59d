import pg from 'pg'
import { type Db, transaction } from './db.ts'
import { type Asked, Overtaken, type Settled, settle, wasLost } from './settle.ts'
import type { Act, Handled } from './stream.ts'

// Commands that arrive together are settled together: one look, one commit. Two commands on one stream never race within a process.

interface Waiting extends Asked {
  readonly done: (handled: Handled<Act, unknown>) => void
  readonly failed: (fault: unknown) => void
}

interface Line {
  readonly waiting: Waiting[]
  /** Streams that are being settled: later commands on them wait. */
  readonly busy: Set<string>
  free: number
  called: boolean
}

/** While one batch waits for the disk, the next is decided. */
const lanes = 2
const mostTogether = 64
const attempts = 8
const lines = new WeakMap<Db, Line>()

/** Handles one command in a commit that it may share with others. It is tried again when another process was faster on its stream. */
export function handleInLine<Command extends Act, Event extends Act, State>(
  db: Db,
  asked: Asked<Command, Event, State>,
): Promise<Handled<Event, State>> {
  const line = lines.get(db) ?? { waiting: [], busy: new Set(), free: lanes, called: false }
  lines.set(db, line)
  return new Promise((done, failed) => {
    line.waiting.push({ ...asked, done, failed } as unknown as Waiting)
    call(db, line)
  })
}

/** At the end of this turn of the event loop, so that all who arrive in it go together. */
function call(db: Db, line: Line): void {
  if (line.called) return
  line.called = true
  setImmediate(() => {
    line.called = false
    while (line.free > 0) {
      const batch = take(line)
      if (batch.length === 0) return
      line.free--
      void settleAll(db, batch).finally(() => {
        line.free++
        for (const one of batch) line.busy.delete(placeOf(one))
        call(db, line)
      })
    }
  })
}

const placeOf = ({ kind, id }: Asked): string => `${kind.name}/${id}`

/** The longest waiting, and all of the same kind whose stream is free. */
function take({ waiting, busy }: Line): Waiting[] {
  const free = waiting.filter(one => !busy.has(placeOf(one)))
  const batch = free.filter(({ kind }) => kind === free[0]?.kind).slice(0, mostTogether)
  const taken = new Set(batch)
  waiting.splice(0, waiting.length, ...waiting.filter(one => !taken.has(one)))
  for (const one of batch) busy.add(placeOf(one))
  return batch
}

async function settleAll(db: Db, batch: readonly Waiting[]): Promise<void> {
  const settled = await settle(db, batch).catch((fault: unknown) =>
    batch.map((): Settled => ({ fault: batch.length > 1 && undone(fault) ? new Overtaken() : fault })),
  )
  const again = batch.filter((one, i) => !answer(one, settled[i], wasLost))
  for (const one of again) answer(one, await alone(db, one))
}

/** The database says of itself that it wrote nothing: whoever is not at fault may try again. Of a connection that broke, nobody knows. */
const undone = (fault: unknown): boolean => fault instanceof pg.DatabaseError && fault.severity === 'ERROR'

/** Tells who waits, unless the fault is one of those to try again. */
function answer({ done, failed }: Waiting, settled: Settled | undefined, tryAgain = (_: unknown): boolean => false): boolean {
  if (settled?.handled) done(settled.handled)
  else if (tryAgain(settled?.fault)) return false
  else failed(settled?.fault)
  return true
}

/** Its own transaction, that holds the row of state from the look to the commit: nobody can overtake it. */
async function alone(db: Db, asked: Asked): Promise<Settled> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(db, async tx => {
        await tx.query(`select from ${asked.kind.table} where id = $1 for no key update`, [asked.id])
        const [settled] = await settle(tx, [asked])
        if (settled?.fault) throw settled.fault
        return settled ?? {}
      })
    } catch (fault) {
      if (!wasLost(fault) || attempt === attempts) return { fault }
    }
  }
}
