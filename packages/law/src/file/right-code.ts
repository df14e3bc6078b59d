import { type Answer, answer, no, reason, type Words, yes } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import { lastDayOfMonths } from '../counting.ts'
import { addDays, addMonths, type Day } from '../day.ts'
import { mayDrive } from '../record/may-drive.ts'
import { proofLastDay } from '../record/proofs.ts'
import type { DriverRecord } from '../record/record.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay } from '../words.ts'

// The holder may know everything of the file (L. 225-3) and show it; nobody else may without a role (L. 225-4, L. 225-5), and nobody at all may
// ask an employer’s way for points (L. 223-7). A code is how a holder shows the one thing that others may need: the right, yes or no.

const l223_7 = article('Code de la route', 'L. 223-7')
const l225_3 = article('Code de la route', 'L. 225-3')
const l225_6 = article('Code de la route', 'L. 225-6')
const r225_6 = article('Code de la route', 'R. 225-6')
const logs = article('Délibération n° 2021-122 de la CNIL du 14 octobre 2021', '', '2026-03-31', 'K')

const keptMonths = dated('months a log of readings is kept', logs, { '2021-10-14': 12 })

/** The last day that a code given on that day may have: no later than a certificate of rights would show the same. */
export function longestCodeDay(on: Day, settings: Settings = official2026): Answer<Day> {
  const month = lastDayOfMonths(on, 1)
  const last = settings['right-code-length'] === 'one-month' ? month : (proofLastDay('adcs', on, settings).value ?? month)
  const end = longDay(last)
  const words = {
    fr: `Un code donné ce jour s’arrête au plus tard le ${end.fr}.`,
    en: `A code given that day ends on ${end.en} at the latest.`,
  }
  return answer(last, reason('code-ends', words, r225_6, { last }))
}

/** The last day proposed for a code: a week is enough for somebody who asks now. */
export const usualCodeDay = (on: Day): Day => addDays(on, 7)

/** The day on which a code that ended is erased, with its readings: who read stays visible to the holder for a year. */
export function codeKeptUntil(lastDay: Day): Answer<Day> {
  const months = keptMonths.on(lastDay)
  const until = addMonths(lastDay, months)
  const said = longDay(until)
  const words = {
    fr: `Les lectures d’un code restent visibles ${months} mois après sa fin, jusqu’au ${said.fr}.`,
    en: `The readings of a code stay visible ${months} months after its end, until ${said.en}.`,
  }
  return answer(until, reason('code-kept', words, logs, { months }))
}

/**
 * What a code shows of one category today: the right is there, or it is not. Never why, never a limit, never the points: every yes has the same
 * words, and so has every no.
 */
export function rightShown(record: DriverRecord, category: Category, on: Day, settings: Settings = official2026): Answer {
  const { right } = mayDrive(record, category, on, settings).value
  const said: Words = right
    ? { fr: `Catégorie ${category}\u00a0: valable.`, en: `Category ${category}: valid.` }
    : { fr: `Catégorie ${category}\u00a0: non valable.`, en: `Category ${category}: not valid.` }
  return right ? yes(reason('right-shown', said, [l225_3, l225_6, l223_7])) : no(reason('right-not-shown', said, [l225_3, l225_6, l223_7]))
}

/** What our books say of the number of a card. */
export interface CardNumber {
  readonly known: boolean
  /** Lost, stolen, destroyed or followed by another card. */
  readonly replaced: boolean
}

export type AnonymousAnswer = 'not-told' | 'known' | 'unknown' | 'replaced'

/** What somebody without a name, a role or a code is told about the number of a card: never anything about its holder. */
export function anonymousAnswer({ known, replaced }: CardNumber, settings: Settings = official2026): Answer<AnonymousAnswer> {
  const read = settings['anonymous-card-check']
  const value = read === 'nothing' ? 'not-told' : !known ? 'unknown' : read === 'exists-and-not-replaced' && replaced ? 'replaced' : 'known'
  return answer(value, reason(`card-${value}`, cardWords[value], [l225_6]))
}

const cardWords: Readonly<Record<AnonymousAnswer, Words>> = {
  'not-told': {
    fr: 'Le numéro d’une carte ne se vérifie pas ici\u00a0: demandez un code à son titulaire.',
    en: 'The number of a card is not checked here: ask its holder for a code.',
  },
  known: { fr: 'Une carte porte ce numéro.', en: 'A card has this number.' },
  unknown: { fr: 'Nous ne connaissons pas de carte avec ce numéro.', en: 'We know no card with this number.' },
  replaced: {
    fr: 'Une carte a porté ce numéro. Une autre l’a remplacée, ou elle ne sert plus.',
    en: 'A card had this number. Another has replaced it, or it no longer serves.',
  },
}
