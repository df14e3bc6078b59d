import type { Day } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import type { Tx } from '../kit/db.ts'
import type { Teller } from './told.ts'

/** Who tells, in what quality, and the idempotency key of the telling. */
export interface Telling {
  /** An agent's id, or the name of a partner. */
  readonly by: string
  readonly as: Actor
  readonly teller: Teller
  /** Whose references these are: the office, the court, the centre. Facts of one source correct one another. */
  readonly source: string
  readonly key: string
  /** The day on which the facts were known, when it is not today: a file taken over. */
  readonly knownOn?: Day
  readonly tx?: Tx
}
