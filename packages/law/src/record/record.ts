import type { Reason } from '../answer.ts'
import type { Category } from '../categories/categories.ts'
import type { Day } from '../day.ts'
import type { MedicalControl } from '../measures/medical.ts'
import type { Bridge } from '../validity/validity.ts'
import type { ProofKind } from './proofs.ts'

export interface RecordedCategory {
  readonly category: Category
  /** The day it was obtained (column 10). */
  readonly since: Day
  /** The last day of the right (column 11); nothing when it has no end. */
  readonly lastDay?: Day
  readonly codes: readonly string[]
}

export interface RecordedTitle {
  readonly number: string
  readonly issuedOn: Day
  readonly lastDay: Day
  /** The day it was handed over; `null` while it is on its way. Nothing said: in hand since its issue. */
  readonly receivedOn?: Day | null
  readonly state: 'living' | 'lost' | 'stolen' | 'replaced' | 'destroyed'
}

export type BanKind =
  | 'suspension-administrative'
  | 'suspension-judicial'
  | 'retention'
  | 'annulment'
  | 'invalidation'
  | 'judicial-ban'
  | 'foreign'
  | 'unfit'

/** What takes the right away. A ban that needs aptitude goes on until the préfet decides that the driver is fit. */
export interface RecordedBan {
  readonly kind: BanKind
  readonly from: Day
  readonly lastDay?: Day
  readonly needsAptitude?: boolean
  /** The day the préfet's decision of aptitude was notified. */
  readonly aptitudeOn?: Day
  /** The day it was set aside, as if it had not been: acquittal, annulled decision. */
  readonly liftedOn?: Day
  /** The first day on which another measure has taken its place, or on which it ended before its time. */
  readonly stopsOn?: Day
  /** The reference of what was told, and the words that explain its days. */
  readonly reference?: string
  /** The medical control that it asks for. */
  readonly control?: MedicalControl
  readonly because?: readonly Reason[]
}

/** A right that is kept under a condition: vehicles with an alcohol interlock only. */
export interface RecordedRestriction {
  readonly kind: 'ead'
  readonly from: Day
  readonly lastDay: Day
  readonly by: 'prefet' | 'court'
  readonly liftedOn?: Day
  readonly reference?: string
}

export interface RecordedCepc {
  readonly category: Category
  readonly firstDay: Day
  readonly lastDay: Day
  readonly codes: readonly string[]
}

/** A proof in hand, other than the card and the CEPC. */
export interface RecordedReceipt {
  readonly kind: Exclude<ProofKind, 'cepc' | 'opinion-before-expiry'>
  readonly from: Day
  /** Earlier than the law's own last day, when the paper says so. */
  readonly lastDay?: Day
  /** What a foreign licence, an ADS or a military licence gives, which the French record does not hold. */
  readonly categories?: readonly Category[]
}

/** What is known of a driver, as far as the right to drive goes. */
export interface DriverRecord {
  readonly birth: Day
  readonly categories: readonly RecordedCategory[]
  readonly titles: readonly RecordedTitle[]
  readonly bans: readonly RecordedBan[]
  readonly cepcs: readonly RecordedCepc[]
  readonly receipts: readonly RecordedReceipt[]
  readonly restrictions?: readonly RecordedRestriction[]
  readonly diedOn?: Day
  /** Medical opinions given for categories near their end, category by category. */
  readonly expiringWithOpinion?: readonly (Omit<Bridge, 'lastDay'> & { readonly category: Category })[]
}
