import type { Job, StreamKind } from '../kit/store.ts'
import { decide } from './decide.ts'
import { type Command, type Driven, type Event, evolve, initial } from './record.ts'

/** One look sees everything that was told until it begins. */
const look = (_: Event, { id }: { id: string }): Job[] => [{ task: 'look-at-record', payload: { driverId: id }, once: id }]

/** What each event of a record sets going. Of categories, CEPC and titles, the capability that gave them tells the person. */
export const reactions: StreamKind<Command, Event, Driven>['reactions'] = {
  CategoryGiven: () => [],
  CepcIssued: () => [],
  CepcWithdrawn: () => [],
  CertificateIssued: () => [],
  TitleHandedOver: () => [],
  TitleEnded: () => [],
  FactTold: look,
  FactTakenBack: look,
  FactProposed: () => [],
  TakeBackProposed: () => [],
  ProposalConfirmed: look,
  ProposalDeclined: look,
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
