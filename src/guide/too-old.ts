import { OutsideTheTexts } from '@papier-rose/law'
import { heading, paragraph } from '../kit/design/components.ts'
import type { Content, Lang } from '../kit/html.ts'
import { informs } from './sources.ts'

/** The answer, or nothing when a rule says that its text was not read as far back (or forward) as the days that were given. */
export function orTooOld<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof OutsideTheTexts) return undefined
    throw fault
  }
}

/** The page for days whose texts were not read: it says so, and the answers can be changed. */
export const tooOldPage = (lang: Lang, answers: Content): Content => [
  heading(lang, { fr: 'Nous n’avons pas lu les textes de cette époque', en: 'We have not read the texts of that time' }, { size: 'xl' }),
  paragraph(lang, {
    fr: 'Une des dates que vous avez données est plus ancienne que les textes que nous connaissons. Vérifiez-la, ou demandez à une préfecture.',
    en: 'One of the days you gave is older than the texts that we know. Check it, or ask a préfecture.',
  }),
  answers,
  informs(lang),
]
