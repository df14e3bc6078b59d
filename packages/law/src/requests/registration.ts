import { type Answer, answer, reason, type Words } from '../answer.ts'
import type { Territory } from '../calendar.ts'
import type { Category } from '../categories/categories.ts'
import { isGroup2 } from '../categories/categories.ts'
import { dateToDate, francs, lastDayOfMonths } from '../counting.ts'
import type { Day } from '../day.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'
import type { RequestReason } from './reasons.ts'

const a12_1 = article('Arrêté du 20 avril 2012', '1')
const r211_5_3 = article('Code de la route', 'R. 211-5-3')
const replyOf2023 = article('Sénat, réponse du 26 octobre 2023 sur les délais', '')
const seed = article('Ornikar, « Retirer son permis de conduire »', '', '2026-03-31', 'C')
const exchangeWaits = article('Questions parlementaires sur l’échange des permis étrangers (2019 à 2026)', '', '2026-11-01', 'C')
const waits2023 = article('Sénat, délais de juin 2023', '', '2026-03-31', 'C')

/** Years that a registration for the exam lives; `null` before the text set any. */
export const registrationYears = dated<number | null>('years of a registration', a12_1, { '2013-01-19': null, '2022-12-04': 5 })

/**
 * The last day of a registration for the exam: five years from its recording, and five more from the theory success. `null` for registrations
 * recorded before the text set a life.
 */
export function registrationLastDay(recordedOn: Day, theoryPassedOn?: Day): Answer<Day | null> {
  const years = registrationYears.on(recordedOn)
  if (years === null) {
    const words = {
      fr: 'Une inscription enregistrée avant le 4 décembre 2022 n’avait pas de durée écrite.',
      en: 'A registration recorded before 4 December 2022 had no written length.',
    }
    return answer<Day | null>(null, reason('registration-without-end', words, a12_1))
  }
  const own = lastDayOfMonths(recordedOn, years * 12)
  const extended = theoryPassedOn !== undefined && theoryPassedOn <= own
  const lastDay = extended ? lastDayOfMonths(theoryPassedOn, years * 12) : own
  const end = longDay(lastDay)
  const words = extended
    ? {
        fr: `La réussite au code prolonge l’inscription de ${years} ans : jusqu’au ${end.fr} compris.`,
        en: `The theory success extends the registration by ${years} years: up to and including ${end.en}.`,
      }
    : {
        fr: `L’inscription vaut ${years} ans : jusqu’au ${end.fr} compris. Réussir le code avant la prolonge.`,
        en: `The registration is worth ${years} years: up to and including ${end.en}. Passing the theory exam before that extends it.`,
      }
  return answer<Day | null>(lastDay, reason('registration-ends', words, [a12_1, dateToDate], { recordedOn, lastDay }))
}

/** Open days « francs » to give the form back when a measure forbids the exam. */
const formDays = dated('days to give the registration form back', r211_5_3, { '2013-01-19': 10 })

/** While a suspension, an annulment or a ban runs, the registration is suspended and its form goes back: by when? */
export function returnFormBy(notifiedOn: Day, territory: Territory): Answer<Day> {
  const days = formDays.on(notifiedOn)
  const lastDay = francs(notifiedOn, { days }, territory)
  const words = {
    fr: `Pendant la mesure, votre inscription à l’examen est suspendue. Rendez le formulaire au plus tard le ${longDay(lastDay).fr}.`,
    en: `While the measure runs, your registration for the exam is suspended. Give the form back by ${longDay(lastDay).en}.`,
  }
  return answer(lastDay, reason('registration-suspended', words, r211_5_3, { notifiedOn, days, lastDay }))
}

/** How long a request usually takes: seen in practice, promised by nobody. */
export interface UsualDelay {
  readonly least: number
  readonly most: number
  readonly unit: 'days' | 'weeks' | 'months'
}

interface DelayRow extends UsualDelay {
  readonly article: Article
}

const usual: DelayRow = { least: 2, most: 8, unit: 'weeks', article: seed }
const replacement: DelayRow = { least: 1, most: 6, unit: 'weeks', article: seed }
const exchange: DelayRow = { least: 6, most: 12, unit: 'months', article: exchangeWaits }
const rows: Readonly<Partial<Record<RequestReason, DelayRow>>> = {
  registration: { least: 12, most: 60, unit: 'days', article: waits2023 },
  're-registration': { least: 12, most: 60, unit: 'days', article: waits2023 },
  loss: replacement,
  theft: replacement,
  damage: replacement,
  'civil-status': replacement,
  'exchange-eu': exchange,
  'exchange-non-eu': exchange,
}

const units = { days: ['jours', 'days'], weeks: ['semaines', 'weeks'], months: ['mois', 'months'] } as const

/** Requests whose time no source that was read gives in numbers. */
const unmeasured: readonly RequestReason[] = [
  'group2-renewal',
  'medical-restriction',
  'error-on-card',
  'return-after-annulment',
  'military',
  'diploma',
]

/** How long this request usually takes; `null` when no number was read. */
export function usualDelay(why: RequestReason): Answer<UsualDelay | null> {
  if (unmeasured.includes(why)) {
    const words: Words = {
      fr: 'Aucune source lue ne donne, en jours ou en mois, le temps que prend cette demande.',
      en: 'No source that was read gives the time that this request takes, in days or months.',
    }
    return answer<UsualDelay | null>(null, reason('delay-unread', words, replyOf2023))
  }
  if (why === 'return-after-suspension') {
    const words: Words = {
      fr: 'Après une suspension, le délai n’a été mesuré par personne : il est souvent long.',
      en: 'After a suspension, nobody measured the time it takes: it is often long.',
    }
    return answer<UsualDelay | null>(null, reason('delay-unknown', words, replyOf2023))
  }
  const { least, most, unit, article: source } = rows[why] ?? usual
  const [fr, en] = units[unit]
  const words: Words = {
    fr: `Comptez d’ordinaire ${least} à ${most} ${fr}. C’est ce qui a été observé, pas une promesse.`,
    en: `Allow ${least} to ${most} ${en}, as a rule. This is what was observed, not a promise.`,
  }
  return answer<UsualDelay | null>({ least, most, unit }, reason('delay-usual', words, source, { least, most }))
}

const told = { least: 3, most: 4, unit: 'weeks' } as const

/** What an article written for learners says of the time from the request to the card. Nobody counted it: it is shown until our own files are. */
export function toldDelay(): Answer<UsualDelay> {
  const { least, most } = told
  const words: Words = {
    fr: `Un article écrit pour les élèves annonce ${least} à ${most} semaines entre la demande et la carte. Ce n’est pas une mesure.`,
    en: `An article written for learners says ${least} to ${most} weeks from the request to the card. It is not a measurement.`,
  }
  return answer<UsualDelay>(told, reason('delay-told', words, seed, { least, most }))
}

/** Is this category handled before the others? Heavy ones are: their holders have a short provisional proof, or none. */
export function handledFirst(category: Category): Answer {
  const value = isGroup2(category)
  const words = value
    ? { fr: 'Les catégories C et D sont traitées en premier.', en: 'Categories C and D are handled first.' }
    : { fr: 'Cette catégorie est traitée à son rang.', en: 'This category is handled in its turn.' }
  return answer(value, reason(value ? 'handled-first' : 'handled-in-turn', words, replyOf2023))
}
