import type { Day } from '@papier-rose/law'
import type { Job, StreamKind } from '../kit/store.ts'
import { type Card, type Command, type Event, evolve, initial } from './card.ts'
import { decide } from './decide.ts'

type Reactions = StreamKind<Command, Event, Card>['reactions']
type To = { id: string; eventId: string }

const notify =
  (notice: string) =>
  (_: Event, { id, eventId }: To): Job[] => [{ task: 'notify', payload: { notice, cardId: id, eventId } }]

const recordTitle = (_: Event, { id }: To): Job[] => [{ task: 'record-title', payload: { cardId: id } }]

/** What each event of a card sets going. `[]` means nothing, on purpose. One act of ours or of a partner gives one message. */
export const reactions: Reactions = {
  // Orders travel in batches: a round takes every card whose order stands `to-send`.
  Ordered: () => [],
  OrderSent: () => [],
  OrderAccepted: () => [],
  OrderRefused: () => [],
  Remade: notify('card-remade'),
  Printed: () => [],
  // The remake that follows in the same act tells the person.
  Spoiled: () => [],
  Dispatched: notify('card-posted'),
  Tracked: () => [],
  AvisLeft: notify('avis-de-passage'),
  Delivered: (event, to) => [...recordTitle(event, to), ...notify('card-delivered')(event, to)],
  Returned: (event, to) => (event.next === 'ask-address' ? notify('address-to-correct')(event, to) : []),
  AddressCorrected: () => [],
  // A round asks the printing house to post it again; the new tracking number comes back as `Dispatched`.
  SendingAgain: notify('card-sent-again'),
  Kept: notify('card-kept'),
  ArrivedAtDesk: notify('card-at-desk'),
  HandOverRefused: notify('hand-over-refused'),
  HandedOver: (event, to) => [...recordTitle(event, to), ...notify('card-handed-over')(event, to)],
  Destroyed: notify('card-destroyed'),
  Replaced: () => [],
}

/** The cards, as the journal keeps them. */
export const cards: StreamKind<Command, Event, Card> = {
  name: 'card',
  table: 'card',
  initial,
  evolve,
  decide,
  reactions,
  deadlines: ({ destroyOn, status }): Readonly<Record<string, Day>> =>
    destroyOn && (status === 'with-us' || status === 'at-desk') ? { destruction: destroyOn } : {},
}
