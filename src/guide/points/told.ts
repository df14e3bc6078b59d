import {
  appliesOn,
  type Day,
  findInfraction,
  type Happening,
  isDay,
  type LicencePath,
  licencePaths,
  maximumPoints,
  pointsOfVersion,
  type ScaleVersion,
  type Settings,
  type StageKind,
  scale,
  type Words,
} from '@papier-rose/law'

/** One infraction as it stands in the address: which, when committed, when established ('' when it is not). */
export interface ToldInfraction {
  readonly id: string
  readonly on: Day
  readonly final: Day | null
}

export const courseKinds = ['volontaire', 'obligatoire-48N', 'training'] as const
export type CourseKind = (typeof courseKinds)[number]

export interface ToldCourse {
  readonly kind: CourseKind
  readonly on: Day
}

/** What a person tells of their licence: all of it stands in the address. */
export interface Told {
  readonly licence: Day
  readonly path: LicencePath
  readonly infractions: readonly ToldInfraction[]
  readonly courses: readonly ToldCourse[]
  readonly on: Day
}

const apart = '~'
const inside = '.'
const mostEntries = 300

const infractionText = ({ id, on, final }: ToldInfraction): string => [id, on, final ?? ''].join(inside)
const courseText = ({ kind, on }: ToldCourse): string => [kind, on].join(inside)

/** The answers as they stand in the address. The day asked is left out when it is today. */
export const toldQuery = (told: Told, today: Day): Record<string, string> => ({
  licence: told.licence,
  path: told.path,
  ...(told.infractions.length > 0 ? { i: told.infractions.map(infractionText).join(apart) } : {}),
  ...(told.courses.length > 0 ? { s: told.courses.map(courseText).join(apart) } : {}),
  ...(told.on === today ? {} : { on: told.on }),
})

const lines = (query: URLSearchParams, name: string): string[] => (query.get(name) ?? '').split(apart).filter(Boolean).slice(0, mostEntries)

const unread = (text: string): Words => ({
  fr: `Cette ligne de l’adresse n’a pas été comprise, elle est laissée de côté : ${text}`,
  en: `This line of the address was not understood, it is left out: ${text}`,
})

function readInfraction(text: string, licence: Day): ToldInfraction | Words {
  const [id = '', on = '', final = ''] = text.split(inside)
  if (!isDay(on) || (final !== '' && !isDay(final)) || !findInfraction(id, on)) return unread(text)
  if (on < licence)
    return { fr: `Une infraction ne peut pas être avant le permis : ${on}.`, en: `An offence cannot be before the licence: ${on}.` }
  if (final !== '' && final < on)
    return {
      fr: `Une infraction ne peut pas être établie avant d’être commise : ${final}.`,
      en: `An offence cannot be established before it is committed: ${final}.`,
    }
  return { id, on, final: final === '' ? null : final }
}

function readCourse(text: string, licence: Day): ToldCourse | Words {
  const [kind = '', on = ''] = text.split(inside)
  const known = courseKinds.find(k => k === kind)
  if (!known || !isDay(on)) return unread(text)
  return on < licence
    ? { fr: `Un stage ne peut pas être avant le permis : ${on}.`, en: `A course cannot be before the licence: ${on}.` }
    : { kind: known, on }
}

/** Reads the address of the simulator; undefined until the licence and its path are told. Lines that make no sense are named and left out. */
export function readTold(query: URLSearchParams, today: Day): { told: Told; problems: readonly Words[] } | undefined {
  const licence = query.get('licence') ?? ''
  const path = licencePaths.find(p => p === query.get('path'))
  if (!isDay(licence) || !path || licence > today) return undefined
  const on = query.get('on') ?? ''
  const infractions = lines(query, 'i').map(text => readInfraction(text, licence))
  const courses = lines(query, 's').map(text => readCourse(text, licence))
  return {
    told: {
      licence,
      path,
      infractions: infractions.filter(it => 'id' in it),
      courses: courses.filter(it => 'kind' in it),
      on: isDay(on) && on >= licence ? on : today > licence ? today : licence,
    },
    problems: [...infractions, ...courses].filter(it => 'fr' in it),
  }
}

/** What was told, as a history. Each infraction is named by its place in the list. */
export function happeningsOf(told: Told, settings: Settings): Happening[] {
  const infractions = told.infractions.flatMap(({ id, on, final }, i): Happening[] => {
    const version = findInfraction(id, on)
    return version ? [infraction(String(i), version, on, final, settings)] : []
  })
  const courses = told.courses.map(
    ({ kind, on }): Happening =>
      kind === 'training' ? { type: 'training', date: on } : { type: 'stage', date: on, kind: kind satisfies StageKind },
  )
  return [{ type: 'licence', date: told.licence, path: told.path }, ...infractions, ...courses]
}

const infraction = (id: string, version: ScaleVersion, on: Day, final: Day | null, settings: Settings): Happening => ({
  type: 'infraction',
  id,
  date: on,
  finalDate: final,
  finalBy: final ? 'paiement-amende-forfaitaire' : null,
  points: pointsOfVersion(version, settings),
  class: version.class,
  label: version.words.fr,
})

/** For each number of points that an infraction of that day may cost, the first of the scale: what one more would do. */
export function samplesOn(on: Day, settings: Settings): { readonly points: number; readonly version: ScaleVersion }[] {
  const costs = scale.filter(version => appliesOn(version, on)).map(version => ({ points: pointsOfVersion(version, settings), version }))
  const seen = new Map(
    costs
      .filter(c => c.points > 0)
      .toReversed()
      .map(c => [c.points, c]),
  )
  return [...seen.values()].sort((a, b) => a.points - b.points)
}

/** The same history with one infraction more, committed and established on the day asked. */
export const withOneMore = (told: Told, version: ScaleVersion, settings: Settings): Happening[] => [
  ...happeningsOf(told, settings),
  infraction('more', version, told.on, told.on, settings),
]

export const maximumOn = (on: Day): number => {
  const first = maximumPoints.values[0]
  return first && on < first[0] ? first[1] : maximumPoints.on(on)
}
