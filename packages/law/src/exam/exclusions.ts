import { type Reason, reason } from '../answer.ts'
import { ordinaryAges } from '../categories/ages.ts'
import type { Category } from '../categories/categories.ts'
import { ageOn } from '../counting.ts'
import type { Day } from '../day.ts'
import type { Settings } from '../settings.ts'
import { article } from '../text.ts'

const a12_4 = article('Arrêté du 20 avril 2012', '4')
const a12_5 = article('Arrêté du 20 avril 2012', '5')
const question8758 = article('Assemblée nationale, question écrite n° 8758 (2023)', '')

/** How an exam ended. */
export type ExamOutcome = 'favourable' | 'insufficient' | 'absent' | 'not-examined' | 'annulled'

/** An exam, as far as the CEPC looks at it. What is not said is taken as no. */
export interface ExamForCepc {
  readonly category: Category
  /** Day of the practical exam; of the theory exam when that alone was needed (R. 224-20). */
  readonly examDay: Day
  readonly birth: Day
  readonly outcome: ExamOutcome
  /** The inspector passed the candidate and asked for a medical check. */
  readonly medicalCheckAsked?: boolean
  /** D or DE with the FIMO, which lowers the age. */
  readonly fimoDerogation?: boolean
  readonly professionalTitle?: boolean
  /** Taken during a suspension, an annulment or a ban to apply: void. Not said of the ban that follows an invalidation. */
  readonly examUnderBan?: boolean
  /** Last day of the ban to obtain a licence that follows an invalidation (no points left). */
  readonly invalidationBanLastDay?: Day
  readonly through?: 'theory-only-R224-20'
}

/** Every reason why no CEPC is given, not the first one found. */
export function exclusionsOf(exam: ExamForCepc, settings: Settings): Reason[] {
  const found: Reason[] = []
  if (exam.outcome !== 'favourable') found.push(notFavourable[exam.outcome])
  if (exam.examUnderBan) found.push(underBan)
  if (exam.medicalCheckAsked) found.push(medicalCheck)
  if (exam.professionalTitle) found.push(professionalTitle)
  if (exam.fimoDerogation && (exam.category === 'D' || exam.category === 'DE')) {
    const limit = ordinaryAges[exam.category].on(exam.examDay)
    const age = ageOn(exam.birth, exam.examDay, settings)
    if (age < limit) found.push(youngWithFimo(exam.category, age, limit))
  }
  return found
}

const notFavourable: Record<Exclude<ExamOutcome, 'favourable'>, Reason> = {
  insufficient: reason(
    'result-insufficient',
    {
      fr: 'Le résultat est insuffisant. Le certificat montre votre bilan, il ne permet pas de conduire.',
      en: 'The result is not enough. The certificate shows how you did, it does not allow you to drive.',
    },
    a12_4,
  ),
  absent: reason('absent', { fr: 'Vous n’étiez pas présent à l’examen.', en: 'You were not at the exam.' }, a12_4),
  'not-examined': reason('not-examined', { fr: 'L’examen n’a pas eu lieu.', en: 'The exam did not take place.' }, a12_4),
  annulled: reason(
    'exam-annulled',
    { fr: 'L’examen a été annulé. Il ne donne aucun droit.', en: 'The exam was annulled. It gives no right.' },
    a12_5,
  ),
}

const underBan = reason(
  'exam-under-ban',
  {
    fr: 'Vous avez passé l’examen pendant une suspension, une annulation ou une interdiction. Il est nul : il faudra le repasser une fois la mesure terminée.',
    en: 'You took the exam during a suspension, an annulment or a ban. It is void: you will have to take it again once the measure is over.',
  },
  a12_5,
)

const medicalCheck = reason(
  'medical-check-asked',
  {
    fr: 'Vous avez réussi. L’inspecteur a demandé un contrôle médical : le certificat n’est pas remis avant. Prenez rendez-vous avec un médecin agréé.',
    en: 'You passed. The inspector asked for a medical check: the certificate is not given before it. Make an appointment with an approved doctor.',
  },
  a12_4,
)

const professionalTitle = reason(
  'professional-title',
  {
    fr: 'Vous avez réussi par un titre ou un diplôme professionnel. Il n’y a pas de certificat : attendez la carte avant de conduire.',
    en: 'You passed through a professional title or diploma. There is no certificate: wait for the card before you drive.',
  },
  question8758,
)

const youngWithFimo = (category: Category, age: number, limit: number): Reason =>
  reason(
    'fimo-under-age',
    {
      fr: `Vous avez ${age} ans. Avant ${limit} ans, la catégorie ${category} obtenue grâce à la FIMO ne donne pas de certificat : attendez la carte avant de conduire.`,
      en: `You are ${age}. Before ${limit}, category ${category} obtained with the FIMO gives no certificate: wait for the card before you drive.`,
    },
    a12_4,
    { age, limit },
  )
