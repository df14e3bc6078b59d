import type { Category } from '../categories/categories.ts'
import type { Day } from '../day.ts'

/** How the licence was prepared: it decides the length of the probation and the yearly gain. */
export const licencePaths = ['classic', 'aac', 'supervised', 'encadree'] as const
export type LicencePath = (typeof licencePaths)[number]

/** Classes 1 to 5 of contraventions, and délits. */
export const infractionClasses = [1, 2, 3, 4, 5, 'delit'] as const
export type InfractionClass = (typeof infractionClasses)[number]

/** The four acts that establish an infraction (L223-1 al.4). A paid AFD counts like a paid AF. */
export const establishments = [
  'paiement-amende-forfaitaire',
  'titre-executoire-amende-majoree',
  'composition-penale',
  'condamnation-definitive',
] as const
export type Establishment = (typeof establishments)[number]

/** Why a stage was followed: of one's own will, after a 48N, for a composition pénale or an alternative, or as a penalty. */
export const stageKinds = ['volontaire', 'obligatoire-48N', 'composition-penale', 'peine-complementaire'] as const
export type StageKind = (typeof stageKinds)[number]

export const letterRefs = ['48', '48M', '48N', '48SI', '46', '44', '49', '7', '3F', '1F'] as const
export type LetterRef = (typeof letterRefs)[number]

export const examKinds = ['theory', 'practical'] as const
export type ExamKind = (typeof examKinds)[number]

/** When the file learnt of a thing. Without it: the day it happened, and for an infraction the day it was established. */
interface Learnt {
  readonly knownOn?: Day
}

/** The first category is obtained: success at the practical exam. */
export interface LicenceObtained extends Learnt {
  readonly type: 'licence'
  readonly date: Day
  readonly path: LicencePath
  readonly category?: Category
}

/** A further category, and how it was prepared. */
export interface CategoryObtained extends Learnt {
  readonly type: 'category'
  readonly date: Day
  readonly category: Category
  readonly via: LicencePath
}

/** The day of training after the licence (formation complémentaire). */
export interface TrainingFollowed extends Learnt {
  readonly type: 'training'
  readonly date: Day
}

/**
 * Learning to drive, without a licence to debit; fined as the holder of the registration only; with a vehicle that needs no licence; abroad; in a territory where points are not
 * withdrawn (New Caledonia, French Polynesia, Wallis-et-Futuna).
 */
export const sparings = ['learner', 'redevable-pecuniaire', 'vehicle-without-licence', 'abroad', 'territory-without-points'] as const
export type Spared = (typeof sparings)[number]

/** An infraction: the day it was committed, and the day it was established (`null`: never, or not yet). */
export interface Infraction extends Learnt {
  readonly type: 'infraction'
  readonly id: string
  readonly date: Day
  readonly finalDate: Day | null
  readonly finalBy: Establishment | null
  /** Points of the scale for this infraction; 0 when it costs none. */
  readonly points: number
  readonly class: InfractionClass
  readonly article?: string
  readonly label?: string
  /** Infractions of one moment and place bear the same group. */
  readonly simultaneousGroup?: string
  /** Why no point is withdrawn whatever the scale says. */
  readonly spared?: Spared
}

/** A court or the minister cancels a withdrawal: it never happened. */
export interface WithdrawalCancelled extends Learnt {
  readonly type: 'withdrawal-cancelled'
  readonly date: Day
  readonly for: string
}

/** A stage de sensibilisation: `date` is its last day. */
export interface StageFollowed extends Learnt {
  readonly type: 'stage'
  readonly date: Day
  readonly kind: StageKind
  readonly startDate?: Day
}

/** A letter reached its holder (signed, or first presented when unclaimed, or read online). */
export interface LetterReceived extends Learnt {
  readonly type: 'letter'
  readonly date: Day
  readonly ref: LetterRef
  readonly for?: string
}

/** The card is handed to the préfet. */
export interface CardSurrendered extends Learnt {
  readonly type: 'surrender'
  readonly date: Day
}

/** The right to drive is suspended or restricted from that day. */
export interface RightRestricted extends Learnt {
  readonly type: 'suspension' | 'restriction'
  readonly date: Day
}

/** A judge annuls the licence: `date` is the day from which the decision is executory. */
export interface LicenceAnnulled extends Learnt {
  readonly type: 'annulment'
  readonly date: Day
  /** Months in which no licence may be applied for; nothing when it is not known. */
  readonly banMonths?: number
}

/** A court annuls the last 48SI received before that day. */
export interface InvalidationCancelled extends Learnt {
  readonly type: 'invalidation-cancelled'
  readonly date: Day
}

/** From that day a foreign licence is driven with in France; also the day on which a French licence was exchanged abroad. */
export interface ForeignLicenceUsed extends Learnt {
  readonly type: 'foreign-licence'
  readonly date: Day
  /** The day the licence was obtained abroad: a French one given later is probationary until three years after it. */
  readonly obtainedOn?: Day
}

/** Who drives with a foreign licence and has no point left is told that he may not drive in France. */
export interface ForeignBan extends Learnt {
  readonly type: 'foreign-ban'
  readonly date: Day
}

/** A licence obtained after an invalidation or an annulment. */
export interface NewLicence extends Learnt {
  readonly type: 'new-licence'
  readonly date: Day
  readonly appliedOn?: Day
  readonly exams?: readonly ExamKind[]
}

/** One thing that happened to a right to drive. A history is a list of them, told in any order. */
export type Happening =
  | LicenceObtained
  | CategoryObtained
  | TrainingFollowed
  | Infraction
  | WithdrawalCancelled
  | StageFollowed
  | LetterReceived
  | CardSurrendered
  | RightRestricted
  | LicenceAnnulled
  | InvalidationCancelled
  | NewLicence
  | ForeignLicenceUsed
  | ForeignBan
