import type { Job, StreamKind } from '../kit/store.ts'
import { type Application, type Command, type Event, evolve, initial } from './application.ts'
import { decide } from './decide.ts'

type Reactions = StreamKind<Command, Event, Application>['reactions']

const notify =
  (notice: string) =>
  (_: Event, { id, eventId }: { id: string; eventId: string }): Job[] => [
    { task: 'notify', payload: { notice, applicationId: id, eventId } },
  ]

/** The photo code has served, or is free again. */
const photo = (task: 'consume-photo' | 'release-photo', answersId: string | undefined): Job[] =>
  answersId ? [{ task, payload: { answersId } }] : []

/** What each event of a request sets going. `[]` means nothing, on purpose. */
export const reactions: Reactions = {
  Submitted: notify('request-received'),
  Joined: (event, to) => [...photo('release-photo', event.answersId), ...notify('request-joined')(event, to)],
  Taken: () => [],
  Released: () => [],
  HandedOver: () => [],
  SentElsewhere: () => [],
  SentBack: () => [],
  PieceAccepted: () => [],
  CorrectionAsked: notify('correction-asked'),
  CorrectionSent: (event, to) => (event.stillToMend.length > 0 ? [] : notify('correction-received')(event, to)),
  CorrectionReminded: notify('correction-reminder'),
  Closed: (event, to) => [...photo('release-photo', to.state.subject?.answersId), ...notify('request-closed')(event, to)],
  Approved: (event, to) => [
    { task: 'order-card', payload: { applicationId: to.id } },
    ...photo('consume-photo', to.state.subject?.answersId),
    ...notify('request-approved')(event, to),
  ],
  Refused: (event, to) => [
    { task: 'deliver-refusal', payload: { applicationId: to.id } },
    ...photo('release-photo', to.state.subject?.answersId),
    ...notify('request-refused')(event, to),
  ],
  MessageWritten: (event, to) => (event.from === 'office' ? notify('message-received')(event, to) : notify('message-to-answer')(event, to)),
  MessagesSettled: () => [],
  Withdrawn: (event, to) => [...photo('release-photo', to.state.subject?.answersId), ...notify('request-withdrawn')(event, to)],
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
