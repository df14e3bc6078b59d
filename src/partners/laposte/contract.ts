import { z } from 'zod'

// What we and La Poste say to each other, over HTTP, in JSON, with the key of our subscription in `X-Okapi-Key`:
//   GET  /suivi/v2/idships/{n}[,{n}…]?lang=fr_FR   where up to ten letters are: one object for one number, a list for several
//   POST /depot                                    a letter is announced to La Poste: its number, the lines of the envelope and, when it prints
//                                                  the letter too, the paper that it puts inside
// "Suivi v2" is the carrier's own service. The announcement stands for whatever means the sender has to print a label.

/** An event as the carrier writes it. The list of codes is not closed: one that we do not know is kept and shown. */
export const carrierEvent = z.object({
  code: z.string().min(1),
  label: z.string().default(''),
  /** With the offset of the place, so that the civil day there can be read off it. */
  date: z.string().refine(isMoment, 'no such moment'),
  order: z.number().nullish(),
  country: z.string().nullish(),
  group: z.string().nullish(),
})

/** One of the five steps of the public page. `type` -1 is a step that went wrong. */
export const timelineStep = z.object({
  id: z.int(),
  shortLabel: z.string(),
  longLabel: z.string().nullish(),
  date: z.string().nullish(),
  country: z.string().nullish(),
  status: z.boolean(),
  type: z.int(),
})

export const carrierShipment = z.object({
  idShip: z.string(),
  holder: z.int().nullish(),
  product: z.string().nullish(),
  /** No more events will come. True of a letter that came back to us as of one that was delivered: it says nothing of where it is. */
  isFinal: z.boolean().default(false),
  entryDate: z.string().nullish(),
  deliveryDate: z.string().nullish(),
  estimDate: z.string().nullish(),
  timeline: z.array(timelineStep).default([]),
  event: z.array(carrierEvent).default([]),
  contextData: z
    .object({
      deliveryChoice: z.object({ deliveryChoice: z.int() }).nullish(),
      originCountry: z.string().nullish(),
      arrivalCountry: z.string().nullish(),
    })
    .nullish(),
  url: z.string().nullish(),
})

/** The answer about one number: 200 found, 400 bad number, 404 unknown (yet). */
export const tracking = z.object({
  returnCode: z.int(),
  returnMessage: z.string().nullish(),
  lang: z.string().nullish(),
  scope: z.string().nullish(),
  idShip: z.string().nullish(),
  shipment: carrierShipment.nullish(),
})

export const trackingAnswer = z.union([tracking, z.array(tracking)])

/** Nobody follows a simple letter: its number is that of the deposit. */
export const letterKind = z.enum(['signed-letter', 'tracked-letter', 'simple-letter'])

/** Bytes of the largest paper that the carrier prints. */
export const largestPaper = 2 * 1024 * 1024

/** A letter to be carried. Without a number, La Poste gives one; the same reference twice is one letter. */
export const deposit = z.object({
  reference: z.string().min(1).max(64),
  trackingNumber: z.string().nullable().optional(),
  letter: letterKind,
  to: z.array(z.string().trim().min(1).max(38)).min(2).max(7),
  /** A PDF that the carrier prints and folds into the envelope; without it, the sender hands over a closed letter. */
  paper: z
    .base64()
    .max(largestPaper * 2)
    .optional(),
})

export const depositAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('announced'), trackingNumber: z.string() }),
  z.object({ answer: z.literal('refused'), code: z.enum(['number-wrong', 'number-taken', 'malformed']) }),
])

export type CarrierEvent = z.infer<typeof carrierEvent>
export type CarrierShipment = z.infer<typeof carrierShipment>
export type Tracking = z.infer<typeof tracking>
export type Deposit = z.infer<typeof deposit>
export type DepositAnswer = z.infer<typeof depositAnswer>

function isMoment(text: string): boolean {
  try {
    Temporal.Instant.from(text)
    return true
  } catch {
    return false
  }
}
