import { dated } from '../text.ts'
import { byNumber, numberOf, yearsAfter } from './count.ts'
import type { Mark } from './facts.ts'
import type { StageFollowed } from './happenings.ts'
import { credit } from './recovery.ts'
import { emit, giveInIgnorance, inHand, type Run } from './running.ts'
import { l223_6, r223_8 } from './texts.ts'

/** Points that a stage gives, within the ceiling of the licence. */
export const stagePoints = dated('points of a stage', r223_8, { '2001-01-01': 4 })
/** The balance after a stage never exceeded this. */
export const stageCeiling = dated('ceiling of a stage', r223_8, { '2001-01-01': 11, '2004-03-01': 12 })
/** Years between two stages that credited points. The day of the second one decides. */
export const stageEvery = dated('years between two stages with points', l223_6, { '2001-01-01': 2, '2011-03-16': 1 })

const pointsOn = byNumber(stagePoints)
const ceilingOn = byNumber(stageCeiling)
const everyOn = byNumber(stageEvery)

/** Why a stage gives nothing; empty when it gives points. */
export type StageObstacle = 'kind-without-points' | 'right-lost' | 'no-withdrawal' | 'at-ceiling' | 'within-a-year' | 'zero-in-first-year'

function tooSoon(run: Run, it: StageFollowed, last: number): boolean {
  if (it.kind === 'obligatoire-48N' && run.settings['stage-within-a-year'] === 'duty-with-points') return false
  const free = yearsAfter(run.lastStage, everyOn(last))
  return run.settings['stage-interval'] === 'date-to-date' ? last < free : last <= free
}

function obstacles(run: Run, it: StageFollowed, last: number): StageObstacle[] {
  const found: StageObstacle[] = []
  if (it.kind !== 'volontaire' && it.kind !== 'obligatoire-48N') found.push('kind-without-points')
  if (!inHand(run)) found.push('right-lost')
  else if (!run.withdrawn.some(w => w.taken > 0)) found.push('no-withdrawal')
  else if (run.balance >= Math.min(run.capital, ceilingOn(last))) found.push('at-ceiling')
  if (tooSoon(run, it, last)) found.push('within-a-year')
  const firstYear = run.standing === 'probationary' && last < yearsAfter(run.start, 1)
  if (firstYear && run.balance <= 0 && run.settings['zero-in-first-year'] === 'lost') found.push('zero-in-first-year')
  return found
}

/** A stage was followed: four points within the ceiling, on the day after its last day, if nothing stands in the way. */
export function stage(run: Run, mark: Mark, it: StageFollowed) {
  const last = numberOf(it.date)
  const reasons = obstacles(run, it, last)
  const most = Math.min(pointsOn(last), Math.min(run.capital, ceilingOn(last)) - run.balance)
  if (reasons.length > 0) {
    if (reasons.length === 1 && reasons[0] === 'within-a-year') tellUnknownStage(run, mark, most)
    return emit(run, { kind: 'stage-nothing', day: mark.day, mark, reasons, other: run.lastStage })
  }
  run.lastStage = last
  run.lastStageKnown = mark.known
  const given = credit(run, most)
  emit(run, { kind: 'stage-credit', day: mark.day, mark, delta: given, numbers: { points: given, ceiling: run.capital } })
}

/** The earlier stage was not known when this one was credited. */
function tellUnknownStage(run: Run, mark: Mark, points: number) {
  if (!run.moves || points <= 0 || run.lastStageKnown <= mark.day) return
  giveInIgnorance(run, mark.day, 'stage-credit', points)
  const recorded = run.lastStageKnown
  emit(run, { kind: 'ignorance-withdrawn', day: mark.day, recorded, delta: -points, mark, instead: 'stage-credit', numbers: { points } })
}
