import type { z } from 'zod'
import { type Batch, type BatchAnswer, batchAnswer, type EventPage, eventPage, type LedgerLine, ledger } from './contract.ts'

/** Nobody answered as agreed: to be tried again later. `reason` says what was seen, never who it was about. */
export interface Down {
  readonly down: true
  readonly reason: string
}

type Answered<T> = (T & { readonly down: false }) | Down

export interface Printer {
  /** Hands cards over to be made. Said again, word for word, it makes no second card. */
  order(batch: Batch): Promise<Answered<BatchAnswer>>
  /** What became of our orders after that cursor, oldest first; 0 for the beginning. */
  events(after: number): Promise<Answered<EventPage>>
  /** What the printing house holds about one order, or about all of them. */
  ledger(orderId?: string): Promise<Answered<{ lines: LedgerLine[] }>>
}

/** The printing house, at that address. Whatever goes wrong on the way is an answer (`down`), not a fault. */
export function printer({ baseUrl, token, timeoutMs = 20_000 }: { baseUrl: string; token: string; timeoutMs?: number }): Printer {
  async function ask<T extends object>(path: string, shape: z.ZodType<T>, body?: unknown): Promise<Answered<T>> {
    try {
      const answer = await fetch(`${baseUrl}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!answer.ok) {
        await answer.body?.cancel()
        return { down: true, reason: `http-${answer.status}` }
      }
      const read = shape.safeParse(await answer.json())
      return read.success ? { down: false, ...read.data } : { down: true, reason: 'not-as-agreed' }
    } catch (fault) {
      return { down: true, reason: fault instanceof Error && fault.name === 'TimeoutError' ? 'timeout' : 'unreachable' }
    }
  }

  return {
    order: batch => ask('/v1/batches', batchAnswer, batch),
    events: after => ask(`/v1/events?after=${after}`, eventPage),
    ledger: orderId => ask(`/v1/ledger${orderId === undefined ? '' : `?orderId=${encodeURIComponent(orderId)}`}`, ledger),
  }
}
