import type { Day, DriverRecord } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { type Handled, handle, readState } from '../kit/store.ts'
import { readBans } from './bans.ts'
import { findDriver } from './driver.ts'
import { records } from './reactions.ts'
import { asLawReads, type Command, type Driven, type Event, type GivenCategory, type GivenCepc, type TitleEnd } from './record.ts'

export { liftBan, type NewBan, noteAptitude, recordBan } from './bans.ts'
export { allowed as allowedOnRecords } from './decide.ts'
export {
  type Civil,
  type Driver,
  findDriver,
  findDriverByNeph,
  findDriversBornOn,
  findDriversByNeph,
  rememberDriver,
  rememberDrivers,
} from './driver.ts'
export { records } from './reactions.ts'
export type { Driven, Event as RecordEvent, GivenCategory, GivenCepc, GivenTitle, KnownBan, TitleEnd } from './record.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'law'>
type Done = Promise<Handled<Event, Driven>>

/** Who acts on the record, when it is not the service by itself. `tx` acts within a transaction of the caller. */
export interface Acting {
  readonly by?: string
  readonly as?: Actor
  readonly tx?: Tx
}

const act = ({ clock }: Needs, { by = 'papier-rose', as = 'system' }: Acting) => ({ by, as, at: clock.now() })
const give = (deps: Needs, driverId: string, command: Command, key: string, { tx }: Acting): Done =>
  handle(deps, records, driverId, command, key, tx)

/** The record of a driver as the law reads it. Throws for a driver that nobody knows. */
export async function readRecord(q: Queryable, driverId: string): Promise<DriverRecord> {
  const [driver, state, bans] = [await findDriver(q, driverId), await readDriven(q, driverId), await readBans(q, driverId)]
  if (!driver) throw new Error('no such driver')
  return asLawReads(state, driver.birthDay, bans)
}

/** What is recorded of a driver: categories, CEPC, title; of the bans, the ids. */
export const readDriven = (q: Queryable, driverId: string): Promise<Driven> => readState<Event, Driven>(q, records, driverId)

/** Records a category obtained on a day, with its codes. */
export const giveCategory = (deps: Needs, driverId: string, given: GivenCategory, key: string, acting: Acting = {}): Done =>
  give(deps, driverId, { type: 'GiveCategory', ...given, ...act(deps, acting) }, key, acting)

/** Issues a CEPC, unless the law does not let its holder drive with it: `refused` then says 'may-not-drive'. */
export async function issueCepc(deps: Needs, driverId: string, cepc: GivenCepc, key: string, acting: Acting = {}): Done {
  const q = acting.tx ?? deps.db
  for (;;) {
    // The ids first: a ban recorded after them is missed by the rows or not, and the decider sees that it is new.
    const { bans: known } = await readDriven(q, driverId)
    const [driver, bans] = [await findDriver(q, driverId), await readBans(q, driverId)]
    if (!driver) throw new Error('no such driver')
    const facts = { on: deps.clock.today(), birth: driver.birthDay, known, bans, law: deps.law }
    const done = await give(deps, driverId, { type: 'IssueCepc', ...cepc, ...facts, ...act(deps, acting) }, key, acting)
    if (done.refused?.refused !== 'bans-changed') return done
  }
}

/** Takes a CEPC back: the exam that gave it was corrected. */
export const withdrawCepc = (deps: Needs, driverId: string, cepcId: string, key: string, acting: Acting = {}): Done =>
  give(deps, driverId, { type: 'WithdrawCepc', cepcId, ...act(deps, acting) }, key, acting)

/** Records the title now in the hands of its holder; the one before it is replaced. Received today unless said otherwise. */
export const handOverTitle = (
  deps: Needs,
  driverId: string,
  title: { number: string; issuedOn: Day; lastDay: Day; receivedOn?: Day },
  key: string,
  acting: Acting = {},
): Done => give(deps, driverId, { type: 'HandOverTitle', receivedOn: deps.clock.today(), ...title, ...act(deps, acting) }, key, acting)

/** Records that a title was lost, stolen, replaced or destroyed. */
export const endTitle = (
  deps: Needs,
  driverId: string,
  end: { number: string; why: TitleEnd; on: Day },
  key: string,
  acting: Acting = {},
): Done => give(deps, driverId, { type: 'EndTitle', ...end, ...act(deps, acting) }, key, acting)
