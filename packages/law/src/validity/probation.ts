import { type Answer, answer, type Reason, reason, type Words } from '../answer.ts'
import { addDays, addMonths, addYears, type Day, latest } from '../day.ts'
import { probationYears, probationYearsAac, shortenedMonths, shortenedMonthsAac, trainingFrom, trainingUntil } from '../points/probation.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article } from '../text.ts'
import { longDay } from '../words.ts'

const l223_1 = article('Code de la route', 'L. 223-1')
const l211_5 = article('Code de la route', 'L. 211-5')
const r223_1 = article('Code de la route', 'R. 223-1')
const r223_4_1 = article('Code de la route', 'R. 223-4-1')

export type LearningPath = 'classic' | 'aac' | 'supervised' | 'encadree'

export interface Probation {
  readonly from: Day
  /** The last day under probation. */
  readonly lastDay: Day
  /** The day printed as the end in code 106: the anniversary itself, the first day out of probation. */
  readonly printedEnd: Day
}

export interface ProbationFacts {
  /** The day the first category was obtained (the practical exam), whatever the category. AM is none. */
  readonly firstCategoryOn: Day
  readonly path: LearningPath
  /** The day of the training after the licence. */
  readonly postTrainingOn?: Day
  /** A new licence after an annulment or an invalidation. */
  readonly newLicence?: boolean
  /** An infraction with points, or a restriction or suspension, came in between: the training has no effect. */
  readonly disturbed?: boolean
  /** Category B obtained later by accompanied learning. */
  readonly bByAacOn?: Day
}

const facts = (code: string, fr: string, en: string, source: Article, numbers: Reason['numbers'] = {}): Reason =>
  reason(code, { fr, en }, source, numbers)

/** From which day to which day is this driver under probation? `null` before probation existed. */
export function probation(given: ProbationFacts, settings: Settings = official2026): Answer<Probation | null> {
  const from = given.firstCategoryOn
  const byAac = given.path === 'aac' && !given.newLicence
  const short = byAac || (given.path === 'encadree' && settings['encadree-probation'] === '2-years')
  const years = (short ? probationYearsAac : probationYears).on(from)
  if (years === 0) {
    const words = ['La période probatoire n’existait pas encore.', 'Probation did not exist yet.'] as const
    return answer<Probation | null>(null, facts('no-probation', ...words, l223_1))
  }
  const reasons = [ordinary(years, given.path)]
  let end = addYears(from, years, 'up')
  if (given.newLicence && given.path === 'aac') reasons.push(aacExcluded)
  if (given.bByAacOn && !given.newLicence) {
    const shorter = addYears(from, probationYearsAac.on(from), 'up')
    const cut = latest(shorter, given.bByAacOn)
    if (cut < end) {
      end = cut
      reasons.push(bByAac)
    }
  }
  const trained = afterTraining(given, byAac, settings)
  if (trained) {
    reasons.push(trained.why)
    if (trained.end && trained.end < end) end = trained.end
  }
  const value = { from, lastDay: addDays(end, -1), printedEnd: end }
  return answer<Probation | null>(value, ...reasons, until(value))
}

const pathWords: Readonly<Record<LearningPath, Words>> = {
  classic: { fr: 'formation classique', en: 'ordinary training' },
  aac: { fr: 'conduite accompagnée', en: 'accompanied learning' },
  supervised: { fr: 'conduite supervisée', en: 'supervised learning' },
  encadree: { fr: 'conduite encadrée', en: 'learning within a professional course' },
}

function ordinary(years: number, path: LearningPath): Reason {
  const words = pathWords[path]
  const source = path === 'encadree' ? [l223_1, l211_5] : [l223_1]
  return reason(
    'probation-years',
    { fr: `${years} ans de période probatoire après une ${words.fr}.`, en: `${years} years of probation after ${words.en}.` },
    source,
    { years },
  )
}

const until = ({ lastDay }: Probation): Reason =>
  facts(
    'probation-last-day',
    `La période probatoire court jusqu’au ${longDay(lastDay).fr} inclus.`,
    `Probation runs to the end of ${longDay(lastDay).en}.`,
    r223_1,
    { lastDay },
  )

const aacExcluded = facts(
  'aac-excluded',
  'Après une annulation ou une invalidation, la conduite accompagnée ne réduit rien.',
  'After a cancelled or invalidated licence, accompanied learning shortens nothing.',
  article('Code de la route', 'R. 211-5'),
)

const bByAac = facts(
  'b-by-aac',
  'La catégorie B obtenue par conduite accompagnée ramène la période à deux ans depuis le premier permis.',
  'Category B by accompanied learning brings probation to two years from the first licence.',
  r223_1,
)

/** The training shortens probation when it is followed in its window, for a first licence, without infraction. */
function afterTraining(given: ProbationFacts, byAac: boolean, settings: Settings): { why: Reason; end?: Day } | null {
  const { firstCategoryOn: from, postTrainingOn: day } = given
  if (!day) return null
  const months = (byAac || given.bByAacOn ? shortenedMonthsAac : shortenedMonths).on(day)
  if (months === null) return { why: noEffect('training-not-yet', 'la formation n’existait pas encore', 'the training did not exist yet') }
  const [first, last] = [trainingFrom.on(day), trainingUntil.on(day)]
  if (day < addMonths(from, first, 'up') || day > addMonths(from, last, 'down')) {
    return {
      why: noEffect(
        'training-outside-window',
        `elle doit être suivie entre le ${first}e et le ${last}e mois`,
        `it must be followed between months ${first} and ${last}`,
      ),
    }
  }
  if (given.newLicence && settings['training-after-loss'] === 'excluded') {
    return { why: noEffect('training-first-licence-only', 'elle ne vaut que pour un premier permis', 'it counts for a first licence only') }
  }
  if (given.disturbed) {
    return {
      why: noEffect('training-disturbed', 'une infraction ou une mesure est survenue', 'an offence or a measure came in between'),
    }
  }
  const why = facts(
    'training-counts',
    `La formation complémentaire ramène la période probatoire à ${months} mois.`,
    `The training after the licence brings probation to ${months} months.`,
    r223_4_1,
    { months },
  )
  return { why, end: addMonths(from, months, 'up') }
}

const noEffect = (code: string, fr: string, en: string): Reason =>
  facts(code, `La formation complémentaire est sans effet : ${fr}.`, `The training after the licence has no effect: ${en}.`, r223_4_1)
