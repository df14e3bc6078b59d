import { type Answer, answer, no, type Reason, reason, yes } from '../answer.ts'
import { birthday } from '../counting.ts'
import type { Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, type Dated, dated } from '../text.ts'
import { longDay } from '../words.ts'
import type { Category } from './categories.ts'

const r221_5 = article('Code de la route', 'R. 221-5')
const r211_1 = article('Code de la route', 'R. 211-1')
const r3314_4 = article('Code des transports', 'R. 3314-4')
const r3314_6 = article('Code des transports', 'R. 3314-6', '2026-03-31', 'K')

const age = (category: Category, years: number, later: Record<string, number> = {}): Dated<number> =>
  dated(`minimum age for ${category}`, category === 'AM' ? r211_1 : r221_5, { '2013-01-19': years, ...later })

/** Years of age that must be complete before each category is given, without any derogation. */
export const ordinaryAges: Readonly<Record<Category, Dated<number>>> = {
  AM: age('AM', 14),
  A1: age('A1', 16),
  A2: age('A2', 18),
  A: age('A', 20),
  B1: age('B1', 16),
  B: age('B', 18, { '2024-01-01': 17 }),
  BE: age('BE', 18),
  C1: age('C1', 18),
  C1E: age('C1E', 18),
  C: age('C', 21),
  CE: age('CE', 21),
  D1: age('D1', 21),
  D1E: age('D1E', 21),
  D: age('D', 24),
  DE: age('DE', 24),
}

/** Category A for tricycles above 15 kW, without two years of A2. */
export const tricycleAge = dated('minimum age for A on tricycles', r221_5, { '2013-01-19': 21 })
/** Category A for gendarmes who convert a military brevet and police officers after their professional exam. */
export const uniformedAge = dated('minimum age for A of gendarmes and police officers', r221_5, { '2013-01-19': 24 })
/** Category A without A2 first; `null` once that way is closed. */
export const directAccessAge = dated<number | null>('minimum age for direct access to A', r221_5, { '2013-01-19': 24, '2016-06-03': null })
/** C and CE with the long professional qualification. */
export const longGoodsAge = dated('minimum age for C with the long qualification', r3314_4, { '2013-01-19': 18 })
/** D1 and D1E with the long qualification, driving in France only. */
export const longD1Age = dated('minimum age for D1 with the long qualification in France', r3314_4, { '2013-01-19': 21, '2021-05-03': 18 })
/** D and DE with the long qualification, driving anywhere. */
export const longDAge = dated('minimum age for D with the long qualification', r3314_4, { '2013-01-19': 21 })
/** D and DE with the long qualification, driving in France only. */
export const longDFranceAge = dated('minimum age for D with the long qualification in France', r3314_4, {
  '2013-01-19': 21,
  '2021-05-03': 20,
})
/** D and DE with the long qualification, in France, without passengers or on regular lines of at most 50 km. */
export const longDShortAge = dated('minimum age for D with the long qualification on short lines', r3314_4, {
  '2013-01-19': 21,
  '2021-05-03': 18,
})
/** D and DE with the accelerated qualification (FIMO). */
export const fimoDAge = dated('minimum age for D with the FIMO', r3314_6, { '2013-01-19': 23 })
/** The same on regular lines of at most 50 km. */
export const fimoDShortAge = dated('minimum age for D with the FIMO on short lines', r3314_6, { '2013-01-19': 21 })

/** What may lower, or raise, the ordinary age. */
export interface AgeSituation {
  /** The long professional qualification (CAP, bac pro, titre professionnel) or the accelerated one (FIMO). */
  readonly qualification?: 'long' | 'fimo'
  /** Where the vehicle will be driven; short lines are regular services of at most 50 km, or trips without passengers, in France. */
  readonly use?: 'anywhere' | 'france-only' | 'short-lines'
  /** How category A is reached; two years of A2 when nothing is said. */
  readonly wayToA?: 'after-A2' | 'tricycle' | 'uniformed' | 'direct'
}

interface Derogation {
  readonly years: number
  readonly article: Article
  readonly code: string
  readonly fr: string
  readonly en: string
}

function longQualification(category: Category, on: Day, use: AgeSituation['use']): Derogation | null {
  const named = (value: Dated<number>, fr = '', en = ''): Derogation => ({
    years: value.on(on),
    article: value.article,
    code: 'age-long-qualification',
    fr: `avec la qualification professionnelle longue${fr}`,
    en: `with the long professional qualification${en}`,
  })
  const inFrance = [', en France seulement', ', in France only'] as const
  switch (category) {
    case 'C':
    case 'CE':
      return named(longGoodsAge)
    case 'D1':
    case 'D1E':
      return use === 'france-only' || use === 'short-lines' ? named(longD1Age, ...inFrance) : null
    case 'D':
    case 'DE':
      if (use === 'france-only') return named(longDFranceAge, ...inFrance)
      if (use !== 'short-lines') return named(longDAge)
      return named(
        longDShortAge,
        ', en France, sans passager ou sur une ligne régulière de 50 km au plus',
        ', in France, without passengers or on a regular line of at most 50 km',
      )
    default:
      return null
  }
}

function fimo(category: Category, on: Day, use: AgeSituation['use']): Derogation | null {
  if (category !== 'D' && category !== 'DE') return null
  const short = use === 'short-lines'
  return {
    years: (short ? fimoDShortAge : fimoDAge).on(on),
    article: r3314_6,
    code: 'age-fimo',
    fr: `avec la FIMO${short ? ', sur une ligne régulière de 50 km au plus (code 103)' : ''}`,
    en: `with the FIMO${short ? ', on a regular line of at most 50 km (code 103)' : ''}`,
  }
}

function wayToA(on: Day, way: AgeSituation['wayToA']): Derogation | null {
  const direct = directAccessAge.on(on)
  switch (way) {
    case 'tricycle':
      return {
        years: tricycleAge.on(on),
        article: r221_5,
        code: 'age-tricycle',
        fr: 'pour les seuls tricycles de plus de 15 kW',
        en: 'for tricycles above 15 kW only',
      }
    case 'uniformed':
      return {
        years: uniformedAge.on(on),
        article: r221_5,
        code: 'age-uniformed',
        fr: 'pour un gendarme qui convertit son brevet militaire ou un policier après son examen professionnel',
        en: 'for a gendarme who converts a military brevet or a police officer after the professional exam',
      }
    case 'direct':
      return direct === null
        ? null
        : { years: direct, article: r221_5, code: 'age-direct-access', fr: 'en accès direct', en: 'by direct access' }
    default:
      return null
  }
}

function derogationFor(category: Category, on: Day, situation: AgeSituation, settings: Settings): Derogation | null {
  if (category === 'A') return wayToA(on, situation.wayToA)
  if (situation.qualification === 'long') return longQualification(category, on, situation.use)
  if (situation.qualification === 'fimo' && settings['fimo-ages'] === 'applied') return fimo(category, on, situation.use)
  return null
}

/** Years of age that must be complete before this category is given, for this person, on that day. */
export function minimumAge(category: Category, on: Day, situation: AgeSituation = {}, settings: Settings = official2026): Answer<number> {
  const found = derogationFor(category, on, situation, settings)
  const years = found?.years ?? ordinaryAges[category].on(on)
  const how = found ? { fr: ` ${found.fr}`, en: ` ${found.en}` } : { fr: '', en: '' }
  return answer(
    years,
    reason(
      found?.code ?? 'age-ordinary',
      {
        fr: `La catégorie ${category} s’obtient à partir de ${years} ans${how.fr}.`,
        en: `Category ${category} is given from the age of ${years}${how.en}.`,
      },
      found?.article ?? ordinaryAges[category].article,
      { category, years },
    ),
    ...closedWay(category, on, situation),
  )
}

function closedWay(category: Category, on: Day, situation: AgeSituation): Reason[] {
  if (category !== 'A' || situation.wayToA !== 'direct' || directAccessAge.on(on) !== null) return []
  return [
    reason(
      'direct-access-closed',
      {
        fr: 'L’accès direct à la catégorie A n’existe plus : il faut d’abord deux ans de catégorie A2.',
        en: 'Direct access to category A no longer exists: two years of category A2 come first.',
      },
      r221_5,
    ),
  ]
}

/** Is this person old enough, on that day, to be given this category? The birthday itself counts. */
export function oldEnough(
  category: Category,
  birth: Day,
  on: Day,
  situation: AgeSituation = {},
  settings: Settings = official2026,
): Answer {
  const rule = minimumAge(category, on, situation, settings)
  const from = birthday(birth, rule.value, settings)
  const facts = { category, years: rule.value, from }
  const cited = rule.reasons.flatMap(r => r.articles)
  if (on >= from) {
    const words = {
      fr: `Vous avez les ${rule.value} ans demandés pour la catégorie ${category} depuis le ${longDay(from).fr}.`,
      en: `You have had the ${rule.value} years asked for category ${category} since ${longDay(from).en}.`,
    }
    return yes(reason('old-enough', words, cited, facts))
  }
  const words = {
    fr: `Vous aurez les ${rule.value} ans demandés pour la catégorie ${category} le ${longDay(from).fr}.`,
    en: `You will have the ${rule.value} years asked for category ${category} on ${longDay(from).en}.`,
  }
  return no(reason('too-young', words, cited, facts), ...rule.reasons)
}
