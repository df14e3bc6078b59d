import type { DriverRecord } from '@papier-rose/law'
import { type Account, consents, findAccount, findReadings, findSessionsOf, type Reading } from '../account/index.ts'
import { type Act, findActs } from '../acts/index.ts'
import {
  type Asked,
  type FoundApplication,
  findApplicationsOf,
  findDraftsOf,
  ownerOfRequest,
  readAnswers,
  toldOf,
} from '../application/index.ts'
import { type Forecast, findForecasts } from '../delays/index.ts'
import { type EvidenceDeps, listOf, type Owner } from '../evidence/index.ts'
import { cepcsOf, type IssuedCepc } from '../exam/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { findMessages, type Message } from '../messages/index.ts'
import { findLetters, findTexts, type KeptLetter, type KeptText } from '../notices/index.ts'
import { type Driver, findDriver, type KnownLife, type Proposal, proposalsAbout, readLife, readRecord } from '../record/index.ts'
import { findReported, ownerOfReport, type Rectification } from '../rectification/index.ts'
import { findCodes, type RightCode } from '../verify/index.ts'
import { findRowsHeld, type HeldRows } from './read.ts'

/** One request with all that hangs on it. */
export interface HeldRequest {
  readonly request: Omit<FoundApplication, 'state'> & { readonly state: ReturnType<typeof toldOf> }
  readonly answers: readonly Asked[]
  readonly messages: readonly Message[]
  /** What was announced of when, each day on which it changed. */
  readonly forecasts: readonly Forecast[]
  readonly files: readonly HeldFile[]
}

/** A file that they sent, which is read where it was sent. */
interface HeldFile {
  readonly piece: string
  readonly name: string
  readonly receivedAt: Instant
  readonly state: string
}

/** Everything that we hold about a person, as our own rows say it. */
export interface Held {
  readonly at: Instant
  readonly account: Account
  readonly consents: Awaited<ReturnType<typeof consents>>
  readonly sessions: Awaited<ReturnType<typeof findSessionsOf>>
  readonly drafts: Awaited<ReturnType<typeof findDraftsOf>>
  readonly requests: readonly HeldRequest[]
  readonly letters: readonly KeptLetter[]
  readonly texts: readonly KeptText[]
  readonly acts: readonly Act[]
  readonly cepcs: readonly IssuedCepc[]
  readonly readings: readonly Reading[]
  /** The codes that they gave, with who used them. */
  readonly codes: readonly RightCode[]
  /** Errors that they reported in their record, with what they added. */
  readonly reports: readonly (Rectification & { readonly files: readonly HeldFile[] })[]
  readonly driver?: Driver
  readonly record?: DriverRecord
  /** What was told of them by courts, préfectures and doctors, each with the day it is of and the day we knew it. */
  readonly facts?: KnownLife['facts']
  /** Acts about them that one agent proposed to another, whatever became of them. */
  readonly proposals: readonly HeldProposal[]
  /** The rest, as our tables write it. */
  readonly rows: HeldRows
}

/** An act that was proposed, without the agents: who read is said elsewhere. */
type HeldProposal = Pick<Proposal, 'takesBack' | 'office' | 'proposedAt' | 'reason'> & {
  readonly fact: Pick<Proposal['fact'], 'kind' | 'reference' | 'content'>
  readonly settled?: Pick<NonNullable<Proposal['settled']>, 'how' | 'at' | 'answer'>
}

const heldProposal = ({ fact: { kind, reference, content }, takesBack, office, proposedAt, reason, settled }: Proposal): HeldProposal => ({
  fact: { kind, reference, content },
  ...(takesBack ? { takesBack } : {}),
  office,
  proposedAt,
  reason,
  ...(settled ? { settled: { how: settled.how, at: settled.at, answer: settled.answer } } : {}),
})

/** Reads everything that we hold about this person. */
export async function heldAbout(deps: Deps, vault: EvidenceDeps['vault'], accountId: string): Promise<Held | undefined> {
  const { db } = deps
  const account = await findAccount(db, accountId)
  if (!account) return undefined
  const { driverId } = account
  const filesOf = async (owner: Owner): Promise<HeldFile[]> =>
    (await listOf({ db, vault }, owner, { ended: true })).map(({ piece, name, receivedAt, state }) => ({ piece, name, receivedAt, state }))
  const requests: HeldRequest[] = []
  for (const request of await findApplicationsOf(db, accountId)) {
    const answersId = request.state.subject?.answersId ?? ''
    requests.push({
      request: { ...request, state: toldOf(request.state) },
      answers: (await readAnswers(db, answersId))?.questions ?? [],
      messages: await findMessages(db, request.id),
      forecasts: await findForecasts(db, request.id),
      files: await filesOf(ownerOfRequest(request.id)),
    })
  }
  const reports: (Rectification & { readonly files: readonly HeldFile[] })[] = []
  for (const one of driverId ? await findReported(db, driverId) : []) reports.push({ ...one, files: await filesOf(ownerOfReport(one.id)) })
  const driver = driverId ? await findDriver(db, driverId) : undefined
  return {
    at: deps.clock.now(),
    account,
    consents: await consents(db, accountId),
    sessions: await findSessionsOf(db, accountId),
    drafts: await findDraftsOf(db, accountId),
    requests,
    letters: await findLetters(db, accountId),
    texts: await findTexts(db, accountId),
    acts: await findActs(db, accountId),
    cepcs: driverId ? await cepcsOf(db, driverId) : [],
    readings: driverId ? await findReadings(db, driverId) : [],
    codes: driverId ? await findCodes(db, driverId) : [],
    reports,
    proposals: driver ? (await proposalsAbout(deps, driver.id)).map(heldProposal) : [],
    rows: await findRowsHeld(db, { accountId, ...(driverId ? { driverId } : {}) }),
    ...(driver ? { driver, record: await readRecord(deps, driver.id), facts: (await readLife(deps, driver.id)).facts } : {}),
  }
}
