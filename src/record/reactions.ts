import type { StreamKind } from '../kit/store.ts'
import { decide } from './decide.ts'
import { type Command, type Driven, type Event, evolve, initial } from './record.ts'

/** What each event of a record sets going: nothing, on purpose. The capability that gave the fact tells the person. */
export const reactions: StreamKind<Command, Event, Driven>['reactions'] = {
  CategoryGiven: () => [],
  CepcIssued: () => [],
  CepcWithdrawn: () => [],
  TitleHandedOver: () => [],
  TitleEnded: () => [],
  FactTold: () => [],
  FactTakenBack: () => [],
  FactProposed: () => [],
  ProposalConfirmed: () => [],
  ProposalDeclined: () => [],
}

/** The drivers' records, as the journal keeps them. */
export const records: StreamKind<Command, Event, Driven> = {
  name: 'record',
  table: 'driver_record',
  initial,
  evolve,
  decide,
  reactions,
  deadlines: () => ({}),
}
