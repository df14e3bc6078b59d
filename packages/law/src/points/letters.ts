import type { Words } from '../answer.ts'
import { addMonths, type Day, fromNumber } from '../day.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'
import { byNumber } from './count.ts'
import type { LetterRef } from './happenings.ts'
import { type WayBack, wayBack, wayBackAfterAnnulment, wayBackAfterForeignBan } from './invalidation.ts'
import type { Move } from './running.ts'
import { l223_5, l223_6, l223_10, l224_14, r223_3, r223_4, r224_20 } from './texts.ts'

/** One infraction of probation that costs at least so many points brings a 48N. Probation began with this version. */
export const letter48NPoints = dated('points that bring a 48N', r223_4, { '2004-03-01': 3 })
/** Months to follow the mandatory stage, from the receipt of the 48N. */
export const letter48NMonths = dated('months to follow the mandatory stage', r223_4, { '2001-01-01': 3, '2004-03-01': 4 })
/** At this balance or below, a confirmed driver receives a 48M. No text requires it. */
export const letter48MBalance = dated('balance that brings a 48M', article('Ministère de l’intérieur', 'lettre 48M', '2026-11-01', 'K'), {
  '2001-01-01': 6,
})

const points48NOn = byNumber(letter48NPoints)
const months48NOn = byNumber(letter48NMonths)
const balance48MOn = byNumber(letter48MBalance)

/** A letter that the ledger calls for, that was received, or both. */
export interface PointsLetter {
  readonly ref: LetterRef
  /** The day of the withdrawal or of the credit that brings it; null when nothing in the history does. */
  readonly dueOn: Day | null
  readonly receivedOn: Day | null
  /** The infraction it is about. */
  readonly about: string | null
}

/** What must be done, or may be done, and until or from when. */
export interface PointsDeadline {
  readonly what: 'stage' | 'surrender' | 'new-licence' | 'application' | 'theory-only' | 'foreign-licence'
  readonly because: LetterRef | 'foreign-ban'
  /** Last day to act; for `new-licence`, `application` and `foreign-licence` the first day; for `theory-only` the first day that is too late. */
  readonly day: Day
  readonly doneOn: Day | null
  readonly words: Words
  readonly articles: readonly Article[]
}

/** Which letter a withdrawal brings: 48SI at zero, 48N in probation, 48M when the balance falls to six, 48 otherwise. */
function refFor(move: Move): LetterRef | null {
  const { before = 0, taken = 0, inProbation = 0 } = move.numbers
  if (taken === 0) return null
  // L223-10: no 48N, and at zero a ban of its own, for who drives with a foreign licence.
  if (move.standing === 'foreign') return move.balance <= 0 ? null : '48'
  if (move.balance <= 0) return before > 0 ? '48SI' : null
  if (inProbation === 1 && taken >= points48NOn(move.day)) return '48N'
  const limit = balance48MOn(move.day)
  return inProbation === 0 && before > limit && move.balance <= limit ? '48M' : '48'
}

const credits = new Set<Move['kind']>(['single-back', 'full-back', 'ten-back', 'stage-credit'])

/** Every letter that the moves bring, with the day it was received when the history says so. */
export function lettersOf(moves: readonly Move[]): PointsLetter[] {
  const letters: PointsLetter[] = []
  for (const move of moves) {
    const on = fromNumber(move.day)
    if (move.kind === 'withdrawal') {
      const ref = refFor(move)
      if (ref) letters.push({ ref, dueOn: on, receivedOn: null, about: move.fault?.id ?? null })
    } else if (credits.has(move.kind) && move.delta > 0) {
      letters.push({ ref: '46', dueOn: on, receivedOn: null, about: move.fault?.id ?? null })
    } else if (move.kind === 'annulled') {
      letters.push({ ref: '7', dueOn: on, receivedOn: null, about: null })
    }
    const it = move.mark?.source
    if (it?.type !== 'letter') continue
    const open = letters.findIndex(l => l.ref === it.ref && l.receivedOn === null && (it.for === undefined || l.about === it.for))
    const expected = letters[open]
    if (expected) letters[open] = { ...expected, receivedOn: on }
    else letters.push({ ref: it.ref, dueOn: null, receivedOn: on, about: it.for ?? null })
  }
  return letters
}

const stageWords = (last: Day): Words => ({
  fr: `Suivez un stage de sensibilisation au plus tard le ${longDay(last).fr}. L’amende vous sera ensuite remboursée.`,
  en: `Follow a road-safety course by ${longDay(last).en} at the latest. The fine will then be refunded.`,
})

function stageDeadline(move: Move, moves: readonly Move[]): PointsDeadline {
  const last = addMonths(fromNumber(move.day), months48NOn(move.day))
  const done = moves.find(m => m.mark?.source.type === 'stage' && m.mark.source.kind === 'obligatoire-48N' && m.day > move.day)
  const doneOn = done?.mark?.source.date ?? null
  return { what: 'stage', because: '48N', day: last, doneOn, words: stageWords(last), articles: [r223_4, l223_6] }
}

/** A loss of the right in the moves, and the way back from it. */
export interface Loss {
  readonly on: Day
  readonly surrendered: Day | null
  readonly back: WayBack
  /** The day of the licence or of the capital that ended it. */
  readonly over: Day | null
}

const losses = new Set<Move['kind']>(['invalidated', 'annulled', 'foreign-ban'])

/** Every loss in the moves with its way back, the last one last. */
export function lossesOf(moves: readonly Move[]): Loss[] {
  return moves.filter(m => losses.has(m.kind)).map(loss => lossOf(loss, moves))
}

function lossOf(loss: Move, moves: readonly Move[]): Loss {
  const on = fromNumber(loss.day)
  const renewed = moves.find(m => (m.kind === 'new-licence' || m.kind === 'foreign-again') && m.day >= loss.day)
  const over = renewed ? fromNumber(renewed.day) : null
  const since = fromNumber(loss.numbers.start ?? loss.day)
  if (loss.kind === 'foreign-ban') return { on, surrendered: null, back: wayBackAfterForeignBan(on), over }
  if (loss.kind === 'annulled')
    return { on, surrendered: null, back: wayBackAfterAnnulment(since, on, loss.numbers.banMonths ?? null), over }
  const card = moves.find(m => m.kind === 'surrender' && m.day >= loss.day && (!renewed || m.day <= renewed.day))
  const earlier = moves.findLast(m => m.kind === 'invalidated' && m.day < loss.day)
  const surrendered = card ? fromNumber(card.day) : null
  return { on, surrendered, back: wayBack(since, on, earlier ? fromNumber(earlier.day) : null, surrendered), over }
}

/** Every deadline that the letters received and the losses have opened. */
export function deadlinesOf(moves: readonly Move[]): PointsDeadline[] {
  const found = moves.filter(m => m.mark?.source.type === 'letter' && m.mark.source.ref === '48N').map(m => stageDeadline(m, moves))
  return [...found, ...lossesOf(moves).flatMap(deadlinesAfter)]
}

function deadlinesAfter({ surrendered, back, over }: Loss): PointsDeadline[] {
  if (back.because === 'foreign-ban') return [drivesAgain(back.drivesAgainOn, over)]
  const until = back.theoryOnlyIfAppliedBefore
  const theory = until ? [theoryOnly(until, back.because === 'annulment' ? '7' : '48SI', over)] : []
  if (back.because === 'annulment') return [...(back.earliestApplication ? [application(back.earliestApplication, over)] : []), ...theory]
  const first = back.earliestNewLicence
  return [handBack(back.surrenderBy, surrendered), ...(first ? [newLicence(first, over)] : []), ...theory]
}

const handBack = (day: Day, doneOn: Day | null): PointsDeadline => ({
  what: 'surrender',
  because: '48SI',
  day,
  doneOn,
  words: {
    fr: `Remettez votre permis au préfet au plus tard le ${longDay(day).fr}. Le délai pour un nouveau permis part de cette remise.`,
    en: `Hand your licence to the préfet by ${longDay(day).en} at the latest. The wait for a new licence runs from that day.`,
  },
  articles: [r223_3, l223_5],
})

const newLicence = (day: Day, doneOn: Day | null): PointsDeadline => ({
  what: 'new-licence',
  because: '48SI',
  day,
  doneOn,
  words: {
    fr: `Vous pouvez obtenir un nouveau permis à partir du ${longDay(day).fr}. Les examens peuvent être passés avant.`,
    en: `You may obtain a new licence from ${longDay(day).en}. The tests may be taken before.`,
  },
  articles: [l223_5],
})

const application = (day: Day, doneOn: Day | null): PointsDeadline => ({
  what: 'application',
  because: '7',
  day,
  doneOn,
  words: {
    fr: `Vous pouvez demander un nouveau permis à partir du ${longDay(day).fr}. Avant, ni inscription ni examen.`,
    en: `You may apply for a new licence from ${longDay(day).en}. Before that day, neither registration nor test.`,
  },
  articles: [l224_14],
})

const theoryOnly = (day: Day, because: LetterRef, doneOn: Day | null): PointsDeadline => ({
  what: 'theory-only',
  because,
  day,
  doneOn,
  words: {
    fr: `Si vous faites votre demande avant le ${longDay(day).fr}, l’épreuve théorique suffit.`,
    en: `If you apply before ${longDay(day).en}, the theory test is enough.`,
  },
  articles: [r224_20],
})

const drivesAgain = (day: Day, doneOn: Day | null): PointsDeadline => ({
  what: 'foreign-licence',
  because: 'foreign-ban',
  day,
  doneOn,
  words: {
    fr: `Vous pouvez de nouveau conduire en France à partir du ${longDay(day).fr}.`,
    en: `You may drive in France again from ${longDay(day).en}.`,
  },
  articles: [l223_10],
})
