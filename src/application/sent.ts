import type { Day } from '@papier-rose/law'
import { dayOf } from '../kit/clock.ts'
import type { Application, Subject } from './application.ts'

/** A request that was sent: its subject is known. */
export interface Sent {
  readonly id: string
  readonly version: number
  readonly state: Application & { readonly subject: Subject }
}

/** The day, in our own zone, on which the file came to who holds it. */
export const heldSince = (state: Application): Day | undefined => state.heldSince && dayOf(state.heldSince)
