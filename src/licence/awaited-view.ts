import { type Awaited, awaitedOf, dayCount, longDay, type Missing, type Words } from '@papier-rose/law'
import { inset, list } from '../kit/design/components.ts'
import { type Content, html, type Lang, say } from '../kit/html.ts'
import type { Space } from './space.ts'

const missingWords: Readonly<Record<Missing, Words>> = {
  opinion: { fr: 'l’avis médical', en: 'the medical opinion' },
  psychotechnical: { fr: 'l’examen psychotechnique', en: 'the psychotechnical test' },
  decision: { fr: 'la décision d’aptitude', en: 'the decision of aptitude' },
}

/** What is missing, in words. */
export const missingOf = (missing: readonly Missing[]): Words => ({
  fr: missing.map(one => missingWords[one].fr).join(', '),
  en: missing.map(one => missingWords[one].en).join(', '),
})

const holders: Readonly<Record<Awaited['heldBy'], Readonly<Record<'you' | 'driver', Words>>>> = {
  driver: {
    you: { fr: 'C’est à vous d’agir', en: 'It is for you to act' },
    driver: { fr: 'Le conducteur doit encore agir', en: 'The driver still has to act' },
  },
  prefecture: {
    you: { fr: 'La préfecture a tout reçu : elle doit décider', en: 'The préfecture has everything: it has to decide' },
    driver: { fr: 'La préfecture a tout reçu : elle doit décider', en: 'The préfecture has everything: it has to decide' },
  },
  nobody: {
    you: { fr: 'L’aptitude est décidée', en: 'The aptitude is decided' },
    driver: { fr: 'L’aptitude est décidée', en: 'The aptitude is decided' },
  },
}

/** Who holds a measure that waits for aptitude, and what is missing. `to` is who reads it. */
export function holderWords({ heldBy, missing, completeOn }: Awaited, to: 'you' | 'driver'): Words {
  const [holder, what, since] = [holders[heldBy][to], missingOf(missing), completeOn && longDay(completeOn)]
  const from = heldBy === 'prefecture' && since ? { fr: ` depuis le ${since.fr}`, en: ` since ${since.en}` } : { fr: '', en: '' }
  if (heldBy === 'nobody') return { fr: `${holder.fr}.`, en: `${holder.en}.` }
  return { fr: `${holder.fr}${from.fr}. Il manque : ${what.fr}.`, en: `${holder.en}${from.en}. Missing: ${what.en}.` }
}

/** Both counts of the days gone by after the last day; nothing while none has gone. */
export function lateWords({ late }: Pick<Awaited, 'late'>, to: 'you' | 'driver'): Words | undefined {
  if (late.driver + late.prefecture === 0) return undefined
  const [driver, office] = [dayCount(late.driver), dayCount(late.prefecture)]
  const whose = to === 'you' ? { fr: 'à attendre vos pièces', en: 'waiting for your papers' } : { fr: 'du conducteur', en: 'of the driver' }
  return {
    fr: `Jours passés depuis le dernier jour : ${driver.fr} ${whose.fr}, ${office.fr} ${to === 'you' ? 'à attendre la préfecture' : 'de la préfecture'}.`,
    en: `Days gone by since the last day: ${driver.en} ${whose.en}, ${office.en} ${to === 'you' ? 'waiting for the préfecture' : 'of the préfecture'}.`,
  }
}

/** Beside a measure: who has to act for the right to come back, and whose days went by. */
export function awaitedView(lang: Lang, reference: string | undefined, { life, today }: Pick<Space, 'life' | 'today'>): Content {
  const one = awaitedOf(life, { day: today }).find(awaited => awaited.reference === reference)
  if (!one) return ''
  const late = lateWords(one, 'you')
  if (one.heldBy === 'nobody' && !late) return ''
  return inset(
    lang,
    html`${list(
      lang,
      [holderWords(one, 'you'), late].flatMap(said => (said ? [say(said, lang)] : [])),
    )}`,
  )
}
