import { type Day, isDay } from '@papier-rose/law'
import { z } from 'zod'

// What we and a provider of photo-signatures say to each other, over HTTP, in JSON, with a bearer token:
//   GET  /v1/codes/{code}?requestId=R       the portrait and the signature behind a code
//   POST /v1/codes/{code}/reservation       {requestId}  this request holds the code: no other request may
//   POST /v1/codes/{code}/consumption       {requestId}  the request is filed: the code has served, for ever
//   POST /v1/codes/{code}/release           {requestId}  the request is given up or the photo changed: the code is free again
// Each POST may be said twice. The images stay readable for the request that holds or has used the code.

const someDay = z.custom<Day>(value => typeof value === 'string' && isDay(value), 'no such day')

/** The shape of a code, once separators are gone. Sources say 21 or 22 signs, so we accept 20 to 30 and let the provider say. */
export const photoCode = z.string().regex(/^[A-Z0-9]{20,30}$/)

/** The forms of images that a provider sends; both in base64. */
export const photoSignature = z.object({
  state: z.enum(['new', 'reserved', 'consumed']),
  takenOn: someDay,
  /** The last day on which the code may be used. */
  lastDay: someDay,
  portrait: z.base64(),
  signature: z.base64(),
})

/** `unknown`: no such code. `expired`: its last day is past. `used`: another request holds it or has used it. */
export const whyNot = z.enum(['unknown', 'expired', 'used'])

/** Sent with 404, 410 and 409. */
export const codeRefusal = z.object({ error: whyNot })

export const claim = z.object({ requestId: z.string().min(1).max(64) })

/** Sent with 200 to a reservation, a consumption, a release. */
export const claimAnswer = z.object({ state: z.enum(['new', 'reserved', 'consumed']) })

export type WhyNot = z.infer<typeof whyNot>
export type PhotoState = z.infer<typeof photoSignature>['state']
