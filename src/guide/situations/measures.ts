import { annulled, unfit, zeroPoints } from './losses.ts'
import type { GuideSituation } from './plan.ts'
import { byJudge, byPrefet } from './suspensions.ts'

export const measureSituations: readonly GuideSituation[] = [byPrefet, byJudge, annulled, zeroPoints, unfit]
