export { type Act, actRounds, delaysOf, deliverAct, findAct, findActs, type NewAct, notificationOf, openAct, sendingOf } from './acts.ts'
export { eraseActs, eraseActsOfRequest, findActsNamed } from './erase.ts'
export { actKeys, sealClearActs, wrappedActKeys } from './papers.ts'
