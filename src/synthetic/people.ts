import { addDays, type Category, type Day, type LearningPath } from '@papier-rose/law'
import { officeOf } from '../application/index.ts'
import { idFrom } from '../kit/ids.ts'
import { familyNames, femaleNames, maleNames, streets } from './names.ts'
import { type Place, somePlace } from './places.ts'
import type { Chance } from './random.ts'

/** Somebody who does not exist. */
export interface Somebody {
  readonly rank: number
  readonly driverId: string
  readonly accountId: string
  readonly neph: string
  readonly birthName: string
  readonly firstNames: readonly string[]
  readonly sex: 'female' | 'male'
  readonly birthDay: Day
  readonly birthplaceCode: string
  readonly birthplace: string
  readonly birthCountry: string
  readonly home: Place
  readonly street: string
  /** The département whose préfecture decides. */
  readonly office: string
  readonly lang: 'fr' | 'en'
  /** What they pass, and how they learnt it. */
  readonly category: Exclude<Category, 'AM'>
  readonly learning: LearningPath
  readonly automatic: boolean
  /** They hold category B already, from that many days before the exam. */
  readonly holdsBFor?: number
  readonly examDay: Day
}

/** Licences issued in 2024: 912 601 B, 117 940 A2, 4 917 A1 (ONISR); the trailers and the heavy ones are our guess. */
const categories = [
  ['B', 912_601],
  ['A2', 117_940],
  ['A1', 4917],
  ['BE', 16_000],
  ['C', 22_000],
  ['D', 6000],
] as const

/** Somebody born abroad, one in nine: the country as INSEE writes it, and a town. */
const abroad = [
  ['99352', 'Alger', 8],
  ['99350', 'Casablanca', 8],
  ['99351', 'Tunis', 5],
  ['99139', 'Porto', 5],
  ['99341', 'Dakar', 4],
  ['99326', 'Abidjan', 4],
  ['99243', 'Hô Chi Minh-Ville', 2],
  ['99114', 'Bucarest', 3],
] as const

/** The oldest exam told: a little more than a year. */
export const longestAgo = 400

/** The nth invented person of that France, on that day. `seed` names the France. */
export function somebody(seed: string, rank: number, today: Day, chance: Chance): Somebody {
  const category = chance.weighted(categories)
  const holdsB = category !== 'A1' && category !== 'B' && !(category === 'A2' && chance.inHundred(25))
  const examDay = addDays(today, -chance.between(2, longestAgo))
  const young = category === 'B' || category === 'A1'
  const age = category === 'A1' ? chance.between(16, 20) : young ? ageOfB(chance) : chance.between(holdsB ? 24 : 19, 55)
  const birthDay = addDays(examDay, -Math.round(age * 365.25) - chance.between(1, 364))
  const female = chance.inHundred(young ? 51 : 20)
  const home = somePlace(chance)
  const born = chance.inHundred(89) ? somePlace(chance) : undefined
  const foreign = chance.weighted(abroad.map(([country, town, weight]) => [{ country, town }, weight] as const))
  const [name, second] = [chance.pick(female ? femaleNames : maleNames), chance.pick(female ? femaleNames : maleNames)]
  return {
    rank,
    driverId: idFrom('synthetic', seed, String(rank), 'driver'),
    accountId: idFrom('synthetic', seed, String(rank), 'account'),
    neph: nephOf(rank, examDay),
    birthName: chance.pick(familyNames),
    firstNames: chance.inHundred(60) && second !== name ? [name, second] : [name],
    sex: female ? 'female' : 'male',
    birthDay,
    birthplaceCode: born?.code ?? '',
    birthplace: born?.name ?? foreign.town,
    birthCountry: born ? '99100' : foreign.country,
    home,
    street: `${chance.between(1, 140)} ${chance.pick(streets)}`,
    office: officeOf(home.code),
    lang: chance.inHundred(97) ? 'fr' : 'en',
    category,
    learning: category === 'B' && age < 20 && chance.inHundred(45) ? 'aac' : 'classic',
    automatic: category === 'B' && chance.inHundred(28),
    ...(holdsB ? { holdsBFor: chance.between(1100, 5000) } : {}),
    examDay,
  }
}

/** One new driver in five is 17; most of the others are under 25. */
const ageOfB = (chance: Chance): number =>
  chance.weighted([
    [17, 23],
    [18, 27],
    [19, 14],
    [20, 8],
    [chance.between(21, 25), 14],
    [chance.between(26, 40), 11],
    [chance.between(41, 60), 3],
  ])

/** A number that no persona has: theirs end below 2000. Unique up to 98 million people. */
function nephOf(rank: number, examDay: Day): string {
  const [year, month] = [Number(examDay.slice(2, 4)), examDay.slice(5, 7)]
  return `${String(year).padStart(2, '0')}${month}${String(2000 + rank).padStart(8, '0')}`
}
