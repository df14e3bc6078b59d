import type { Day } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { type Handled, handle } from '../kit/store.ts'
import { records } from './reactions.ts'
import { readDriven, readLife } from './reading.ts'
import type { Command, Driven, Event, GivenCategory, GivenCepc, TitleEnd } from './record.ts'

export { type Asking, type Opened, openParts, openTo, purposesOf } from './access.ts'
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
export { eraseDue } from './erase.ts'
export { factIdOf, findStanding, type KnownFact, type NewFact, recordKeys, referenceOf, wrappedFactKeys } from './facts.ts'
export {
  type FollowedLetter,
  type IssuedRef,
  type Letter,
  letterCame,
  letterRead,
  readLetters,
} from './letters.ts'
export { lookAt, recordDeadlines, recordTasks } from './look.ts'
export { type AnswerRefusal, answerNamed, type KnownNamed, questionPosted, readNamed, settleNamed } from './named.ts'
export { findDeclined, findProposal, findProposals, type Proposal, proposalsAbout } from './proposals.ts'
export {
  type Purpose,
  partOfKind,
  partsOpened,
  purposeNames,
  purposes,
  purposesOfRoles,
  readerOfRole,
} from './purposes.ts'
export { records } from './reactions.ts'
export { type AwaitedRow, awaitedAPage, findAwaited, findRetentions, type RetentionRow } from './read.ts'
export {
  type KnownLife,
  type Reading,
  readDriven,
  readLedger,
  readLife,
  readRecord,
  versionOf,
} from './reading.ts'
export type {
  Driven,
  Event as RecordEvent,
  GivenCategory,
  GivenCepc,
  GivenCertificate,
  GivenTitle,
  TakeBackReason,
  TitleEnd,
} from './record.ts'
export { takeBackReasons } from './record.ts'
export { type DriverRow, driversAPage, type FoundBy, nearEnough, searchBy, searchDrivers, type Way, ways } from './search.ts'
export { afterOthers, findTakenBack, freeRevision, type TakenBack, takeBackTold } from './take-back.ts'
export {
  checkFact,
  type Heard,
  type OneTold,
  type Outcome,
  type TellRefusal,
  tell,
  tellEach,
  type Was,
} from './tell.ts'
export type { Telling } from './telling.ts'
export {
  type ErasureRule,
  factKinds,
  kindsOfPartners,
  longestAnswer,
  mayTell,
  needsTwoPeople,
  referenceSchema,
  type Teller,
} from './told.ts'
export { confirm, decline, propose, proposeTakeBack, readDeclined } from './two-people.ts'
export { promisesOfTelling } from './within.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'law' | 'config'>
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

/** Records a category obtained on a day, with its codes. */
export const giveCategory = (deps: Needs, driverId: string, given: GivenCategory, key: string, acting: Acting = {}): Done =>
  give(deps, driverId, { type: 'GiveCategory', ...given, ...act(deps, acting) }, key, acting)

/** Issues a CEPC, unless the law does not let its holder drive with it: `refused` then says 'may-not-drive'. */
export const issueCepc = (deps: Needs, driverId: string, cepc: GivenCepc, key: string, acting: Acting = {}): Done =>
  askTheLaw(deps, driverId, { type: 'IssueCepc', ...cepc }, key, acting)

/** Issues a certificate of rights for the categories that the law lets its holder drive today; without one, `refused` says 'may-not-drive'. */
export const issueCertificate = (deps: Needs, driverId: string, certificateId: string, key: string, acting: Acting = {}): Done =>
  askTheLaw(deps, driverId, { type: 'IssueCertificate', certificateId }, key, acting)

type AskingTheLaw = (GivenCepc & { readonly type: 'IssueCepc' }) | { readonly type: 'IssueCertificate'; readonly certificateId: string }

/** Decides with all that was told; again when a fact came meanwhile. */
async function askTheLaw(deps: Needs, driverId: string, command: AskingTheLaw, key: string, acting: Acting): Done {
  const q = acting.tx ?? deps.db
  for (;;) {
    // The ids first: a fact told after them is missed by the rows or not, and the decider sees that it is new.
    const { facts, takenBack } = await readDriven(q, driverId)
    const { birth, facts: told } = await readLife({ ...deps, db: q }, driverId)
    const around = { on: deps.clock.today(), birth, known: { facts, takenBack }, told, law: deps.law }
    const done = await give(deps, driverId, { ...command, ...around, ...act(deps, acting) }, key, acting)
    if (done.refused?.refused !== 'facts-changed') return done
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
