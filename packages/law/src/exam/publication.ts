import { type Answer, answer, reason } from '../answer.ts'
import { holidayArticles, openDaysAfter, territoryOf } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay } from '../words.ts'

const resultSheet = article(
  'Service-public, téléservice « Résultat de l’examen du permis de conduire » (R39502), jour d’affichage',
  '',
  '2026-03-31',
  'C',
)
const olderSheet = article('Service-public, fiche F2828 (2020)', '', '2026-03-31', 'C')

const openDays = dated('open days before the result is shown', olderSheet, { '2015-01-19': 2 })
const calendarDays = dated('days before the result is shown', resultSheet, { '2015-01-19': 1 })

/**
 * The day on which the result of the practical exam is shown, at 00:00. By the older rule (48 h): the second open day after the exam, by the calendar
 * of the exam centre's territory. By the newer one: the next day, whatever it is.
 */
export function publishedOn(examDay: Day, departement: string, settings: Settings = official2026): Answer<Day> {
  const territory = territoryOf(departement)
  if (settings['result-publication'] === 'next-day') {
    const on = addDays(examDay, calendarDays.on(examDay))
    return answer(
      on,
      reason(
        'shown-next-day',
        {
          fr: `Vous avez passé l’examen le ${longDay(examDay).fr}. Le résultat est visible dès le lendemain, le ${longDay(on).fr}.`,
          en: `You took the exam on ${longDay(examDay).en}. The result can be seen from the next day, ${longDay(on).en}.`,
        },
        resultSheet,
        { examDay, on },
      ),
    )
  }
  const days = openDays.on(examDay)
  const on = openDaysAfter(examDay, days, territory)
  return answer(
    on,
    reason(
      'shown-after-open-days',
      {
        fr: `Vous avez passé l’examen le ${longDay(examDay).fr}. Le résultat est visible ${days} jours ouvrés plus tard, sans compter samedis, dimanches et jours fériés : le ${longDay(on).fr}.`,
        en: `You took the exam on ${longDay(examDay).en}. The result can be seen ${days} open days later, Saturdays, Sundays and holidays left out: on ${longDay(on).en}.`,
      },
      [olderSheet, ...holidayArticles(territory)],
      { examDay, days, on },
    ),
  )
}
