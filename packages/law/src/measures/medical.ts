import { type Answer, answer, type Reason, reason, type Words } from '../answer.ts'
import { addMonths, addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated } from '../text.ts'
import { longDay } from '../words.ts'

const r221_13 = article('Code de la route', 'R. 221-13')
const r221_14 = article('Code de la route', 'R. 221-14')
const r221_14_1 = article('Code de la route', 'R. 221-14-1')
const r224_12 = article('Code de la route', 'R. 224-12')
const r224_21 = article('Code de la route', 'R. 224-21')
const r226_2 = article('Code de la route', 'R. 226-2')
const r226_3 = article('Code de la route', 'R. 226-3')
const r226_4 = article('Code de la route', 'R. 226-4')
const d226_3_1 = article('Code de la route', 'D. 226-3-1')
const control2012 = article('Arrêté du 31 juillet 2012', '5', '2026-11-01')
const fees2016 = article('Arrêté du 1er février 2016', '1', '2026-11-01')

export type MedicalBody = 'commission' | 'medecin-agree' | 'none'

/** What brings a driver to the medical control. */
export type MedicalCause =
  | { readonly kind: 'suspension'; readonly offence: MedicalOffence; readonly days: number; readonly months: number }
  | { readonly kind: 'ead-by-prefet' }
  | { readonly kind: 'invalidation' | 'annulment'; readonly alcoholOrDrugs: boolean }
  | { readonly kind: 'health-doubt' | 'bodily-accident' | 'listed-disease' }
  | { readonly kind: 'temporary-aptitude-of-commission' }
  | { readonly kind: 'referred-by-doctor' }
/** Alcohol or drug délits and refused checks; the alcohol contravention; anything else. */
export type MedicalOffence = 'alcohol-or-drugs' | 'alcohol-contravention' | 'other'

export interface MedicalControl {
  readonly by: MedicalBody
  /** `on-request`: when the doctor, the commission or the préfet asks for it. */
  readonly psychotechnical: 'required' | 'on-request' | 'none'
}

/** From this length, a suspension asks for the psychotechnical test; `null` while it asked for none. */
export const psychotechnicalMonths = dated<number | null>('months of suspension that ask for the psychotechnical test', r224_21, {
  '2001-01-01': null,
  '2016-01-25': 6,
})
/** Is the test asked after an invalidation? After an annulment it always was. */
export const psychotechnicalAfterInvalidation = dated('psychotechnical test after an invalidation', r224_21, {
  '2001-01-01': false,
  '2016-01-25': true,
})
/** A suspension of at most so many months asks for no control, alcohol and drugs apart. */
export const controlAfterMonths = dated('months of suspension without medical control', r221_13, { '2001-01-01': 1 })

const bodies: Readonly<Record<MedicalBody, Words>> = {
  commission: { fr: 'Contrôle médical devant la commission médicale.', en: 'Medical control before the medical commission.' },
  'medecin-agree': {
    fr: 'Contrôle médical chez un médecin agréé, qui n’est pas votre médecin traitant.',
    en: 'Medical control by an approved doctor, who is not your own.',
  },
  none: { fr: 'Aucun contrôle médical n’est demandé.', en: 'No medical control is asked.' },
}
const tests: Readonly<Record<MedicalControl['psychotechnical'], Words>> = {
  required: { fr: 'Un examen psychotechnique est obligatoire.', en: 'A psychotechnical test is compulsory.' },
  'on-request': { fr: 'Un examen psychotechnique peut être demandé.', en: 'A psychotechnical test may be asked.' },
  none: { fr: 'Aucun examen psychotechnique n’est demandé.', en: 'No psychotechnical test is asked.' },
}

const control = (
  by: MedicalBody,
  psychotechnical: MedicalControl['psychotechnical'],
  bySource: Article | readonly Article[],
  testSource: Article,
): Answer<MedicalControl> =>
  answer(
    { by, psychotechnical },
    reason(`control-${by}`, bodies[by], bySource),
    reason(`psychotechnical-${psychotechnical}`, tests[psychotechnical], testSource),
  )

function afterSuspension(cause: Extract<MedicalCause, { kind: 'suspension' }>, on: Day, settings: Settings): Answer<MedicalControl> {
  const from = psychotechnicalMonths.on(on)
  const test = from !== null && cause.months >= from ? 'required' : 'none'
  if (cause.offence === 'alcohol-or-drugs') return control('commission', test, [r221_13, r226_3], r224_21)
  const limit = controlAfterMonths.on(on)
  const short = cause.months < limit || (cause.months === limit && cause.days === 0)
  if (short) return control('none', 'none', r221_13, r221_13)
  if (cause.offence === 'other') return control('medecin-agree', test, [r221_13, r226_2], r224_21)
  return control(settings['medical-after-alcohol-contravention'], test, [r221_13, r226_3], r224_21)
}

/** Who must examine this driver, and is the psychotechnical test asked? The day is that of the measure. */
export function medicalControl(cause: MedicalCause, on: Day, settings: Settings = official2026): Answer<MedicalControl> {
  switch (cause.kind) {
    case 'suspension':
      return afterSuspension(cause, on, settings)
    case 'ead-by-prefet':
      return control('commission', 'none', [r221_13, d226_3_1], r221_13)
    case 'invalidation': {
      const by = cause.alcoholOrDrugs ? 'commission' : settings['medical-after-invalidation']
      const test = psychotechnicalAfterInvalidation.on(on) ? 'required' : 'none'
      return control(by, test, cause.alcoholOrDrugs ? r226_3 : [r226_3, control2012], r224_21)
    }
    case 'annulment':
      return control(cause.alcoholOrDrugs ? 'commission' : 'medecin-agree', 'required', cause.alcoholOrDrugs ? r226_3 : r226_2, r224_21)
    case 'health-doubt':
    case 'bodily-accident':
      return control('medecin-agree', 'on-request', r221_14, r221_14)
    case 'listed-disease':
      return control('medecin-agree', 'none', article('Code de la route', 'R. 226-1'), r226_2)
    case 'temporary-aptitude-of-commission':
      return control('commission', 'on-request', control2012, control2012)
    case 'referred-by-doctor':
      return control('commission', 'on-request', [r226_2, r226_3], r226_3)
  }
}

/** When to be examined: before the suspension ends, best in its last month. Without it, the suspension goes on until the préfet decides. */
export function controlWindow(suspensionEnds: Day): Answer<{ readonly bestFrom: Day; readonly before: Day }> {
  const bestFrom = addMonths(suspensionEnds, -1)
  const [from, end] = [longDay(bestFrom), longDay(suspensionEnds)]
  const when: Reason = reason(
    'control-before-end',
    {
      fr: `Passez le contrôle médical avant le ${end.fr}. Le mieux est à partir du ${from.fr}.`,
      en: `Take the medical control before ${end.en}, best from ${from.en}.`,
    },
    r224_12,
  )
  const kept = reason(
    'suspension-maintained',
    {
      fr: 'Sans contrôle, ou si l’avis est défavorable, la suspension continue jusqu’à la décision d’aptitude du préfet.',
      en: 'Without a control, or with an unfavourable opinion, the suspension goes on until the préfet’s decision of aptitude.',
    },
    r221_14_1,
  )
  return answer({ bestFrom, before: suspensionEnds }, when, kept)
}

/** Years of a favourable opinion and of a psychotechnical report. */
export const controlYears = dated('years of a favourable opinion after a measure', r226_2, { '2001-01-01': 2 })

/** Until when a favourable opinion, or a psychotechnical report, can be used. A new suspension ends the report. */
export function opinionUsableUntil(given: Day): Answer<Day> {
  const last = addYears(given, controlYears.on(given))
  const said = longDay(last)
  const words = { fr: `Cet avis peut être utilisé jusqu’au ${said.fr} inclus.`, en: `This opinion can be used to the end of ${said.en}.` }
  return answer(last, reason('opinion-usable', words, r226_2, { last }))
}

/** Fees in euros, by body. Newer increases were looked for and not found. */
export const doctorFee = dated('fee of the approved doctor', fees2016, { '2011-01-01': 33, '2017-05-01': 36 })
export const commissionFee = dated('fee of the medical commission', fees2016, { '2011-01-01': 33, '2016-02-21': 46, '2017-05-01': 50 })
/** From this rate of disability the control is free. */
export const freeFromDisability = dated('disability rate from which the control is free', r226_2, { '2001-01-01': 50 })

/**
 * The fee of the commission if it followed that of a consultation, which rose in 2023 and in December 2024: two doctors, one consultation each.
 * Nothing says so, and the days were not read: each rise is counted from the first year that it covers whole.
 */
export const commissionFeeFollowing = dated(
  'fee of the commission following the consultation',
  article('Arrêté du 1er février 2016', '1, hausses ultérieures', '2026-11-01', 'C'),
  {
    '2017-05-01': 50,
    '2024-01-01': 53,
    '2025-01-01': 60,
  },
)

function feeOn(by: Exclude<MedicalBody, 'none'>, on: Day, settings: Settings) {
  const value = by === 'medecin-agree' ? doctorFee : commissionFee
  const follows = by === 'commission' && settings['commission-fee'] === 'follows-consultation'
  const since = commissionFeeFollowing.values[0]?.[0]
  return follows && since && on >= since ? commissionFeeFollowing : value
}

/** What the control costs, in euros. Health insurance does not refund it. */
export function controlFee(
  by: Exclude<MedicalBody, 'none'>,
  on: Day,
  disabilityRate = 0,
  settings: Settings = official2026,
): Answer<number> {
  if (disabilityRate >= freeFromDisability.on(on)) {
    const words = { fr: 'Le contrôle est gratuit à partir de 50 % d’invalidité.', en: 'The control is free from a disability rate of 50%.' }
    return answer(0, reason('control-free', words, r226_2))
  }
  const value = feeOn(by, on, settings)
  const fee = value.on(on)
  const words = {
    fr: `Le contrôle coûte ${fee}\u00a0€, non remboursés par l’assurance maladie.`,
    en: `The control costs €${fee}, which health insurance does not refund.`,
  }
  return answer(fee, reason('control-fee', words, value.article, { fee }))
}

/** Months after an inaptitude confirmed on appeal before a new control may be asked. */
export const newControlMonths = dated('months before a new control after an appeal', r226_4, { '2001-01-01': 6 })

/** First day on which a new control may be asked after the appeal commission confirmed the inaptitude. */
export function newControlFrom(confirmedOn: Day): Answer<Day> {
  const from = addMonths(confirmedOn, newControlMonths.on(confirmedOn))
  const said = longDay(from)
  const words = { fr: `Un nouveau contrôle peut être demandé à partir du ${said.fr}.`, en: `A new control may be asked from ${said.en}.` }
  return answer(from, reason('new-control', words, r226_4, { from }))
}
