import { type Answered, ask, notAsAgreed } from '../ask.ts'
import type { CarrierShipment, Deposit, DepositAnswer, Tracking } from './contract.ts'
import { depositAnswer, trackingAnswer } from './contract.ts'
import { type ShipmentEvent, story } from './events.ts'

/** What the carrier knows of one number. */
export type Tracked =
  | {
      readonly number: string
      readonly seen: 'found'
      /** What happened, oldest first, each thing once. */
      readonly story: readonly ShipmentEvent[]
      readonly product: string | null
      /** The carrier expects no more events. It does not say that the letter was delivered: only its story does. */
      readonly closed: boolean
      /** The carrier's public page about this letter. */
      readonly url: string | null
    }
  /** Announced a moment ago, or never: to be asked again. */
  | { readonly number: string; readonly seen: 'unknown-yet' }
  | { readonly number: string; readonly seen: 'bad-number' }

export interface LaPoste {
  /** Where these letters are: ten numbers at most, one answer a number, in their order. */
  track(numbers: readonly string[]): Promise<Answered<{ readonly letters: Tracked[] }>>
  /** Announces a letter to the carrier. The same reference said twice is one letter. */
  announce(letter: Deposit): Promise<Answered<DepositAnswer>>
}

export const numbersPerCall = 10

/** La Poste, at that address. Whatever goes wrong on the way is an answer (`down`), not a fault. */
export function laPoste({ baseUrl, key, timeoutMs = 10_000 }: { baseUrl: string; key: string; timeoutMs?: number }): LaPoste {
  const say = (path: string, body?: unknown) => ask(`${baseUrl}${path}`, { headers: { 'x-okapi-key': key }, body, timeoutMs })

  return {
    async track(numbers) {
      if (numbers.length === 0) return { down: false, letters: [] }
      if (numbers.length > numbersPerCall) throw new RangeError(`${numbersPerCall} numbers at most in one call`)
      const answer = await say(`/suivi/v2/idships/${numbers.map(encodeURIComponent).join(',')}?lang=fr_FR`)
      if (answer.down) return answer
      // For numbers that it does not know, the service may answer 404 without any JSON.
      if (answer.status === 404 && answer.said === undefined) return { down: false, letters: numbers.map(unknownYet) }
      const read = trackingAnswer.safeParse(answer.said)
      if (!read.success) return notAsAgreed
      const all = [read.data].flat()
      return {
        down: false,
        letters: numbers.map((number, i) => tracked(number, all.find(t => about(t) === number) ?? only(all, numbers, i))),
      }
    },
    async announce(letter) {
      const answer = await say('/depot', letter)
      if (answer.down) return answer
      const read = depositAnswer.safeParse(answer.said)
      return read.success ? { down: false, ...read.data } : notAsAgreed
    },
  }
}

const unknownYet = (number: string): Tracked => ({ number, seen: 'unknown-yet' })
const about = (answer: Tracking): string | null | undefined => answer.shipment?.idShip ?? answer.idShip

/** An answer that names no number is about the number that stands at its place. */
function only(all: Tracking[], numbers: readonly string[], i: number): Tracking | undefined {
  const answer = all.length === numbers.length ? all[i] : undefined
  return answer && about(answer) ? undefined : answer
}

function tracked(number: string, answer: Tracking | undefined): Tracked {
  if (answer?.returnCode === 400) return { number, seen: 'bad-number' }
  if (answer?.returnCode !== 200 || !answer.shipment) return unknownYet(number)
  const shipment: CarrierShipment = answer.shipment
  return {
    number,
    seen: 'found',
    story: story(shipment),
    product: shipment.product ?? null,
    closed: shipment.isFinal,
    url: shipment.url ?? null,
  }
}
