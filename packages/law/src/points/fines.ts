import { type Answer, answer, reason, type Words } from '../answer.ts'
import { article } from '../text.ts'
import { counted, monthCount } from '../words.ts'
import type { InfractionClass } from './happenings.ts'
import type { ScaleVersion } from './scale.ts'

const cp131_13 = article('Code pénal', '131-13', '2026-04-02')
const r233_1 = article('Code de la route', 'R. 233-1')

/** Euros that settle an infraction without a court: paid in time, paid at once, paid too late. */
export interface FixedFine {
  readonly normal: number
  readonly reduced: number | null
  readonly increased: number
}

/** What an infraction costs in money, in euros; null where the text gives no such amount or it was not read. */
export interface Fine {
  readonly most: number | null
  /** On a repeat, or in the graver cases. */
  readonly mostAgain: number | null
  readonly fixed: FixedFine | null
  readonly prisonMonths: number
  readonly prisonMonthsUpTo: number
}

interface ClassFine {
  readonly most: number
  readonly again: number | null
  readonly fixed: FixedFine | null
}

/** The fines of the five classes. The fixed fine of class 1 is that of a licence left at home; class 5 has none. */
export const classFines: Readonly<Record<Exclude<InfractionClass, 'delit'>, ClassFine>> = {
  1: { most: 38, again: null, fixed: { normal: 11, reduced: null, increased: 33 } },
  2: { most: 150, again: null, fixed: { normal: 35, reduced: 22, increased: 75 } },
  3: { most: 450, again: null, fixed: { normal: 68, reduced: 45, increased: 180 } },
  4: { most: 750, again: null, fixed: { normal: 135, reduced: 90, increased: 375 } },
  5: { most: 1500, again: 3000, fixed: null },
}

const euros = (n: number): Words => {
  const grouped = (by: string) => String(n).replace(/\B(?=(\d{3})+$)/g, by)
  return { fr: `${grouped('\u202f')}\u00a0€`, en: `€${grouped(',')}` }
}

/** What this infraction costs in money, and in prison for a délit. */
export function fineOf(version: ScaleVersion): Answer<Fine> {
  return version.class === 'delit' ? delitFine(version) : contraventionFine(version.class, version)
}

function contraventionFine(grade: Exclude<InfractionClass, 'delit'>, version: ScaleVersion): Answer<Fine> {
  const { most, again, fixed } = classFines[grade]
  const value = { most, mostAgain: again, fixed, prisonMonths: 0, prisonMonthsUpTo: 0 }
  const repeated = again ? { fr: ` (${euros(again).fr} en récidive)`, en: ` (${euros(again).en} on a repeat)` } : { fr: '', en: '' }
  const court = reason(
    'class-fine',
    {
      fr: `Contravention de classe ${grade}\u00a0: ${euros(most).fr} au plus${repeated.fr}.`,
      en: `Contravention of class ${grade}: ${euros(most).en} at most${repeated.en}.`,
    },
    [cp131_13, ...version.articles],
    { class: grade, most },
  )
  return answer(value, court, ...(fixed ? [fixedReason(fixed, grade === 1 ? [r233_1] : [cp131_13])] : []))
}

function fixedReason({ normal, reduced, increased }: FixedFine, articles: ScaleVersion['articles']) {
  const less =
    reduced === null ? { fr: '', en: '' } : { fr: `, ${euros(reduced).fr} minorée`, en: `, ${euros(reduced).en} if paid at once` }
  return reason(
    'fixed-fine',
    {
      fr: `Amende forfaitaire\u00a0: ${euros(normal).fr}${less.fr}, ${euros(increased).fr} majorée.`,
      en: `Fixed fine: ${euros(normal).en}${less.en}, ${euros(increased).en} if paid too late.`,
    },
    articles,
    { normal, increased, ...(reduced === null ? {} : { reduced }) },
  )
}

function delitFine(version: ScaleVersion): Answer<Fine> {
  const { penalty, afd, articles } = version
  const months = penalty?.prisonMonths ?? 0
  const value: Fine = {
    most: penalty?.fine ?? null,
    mostAgain: penalty?.fineUpTo ?? null,
    fixed: afd ? { normal: afd[0], reduced: afd[1], increased: afd[2] } : null,
    prisonMonths: months,
    prisonMonthsUpTo: penalty?.prisonMonthsUpTo ?? months,
  }
  const reasons = [reason('delit-penalty', delitWords(value), articles, { prisonMonths: months })]
  return answer(value, ...reasons, ...(value.fixed ? [fixedReason(value.fixed, articles)] : []))
}

const length = (months: number): Words =>
  months > 0 && months % 12 === 0 ? counted(months / 12, ['an', 'ans'], ['year', 'years']) : monthCount(months)

function delitWords({ most, mostAgain, prisonMonths, prisonMonthsUpTo }: Fine): Words {
  const prison = length(prisonMonths)
  const parts: Words[] = []
  if (prisonMonths > 0) {
    const upTo = prisonMonthsUpTo > prisonMonths ? length(prisonMonthsUpTo) : null
    parts.push(
      upTo
        ? {
            fr: `${prison.fr} de prison, jusqu’à ${upTo.fr} dans les cas graves`,
            en: `${prison.en} of prison, up to ${upTo.en} in grave cases`,
          }
        : { fr: `${prison.fr} de prison`, en: `${prison.en} of prison` },
    )
  }
  if (most !== null) {
    const upTo = mostAgain === null ? null : euros(mostAgain)
    parts.push(
      upTo
        ? { fr: `${euros(most).fr} d’amende, jusqu’à ${upTo.fr}`, en: `a fine of ${euros(most).en}, up to ${upTo.en}` }
        : { fr: `${euros(most).fr} d’amende`, en: `a fine of ${euros(most).en}` },
    )
  }
  if (parts.length === 0) return { fr: 'Délit\u00a0: les peines n’ont pas été lues.', en: 'Délit: its penalties were not read.' }
  return { fr: `Délit, au plus\u00a0: ${parts.map(p => p.fr).join(', ')}.`, en: `Délit, at most: ${parts.map(p => p.en).join(', ')}.` }
}
