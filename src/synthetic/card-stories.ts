import { addDays, type Day, destroyOn, postOfficeLastDay, type Settings } from '@papier-rose/law'
import type { CardCommand, CardSubject, PostEvent } from '../card/index.ts'
import { idFrom } from '../kit/ids.ts'
import type { Chance } from './random.ts'
import { during, openDay } from './stories.ts'

/** What happened to one card up to today, as commands in their order. */
export interface CardStory {
  readonly commands: readonly CardCommand[]
  readonly inHandOn?: Day
  /** The number that it bears in the end: a card that was made again has another. */
  readonly number: string
}

const carrier: Readonly<Record<string, readonly [label: string, reading: PostEvent['reading']]>> = {
  PC1: ['Pris en charge', 'posted'],
  ND1: ['Non distribuable', 'undeliverable'],
  AG1: ['En attente d’être retiré au guichet', 'at-post-office'],
  DI1: ['Distribué', 'delivered'],
  DI2: ['Distribué à l’expéditeur', 'returned-to-us'],
}

/** Letters that are invented say so: no carrier gives such a number. */
const trackingOf = (orderId: string): string => `SYNTHETIQUE-${orderId.slice(0, 8)}`

interface Given {
  readonly cardId: string
  readonly subject: CardSubject
  readonly today: Day
  readonly law: Settings
  /** The next number of a card made in the year of that day. */
  readonly number: (on: Day) => string
}

/** The life of a card from its order, up to `today`: made, posted, delivered; or waiting, come back, sent again, kept, destroyed. */
export function cardStory({ cardId, subject, today, law, number }: Given, chance: Chance): CardStory {
  const commands: CardCommand[] = []
  let [day, at] = [subject.issuedOn, during(subject.issuedOn, chance)]
  let order = { orderId: idFrom(cardId, 'order'), number: subject.number }
  const go = (on: Day): boolean => {
    if (on > today) return false
    if (on > day) [day, at] = [on, during(on, chance)]
    return true
  }
  const us = () => ({ by: 'papier-rose', as: 'system', at }) as const
  const printer = () => ({ by: 'printer', as: 'printer', at }) as const
  const told = (inHandOn?: Day): CardStory => ({ commands, number: order.number, ...(inHandOn ? { inHandOn } : {}) })
  const track = (code: keyof typeof carrier) => {
    const [label, reading] = carrier[code] ?? ['', 'unknown']
    const tracking = trackingOf(order.orderId)
    commands.push({ type: 'Track', tracking, event: { code, label, reading, on: day, when: at }, law, by: 'laposte', as: 'carrier', at })
  }
  commands.push({ type: 'Order', subject, orderId: order.orderId, ...us() })
  for (let made = 0; ; made++) {
    commands.push({ type: 'SendOrder', orderId: order.orderId, ...us() }, { type: 'AcceptOrder', orderId: order.orderId, ...printer() })
    if (!go(openDay(addDays(day, chance.wait(6, 0.35))))) return told()
    if (made > 0 || !chance.inHundred(0.5)) break
    order = { orderId: idFrom(order.orderId, 'again'), number: number(day) }
    commands.push({ type: 'Spoil', orderId: idFrom(cardId, 'order'), next: order, ...printer() })
  }
  commands.push({ type: 'Print', orderId: order.orderId, ...printer() })
  if (!go(openDay(addDays(day, 1)))) return told()
  commands.push({ type: 'Dispatch', orderId: order.orderId, tracking: trackingOf(order.orderId), on: day, ...printer() })
  if (!go(addDays(day, chance.between(2, 4)))) return told()
  const fate = chance.weighted([
    ['box', 90],
    ['collected', 7],
    ['forgotten', 1.5],
    ['unknown', 1.5],
  ] as const)
  if (fate === 'box') {
    track('DI1')
    return told(day)
  }
  if (fate === 'collected') {
    track('AG1')
    if (!go(openDay(addDays(day, chance.between(1, 12))))) return told()
    track('DI1')
    return told(day)
  }
  track(fate === 'unknown' ? 'ND1' : 'AG1')
  if (!go(addDays(fate === 'unknown' ? addDays(day, 6) : postOfficeLastDay(day, law).value, 3))) return told()
  track('DI2')
  const back = day
  if (fate === 'forgotten') {
    // It is sent again by itself: this time it arrives.
    if (!go(openDay(addDays(day, 1)))) return told()
    commands.push({ type: 'Dispatch', orderId: order.orderId, tracking: `${trackingOf(order.orderId)}-2`, on: day, ...us() })
    if (!go(addDays(day, 3))) return told()
    const [label, reading] = carrier.DI1 ?? ['', 'unknown']
    const event = { code: 'DI1', label, reading, on: day, when: at }
    commands.push({ type: 'Track', tracking: `${trackingOf(order.orderId)}-2`, event, law, by: 'laposte', as: 'carrier', at })
    return told(day)
  }
  if (chance.inHundred(30)) {
    const gone = destroyOn(back, law).value
    if (go(gone)) commands.push({ type: 'DeadlinePassed', name: 'destruction', on: gone, ...us() })
    return told()
  }
  if (!go(addDays(day, chance.wait(8)))) return told()
  const kept = { addressId: subject.addressId, office: subject.office, choice: 'keep-at-prefecture', on: day, law } as const
  commands.push({ type: 'CorrectAddress', ...kept, by: subject.accountId, as: 'applicant', at })
  if (!go(openDay(addDays(day, 4)))) return told()
  const desk = () => ({ by: `desk-${subject.office}`, as: 'desk', at }) as const
  commands.push({ type: 'ReceiveAtDesk', on: day, ...desk() })
  if (!go(openDay(addDays(day, chance.wait(9))))) return told()
  commands.push({ type: 'HandOver', document: 'cni', on: day, right: true, ...desk() })
  return told(day)
}
