import type { Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { besideTheScale } from './scale-rows/beside.ts'
import { priorityAndLanes } from './scale-rows/priority-and-lanes.ts'
import type { ScaleVersion } from './scale-rows/row.ts'
import { speedAndEquipment } from './scale-rows/speed-and-equipment.ts'
import { stateAndDelits } from './scale-rows/state-and-delits.ts'

export { type Further, furtherWords, type Penalty, type ScaleVersion, type Suspension } from './scale-rows/row.ts'

const rank = (version: ScaleVersion): number => version.row ?? Number.POSITIVE_INFINITY

/** What each infraction costs, in every version read: rows of the published scale, in its order, then what costs no point beside it. */
export const scale: readonly ScaleVersion[] = [
  ...[...speedAndEquipment, ...priorityAndLanes, ...stateAndDelits].sort((a, b) => rank(a) - rank(b)),
  ...besideTheScale,
]

/** Does this version apply to an infraction committed on that day? Both ends are included. */
export const appliesOn = (version: ScaleVersion, on: Day): boolean =>
  (version.firstDay === null || version.firstDay <= on) && (version.lastDay === null || on <= version.lastDay)

/** The scale of a day: one version of each infraction that existed then. */
export const scaleOn = (on: Day): readonly ScaleVersion[] => scale.filter(version => appliesOn(version, on))

/** The version of an infraction that applies when it is committed on that day; undefined when it did not exist yet. */
export const findInfraction = (id: string, on: Day): ScaleVersion | undefined => scale.find(it => it.id === id && appliesOn(it, on))

/** The points of a version under the chosen readings. */
export const pointsOfVersion = (version: ScaleVersion, settings: Settings = official2026): number =>
  version.reading === null ? version.points : Number(settings[version.reading])

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()

const everything = (it: ScaleVersion): string =>
  plain(
    [it.words.fr, it.words.en, it.id, ...it.natinf, ...it.articles.map(a => `${a.number} ${a.number.replaceAll(/[. ]/g, '')}`)].join(' '),
  )

const searchable = new Map(scale.map(it => [it, everything(it)]))

/** Infractions of a day whose words (French or English), article or NATINF contain every word asked, accents and case aside. */
export function searchScale(asked: string, on: Day): readonly ScaleVersion[] {
  const words = plain(asked).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return scaleOn(on).filter(it => words.every(word => searchable.get(it)?.includes(word)))
}
