export { findCepc, type IssuedCepc } from './cepc.ts'
export { importResults } from './import.ts'
export { findFavourableResults, getPassedExam, type PassedExam } from './passed.ts'
export { type Given, type Rejected, type Report, receive } from './receive.ts'
