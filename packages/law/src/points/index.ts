export * from './cases.ts'
export * from './happenings.ts'
export * from './invalidation.ts'
export { type AsOf, type Balance, balance, type Ledger, ledger, type PointsStatus, type Step } from './ledger.ts'
export {
  type Deadline,
  type Letter,
  letter48MBalance,
  letter48NMonths,
  letter48NPoints,
} from './letters.ts'
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
export { stageCeiling, stageEvery, stagePoints } from './stages.ts'
export { drugsAndAlcohol, mostForOne, mostTogether } from './withdrawal.ts'
