import type { CarrierShipment, Deposit, DepositAnswer, Tracking } from './contract.ts'
import { depositAnswer, trackingAnswer } from './contract.ts'
import { type ShipmentEvent, story } from './events.ts'

/** Nobody answered as agreed: to be tried again later, not before `retryAfterS` seconds when the carrier says so. */
export interface Down {
  readonly down: true
  readonly reason: string
  readonly retryAfterS: number | null
}

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
  track(numbers: readonly string[]): Promise<{ readonly down: false; readonly letters: Tracked[] } | Down>
  /** Announces a letter to the carrier. The same reference said twice is one letter. */
  announce(letter: Deposit): Promise<(DepositAnswer & { readonly down: false }) | Down>
}

export const numbersPerCall = 10

/** La Poste, at that address. Whatever goes wrong on the way is an answer (`down`), not a fault. */
export function laPoste({ baseUrl, key, timeoutMs = 10_000 }: { baseUrl: string; key: string; timeoutMs?: number }): LaPoste {
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'x-okapi-key': key }

  async function ask(path: string, body?: unknown): Promise<{ down: false; status: number; said: unknown } | Down> {
    try {
      const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      const answer = await fetch(`${baseUrl}${path}`, { ...request, headers, signal: AbortSignal.timeout(timeoutMs) })
      if (answer.status === 401 || answer.status === 403 || answer.status === 429 || answer.status >= 500) {
        await answer.body?.cancel()
        const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
        return { down: true, reason: `http-${answer.status}`, retryAfterS: Number.isFinite(wait) ? wait : null }
      }
      return { down: false, status: answer.status, said: await answer.json().catch(() => undefined) }
    } catch (fault) {
      const late = fault instanceof Error && fault.name === 'TimeoutError'
      return { down: true, reason: late ? 'timeout' : 'unreachable', retryAfterS: null }
    }
  }

  const notAsAgreed: Down = { down: true, reason: 'not-as-agreed', retryAfterS: null }

  return {
    async track(numbers) {
      if (numbers.length === 0) return { down: false, letters: [] }
      if (numbers.length > numbersPerCall) throw new RangeError(`${numbersPerCall} numbers at most in one call`)
      const answer = await ask(`/suivi/v2/idships/${numbers.map(encodeURIComponent).join(',')}?lang=fr_FR`)
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
      const answer = await ask('/depot', letter)
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
