import type { Category, Day, Piece, Settings } from '@papier-rose/law'
import type { Actor, Ask as AskOfAny } from '../kit/allowed.ts'
import type { Instant } from '../kit/clock.ts'
import type { Act, DeadlinePassed } from '../kit/store.ts'

/** Who holds the file, or how it ended. `none` is a stream that has not begun. */
export type Status = 'none' | 'with-agent' | 'with-applicant' | 'approved' | 'refused' | 'withdrawn' | 'closed'

/** What the person asks for. */
export type Kind = 'first-licence-after-exam' | 'added-category-after-exam'

/** What the agent says of one piece; a mended piece is to check again. */
export type PieceState =
  | { readonly state: 'to-check' }
  | { readonly state: 'accepted'; readonly by: string }
  | { readonly state: 'to-mend'; readonly reason: string; readonly wordsId?: string; readonly since: Day }
  | { readonly state: 'mended'; readonly reason: string }

/** What the file is about: ids of rows and facts that need no erasure. */
export interface Subject {
  readonly driverId: string
  readonly accountId: string
  readonly kind: Kind
  readonly category: Category
  readonly resultId: string
  /** The row of the answers, with their questions as they were worded. */
  readonly answersId: string
  /** The salted commitment to that row, in hexadecimal: it outlives the row. */
  readonly commitment?: string
  readonly pieces: readonly Piece[]
  /** The département whose préfecture decides, from the commune of the address. */
  readonly office: string
  /** The last day of the CEPC: files are worked in this order. */
  readonly cepcLastDay?: Day
  readonly lang: 'fr' | 'en'
}

export interface Ground {
  readonly code: string
  /** The grounds in fact, as the agent wrote them: a row that can be erased. */
  readonly factsId: string
}

/** Who looks at a file for the office that decides: its fraud cell, or another préfecture. */
export type Elsewhere = { readonly kind: 'fraud-cell' } | { readonly kind: 'office'; readonly office: string }

/** What an agent says of themselves when they act: the queue that they work in. The person and the service have none. */
interface Ask extends AskOfAny {
  readonly queue?: string
}

export type Command =
  | (Ask & { readonly type: 'Submit'; readonly subject: Subject; readonly on: Day })
  | (Ask & { readonly type: 'Join'; readonly answersId: string })
  | (Ask & { readonly type: 'Take' })
  | (Ask & { readonly type: 'Release' })
  | (Ask & { readonly type: 'HandOver'; readonly to: string })
  | (Ask & { readonly type: 'SendElsewhere'; readonly to: Elsewhere; readonly wordsId: string; readonly on: Day })
  | (Ask & { readonly type: 'SendBack'; readonly wordsId: string; readonly on: Day })
  | (Ask & { readonly type: 'AcceptPiece'; readonly piece: Piece })
  | (Ask & {
      readonly type: 'AskForCorrection'
      readonly piece: Piece
      readonly reason: string
      readonly wordsId?: string
      readonly on: Day
      /** The readings that the service follows; the default ones without it. */
      readonly law?: Settings
    })
  | (Ask & {
      readonly type: 'SendCorrection'
      readonly piece: Piece
      readonly on: Day
      readonly answersId?: string
      readonly office?: string
    })
  | (Ask & { readonly type: 'Approve'; readonly on: Day })
  | (Ask & { readonly type: 'Refuse'; readonly grounds: readonly Ground[]; readonly on: Day })
  | (Ask & { readonly type: 'Withdraw' })
  | (Ask & { readonly type: 'WriteMessage'; readonly messageId: string; readonly on: Day; readonly answerBy?: Day })
  | (Ask & { readonly type: 'SettleMessages' })
  | (Ask & DeadlinePassed)

export type Event =
  | (Act & { readonly type: 'Submitted'; readonly subject: Subject; readonly on: Day })
  | (Act & { readonly type: 'Joined'; readonly answersId: string })
  | (Act & { readonly type: 'Taken' })
  | (Act & { readonly type: 'Released' })
  | (Act & { readonly type: 'HandedOver'; readonly to: string })
  | (Act & { readonly type: 'SentElsewhere'; readonly to: Elsewhere; readonly wordsId: string; readonly on: Day })
  | (Act & { readonly type: 'SentBack'; readonly wordsId: string; readonly on: Day })
  | (Act & { readonly type: 'PieceAccepted'; readonly piece: Piece })
  | (Act & {
      readonly type: 'CorrectionAsked'
      readonly piece: Piece
      readonly reason: string
      readonly wordsId?: string
      readonly on: Day
      readonly reminderOn: Day
      readonly lastDay: Day
      readonly closesOn: Day
    })
  | (Act & {
      readonly type: 'CorrectionSent'
      readonly piece: Piece
      readonly on: Day
      readonly stillToMend: readonly Piece[]
      /** The row of the answers as they stand from now on, when the correction changed one. */
      readonly answersId?: string
      /** The département that decides from now on, when the corrected address lies in another one. */
      readonly office?: string
    })
  | (Act & { readonly type: 'CorrectionReminded'; readonly on: Day })
  | (Act & { readonly type: 'Closed'; readonly on: Day })
  | (Act & { readonly type: 'Approved'; readonly on: Day })
  | (Act & { readonly type: 'Refused'; readonly grounds: readonly Ground[]; readonly on: Day })
  | (Act & { readonly type: 'Withdrawn' })
  | (Act & {
      readonly type: 'MessageWritten'
      /** The row of the words, which can be erased. */
      readonly messageId: string
      readonly from: 'person' | 'office'
      readonly on: Day
      /** The day by which an answer is expected, when one is. */
      readonly answerBy?: Day
    })
  | (Act & { readonly type: 'MessagesSettled' })

export interface Application {
  readonly status: Status
  readonly subject?: Subject
  readonly submittedAt?: Instant
  readonly submittedOn?: Day
  readonly pieces: Readonly<Partial<Record<Piece, PieceState>>>
  /** The agent who works the file: nobody else acts on it meanwhile. */
  readonly taker?: string
  /** Another service looks at it; it comes back to the agent who had it. It is with us all the while: our time, and its days run. */
  readonly elsewhere?: Elsewhere & { readonly since: Day; readonly from?: string }
  /** Requests of the same kind that were sent again and joined to this one. */
  readonly joined: readonly string[]
  /** While the person holds the file. */
  readonly correction?: { readonly askedOn: Day; readonly reminderOn?: Day; readonly lastDay: Day; readonly closesOn: Day }
  readonly decidedOn?: Day
  readonly grounds: readonly Ground[]
  /** A message waits for an answer: of the office, or of the person. */
  readonly message?: { readonly waitsFor: 'office' | 'person'; readonly since: Day; readonly answerBy?: Day }
  /** When the file came to who holds it now. */
  readonly heldSince?: Instant
}

export const initial: Application = { status: 'none', pieces: {}, joined: [], grounds: [] }

/** Whose clock runs: the person's, ours, or nobody's. */
export const holderOf = (status: Status): Actor | 'nobody' =>
  status === 'with-agent' ? 'reviewer' : status === 'with-applicant' ? 'applicant' : 'nobody'

export const piecesIn = (now: Application, ...states: PieceState['state'][]): Piece[] =>
  (Object.entries(now.pieces) as [Piece, PieceState][]).filter(([, piece]) => states.includes(piece.state)).map(([name]) => name)

/** The queue of the fraud cell of an office. */
export const cellOf = (office: string): string => `fraud/${office}`

/** The one queue that owns a file: of the office that decides, of another one, or of the fraud cell. */
export function queueOf({ subject, elsewhere }: Application): string {
  const office = subject?.office ?? ''
  if (!elsewhere) return office
  return elsewhere.kind === 'fraud-cell' ? cellOf(office) : elsewhere.office
}

/** What the file becomes once this has happened. */
export function evolve(now: Application, event: Event): Application {
  const piece = (name: Piece, state: PieceState) => ({ ...now.pieces, [name]: state })
  switch (event.type) {
    case 'Submitted':
      return {
        ...now,
        status: 'with-agent',
        subject: event.subject,
        submittedAt: event.at,
        submittedOn: event.on,
        heldSince: event.at,
        pieces: Object.fromEntries(event.subject.pieces.map(name => [name, { state: 'to-check' }])),
      }
    case 'Joined':
      return { ...now, joined: [...now.joined, event.answersId] }
    case 'Taken':
      return { ...now, taker: event.by }
    case 'Released':
      return { ...now, taker: undefined }
    case 'HandedOver':
      return { ...now, taker: event.to }
    case 'SentElsewhere':
      return { ...now, taker: undefined, elsewhere: { ...event.to, since: event.on, ...(now.taker ? { from: now.taker } : {}) } }
    case 'SentBack':
      return { ...now, taker: now.elsewhere?.from, elsewhere: undefined }
    case 'PieceAccepted':
      return { ...now, pieces: piece(event.piece, { state: 'accepted', by: event.by }) }
    case 'CorrectionAsked':
      return {
        ...now,
        status: 'with-applicant',
        heldSince: now.status === 'with-applicant' ? now.heldSince : event.at,
        pieces: piece(event.piece, { state: 'to-mend', reason: event.reason, wordsId: event.wordsId, since: event.on }),
        correction: {
          askedOn: now.correction?.askedOn ?? event.on,
          reminderOn: event.reminderOn,
          lastDay: event.lastDay,
          closesOn: event.closesOn,
        },
      }
    case 'CorrectionSent': {
      const sent = now.pieces[event.piece]
      const pieces = piece(event.piece, { state: 'mended', reason: sent?.state === 'to-mend' ? sent.reason : '' })
      const { answersId, office } = event
      const subject = now.subject && { ...now.subject, ...(answersId ? { answersId } : {}), ...(office ? { office } : {}) }
      // Another préfecture begins anew: no agent of it has taken the file yet.
      const moved = office !== undefined && office !== now.subject?.office
      const next = { ...now, pieces, subject, ...(moved ? { taker: undefined, elsewhere: afterMoving(now.elsewhere) } : {}) }
      return event.stillToMend.length > 0 ? next : { ...next, status: 'with-agent', correction: undefined, heldSince: event.at }
    }
    case 'CorrectionReminded':
      return now.correction ? { ...now, correction: { ...now.correction, reminderOn: undefined } } : now
    case 'Approved':
      return { ...now, status: 'approved', decidedOn: event.on, heldSince: event.at }
    case 'Refused':
      return { ...now, status: 'refused', decidedOn: event.on, grounds: event.grounds, heldSince: event.at }
    case 'Withdrawn':
      return { ...now, status: 'withdrawn', taker: undefined, elsewhere: undefined, correction: undefined, heldSince: event.at }
    case 'MessageWritten':
      return { ...now, message: afterMessage(now.message, event) }
    case 'MessagesSettled':
      return { ...now, message: undefined }
    case 'Closed':
      return { ...now, status: 'closed', elsewhere: undefined, correction: undefined, decidedOn: event.on, heldSince: event.at }
  }
}

/** A file whose préfecture changes is looked at by the fraud cell of the new one; an office that was asked by the former one has it no more. */
const afterMoving = (elsewhere: Application['elsewhere']): Application['elsewhere'] =>
  elsewhere?.kind === 'fraud-cell' ? { kind: elsewhere.kind, since: elsewhere.since } : undefined

/** Whose turn it is to answer. Several messages of the person wait as one, since the first of them; a message of the office answers them. */
function afterMessage(before: Application['message'], { from, on, answerBy }: Extract<Event, { type: 'MessageWritten' }>) {
  const asked = answerBy ? { answerBy } : {}
  if (from === 'person') return before?.waitsFor === 'office' ? before : ({ waitsFor: 'office', since: on, ...asked } as const)
  return answerBy ? ({ waitsFor: 'person', since: on, answerBy } as const) : undefined
}
