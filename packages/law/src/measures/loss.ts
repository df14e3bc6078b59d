import { type Answer, answer, no, reason, type Words, yes } from '../answer.ts'
import { holidayArticles, type Territory } from '../calendar.ts'
import { francs, movedToOpenDay } from '../counting.ts'
import { addMonths, type Day } from '../day.ts'
import type { ExamKind } from '../points/happenings.ts'
import { isSecond, testsAgain, theoryOnlyMonths, waitMonths, waitMonthsAgain } from '../points/invalidation.ts'
import type { ScaleVersion } from '../points/scale.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay, monthCount, yearCount } from '../words.ts'

const l223_5 = article('Code de la route', 'L. 223-5')
const l224_14 = article('Code de la route', 'L. 224-14')
const l233_1_1 = article('Code de la route', 'L. 233-1-1')
const l234_13 = article('Code de la route', 'L. 234-13')
const l235_4 = article('Code de la route', 'L. 235-4')
const r224_20 = article('Code de la route', 'R. 224-20')
const r224_21 = article('Code de la route', 'R. 224-21')
const r413_6 = article('Code de la route', 'R. 413-6')
const cp221_21 = article('Code pénal', '221-21', '2026-04-02')

/** When a licence may be had again after the loss of all points: from the day the card is handed back. */
export function waitAfterInvalidation(given: { notifiedOn: Day; surrenderedOn: Day; previousOn?: Day }): Answer<Day> {
  const second = isSecond(given.previousOn ?? null, given.notifiedOn)
  const months = (second ? waitMonthsAgain : waitMonths).on(given.notifiedOn)
  const from = addMonths(given.surrenderedOn, months)
  const said = longDay(from)
  const words = {
    fr: `Un nouveau permis peut être obtenu à partir du ${said.fr}, ${monthCount(months).fr} après la remise du permis. Les examens peuvent être passés avant.`,
    en: `A new licence may be obtained from ${said.en}, ${monthCount(months).en} after the card was handed back. The tests may be taken before.`,
  }
  return answer(from, reason(second ? 'second-invalidation' : 'invalidation', words, l223_5, { months, from }))
}

/** Grounds on which a court must annul the licence. */
export type AutomaticAnnulment =
  | 'homicide-routier'
  | 'homicide-routier-repeat'
  | 'repeat-alcohol'
  | 'repeat-drugs'
  | 'refusal-to-stop-danger'

/** Years of ban that come with an automatic annulment: the least and the most. */
export const homicideBan = dated<readonly [least: number, most: number]>('years of ban after homicide routier', cp221_21, {
  '2001-01-01': [0, 10],
  '2025-07-11': [5, 10],
})
/** On a repeat ten years, or for life by a decision that gives its reasons. Before, the ordinary maximum. */
export const homicideRepeatBan = dated<readonly [least: number, most: number | 'life']>(
  'years of ban after a repeated homicide routier',
  cp221_21,
  { '2001-01-01': [0, 10], '2025-07-11': [10, 'life'] },
)
export const repeatAlcoholBan = dated<readonly [least: number, most: number]>('years of ban after a repeated alcohol délit', l234_13, {
  '2001-01-01': [0, 3],
  '2019-12-27': [0, 0],
})
export const repeatDrugsBan = dated<readonly [least: number, most: number]>('years of ban after a repeated drug délit', l235_4, {
  '2001-01-01': [0, 3],
})
export const dangerBan = dated<readonly [least: number, most: number]>('years of ban after a refusal to stop that endangers', l233_1_1, {
  '2001-01-01': [0, 5],
})

const automatic = {
  'homicide-routier': homicideBan,
  'homicide-routier-repeat': homicideRepeatBan,
  'repeat-alcohol': repeatAlcoholBan,
  'repeat-drugs': repeatDrugsBan,
  'refusal-to-stop-danger': dangerBan,
} as const

/** For how many years one may not apply for a licence after an automatic annulment: the least and the most. */
export function automaticBan(ground: AutomaticAnnulment, on: Day): Answer<{ readonly least: number; readonly most: number | 'life' }> {
  const value = automatic[ground]
  const [least, most] = value.on(on)
  const words =
    most === 0
      ? {
          fr: 'L’annulation est automatique, sans délai minimal\u00a0; le nouveau permis est limité à l’éthylotest antidémarrage.',
          en: 'The annulment is automatic, without a least delay; the new licence is restricted to the alcohol interlock.',
        }
      : most === 'life'
        ? {
            fr: `L’annulation est automatique. L’interdiction est de ${yearCount(least).fr}, ou à vie par une décision motivée.`,
            en: `The annulment is automatic. The ban lasts ${yearCount(least).en}, or for life by a decision that gives its reasons.`,
          }
        : {
            fr: `L’annulation est automatique. L’interdiction va ${least > 0 ? `de ${least} à ${yearCount(most).fr}` : `jusqu’à ${yearCount(most).fr}`}.`,
            en: `The annulment is automatic. The ban lasts ${least > 0 ? `from ${least} to ${yearCount(most).en}` : `up to ${yearCount(most).en}`}.`,
          }
  return answer({ least, most }, reason('automatic-annulment', words, value.article, { least, most }))
}

/** How long a judge may forbid to apply for a licence when he annuls it for this infraction, in years; 0 when he may not annul. */
export function longestAnnulmentBan(version: ScaleVersion): Answer<number> {
  const years = version.annulmentYears ?? 0
  const words =
    years === 0
      ? { fr: 'Aucune annulation n’est prévue pour cette infraction.', en: 'No annulment is provided for this offence.' }
      : {
          fr: `Un juge peut annuler le permis, avec ${yearCount(years).fr} au plus sans pouvoir en demander un.`,
          en: `A court may annul the licence, with ${yearCount(years).en} at most without being able to apply for one.`,
        }
  return answer(years, reason('longest-annulment-ban', words, version.articles, { years }))
}

/** Days, clear ones, in which a learner hands the form back after a ban on obtaining a licence: his application is suspended meanwhile. */
export const learnerFormDays = dated('clear days to hand back the learner’s form', article('Code de la route', 'R. 211-5-3'), {
  '2001-01-01': 10,
})

/** The last day on which a learner who was told of a ban hands the form back. */
export function learnerFormBy(notified: Day, territory: Territory): Answer<Day> {
  const days = learnerFormDays.on(notified)
  const last = francs(notified, { days }, territory)
  const words = {
    fr: `Votre demande de permis est suspendue. Remettez le formulaire au plus tard le ${longDay(last).fr}.`,
    en: `Your application for a licence is suspended. Hand the form back by ${longDay(last).en} at the latest.`,
  }
  return answer(
    last,
    reason('learner-form', words, [learnerFormDays.article, movedToOpenDay, ...holidayArticles(territory)], { days, last }),
  )
}

/** After an annulment one may not even apply before the end of the ban, counted from the day the decision is executory. */
export function applyAfterAnnulment(executoryOn: Day, banMonths: number): Answer<Day> {
  const from = addMonths(executoryOn, banMonths)
  const said = longDay(from)
  const words = {
    fr: `Aucune demande de permis avant le ${said.fr}\u00a0: ni inscription, ni examen.`,
    en: `No application for a licence before ${said.en}: neither registration nor test.`,
  }
  return answer(from, reason('apply-after-annulment', words, l224_14, { banMonths, from }))
}

/** Which tests must be taken again after a loss. The theory test alone when the application is made before nine months have gone by. */
export function examsAgain(given: {
  heldSince: Day
  lostOn: Day
  banMonths: number
  allowedFrom: Day
  appliedOn: Day
}): Answer<readonly ExamKind[]> {
  const kept = testsAgain(given.heldSince, given.lostOn, given.banMonths)
  const before = addMonths(given.allowedFrom, theoryOnlyMonths.on(given.allowedFrom))
  const said = longDay(before)
  const theoryOnly = kept.length === 1 && given.appliedOn < before
  if (theoryOnly) {
    const words = {
      fr: `L’épreuve théorique suffit pour toutes les catégories perdues, car la demande est faite avant le ${said.fr}.`,
      en: `The theory test is enough for every category lost, because the application is made before ${said.en}.`,
    }
    return answer(['theory'], reason('theory-only', words, r224_20, { before }))
  }
  const why =
    kept.length === 1
      ? reason(
          'applied-too-late',
          { fr: `La demande n’est pas faite avant le ${said.fr}.`, en: `The application is not made before ${said.en}.` },
          r224_20,
          { before },
        )
      : reason(
          'both-tests',
          {
            fr: 'Le permis avait moins de trois ans, ou l’interdiction dure un an ou plus\u00a0: les deux épreuves sont à repasser, catégorie par catégorie.',
            en: 'The licence was under three years old, or the ban lasts a year or more: both tests are to be taken again, category by category.',
          },
          r224_20,
        )
  return answer(['theory', 'practical'], why)
}

/** Who is spared the « A » sign and the lower speeds during probation, besides those who took no practical test again. */
export const noviceExemptions = ['military-duty', 'fire-service'] as const
export type NoviceExemption = (typeof noviceExemptions)[number]

/** Do the sign and the lower speeds apply to this novice driver, on this trip? The limit of alcohol applies to all. */
export function noviceRulesApply(given: { readonly practicalTaken: boolean; readonly onDuty?: NoviceExemption }): Answer {
  if (given.onDuty === undefined) return noviceRulesAfterLoss(given.practicalTaken ? ['theory', 'practical'] : ['theory'])
  const words = {
    fr: 'En service, ni signe «\u00a0A\u00a0» ni vitesses réduites pour les militaires et les pompiers.',
    en: 'On duty, neither the “A” sign nor lower speeds for the military and the fire service.',
  }
  return no(reason('novice-exempt-on-duty', words, r413_6))
}

/** What a licence does not open yet during probation. */
export const closedInProbation = {
  'instructor-authorisation': {
    opensAfter: 'probation',
    words: { fr: 'l’autorisation d’enseigner la conduite', en: 'the authorisation to teach driving' },
    article: article('Code de la route', 'R. 212-2'),
  },
  'light-motorcycle': {
    opensAfter: 'two-years-and-training',
    words: {
      fr: 'la moto légère (125 cm³) et le tricycle avec le permis B',
      en: 'a light motorcycle (125 cc) and a tricycle with category B',
    },
    article: article('Code de la route', 'R. 221-8'),
  },
  'rescue-vehicle': {
    opensAfter: 'nothing',
    words: { fr: 'les véhicules de secours jusqu’à 4,5 t avec le permis B', en: 'rescue vehicles up to 4.5 t with category B' },
    article: article('Code de la route', 'R. 221-4-1'),
  },
} as const satisfies Record<string, { opensAfter: string; words: Words; article: Article }>

/** Must a new licence carry the « A » sign and keep the lower speed limits? Not when only the theory test was taken again. */
export function noviceRulesAfterLoss(exams: readonly ExamKind[]): Answer {
  if (exams.includes('practical')) {
    const words = { fr: 'Toutes les règles des conducteurs novices s’appliquent.', en: 'All the rules for novice drivers apply.' }
    return yes(reason('novice-rules', words, article('Code de la route', 'R. 413-5')))
  }
  const words = {
    fr: 'Ni signe «\u00a0A\u00a0», ni vitesses réduites\u00a0; la limite de 0,2 g/l d’alcool reste.',
    en: 'No “A” sign and no lower speeds; the alcohol limit of 0.2 g/l remains.',
  }
  return no(reason('theory-only-no-novice-rules', words, [r413_6, article('Code de la route', 'R. 234-1')]))
}

/** Whether the medical opinion is to be had before the exam: always after a loss. */
export function opinionBeforeExam(): Answer {
  const words = {
    fr: 'L’avis médical et l’examen psychotechnique se passent avant l’examen du permis.',
    en: 'The medical opinion and the psychotechnical test come before the driving test.',
  }
  return yes(reason('opinion-before-exam', words, [r224_21, l224_14]))
}
