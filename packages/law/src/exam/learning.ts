import { type Answer, answer, no, type Reason, reason, type Words, yes } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import type { Learning } from '../categories/duties.ts'
import { birthday } from '../counting.ts'
import { addYears, type Day } from '../day.ts'
import { official2026, type Settings } from '../settings.ts'
import { type Article, article, type Dated, dated, threshold } from '../text.ts'
import { longDay } from '../words.ts'

const r211_5 = article('Code de la route', 'R. 211-5')
const r211_5_1 = article('Code de la route', 'R. 211-5-1')
const r211_5_2 = article('Code de la route', 'R. 211-5-2')
const r413_5 = article('Code de la route', 'R. 413-5')
const f2828 = article('Service-public, fiche F2828 (2020)', '', '2026-03-31', 'C')
const rdv = article('Arrêté du 27 avril 2021 (RdvPermis)', '2')
const freeCompanion = article('RdvPermis, accompagnateur d’un candidat libre', '', '2026-03-31', 'K')
const f33694 = article('Service-public, fiche F33694 (2020)', '')

/** Years of age from which each way of learning may begin. */
export const learningAges: Readonly<Record<Learning, Dated<number>>> = {
  classic: dated('age to learn', f33694, { '2012-04-20': 16 }),
  free: dated('age to learn on one’s own', f33694, { '2012-04-20': 16 }),
  aac: dated('age to learn by accompanied driving', r211_5, { '2012-04-20': 16, '2014-11-02': 15 }),
  supervised: dated('age to learn by supervised driving', r211_5_1, { '2012-04-20': 18 }),
  encadree: dated('age to learn within a professional course', r211_5_2, { '2012-04-20': 16 }),
}
const encadreeTitleAge = dated('age to learn for a professional title', r211_5_2, { '2012-04-20': 18 })

const sources: Readonly<Record<Learning, Article>> = {
  classic: f33694,
  free: rdv,
  aac: r211_5,
  supervised: r211_5_1,
  encadree: r211_5_2,
}

/** What a person tells of their learning. What is not said is taken as done. */
export interface LearningFacts {
  readonly birth: Day
  readonly on: Day
  readonly category?: Category
  /** A driving ban or the loss of a licence came before. */
  readonly afterAnnulment?: boolean
  readonly theoryPassed?: boolean
  readonly initialTrainingDone?: boolean
  /** A failed practical exam that showed the least skills (supervised learning). */
  readonly failedWithLeastSkills?: boolean
  readonly practicalPassed?: boolean
  /** In a course of a road profession: a diploma, or a professional title. */
  readonly course?: 'diploma' | 'title' | 'none'
  /** Free candidates: the car has two sets of controls. */
  readonly dualControls?: boolean
}

type Check = readonly [failed: boolean, code: string, fr: string, en: string]

/** What each way asks before one may drive beside somebody. */
function checksOf(way: Learning, facts: LearningFacts): readonly Check[] {
  const notB: Check = [
    (facts.category ?? 'B') !== 'B',
    'learning-b-only',
    'Cette façon d’apprendre ne concerne que la catégorie B.',
    'This way of learning concerns category B only.',
  ]
  const theory: Check = [
    facts.theoryPassed === false,
    'theory-first',
    'Il faut d’abord réussir le code.',
    'The theory exam must be passed first.',
  ]
  const training: Check = [
    facts.initialTrainingDone === false,
    'training-first',
    'Il faut d’abord finir la formation initiale avec l’école.',
    'The first training with the school must be finished first.',
  ]
  switch (way) {
    case 'aac':
      return [
        notB,
        [
          facts.afterAnnulment === true,
          'aac-after-annulment',
          'La conduite accompagnée n’est pas ouverte après une annulation ou une invalidation.',
          'Accompanied learning is not open after a cancelled or invalidated licence.',
        ],
        theory,
        training,
      ]
    case 'supervised':
      return [
        notB,
        theory,
        [
          facts.initialTrainingDone === false && facts.failedWithLeastSkills !== true,
          'supervised-first',
          'Il faut la formation initiale, ou un échec à l’épreuve pratique avec les compétences minimales.',
          'The first training is needed, or a failed practical exam that showed the least skills.',
        ],
      ]
    case 'encadree':
      return [
        [
          facts.course === 'none',
          'course-needed',
          'Il faut suivre une formation à un métier de la route.',
          'A course of a road profession must be followed.',
        ],
        [
          facts.practicalPassed === false,
          'practical-first',
          'Il faut d’abord réussir les épreuves du permis.',
          'The exams of the licence must be passed first.',
        ],
      ]
    case 'free':
      return [
        notB,
        [
          facts.dualControls === false,
          'dual-controls',
          'Il faut un véhicule à doubles commandes.',
          'A car with two sets of controls is needed.',
        ],
      ]
    case 'classic':
      return []
  }
}

/** May this person learn that way, on that day? Every condition that fails is told. */
export function learningOpen(way: Learning, facts: LearningFacts, settings: Settings = official2026): Answer {
  const rule = way === 'encadree' && facts.course === 'title' ? encadreeTitleAge : learningAges[way]
  const years = rule.on(facts.on)
  const from = birthday(facts.birth, years, settings)
  const noes: Reason[] = checksOf(way, facts).flatMap(([failed, code, fr, en]) => (failed ? [reason(code, { fr, en }, sources[way])] : []))
  if (facts.on < from) {
    const words = {
      fr: `Cette façon d’apprendre commence à ${years} ans : le ${longDay(from).fr}.`,
      en: `This way of learning begins at ${years}: on ${longDay(from).en}.`,
    }
    noes.push(reason('too-young-to-learn', words, rule.article, { years, from }))
  }
  if (noes.length > 0) return no(...noes)
  return yes(reason(`learning-${way}`, openWords[way], sources[way], { from }))
}

const openWords: Readonly<Record<Learning, Words>> = {
  classic: { fr: 'Vous pouvez apprendre à conduire avec une école.', en: 'You may learn to drive with a school.' },
  free: {
    fr: 'Vous pouvez apprendre sans école, avec votre attestation d’inscription (AIPC) et une personne qui s’engage avec vous.',
    en: 'You may learn without a school, with your registration certificate (AIPC) and a person who commits with you.',
  },
  aac: {
    fr: 'Vous pouvez commencer la conduite accompagnée, après le rendez-vous préalable avec l’école et l’accompagnateur.',
    en: 'You may begin accompanied learning, after the first meeting with the school and the person beside you.',
  },
  supervised: {
    fr: 'Vous pouvez commencer la conduite supervisée. Elle ne réduit pas la période probatoire.',
    en: 'You may begin supervised learning. It does not shorten probation.',
  },
  encadree: {
    fr: 'Vous pouvez conduire de façon encadrée jusqu’au diplôme ou au titre.',
    en: 'You may drive within the course until the diploma or the title.',
  },
}

/** Months and kilometres of accompanied learning before the exam. */
export const aacMonths = dated('months of accompanied learning', r211_5, { '2012-04-20': 12 })
export const aacKilometres = threshold('kilometres of accompanied learning', r211_5, 3000)
const aacMeetings = dated('meetings during accompanied learning', r211_5, { '2012-04-20': 2 })

/** Is accompanied learning complete: one year, 3 000 km, two meetings after the first one? */
export function aacComplete(done: { readonly startedOn: Day; readonly kilometres: number; readonly meetings: number }, on: Day): Answer {
  const months = aacMonths.on(done.startedOn)
  const from = addYears(done.startedOn, months / 12, 'up')
  const meetings = aacMeetings.on(done.startedOn)
  const noes: Reason[] = []
  const refuse = (code: string, fr: string, en: string) => noes.push(reason(code, { fr, en }, r211_5))
  if (on < from)
    refuse(
      'aac-too-short',
      `Il faut un an de conduite accompagnée : le ${longDay(from).fr}.`,
      `One year of accompanied driving is needed: on ${longDay(from).en}.`,
    )
  if (done.kilometres < aacKilometres.value)
    refuse(
      'aac-kilometres',
      `Il faut ${aacKilometres.value} km : vous en avez ${done.kilometres}.`,
      `${aacKilometres.value} km are needed: you have ${done.kilometres}.`,
    )
  if (done.meetings < meetings)
    refuse(
      'aac-meetings',
      `Il faut ${meetings} rendez-vous avec l’école pendant le parcours.`,
      `${meetings} meetings with the school are needed on the way.`,
    )
  return noes.length > 0
    ? no(...noes)
    : yes(
        reason('aac-complete', { fr: 'La conduite accompagnée est complète.', en: 'Accompanied learning is complete.' }, r211_5, { from }),
      )
}

/** Years of category B that the person beside the learner must have. */
export const companionYears = dated('years of B of who sits beside', r211_5, { '2012-04-20': 5 })

/** May this person sit beside the learner? Five years of B; in a heavy vehicle, also the qualification of drivers (CQC). */
export function mayAccompany(
  way: Exclude<Learning, 'classic'>,
  person: { readonly bSince: Day; readonly heavyVehicle?: boolean; readonly cqc?: boolean; readonly professional?: boolean },
  on: Day,
): Answer {
  const years = companionYears.on(on)
  const from = addYears(person.bSince, years, 'up')
  const noes: Reason[] = []
  const source = way === 'free' ? [rdv, freeCompanion] : [sources[way]]
  if (on < from) {
    const words = {
      fr: `Il faut ${years} ans de catégorie B : le ${longDay(from).fr}.`,
      en: `${years} years of category B are needed: on ${longDay(from).en}.`,
    }
    noes.push(reason('companion-too-recent', words, source, { from, years }))
  }
  if (way === 'encadree' && person.heavyVehicle && !person.cqc) {
    const words = {
      fr: 'Dans un véhicule lourd, il faut aussi la qualification de conducteur (CQC).',
      en: 'In a heavy vehicle, the driver qualification (CQC) is also needed.',
    }
    noes.push(reason('companion-without-cqc', words, source))
  }
  if (way === 'free' && person.professional) {
    const words = {
      fr: 'L’accompagnateur d’un candidat libre n’est pas un professionnel : il a avec lui un lien personnel ou familial.',
      en: 'Who accompanies a free candidate is not a professional: there is a personal or family link.',
    }
    noes.push(reason('companion-professional', words, source))
  }
  return noes.length > 0
    ? no(...noes)
    : yes(reason('may-accompany', { fr: 'Cette personne peut accompagner.', en: 'This person may accompany.' }, source, { from }))
}

const trainingHours = {
  manual: dated('least hours of training for B', f2828, { '2012-04-20': 20 }),
  automatic: dated('least hours of training for B, automatic', f2828, { '2012-04-20': 13 }),
} as const

/** The least hours of driving lessons before category B; none for who holds another category, AM and B1 left out. */
export function leastHoursForB(gearbox: 'manual' | 'automatic', held: readonly Category[], on: Day): Answer<number> {
  if (held.some(category => category !== 'AM' && category !== 'B1'))
    return answer(
      0,
      reason(
        'hours-waived',
        { fr: 'Vous avez déjà une catégorie : aucun minimum d’heures.', en: 'You already hold a category: no least number of hours.' },
        f2828,
      ),
    )
  const hours = trainingHours[gearbox].on(on)
  return answer(
    hours,
    reason('hours-for-b', { fr: `${hours} heures de conduite au moins.`, en: `At least ${hours} hours of lessons.` }, f2828, { hours }),
  )
}

/** Speeds in km/h that a learner keeps under: motorway, dual carriageway, other roads, built-up areas. */
export const learnerSpeeds = dated('speeds of learners', r413_5, { '2012-04-20': [110, 100, 80, 50] as const })
