import { z } from 'zod'
import type { Answered, Down } from '../ask.ts'

/** One short text to one mobile. The same `id` is the same text, however often it is sent. */
export interface ShortText {
  readonly id: string
  /** A French number or one with its country code, without separators. */
  readonly to: string
  readonly text: string
}

/** Why an operator will never deliver this text: its holder said STOP, or it is no mobile. */
export const whyNot = z.enum(['opted-out', 'no-such-mobile'])
export type WhyNot = z.infer<typeof whyNot>

/** Where a text is: with the operator, in the phone, or given up. */
export const delivery = z.enum(['accepted', 'delivered', 'failed'])
export type Delivery = z.infer<typeof delivery>

export const toSend = z.object({ id: z.string().min(1).max(200), to: z.string().min(5).max(20), text: z.string().min(1).max(480) })
export const sendAnswer = z.object({ state: delivery })
export const refusedAnswer = z.object({ error: whyNot })

export type Texted = Answered<{ readonly accepted: true } | { readonly accepted: false; readonly refused: WhyNot }>

/** The operator that carries short texts. */
export interface Texter {
  send(text: ShortText): Promise<Texted>
  /** Where a text that was accepted is now; `unknown` when the operator has no such text. */
  find(id: string): Promise<Answered<{ readonly state: Delivery | 'unknown' }>>
}

export type { Down }
