import { type Answer, answer, reason } from '../answer.ts'
import { dateToDate, lastDayOfMonths } from '../counting.ts'
import type { Day } from '../day.ts'
import { article, dated } from '../text.ts'
import { longDay, monthCount } from '../words.ts'

const gdpr = 'Règlement (UE) 2016/679 (RGPD)'
const gdpr12 = article(gdpr, '12', '2026-03-31', 'K')
const gdpr16 = article(gdpr, '16', '2026-03-31', 'K')

/** Months in which a person who says that something recorded of them is wrong is answered. That it may take two more is not used here. */
export const rectificationMonths = dated('months to answer who asks for a rectification', gdpr12, { '2018-05-25': 1 })

/** The last day to answer somebody who asked on that day that an error about them be corrected. */
export function rectificationLastDay(askedOn: Day): Answer<Day> {
  const months = rectificationMonths.on(askedOn)
  const lastDay = lastDayOfMonths(askedOn, months)
  return answer(
    lastDay,
    reason(
      'rectification-answer',
      {
        fr: `Votre signalement est du ${longDay(askedOn).fr}. La réponse vous est due au plus tard le ${longDay(lastDay).fr} (${monthCount(months).fr}).`,
        en: `You told us on ${longDay(askedOn).en}. An answer is due to you within ${monthCount(months).en}, by ${longDay(lastDay).en} at the latest.`,
      },
      [gdpr16, gdpr12, dateToDate],
      { askedOn, months, lastDay },
    ),
  )
}
