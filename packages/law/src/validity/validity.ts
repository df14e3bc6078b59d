import { type Answer, answer, no, type Reason, reason, type Words, yes } from '../answer.ts'
import { type Category, isGroup2 } from '../categories/categories.ts'
import { ageOn, birthday } from '../counting.ts'
import { addDays, addYears, type Day, day, earliest } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated, threshold } from '../text.ts'
import { longDay } from '../words.ts'

const r221_1_1 = article('Code de la route', 'R. 221-1-1')
const r221_11 = article('Code de la route', 'R. 221-11')
const f1255 = article('Service-public, fiche F1255', '')
const directive3 = article('Directive 2006/126/CE', '3', '2026-03-31', 'K')

/** Years of a card: without a heavy category, and with one that is valid. `null`: a pink licence, without an end of its own. */
export const cardYears = dated<number | null>('years of a card', r221_1_1, { '1922-12-31': null, '2013-01-19': 15 })
export const group2CardYears = dated('years of a card with group 2', r221_1_1, { '2013-01-19': 5 })

/** The last day of the pink licences. */
export const pinkLastDay = (settings: Settings = official2026): Day =>
  day(settings['pink-last-day'] === '19-january' ? '2033-01-19' : '2033-01-18')

/** The last day of a delay in years printed on a card. */
const lastOf = (from: Day, years: number, settings: Settings): Day =>
  settings['card-last-day'] === 'same-number' ? addYears(from, years, 'down') : addDays(addYears(from, years, 'up'), -1)

export interface TitleFacts {
  readonly issuedOn: Day
  readonly categories: readonly Category[]
  /** Last day of the medical opinion, when there is one. */
  readonly medicalLastDay?: Day
}

/** The last day of the card (field 4b): fifteen years, five with a valid heavy category, never beyond the medical limit. */
export function titleLastDay(title: TitleFacts, settings: Settings = official2026): Answer<Day> {
  const { issuedOn, categories, medicalLastDay } = title
  const years = cardYears.on(issuedOn)
  if (years === null) return pinkEnd(settings)
  const heavy = categories.some(isGroup2) && (medicalLastDay === undefined || medicalLastDay >= issuedOn)
  const count = heavy ? group2CardYears.on(issuedOn) : years
  const own = lastOf(issuedOn, count, settings)
  const last = medicalLastDay !== undefined && medicalLastDay >= issuedOn ? earliest(own, medicalLastDay) : own
  const reasons = [cardLasts(count, heavy)]
  if (last !== own) reasons.push(medicalLimit(last))
  return answer(last, ...reasons, lastDayIs('card-last-day', last))
}

const cardLasts = (years: number, heavy: boolean): Reason =>
  reason(
    heavy ? 'card-group-2' : 'card-group-1',
    heavy
      ? { fr: `Une carte avec une catégorie lourde dure ${years} ans.`, en: `A card with a heavy category lasts ${years} years.` }
      : { fr: `La carte dure ${years} ans.`, en: `The card lasts ${years} years.` },
    r221_1_1,
    { years },
  )

const medicalLimit = (last: Day): Reason =>
  reason(
    'medical-limit',
    { fr: `L’avis médical la limite au ${longDay(last).fr}.`, en: `The medical opinion limits it to ${longDay(last).en}.` },
    r221_11,
    { last },
  )

const lastDayIs = (code: string, last: Day): Reason =>
  reason(code, { fr: `Dernier jour : le ${longDay(last).fr}.`, en: `Last day: ${longDay(last).en}.` }, r221_1_1, { last })

/** Until when is a pink licence worth something? No need to change it before. */
export function pinkEnd(settings: Settings = official2026): Answer<Day> {
  const last = pinkLastDay(settings)
  const words: Words = {
    fr: `Un permis rose reste valable jusqu’au ${longDay(last).fr}, sans démarche avant.`,
    en: `A pink licence stays valid until ${longDay(last).en}; nothing needs to be done before.`,
  }
  return answer(last, reason('pink-licence', words, directive3, { last }))
}

export const group2FirstAge = threshold('age from which group 2 is seen more often', r221_11, 60)
export const group2SecondAge = threshold('age from which group 2 is seen every year', r221_11, 76)

/** Years of a right by age at the opinion: under 60, from 60 to 75, from 76. */
const yearsByAge = {
  goods: [5, 2, 1],
  passengers: [5, 1, 1],
} as const
/** The most that an opinion gives to a category of group 1 with a medical reason. */
const mostYearsGroup1 = 5

/** How the right to a category of group 1 depends on a doctor. */
export type MedicalTie = 'none' | 'medical-reason' | 'adapted' | 'professional' | 'stable-disability'

export interface RightFacts {
  readonly birth: Day
  readonly opinionOn: Day
  /** The last day that the doctor wrote. */
  readonly limit?: Day
  /** For categories of group 1. */
  readonly tie?: MedicalTie
}

/** The last day of the right to a category (column 11), after a medical opinion; `null` when it has no end. */
export function rightLastDay(category: Category, facts: RightFacts, settings: Settings = official2026): Answer<Day | null> {
  const { opinionOn, limit, tie = 'none' } = facts
  const table = isGroup2(category) || tie === 'professional' || tie === 'adapted'
  if (table) return byAge(category, facts, settings)
  if (tie === 'none' || (tie === 'stable-disability' && limit === undefined) || limit === undefined) {
    const words = { fr: `Le droit à la catégorie ${category} n’a pas de fin.`, en: `The right to category ${category} has no end.` }
    return answer<Day | null>(null, reason('right-without-end', words, r221_11, { category }))
  }
  const most = lastOf(opinionOn, mostYearsGroup1, settings)
  const last = earliest(limit, most)
  return answer<Day | null>(last, fiveYears(category), lastDayIs('right-last-day', last))
}

const fiveYears = (category: Category): Reason =>
  reason(
    'opinion-group-1',
    {
      fr: `Un avis médical limite la catégorie ${category} à ${mostYearsGroup1} ans au plus.`,
      en: `A medical opinion limits category ${category} to at most ${mostYearsGroup1} years.`,
    },
    r221_11,
    { years: mostYearsGroup1 },
  )

function byAge(category: Category, { birth, opinionOn, limit }: RightFacts, settings: Settings): Answer<Day | null> {
  const passengers = category.startsWith('D')
  const age = ageOn(birth, opinionOn, settings)
  const band = age < group2FirstAge.value ? 0 : age < group2SecondAge.value ? 1 : 2
  const years = yearsByAge[passengers ? 'passengers' : 'goods'][band]
  const own = lastOf(opinionOn, years, settings)
  const cap = capOf(birth, band, passengers, settings)
  const last = earliest(own, ...(cap ? [cap] : []), ...(limit ? [limit] : []))
  const reasons = [
    reason(
      'opinion-by-age',
      {
        fr: `À ${age} ans, un avis médical vaut ${years} an${years > 1 ? 's' : ''} pour la catégorie ${category}.`,
        en: `At ${age}, a medical opinion is worth ${years} year${years > 1 ? 's' : ''} for category ${category}.`,
      },
      r221_11,
      { age, years, category },
    ),
  ]
  if (cap && cap < own) {
    const words = { fr: `Il s’arrête à l’anniversaire, le ${longDay(cap).fr}.`, en: `It ends on the birthday, ${longDay(cap).en}.` }
    reasons.push(reason('birthday-cap', words, f1255, { cap }))
  }
  if (limit && limit === last && limit < own) reasons.push(medicalLimit(limit))
  return answer<Day | null>(last, ...reasons, lastDayIs('right-last-day', last))
}

/** The birthday that an opinion does not pass: the 60th (by reading), the 76th. */
function capOf(birth: Day, band: number, passengers: boolean, settings: Settings): Day | null {
  if (band === 1) return birthday(birth, group2SecondAge.value, settings)
  if (band === 2) return null
  const reading = settings['group2-cap-60']
  return reading === 'all' || (reading === 'goods-only' && !passengers) ? birthday(birth, group2FirstAge.value, settings) : null
}

const bridgeSince: Readonly<Record<Settings['prorogation-since'], ReturnType<typeof dated<boolean>>>> = {
  '2014-11-02': dated('bridge of an opinion, reading of 2014', r221_11, { '2013-01-19': false, '2014-11-02': true }),
  '2022-08-27': dated('bridge of an opinion, reading of 2022', r221_11, { '2013-01-19': false, '2022-08-27': true }),
}

/** The bridge between the end of a right and the préfet's decision, when the opinion came before the end. */
export interface Bridge {
  readonly lastDay: Day
  readonly opinionOn: Day
  readonly opinion: 'apt' | 'temporary' | 'restricted' | 'unfit'
  readonly decidedOn?: Day
}

/** Does a right past its last day stay provisionally valid on that day, thanks to an opinion given before the end? */
export function prorogation(bridge: Bridge, on: Day, settings: Settings = official2026): Answer {
  const { lastDay, opinionOn, opinion, decidedOn } = bridge
  const end = longDay(lastDay)
  const noes: Reason[] = []
  const refuse = (code: string, fr: string, en: string) => noes.push(reason(code, { fr, en }, r221_11, { lastDay, opinionOn }))
  if (!bridgeSince[settings['prorogation-since']].on(on)) {
    refuse('bridge-not-yet', 'Cette prolongation n’existait pas encore.', 'This extension did not exist yet.')
  }
  if (opinionOn > lastDay) {
    refuse('opinion-too-late', `L’avis médical est postérieur au ${end.fr}.`, `The medical opinion came after ${end.en}.`)
  }
  if (opinion === 'unfit') refuse('opinion-unfit', 'L’avis médical est défavorable.', 'The medical opinion is unfavourable.')
  if (decidedOn !== undefined && decidedOn <= on) {
    refuse('bridge-decided', `Le préfet a décidé le ${longDay(decidedOn).fr}.`, `The préfet decided on ${longDay(decidedOn).en}.`)
  }
  if (noes.length > 0) return no(...noes)
  const words = {
    fr: `L’avis médical du ${longDay(opinionOn).fr} précède l’échéance : le permis reste valable jusqu’à la décision du préfet.`,
    en: `The medical opinion of ${longDay(opinionOn).en} came before the end: the licence stays valid until the préfet decides.`,
  }
  return yes(reason('bridge', words, r221_11, { lastDay, opinionOn }))
}
