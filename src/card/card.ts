import type { AfterReturn, Category, Day, IdentityDocument, Settings } from '@papier-rose/law'
import type { Ask } from '../kit/allowed.ts'
import type { Instant } from '../kit/clock.ts'
import type { Act, DeadlinePassed } from '../kit/store.ts'

/** Who holds the card, or how it ended. `none` is a stream that has not begun. */
export type Status =
  | 'none'
  | 'with-printer'
  | 'with-post'
  | 'at-post-office'
  | 'with-us'
  | 'at-desk'
  | 'handed-over'
  | 'destroyed'
  | 'replaced'

/** What the carrier says of the letter, read for the card. */
export type Reading =
  | 'announced'
  | 'posted'
  | 'in-transit'
  | 'customs'
  | 'alert'
  | 'out-for-delivery'
  | 'undeliverable'
  | 'at-post-office'
  | 'return-under-way'
  | 'delivered'
  | 'returned-to-us'
  | 'delayed'
  | 'unknown'

export interface CardSubject {
  readonly driverId: string
  readonly accountId: string
  readonly applicationId: string
  /** Field 5: nine characters. A remake takes a new one. */
  readonly number: string
  readonly category: Category
  /** The address row that the letter goes to. */
  readonly addressId: string
  /** The département of that address: where the card is kept when it comes back. */
  readonly office: string
  readonly issuedOn: Day
  readonly lastDay: Day
  readonly lang: 'fr' | 'en'
}

export interface PostEvent {
  /** The carrier's code, kept even when we do not know it. */
  readonly code: string
  readonly label: string
  readonly reading: Reading
  readonly on: Day
  /** The carrier's own moment, by which a repeated event is recognised. */
  readonly when: string
}

/** Why a card is made again under a new number. */
export type RemakeReason = 'spoiled' | 'order-refused' | 'lost-in-post'

export type Command =
  | (Ask & { readonly type: 'Order'; readonly subject: CardSubject; readonly orderId: string })
  | (Ask & { readonly type: 'SendOrder'; readonly orderId: string })
  | (Ask & { readonly type: 'AcceptOrder'; readonly orderId: string })
  | (Ask & { readonly type: 'RefuseOrder'; readonly orderId: string; readonly code: string })
  | (Ask & { readonly type: 'Print'; readonly orderId: string })
  | (Ask & { readonly type: 'Spoil'; readonly orderId: string; readonly next: NewOrder })
  | (Ask & { readonly type: 'Remake'; readonly why: Exclude<RemakeReason, 'spoiled'>; readonly next: NewOrder })
  | (Ask & { readonly type: 'Dispatch'; readonly orderId: string; readonly tracking: string; readonly on: Day })
  | (Ask & { readonly type: 'Track'; readonly tracking: string; readonly event: PostEvent; readonly law: Settings })
  | (Ask & {
      readonly type: 'CorrectAddress'
      readonly addressId: string
      readonly office: string
      readonly choice: 'send-again' | 'keep-at-prefecture'
      readonly on: Day
      readonly law: Settings
    })
  | (Ask & { readonly type: 'ReceiveAtDesk'; readonly on: Day })
  | (Ask & { readonly type: 'RefuseHandOver'; readonly reason: HandOverRefusal })
  | (Ask & {
      readonly type: 'HandOver'
      /** What kind of identity document was shown; never its number. */
      readonly document: IdentityDocument
      readonly on: Day
      /** Does the person still have the right that the card shows? */
      readonly right: boolean
    })
  | (Ask & { readonly type: 'Replace'; readonly newCardId: string })
  | (Ask & DeadlinePassed)

/** A new order at the printing house, with the new number of the card. */
export interface NewOrder {
  readonly orderId: string
  readonly number: string
}

export type HandOverRefusal = 'no-document' | 'document-not-accepted' | 'not-the-person'

export type Event =
  | (Act & { readonly type: 'Ordered'; readonly subject: CardSubject; readonly orderId: string })
  | (Act & { readonly type: 'OrderSent'; readonly orderId: string })
  | (Act & { readonly type: 'OrderAccepted'; readonly orderId: string })
  | (Act & { readonly type: 'OrderRefused'; readonly orderId: string; readonly code: string })
  | (Act & { readonly type: 'Remade'; readonly why: RemakeReason; readonly next: NewOrder })
  | (Act & { readonly type: 'Printed'; readonly orderId: string })
  | (Act & { readonly type: 'Spoiled'; readonly orderId: string })
  | (Act & { readonly type: 'Dispatched'; readonly orderId: string; readonly tracking: string; readonly on: Day })
  | (Act & { readonly type: 'Tracked'; readonly tracking: string; readonly event: PostEvent })
  | (Act & { readonly type: 'AvisLeft'; readonly on: Day; readonly lastDay: Day })
  | (Act & { readonly type: 'Delivered'; readonly on: Day })
  | (Act & { readonly type: 'Returned'; readonly on: Day; readonly next: AfterReturn; readonly destroyOn?: Day })
  | (Act & { readonly type: 'AddressCorrected'; readonly addressId: string; readonly office: string })
  | (Act & { readonly type: 'SendingAgain'; readonly addressId: string })
  | (Act & { readonly type: 'Kept'; readonly on: Day; readonly office: string; readonly destroyOn: Day })
  | (Act & { readonly type: 'ArrivedAtDesk'; readonly on: Day })
  | (Act & { readonly type: 'HandOverRefused'; readonly reason: HandOverRefusal })
  | (Act & { readonly type: 'HandedOver'; readonly document: IdentityDocument; readonly on: Day })
  | (Act & { readonly type: 'Destroyed'; readonly on: Day })
  | (Act & { readonly type: 'Replaced'; readonly newCardId: string })

/** `sent`: on its way to the printing house, which may have it already: from then on its content and its address are fixed. */
export type OrderState = 'to-send' | 'sent' | 'accepted' | 'refused' | 'printed' | 'dispatched'

export interface Card {
  readonly status: Status
  readonly subject?: CardSubject
  /** The order at the printing house that counts now: an earlier one was spoiled, refused or lost. */
  readonly order?: { readonly id: string; readonly state: OrderState; readonly remakeOf?: string; readonly refusedFor?: string }
  readonly tracking?: string
  readonly postEvents: readonly PostEvent[]
  /** Nobody of that name lives there: the person must tell us where. */
  readonly wrongAddress: boolean
  readonly returns: number
  /** What we do with a letter that came back. */
  readonly afterReturn?: AfterReturn
  /** The day of the avis de passage and the last day at the post office, while the letter waits there. */
  readonly atPostOffice?: { readonly since: Day; readonly lastDay: Day }
  /** First day on which a card that nobody collects is destroyed. */
  readonly destroyOn?: Day
  readonly handedOverOn?: Day
  readonly heldSince?: Instant
}

export const initial: Card = { status: 'none', postEvents: [], wrongAddress: false, returns: 0 }

/** What the card becomes once this has happened. */
export function evolve(now: Card, event: Event): Card {
  const to = (status: Status, more: Partial<Card> = {}): Card => ({
    ...now,
    ...more,
    status,
    heldSince: status === now.status ? now.heldSince : event.at,
  })
  const order = (state: OrderState): Card => ({ ...now, order: now.order && { ...now.order, state } })
  switch (event.type) {
    case 'Ordered':
      return to('with-printer', { subject: event.subject, order: { id: event.orderId, state: 'to-send' } })
    case 'OrderSent':
      return order('sent')
    case 'OrderAccepted':
      return order('accepted')
    case 'OrderRefused':
      return { ...to('with-us'), order: now.order && { ...now.order, state: 'refused', refusedFor: event.code } }
    case 'Printed':
      return order('printed')
    case 'Spoiled':
      return now
    case 'Remade':
      return to('with-printer', {
        subject: now.subject && { ...now.subject, number: event.next.number },
        // A refused order was never made: what is replaced is still the one before it.
        order: { id: event.next.orderId, state: 'to-send', remakeOf: now.order?.state === 'refused' ? now.order.remakeOf : now.order?.id },
        tracking: undefined,
        postEvents: [],
        atPostOffice: undefined,
        afterReturn: undefined,
        destroyOn: undefined,
      })
    case 'Dispatched':
      return {
        ...to('with-post', { tracking: event.tracking, postEvents: [], afterReturn: undefined, wrongAddress: false }),
        order: now.order && { ...now.order, state: 'dispatched' },
      }
    case 'Tracked':
      return {
        ...now,
        postEvents: [...now.postEvents, event.event],
        wrongAddress: now.wrongAddress || event.event.reading === 'undeliverable',
      }
    case 'AvisLeft':
      return to('at-post-office', { atPostOffice: { since: event.on, lastDay: event.lastDay } })
    case 'Delivered':
      return to('handed-over', { handedOverOn: event.on, atPostOffice: undefined })
    case 'Returned':
      return to('with-us', { returns: now.returns + 1, afterReturn: event.next, atPostOffice: undefined, destroyOn: event.destroyOn })
    case 'AddressCorrected':
      return { ...now, wrongAddress: false, subject: now.subject && { ...now.subject, addressId: event.addressId, office: event.office } }
    case 'SendingAgain':
      return { ...now, afterReturn: 'send-again', destroyOn: undefined }
    case 'Kept':
      return to('with-us', { afterReturn: 'keep-at-prefecture', destroyOn: event.destroyOn })
    case 'ArrivedAtDesk':
      return to('at-desk')
    case 'HandOverRefused':
      return now
    case 'HandedOver':
      return to('handed-over', { handedOverOn: event.on, destroyOn: undefined })
    case 'Destroyed':
      return to('destroyed', { destroyOn: undefined })
    case 'Replaced':
      return to('replaced')
  }
}
