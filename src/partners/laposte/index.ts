export { type LaPoste, laPoste, numbersPerCall, type Tracked } from './client.ts'
export { type Deposit, type DepositAnswer, letterKind } from './contract.ts'
export { type EventCode, eventCodes, isEventCode, type Reading, reading, type ShipmentEvent, story } from './events.ts'
export { domesticNumber, isTrackingNumber, s10Key, trackingKey } from './numbers.ts'
