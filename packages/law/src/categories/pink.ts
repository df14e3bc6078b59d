import type { Day } from '../day.ts'
import { article } from '../text.ts'
import type { Category } from './categories.ts'

/** Annex II of the order: what the categories of a pink licence become on the card. */
export const annexOfPinkLicences = article('Arrêté du 20 avril 2012', 'annexe II')

/** The models of licence, each with its last day of issue; F10 is the card. */
export const pinkModels = [
  ['F1', '1954-12-31'],
  ['F2', '1975-01-19'],
  ['F3', '1980-02-29'],
  ['F4', '1984-12-31'],
  ['F5', '1990-06-30'],
  ['F6', '1994-11-15'],
  ['F7', '1999-02-28'],
  ['F8', '2013-01-18'],
  ['F9', '2013-09-15'],
] as const

export type PinkModel = (typeof pinkModels)[number][0]

/** The model of a licence issued on that day. */
export const modelOf = (issuedOn: Day): PinkModel | 'F10' => pinkModels.find(([, last]) => issuedOn <= last)?.[0] ?? 'F10'

/** The categories printed on pink licences of models F6 to F8. */
export const pinkCategories = ['A1', 'A', 'B', 'E(B)', 'C', 'E(C)', 'D', 'E(D)'] as const
export type PinkCategory = (typeof pinkCategories)[number]

export interface Converted {
  readonly category: Category
  readonly codes: readonly string[]
}

const plain = (...given: Category[]): Converted[] => given.map(category => ({ category, codes: [] }))
const tricyclesOnly: Converted = { category: 'A1', codes: ['79(L5e ≤ 15 kW)'] }
const forB: readonly Converted[] = [...plain('AM'), tricyclesOnly, ...plain('B1', 'B')]

const sinceF6: Readonly<Record<PinkCategory, readonly Converted[]>> = {
  A1: plain('AM', 'A1', 'B1'),
  A: plain('AM', 'A1', 'A2', 'A', 'B1'),
  B: forB,
  'E(B)': [...forB, ...plain('BE')],
  C: [...forB, ...plain('C1', 'C')],
  'E(C)': [...forB, ...plain('BE', 'C1', 'C1E', 'C', 'CE')],
  D: [...forB, ...plain('D1', 'D')],
  'E(D)': [...forB, ...plain('BE', 'D1', 'D1E', 'D', 'DE')],
}

/**
 * What a category of a pink licence becomes on the new card. `null` for models F1 to F5 and F9: their rows of annex II give other rights
 * (C of F2 gives all heavy vehicles, C of F4 may be limited by code 79) that an agent reads in the annex.
 */
export function fromPink(model: PinkModel, category: PinkCategory): readonly Converted[] | null {
  if (model !== 'F6' && model !== 'F7' && model !== 'F8') return null
  return category === 'C' && model !== 'F8' ? [...sinceF6.C, ...plain('BE')] : sinceF6[category]
}
