import { type Answer, no, type Reason, reason, type Words, yes } from '../answer.ts'
import { ageOn } from '../counting.ts'
import type { Day } from '../day.ts'
import { day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, dated, threshold } from '../text.ts'
import { type Category, categories, isGroup2 } from './categories.ts'

const r221_5 = article('Code de la route', 'R. 221-5')
const r211_2 = article('Code de la route', 'R. 211-2')
const l114_6 = article('Code du service national', 'L. 114-6')
const a12_1 = article('Arrêté du 20 avril 2012', '1')
const r221_10 = article('Code de la route', 'R. 221-10')
const r221_11 = article('Code de la route', 'R. 221-11')
const r221_13 = article('Code de la route', 'R. 221-13')
const r226_1 = article('Code de la route', 'R. 226-1')

export type Nationality = 'french' | 'eu' | 'other'
/** How the person learnt to drive. */
export type Learning = 'classic' | 'aac' | 'supervised' | 'encadree' | 'free'

/** Who must show a road-safety certificate: people born from a day on, or people under an age. */
const assrRule = dated<'born-from-1988' | 'under-21'>('who must show the ASSR', r221_5, {
  '2013-01-19': 'born-from-1988',
  '2018-09-19': 'under-21',
})
export const assrAge = threshold('age from which the ASSR is not asked', r221_5, 21)
const firstBirthUnderDuty = day('1988-01-01')

/** Must a licence be held to ride a moped or drive a light quadricycle? Not for those born before 1988. */
export const mopedLicenceNeeded = (birth: Day): Answer =>
  birth >= firstBirthUnderDuty
    ? yes(
        reason(
          'moped-licence-needed',
          {
            fr: 'Né à partir du 1er janvier 1988, il faut la catégorie AM.',
            en: 'Born on or after 1 January 1988: category AM is needed.',
          },
          r211_2,
        ),
      )
    : no(
        reason(
          'moped-licence-not-needed',
          {
            fr: 'Né avant le 1er janvier 1988, aucun permis n’est exigé pour un cyclomoteur ou un quadricycle léger.',
            en: 'Born before 1 January 1988: no licence is needed for a moped or a light quadricycle.',
          },
          r211_2,
        ),
      )

/** Must this person show a school road-safety certificate (ASSR 2 or ASR; ASSR 1 is enough for AM)? */
export function assrNeeded(
  person: { birth: Day; on: Day; firstLicence: boolean; category?: Category },
  settings: Settings = official2026,
): Answer {
  const { birth, on, firstLicence, category } = person
  if (category === 'AM')
    return mopedLicenceNeeded(birth).value ? yes(reason('assr-for-am', assrWords.am, r221_5)) : mopedLicenceNeeded(birth)
  if (!firstLicence) return no(reason('assr-not-first', assrWords.notFirst, r221_5))
  if (assrRule.on(on) === 'born-from-1988') {
    return birth >= firstBirthUnderDuty
      ? yes(reason('assr-born-1988', assrWords.born, r221_5))
      : no(reason('assr-born-before', assrWords.bornBefore, r221_5))
  }
  const age = ageOn(birth, on, settings)
  return age < assrAge.value
    ? yes(reason('assr-under-21', assrWords.under(age), r221_5, { age, limit: assrAge.value }))
    : no(reason('assr-21', assrWords.over(age), r221_5, { age, limit: assrAge.value }))
}

const assrWords = {
  am: {
    fr: 'Pour la catégorie AM, l’ASSR 1, l’ASSR 2 ou l’ASR est demandée.',
    en: 'For category AM, a school road-safety certificate (ASSR 1, ASSR 2 or ASR) is asked.',
  },
  notFirst: {
    fr: 'Vous avez déjà un permis : l’attestation de sécurité routière n’est plus demandée.',
    en: 'You already have a licence: the road-safety certificate is no longer asked.',
  },
  born: {
    fr: 'Né à partir du 1er janvier 1988, l’ASSR 2 ou l’ASR est demandée pour un premier permis.',
    en: 'Born on or after 1 January 1988: the ASSR 2 or ASR is asked for a first licence.',
  },
  bornBefore: { fr: 'Né avant 1988, l’ASSR n’est pas demandée.', en: 'Born before 1988: the ASSR is not asked.' },
  under: (age: number): Words => ({
    fr: `Vous avez ${age} ans : avant 21 ans, l’ASSR 2 ou l’ASR est demandée pour un premier permis.`,
    en: `You are ${age}: under 21, the ASSR 2 or ASR is asked for a first licence.`,
  }),
  over: (age: number): Words => ({
    fr: `Vous avez ${age} ans : l’ASSR n’est plus demandée à partir de 21 ans.`,
    en: `You are ${age}: the ASSR is no longer asked from 21.`,
  }),
}

export const jdcLastAge = threshold('age from which the defence day is not asked', l114_6, 25)
export const jdcFirstAge = threshold('age from which the defence day is asked', a12_1, 17)
const olderJdcFirstAge = 16

/** Must this person show that they did their defence and citizenship day (JDC)? French people, first request, from 17 until 25. */
export function jdcNeeded(
  person: { birth: Day; on: Day; nationality: Nationality; firstLicence: boolean; learning?: Learning },
  settings: Settings = official2026,
): Answer {
  const age = ageOn(person.birth, person.on, settings)
  const first = settings['jdc-window'] === '17-to-25' ? jdcFirstAge.value : olderJdcFirstAge
  const facts = { age, first, limit: jdcLastAge.value }
  if (person.nationality !== 'french') {
    return no(
      reason('jdc-not-french', { fr: 'La JDC ne concerne que les Français.', en: 'The defence day concerns French people only.' }, l114_6),
    )
  }
  if (!person.firstLicence) {
    return no(
      reason(
        'jdc-not-first',
        { fr: 'La JDC n’est demandée qu’à la première demande.', en: 'The defence day is asked at the first request only.' },
        a12_1,
      ),
    )
  }
  if (age >= jdcLastAge.value) {
    const words = {
      fr: `Vous avez ${age} ans : la JDC n’est plus demandée à partir de 25 ans.`,
      en: `You are ${age}: the defence day is no longer asked from 25.`,
    }
    return no(reason('jdc-25', words, l114_6, facts))
  }
  if (age < first || (age < jdcFirstAge.value && person.learning === 'aac')) {
    const words = {
      fr: `Vous avez ${age} ans : la JDC n’est pas encore demandée.`,
      en: `You are ${age}: the defence day is not asked yet.`,
    }
    return no(reason('jdc-too-young', words, a12_1, facts))
  }
  return yes(
    reason(
      'jdc-asked',
      {
        fr: `Vous avez ${age} ans : pour une première demande, la JDC est demandée aux Français de ${first} à 24 ans.`,
        en: `You are ${age}: at a first request, the defence day is asked of French people from ${first} to 24.`,
      },
      [l114_6, a12_1],
      facts,
    ),
  )
}

/** What may call for a medical opinion before a licence is given. */
export interface MedicalSituation {
  /** The vehicle is adapted for a disability. */
  readonly adapted?: boolean
  /** An illness of the list. */
  readonly illness?: boolean
  readonly invalidityPension?: boolean
  readonly inspectorAsked?: boolean
  /** After a suspension with control, an annulment or an invalidation. */
  readonly afterMeasure?: boolean
  /** Taxi, VTC, ambulance, school or public transport. */
  readonly professionalUse?: boolean
}

const medicalForBE = dated('medical opinion before BE', r221_10, { '2013-01-19': true, '2016-06-03': false })

const medicalReasons: Readonly<Record<keyof MedicalSituation, readonly [Article, Words]>> = {
  adapted: [r221_10, { fr: 'Votre véhicule est aménagé pour un handicap.', en: 'Your vehicle is adapted for a disability.' }],
  illness: [
    r226_1,
    {
      fr: 'Vous avez une des maladies pour lesquelles un contrôle médical est demandé.',
      en: 'You have one of the illnesses for which a medical check is asked.',
    },
  ],
  invalidityPension: [r221_10, { fr: 'Vous recevez une pension d’invalidité.', en: 'You receive an invalidity pension.' }],
  inspectorAsked: [r221_10, { fr: 'L’inspecteur a demandé un contrôle médical.', en: 'The examiner asked for a medical check.' }],
  afterMeasure: [
    r221_13,
    { fr: 'Votre permis a été suspendu, annulé ou invalidé.', en: 'Your licence was suspended, annulled or invalidated.' },
  ],
  professionalUse: [
    r221_10,
    {
      fr: 'Vous conduisez un taxi, un VTC, une ambulance ou un transport de personnes.',
      en: 'You drive a taxi, a private-hire car, an ambulance or passenger transport.',
    },
  ],
}

/** Must a doctor give an opinion before this category is issued? Every cause is listed. */
export function medicalNeeded(category: Category, situation: MedicalSituation, on: Day): Answer {
  const reasons: Reason[] = []
  if (isGroup2(category)) {
    const words = {
      fr: `La catégorie ${category} demande toujours un avis médical.`,
      en: `Category ${category} always needs a medical opinion.`,
    }
    reasons.push(reason('medical-group-2', words, [r221_10, r221_11], { category }))
  }
  if (category === 'BE' && medicalForBE.on(on)) {
    const words = {
      fr: 'La catégorie BE demandait un avis médical jusqu’au 2 juin 2016.',
      en: 'Category BE needed a medical opinion until 2 June 2016.',
    }
    reasons.push(reason('medical-be', words, r221_10))
  }
  for (const [cause, [source, words]] of Object.entries(medicalReasons)) {
    if (situation[cause as keyof MedicalSituation]) {
      reasons.push(reason(`medical-${cause.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`, words, source))
    }
  }
  if (reasons.length > 0) return yes(...reasons)
  const words = {
    fr: `Aucun avis médical n’est demandé pour la catégorie ${category} (${categories[category].vehicles.fr}).`,
    en: `No medical opinion is asked for category ${category} (${categories[category].vehicles.en}).`,
  }
  return no(reason('medical-not-needed', words, r221_10, { category }))
}
