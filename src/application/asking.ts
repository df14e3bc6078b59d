import {
  type AskedPiece,
  ageOn,
  type Day,
  type DriverRecord,
  majority,
  type Piece,
  piecesFor,
  type Settings,
  type Situation,
} from '@papier-rose/law'
import type { Account } from '../account/index.ts'
import type { Evidence } from '../evidence/index.ts'
import type { PassedExam } from '../exam/index.ts'
import type { Driver } from '../record/index.ts'
import type { Kind } from './application.ts'
import type { Draft } from './drafts.ts'
import type { Answers } from './facts.ts'

/** All that a page of the request may look at: what we hold of the person already, and what they answered so far. */
export interface Asking {
  readonly draft: Pick<Draft, 'id' | 'kind'>
  readonly answers: Answers
  readonly driver: Driver
  readonly exam: PassedExam
  readonly account: Pick<Account, 'email' | 'mobile' | 'lang'>
  readonly files: readonly Pick<Evidence, 'id' | 'piece' | 'name' | 'pages' | 'kind'>[]
  readonly today: Day
  readonly law: Settings
}

/** A first licence, or one more category: the categories that the record holds say it. The exam of this very request does not count. */
export const kindOf = (record: DriverRecord): Kind =>
  record.categories.length === 0 ? 'first-licence-after-exam' : 'added-category-after-exam'

export const isMinor = ({ driver, today, law }: Pick<Asking, 'driver' | 'today' | 'law'>): boolean =>
  ageOn(driver.birthDay, today, law) < majority.value

/** The person's situation as the law looks at it; undefined until the questions that decide are answered. */
export function situationOf(at: Asking): Situation | undefined {
  const { answers, driver, exam, draft, today } = at
  const { nationality, housing, medical } = answers
  if (!nationality || !housing || !medical) return undefined
  return {
    reason: draft.kind,
    category: exam.category,
    birth: driver.birthDay,
    on: today,
    nationality,
    housing,
    minorOrProtected: isMinor(at),
    firstLicence: draft.kind === 'first-licence-after-exam',
    medical: { ...Object.fromEntries(medical.map(cause => [cause, true])), ...(exam.medicalCheckAsked ? { inspectorAsked: true } : {}) },
    learning: exam.learning,
  }
}

/** The pieces asked of this person, each with its reason; undefined until their situation is known. */
export function piecesAsked(at: Asking): readonly AskedPiece[] | undefined {
  const situation = situationOf(at)
  return situation && piecesFor(situation, at.law).value
}

/** May this piece be replaced by a declaration on honour? The other alternatives of the law pass through services that we do not have. */
export const mayDeclare = (asked: AskedPiece): boolean => asked.alternatives === 'honour-declaration'

/** Has this piece what it needs: a document, a declaration where one is enough, or for the photo its code? */
export function pieceReady(at: Asking, asked: Pick<AskedPiece, 'piece' | 'alternatives'>): boolean {
  if (asked.piece === 'photo-signature') return photoReady(at)
  if (at.files.some(file => file.piece === asked.piece)) return true
  return asked.alternatives === 'honour-declaration' && (at.answers.declared ?? []).includes(asked.piece)
}

export const photoReady = ({ answers, today }: Pick<Asking, 'answers' | 'today'>): boolean =>
  answers.photo !== undefined && today <= answers.photo.lastDay

/** The pieces that the person sends as files: the photo has its own question. */
export const isUploaded = (piece: Piece): boolean => piece !== 'photo-signature'
