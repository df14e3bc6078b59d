import { type Answer, answer, reason } from '../answer.ts'
import { dateToDate, lastDayOfMonths } from '../counting.ts'
import type { Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, type Dated, dated } from '../text.ts'
import { longDay } from '../words.ts'

const a12_2 = article('Arrêté du 20 avril 2012', '2')
const a12_2of2014 = article('Arrêté du 20 avril 2012, version de 2014', '2', '2026-03-31', 'K')
const a22 = article('Arrêté du 17 novembre 2022', '')

/** Years during which a theory success serves. The change from 3 to 5 came by 2014 or 2015; its very day was not read: a switch. */
export const theoryYears: Readonly<Record<Settings['theory-five-years-since'], Dated<number>>> = {
  '2014-11-02': dated('years of the theory success, early reading', a12_2of2014, { '2012-04-20': 3, '2014-11-02': 5 }),
  '2015-12-31': dated('years of the theory success, late reading', a12_2of2014, { '2012-04-20': 3, '2015-12-31': 5 }),
}

/** Practical exams that one theory success allows in each category; `null`: as many as one likes. */
export const practicalAttempts = dated<number | null>('practical exams on one theory success', a22, { '2012-04-20': 5, '2022-12-04': null })

/** The last day on which a theory success (ETG or ETM) still opens the practical exam. That day counts. */
export function theoryLastDay(passedOn: Day, settings: Settings = official2026): Answer<Day> {
  const years = theoryYears[settings['theory-five-years-since']].on(passedOn)
  const lastDay = lastDayOfMonths(passedOn, years * 12)
  const words = {
    fr: `Vous avez réussi l’épreuve théorique le ${longDay(passedOn).fr}. Elle reste valable ${years} ans, jusqu’au ${longDay(lastDay).fr} compris.`,
    en: `You passed the theory exam on ${longDay(passedOn).en}. It stays valid for ${years} years, up to and including ${longDay(lastDay).en}.`,
  }
  return answer(lastDay, reason('theory-valid', words, [a12_2, a12_2of2014, dateToDate], { passedOn, years, lastDay }))
}

/** How many practical exams one theory success allows in a category, as the rule stands on that day. `null`: no limit. */
export function attemptsAllowed(on: Day): Answer<number | null> {
  const count = practicalAttempts.on(on)
  const words =
    count === null
      ? {
          fr: 'Vous pouvez vous présenter autant de fois qu’il le faut, tant que l’épreuve théorique reste valable.',
          en: 'You may try as often as needed while the theory exam stays valid.',
        }
      : {
          fr: `Une réussite à l’épreuve théorique permet ${count} épreuves pratiques par catégorie.`,
          en: `One theory success allows ${count} practical exams in each category.`,
        }
  return answer(count, reason(count === null ? 'attempts-unlimited' : 'attempts-limited', words, [a12_2, a22], { on }))
}
