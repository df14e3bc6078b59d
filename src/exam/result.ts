import {
  type Category,
  cardOrder,
  checkGrid,
  type Day,
  type GridMark,
  isCode,
  isDay,
  isDepartement,
  normalizeNeph,
  passesMoto,
  passesTheory,
  theoryQuestions,
  type Words,
} from '@papier-rose/law'
import { z } from 'zod'

export const outcomes = ['favourable', 'insufficient', 'absent', 'not-examined', 'annulled'] as const
export const learnings = ['classic', 'aac', 'supervised', 'encadree', 'free'] as const

/** What a rule says when it is broken. */
const says = (fr: string, en: string): { message: string; params: { words: Words } } => ({ message: en, params: { words: { fr, en } } })
const atMost = (n: number) => says(`dépasse ${n} caractères`, `is longer than ${n} characters`)
const missing = says('manque', 'is missing')

const text = (most: number) =>
  z
    .string()
    .trim()
    .refine(given => given.length <= most, atMost(most))
const day = z
  .string()
  .refine(isDay, says('n’est pas un jour qui existe, écrit AAAA-MM-JJ', 'is not a day that exists, written YYYY-MM-DD'))
  .transform(given => given as Day)
const nameShape = /^\p{L}(?:[\p{L}\p{M}'’ .-]*[\p{L}\p{M}.])?\p{M}*$/u
const name = (most: number) =>
  text(most)
    .refine(
      given => nameShape.test(given),
      says('n’est pas un nom : lettres, espaces, traits d’union et apostrophes', 'is not a name: letters, spaces, hyphens and apostrophes'),
    )
    .transform(given => given.normalize('NFC'))
const place = text(100)
  .refine(given => given.length > 0, missing)
  .refine(
    given => given === '' || /^[\p{L}\d][\p{L}\p{M}\d'’ .,()/–-]*$/u.test(given),
    says('n’est pas un nom de lieu', 'is not the name of a place'),
  )
  .transform(given => given.normalize('NFC'))
const matching = (shape: RegExp, fr: string, en: string) => z.string().refine(given => shape.test(given), says(fr, en))
const examined = cardOrder.filter(category => category !== 'AM') as [Exclude<Category, 'AM'>, ...Exclude<Category, 'AM'>[]]
const category = z.enum(examined)
const mark = z.union([z.literal('E'), z.number()])

/** The fields of one result, as a centre sends it: the same for the API and for the columns of a file. */
export const fields = {
  source: text(100)
    .refine(given => given.length > 0, missing)
    .describe('reference of the line at the centre; sent again, it is the same result'),
  revision: z.number().int().min(0).default(0).describe('number of the correction; a lower one than we hold changes nothing'),
  neph: z
    .string()
    .refine(given => 'neph' in normalizeNeph(given), says('n’est pas un NEPH de 12 chiffres', 'is not a NEPH of 12 digits'))
    .transform(given => given.replace(/\D/g, '')),
  birthName: name(100),
  usageName: name(100).optional(),
  firstNames: z.array(name(60)).max(12).describe('empty for a person without a first name'),
  sex: z.enum(['female', 'male', 'unspecified']),
  birthDay: day,
  birthplaceCode: matching(/^((\d{2}|2[AB])\d{3})?$/, 'n’est pas le code INSEE d’une commune', 'is not the INSEE code of a commune')
    .default('')
    .describe('empty when born abroad'),
  birthplace: place,
  birthCountry: matching(/^99\d{3}$/, 'n’est pas le code INSEE d’un pays', 'is not the INSEE code of a country').default('99100'),
  category,
  kind: z.enum(['theory', 'practical']),
  examDay: day,
  centre: place,
  departement: z.string().refine(isDepartement, says('n’est pas le code d’un département', 'is not the code of a département')),
  outcome: z.enum(outcomes),
  marks: z.record(z.string(), mark).optional().describe('the 14 competences of the grid of B and B1'),
  total: z.number().min(0).optional(),
  codes: z.array(z.string().trim().refine(isCode, says('n’est pas un code de l’annexe', 'is not a code of the annex'))).default([]),
  automatic: z.boolean().default(false),
  medicalCheckAsked: z.boolean().default(false),
  fimoDerogation: z.boolean().default(false),
  professionalTitle: z.boolean().default(false),
  theoryAlone: z
    .boolean()
    .default(false)
    .describe('spared the practical exam (R. 224-20): the theory success gives the former categories back'),
  formerCategories: z.array(category).default([]).describe('with theoryAlone: the categories that come back'),
  learning: z.enum(learnings).default('classic'),
  inspector: text(20).default(''),
} as const

/** Is the grid of 14 competences marked in this exam? */
export const hasGrid = (of: { category: string; kind: string }): boolean =>
  of.kind === 'practical' && (of.category === 'B' || of.category === 'B1')

/** One result, each field and all of them together: a grid that does not add up, or that does not say what the outcome says, is not a result. */
export const resultLine = z.strictObject(fields).superRefine((line, context) => {
  const wrong: Wrong = (column, fr, en) => context.addIssue({ code: 'custom', path: column.split('.'), ...says(fr, en) })
  const { kind, outcome, total, marks } = line
  if (line.birthDay >= line.examDay) wrong('birthDay', 'ne précède pas l’examen', 'is not before the exam')
  if (line.theoryAlone && kind !== 'theory') wrong('theoryAlone', 'ne se dit que d’une épreuve théorique', 'is said of a theory exam only')
  if (line.theoryAlone && line.formerCategories.length === 0)
    wrong('formerCategories', 'est vide : dites quelles catégories reviennent', 'is empty: say which categories come back')
  const taken = outcome === 'favourable' || outcome === 'insufficient'
  if (!taken && outcome !== 'annulled' && (marks || total !== undefined))
    wrong('marks', 'note un examen qui n’a pas eu lieu', `are given for an exam that did not take place (${outcome})`)
  if (marks && !hasGrid(line)) wrong('marks', 'note un examen qui n’a pas cette grille', 'are given for an exam without this grid')
  else if (taken && hasGrid(line)) checkB(line, wrong)
  else if (taken && total !== undefined) checkTotal({ ...line, total }, wrong)
})

type Wrong = (column: string, fr: string, en: string) => void
interface Marked {
  readonly category: string
  readonly kind: string
  readonly outcome: string
  readonly professionalTitle: boolean
  readonly marks?: Record<string, GridMark>
  readonly total?: number
}

function checkB({ marks, total, outcome, professionalTitle }: Marked, wrong: Wrong): void {
  if (!marks) {
    if (!professionalTitle) wrong('marks', 'manquent : les 14 compétences', 'are missing: the 14 competences')
    return
  }
  const checked = checkGrid(marks)
  if ('errors' in checked) {
    for (const { competence, problem } of checked.errors) wrong(`marks.${competence}`, problem.fr, problem.en)
    return
  }
  if (total !== undefined && total !== checked.total)
    wrong('total', `vaut ${total}, mais les notes font ${checked.total}`, `is ${total}, but the marks add up to ${checked.total}`)
  if (checked.passed === (outcome === 'favourable')) return
  const eliminated = checked.eliminatory.length > 0
  const [ids, said] = [checked.eliminatory.join(', '), checked.passed ? 'favourable' : 'insufficient']
  const fr = eliminated ? `avec une faute éliminatoire (${ids})` : `avec ${checked.total} points`
  const en = eliminated ? `with an eliminatory act (${ids})` : `with ${checked.total} points`
  wrong('outcome', `vaut ${outcome}, mais la grille dit ${said} ${fr}`, `is ${outcome}, but the grid says ${said} ${en}`)
}

/** The theory exam; and the motorcycle exam, where an eliminatory act may fail who has the points. */
function checkTotal({ kind, category: of, total, outcome }: Marked & { total: number }, wrong: Wrong): void {
  const favourable = outcome === 'favourable'
  const moto = kind === 'practical' && (of === 'A1' || of === 'A2')
  if (kind === 'theory' && total > theoryQuestions)
    wrong('total', `dépasse les ${theoryQuestions} questions`, `is above the ${theoryQuestions} questions`)
  else if ((kind === 'theory' && passesTheory(total) !== favourable) || (moto && favourable && !passesMoto(total, false)))
    wrong('outcome', `vaut ${outcome}, ce que ${total} points contredisent`, `is ${outcome}, but ${total} points say otherwise`)
}

export type ResultLine = z.infer<typeof resultLine>

/** What the result says beside who, when, where and how it ended. */
export function factsOf(result: ResultLine) {
  const { centre, marks, total, codes, automatic, medicalCheckAsked, fimoDerogation, professionalTitle } = result
  const { theoryAlone, formerCategories, learning, inspector } = result
  return {
    centre,
    marks,
    total,
    codes,
    automatic,
    medicalCheckAsked,
    fimoDerogation,
    professionalTitle,
    theoryAlone,
    formerCategories,
    learning,
    inspector,
  }
}

export type ResultFacts = ReturnType<typeof factsOf>

/** What is wrong with one value of a line. */
export interface Complaint {
  readonly column: string
  readonly reason: Words
}

/** Reads one line: the result, or everything that is wrong with it. */
export function readLine(given: unknown): { readonly line: ResultLine } | { readonly complaints: readonly Complaint[] } {
  const read = resultLine.safeParse(given)
  return read.success ? { line: read.data } : { complaints: read.error.issues.flatMap(issue => complaintsOf(issue, given)) }
}

function complaintsOf(issue: z.core.$ZodIssue, given: unknown): Complaint[] {
  const column = issue.path.join('.') || 'line'
  if (issue.code === 'unrecognized_keys') {
    const reason = { fr: 'n’est pas un champ d’un résultat', en: 'is not a field of a result' }
    return issue.keys.map(key => ({ column: key, reason }))
  }
  if (issue.code === 'custom' && issue.params?.words) return [{ column, reason: issue.params.words as Words }]
  if (valueAt(given, issue.path) === undefined) return [{ column, reason: missing.params.words }]
  if (issue.code === 'invalid_value') {
    const values = issue.values.join(', ')
    return [{ column, reason: { fr: `doit valoir : ${values}`, en: `must be one of: ${values}` } }]
  }
  return [{ column, reason: { fr: 'n’a pas la forme attendue', en: 'is not of the expected kind' } }]
}

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    given,
  )
