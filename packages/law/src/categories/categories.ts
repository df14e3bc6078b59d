import type { Words } from '../answer.ts'
import type { Day } from '../day.ts'
import { type Article, article } from '../text.ts'

const r221_4 = article('Code de la route', 'R. 221-4')
const r211_1 = article('Code de la route', 'R. 211-1')

/** The fifteen categories, in the order of the rows on the back of the card. */
export const cardOrder = ['AM', 'A1', 'A2', 'A', 'B1', 'B', 'C1', 'C', 'D1', 'D', 'BE', 'C1E', 'CE', 'D1E', 'DE'] as const

export type Category = (typeof cardOrder)[number]

export interface CategoryFacts {
  /** Row on the back of the card, from 1. */
  readonly row: number
  readonly vehicles: Words
  /** Group 2 (heavy vehicles) lives by medical opinions. */
  readonly group: 1 | 2
  /** The category that must be held before. */
  readonly prerequisite: Category | null
  readonly article: Article
}

const facts = (category: Category, group: 1 | 2, prerequisite: Category | null, vehicles: Words): CategoryFacts => ({
  row: cardOrder.indexOf(category) + 1,
  vehicles,
  group,
  prerequisite,
  article: category === 'AM' ? r211_1 : r221_4,
})

/** Every category: what it drives, its group, what must be held before. */
export const categories: Readonly<Record<Category, CategoryFacts>> = {
  AM: facts('AM', 1, null, {
    fr: 'cyclomoteurs (50 cm³ ou 4 kW, 45 km/h au plus) et quadricycles légers à moteur',
    en: 'mopeds (at most 50 cm³ or 4 kW, 45 km/h) and light quadricycles',
  }),
  A1: facts('A1', 1, null, {
    fr: 'motocyclettes légères (125 cm³, 11 kW et 0,1 kW/kg au plus) et tricycles de 15 kW au plus',
    en: 'light motorcycles (at most 125 cm³, 11 kW and 0.1 kW/kg) and tricycles of at most 15 kW',
  }),
  A2: facts('A2', 1, null, {
    fr: 'motocyclettes de 35 kW et 0,2 kW/kg au plus, non issues d’un modèle de plus de 70 kW',
    en: 'motorcycles of at most 35 kW and 0.2 kW/kg, not derived from a model above 70 kW',
  }),
  A: facts('A', 1, 'A2', {
    fr: 'toutes les motocyclettes et les tricycles de plus de 15 kW',
    en: 'all motorcycles, and tricycles above 15 kW',
  }),
  B1: facts('B1', 1, null, { fr: 'quadricycles lourds à moteur', en: 'heavy quadricycles' }),
  B: facts('B', 1, null, {
    fr: 'véhicules de 3,5 t au plus et de huit passagers au plus, avec une remorque de 750 kg au plus, ou davantage si l’ensemble ne dépasse pas 3,5 t (4,25 t avec la mention 96)',
    en: 'vehicles of at most 3.5 t and eight passengers, with a trailer of at most 750 kg, or more if the whole stays within 3.5 t (4.25 t with code 96)',
  }),
  BE: facts('BE', 1, 'B', {
    fr: 'véhicules de la catégorie B avec une remorque de 3,5 t au plus qui sort des limites de la catégorie B',
    en: 'category B vehicles with a trailer of at most 3.5 t beyond the limits of category B',
  }),
  C1: facts('C1', 2, 'B', { fr: 'véhicules de plus de 3,5 t et de 7,5 t au plus', en: 'vehicles above 3.5 t and of at most 7.5 t' }),
  C1E: facts('C1E', 2, 'C1', {
    fr: 'véhicules C1 avec une remorque de plus de 750 kg, ou véhicules B avec une remorque de plus de 3,5 t, 12 t au plus pour l’ensemble',
    en: 'C1 vehicles with a trailer above 750 kg, or B vehicles with a trailer above 3.5 t, at most 12 t in all',
  }),
  C: facts('C', 2, 'B', { fr: 'véhicules de plus de 3,5 t', en: 'vehicles above 3.5 t' }),
  CE: facts('CE', 2, 'C', { fr: 'véhicules C avec une remorque de plus de 750 kg', en: 'C vehicles with a trailer above 750 kg' }),
  D1: facts('D1', 2, 'B', {
    fr: 'véhicules de transport de personnes de seize passagers et de 8 m au plus',
    en: 'passenger vehicles of at most sixteen passengers and 8 m',
  }),
  D1E: facts('D1E', 2, 'D1', { fr: 'véhicules D1 avec une remorque de plus de 750 kg', en: 'D1 vehicles with a trailer above 750 kg' }),
  D: facts('D', 2, 'B', { fr: 'véhicules de plus de huit passagers', en: 'vehicles of more than eight passengers' }),
  DE: facts('DE', 2, 'D', { fr: 'véhicules D avec une remorque de plus de 750 kg', en: 'D vehicles with a trailer above 750 kg' }),
}

export const isCategory = (text: string): text is Category => (cardOrder as readonly string[]).includes(text)

export const inCardOrder = (given: Iterable<Category>): Category[] => {
  const set = new Set(given)
  return cardOrder.filter(category => set.has(category))
}

/** C1, C1E, C, CE, D1, D1E, D, DE. */
export const isGroup2 = (category: Category): boolean => categories[category].group === 2

/** A category that somebody has held since that day (column 10 of the card). */
export interface Held {
  readonly category: Category
  readonly since: Day
}
