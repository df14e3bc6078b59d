import { type Answer, answer, type Reason, reason } from '../answer.ts'
import { isDepartement } from '../calendar.ts'
import type { Category } from '../categories/categories.ts'
import { addDays, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated } from '../text.ts'
import { dayCount, longDay } from '../words.ts'
import { type Band, bandOf } from './bands.ts'

const a12_2 = article('Arrêté du 20 avril 2012', '2')
const sheetF2828 = article('Service-public, fiche F2828 (2020)', '', '2026-03-31', 'C')
const rdv3 = article('Arrêté du 27 avril 2021 (RdvPermis)', '3')
const rdvNotice = article('Arrêté du 27 avril 2021 (RdvPermis), préavis d’annulation', '', '2026-03-31', 'C')

/** A practical exam that did not end in success. */
export interface FailedExam {
  readonly category: Category
  readonly examDay: Day
  readonly outcome: 'insufficient' | 'absent' | 'annulled' | 'not-examined'
  /** Total of the grid, eliminatory acts left out. Only B and B1 look at it. */
  readonly score?: number
  readonly eliminatory?: boolean
  /** Département of the exam centre. */
  readonly departement: string
  /** Booked on Candilib, the site that some départements used before RdvPermis. */
  readonly onCandilib?: boolean
}

/**
 * Is the exam booked by name on RdvPermis? It came département by département from 2 May 2021 and reached the last of them on
 * 1 March 2023; the calendar in between was not read, so that before that day the ordinary delay is given.
 */
export const bookedByName = dated('exams booked by name on RdvPermis', rdv3, { '2012-04-20': false, '2023-03-01': true })
const categoriesByName: readonly Category[] = ['A1', 'A2', 'B1', 'B']
const outsideRdvPermis = ['975', '977', '978', '986', '987', '988']

const byName = (exam: FailedExam): boolean =>
  bookedByName.on(exam.examDay) && categoriesByName.includes(exam.category) && !outsideRdvPermis.includes(exam.departement)

const candilib = article('Candilib, principes généraux', '')
/** Candilib knew one wait after a failure of B, an absence or a late cancellation; `null` once RdvPermis was everywhere. */
export const candilibDays = dated<number | null>('days after a failure, an absence or a late cancellation on Candilib', candilib, {
  '2012-04-20': 45,
  '2023-03-01': null,
})
const candilibNotice = dated('days of notice to cancel on Candilib', candilib, { '2012-04-20': 7 })

const motoDays = dated('days between two tries of A1 or A2', rdv3, { '2021-05-02': 2 })
const absenceDays = dated('days after an absence', rdv3, { '2021-05-02': 40 })
const lateCancellationDays = dated('days after a late cancellation', rdv3, { '2021-05-02': 30 })

/** The first day on which one may take the practical exam again, and why that one. */
export function retryFrom(exam: FailedExam, settings: Settings = official2026): Answer<Day> {
  if (!isDepartement(exam.departement)) throw new RangeError(`no such département: ${exam.departement}`)
  const older = exam.onCandilib && (exam.category === 'B' || exam.category === 'B1') ? candilibDays.on(exam.examDay) : null
  if (older !== null && (exam.outcome === 'insufficient' || exam.outcome === 'absent'))
    return wait(exam, older, 'retry-candilib', candilibWords[exam.outcome], [candilib])
  if (!byName(exam)) return floor(exam, settings)
  if (exam.outcome === 'absent' || (exam.outcome === 'not-examined' && settings['not-examined'] === 'absence')) return afterAbsence(exam)
  if (exam.outcome !== 'insufficient') return floor(exam, settings)
  if (exam.category === 'A1' || exam.category === 'A2') return afterMoto(exam)
  return afterBand(exam, bandOf(exam.score, exam.examDay, settings))
}

const wait = (
  exam: FailedExam,
  days: number,
  code: string,
  why: { fr: string; en: string },
  source: readonly Article[],
  numbers: Reason['numbers'] = {},
) => {
  const from = addDays(exam.examDay, days)
  const words = {
    fr: `${why.fr} Vous pouvez repasser l’épreuve à partir du ${longDay(from).fr}, ${dayCount(days).fr} après le ${longDay(exam.examDay).fr}.`,
    en: `${why.en} You can take the exam again from ${longDay(from).en}, ${dayCount(days).en} after ${longDay(exam.examDay).en}.`,
  }
  return answer(from, reason(code, words, source, { ...numbers, days, from }))
}

function floor(exam: FailedExam, settings: Settings): Answer<Day> {
  const why = {
    insufficient: { fr: 'Cette fois, le résultat est insuffisant.', en: 'This time, the result was not enough.' },
    absent: { fr: 'Vous n’étiez pas présent à l’examen.', en: 'You were not at the exam.' },
    annulled: {
      fr: 'Votre épreuve a été annulée. Si le courrier d’annulation fixe une interdiction plus longue, c’est elle qui compte.',
      en: 'Your exam was annulled. If the letter that annuls it sets a longer ban, that ban counts.',
    },
    'not-examined': {
      fr: 'L’examen n’a pas pu avoir lieu (pièce d’identité, véhicule ou accompagnateur). Ce n’est pas un échec.',
      en: 'The exam could not take place (identity document, vehicle or accompanying person). It is not a failure.',
    },
  }
  return wait(exam, Number(settings['retry-floor']), `retry-after-${exam.outcome}`, why[exam.outcome], [a12_2, sheetF2828])
}

const candilibWords = {
  insufficient: { fr: 'Sur Candilib, le délai était le même pour tous.', en: 'On Candilib, the delay was the same for everybody.' },
  absent: { fr: 'Sur Candilib, une absence comptait comme un échec.', en: 'On Candilib, an absence cost as much as a failure.' },
}

function afterMoto(exam: FailedExam): Answer<Day> {
  const why = { fr: 'Cette fois, le résultat est insuffisant.', en: 'This time, the result was not enough.' }
  return wait(exam, motoDays.on(exam.examDay), 'retry-moto', why, [rdv3])
}

function afterAbsence(exam: FailedExam): Answer<Day> {
  const why =
    exam.outcome === 'absent'
      ? {
          fr: 'Vous n’étiez pas présent à l’examen. Si vous aviez un motif sérieux, dites-le au service des examens : ce délai peut être levé.',
          en: 'You were not at the exam. If you had a serious reason, tell the exam office: this delay can be lifted.',
        }
      : {
          fr: 'L’examen n’a pas pu avoir lieu : cela compte comme une absence.',
          en: 'The exam could not take place: it counts as an absence.',
        }
  return wait(exam, absenceDays.on(exam.examDay), 'retry-after-absence', why, [rdv3])
}

function afterBand(exam: FailedExam, band: Band): Answer<Day> {
  const { score } = exam
  if (score === undefined) {
    const why = {
      fr: 'Nous ne connaissons pas votre total de points. Le délai le plus long est donné ; le vrai est peut-être plus court.',
      en: 'We do not know your total of points. The longest delay is given; the real one may be shorter.',
    }
    return wait(exam, band.days, 'retry-score-unknown', why, band.articles)
  }
  const total = String(score)
  const cost = exam.eliminatory ? { fr: ', avec une faute éliminatoire', en: ', with an eliminatory act' } : { fr: '', en: '' }
  const why = {
    fr: `Vous avez obtenu ${total.replace('.', ',')} points${cost.fr}. ${band.words.fr}`,
    en: `You scored ${total} points${cost.en}. ${band.words.en}`,
  }
  return wait(exam, band.days, 'retry-by-score', why, band.articles, { score })
}

export interface BookingPenalty {
  /** Days after the planned exam during which nothing can be booked. */
  readonly days: number
  /** Days of notice for a free cancellation; `null` when it is too late for any. */
  readonly notice: number | null
}

/** What missing an exam, or giving up the place too late, costs on RdvPermis (or on Candilib) when there was no serious reason. */
export function bookingPenalty(
  kind: 'absence' | 'late-cancellation',
  on: Day,
  settings: Settings = official2026,
  onCandilib = false,
): Answer<BookingPenalty> {
  const older = onCandilib ? candilibDays.on(on) : null
  if (older !== null) {
    const notice = kind === 'absence' ? null : candilibNotice.on(on)
    const late = { fr: `à moins de ${notice} jours`, en: `with less than ${notice} days of notice` }
    const words =
      kind === 'absence'
        ? { fr: `Sur Candilib, une absence bloquait pendant ${older} jours.`, en: `On Candilib, an absence blocked for ${older} days.` }
        : {
            fr: `Sur Candilib, une annulation ${late.fr} bloquait pendant ${older} jours.`,
            en: `On Candilib, cancelling ${late.en} blocked for ${older} days.`,
          }
    return answer<BookingPenalty>({ days: older, notice }, reason(`candilib-${kind}`, words, candilib, { days: older }))
  }
  if (kind === 'absence') {
    const days = absenceDays.on(on)
    const words = {
      fr: `Une absence sans motif sérieux bloque toute réservation pendant ${days} jours après la date prévue.`,
      en: `An absence without a serious reason blocks any booking for ${days} days after the planned date.`,
    }
    return answer<BookingPenalty>({ days, notice: null }, reason('absence-blocks', words, rdv3, { days }))
  }
  const days = lateCancellationDays.on(on)
  const notice = Number(settings['late-cancel-notice'])
  const words = {
    fr: `Une annulation à moins de ${notice} jours de l’examen, sans motif sérieux, bloque toute réservation pendant ${days} jours après la date prévue.`,
    en: `Cancelling less than ${notice} days before the exam, without a serious reason, blocks any booking for ${days} days after the planned date.`,
  }
  return answer<BookingPenalty>({ days, notice }, reason('late-cancellation-blocks', words, [rdv3, rdvNotice], { days, notice }))
}
