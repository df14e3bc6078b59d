import { day, official2026, sourceArticle } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import type { Instant } from '../kit/clock.ts'
import type { CardSubject, Event, PostEvent, Reading } from './card.ts'

/** Half past nine, the day on which most of these stories are told. */
export const morning = '2026-12-10T08:30:00.000Z' as Instant

export const act = (as: Actor = 'system', by: string = as) => ({ by, as, at: morning })
const happened = (by = 'papier-rose') => ({ by, at: morning })

/** Lina's first card, with the letter to Créteil. */
export const aSubject = (change: Partial<CardSubject> = {}): CardSubject => ({
  driverId: '00000000-0000-7000-8000-00000000d001',
  accountId: '00000000-0000-7000-8000-00000000a001',
  applicationId: '00000000-0000-7000-8000-00000000e001',
  number: '26AA00417',
  category: 'B',
  addressId: '00000000-0000-7000-8000-00000000ad01',
  office: '94',
  issuedOn: day('2026-12-10'),
  lastDay: day('2041-12-10'),
  lang: 'fr',
  ...change,
})

/** Something that the carrier says, at nine o'clock of that day in Paris unless said otherwise. */
export const said = (code: string, reading: Reading, on: string, hour = '09'): PostEvent => ({
  code,
  label: code,
  reading,
  on: day(on),
  when: `${on}T${hour}:00:00.000Z`,
})

export const number = '1L00000000013'

export const ordered = (change: Partial<CardSubject> = {}): Event => ({
  type: 'Ordered',
  subject: aSubject(change),
  orderId: 'order-1',
  ...happened(),
})
export const sent: Event = { type: 'OrderSent', orderId: 'order-1', ...happened() }
export const accepted: Event = { type: 'OrderAccepted', orderId: 'order-1', ...happened('printer') }
export const refused: Event = { type: 'OrderRefused', orderId: 'order-1', code: 'portrait-too-small', ...happened('printer') }
export const printedCard: Event = { type: 'Printed', orderId: 'order-1', ...happened('printer') }
export const dispatched: Event = { type: 'Dispatched', orderId: 'order-1', tracking: number, on: day('2026-12-12'), ...happened('printer') }
export const tracked = (event: PostEvent): Event => ({ type: 'Tracked', tracking: number, event, ...happened('laposte') })
export const avis: Event = { type: 'AvisLeft', on: day('2026-12-14'), lastDay: day('2026-12-29'), ...happened('laposte') }
export const returned = (next: 'send-again' | 'keep-at-prefecture' | 'ask-address'): Event => ({
  type: 'Returned',
  on: day('2026-12-31'),
  next,
  ...(next === 'ask-address' ? { destroyOn: day('2027-07-01') } : {}),
  ...happened('laposte'),
})
export const sendingAgain: Event = { type: 'SendingAgain', addressId: aSubject().addressId, ...happened('laposte') }
export const kept: Event = { type: 'Kept', on: day('2026-12-31'), office: '94', destroyOn: day('2027-07-01'), ...happened('laposte') }
export const arrived: Event = { type: 'ArrivedAtDesk', on: day('2027-01-05'), ...happened('paulette') }
export const delivered: Event = { type: 'Delivered', on: day('2026-12-14'), ...happened('laposte') }
export const handedOver: Event = { type: 'HandedOver', document: 'cni', on: day('2027-01-15'), ...happened('paulette') }
export const destroyed: Event = { type: 'Destroyed', on: day('2027-07-01'), ...happened() }
export const replaced: Event = { type: 'Replaced', newCardId: 'another', ...happened() }

/** What has happened to a card by the time it stands there. */
export const stories = {
  none: [],
  'with-printer': [ordered(), sent, accepted],
  'with-post': [ordered(), sent, accepted, printedCard, dispatched],
  'at-post-office': [ordered(), sent, accepted, printedCard, dispatched, tracked(said('AG1', 'at-post-office', '2026-12-14')), avis],
  'with-us': [ordered(), sent, accepted, printedCard, dispatched, returned('keep-at-prefecture'), kept],
  'at-desk': [ordered(), sent, accepted, printedCard, dispatched, returned('keep-at-prefecture'), kept, arrived],
  'handed-over': [ordered(), sent, accepted, printedCard, dispatched, delivered],
  destroyed: [ordered(), sent, accepted, printedCard, dispatched, returned('keep-at-prefecture'), kept, destroyed],
  replaced: [ordered(), sent, accepted, printedCard, dispatched, delivered, replaced],
} as const satisfies Record<string, readonly Event[]>

export const newer = official2026
export const older = sourceArticle
