import {
  automaticOnly,
  type Category,
  type Day,
  type DriverRecord,
  earliest,
  explainCode,
  type LearningPath,
  latest,
  lostSince,
  probation,
  probationCode,
  type RecordedCategory,
  type Settings,
  withEquivalences,
} from '@papier-rose/law'

/** One row of the back of the card. */
export interface PrintedCategory {
  readonly category: Category
  readonly since: Day
  readonly lastDay: Day | null
  readonly codes: string[]
}

/** The categories that stand on that day, with their codes: what a new card shows. */
export const standing = (record: DriverRecord, on: Day): RecordedCategory[] =>
  record.categories.filter(
    held => held.since <= on && !lostSince(record, held.since, on) && (held.lastDay === undefined || on <= held.lastDay),
  )

/** The rows of the back (9 to 12) and the codes of its foot, as the record stands on that day. What a category contains is shown too. */
export function printed(record: DriverRecord, on: Day): { categories: PrintedCategory[]; footCodes: string[] } {
  const held = standing(record, on)
  const categories = withEquivalences(held.map(h => h.category)).map(category => rowOf(category, held))
  return { categories, footCodes: footOf(held, on) }
}

function rowOf(category: Category, held: readonly RecordedCategory[]): PrintedCategory {
  const own = held.filter(h => h.category === category)
  const giving = held.filter(h => withEquivalences([h.category]).includes(category))
  // Some are given by two together: then by all that is held.
  const from = own.length > 0 ? own : giving.length > 0 ? giving : held
  const since = own.length > 0 || giving.length > 0 ? earliest(...from.map(h => h.since)) : latest(...from.map(h => h.since))
  const ends = from.flatMap(h => h.lastDay ?? [])
  const lastDay = ends.length < from.length ? null : giving.length > 0 ? latest(...ends) : earliest(...ends)
  const codes = [...new Set(own.flatMap(h => h.codes))].filter(code => !atFoot(code))
  return { category, since, lastDay, codes }
}

const probationary = '106'
const vision = '01'
const base = (code: string): string => code.split(/[.(\s]/)[0] ?? code

/** Probation and sight hold for every category: they stand once, on the common line. */
const atFoot = (code: string): boolean => base(code) === probationary || base(code) === vision

/** The codes of the common line; of several probations the one that ends first, and none that is over. */
function footOf(held: readonly RecordedCategory[], on: Day): string[] {
  const common = [...new Set(held.flatMap(h => h.codes).filter(atFoot))]
  const running = common
    .filter(code => base(code) === probationary)
    .flatMap(code => ({ code, until: explainCode(code)?.until }))
    .filter(({ until }) => until !== undefined && until > on)
    .sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1))
  return [...common.filter(code => base(code) !== probationary).sort(), ...running.slice(0, 1).map(({ code }) => code)]
}

/** An exam that was passed, as far as the card goes. */
export interface Passed {
  readonly category: Category
  readonly examDay: Day
  readonly codes: readonly string[]
  readonly automatic: boolean
  readonly learning: LearningPath | 'free'
}

/** The codes that go with a category just obtained: those of the exam, the gearbox (78) and probation (106), as the record stood before. */
export function codesWith(exam: Passed, record: DriverRecord, settings: Settings): string[] {
  const codes = [...exam.codes]
  if (exam.automatic && !codes.includes(automaticOnly)) codes.push(automaticOnly)
  const term = probationOf(exam, record, settings)
  return term ? [...codes, probationCode(term.from, term.printedEnd)] : codes
}

function probationOf(exam: Passed, record: DriverRecord, settings: Settings) {
  if (exam.category === 'AM') return null
  const { examDay } = exam
  const path = exam.learning === 'free' ? 'classic' : exam.learning
  const earlier = record.categories.filter(held => held.category !== 'AM' && held.since < examDay)
  const before = earlier.filter(held => !lostSince(record, held.since, examDay))
  if (before.length === 0) return probation({ firstCategoryOn: examDay, path, newLicence: earlier.length > 0 }, settings).value
  // A later category opens no new probation; B by accompanied learning shortens the one that runs.
  if (exam.category !== 'B' || path !== 'aac') return null
  const first = earliest(...before.map(held => held.since))
  const term = probation(
    { firstCategoryOn: first, path: 'classic', newLicence: before.length < earlier.length, bByAacOn: examDay },
    settings,
  ).value
  return term && term.printedEnd > examDay ? term : null
}
