import { type Answer, answer, reason } from '../answer.ts'
import { type Day, latest } from '../day.ts'
import { eraseOn } from '../file/erasure.ts'
import type { AsOf } from '../points/ledger.ts'
import { official2026, type Settings } from '../settings.ts'
import { article } from '../text.ts'
import { banFacts } from './bans.ts'
import { type FactKind, type Life, type LifeFact, ofKind } from './life.ts'
import { recordOf } from './record-of.ts'

const l225_2 = article('Code de la route', 'L. 225-2')

/** A fact and the day on which the law orders its erasure. */
export interface Erasure {
  readonly fact: LifeFact
  readonly on: Answer<Day>
  /** It is part of what took categories away for good: they are to be recorded as ended before it goes. */
  readonly keepsLoss: boolean
}

const dayFields = 'committedOn on executoryOn notifiedOn lastDay from since'.split(' ')

/** The day that a fact reports. */
export function reportedOn(fact: LifeFact): Day {
  const { content, knownOn } = fact
  const days = content as Readonly<Record<string, Day>>
  return dayFields.map(field => days[field]).find(on => on !== undefined) ?? knownOn
}

const pointsOnly: readonly FactKind[] = [
  'infraction',
  'establishment',
  'withdrawal-cancelled',
  'stage',
  'training',
  'letter',
  'driver-named',
  'driver-answer',
]

/**
 * When each fact of a life is to be erased (L225-2): points three years after the last final act, a ban for life at eighty, an annulled
 * administrative measure on the day of the decision, everything else ten years after the last decision, measure or infraction. What made a
 * licence void through points is a measure.
 */
export function erasuresOf(life: Life, asOf: AsOf, settings: Settings = official2026): Erasure[] {
  if (life.facts.length === 0) return []
  const lossOn = recordOf(life, asOf, settings)
    .bans.filter(ban => banFacts[ban.kind].losesRights && !ban.liftedOn)
    .map(({ from }) => from)
  const invalidated = ofKind(life.facts, 'letter').some(({ content }) => content.letter === '48SI') && lossOn.length > 0
  const finalOn = ofKind(life.facts, 'establishment').map(({ content }) => content.on)
  const last = life.facts.map(reportedOn)
  const annulled = new Map(
    ofKind(life.facts, 'measure-lifted')
      .filter(({ content }) => content.why !== 'relief')
      .map(({ content }) => [content.for, content.on]),
  )
  const administrative: readonly FactKind[] = ['administrative-suspension', 'retention', 'ead-restriction']
  const gone = new Set(
    life.facts.filter(({ kind, reference }) => administrative.includes(kind) && annulled.has(reference)).map(f => f.reference),
  )
  return life.facts.map(fact => {
    const points = pointsOnly.includes(fact.kind) && !invalidated
    const keepsLoss =
      lossOn.length > 0 && ((invalidated && (pointsOnly.includes(fact.kind) || fact.kind === 'surrender')) || isAnnulment(fact))
    return { fact, keepsLoss, on: dayFor(fact, points) }
  })

  function dayFor(fact: LifeFact, points: boolean): Answer<Day> {
    const named = fact.kind === 'measure-lifted' ? fact.content.for : administrative.includes(fact.kind) ? fact.reference : undefined
    const annulledOn = named !== undefined && gone.has(named) ? annulled.get(named) : undefined
    if (annulledOn) return eraseOn({ kind: 'annulled-measure', annulledOn }, settings)
    if (fact.kind === 'judgment' && fact.content.forLife) {
      const atEighty = eraseOn({ kind: 'life-ban', birth: life.birth }, settings)
      // Decided past that age, it is not erased before it was told.
      return answer(latest(atEighty.value, reportedOn(fact)), ...atEighty.reasons)
    }
    if (fact.takenBackOn) return answer(fact.takenBackOn, takenBack)
    return points && finalOn.length > 0 ? eraseOn({ kind: 'points', finalOn }, settings) : eraseOn({ kind: 'record', last }, settings)
  }
}

const isAnnulment = ({ kind, content }: LifeFact): boolean =>
  kind === 'judgment' && (content as { readonly outcome?: string }).outcome === 'annulment'

const takenBack = reason(
  'taken-back',
  { fr: 'Ce fait a été repris : il ne devait pas être inscrit.', en: 'This fact was taken back: it should not have been recorded.' },
  l225_2,
)
