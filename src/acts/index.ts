export { type Act, actRounds, delaysOf, deliverAct, findAct, findActs, type NewAct, notificationOf, openAct, sendingOf } from './acts.ts'
export { eraseActsBut, eraseActsOfRequest } from './erase.ts'
export { actKeys, sealClearActs, wrappedActKeys } from './papers.ts'
