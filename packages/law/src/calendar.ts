import type { Words } from './answer.ts'
import { addDays, type Day, day, fromNumber, parts, toNumber, weekday } from './day.ts'
import { article, dated, OutsideTheTexts } from './text.ts'

/** A place with holidays of its own. */
export const territories = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'saint-pierre-et-miquelon',
  'mayotte',
  'saint-barthelemy',
  'saint-martin',
  'wallis-et-futuna',
  'polynesie-francaise',
  'nouvelle-caledonie',
] as const
export type Territory = (typeof territories)[number]

const overseas: Readonly<Record<string, readonly [Territory, zone: string]>> = {
  '971': ['guadeloupe', 'America/Guadeloupe'],
  '972': ['martinique', 'America/Martinique'],
  '973': ['guyane', 'America/Cayenne'],
  '974': ['reunion', 'Indian/Reunion'],
  '975': ['saint-pierre-et-miquelon', 'America/Miquelon'],
  '976': ['mayotte', 'Indian/Mayotte'],
  '977': ['saint-barthelemy', 'America/St_Barthelemy'],
  '978': ['saint-martin', 'America/Marigot'],
  '986': ['wallis-et-futuna', 'Pacific/Wallis'],
  '987': ['polynesie-francaise', 'Pacific/Tahiti'],
  '988': ['nouvelle-caledonie', 'Pacific/Noumea'],
}
const mainland = /^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5])$/
const alsaceMoselle = ['57', '67', '68']

/** Is this the code of a département or of an overseas territory (`01` to `95`, `2A`, `2B`, `971` to `988`)? */
export const isDepartement = (code: string): boolean => mainland.test(code) || Object.hasOwn(overseas, code)

/** The holidays that a département keeps. Throws a RangeError for an unknown code. */
export function territoryOf(departement: string): Territory {
  if (!isDepartement(departement)) throw new RangeError(`no such département: ${departement}`)
  if (alsaceMoselle.includes(departement)) return 'alsace-moselle'
  return overseas[departement]?.[0] ?? 'metropole'
}

/** The IANA time zone of a département. Throws a RangeError for an unknown code. */
export function zoneOf(departement: string): string {
  if (!isDepartement(departement)) throw new RangeError(`no such département: ${departement}`)
  return overseas[departement]?.[1] ?? 'Europe/Paris'
}

const labourCode = article('Code du travail', 'L. 3133-1', '2026-03-31', 'K')
const labourCodeAlsace = article('Code du travail', 'L. 3134-13', '2026-03-31', 'K')
const abolitionDecree = article('Décret n° 83-1003 du 23 novembre 1983', '1', '2026-03-31', 'K')

/** The articles that a count of open days rests on. */
export const holidayArticles = (territory: Territory) =>
  territory === 'metropole' ? [labourCode] : territory === 'alsace-moselle' ? [labourCode, labourCodeAlsace] : [labourCode, abolitionDecree]

const fixed: readonly (readonly [monthDay: string, Words])[] = [
  ['01-01', { fr: 'Jour de l’an', en: 'New Year’s Day' }],
  ['05-01', { fr: 'Fête du travail', en: 'Labour Day' }],
  ['05-08', { fr: 'Victoire de 1945', en: 'Victory in 1945' }],
  ['07-14', { fr: 'Fête nationale', en: 'National Day' }],
  ['08-15', { fr: 'Assomption', en: 'Assumption' }],
  ['11-01', { fr: 'Toussaint', en: 'All Saints’ Day' }],
  ['11-11', { fr: 'Armistice de 1918', en: 'Armistice of 1918' }],
  ['12-25', { fr: 'Noël', en: 'Christmas Day' }],
]

/** Days after Easter Sunday. */
const moving: readonly (readonly [days: number, Words])[] = [
  [1, { fr: 'Lundi de Pâques', en: 'Easter Monday' }],
  [39, { fr: 'Ascension', en: 'Ascension Day' }],
  [50, { fr: 'Lundi de Pentecôte', en: 'Whit Monday' }],
]

// Good Friday is a holiday only in communes with a Protestant church: every town where exams are held has one.
const goodFriday: Words = { fr: 'Vendredi saint', en: 'Good Friday' }
const saintStephen: Words = { fr: 'Saint-Étienne', en: 'Saint Stephen’s Day' }
const abolition: Words = { fr: 'Abolition de l’esclavage', en: 'Abolition of slavery' }

const keptSince1983 = (territory: Territory, ...monthDays: [from: string, monthDay: string][]) =>
  dated(`abolition of slavery, ${territory}`, abolitionDecree, Object.fromEntries(monthDays))

/**
 * The day on which each territory keeps the abolition of slavery. Saint-Martin and Saint-Barthélemy kept that of Guadeloupe
 * until 2012. Of the three Pacific territories only the national days are modelled: they issue licences under rules of their own.
 */
export const abolitionDay = {
  mayotte: keptSince1983('mayotte', ['1983-11-24', '04-27']),
  martinique: keptSince1983('martinique', ['1983-11-24', '05-22']),
  guadeloupe: keptSince1983('guadeloupe', ['1983-11-24', '05-27']),
  'saint-martin': keptSince1983('saint-martin', ['1983-11-24', '05-27'], ['2012-04-26', '05-28']),
  'saint-barthelemy': keptSince1983('saint-barthelemy', ['1983-11-24', '05-27'], ['2012-04-26', '10-09']),
  guyane: keptSince1983('guyane', ['1983-11-24', '06-10']),
  reunion: keptSince1983('reunion', ['1983-11-24', '12-20']),
} as const

const keepsAbolition = (territory: Territory): territory is keyof typeof abolitionDay => territory in abolitionDay

/** The abolition day of one year: the day that was in force when the earliest of its versions came round. */
function abolitionIn(year: number, territory: keyof typeof abolitionDay): Day | undefined {
  const versions = abolitionDay[territory].values
  const candidates = versions.map(([, monthDay]) => day(`${year}-${monthDay}`))
  return candidates.find((on, i) => on >= (versions[i]?.[0] ?? on) && on < (versions[i + 1]?.[0] ?? '9999-12-31'))
}

/** Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher). */
export function easter(year: number): Day {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return day(`${year}-${String(month).padStart(2, '0')}-${String((h + l - 7 * m + 33 * month + 19) % 32).padStart(2, '0')}`)
}

const known = new Map<string, ReadonlyMap<Day, Words>>()

/** The holidays of one year in one territory, oldest first. The list is the one in force since 1982; an earlier year is a RangeError. */
export function holidays(year: number, territory: Territory): ReadonlyMap<Day, Words> {
  if (!Number.isInteger(year) || year < 1982 || year > 9999) throw new OutsideTheTexts(`no holidays known for ${year}`)
  const key = `${year} ${territory}`
  const found = known.get(key) ?? compute(year, territory)
  known.set(key, found)
  return found
}

function compute(year: number, territory: Territory): ReadonlyMap<Day, Words> {
  const sunday = easter(year)
  const all: [Day, Words][] = [
    ...fixed.map(([monthDay, name]): [Day, Words] => [day(`${year}-${monthDay}`), name]),
    ...moving.map(([after, name]): [Day, Words] => [addDays(sunday, after), name]),
  ]
  if (territory === 'alsace-moselle') all.push([addDays(sunday, -2), goodFriday], [day(`${year}-12-26`), saintStephen])
  const kept = keepsAbolition(territory) ? abolitionIn(year, territory) : undefined
  if (kept) all.push([kept, abolition])
  const result = new Map<Day, Words>()
  for (const [on, name] of all.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const other = result.get(on)
    result.set(on, other ? { fr: `${other.fr} et ${name.fr}`, en: `${other.en} and ${name.en}` } : name)
  }
  return result
}

/** Is it an open day (jour ouvré): Monday to Friday, and not a holiday of the place? */
export const isOpenDay = (on: Day, territory: Territory): boolean => weekday(on) <= 5 && !holidays(parts(on).year, territory).has(on)

/** That day if it is open, else the next one that is. */
export function nextOpenDay(from: Day, territory: Territory): Day {
  let n = toNumber(from)
  while (!isOpenDay(fromNumber(n), territory)) n++
  return fromNumber(n)
}

/** The n-th open day after a day, which itself does not count. `n` = 0 gives the day itself. */
export function openDaysAfter(from: Day, n: number, territory: Territory): Day {
  let on = from
  for (let i = 0; i < n; i++) on = nextOpenDay(addDays(on, 1), territory)
  return on
}
