import { type Day, isDay, type Words } from '@papier-rose/law'
import { z } from 'zod'
import type { Instant } from '../../kit/clock.ts'

// What we and the printing house say to each other, over HTTP, in JSON, with a bearer token:
//   POST /v1/batches           orders of cards; each is known by its orderId, for ever: said twice, it is printed once
//   GET  /v1/events?after=N    what became of the orders since event N, oldest first
//   GET  /v1/ledger?orderId=…  what the house holds about an order (all of them without orderId), as evidence

const someDay = z.custom<Day>(value => typeof value === 'string' && isDay(value), 'no such day')
const someInstant = z.custom<Instant>(value => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value), 'no such instant')
const words: z.ZodType<Words> = z.object({ fr: z.string(), en: z.string() })
const line = z.string().trim().min(1)

/** One row of the back of the card: the category (9), its first day (10), its last day (11) and its codes (12). */
const categoryRow = z.object({
  category: z.enum(['AM', 'A1', 'A2', 'A', 'B1', 'B', 'C1', 'C', 'D1', 'D', 'BE', 'C1E', 'CE', 'D1E', 'DE']),
  since: someDay,
  lastDay: someDay.nullable(),
  codes: z.array(z.string().min(2)),
})

/** Everything that is engraved on a card, by the field numbers of the European model. */
export const cardContent = z.object({
  /** Field 1. */
  surname: line,
  /** Field 1, second line: the name in use, when the person has asked for it. */
  usageName: line.nullable().optional(),
  /** Field 2; null for a person who has none. */
  givenNames: line.nullable(),
  /** Field 3. */
  birthDate: someDay,
  birthPlace: line,
  /** Field 4a. */
  issuedOn: someDay,
  /** Field 4b: the last day on which the title is valid. */
  lastDay: someDay,
  /** Field 4c. */
  authority: line,
  /** Field 5. */
  number: z.string().regex(/^\d{2}[A-Z]{2}\d{5}$/),
  /** On the back, two lines of six. */
  neph: z.string().regex(/^\d{12}$/),
  categories: z.array(categoryRow).min(1),
  /** Codes that hold for every category, printed at the foot. */
  footCodes: z.array(z.string().min(2)),
  /** The line of 30 that machines read. */
  mrz: z.string(),
  /** Fields 6 and 7: JPEG or PNG, in base64. */
  portrait: z.base64(),
  signature: z.base64(),
})

/** How the card travels: handed over against a signature, or tracked to the letter box. */
export const letterKind = z.enum(['signed-letter', 'tracked-letter'])

/** One card to make, and where to send it: the lines of the envelope, six at most, seven abroad. */
export const cardOrder = z.object({
  orderId: z.string().min(1).max(64),
  /** The earlier order that this one replaces: spoiled, or lost on its way. */
  remakeOf: z.string().min(1).max(64).nullable().optional(),
  card: cardContent,
  letter: letterKind,
  sendTo: z.array(z.string().trim().min(1).max(38)).min(2).max(7),
})

export const batch = z.object({ batchId: z.string().min(1).max(64), orders: z.array(cardOrder).min(1).max(200) })

/**
 * Why the house will not make a card. `other-content`: this orderId is known with another content; the first stands.
 * `number-in-use`: a card of that number is in hand or made, and this order does not say that it replaces it.
 */
export const refusalCode = z.enum([
  'malformed',
  'other-content',
  'number-in-use',
  'remake-of-unknown',
  'remake-too-early',
  'already-remade',
  'name-too-long',
  'character-not-printable',
  'portrait-unreadable',
  'portrait-too-small',
  'signature-unreadable',
  'mrz-wrong',
  'days-in-disorder',
  'image-unusable',
])

export const orderAnswer = z.discriminatedUnion('answer', [
  z.object({ orderId: z.string(), answer: z.literal('accepted'), receivedAt: someInstant }),
  z.object({ orderId: z.string(), answer: z.literal('refused'), code: refusalCode, words }),
])

/** The answer to a batch: one answer an order, in the order of the batch. */
export const batchAnswer = z.object({ batchId: z.string(), answers: z.array(orderAnswer) })

/** What quality control found on a card; a spoiled card is destroyed by the house and never posted. */
export const defect = z.enum(['engraving-blurred', 'portrait-stained', 'layer-torn', 'wrong-side'])

const about = { cursor: z.int().positive(), orderId: z.string(), at: someInstant }

export const printerEvent = z.discriminatedUnion('type', [
  z.object({ ...about, type: z.literal('printed'), serial: z.string() }),
  z.object({ ...about, type: z.literal('spoiled'), defect, words }),
  /** After it had accepted the order, the house found that it cannot make the card. */
  z.object({ ...about, type: z.literal('refused'), code: refusalCode, words }),
  z.object({ ...about, type: z.literal('dispatched'), trackingNumber: z.string(), letter: letterKind }),
])

/** `next` is the cursor to ask after; it does not move when there is nothing new. */
export const eventPage = z.object({ events: z.array(printerEvent), next: z.int().nonnegative() })

export const ledgerLine = z.object({
  orderId: z.string(),
  remakeOf: z.string().nullable(),
  number: z.string(),
  status: z.enum(['accepted', 'refused', 'printed', 'spoiled', 'dispatched']),
  /** How many times the order was received, and how many cards left the engraver for it: the second is never above one. */
  received: z.int(),
  printed: z.int(),
  serial: z.string().nullable(),
  trackingNumber: z.string().nullable(),
})

export const ledger = z.object({ lines: z.array(ledgerLine) })

export type CardContent = z.infer<typeof cardContent>
export type CardOrder = z.infer<typeof cardOrder>
export type Batch = z.infer<typeof batch>
export type RefusalCode = z.infer<typeof refusalCode>
export type OrderAnswer = z.infer<typeof orderAnswer>
export type BatchAnswer = z.infer<typeof batchAnswer>
export type Defect = z.infer<typeof defect>
export type PrinterEvent = z.infer<typeof printerEvent>
export type EventPage = z.infer<typeof eventPage>
export type LedgerLine = z.infer<typeof ledgerLine>
export type LetterKind = z.infer<typeof letterKind>
