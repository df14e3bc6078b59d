import type { z } from 'zod'
import { type Answered, ask, down, notAsAgreed } from '../ask.ts'
import { type Batch, type BatchAnswer, batchAnswer, type EventPage, eventPage, type LedgerLine, ledger } from './contract.ts'

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
  async function say<T extends object>(path: string, shape: z.ZodType<T>, body?: unknown): Promise<Answered<T>> {
    const answer = await ask(`${baseUrl}${path}`, { headers: { authorization: `Bearer ${token}` }, body, timeoutMs })
    if (answer.down) return answer
    if (answer.status >= 400) return down(`http-${answer.status}`)
    const read = shape.safeParse(answer.said)
    return read.success ? { down: false, ...read.data } : notAsAgreed
  }

  return {
    order: batch => say('/v1/batches', batchAnswer, batch),
    events: after => say(`/v1/events?after=${after}`, eventPage),
    ledger: orderId => say(`/v1/ledger${orderId === undefined ? '' : `?orderId=${encodeURIComponent(orderId)}`}`, ledger),
  }
}
