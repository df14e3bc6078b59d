import type { Reason } from '../answer.ts'
import { reason } from '../answer.ts'
import { type Category, categories } from '../categories/categories.ts'
import { withEquivalences } from '../categories/equivalences.ts'
import type { Day } from '../day.ts'
import type { Settings } from '../settings.ts'
import { article } from '../text.ts'
import { prorogation } from '../validity/validity.ts'
import { longDay } from '../words.ts'
import { lostSince } from './bans.ts'
import { proofLastDay } from './proofs.ts'
import type { DriverRecord, RecordedCategory } from './record.ts'

const l221_2 = article('Code de la route', 'L. 221-2')
const r221_1_1 = article('Code de la route', 'R. 221-1-1')

/** A right to a category that stands on a day, and how it is known. */
export interface Right {
  readonly category: Category
  readonly since: Day
  /** `null`: no end. */
  readonly lastDay: Day | null
  readonly codes: readonly string[]
  /** Where it comes from; a CEPC, a training certificate or a foreign licence proves itself and nothing else. */
  readonly from: 'record' | 'bridge' | 'cepc' | 'training-am' | 'foreign-licence' | 'ads' | 'military-brevet'
}

/** Every right that stands on that day: recorded, bridged by an opinion, or carried by a paper of its own. */
export function rightsOn(record: DriverRecord, on: Day, settings: Settings): Right[] {
  const recorded = record.categories
    .filter(c => c.since <= on && !lostSince(record, c.since, on))
    .map(c => standing(record, c, on, settings))
  return [...recorded.filter(right => right !== null), ...fromPapers(record, on, settings)]
}

function standing(record: DriverRecord, held: RecordedCategory, on: Day, settings: Settings): Right | null {
  const right = { category: held.category, since: held.since, codes: held.codes }
  const { lastDay } = held
  if (lastDay === undefined || on <= lastDay) return { ...right, lastDay: lastDay ?? null, from: 'record' }
  return bridged(record, held, on, settings) ? { ...right, lastDay: null, from: 'bridge' } : null
}

function bridged(record: DriverRecord, { category, lastDay }: RecordedCategory, on: Day, settings: Settings): boolean {
  if (lastDay === undefined) return false
  return (record.expiringWithOpinion ?? []).some(o => o.category === category && prorogation({ ...o, lastDay }, on, settings).value)
}

function fromPapers(record: DriverRecord, on: Day, settings: Settings): Right[] {
  const cepcs = record.cepcs
    .filter(c => c.firstDay <= on && on <= c.lastDay && !lostSince(record, c.firstDay, on))
    .map(c => ({ category: c.category, since: c.firstDay, lastDay: c.lastDay, codes: c.codes, from: 'cepc' as const }))
  const others = record.receipts.flatMap(receipt => {
    const { kind, from } = receipt
    if (kind !== 'training-am' && kind !== 'foreign-licence' && kind !== 'ads' && kind !== 'military-brevet') return []
    if (from > on || lostSince(record, from, on) || (kind === 'military-brevet' && settings['military-proof'] === 'none')) return []
    const lastDay = receipt.lastDay ?? proofLastDay(kind, from, settings).value
    if (lastDay !== null && on > lastDay) return []
    const given: readonly Category[] = kind === 'training-am' ? ['AM'] : (receipt.categories ?? [])
    return given.map(category => ({ category, since: from, lastDay, codes: [], from: kind }))
  })
  return [...cepcs, ...others]
}

/** Do these rights, with their equivalences, drive this category? */
export const drives = (rights: readonly Right[], category: Category): boolean =>
  withEquivalences(rights.map(r => r.category)).includes(category)

/** The last day on which these rights still drive this category; `null` when there is no end. */
export function lastDayOf(rights: readonly Right[], category: Category): Day | null {
  if (
    drives(
      rights.filter(r => r.lastDay === null),
      category,
    )
  )
    return null
  const ends = rights
    .flatMap(r => (r.lastDay ? [r.lastDay] : []))
    .sort()
    .reverse()
  return (
    ends.find(end =>
      drives(
        rights.filter(r => r.lastDay === null || r.lastDay >= end),
        category,
      ),
    ) ?? null
  )
}

/** Why there is no right to this category: lost by a measure, past its date, or never obtained. */
export function whyNoRight(record: DriverRecord, category: Category, on: Day): Reason[] {
  const held = record.categories.filter(c => c.since <= on && withEquivalences([c.category]).includes(category))
  const reasons = held.flatMap(c => {
    const loss = lostSince(record, c.since, on)
    if (loss) {
      const words = {
        fr: `La catégorie ${c.category} a été perdue le ${longDay(loss.from).fr} : il faut la repasser.`,
        en: `Category ${c.category} was lost on ${longDay(loss.from).en}: the exam must be taken again.`,
      }
      return [reason('right-lost', words, l221_2, { category: c.category, from: loss.from })]
    }
    if (c.lastDay === undefined || on <= c.lastDay) return []
    const words = {
      fr: `La catégorie ${c.category} n’est plus valable après le ${longDay(c.lastDay).fr} : il faut un avis médical et une demande.`,
      en: `Category ${c.category} is no longer valid after ${longDay(c.lastDay).en}: a medical opinion and a request are needed.`,
    }
    return [reason('right-expired', words, r221_1_1, { category: c.category, lastDay: c.lastDay })]
  })
  const past = record.cepcs
    .filter(c => withEquivalences([c.category]).includes(category) && on > c.lastDay)
    .map(c => c.lastDay)
    .sort()
    .at(-1)
  if (past) {
    const words = {
      fr: `Le CEPC n’est plus valable : son dernier jour est le ${longDay(past).fr}.`,
      en: `The CEPC is no longer valid: its last day is ${longDay(past).en}.`,
    }
    reasons.push(reason('cepc-over', words, article('Arrêté du 20 avril 2012', '4'), { lastDay: past }))
  }
  const early = record.cepcs
    .filter(c => withEquivalences([c.category]).includes(category) && on < c.firstDay)
    .map(c => c.firstDay)
    .sort()[0]
  if (early) {
    const words = { fr: `Le CEPC ne vaut qu’à partir du ${longDay(early).fr}.`, en: `The CEPC counts only from ${longDay(early).en}.` }
    reasons.push(reason('cepc-not-yet', words, article('Arrêté du 20 avril 2012', '4'), { firstDay: early }))
  }
  if (reasons.length > 0) return reasons
  const words = {
    fr: `Vous n’avez pas la catégorie ${category} (${categories[category].vehicles.fr}).`,
    en: `You do not have category ${category} (${categories[category].vehicles.en}).`,
  }
  return [reason('never-obtained', words, l221_2, { category })]
}
