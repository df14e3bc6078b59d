import { type Answer, answer, reason } from '../answer.ts'
import { holidayArticles, openDaysAfter, type Territory } from '../calendar.ts'
import type { Day } from '../day.ts'
import { article, dated } from '../text.ts'
import { longDay } from '../words.ts'

/** No text sets a time to answer a message about a request: this is a promise of the service, and no delay of the law hangs on it. */
const promise = article('Engagement de service de Papier rose', '', '2026-11-25', 'K')
const openDays = dated('open days to answer a message', promise, { '2015-01-01': 5 })

/** The last day on which the office means to answer a message that came that day, by the calendar of the office. */
export function messageAnsweredBy(receivedOn: Day, territory: Territory): Answer<Day> {
  const days = openDays.on(receivedOn)
  const lastDay = openDaysAfter(receivedOn, days, territory)
  return answer(
    lastDay,
    reason(
      'message-answered-by',
      {
        fr: `Nous répondons dans les ${days} jours ouvrés, jusqu’au ${longDay(lastDay).fr} compris.`,
        en: `We answer within ${days} open days, up to and including ${longDay(lastDay).en}.`,
      },
      [promise, ...holidayArticles(territory)],
      { receivedOn, days, lastDay },
    ),
  )
}
