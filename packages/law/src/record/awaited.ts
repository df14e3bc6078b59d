import { addDays, type Day, daysBetween, earliest, latest } from '../day.ts'
import type { MedicalControl } from '../measures/medical.ts'
import { type Retained, retentionLastDay } from '../measures/retention.ts'
import { decisionAfterRetention } from '../measures/suspension.ts'
import type { AsOf } from '../points/ledger.ts'
import { official2026, type Settings } from '../settings.ts'
import { factsKnown, type Life, type LifeFact, ofKind } from './life.ts'
import type { RecordedBan } from './record.ts'
import { recordOf } from './record-of.ts'

/** Days before the last day of a measure on which those who still owe something are warned: our own rule. */
export const warnedBefore = [30, 15, 5] as const

/** What is still missing for the right to come back. */
export type Missing = 'opinion' | 'psychotechnical' | 'decision'

/** A measure whose end waits for a decision of aptitude: what is missing, who holds it, and for how many days since the last day. */
export interface Awaited {
  readonly reference: string
  readonly kind: RecordedBan['kind']
  readonly from: Day
  readonly lastDay: Day
  readonly control: MedicalControl
  readonly missing: readonly Missing[]
  /** The driver, as long as a paper of theirs is missing; then the préfecture. Nobody once it is decided. */
  readonly heldBy: 'driver' | 'prefecture' | 'nobody'
  /** The day on which the préfecture had everything. */
  readonly completeOn?: Day
  readonly aptitudeOn?: Day
  /** Days gone by after the last day, by who held it on each of them. */
  readonly late: { readonly driver: number; readonly prefecture: number }
  readonly warnOn: readonly Day[]
}

/** Every measure of a driver that needs a decision of aptitude, oldest first. One that a court stopped or that was lifted is not among them. */
export function awaitedOf(life: Life, asOf: AsOf, settings: Settings = official2026): Awaited[] {
  const facts = factsKnown(life.facts, asOf.knownOn)
  return recordOf(life, asOf, settings).bans.flatMap(ban => {
    const { reference, kind, from, lastDay, needsAptitude, aptitudeOn, control } = ban
    if (!needsAptitude || !reference || !lastDay || !control || ban.liftedOn || ban.stopsOn) return []
    const opinion = first(
      ofKind(facts, 'medical-opinion').filter(({ content }) => content.opinion !== 'unfit'),
      from,
      reference,
    )
    const test = control.psychotechnical === 'required'
    const psychotechnical = first(
      ofKind(facts, 'psychotechnical').filter(({ content }) => content.favourable),
      from,
      reference,
    )
    const decided = aptitudeOn !== undefined && aptitudeOn <= asOf.day
    const missing: Missing[] = [
      ...(opinion || decided ? [] : (['opinion'] as const)),
      ...(psychotechnical || !test || decided ? [] : (['psychotechnical'] as const)),
      ...(decided ? [] : (['decision'] as const)),
    ]
    const completeOn =
      opinion && (psychotechnical || !test) ? latest(opinion, ...(test && psychotechnical ? [psychotechnical] : [])) : undefined
    const end = aptitudeOn ? earliest(asOf.day, addDays(aptitudeOn, -1)) : asOf.day
    return [
      {
        reference,
        kind,
        from,
        lastDay,
        control,
        missing,
        heldBy: decided ? 'nobody' : completeOn ? 'prefecture' : 'driver',
        late: lateDays({ lastDay, ...(completeOn ? { completeOn } : {}) }, end),
        warnOn: decided ? [] : warnedBefore.map(before => addDays(lastDay, -before)),
        ...(completeOn ? { completeOn } : {}),
        ...(aptitudeOn ? { aptitudeOn } : {}),
      },
    ]
  })
}

/** The days gone by after the last day of a measure, to the end of that day, counted to whoever held it on each of them. */
export function lateDays({ lastDay, completeOn }: Pick<Awaited, 'lastDay' | 'completeOn'>, on: Day): Awaited['late'] {
  const days = Math.max(0, daysBetween(lastDay, on))
  const office = completeOn ? Math.min(days, Math.max(0, daysBetween(completeOn, on) + 1)) : 0
  return { driver: days - office, prefecture: office }
}

/** A retention that the préfet has still to decide about: until which day, and whether he must suspend. */
export interface ToDecide extends Retained {
  readonly reference: string
  readonly lastDay: Day
  readonly decision: ReturnType<typeof decisionAfterRetention>
}

/** The retentions of a driver on which nothing was decided yet and whose hours are not over. */
export function retentionsToDecide(life: Life, { day, knownOn }: AsOf): ToDecide[] {
  const facts = factsKnown(life.facts, knownOn)
  const decided = ofKind(facts, 'administrative-suspension').flatMap(({ content }) => content.retainedOn ?? [])
  return ofKind(facts, 'retention').flatMap(({ reference, content: { on, at, ground, verified, returnedOn } }) => {
    const lastDay = retentionLastDay(on, verified)
    if (returnedOn || decided.includes(on) || day < on || day > lastDay) return []
    return [{ reference, on, ...(at ? { at } : {}), verified, lastDay, decision: decisionAfterRetention(ground, on) }]
  })
}

/** The first day on which a paper for this measure was known: one that names it, or one that names none and came after its start. */
const first = (papers: readonly LifeFact<'medical-opinion' | 'psychotechnical'>[], from: Day, reference: string): Day | undefined =>
  papers
    .filter(({ content }) => (content.for === undefined ? content.on >= from : content.for === reference))
    .map(({ knownOn, content }) => latest(knownOn, content.on))
    .sort()[0]
