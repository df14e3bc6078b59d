import { type Answer, answer, no, type Reason, reason, yes } from '../answer.ts'
import { addDays, addMonths, type Day, daysBetween } from '../day.ts'
import type { ScaleVersion } from '../points/scale.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { longDay, monthCount, yearCount } from '../words.ts'
import { alcoholOrDrugs, type Ground, groundWords } from './grounds.ts'
import { mayRetain } from './retention.ts'

const l224_2 = article('Code de la route', 'L. 224-2')
const l224_7 = article('Code de la route', 'L. 224-7')
const l224_8 = article('Code de la route', 'L. 224-8')
const l224_9 = article('Code de la route', 'L. 224-9')
const cp131_6 = article('Code pénal', '131-6')
const crim2021 = article('Cour de cassation, chambre criminelle', '14 avril 2021, n° 20-83.607', '2026-11-01')

/** Since then the préfet must suspend after a retention for alcohol or drugs; before, he could. */
export const mustSuspendForAlcoholOrDrugs = dated('suspension is compulsory for alcohol and drugs', l224_2, {
  '2001-01-01': false,
  '2025-07-11': true,
})
/** Months at most of an administrative suspension. */
export const suspensionMonths = dated('months of administrative suspension', l224_2, { '2001-01-01': 6 })
/** The same for accidents with harm and refusals that endanger. */
export const suspensionMonthsHarm = dated('months of administrative suspension after harm', l224_2, { '2001-01-01': 12 })
/** The same for alcohol, drugs and refused checks. */
export const suspensionMonthsAlcohol = dated('months of administrative suspension for alcohol and drugs', l224_2, {
  '2001-01-01': 6,
  '2019-12-27': 12,
})
/** By how much the maximum grows for professional carriers of persons, in the cases of L224-2 I. */
export const carrierFactor = dated('factor for carriers of persons', l224_2, { '2001-01-01': 1, '2025-07-11': 2 })

/** What the préfet has to do with a licence that was kept: suspend it, suspend it or not, or nothing on this ground. */
export function decisionAfterRetention(ground: Ground, on: Day): Answer<'must-suspend' | 'may-suspend' | 'not-on-this-ground'> {
  const words = groundWords[ground]
  const retained = mayRetain(ground, on)
  if (!retained.value) return { value: 'not-on-this-ground', reasons: retained.reasons }
  if (alcoholOrDrugs.includes(ground) && mustSuspendForAlcoholOrDrugs.on(on)) {
    return answer(
      'must-suspend',
      reason(
        'must-suspend',
        { fr: `Le préfet doit suspendre le permis\u00a0: ${words.fr}.`, en: `The préfet must suspend the licence: ${words.en}.` },
        l224_2,
      ),
    )
  }
  return answer(
    'may-suspend',
    reason(
      'may-suspend',
      { fr: `Le préfet peut suspendre le permis\u00a0: ${words.fr}.`, en: `The préfet may suspend the licence: ${words.en}.` },
      l224_2,
    ),
  )
}

const harm: readonly Ground[] = ['accident-death', 'accident-injury', 'refusal-to-stop-danger']
const afterRetention: readonly Ground[] = ['alcohol', 'alcohol-refusal', 'drugs', 'drugs-refusal']

/** How long the préfet may suspend at most, in months, after a retention or on a report. Each préfet sets his own scale below. */
export function longestSuspension(
  ground: Ground,
  on: Day,
  { afterRetention: retained, carrier = false }: { afterRetention: boolean; carrier?: boolean },
): Answer<number> {
  const source = retained ? l224_2 : l224_8
  const long = harm.includes(ground) || (!retained && ground === 'hit-and-run')
  const basis = long ? suspensionMonthsHarm : afterRetention.includes(ground) ? suspensionMonthsAlcohol : suspensionMonths
  const doubled = carrier && retained && afterRetention.includes(ground) ? carrierFactor.on(on) : 1
  const months = basis.on(on) * doubled
  const words = {
    fr: `La suspension par le préfet dure ${monthCount(months).fr} au plus (${groundWords[ground].fr}).`,
    en: `The suspension by the préfet lasts ${monthCount(months).en} at most (${groundWords[ground].en}).`,
  }
  return answer(months, reason('longest-suspension', words, [source, l224_7], { months }))
}

/** From which day an administrative suspension counts: the retention when it followed one, its notification otherwise. */
export function suspensionStarts(
  given: { retainedOn?: Day; decidedOn?: Day; notifiedOn: Day },
  settings: Settings = official2026,
): Answer<Day> {
  const onReport = settings['suspension-on-report-starts'] === 'decision' ? (given.decidedOn ?? given.notifiedOn) : given.notifiedOn
  const from = given.retainedOn ?? onReport
  const said = longDay(from)
  return given.retainedOn
    ? answer(
        from,
        reason(
          'from-retention',
          {
            fr: `La suspension compte depuis la rétention, le ${said.fr}.`,
            en: `The suspension counts from the retention, on ${said.en}.`,
          },
          [l224_2, crim2021],
          { from },
        ),
      )
    : answer(
        from,
        reason(
          'from-notification',
          {
            fr:
              from === given.notifiedOn
                ? `La suspension compte depuis sa notification, le ${said.fr}.`
                : `La suspension compte depuis la décision, le ${said.fr}.`,
            en:
              from === given.notifiedOn
                ? `The suspension counts from its notification, on ${said.en}.`
                : `The suspension counts from the decision, on ${said.en}.`,
          },
          l224_7,
          { from },
        ),
      )
}

/** How long a judge may suspend for an infraction, in years; 0 when he may not. */
export function longestJudicialSuspension(version: ScaleVersion): Answer<number> {
  const years = version.suspension?.years ?? 0
  const words =
    years === 0
      ? { fr: 'Aucune suspension n’est prévue pour cette infraction.', en: 'No suspension is provided for this offence.' }
      : {
          fr: `Un juge peut suspendre le permis ${yearCount(years).fr} au plus.`,
          en: `A court may suspend the licence for ${yearCount(years).en} at most.`,
        }
  return answer(years, reason('longest-judicial-suspension', words, version.articles, { years }))
}

/** Years at most of a suspension as the main penalty: instead of prison for a délit; for a contravention where its text says so. */
export const mainPenaltyYears = {
  delit: dated('years of suspension instead of prison', cp131_6, { '2001-01-01': 5 }),
  5: dated('years of suspension for class 5', article('Code pénal', '131-14', '2026-04-02'), { '2001-01-01': 1 }),
  other: dated('years of suspension for a contravention', article('Code pénal', '131-16', '2026-04-02'), { '2001-01-01': 3 }),
} as const

/** How long a judge may suspend as the main penalty, in years; 0 when the text of the infraction provides no suspension. */
export function suspensionAsMainPenalty(version: ScaleVersion, on: Day): Answer<number> {
  const value = version.class === 'delit' ? mainPenaltyYears.delit : version.class === 5 ? mainPenaltyYears[5] : mainPenaltyYears.other
  const provided = version.class === 'delit' || version.class === 5 || version.suspension !== null
  const years = provided ? value.on(on) : 0
  const words = provided
    ? {
        fr: `Comme peine principale, la suspension dure ${yearCount(years).fr} au plus.`,
        en: `As the main penalty, a suspension lasts ${yearCount(years).en} at most.`,
      }
    : { fr: 'Aucune suspension n’est prévue pour cette infraction.', en: 'No suspension is provided for this offence.' }
  return answer(years, reason('suspension-as-main-penalty', words, [value.article, ...version.articles], { years }))
}

/** May professional driving be left out of the suspension (« permis blanc »)? Never by the préfet; by a judge where the text says so. */
export function professionalDrivingKept(by: 'prefet' | 'judge', version: ScaleVersion): Answer {
  if (by === 'prefet') {
    const words = {
      fr: 'Aucun texte ne permet au préfet d’aménager une suspension.',
      en: 'No text lets the préfet leave professional driving out.',
    }
    return no(reason('never-by-prefet', words, l224_2))
  }
  if (version.suspension?.kind === 'limited') {
    const words = {
      fr: 'Le juge peut laisser la conduite professionnelle hors de la suspension.',
      en: 'The court may leave professional driving out of the suspension.',
    }
    return yes(reason('limited-by-judge', words, [cp131_6, ...version.articles]))
  }
  const words = {
    fr: 'Le texte de cette infraction ne permet pas d’aménager la suspension.',
    en: 'The text of this offence does not let professional driving out.',
  }
  return no(reason('whole-suspension', words, [cp131_6, ...version.articles]))
}

/** What a court decided about the facts of an administrative suspension. */
export type Judgment =
  | { readonly kind: 'suspension'; readonly months: number; readonly executoryOn: Day }
  | { readonly kind: 'annulment'; readonly banMonths: number; readonly executoryOn: Day }
  | { readonly kind: 'no-restriction'; readonly on: Day }

export interface AfterJudgment {
  /** The administrative measure stops on that day; null when it had ended before. */
  readonly administrativeStops: Day | null
  /** As if it had never been: acquittal, or no restrictive penalty. */
  readonly voided: boolean
  /** The judicial measure ends on that day; null when nothing is left of it. */
  readonly ends: Day | null
}

/** `months` from `start`, less the whole time already spent from `from` to `to`. */
function less(start: Day, months: number, from: Day, to: Day): Day {
  if (to === start) return addMonths(from, months)
  let whole = 0
  while (addMonths(from, whole + 1) <= to) whole++
  return addDays(addMonths(start, months - whole), -daysBetween(addMonths(from, whole), to))
}

/**
 * What becomes of an administrative suspension once a court has decided. The whole time really deprived is set off, up to the
 * notified decision of aptitude when there was one, not only the duration written in the order.
 */
export function afterJudgment(
  administrative: { readonly from: Day; readonly deprivedUntil: Day },
  judgment: Judgment,
  settings: Settings = official2026,
): Answer<AfterJudgment> {
  if (judgment.kind === 'no-restriction') {
    const stops = administrative.deprivedUntil > judgment.on ? judgment.on : null
    const words = {
      fr: 'Sans peine restrictive, la mesure du préfet est non avenue.',
      en: 'Without a restrictive penalty, the measure of the préfet is void.',
    }
    return answer({ administrativeStops: stops, voided: true, ends: null }, reason('administrative-void', words, l224_9))
  }
  const start = judgment.executoryOn
  const reasons: Reason[] = []
  const stops = administrative.deprivedUntil > start ? start : null
  if (stops) {
    const words = {
      fr: `La mesure du préfet cesse le ${longDay(stops).fr}, quand le jugement devient exécutoire.`,
      en: `The measure of the préfet stops on ${longDay(stops).en}, when the judgment becomes executory.`,
    }
    reasons.push(reason('administrative-stops', words, l224_9, { on: stops }))
  }
  const until = stops ?? administrative.deprivedUntil
  const months = judgment.kind === 'suspension' ? judgment.months : judgment.banMonths
  const setOff = judgment.kind === 'suspension' || settings['set-off-on-annulment'] === 'set-off'
  const ends = setOff ? less(start, months, administrative.from, until) : addMonths(start, months)
  const [from, to] = [longDay(administrative.from), longDay(until)]
  reasons.push(
    setOff
      ? reason(
          'set-off',
          {
            fr: `Le temps de privation, du ${from.fr} au ${to.fr}, est déduit.`,
            en: `The time deprived, from ${from.en} to ${to.en}, is set off.`,
          },
          [l224_9, crim2021],
          { months },
        )
      : reason(
          'no-set-off',
          {
            fr: 'Rien n’est déduit d’une annulation\u00a0: ce n’est pas une mesure du même ordre.',
            en: 'Nothing is set off against an annulment: it is not of the same order.',
          },
          l224_9,
          { months },
        ),
  )
  return answer({ administrativeStops: stops, voided: false, ends: ends > start ? ends : null }, ...reasons)
}
