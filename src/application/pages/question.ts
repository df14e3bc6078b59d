import type { Words } from '@papier-rose/law'
import type { FieldError } from '../../kit/design/components.ts'
import type { Content, Lang } from '../../kit/html.ts'
import type { Form } from '../../kit/http.ts'
import type { EPhoto } from '../../partners/ephoto/index.ts'
import type { Asking } from '../asking.ts'
import type { Answers } from '../facts.ts'

/** What a page of the request made of the form: answers to keep, or what is wrong, beside each field. `again`: the same page asks on. */
export type Read =
  | { readonly answers: Partial<Answers>; readonly again?: boolean; readonly errors?: undefined }
  | { readonly errors: readonly FieldError[] }

/** What a page needs to show itself: what is known, what was just typed (when it was wrong, or kept from an ended session), what is wrong. */
export interface Shown {
  readonly lang: Lang
  readonly at: Asking
  readonly typed?: Form
  readonly errors?: readonly FieldError[]
  /** The person asked to begin the page again from its first step. */
  readonly afresh?: boolean
}

/** One question of the request: its wording, who is asked, how the form is read, how it looks, and its line on "check your answers". */
export interface Question {
  /** The last part of the page's address. */
  readonly path: string
  /** The title of the page. */
  readonly title: Words
  /** Its name in the task list. */
  readonly task: Words
  applies(at: Asking): boolean
  read(form: Form, at: Asking, partners: { ephoto: EPhoto }): Read | Promise<Read>
  view(shown: Shown): Content
  /** The answer in words; undefined when it was not answered, or no longer holds. */
  answer(at: Asking): Words | undefined
}

/** What a field shows: what was just typed, else what was kept before. */
export const shownAs = (typed: Form | undefined, name: string, kept: string | undefined): string | undefined =>
  typed && name in typed.texts ? typed.text(name) : kept

/** The same text in both languages: a name, an address, a number. */
export const asTyped = (text: string): Words => ({ fr: text, en: text })

/** The answer of a list of choices, one of which must be chosen. */
export function chosen<T extends string>(form: Form, name: string, choices: Readonly<Record<T, unknown>>): T | undefined {
  const value = form.text(name)
  return value in choices ? (value as T) : undefined
}
