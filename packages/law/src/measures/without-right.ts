import { type Answer, answer, reason, type Words } from '../answer.ts'
import type { Day } from '../day.ts'
import { findInfraction, pointsOfVersion, type ScaleVersion } from '../points/scale.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'
import { pointCount } from '../words.ts'

const r233_1 = article('Code de la route', 'R. 233-1')

/** Why somebody drives without the right to, or without the paper that proves it. */
export const withoutRight = [
  'never-held',
  'false-licence',
  'retained',
  'suspended',
  'annulled',
  'invalidated',
  'penalty-breached',
  'foreign-banned',
  'category-out-of-validity',
  'restriction-ignored',
  'card-expired',
  'cepc-over',
  'title-not-on-board',
  'title-not-shown',
] as const
export type WithoutRight = (typeof withoutRight)[number]

const versions: Readonly<Record<Exclude<WithoutRight, 'card-expired' | 'cepc-over'>, string>> = {
  'never-held': 'no-licence',
  'false-licence': 'false-licence',
  retained: 'driving-suspended',
  suspended: 'driving-suspended',
  annulled: 'driving-annulled',
  invalidated: 'driving-invalidated',
  'penalty-breached': 'penalty-breached',
  'foreign-banned': 'driving-foreign-banned',
  'category-out-of-validity': 'category-validity',
  'restriction-ignored': 'category-validity',
  'title-not-on-board': 'title-not-on-board',
  'title-not-shown': 'title-not-shown',
}

/** The right is intact behind a card past its date or a CEPC past its months: what is missing is, by reading, the title or more. */
function versionOf(situation: WithoutRight, settings: Settings): string {
  if (situation === 'card-expired') return settings['expired-card'] === 'title-offence' ? 'title-not-on-board' : 'category-validity'
  if (situation === 'cepc-over') return settings['cepc-over-offence'] === 'title-offence' ? 'title-not-on-board' : 'no-licence'
  return versions[situation]
}

/** Which infraction this is on that day, and the points it costs. The measure must have been notified to the driver. */
export function offenceWithout(
  situation: WithoutRight,
  on: Day,
  settings: Settings = official2026,
): Answer<{ readonly version: ScaleVersion; readonly points: number }> {
  const version = findInfraction(versionOf(situation, settings), on)
  if (!version) throw new RangeError(`no version of ${situation} on ${on}`)
  const points = pointsOfVersion(version, settings)
  const grade: Words =
    version.class === 'delit'
      ? { fr: 'Délit', en: 'Délit (criminal offence)' }
      : { fr: `Contravention de classe ${version.class}`, en: `Contravention of class ${version.class}` }
  const lost = points === 0 ? { fr: 'aucun point', en: 'no point' } : pointCount(points)
  const words = {
    fr: `${grade.fr}, ${lost.fr} en moins\u00a0: ${version.words.fr}.`,
    en: `${grade.en}, ${lost.en} withdrawn: ${version.words.en}.`,
  }
  const intact = situation === 'card-expired' || situation === 'cepc-over'
  const cited = intact ? [...new Set([...version.articles, r233_1])] : version.articles
  return answer({ version, points }, reason('offence-without-right', words, cited, { points }))
}
