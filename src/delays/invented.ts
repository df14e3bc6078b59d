import type { Queryable } from '../kit/db.ts'
import { inset } from '../kit/design/components.ts'
import { type Content, formatNumber, html, type Lang, say } from '../kit/html.ts'
import { readStatistic } from './statistics.ts'

/** How many invented people are among those counted; undefined when there are none. */
export const readInvented = async (q: Queryable): Promise<number | undefined> =>
  (await readStatistic<{ people: number }>(q, 'synthetic'))?.content.people

/** Says that the numbers are those of people who do not exist. */
export const inventedNotice = (lang: Lang, people: number | undefined): Content =>
  people !== undefined &&
  inset(
    lang,
    html`<p>${say(
      {
        fr: `Ces chiffres ne disent rien du vrai pays : ils sont comptés sur ${formatNumber(people, 'fr')} personnes inventées par un programme.`,
        en: `These numbers say nothing about the real country: they are counted on ${formatNumber(people, 'en')} people invented by a program.`,
      },
      lang,
    )}</p>`,
  )
