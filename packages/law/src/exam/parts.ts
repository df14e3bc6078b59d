import { type Answer, answer, no, reason, type Words, yes } from '../answer.ts'
import { type Category, isGroup2 } from '../categories/categories.ts'
import { dateToDate, lastDayOfMonths } from '../counting.ts'
import { addDays, addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, type Dated, dated } from '../text.ts'
import { longDay } from '../words.ts'

const a12_2 = article('Arrêté du 20 avril 2012', '2')
const a12_4 = article('Arrêté du 20 avril 2012', '4')
const rdv3 = article('Arrêté du 27 avril 2021 (RdvPermis)', '3')
const f31083 = article('Service-public, fiche F31083 (2020)', '')
const f2828 = article('Service-public, fiche F2828 (2020)', '', '2026-03-31', 'C')
const since2021 = article('Service-public, fiche F2828, dispense de l’épreuve théorique', '', '2026-03-31', 'K')

/** The parts of an exam: theory (ETG), moto theory (ETM), off the road (hors circulation), in traffic. */
export const examParts = ['etg', 'etm', 'off-road', 'traffic'] as const
export type ExamPart = (typeof examParts)[number]

const etmAsked = dated('own theory exam for A1 and A2', f31083, { '2012-04-20': false, '2020-03-01': true })

/** The parts of the exam of this category, in their order, on that day. */
export function partsOf(category: Category, on: Day): Answer<readonly ExamPart[]> {
  const moto = category === 'A1' || category === 'A2'
  const parts: readonly ExamPart[] =
    category === 'AM' || category === 'A'
      ? []
      : moto
        ? [etmAsked.on(on) ? 'etm' : 'etg', 'off-road', 'traffic']
        : isGroup2(category) || category === 'BE'
          ? ['etg', 'off-road', 'traffic']
          : ['etg', 'traffic']
  const words: Words =
    parts.length === 0
      ? {
          fr: `La catégorie ${category} s’obtient par une formation, sans examen.`,
          en: `Category ${category} is reached by a training, without an exam.`,
        }
      : moto && etmAsked.on(on)
        ? { fr: 'Théorie moto (ETM), hors circulation, puis circulation.', en: 'Motorcycle theory (ETM), off the road, then in traffic.' }
        : parts.includes('off-road')
          ? { fr: 'Code, hors circulation, puis circulation.', en: 'Theory exam, off the road, then in traffic.' }
          : { fr: 'Code, puis circulation.', en: 'Theory exam, then in traffic.' }
  return answer(parts, reason('exam-parts', words, moto ? [a12_2, f31083] : a12_2, { category }))
}

const offRoadYears: Readonly<Record<'moto' | 'heavy', Dated<number>>> = {
  moto: dated('years of a motorcycle exam off the road', f31083, { '2020-03-01': 3 }),
  heavy: dated('years of a heavy exam off the road', a12_2, { '2012-04-20': 1 }),
}
/** Times that one may try the exam in traffic on one success off the road. */
const offRoadTries = dated('tries in traffic on one success off the road', a12_2, { '2012-04-20': 3 })

/** Until when a success off the road counts, and for how many tries in traffic; `tries` is null when the text sets none. */
export function offRoadBenefit(category: Category, passedOn: Day): Answer<{ readonly lastDay: Day; readonly tries: number | null }> {
  const moto = category === 'A1' || category === 'A2'
  if (!moto && !isGroup2(category) && category !== 'BE') throw new RangeError(`no exam off the road for ${category}`)
  const years = offRoadYears[moto ? 'moto' : 'heavy'].on(passedOn)
  const tries = moto ? null : offRoadTries.on(passedOn)
  const lastDay = lastDayOfMonths(passedOn, years * 12)
  const end = longDay(lastDay)
  const words =
    tries === null
      ? {
          fr: `La réussite hors circulation reste acquise ${years} ans, jusqu’au ${end.fr} compris.`,
          en: `The success off the road is kept for ${years} years, up to and including ${end.en}.`,
        }
      : {
          fr: `La réussite hors circulation reste acquise un an, jusqu’au ${end.fr} compris, pour ${tries} présentations en circulation.`,
          en: `The success off the road is kept for one year, up to and including ${end.en}, for ${tries} tries in traffic.`,
        }
  return answer({ lastDay, tries }, reason('off-road-kept', words, [moto ? f31083 : a12_2, dateToDate], { passedOn, lastDay, years }))
}

/** Days between a theory success and the first practical exam. */
const firstPracticalDays = dated('days between the theory and the first practical exam', rdv3, { '2012-04-20': 1, '2013-01-19': 2 })
/** Days between the exam off the road and the exam in traffic, when the school books both. */
const betweenPartsDays = dated('days between the two practical exams booked together', rdv3, { '2021-05-02': 5 })

/** The first day on which the practical exam may follow a theory success (or the validation of the registration, when it is spared). */
export function firstPracticalFrom(passedOn: Day): Answer<Day> {
  const days = firstPracticalDays.on(passedOn)
  const from = addDays(passedOn, days)
  const words = {
    fr: `L’épreuve pratique peut suivre à partir du ${longDay(from).fr}.`,
    en: `The practical exam may follow from ${longDay(from).en}.`,
  }
  return answer(from, reason('first-practical', words, [a12_2, rdv3], { passedOn, from, days }))
}

/** The first day of the exam in traffic when the school books both motorcycle exams together. */
export function trafficFrom(offRoadOn: Day): Answer<Day> {
  const days = betweenPartsDays.on(offRoadOn)
  const from = addDays(offRoadOn, days)
  const words = {
    fr: `Réservée avec l’épreuve hors circulation, l’épreuve en circulation vient ${days} jours après au plus tôt : le ${longDay(from).fr}.`,
    en: `Booked with the exam off the road, the exam in traffic comes ${days} days later at the earliest: ${longDay(from).en}.`,
  }
  return answer(from, reason('traffic-after-off-road', words, rdv3, { offRoadOn, from, days }))
}

/** May a candidate about whom the examiner had a medical doubt try again? Not before the doctor has seen them. */
export function retryAfterMedicalDoubt(opinion: 'none' | 'fit' | 'unfit'): Answer {
  if (opinion === 'fit')
    return yes(reason('medical-doubt-settled', { fr: 'Le médecin vous a déclaré apte.', en: 'The doctor declared you fit.' }, a12_4))
  const words =
    opinion === 'none'
      ? {
          fr: 'L’inspecteur a signalé un doute médical : le préfet vous envoie le formulaire d’avis médical, et aucune épreuve n’est possible avant la visite.',
          en: 'The examiner reported a medical doubt: the préfet sends you the medical form, and no exam is possible before the visit.',
        }
      : {
          fr: 'L’avis médical est défavorable : aucune épreuve n’est possible.',
          en: 'The medical opinion is unfavourable: no exam is possible.',
        }
  return no(reason(`medical-doubt-${opinion}`, words, a12_4))
}

const sparedYears = dated('years of a category that spare the theory', f2828, { '2012-04-20': 5 })
/** The year was read, its very day not: a switch. */
export const motoNoLongerSpares: Readonly<Record<Settings['moto-stops-sparing-since'], Dated<boolean>>> = {
  '2021-01-01': dated('A1 and A2 no longer spare the theory for B, early reading', since2021, { '2012-04-20': false, '2021-01-01': true }),
  '2021-12-31': dated('A1 and A2 no longer spare the theory for B, late reading', since2021, { '2012-04-20': false, '2021-12-31': true }),
}

export interface HeldForTheory {
  readonly category: Category
  readonly since: Day
  /** Obtained by the exchange of a licence of the Union (code 70). */
  readonly byExchange?: 'eu' | 'non-eu'
}

/** Is the theory exam spared for this category, by one held for five years at most? AM spares nothing. */
export function theorySpared(category: Category, held: readonly HeldForTheory[], on: Day, settings: Settings = official2026): Answer {
  const years = sparedYears.on(on)
  const moto = category === 'A1' || category === 'A2'
  if (moto && etmAsked.on(on)) {
    const words = {
      fr: 'Les catégories A1 et A2 ont leur propre épreuve théorique (ETM).',
      en: 'Categories A1 and A2 have a theory exam of their own (ETM).',
    }
    return no(reason('theory-of-its-own', words, f31083))
  }
  const spares = held.filter(
    h =>
      h.category !== 'AM' &&
      h.since <= on &&
      h.byExchange !== 'non-eu' &&
      !(
        category === 'B' &&
        (h.category === 'A1' || h.category === 'A2') &&
        motoNoLongerSpares[settings['moto-stops-sparing-since']].on(on)
      ),
  )
  const best = spares
    .map(h => addYears(h.since, years, 'down'))
    .sort()
    .at(-1)
  if (best !== undefined && on <= best) {
    const words = {
      fr: `Vous avez une catégorie depuis ${years} ans au plus : l’épreuve théorique n’est pas à repasser, jusqu’au ${longDay(best).fr} compris.`,
      en: `You have held a category for at most ${years} years: the theory need not be taken again, up to and including ${longDay(best).en}.`,
    }
    return yes(reason('theory-spared', words, [f2828, since2021], { years, lastDay: best }))
  }
  const words = {
    fr: `Aucune catégorie de ${years} ans au plus ne dispense de l’épreuve théorique.`,
    en: `No category held for at most ${years} years spares the theory exam.`,
  }
  return no(reason('theory-asked', words, [f2828, since2021], { years }))
}
