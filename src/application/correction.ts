import type { AskedPiece, Piece } from '@papier-rose/law'
import { submit } from '../evidence/index.ts'
import { getPassedExam } from '../exam/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { allOrNothing, handle, type Refusal, readStream } from '../kit/store.ts'
import { findDriver } from '../record/index.ts'
import type { Event } from './application.ts'
import { piecesAsked } from './asking.ts'
import { ownerOf } from './drafts.ts'
import type { Asked, Facts } from './facts.ts'
import { applications } from './reactions.ts'
import { readAnswers } from './read.ts'
import type { Sent } from './sent.ts'
import { keepAnswers } from './submission.ts'

/** The pieces of a request that was sent, each with the reason why it was asked: by the answers as they stand and the law of that day. */
export async function piecesOfSent(deps: Deps, { id, state }: Sent): Promise<readonly AskedPiece[]> {
  const { subject, submittedOn } = state
  const answers = await readAnswers(deps.db, subject.answersId)
  const driver = await findDriver(deps.db, subject.driverId)
  if (!answers || !driver || !submittedOn) return []
  const exam = await getPassedExam(deps, subject.resultId)
  const { nationality, housing, medical, email, lang } = answers.facts
  const at = {
    draft: { id, kind: subject.kind },
    answers: { nationality, housing, medical },
    driver,
    exam,
    account: { email, lang },
    files: [],
  }
  return piecesAsked({ ...at, today: submittedOn, law: deps.law }) ?? []
}

/** When the correction of that piece was asked for the last time. */
export async function askedAt(deps: Pick<Deps, 'db'>, applicationId: string, piece: Piece): Promise<Instant | undefined> {
  const events = await readStream<Event>(deps.db, applications, applicationId)
  return events.findLast(({ event }) => event.type === 'CorrectionAsked' && event.piece === piece)?.event.at
}

/** The answers as they stand, with something changed by the correction. */
export interface Changed {
  readonly facts: Partial<Facts>
  readonly asked: Asked
  /** The département that decides, when it is another one by now. */
  readonly office?: string
}

/** Sends the correction of one piece: the files, the answers when one changed, and the command, in one transaction. The file keeps its rank. */
export async function sendCorrection(deps: Deps, sent: Sent, piece: Piece, by: By): Promise<Refusal | undefined> {
  try {
    await allOrNothing(deps.db, tx => sendWithin(tx, deps, sent, piece, by))
    return undefined
  } catch (fault) {
    if (fault instanceof Undone) return fault.refused
    throw fault
  }
}

interface By {
  readonly accountId: string
  readonly key: string
  readonly changed?: Changed
}

async function sendWithin(tx: Tx, deps: Deps, sent: Sent, piece: Piece, { accountId, key, changed }: By): Promise<void> {
  const at = deps.clock.now()
  // First of all: it makes two sendings of one person wait for each other.
  await submit(tx, ownerOf(sent.id), at)
  const before = changed && (await readAnswers(tx, sent.state.subject.answersId))
  const answersId = before && deps.ids()
  if (before && answersId) {
    const questions = [...before.questions.filter(({ page }) => page !== changed.asked.page), changed.asked]
    await keepAnswers(tx, answersId, questions, { ...before.facts, ...changed.facts }, at)
  }
  const renewed = { ...(answersId ? { answersId } : {}), ...(changed?.office ? { office: changed.office } : {}) }
  const command = { type: 'SendCorrection', piece, on: deps.clock.today(), ...renewed, by: accountId, as: 'applicant', at } as const
  const { refused } = await handle(deps, applications, sent.id, command, key, tx)
  // Nothing of a refused correction is kept: neither its answers nor the change of its files.
  if (refused) throw new Undone(refused)
}

class Undone extends Error {
  readonly refused: Refusal
  constructor(refused: Refusal) {
    super(refused.refused)
    this.refused = refused
  }
}
