import { type Category, categories, type Day, grounds, isDay } from '@papier-rose/law'
import { z } from 'zod'

// The fields of which what is told of drivers is made: none takes free words, but the answer of a driver.

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, 'no such day')
  .transform(text => text as Day)
  .describe('civil day of the place, YYYY-MM-DD')
export const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .describe('hour on the clock of the place, HH:MM')
/** A number of a file, of a report or of a letter: no words can be written in it. */
export const referenceSchema = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,78}[A-Za-z0-9])?$/)
  .describe('reference of the author of the fact: letters, digits, . _ / -')
export const code = z
  .string()
  .regex(/^\d{2,3}(?:\.\d{1,2})?$/)
  .describe('harmonised restriction code')
/** What somebody who is named has to say fits in this many letters. */
export const longestAnswer = 1000
/** A name of a person or of a place: letters, and what joins them. */
export const named = z
  .string()
  .trim()
  .regex(/^\p{L}[\p{L}\p{M}’' ().-]{0,98}$/u)
  .describe('a name: letters, apostrophe, space, dash')
export const months = z.int().min(0).max(600)
export const category = z.enum(Object.keys(categories) as [Category, ...Category[]])
export const ground = z.enum(grounds)

export const sending = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('account-with-consent'),
    availableOn: day,
    readOn: day.optional(),
    kind: z.enum(['decision', 'points']),
  }),
  z.strictObject({
    way: z.literal('registered'),
    presentedOn: day.optional(),
    signedOn: day.optional(),
    wrongAddress: z.boolean().optional(),
  }),
  z.strictObject({ way: z.literal('letter'), provedOn: day.optional() }),
])
