import { type Answer, answer, no, reason, type Words, yes } from '../answer.ts'
import { addDays, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { article, dated } from '../text.ts'
import { alcoholOrDrugs, type Ground } from './grounds.ts'
import { type Moment, mayRetain } from './retention.ts'

const l224_1 = article('Code de la route', 'L. 224-1')
const l224_3 = article('Code de la route', 'L. 224-3')
const l224_6 = article('Code de la route', 'L. 224-6')
const l224_10 = article('Code de la route', 'L. 224-10')
const r224_5 = article('Code de la route', 'R. 224-5')
const r224_19 = article('Code de la route', 'R. 224-19')
const l325_1_2 = article('Code de la route', 'L. 325-1-2')
const l224_4 = article('Code de la route', 'L. 224-4')
const l121_1 = article('Code des relations entre le public et l’administration', 'L. 121-1', '2026-03-31', 'K')

/** Police officers as far as retention tells them apart: judicial police (OPJ, APJ) and municipal police (APJ adjoints). */
export const officers = ['judicial-police', 'municipal-police'] as const
export type Officer = (typeof officers)[number]

const byMunicipalPolice: readonly Ground[] = ['speed-40', 'phone-with-offence']

/** May this officer keep the licence for this ground? The municipal police only for speed and for the phone. */
export function mayRetainBy(officer: Officer, ground: Ground, on: Day): Answer {
  const possible = mayRetain(ground, on)
  if (!possible.value || officer === 'judicial-police' || byMunicipalPolice.includes(ground)) return possible
  const words = {
    fr: 'La police municipale ne retient le permis que pour la vitesse ou le téléphone.',
    en: 'The municipal police keeps a licence for speed or for the phone only.',
  }
  return no(reason('not-by-municipal-police', words, l224_1))
}

/** Is who accompanies a learner treated as the driver? For alcohol, drugs and refused checks. */
export function accompanyingTreatedAsDriver(ground: Ground): Answer {
  return alcoholOrDrugs.includes(ground)
    ? yes(
        reason(
          'accompanying-as-driver',
          { fr: 'L’accompagnateur est traité comme le conducteur.', en: 'Who accompanies is treated as the driver.' },
          l224_1,
        ),
      )
    : no(reason('driver-only', { fr: 'Seul le conducteur est concerné.', en: 'Only the driver is concerned.' }, l224_1))
}

const dayLong = 24 * 60
/** Hours in which a driver who had not the card on him must bring it. */
export const bringCardHours = dated('hours to bring the card after a retention', l224_6, { '2001-01-01': 24 })

/** Until when the card must be brought by a driver who had it not on him. All the rules of retention apply all the same. */
export function bringCardBy(retained: Moment): Answer<Moment> {
  const hours = bringCardHours.on(retained.day)
  const after = retained.minute + hours * 60
  const until = { day: addDays(retained.day, Math.floor(after / dayLong)), minute: after % dayLong }
  const words = { fr: `Le permis doit être remis dans les ${hours} heures.`, en: `The licence must be brought within ${hours} hours.` }
  return answer(until, reason('bring-card', words, l224_6, { hours }))
}

/** Is the licence given back before the end of the hours? At once when the alcohol is not confirmed. */
export function givenBackAtOnce(alcoholConfirmed: boolean): Answer {
  return alcoholConfirmed
    ? no(
        reason(
          'alcohol-confirmed',
          { fr: 'L’alcoolémie est confirmée\u00a0: la rétention continue.', en: 'The alcohol is confirmed: the retention goes on.' },
          r224_5,
        ),
      )
    : yes(
        reason(
          'alcohol-not-confirmed',
          {
            fr: 'L’alcoolémie n’est pas confirmée\u00a0: le permis est rendu aussitôt.',
            en: 'The alcohol is not confirmed: the licence is given back at once.',
          },
          r224_5,
        ),
      )
}

/** What becomes of the vehicle: kept in place unless a fit driver takes it; impounded for alcohol together with drugs. */
export function vehicleAfterRetention(alcoholAndDrugs: boolean): Answer<'may-be-immobilised' | 'impounded'> {
  return alcoholAndDrugs
    ? answer<'may-be-immobilised' | 'impounded'>(
        'impounded',
        reason('vehicle-impounded', { fr: 'Le véhicule est mis en fourrière.', en: 'The vehicle is impounded.' }, l325_1_2),
      )
    : answer<'may-be-immobilised' | 'impounded'>(
        'may-be-immobilised',
        reason(
          'vehicle-immobilised',
          {
            fr: 'Le véhicule peut être immobilisé, sauf si un conducteur en règle le reprend.',
            en: 'The vehicle may be kept in place, unless a fit driver takes it.',
          },
          l224_4,
        ),
      )
}

/** May the préfet write a warning instead of suspending? On a report of a contravention that carries suspension. */
export function warningInstead(infraction: 'contravention' | 'delit', afterRetention: boolean): Answer {
  return infraction === 'contravention' && !afterRetention
    ? yes(
        reason(
          'warning-possible',
          { fr: 'Le préfet peut adresser un simple avertissement.', en: 'The préfet may write a mere warning.' },
          r224_19,
        ),
      )
    : no(
        reason(
          'no-warning',
          {
            fr: 'L’avertissement est réservé aux contraventions constatées par procès-verbal, sans rétention.',
            en: 'A warning is for contraventions reported without a retention only.',
          },
          r224_19,
        ),
      )
}

/** Is the driver heard before the préfet suspends? Not after a retention, which is urgent; on a report, yes. */
export function heardBefore(afterRetention: boolean, settings: Settings = official2026): Answer {
  if (!afterRetention || settings['hearing-before-suspension'] === 'always') {
    const words = {
      fr: 'Le préfet vous invite à présenter vos observations avant de décider.',
      en: 'The préfet asks for your remarks before deciding.',
    }
    return yes(reason('heard-before', words, l121_1))
  }
  const words = {
    fr: 'Après une rétention, l’urgence dispense le préfet de vous entendre avant de décider.',
    en: 'After a retention, urgency spares the préfet from hearing you before deciding.',
  }
  return no(reason('urgent', words, l121_1))
}

/** Where the licence of a military driver goes, and whether the préfet may suspend it on a report: the army decides. */
export function militaryDriver(): Answer<{ readonly titleTo: 'military-authority'; readonly prefetMaySuspendOnReport: false }> {
  const words: Words = {
    fr: 'Conducteur militaire en service\u00a0: le titre est transmis à l’autorité militaire, et les articles L. 224-7 à L. 224-9 ne s’appliquent pas.',
    en: 'Military driver on duty: the title goes to the military authority, and articles L. 224-7 to L. 224-9 do not apply.',
  }
  return answer(
    { titleTo: 'military-authority', prefetMaySuspendOnReport: false } as const,
    reason('military-driver', words, [l224_3, l224_10]),
  )
}
