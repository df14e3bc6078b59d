export { CaseError } from '../cli/reading.ts'
export { type PointsCase, readCases } from './cases.ts'
export * from './fines.ts'
export { foreignBanYears, foreignPoints } from './foreign.ts'
export * from './happenings.ts'
export * from './invalidation.ts'
export {
  type AsOf as PointsAsOf,
  type Balance as PointsBalance,
  balance,
  type Invalidation,
  invalidations,
  type Ledger,
  type LedgerStep,
  ledger,
  type PointsStatus,
} from './ledger.ts'
export {
  letter48MBalance,
  letter48NMonths,
  letter48NPoints,
  type PointsDeadline,
  type PointsLetter,
} from './letters.ts'
export * from './places.ts'
export {
  initialPoints,
  maximumPoints,
  probationYears,
  probationYearsAac,
  shortenedMonths,
  shortenedMonthsAac,
  trainingFrom,
  trainingUntil,
  yearlyGain,
  yearlyGainAac,
} from './probation.ts'
export { fullRecoveryYears, fullRecoveryYearsGrave, singlePointMonths, tenYears } from './recovery.ts'
export type { MoveKind } from './running.ts'
export * from './scale.ts'
export { type StageObstacle, stageCeiling, stageEvery, stagePoints } from './stages.ts'
export { drugsAndAlcohol, mostForOne, mostTogether } from './withdrawal.ts'
