import { type Answer, answer, type Reason, reason, type Words } from '../answer.ts'
import { nextOpenDay } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import type { Establishment } from '../points/happenings.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'
import { longDay } from '../words.ts'
import { type DriverAnswer, factsKnown, type LifeFact, ofKind } from './life.ts'

// Who is fined for a vehicle may name the driver (L. 121-6, L. 121-2): the notice then goes to the person named, who alone loses the points. Nothing
// in the texts read asks that person first; here they are asked before the infraction is established, and what they say stays with it.

const l121_6 = article('Code de la route', 'L. 121-6')
const l223_1 = article('Code de la route', 'L. 223-1')
const l223_9 = article('Code de la route', 'L. 223-9')
const cpp529_2 = article('Code de procédure pénale', '529-2', '2026-03-31', 'K')
const cpp801 = article('Code de procédure pénale', '801', '2026-03-31', 'K')

/**
 * The last day on which the person named answers in time: so many days after the notice left, moved past a Saturday, a Sunday or a holiday of
 * mainland France. Overseas holidays are not modelled: they would only add days.
 */
export function answerNamedBy(namedOn: Day, settings: Settings = official2026): Answer<Day> {
  const days = settings['named-driver-days'] === '45' ? 45 : 30
  const by = nextOpenDay(addDays(namedOn, days), 'metropole')
  const said = longDay(by)
  const words = {
    fr: `Répondez au plus tard le ${said.fr}\u00a0: ${days} jours après l’envoi de l’avis.`,
    en: `Answer by ${said.en}: ${days} days after the notice left.`,
  }
  return answer(by, reason('named-answer-by', words, [cpp529_2, cpp801], { days, by }))
}

/** Taking points for somebody else, paid or not, is a criminal offence for both. */
export const sellingPoints: Reason = reason(
  'selling-points',
  {
    fr: 'Accepter ou vendre des points à la place d’un autre est un délit\u00a0: 6 mois de prison et 15\u00a0000 € d’amende, 1 an et 30\u00a0000 € pour qui en fait une habitude.',
    en: 'Taking or selling points in the place of somebody else is a criminal offence: 6 months in prison and a fine of €15,000, 1 year and €30,000 for who makes a habit of it.',
  },
  l223_9,
  { months: 6, fine: 15_000, habitMonths: 12, habitFine: 30_000 },
)

/** What each answer means for the person. */
export const answerMeans: Readonly<Record<DriverAnswer, Reason>> = {
  me: reason(
    'named-me',
    {
      fr: 'L’infraction ne coûte des points qu’une fois établie, par exemple quand l’amende est payée.',
      en: 'The offence costs points only once it is established, for instance when the fine is paid.',
    },
    l223_1,
  ),
  'not-me': reason(
    'named-not-me',
    {
      fr: 'Votre réponse reste avec l’infraction. Elle ne remplace pas la contestation de l’avis\u00a0: contestez-le aussi, et ne payez pas l’amende, car payer l’établit.',
      en: 'Your answer stays with the offence. It does not take the place of contesting the notice: contest it too, and do not pay the fine, because paying establishes it.',
    },
    [l121_6, l223_1],
  ),
  unknown: reason(
    'named-unknown',
    {
      fr: 'Vous pouvez demander la photo du contrôle avant de répondre. Vous pourrez changer de réponse.',
      en: 'You can ask for the picture of the check before you answer. You may change your answer.',
    },
    l121_6,
  ),
}

/** Why an agent should look at what was established. */
export type NamedConflict = 'before-answer' | 'despite-denial'

export const conflictWords: Readonly<Record<NamedConflict, Words>> = {
  'before-answer': {
    fr: 'Établie avant la réponse de la personne désignée, alors qu’elle avait encore le temps.',
    en: 'Established before the person named had answered, while there was still time.',
  },
  'despite-denial': {
    fr: 'Établie alors que la personne désignée dit que ce n’était pas elle.',
    en: 'Established although the person named says that it was not them.',
  },
}

/** One time that this person was named as the driver, with what they answered and what became of it. */
export interface Named<F extends LifeFact<'driver-named'> = LifeFact<'driver-named'>> {
  readonly fact: F
  readonly answerBy: Answer<Day>
  readonly answer?: {
    readonly is: DriverAnswer
    readonly on: Day
    readonly words?: string
    /** It came after the last day: it stays all the same. */
    readonly late: boolean
    /** How often they changed their mind. */
    readonly changes: number
  }
  readonly infraction?: LifeFact<'infraction'>['content']
  readonly established?: { readonly on: Day; readonly by: Establishment; readonly knownOn: Day }
  readonly standing: 'waiting' | 'overdue' | 'answered'
  readonly conflict?: NamedConflict
}

/** Every time that this person was named, the last first, as it stands on a day. */
export function namedOf<F extends LifeFact>(
  facts: readonly F[],
  today: Day,
  settings: Settings = official2026,
): Named<F & LifeFact<'driver-named'>>[] {
  const counting = factsKnown(facts, today) as F[]
  const infractions = ofKind(counting, 'infraction')
  const acts = ofKind(counting, 'establishment').sort((a, b) => (a.content.on < b.content.on ? -1 : 1))
  return ofKind(counting, 'driver-named')
    .sort((a, b) => (a.content.on > b.content.on ? -1 : 1))
    .map(fact => {
      const answerBy = answerNamedBy(fact.content.on, settings)
      const said = ofKind(counting, 'driver-answer').find(({ content }) => content.for === fact.reference)
      const act = acts.find(({ content }) => content.for === fact.content.for)
      const infraction = infractions.find(({ reference }) => reference === fact.content.for)?.content
      const answered = said && {
        is: said.content.answer,
        on: said.content.on,
        ...(said.content.words ? { words: said.content.words } : {}),
        late: said.content.on > answerBy.value,
        changes: said.revision,
      }
      const established = act && { on: act.content.on, by: act.content.by, knownOn: act.knownOn }
      const first = ofKind(facts, 'driver-answer').find(({ content, revision }) => content.for === fact.reference && revision === 0)
      const conflict = conflictOf(answerBy.value, established?.knownOn, first?.knownOn, answered?.is)
      return {
        fact,
        answerBy,
        standing: answered ? 'answered' : today > answerBy.value ? 'overdue' : 'waiting',
        ...(answered ? { answer: answered } : {}),
        ...(infraction ? { infraction } : {}),
        ...(established ? { established } : {}),
        ...(conflict ? { conflict } : {}),
      }
    })
}

function conflictOf(
  by: Day,
  established: Day | undefined,
  answeredOn: Day | undefined,
  answer: DriverAnswer | undefined,
): NamedConflict | undefined {
  if (established === undefined || answer === 'me') return undefined
  if (answer === 'not-me') return 'despite-denial'
  return established <= by && (answeredOn === undefined || answeredOn > established) ? 'before-answer' : undefined
}
