import { type Answer, answer, no, type Reason, reason, type Words, yes } from '../answer.ts'
import { addMonths, addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, type Dated, dated } from '../text.ts'
import { longDay } from '../words.ts'
import type { Category } from './categories.ts'
import { yearsOfBFor125 } from './equivalences.ts'
import { yearsOfA2 } from './prerequisites.ts'

const r221_8 = article('Code de la route', 'R. 221-8')
const r221_5 = article('Code de la route', 'R. 221-5')
const r211_1 = article('Code de la route', 'R. 211-1')
const order78 = article('Arrêté du 15 février 2024', '1', '2026-03-31', 'K')

export const trainings = ['AM', 'A', '125', 'B96', '78'] as const
export type Training = (typeof trainings)[number]

interface TrainingFacts {
  readonly words: Words
  readonly needs: Category | null
  readonly hours: Dated<number>
  /** Years of the category held that must be complete for the right, and months before that when the training may begin. */
  readonly years: Dated<number> | null
  readonly monthsBefore: Dated<number> | null
  /** Does the certificate allow driving before the card? */
  readonly drivesAtOnce: boolean
  /** Is a new card made? */
  readonly newCard: boolean
  readonly article: Article
}

const amHours: Readonly<Record<Settings['am-hours'], Dated<number>>> = {
  '8': dated('hours of the AM training', r211_1, { '2013-01-19': 8 }),
  '7': dated('hours of the AM training, older rule', r211_1, { '2013-01-19': 7 }),
}
const sevenHours = dated('hours of the trainings', r221_8, { '2013-01-19': 7 })

const wait78 = (since: string): Dated<number> =>
  dated(`months before the training that lifts code 78, three of them since ${since}`, order78, {
    '2017-01-01': 6,
    [since]: 3,
    '2024-03-01': 0,
  })
/** Months between B78 and its training. */
export const wait78Of: Readonly<Record<Settings['training-78-three-months-since'], Dated<number>>> = {
  '2019-07-01': wait78('2019-07-01'),
  '2019-07-31': wait78('2019-07-31'),
}

/** The trainings that give or widen a category without exam. */
export const trainingFacts: Readonly<Record<Training, TrainingFacts>> = {
  AM: {
    words: { fr: 'formation à la catégorie AM', en: 'training for category AM' },
    needs: null,
    hours: amHours['8'],
    years: null,
    monthsBefore: null,
    drivesAtOnce: true,
    newCard: true,
    article: r211_1,
  },
  A: {
    words: { fr: 'passage de la catégorie A2 à la catégorie A', en: 'from category A2 to category A' },
    needs: 'A2',
    hours: sevenHours,
    years: yearsOfA2,
    monthsBefore: dated('months before the second year of A2', r221_5, { '2013-01-19': 3 }),
    drivesAtOnce: false,
    newCard: true,
    article: r221_5,
  },
  '125': {
    words: { fr: 'conduite d’une 125 cm³ ou d’un tricycle avec la catégorie B', en: '125 cm³ motorcycle or tricycle with category B' },
    needs: 'B',
    hours: sevenHours,
    years: yearsOfBFor125,
    monthsBefore: dated('months before the second year of B', r221_8, { '2013-01-19': 1 }),
    drivesAtOnce: true,
    newCard: false,
    article: r221_8,
  },
  B96: {
    words: { fr: 'mention 96 sur la catégorie B', en: 'code 96 on category B' },
    needs: 'B',
    hours: sevenHours,
    years: null,
    monthsBefore: null,
    drivesAtOnce: false,
    newCard: true,
    article: r221_8,
  },
  '78': {
    words: {
      fr: 'boîte manuelle après une catégorie B limitée à la boîte automatique',
      en: 'manual gearbox after a category B limited to automatic',
    },
    needs: 'B',
    hours: sevenHours,
    years: null,
    monthsBefore: null,
    drivesAtOnce: true,
    newCard: true,
    article: order78,
  },
}

/** Hours of this training on that day. */
export const hoursOf = (training: Training, on: Day, settings: Settings = official2026): number =>
  (training === 'AM' ? amHours[settings['am-hours']] : trainingFacts[training].hours).on(on)

/** First day on which this training may be followed by who has held the category since that day. */
export function trainingOpensOn(training: Exclude<Training, 'AM'>, since: Day, on: Day, settings: Settings = official2026): Day {
  const { years, monthsBefore } = trainingFacts[training]
  if (training === '78') return addMonths(since, wait78Of[settings['training-78-three-months-since']].on(on), 'up')
  if (!years) return since
  return addMonths(addYears(since, years.on(on), 'up'), -(monthsBefore?.on(on) ?? 0), 'up')
}

/** May this training be followed on that day, and what does it give? */
export function trainingOpen(training: Training, since: Day | null, on: Day, settings: Settings = official2026): Answer {
  const { words, needs, article: source } = trainingFacts[training]
  const hours = hoursOf(training, on, settings)
  if (needs !== null && (since === null || since > on)) {
    const missing = {
      fr: `Il faut d’abord détenir la catégorie ${needs} (${words.fr}).`,
      en: `Category ${needs} must be held first (${words.en}).`,
    }
    return no(reason('training-category-missing', missing, source, { training, needs }))
  }
  const from = training === 'AM' || since === null ? on : trainingOpensOn(training, since, on, settings)
  if (on < from) {
    const early = { fr: `Possible à partir du ${longDay(from).fr} (${words.fr}).`, en: `Possible from ${longDay(from).en} (${words.en}).` }
    return no(reason('training-too-early', early, source, { training, from }))
  }
  const open = { fr: `Possible : ${hours} heures (${words.fr}).`, en: `Possible: ${hours} hours (${words.en}).` }
  return yes(reason('training-open', open, source, { training, hours, from }), afterTraining(training))
}

function afterTraining(training: Training): Reason {
  const { drivesAtOnce, newCard, article: source } = trainingFacts[training]
  const words = !newCard
    ? {
        fr: 'L’attestation suffit, avec le permis : aucune nouvelle carte.',
        en: 'The certificate is enough, with the licence: no new card.',
      }
    : drivesAtOnce
      ? { fr: 'L’attestation permet de conduire en attendant la carte.', en: 'The certificate allows driving until the card comes.' }
      : {
          fr: 'L’attestation ne permet pas de conduire : attendez la carte.',
          en: 'The certificate does not allow driving: wait for the card.',
        }
  return reason('after-training', words, source, { training })
}

/** Hours of this training, as an answer. */
export function trainingHours(training: Training, on: Day, settings: Settings = official2026): Answer<number> {
  const { words, article: source } = trainingFacts[training]
  const hours = hoursOf(training, on, settings)
  return answer(
    hours,
    reason('training-hours', { fr: `${hours} heures : ${words.fr}.`, en: `${hours} hours: ${words.en}.` }, source, { hours }),
  )
}
