import { type Answer, answer, reason } from '../answer.ts'
import type { Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article } from '../text.ts'
import { type Category, cardOrder } from './categories.ts'

/** Annex II of the order: what the categories of a pink licence become on the card. */
export const annexOfPinkLicences = article('Arrêté du 20 avril 2012', 'annexe II')
const annexUnread = article('Arrêté du 20 avril 2012, annexe II, modèles F1 à F5 et F9', '', '2026-03-31', 'K')

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

/** The categories printed on pink licences; the limited C stands on models F4 and F5 alone. */
export const pinkCategories = ['A1', 'A', 'B', 'E(B)', 'C', 'C limité', 'E(C)', 'D', 'E(D)'] as const
export type PinkCategory = (typeof pinkCategories)[number]

export interface Converted {
  readonly category: Category
  readonly codes: readonly string[]
}

const plain = (...given: Category[]): Converted[] => given.map(category => ({ category, codes: [] }))
const tricyclesOnly: Converted = { category: 'A1', codes: ['79(L5e ≤ 15 kW)'] }
const forB: readonly Converted[] = [...plain('AM'), tricyclesOnly, ...plain('B1', 'B')]

const sinceF6: Readonly<Record<Exclude<PinkCategory, 'C limité'>, readonly Converted[]>> = {
  A1: plain('AM', 'A1', 'B1'),
  A: plain('AM', 'A1', 'A2', 'A', 'B1'),
  B: forB,
  'E(B)': [...forB, ...plain('BE')],
  C: [...forB, ...plain('C1', 'C')],
  'E(C)': [...forB, ...plain('BE', 'C1', 'C1E', 'C', 'CE')],
  D: [...forB, ...plain('D1', 'D')],
  'E(D)': [...forB, ...plain('BE', 'D1', 'D1E', 'D', 'DE')],
}

/** Heavy vehicles of every kind, as category C of model F2 gives them. */
const allHeavy = plain('BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE')
const ceTo12500: Converted = { category: 'CE', codes: ['79(≤ 12 500 kg)'] }
const cTo12500: Converted = { category: 'C', codes: ['79(≤ 12 500 kg)'] }

/** What a category of a pink licence becomes on the card, and whether its row of the annex was read to the end. */
export interface PinkRow {
  readonly to: readonly Converted[]
  /** `false`: at least these; the annex may give more, and an agent reads it. */
  readonly whole: boolean
}

const rowsRead: readonly PinkModel[] = ['F6', 'F7', 'F8']
const rowsInPart: readonly PinkModel[] = ['F1', 'F2', 'F3', 'F4', 'F5']
const withLimitedC: readonly PinkModel[] = ['F4', 'F5']

/** The categories that a model may carry; category C limited in weight exists on F4 and F5 alone. F9 carries those of the card. */
export const categoriesOfModel = (model: PinkModel): readonly PinkCategory[] =>
  model === 'F9' ? [] : pinkCategories.filter(category => category !== 'C limité' || withLimitedC.includes(model))

/**
 * What a category of a pink licence becomes on the new card. Models F6 to F8 were read whole. Of models F1 to F5 only this was read: they give at
 * least as much, C of F2 gives all heavy vehicles, and on F4 and F5 the limited C and D also give CE up to 12 500 kg.
 */
export function fromPink(model: PinkModel, category: PinkCategory, settings: Settings = official2026): Answer<PinkRow | null> {
  const facts = { model, category }
  if (!categoriesOfModel(model).includes(category)) {
    const words =
      model === 'F9'
        ? {
            fr: 'Le modèle F9 porte déjà les catégories de la carte : elles passent comme elles sont écrites.',
            en: 'Model F9 already carries the categories of the card: they pass as they are written.',
          }
        : {
            fr: `La catégorie ${category} n’existe pas sur le modèle ${model}.`,
            en: `Category ${category} does not exist on model ${model}.`,
          }
    return answer<PinkRow | null>(null, reason(model === 'F9' ? 'pink-as-printed' : 'pink-no-such-category', words, annexUnread, facts))
  }
  if (rowsRead.includes(model) && category !== 'C limité')
    return converted(model, category, { to: readRow(model, category), whole: true }, annexOfPinkLicences)
  if (settings['pink-older-models'] === 'unread') return answer<PinkRow | null>(null, notRead(model, category))
  const row = { to: olderRow(model, category), whole: false }
  const found = converted(model, category, row, annexUnread)
  return { ...found, reasons: [...found.reasons, notRead(model, category)] }
}

const readRow = (model: PinkModel, category: Exclude<PinkCategory, 'C limité'>): readonly Converted[] =>
  category === 'C' && model !== 'F8' ? [...sinceF6.C, ...plain('BE')] : sinceF6[category]

function olderRow(model: PinkModel, category: PinkCategory): readonly Converted[] {
  if (category === 'C limité') return [...forB, ...plain('C1'), cTo12500, ceTo12500]
  if (category === 'D' && withLimitedC.includes(model)) return [...sinceF6.D, ceTo12500]
  if (category === 'C' && model === 'F2') return [...forB, ...allHeavy]
  return readRow(model, category)
}

/** `B, A1 79(L5e ≤ 15 kW)`: categories with their codes, as one reads them. */
export const convertedText = (given: readonly Converted[]): string =>
  given.map(({ category, codes }) => [category, ...codes].join('\u00a0')).join(', ')

function converted(model: PinkModel, category: PinkCategory, given: PinkRow, source: Article): Answer<PinkRow | null> {
  const row = { ...given, to: given.to.toSorted((a, b) => cardOrder.indexOf(a.category) - cardOrder.indexOf(b.category)) }
  const list = convertedText(row.to)
  const words = row.whole
    ? { fr: `Modèle ${model} : ${category} deviendra ${list}.`, en: `Model ${model}: ${category} will become ${list}.` }
    : { fr: `Modèle ${model} : ${category} deviendra au moins ${list}.`, en: `Model ${model}: ${category} will become at least ${list}.` }
  return answer<PinkRow | null>(row, reason('pink-becomes', words, source, { model, category }))
}

const notRead = (model: PinkModel, category: PinkCategory) =>
  reason(
    'pink-row-not-read',
    rowsInPart.includes(model)
      ? {
          fr: `La ligne du modèle ${model} n’a pas été lue en entier : elle peut donner davantage, jamais moins. Un agent la lit pour vous.`,
          en: `The row of model ${model} was not read to its end: it may give more, never less. An agent reads it for you.`,
        }
      : { fr: `La ligne du modèle ${model} n’a pas été lue.`, en: `The row of model ${model} was not read.` },
    annexUnread,
    { model, category },
  )
