import type { Job, StreamKind } from '../kit/store.ts'
import { type Application, type Command, type Event, evolve, initial } from './application.ts'
import { decide } from './decide.ts'

type Reactions = StreamKind<Command, Event, Application>['reactions']

const notify =
  (notice: string) =>
  (_: Event, { id, eventId }: { id: string; eventId: string }): Job[] => [{ task: 'notify', payload: { notice, applicationId: id, eventId } }]

/** What each event of a request sets going. `[]` means nothing, on purpose. */
export const reactions: Reactions = {
  Submitted: notify('request-received'),
  Joined: notify('request-joined'),
  Taken: () => [],
  Released: () => [],
  HandedOver: () => [],
  PieceAccepted: () => [],
  CorrectionAsked: notify('correction-asked'),
  CorrectionSent: (event, to) => (event.stillToMend.length > 0 ? [] : notify('correction-received')(event, to)),
  CorrectionReminded: notify('correction-reminder'),
  Closed: notify('request-closed'),
  Approved: (event, to) => [{ task: 'order-card', payload: { applicationId: to.id } }, ...notify('request-approved')(event, to)],
  Refused: notify('request-refused'),
  Withdrawn: notify('request-withdrawn'),
}

/** The requests, as the journal keeps them. */
export const applications: StreamKind<Command, Event, Application> = {
  name: 'application',
  table: 'application',
  initial,
  evolve,
  decide,
  reactions,
  deadlines: ({ correction }) =>
    correction ? { ...(correction.reminderOn ? { reminder: correction.reminderOn } : {}), closing: correction.closesOn } : {},
}
