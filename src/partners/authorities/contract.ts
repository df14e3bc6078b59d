import type { FactKind } from '@papier-rose/law'
import { z } from 'zod'
import type { Answered } from '../ask.ts'

/** Of whom a fact is told. */
export interface Named {
  readonly neph: string
  readonly birthName: string
  readonly firstNames: readonly string[]
  readonly birthDay: string
}

/** One fact as it goes through the door. */
export interface ToldFact {
  readonly kind: FactKind
  readonly reference: string
  readonly revision: number
  readonly content: Readonly<Record<string, unknown>>
  /** Not a fact: it takes back what was told under this reference, up to this revision. */
  readonly takesBack?: 'error' | 'wrong-person' | null
}

/** Where a fact, or its taking back, is posted. */
export const pathOf = ({ kind, reference, takesBack }: ToldFact): string =>
  `/api/v1/facts/${kind}${takesBack ? `/${encodeURIComponent(reference)}/take-back` : ''}`

/** What is posted, but for the person. */
export const sentIn = ({ reference, revision, content, takesBack }: ToldFact): object =>
  takesBack ? { revision, why: takesBack } : { reference, revision, content }

/** A hook just opened, or its new secret. */
export const hookAnswer = z.looseObject({ id: z.string().optional(), secret: z.string() })

/** Yes: what became of the fact. */
export const heardAnswer = z.looseObject({ became: z.string() })
/** No: the problem in words, and the fields concerned. */
export const problemAnswer = z.looseObject({
  type: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})

export type Told = Answered<
  | { readonly status: number; readonly heard: z.infer<typeof heardAnswer> }
  | { readonly status: number; readonly problem: z.infer<typeof problemAnswer> }
>

/** Any answer of the doors. */
export type Called = Answered<{ readonly status: number; readonly said: unknown }>

/** The door as a partner sees it. */
export interface Door {
  call(method: string, path: string, sent?: object, lang?: 'fr' | 'en'): Promise<Called>
  tell(driver: Named, fact: ToldFact, sending: { readonly key: string; readonly lang: 'fr' | 'en' }): Promise<Told>
}
