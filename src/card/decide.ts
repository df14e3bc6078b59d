import { afterReturn, destroyOn, postOfficeLastDay, type Settings } from '@papier-rose/law'
import { type Allowed, guard } from '../kit/allowed.ts'
import { type Refusal, refuse } from '../kit/store.ts'
import type { Card, Command, Event, PostEvent, Reading, Status } from './card.ts'

const living: readonly Status[] = ['with-printer', 'with-post', 'at-post-office', 'with-us', 'at-desk']
const onceOrdered: readonly Status[] = [...living, 'handed-over', 'destroyed', 'replaced']

/** What may be asked of a card, when and by whom. */
export const allowed: Allowed<Command, Status> = {
  Order: { from: ['none'], by: ['system'], what: { fr: 'commander la carte', en: 'order the card' } },
  SendOrder: {
    from: ['with-printer'],
    by: ['system'],
    what: { fr: 'envoyer la commande à l’imprimerie', en: 'send the order to the printing house' },
  },
  AcceptOrder: { from: onceOrdered, by: ['printer'], what: { fr: 'accepter la commande', en: 'accept the order' } },
  RefuseOrder: { from: onceOrdered, by: ['printer'], what: { fr: 'refuser la commande', en: 'refuse the order' } },
  Print: { from: onceOrdered, by: ['printer'], what: { fr: 'imprimer la carte', en: 'print the card' } },
  Spoil: { from: onceOrdered, by: ['printer'], what: { fr: 'écarter une carte mal imprimée', en: 'reject a badly printed card' } },
  Remake: {
    from: ['with-us', 'with-post', 'at-post-office'],
    by: ['reviewer', 'supervisor'],
    what: { fr: 'refaire la carte', en: 'remake the card' },
  },
  Dispatch: {
    from: onceOrdered,
    by: ['printer', 'system'],
    what: { fr: 'remettre la lettre à La Poste', en: 'hand the letter to La Poste' },
  },
  Track: { from: onceOrdered, by: ['carrier'], what: { fr: 'suivre la lettre', en: 'follow the letter' } },
  CorrectAddress: {
    from: ['with-printer', 'with-us'],
    by: ['applicant', 'reviewer', 'supervisor'],
    what: { fr: 'corriger l’adresse', en: 'correct the address' },
  },
  ReceiveAtDesk: { from: ['with-us'], by: ['desk'], what: { fr: 'recevoir la carte au guichet', en: 'receive the card at the desk' } },
  RefuseHandOver: { from: ['at-desk'], by: ['desk'], what: { fr: 'refuser de remettre la carte', en: 'refuse to hand the card over' } },
  HandOver: { from: ['at-desk'], by: ['desk'], what: { fr: 'remettre la carte', en: 'hand the card over' } },
  Replace: { from: ['handed-over'], by: ['system'], what: { fr: 'remplacer la carte', en: 'replace the card' } },
  DeadlinePassed: { from: ['with-us', 'at-desk'], by: ['system'], what: { fr: 'laisser passer un délai', en: 'let a delay pass' } },
}

export type RefusalCode = 'not-for-you' | 'not-now' | 'address-already-sent' | 'not-kept-here' | 'nothing-to-remake' | 'right-withdrawn'

/** What may be done to a card, and what becomes of it. What a partner tells late, twice or out of order changes nothing. */
export function decide(command: Command, now: Card): Event[] | Refusal<RefusalCode> {
  const no = guard(allowed, command, now.status)
  if (no) return no
  const { by, at } = command
  // A word about an order that no longer counts is an old word.
  const current = 'orderId' in command && command.type !== 'Order' ? now.order?.id === command.orderId : true
  const state = now.order?.state
  const asked = state === 'to-send' || state === 'sent'
  switch (command.type) {
    case 'Order':
      return [{ type: 'Ordered', subject: command.subject, orderId: command.orderId, by, at }]
    case 'SendOrder':
      return current && state === 'to-send' ? [{ type: 'OrderSent', orderId: command.orderId, by, at }] : []
    case 'AcceptOrder':
      return current && asked ? [{ type: 'OrderAccepted', orderId: command.orderId, by, at }] : []
    case 'RefuseOrder':
      // The house may also find after it had accepted that it cannot make the card.
      return current && (asked || state === 'accepted')
        ? [{ type: 'OrderRefused', orderId: command.orderId, code: command.code, by, at }]
        : []
    case 'Print':
      return current && (asked || state === 'accepted') ? [{ type: 'Printed', orderId: command.orderId, by, at }] : []
    case 'Spoil':
      return current && now.status === 'with-printer'
        ? [
            { type: 'Spoiled', orderId: command.orderId, by, at },
            { type: 'Remade', why: 'spoiled', next: command.next, by, at },
          ]
        : []
    case 'Remake': {
      const lost = state === 'dispatched' && now.status !== 'with-us'
      if (command.why === 'order-refused' ? state !== 'refused' : !lost) return refuse('nothing-to-remake', { state, status: now.status })
      return [{ type: 'Remade', why: command.why, next: command.next, by, at }]
    }
    case 'Dispatch': {
      const again = now.status === 'with-us' && now.afterReturn === 'send-again' && now.tracking !== command.tracking
      return current && (now.status === 'with-printer' || again)
        ? [{ type: 'Dispatched', orderId: command.orderId, tracking: command.tracking, on: command.on, by, at }]
        : []
    }
    case 'Track':
      return track(command, now)
    case 'CorrectAddress':
      return correctAddress(command, now)
    case 'ReceiveAtDesk':
      return now.afterReturn === 'keep-at-prefecture' ? [{ type: 'ArrivedAtDesk', on: command.on, by, at }] : refuse('not-kept-here')
    case 'RefuseHandOver':
      return [{ type: 'HandOverRefused', reason: command.reason, by, at }]
    case 'HandOver':
      if (!command.right) return refuse('right-withdrawn')
      return [{ type: 'HandedOver', document: command.document, on: command.on, by, at }]
    case 'Replace':
      return [{ type: 'Replaced', newCardId: command.newCardId, by, at }]
    case 'DeadlinePassed':
      return now.destroyOn && command.on >= now.destroyOn ? [{ type: 'Destroyed', on: command.on, by, at }] : []
  }
}

/** Where a card goes may be corrected until the order is sent, and again once the letter is back with us. */
function correctAddress(command: Extract<Command, { type: 'CorrectAddress' }>, now: Card): Event[] | Refusal<RefusalCode> {
  const { by, at, addressId, office, on, law } = command
  const corrected: Event = { type: 'AddressCorrected', addressId, office, by, at }
  if (now.order?.state === 'to-send' || now.order?.state === 'refused') return [corrected]
  if (now.status === 'with-printer' || now.afterReturn === undefined) return refuse('address-already-sent')
  if (now.afterReturn === 'keep-at-prefecture') return refuse('address-already-sent')
  if (command.choice === 'send-again') return [corrected, { type: 'SendingAgain', addressId, by, at }]
  return [corrected, { type: 'Kept', on, office, destroyOn: destroyOn(on, law).value, by, at }]
}

const same = (a: PostEvent, b: PostEvent): boolean => a.code === b.code && a.when === b.when

/** What the carrier says once the letter has reached its round: an earlier event of any kind is then old news. */
const ofTheLastMile: readonly Reading[] = ['out-for-delivery', 'at-post-office', 'return-under-way', 'delivered', 'returned-to-us']

/**
 * One event of the carrier. Every event is kept, once. It moves the card when nothing that we know of the last mile is later than it; and only
 * for the letter that counts: what is said of an earlier sending is old news.
 */
function track(command: Extract<Command, { type: 'Track' }>, now: Card): Event[] {
  const { by, at, event, tracking, law } = command
  if (tracking !== now.tracking || now.postEvents.some(known => same(known, event))) return []
  const tracked: Event = { type: 'Tracked', tracking, event, by, at }
  const outdated = now.postEvents.some(known => known.when > event.when && ofTheLastMile.includes(known.reading))
  const withCarrier = now.status === 'with-post' || now.status === 'at-post-office'
  if (outdated || !withCarrier) return [tracked]
  if (event.reading === 'at-post-office') {
    return now.atPostOffice
      ? [tracked]
      : [tracked, { type: 'AvisLeft', on: event.on, lastDay: postOfficeLastDay(event.on, law).value, by, at }]
  }
  if (event.reading === 'delivered') return [tracked, { type: 'Delivered', on: event.on, by, at }]
  if (event.reading === 'returned-to-us') return [tracked, ...returned(now, event, law, { by, at })]
  return [tracked]
}

/** The letter is back. What follows is the law's: send it again, keep it at the préfecture, or ask where the person lives. */
function returned(now: Card, event: PostEvent, law: Settings, act: Pick<Event, 'by' | 'at'>): Event[] {
  const next = afterReturn({ returns: now.returns + 1, wrongAddress: now.wrongAddress }, law).value
  const until = destroyOn(event.on, law).value
  // Nobody may ever answer: the delay runs while we ask.
  if (next === 'ask-address') return [{ type: 'Returned', on: event.on, next, destroyOn: until, ...act }]
  const back: Event = { type: 'Returned', on: event.on, next, ...act }
  if (!now.subject) return [back]
  if (next === 'send-again') return [back, { type: 'SendingAgain', addressId: now.subject.addressId, ...act }]
  return [back, { type: 'Kept', on: event.on, office: now.subject.office, destroyOn: until, ...act }]
}
