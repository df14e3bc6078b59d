import { createHash } from 'node:crypto'
import { type Day, fromNumber, toNumber } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Round } from '../kit/jobs.ts'

/** The fingerprint of the journal up to the end of a day. `events` counts those since the fingerprint before. */
export interface Print {
  readonly day: Day
  readonly last_seq: number
  readonly events: number
  readonly hash: Buffer
}

const first = { last_seq: 0, hash: Buffer.alloc(32) }

/** Every fingerprint, the newest first. */
export const readPrints = async (db: Queryable): Promise<Print[]> =>
  (await db.query<Print>('select day, last_seq, events, hash from journal_print order by day desc')).rows

/** SHA-256 over the fingerprint before and the hashes of the events after it, in order, a thousand at a time. */
async function printOf(db: Queryable, before: Pick<Print, 'last_seq' | 'hash'>, lastSeq: number): Promise<Pick<Print, 'events' | 'hash'>> {
  const sum = createHash('sha256').update(before.hash)
  let events = 0
  for (let from = before.last_seq; ; ) {
    const { rows } = await db.query<{ seq: number; hash: Buffer }>(
      'select seq, hash from journal where seq > $1 and seq <= $2 order by seq limit 1000',
      [from, lastSeq],
    )
    for (const { hash } of rows) sum.update(hash)
    events += rows.length
    const end = rows.at(-1)
    if (!end) return { events, hash: sum.digest() }
    from = end.seq
  }
}

/** The transactions that are writing to the journal of this database at this moment. */
const writers = `select virtualtransaction from pg_locks
  where relation = 'journal'::regclass and mode = 'RowExclusiveLock' and granted
    and database = (select oid from pg_database where datname = current_database())`

/**
 * Takes the fingerprint of the day before, once. Numbers of the journal have gaps (a transaction undone) and may become visible late (one that
 * is not over): a fingerprint taken too early would miss an event below its last number for ever. A writer holds its lock on the journal
 * before it has a number and until its events are visible: so once those who wrote when the last number had been read are over, nothing more
 * can come below it. Until then the round waits for its next turn.
 */
export function printRound({ db, clock }: Pick<Deps, 'db' | 'clock'>): Round {
  let awaited: { day: Day; last_seq: number; writers: string[] } | undefined
  return {
    name: 'journal-print',
    async go() {
      const today = clock.today()
      const day = fromNumber(toNumber(today) - 1)
      const [before] = (await db.query<Print>('select day, last_seq, events, hash from journal_print order by day desc limit 1')).rows
      if (before && before.day >= day) return
      const since = before ?? first
      if (awaited?.day !== day) {
        const { rows } = await db.query<{ last_seq: number }>(
          `select coalesce(
             (select min(seq) - 1 from journal where seq > $1 and at >= $2::date::timestamp at time zone 'Europe/Paris'),
             (select max(seq) from journal), 0) as last_seq`,
          [since.last_seq, today],
        )
        const writing = (await db.query<{ virtualtransaction: string }>(writers)).rows
        awaited = { day, last_seq: rows[0]?.last_seq ?? 0, writers: writing.map(one => one.virtualtransaction) }
      }
      const { rowCount } = await db.query(`${writers} and virtualtransaction = any($1)`, [awaited.writers])
      if (rowCount) return
      const { events, hash } = await printOf(db, since, awaited.last_seq)
      await db.query(
        `insert into journal_print (day, last_seq, events, hash) values ($1, $2, $3, $4) on conflict on constraint one_print_a_day do nothing`,
        [day, awaited.last_seq, events, hash],
      )
    },
  }
}

/** Takes every fingerprint again, and says the first day on which the journal is not what was published. */
export async function verifyPrints(db: Queryable): Promise<{ prints: number; differs?: Day }> {
  const prints = (await readPrints(db)).reverse()
  let before: Pick<Print, 'last_seq' | 'hash'> = first
  for (const print of prints) {
    const { events, hash } = await printOf(db, before, print.last_seq)
    if (events !== print.events || !hash.equals(print.hash)) return { prints: prints.length, differs: print.day }
    before = print
  }
  return { prints: prints.length }
}
