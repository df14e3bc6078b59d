import { type Day, type FactKind, isDay, normalizeNeph, type Words } from '@papier-rose/law'
import { z } from 'zod'
import { factKinds, referenceSchema, takeBackReasons } from '../record/index.ts'
import type { FieldProblem } from './problem.ts'

const name = (most: number) => z.string().trim().min(1).max(most)

export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, 'no such day')
  .transform(text => text as Day)
  .describe('YYYY-MM-DD')

/** Of whom a fact is told. The three must be those of one driver. */
export const driverSchema = z.strictObject({
  neph: z
    .string()
    .refine(given => 'neph' in normalizeNeph(given), 'no NEPH')
    .transform(given => given.replace(/\D/g, ''))
    .describe('12 digits'),
  birthName: name(100),
  firstNames: z.array(name(60)).max(12).describe('the first one at least, unless the person has none'),
  birthDay: dayText,
})

const revisionSchema = z.int().min(0).max(10_000)

export type NamedDriver = z.infer<typeof driverSchema>

/** What is sent to the door of a kind of fact. */
export const toldSchema = <K extends FactKind>(kind: K) =>
  z.strictObject({
    driver: driverSchema,
    reference: referenceSchema,
    revision: revisionSchema.default(0).describe('0 at first, then one more for each correction'),
    content: factKinds[kind].schema,
  })

/** What is sent to take a reference back. */
export const takeBackSchema = z.strictObject({
  revision: revisionSchema.describe('the newest revision that you told: this one and those before it count no more'),
  why: z.enum(takeBackReasons).describe('error: it should not have been told; wrong-person: it is about somebody else'),
})

/** The same in a line of a batch, beside its kind. */
export const takeBackLine = z.strictObject({ reference: referenceSchema, takeBack: takeBackSchema })

/** An issue of the reading as a pointer and a sentence. It never repeats a value that was sent. */
export function fieldProblems(error: z.ZodError, sent: unknown): FieldProblem[] {
  return error.issues.flatMap(issue => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') return issue.keys.map(key => ({ pointer: pointer([...path, key]), detail: words.unknown }))
    return [{ pointer: pointer(path), detail: valueAt(sent, path) === undefined ? words.missing : wordsOf(issue) }]
  })
}

export const pointer = (path: readonly string[]): string =>
  `#${path.map(part => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined),
    value,
  )

const words = {
  missing: { fr: 'Ce champ manque.', en: 'This field is missing.' },
  unknown: {
    fr: 'Ce champ n’existe pas ici. Aucun texte libre n’est reçu : un diagnostic ne s’écrit nulle part dans ce dossier.',
    en: 'There is no such field here. No free text is taken: a diagnosis is written nowhere in this record.',
  },
  'no such day': { fr: 'Ce jour n’existe pas.', en: 'There is no such day.' },
  'no NEPH': { fr: 'Ce n’est pas un NEPH de 12 chiffres.', en: 'This is not a NEPH of 12 digits.' },
  type: { fr: 'Ce champ n’est pas du type attendu.', en: 'This field is not of the expected type.' },
  form: { fr: 'Ce champ n’a pas la forme attendue.', en: 'This field does not have the expected form.' },
  size: { fr: 'Cette valeur est hors des bornes.', en: 'This value is out of bounds.' },
} satisfies Record<string, Words>

function wordsOf(issue: z.core.$ZodIssue): Words {
  if (issue.code === 'custom') return issue.message === 'no such day' || issue.message === 'no NEPH' ? words[issue.message] : words.form
  if (issue.code === 'invalid_type') return words.type
  if (issue.code === 'too_big' || issue.code === 'too_small') return words.size
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ')
    return { fr: `Valeurs possibles : ${values}.`, en: `Possible values: ${values}.` }
  }
  return words.form
}
