import type { Words } from '../answer.ts'
import type { Day } from '../day.ts'
import type { Settings } from '../settings.ts'
import { type Article, article, dated, threshold } from '../text.ts'
import { gridBMaximum } from './grid.ts'

const rdv3 = article('Arrêté du 27 avril 2021 (RdvPermis)', '3')
const rdvUnread = article('Arrêté du 27 avril 2021 (RdvPermis), bandes sous 21 points', '', '2026-03-31', 'K')

/** More points than this: the shortest wait. Such a score fails only by an eliminatory act. */
export const highBand = threshold('score of B above which one waits least', rdv3, 25)
/** More points than this, up to the one above: the middle wait. */
export const middleBand = threshold('score of B above which one waits less', rdv3, 20)

const days = {
  high: dated('days after a failure of B, high score', rdv3, { '2021-05-02': 2 }),
  middle: dated('days after a failure of B, middle score', rdv3, { '2021-05-02': 10 }),
  low: dated('days after a failure of B, low score', rdvUnread, { '2021-05-02': 20 }),
  lowest: dated('days after a failure of B, lowest score', rdvUnread, { '2021-05-02': 35 }),
}

/** One band of the scale: how long one waits, and in which words. */
export interface Band {
  readonly days: number
  readonly words: Words
  readonly articles: readonly Article[]
}

/**
 * The band of a failed exam of B or B1, by its score alone: an eliminatory act changes the wait only through the points. Without a score,
 * the longest wait. A score that the grid cannot give is a RangeError.
 */
export function bandOf(score: number | undefined, on: Day, settings: Settings): Band {
  if (score !== undefined && !(score >= 0 && score <= gridBMaximum)) throw new RangeError(`no such score: ${score}`)
  const bound = Number(settings['rdv-lowest-band'])
  const [high, middle] = [highBand.value, middleBand.value]
  if (score !== undefined && score > high)
    return {
      days: days.high.on(on),
      words: { fr: `Au-dessus de ${high} points, l’attente est la plus courte.`, en: `Above ${high} points, the wait is the shortest.` },
      articles: [rdv3],
    }
  if (score !== undefined && score > middle)
    return {
      days: days.middle.on(on),
      words: {
        fr: `Entre ${middle} et ${high} points, l’attente est moyenne.`,
        en: `Between ${middle} and ${high} points, the wait is medium.`,
      },
      articles: [rdv3],
    }
  if ((score ?? 0) >= bound)
    return {
      days: days.low.on(on),
      words: {
        fr: `Jusqu’à ${middle} points, l’attente est plus longue : elle laisse le temps de prendre des leçons.`,
        en: `Up to ${middle} points, the wait is longer: it leaves time for lessons.`,
      },
      articles: [rdv3, rdvUnread],
    }
  return {
    days: days.lowest.on(on),
    words: {
      fr: `En dessous de ${bound} points, l’attente est la plus longue : elle laisse le temps de prendre des leçons.`,
      en: `Below ${bound} points, the wait is the longest: it leaves time for lessons.`,
    },
    articles: [rdv3, rdvUnread],
  }
}
