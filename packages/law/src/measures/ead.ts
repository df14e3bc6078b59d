import { type Answer, answer, reason } from '../answer.ts'
import { addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay, monthCount, yearCount } from '../words.ts'
import type { Ground } from './grounds.ts'
import { mustSuspendForAlcoholOrDrugs } from './suspension.ts'

const r224_6 = article('Code de la route', 'R. 224-6')
const l224_2 = article('Code de la route', 'L. 224-2')
const l234_2 = article('Code de la route', 'L. 234-2')
const l234_13 = article('Code de la route', 'L. 234-13')
const r234_1 = article('Code de la route', 'R. 234-1')

/** Months at most of a restriction to vehicles with an alcohol interlock, by the préfet. */
export const eadMonths = dated('months of EAD by the préfet', r224_6, { '2001-01-01': 0, '2018-09-19': 6, '2020-05-22': 12 })
/** Years at most of a ban on driving without an interlock, by a judge. */
export const eadYearsDelit = dated('years of EAD by a judge', l234_2, { '2001-01-01': 5 })
export const eadYearsContravention = dated('years of EAD by a judge for the contravention', r234_1, { '2001-01-01': 3 })
/** Years of interlock that follow a repeated alcohol délit, counted from the new licence. */
export const eadYearsRepeat = dated('years of EAD after a repeated alcohol délit', l234_13, {
  '2001-01-01': 0,
  '2019-12-27': 3,
}) /** Years between two convictions within which the second is a repeat. */
export const repeatYears = dated('years of repeat for a délit', article('Code pénal', '132-10', '2026-04-02'), { '2001-01-01': 5 })

/** Is this second conviction for a délit a repeat? The last day of the five years counts. */
export function isRepeat(first: Day, second: Day): Answer {
  const years = repeatYears.on(second)
  const last = addYears(first, years)
  const said = longDay(last)
  const words = { fr: `La récidive court jusqu’au ${said.fr} inclus.`, en: `A repeat counts to the end of ${said.en}.` }
  return answer(second <= last, reason('repeat', words, repeatYears.article, { years, last }))
}

/** For how many months may the préfet let this driver go on with an interlock instead of suspending? 0 when he may not. */
export function eadByPrefet(ground: Ground, on: Day, afterRetention: boolean, settings: Settings = official2026): Answer<number> {
  const months = eadMonths.on(on)
  const concerned = ground === 'alcohol' || ground === 'alcohol-refusal' || ground === 'alcohol-contravention'
  if (!concerned || months === 0) {
    const words = {
      fr: 'L’éthylotest antidémarrage n’est pas prévu dans ce cas.',
      en: 'The alcohol interlock is not provided for in this case.',
    }
    return answer(0, reason('no-ead', words, r224_6))
  }
  const compulsory = afterRetention && ground !== 'alcohol-contravention' && mustSuspendForAlcoholOrDrugs.on(on)
  if (compulsory && settings['ead-instead-of-suspension'] === 'not-offered') {
    const words = {
      fr: 'La suspension est obligatoire\u00a0: l’éthylotest antidémarrage ne la remplace pas.',
      en: 'Suspension is compulsory: the interlock does not replace it.',
    }
    return answer(0, reason('suspension-compulsory', words, [l224_2, r224_6]))
  }
  const said = monthCount(months)
  const words = {
    fr: `Le préfet peut limiter la conduite aux véhicules avec éthylotest antidémarrage, ${said.fr} au plus, après avis de la commission médicale.`,
    en: `The préfet may restrict driving to vehicles with an alcohol interlock for ${said.en} at most, after the medical commission.`,
  }
  return answer(months, reason('ead-possible', words, [r224_6, article('Code de la route', 'D. 226-3-1')], { months }))
}

/** For how many years may a judge forbid driving without an interlock? */
export function eadByJudge(ground: 'alcohol' | 'alcohol-refusal' | 'alcohol-contravention', on: Day): Answer<number> {
  const [value, source] = ground === 'alcohol-contravention' ? [eadYearsContravention, r234_1] : [eadYearsDelit, l234_2]
  const years = value.on(on)
  const words = {
    fr: `Un juge peut interdire de conduire sans éthylotest antidémarrage ${yearCount(years).fr} au plus, après la fin d’une suspension ou d’une annulation.`,
    en: `A court may forbid driving without an alcohol interlock for ${yearCount(years).en} at most, once a suspension or an annulment is over.`,
  }
  return answer(years, reason('ead-by-judge', words, source, { years }))
}

/** After a repeated alcohol délit: must the new licence be used with an interlock only, and for how many years at most? */
export function eadAfterRepeat(annulledOn: Day, newLicenceOn: Day): Answer<number> {
  const years = eadYearsRepeat.on(annulledOn)
  if (years === 0) return answer(0, reason('no-ead', notYet, l234_13))
  if (newLicenceOn > addYears(annulledOn, years)) return answer(0, reason('ead-over', tooLate, l234_13, { newLicenceOn }))
  const words = {
    fr: `Le nouveau permis ne vaut qu’avec éthylotest antidémarrage, ${yearCount(years).fr} au plus.`,
    en: `The new licence is valid only with an alcohol interlock, for ${yearCount(years).en} at most.`,
  }
  return answer(years, reason('ead-after-repeat', words, l234_13, { years }))
}

const notYet = {
  fr: 'À cette date, la récidive n’entraînait pas d’éthylotest antidémarrage.',
  en: 'On that day, a repeat did not bring an alcohol interlock.',
}
const tooLate = {
  fr: 'Plus de trois ans séparent l’annulation du nouveau permis\u00a0: pas d’éthylotest antidémarrage.',
  en: 'More than three years separate the annulment from the new licence: no alcohol interlock.',
}
