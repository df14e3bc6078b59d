import type { BanKind, Day } from '@papier-rose/law'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { allOrNothing, type Handled, handle } from '../kit/store.ts'
import { records } from './reactions.ts'
import type { Command, Driven, Event, KnownBan } from './record.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>
type Done = Promise<Handled<Event, Driven>>

/** A ban as it is told to us. Without a last day it goes on until it is lifted. */
export interface NewBan {
  readonly kind: BanKind
  readonly from: Day
  readonly lastDay?: Day
  /** The right comes back only with the préfet's decision of aptitude. */
  readonly needsAptitude?: boolean
}

/** Every ban of a driver, with its days, oldest first. */
export async function readBans(q: Queryable, driverId: string): Promise<KnownBan[]> {
  const { rows } = await q.query<{
    id: string
    kind: BanKind
    from_day: Day
    last_day: Day | null
    needs_aptitude: boolean
    aptitude_on: Day | null
    lifted_on: Day | null
  }>(
    'select id, kind, from_day, last_day, needs_aptitude, aptitude_on, lifted_on from ban where driver_id::text = $1 order by from_day, id',
    [driverId],
  )
  return rows.map(({ id, kind, from_day, last_day, needs_aptitude, aptitude_on, lifted_on }) => ({
    id,
    kind,
    from: from_day,
    needsAptitude: needs_aptitude,
    ...(last_day ? { lastDay: last_day } : {}),
    ...(aptitude_on ? { aptitudeOn: aptitude_on } : {}),
    ...(lifted_on ? { liftedOn: lifted_on } : {}),
  }))
}

/** Records a ban: its days in a row that can be erased, the fact in the journal, together. Answers the ban's id. */
export async function recordBan(deps: Needs, driverId: string, ban: NewBan, key: string): Promise<string> {
  // The same telling makes the same ban, however often it is tried.
  const banId = idFrom('ban', driverId, key)
  await rowAndEvent(deps, driverId, 'RecordBan', banId, key, tx =>
    tx.query(
      `insert into ban (id, driver_id, kind, from_day, last_day, needs_aptitude) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
      [banId, driverId, ban.kind, ban.from, ban.lastDay ?? null, ban.needsAptitude ?? false],
    ),
  )
  return banId
}

/** Notes the day on which the préfet's decision of aptitude was notified. */
export const noteAptitude = (deps: Needs, driverId: string, banId: string, on: Day, key: string): Done =>
  rowAndEvent(deps, driverId, 'NoteAptitude', banId, key, tx =>
    tx.query('update ban set aptitude_on = $3 where id = $1 and driver_id = $2', [banId, driverId, on]),
  )

/** Sets a ban aside from that day, as if it had not been: acquittal, annulled decision. */
export const liftBan = (deps: Needs, driverId: string, banId: string, on: Day, key: string): Done =>
  rowAndEvent(deps, driverId, 'LiftBan', banId, key, tx =>
    tx.query('update ban set lifted_on = $3 where id = $1 and driver_id = $2 and lifted_on is null', [banId, driverId, on]),
  )

async function rowAndEvent(
  deps: Needs,
  driverId: string,
  type: 'RecordBan' | 'NoteAptitude' | 'LiftBan',
  banId: string,
  key: string,
  write: (tx: Tx) => Promise<unknown>,
): Done {
  const command: Command = { type, banId, by: 'papier-rose', as: 'system', at: deps.clock.now() }
  return allOrNothing(deps.db, async tx => {
    await write(tx)
    return handle(deps, records, driverId, command, key, tx)
  })
}
