import { type Day, day } from '@papier-rose/law'
import type { Instant } from '../../kit/clock.ts'
import type { CarrierEvent, CarrierShipment } from './contract.ts'

/** What an event of the carrier means for a card. */
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

/** Every event code that we know: the carrier's own words, its step on the public page, and what it means for a card. */
export const eventCodes = {
  DR1: { label: 'Déclaratif réceptionné', step: 1, reading: 'announced' },
  DR2: { label: 'Problème lors de la préparation', step: 1, reading: 'alert' },
  PC1: { label: 'Pris en charge', step: 2, reading: 'posted' },
  PC2: { label: 'Pris en charge dans le pays d’expédition', step: 2, reading: 'posted' },
  ET1: { label: 'En cours de traitement', step: 3, reading: 'in-transit' },
  ET2: { label: 'En cours de traitement dans le pays d’expédition', step: 3, reading: 'in-transit' },
  ET3: { label: 'En cours de traitement dans le pays de destination', step: 3, reading: 'in-transit' },
  ET4: { label: 'En cours de traitement dans un pays de transit', step: 3, reading: 'in-transit' },
  EP1: { label: 'En attente de présentation', step: 3, reading: 'in-transit' },
  DO1: { label: 'Entrée en douane', step: 3, reading: 'customs' },
  DO2: { label: 'Sortie de douane', step: 3, reading: 'customs' },
  DO3: { label: 'Retenu en douane', step: 3, reading: 'customs' },
  ID0: { label: 'Informations douane', step: 3, reading: 'customs' },
  PB1: { label: 'Problème en cours', step: 3, reading: 'alert' },
  PB2: { label: 'Problème résolu', step: 3, reading: 'in-transit' },
  MD1: { label: 'Mis en distribution', step: 4, reading: 'out-for-delivery' },
  MD2: { label: 'Mis en distribution', step: 4, reading: 'out-for-delivery' },
  ND1: { label: 'Non distribuable', step: 4, reading: 'undeliverable' },
  AG1: { label: 'En attente d’être retiré au guichet', step: 4, reading: 'at-post-office' },
  RE1: { label: 'Retourné à l’expéditeur', step: 4, reading: 'return-under-way' },
  DI0: { label: 'Distribué en lot', step: 5, reading: 'delivered' },
  DI1: { label: 'Distribué', step: 5, reading: 'delivered' },
  DI2: { label: 'Distribué à l’expéditeur', step: 5, reading: 'returned-to-us' },
  DI3: { label: 'Retardé', step: 5, reading: 'delayed' },
} as const satisfies Record<string, { label: string; step: 1 | 2 | 3 | 4 | 5; reading: Reading }>

export type EventCode = keyof typeof eventCodes

export const isEventCode = (code: string): code is EventCode => Object.hasOwn(eventCodes, code)

/** One event of a letter, read. */
export interface ShipmentEvent {
  readonly reading: Reading
  /** As the carrier gave them, also when the code is one that we do not know. */
  readonly code: string
  readonly label: string
  readonly at: Instant
  /** The civil day where it happened: the days at the post office are counted from it. */
  readonly day: Day
  readonly country: string | null
}

/** Reads one event. A code that we do not know reads as `unknown`; its code and label are kept. */
export function reading(event: CarrierEvent): ShipmentEvent {
  return {
    reading: isEventCode(event.code) ? eventCodes[event.code].reading : 'unknown',
    code: event.code,
    label: event.label,
    at: Temporal.Instant.from(event.date).toString({ smallestUnit: 'millisecond' }) as Instant,
    day: day(event.date.slice(0, 10)),
    country: event.country ?? null,
  }
}

/** What happened to a letter, oldest first, each thing once, in whatever order and however often the carrier said it. */
export function story(shipment: CarrierShipment): ShipmentEvent[] {
  const once = new Map<string, ShipmentEvent>()
  // The carrier gives the newest first: read from the end, two events of the same moment keep the order in which they came.
  for (const event of shipment.event.map(reading).reverse()) {
    const key = `${event.code} ${event.at}`
    if (!once.has(key)) once.set(key, event)
  }
  return [...once.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
