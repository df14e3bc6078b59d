import { type DriverRecord, type Ledger, type Life, ledgerOf, type PointsAsOf, recordOf } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { readState } from '../kit/store.ts'
import { findDriver } from './driver.ts'
import { type KnownFact, readFacts, recordKeys } from './facts.ts'
import { records } from './reactions.ts'
import { asLife, type Driven, type Event } from './record.ts'

export type { KnownFact } from './facts.ts'

/** What it takes to read a record. Within a transaction, `db` is the transaction. */
export interface Reading extends Pick<Deps, 'clock' | 'law' | 'config'> {
  readonly db: Queryable
}

/** A life with the ids of its facts. */
export interface KnownLife extends Life {
  readonly facts: readonly KnownFact[]
}

/** Everything that was told of a driver. Throws for a driver that nobody knows. */
export async function readLife({ db, config }: Reading, driverId: string): Promise<KnownLife> {
  const [driver, state] = [await findDriver(db, driverId), await readDriven(db, driverId)]
  if (!driver) throw new Error('no such driver')
  const facts = await readFacts(db, recordKeys(config), [driver.id])
  return { ...asLife(state, driver.birthDay, []), facts: facts.get(driver.id) ?? [] }
}

/** The record of a driver as the law reads it: today as known today, or on another day as known on another. */
export const readRecord = async (reading: Reading, driverId: string, asOf: Partial<PointsAsOf> = {}): Promise<DriverRecord> =>
  recordOf(await readLife(reading, driverId), { day: reading.clock.today(), ...asOf }, reading.law)

/** The points of a driver: today as known today, or on another day as known on another. */
export const readLedger = async (reading: Reading, driverId: string, asOf: Partial<PointsAsOf> = {}): Promise<Ledger> =>
  ledgerOf(await readLife(reading, driverId), { day: reading.clock.today(), ...asOf }, reading.law)

/** What is recorded of a driver: categories, CEPC, title; of what was told, the ids. */
export const readDriven = (q: Queryable, driverId: string): Promise<Driven> => readState<Event, Driven>(q, records, driverId)

/** How many events a driver’s record holds: who acts on what they read says which record it was. */
export async function versionOf(q: Queryable, driverId: string): Promise<number> {
  const { rows } = await q.query<{ version: number }>('select coalesce(max(version), 0) as version from journal where stream = $1', [
    `${records.name}/${driverId}`,
  ])
  return rows[0]?.version ?? 0
}
