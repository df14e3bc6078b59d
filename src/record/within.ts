import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { allOrNothing, type Refusal } from '../kit/store.ts'

/** Thrown within a transaction, so that nothing of it stays. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** Undoes what the transaction has written, and answers the refusal. */
export const orRefusal = <T>(work: Promise<T>, none: T): Promise<T & { refused?: Refusal }> =>
  work.catch(fault => {
    if (fault instanceof Refused) return { ...none, refused: fault.refusal }
    throw fault
  }) as Promise<T & { refused?: Refusal }>

/** What somebody else may have written first: the same transaction is tried again. */
export const promisesOfTelling = ['record_fact_pkey', 'one_fact_a_revision']

/** Within the transaction of the caller, or one of its own. */
export const within = <T>({ db }: Pick<Deps, 'db'>, tx: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> =>
  tx ? work(tx) : allOrNothing(db, work, promisesOfTelling)
