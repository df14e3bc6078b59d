import type { Category } from '../categories/categories.ts'
import type { Day } from '../day.ts'
import type { Ground } from '../measures/grounds.ts'
import type { Sending } from '../notification.ts'
import type { Establishment, ExamKind, InfractionClass, LetterRef, LicencePath, StageKind } from '../points/happenings.ts'
import type { RecordedCategory, RecordedCepc, RecordedReceipt, RecordedTitle } from './record.ts'

/** A category as it was obtained, with what the points of the licence turn on. */
export interface ObtainedCategory extends RecordedCategory {
  /** How it was prepared; nothing said: the ordinary way. */
  readonly path?: LicencePath
  /** For a licence taken again: the day it was applied for, and the tests that were passed. */
  readonly appliedOn?: Day
  readonly exams?: readonly ExamKind[]
}

/** A CEPC with how its category was prepared. */
export interface ObtainedCepc extends RecordedCepc {
  readonly path?: LicencePath
}

/** In what quality somebody names a driver. */
export const designators = ['vehicle-holder', 'employer', 'hirer', 'buyer'] as const
export type Designator = (typeof designators)[number]

/** What the person named may answer. */
export const driverAnswers = ['me', 'not-me', 'unknown'] as const
export type DriverAnswer = (typeof driverAnswers)[number]
export const isDriverAnswer = (text: string): text is DriverAnswer => (driverAnswers as readonly string[]).includes(text)

/** Who somebody is, as the acts of civil status say it. */
export interface CivilIdentity {
  readonly birthName: string
  readonly usageName?: string
  readonly firstNames: readonly string[]
  readonly sex: 'female' | 'male' | 'unspecified'
  readonly birthDay: Day
  /** INSEE code of the commune; '' when born abroad. */
  readonly birthplaceCode: string
  readonly birthplace: string
  readonly birthCountry: string
}

/** What each kind of fact says. `for` names the reference of another fact, which may come before or after it. */
export interface FactContents {
  /** An infraction, as it is reported. It costs nothing until an establishment names it. */
  readonly infraction: {
    readonly committedOn: Day
    readonly points: number
    readonly class: InfractionClass
    readonly natinf?: string
    readonly article?: string
    /** Infractions of one moment and place bear the same word. */
    readonly moment?: string
    readonly ground?: Ground
    readonly spared?: 'redevable-pecuniaire' | 'vehicle-without-licence'
  }
  /** Somebody else says that this person drove: the notice goes to them from that day. `for` is the infraction. */
  readonly 'driver-named': { readonly for: string; readonly committedOn: Day; readonly on: Day; readonly by: Designator }
  /** What that person answers to the naming called `for`. Words of their own stay with it, as evidence. */
  readonly 'driver-answer': { readonly for: string; readonly on: Day; readonly answer: DriverAnswer; readonly words?: string }
  /** One of the four acts that establish an infraction (L223-1 al.4). */
  readonly establishment: { readonly for: string; readonly on: Day; readonly by: Establishment }
  /** A court or the minister cancels a withdrawal of points: it never happened. */
  readonly 'withdrawal-cancelled': { readonly for: string; readonly on: Day }
  readonly stage: { readonly lastDay: Day; readonly firstDay?: Day; readonly stage: StageKind }
  /** The day of training after the licence. */
  readonly training: { readonly on: Day }
  /** How far a letter has come on its way to the driver: each news of it is a higher revision. */
  readonly letter: { readonly letter: LetterRef; readonly for?: string; readonly sending: Exclude<Sending, { way: 'mail' }> }
  /** The card is handed to the préfet. */
  readonly surrender: { readonly on: Day }
  /** The police keep the licence, for the hours of L224-2; less when it is given back before. */
  readonly retention: {
    readonly on: Day
    /** The hour on the clock of the place, `HH:MM`: the préfet’s hours run from it. */
    readonly at?: string
    readonly ground: Ground
    /** Alcohol or drugs were verified: the hours are longer. */
    readonly verified: boolean
    readonly returnedOn?: Day
    readonly for?: string
  }
  readonly 'administrative-suspension': {
    readonly ground: Ground
    readonly notifiedOn: Day
    /** The day of the retention that it follows (L224-2); nothing for a suspension on a report (L224-7). */
    readonly retainedOn?: Day
    /** The day of the order, when it is not that of its notification. */
    readonly decidedOn?: Day
    readonly months: number
    readonly days?: number
    /** A professional carrier of persons: the law lets some suspensions last longer. */
    readonly carrier?: boolean
    /** The infraction behind it. */
    readonly for?: string
  }
  /** Vehicles with an alcohol interlock only. */
  readonly 'ead-restriction': { readonly by: 'prefet' | 'court'; readonly from: Day; readonly months: number; readonly for?: string }
  readonly judgment: {
    readonly executoryOn: Day
    readonly outcome: 'suspension' | 'annulment' | 'ban-on-driving' | 'no-restriction'
    /** Length of the suspension or of the ban; the ban of an annulment may be for life. */
    readonly months?: number
    readonly forLife?: boolean
    readonly ground?: Ground
    /** The infraction judged: an administrative suspension for the same one is stopped, void or set off. */
    readonly for?: string
    /** An earlier judgment on the same facts, which this one takes the place of. */
    readonly replaces?: string
  }
  /** A measure is set aside from that day: annulled by a court, withdrawn by its author, or ended by relief. */
  readonly 'measure-lifted': { readonly for: string; readonly on: Day; readonly why: 'annulled' | 'withdrawn' | 'relief' }
  /** What the préfet decided on the driver's fitness, and the day it was notified. */
  readonly aptitude: {
    readonly notifiedOn: Day
    readonly fit: boolean
    /** The measure that it ends; nothing said: every one that waits for it. */
    readonly for?: string
    /** A temporary aptitude: its last day. */
    readonly lastDay?: Day
    readonly codes?: readonly string[]
    /** The categories concerned; nothing said: all. */
    readonly categories?: readonly Category[]
  }
  /** What the doctor or the commission concludes, never why. */
  readonly 'medical-opinion': {
    readonly on: Day
    readonly by: 'medecin-agree' | 'commission' | 'appeal-commission'
    readonly opinion: 'apt' | 'temporary' | 'restricted' | 'unfit'
    readonly lastDay?: Day
    readonly codes?: readonly string[]
    readonly categories?: readonly Category[]
    /** The measure that it was asked for. */
    readonly for?: string
  }
  readonly psychotechnical: { readonly on: Day; readonly favourable: boolean; readonly for?: string }
  /** A foreign licence is driven with in France from that day, or a French one was exchanged for it. */
  readonly 'foreign-licence': { readonly since: Day }
  /** The virtual points of a foreign licence are at zero: the ban on driving in France is notified. */
  readonly 'foreign-ban': { readonly notifiedOn: Day }
  readonly residence: { readonly since: Day; readonly country: string; readonly commune?: string }
  /** Who the driver is, corrected on the strength of an act of civil status or of an error of ours. */
  readonly identity: CivilIdentity & {
    readonly on: Day
    readonly why: 'civil-registry' | 'error-of-ours' | 'change-of-name' | 'change-of-sex'
  }
  readonly death: { readonly on: Day }
}

export type FactKind = keyof FactContents

interface Told<K extends FactKind> {
  readonly kind: K
  /** Who tells it, and their own reference for it. A correction bears the same reference and a higher revision. */
  readonly source: string
  readonly reference: string
  readonly revision: number
  /** The day on which the record learnt it. */
  readonly knownOn: Day
  /** The day on which it was taken back: from then on it counts no more, unless it is told anew under a higher revision. */
  readonly takenBackOn?: Day
  readonly content: FactContents[K]
}

/** One thing that somebody told of a driver. */
export type LifeFact<K extends FactKind = FactKind> = { readonly [P in K]: Told<P> }[K]

/** Everything told of one driver, in any order. What it means is `recordOf` and `happeningsOf`. */
export interface Life {
  readonly birth: Day
  readonly categories: readonly ObtainedCategory[]
  readonly titles: readonly RecordedTitle[]
  readonly cepcs: readonly ObtainedCepc[]
  readonly receipts: readonly RecordedReceipt[]
  readonly facts: readonly LifeFact[]
}

const keyOf = ({ kind, source, reference }: LifeFact): string => `${kind} ${reference} ${source}`

/**
 * The facts that count, as known on a day: of one reference the highest revision, unless it was taken back. The order in which they were told
 * is gone.
 */
export function factsKnown(facts: readonly LifeFact[], knownOn: Day | undefined): LifeFact[] {
  const latest = new Map<string, LifeFact>()
  for (const fact of facts) {
    if (knownOn !== undefined && fact.knownOn > knownOn) continue
    const key = keyOf(fact)
    const other = latest.get(key)
    if (!other || other.revision < fact.revision) latest.set(key, fact)
  }
  return [...latest.entries()]
    .filter(([, { takenBackOn }]) => takenBackOn === undefined || (knownOn !== undefined && takenBackOn > knownOn))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fact]) => fact)
}

/** Those of one kind. */
export const ofKind = <F extends LifeFact, K extends FactKind>(facts: readonly F[], kind: K): (F & LifeFact<K>)[] =>
  facts.filter(fact => fact.kind === kind) as unknown as (F & LifeFact<K>)[]
