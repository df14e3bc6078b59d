import { type FactKind, isDay, type Words } from '@papier-rose/law'
import type { FieldError } from '../kit/design/components.ts'
import type { Form } from '../kit/http.ts'
import { factKinds, type NewFact, needsTwoPeople, referenceSchema, type Teller } from '../record/index.ts'
import { type Field, fieldsOf } from './fields.ts'

/** What was typed, by the name of the field; several boxes ticked stand in one text, separated by spaces. */
export type Typed = Readonly<Record<string, string>>

const w = (fr: string, en: string): Words => ({ fr, en })
const words = {
  day: w('Écrivez un jour qui existe : jour, mois, année.', 'Write a day that exists: day, month, year.'),
  number: w('Écrivez un nombre entier.', 'Write a whole number.'),
  choose: w('Choisissez une réponse.', 'Choose an answer.'),
  missing: w('Cette réponse manque.', 'This answer is missing.'),
  form: w('Cette réponse n’a pas la forme attendue.', 'This answer does not have the expected form.'),
  reference: w(
    'Écrivez le numéro de l’acte : des lettres, des chiffres, et . _ / - entre eux.',
    'Write the number of the act: letters, digits, and . _ / - between them.',
  ),
  reason: w('Écrivez en quelques mots pourquoi.', 'Write in a few words why.'),
}

/** What the quality of the agent answers by itself: the préfet or the court. */
export const answered = (kind: FactKind, teller: Teller): Typed =>
  kind === 'ead-restriction' ? { by: teller === 'court' ? 'court' : 'prefet' } : {}

/** The fields that are asked of an agent in this quality. */
export const askedFields = (kind: FactKind, teller: Teller): readonly Field[] => {
  const known = answered(kind, teller)
  return fieldsOf(kind).filter(({ name }) => !(name in known))
}

/** Everything that was typed in a form of that kind, to show it again. */
export function typedIn(kind: FactKind, form: Form): Typed {
  const parts = (name: string) => ['day', 'month', 'year'].map(part => [`${name}-${part}`, form.text(`${name}-${part}`)])
  const fields = fieldsOf(kind).flatMap(({ name, type }) =>
    type === 'day' ? parts(name) : [[name, type === 'categories' ? form.all(name).join(' ') : form.text(name)]],
  )
  const others = ['reference', 'reason', 'version'].map(name => [name, form.text(name)])
  return Object.fromEntries([...fields, ...others]) as Typed
}

/** A fact that is known, as one would have typed it: a correction begins with it. */
export function typedFrom({ kind, content }: Pick<NewFact, 'kind' | 'content'>): Typed {
  const given = content as Readonly<Record<string, unknown>>
  const entries = fieldsOf(kind).flatMap(({ name, type }): [string, string][] => {
    const value = given[name]
    if (value === undefined) return []
    if (type === 'day') {
      const [year = '', month = '', day = ''] = String(value).split('-')
      return [
        [`${name}-day`, String(Number(day))],
        [`${name}-month`, String(Number(month))],
        [`${name}-year`, year],
      ]
    }
    if (type === 'yes-no') return [[name, value === true ? 'yes' : 'no']]
    if (Array.isArray(value)) return [[name, value.join(type === 'names' ? ', ' : ' ')]]
    return [[name, String(value)]]
  })
  return Object.fromEntries(entries)
}

type Read = { readonly value: unknown } | { readonly wrong: Words }

const two = (text: string): string => text.padStart(2, '0')

function dayRead({ name, optional }: Field, typed: Typed): Read {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(part => typed[`${name}-${part}`] ?? '')
  if (day === '' && month === '' && year === '') return optional ? { value: undefined } : { wrong: words.missing }
  const text = `${year.padStart(4, '0')}-${two(month)}-${two(day)}`
  return isDay(text) ? { value: text } : { wrong: words.day }
}

function fieldRead(field: Field, typed: Typed): Read {
  const { name, type, optional } = field
  if (type === 'day') return dayRead(field, typed)
  const text = typed[name] ?? ''
  if (type === 'names') return { value: text.split(',').flatMap(one => one.trim() || []) }
  if (type === 'yes-no' && optional) return { value: text === 'yes' ? true : undefined }
  if (text === '') {
    // A text that may be empty says so in its schema.
    if (optional) return { value: undefined }
    return type === 'text'
      ? { value: '' }
      : { wrong: type === 'choice' || type === 'yes-no' || type === 'reference' ? words.choose : words.missing }
  }
  if (type === 'yes-no') return text === 'yes' || text === 'no' ? { value: text === 'yes' } : { wrong: words.choose }
  if (type === 'number') return /^\d{1,4}$/.test(text) ? { value: Number(text) } : { wrong: words.number }
  if (type === 'codes' || type === 'categories') return { value: text.split(/[\s,;]+/).filter(Boolean) }
  if (type === 'choice') return { value: field.choices.includes(text) ? (/^\d$/.test(text) ? Number(text) : text) : '' }
  return { value: text }
}

export interface ReadFact {
  readonly errors: readonly FieldError[]
  /** Nothing when something is to be mended. */
  readonly fact?: NewFact
}

/** The fact that an agent typed, or what is to be mended, beside its field. */
export function readFact(
  kind: FactKind,
  typed: Typed,
  teller: Teller,
  revision: number,
  reference: string = typed.reference ?? '',
): ReadFact {
  const errors: FieldError[] = []
  const content: Record<string, unknown> = { ...answered(kind, teller) }
  for (const field of askedFields(kind, teller)) {
    const read = fieldRead(field, typed)
    if ('wrong' in read) errors.push({ field: field.name, words: read.wrong })
    else if (read.value !== undefined) content[field.name] = read.value
  }
  if (!referenceSchema.safeParse(reference).success) errors.push({ field: 'reference', words: words.reference })
  const parsed = factKinds[kind].schema.safeParse(content)
  if (!parsed.success)
    for (const { path } of parsed.error.issues) {
      const field = String(path[0] ?? '')
      if (!errors.some(one => one.field === field)) errors.push({ field, words: content[field] === undefined ? words.missing : words.form })
    }
  const sensitive = parsed.success && needsTwoPeople(kind, parsed.data as never)
  if (sensitive && (typed.reason ?? '').length < 5) errors.push({ field: 'reason', words: words.reason })
  return errors.length > 0 || !parsed.success
    ? { errors }
    : { errors, fact: { kind, reference, revision, content: parsed.data } as unknown as NewFact }
}
