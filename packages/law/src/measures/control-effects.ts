import { type Answer, answer, no, reason, type Words, yes } from '../answer.ts'
import { addDays, addYears, type Day, earliest } from '../day.ts'
import { article, dated } from '../text.ts'
import type { Bridge } from '../validity/validity.ts'
import { longDay } from '../words.ts'
import type { MedicalBody } from './medical.ts'
import { controlYears } from './medical.ts'

const r221_12 = article('Code de la route', 'R. 221-12')
const r224_21 = article('Code de la route', 'R. 224-21')
const r226_2 = article('Code de la route', 'R. 226-2')
const r226_4 = article('Code de la route', 'R. 226-4')
const control2012 = article('Arrêté du 31 juillet 2012', '5', '2026-11-01')
const forms = article('Formulaires cerfa', '14880*02 et 14948', '2026-11-01')
const resatest = article('Centre d’examens psychotechniques', 'nouveau titre après suspension', '2026-11-01')

export type MedicalOpinion = Bridge['opinion']

/** What each opinion leads to. The doctor gives an opinion, the préfet decides. */
export const opinionEffects = {
  apt: {
    decision: 'licence',
    words: { fr: 'Apte\u00a0: le préfet peut rendre le droit de conduire.', en: 'Apt: the préfet may give the right to drive back.' },
  },
  temporary: {
    decision: 'licence-for-a-time',
    words: {
      fr: 'Apte pour un temps\u00a0: le permis vaut jusqu’à la date de l’avis, souvent de six mois à un an, puis un nouveau contrôle est à passer.',
      en: 'Apt for a time: the licence is valid to the day of the opinion, often six months to a year, then a new control is due.',
    },
  },
  restricted: {
    decision: 'licence-with-codes',
    words: {
      fr: 'Apte avec restrictions\u00a0: des codes sont inscrits sur le permis.',
      en: 'Apt with restrictions: codes are printed on the licence.',
    },
  },
  unfit: {
    decision: 'no-licence',
    words: {
      fr: 'Inapte\u00a0: le droit de conduire n’est pas rendu. Un recours devant la commission médicale d’appel est possible\u00a0; il ne suspend pas l’inaptitude.',
      en: 'Unfit: the right to drive is not given back. An appeal to the medical appeal commission is possible; it does not suspend the unfitness.',
    },
  },
} as const satisfies Record<MedicalOpinion, { decision: string; words: Words }>

/** What the préfet may decide on this opinion. */
export function afterOpinion(opinion: MedicalOpinion): Answer<(typeof opinionEffects)[MedicalOpinion]['decision']> {
  const { decision, words } = opinionEffects[opinion]
  const cited = opinion === 'unfit' ? [r226_2, r226_4] : opinion === 'temporary' ? [r226_2, r221_12] : [r226_2]
  return answer<(typeof opinionEffects)[MedicalOpinion]['decision']>(decision, reason(`opinion-${opinion}`, words, cited))
}

/** May this body tie its opinion to an alcohol interlock? Only the commissions may. */
export function mayAskForEad(by: Exclude<MedicalBody, 'none'>): Answer {
  return by === 'commission'
    ? yes(
        reason(
          'ead-in-opinion',
          { fr: 'La commission peut demander un éthylotest antidémarrage.', en: 'The commission may ask for an alcohol interlock.' },
          control2012,
        ),
      )
    : no(
        reason(
          'no-ead-in-opinion',
          {
            fr: 'Seules les commissions peuvent demander un éthylotest antidémarrage.',
            en: 'Only the commissions may ask for an alcohol interlock.',
          },
          control2012,
        ),
      )
}

/** Until when a psychotechnical report can be used: two years, unless a new suspension came in between. */
export function reportUsableUntil(made: Day, newSuspensionOn?: Day): Answer<Day> {
  const own = addYears(made, controlYears.on(made))
  const last = newSuspensionOn === undefined ? own : earliest(own, addDays(newSuspensionOn, -1))
  const words = {
    fr: `Le rapport psychotechnique peut être utilisé jusqu’au ${longDay(last).fr} inclus. Une nouvelle suspension y met fin.`,
    en: `The psychotechnical report can be used to the end of ${longDay(last).en}. A new suspension ends it.`,
  }
  return answer(last, reason('report-usable', words, r224_21, { last }))
}

/** The forms of the control, and what is to be brought. */
export function controlForms(): Answer<readonly string[]> {
  const words = {
    fr: 'Le formulaire cerfa 14880*02 (avis médical), le questionnaire de santé, et la demande (14948), qui se fait en ligne.',
    en: 'Form cerfa 14880*02 (medical opinion), the health questionnaire, and the request (14948), which is made online.',
  }
  return answer(['14880*02', '14948'], reason('control-forms', words, [forms, r226_2]))
}

/** What a psychotechnical test costs, in euros: from and to. Prices are free. */
export const psychotechnicalPrice = { from: 70, to: 140 } as const

/** Months of suspension above which a new card is asked for; up to them the card is given back. */
export const newCardAbove = dated('months of suspension above which a new card is asked for', resatest, { '2001-01-01': 1 })

/** After a suspension: is the card given back, or a new one asked for online? */
export function cardAfterSuspension(
  suspension: { readonly months: number; readonly days: number },
  on: Day,
): Answer<'given-back' | 'new-card'> {
  const limit = newCardAbove.on(on)
  const long = suspension.months > limit || (suspension.months === limit && suspension.days > 0)
  return long
    ? answer<'given-back' | 'new-card'>(
        'new-card',
        reason(
          'new-card',
          {
            fr: 'Après plus d’un mois de suspension, un nouveau titre se demande en ligne.',
            en: 'After more than a month of suspension, a new card is asked for online.',
          },
          resatest,
        ),
      )
    : answer<'given-back' | 'new-card'>(
        'given-back',
        reason(
          'card-given-back',
          {
            fr: 'Après un mois de suspension au plus, le titre est rendu.',
            en: 'After a month of suspension at most, the card is given back.',
          },
          resatest,
        ),
      )
}
