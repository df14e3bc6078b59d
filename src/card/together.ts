import type { Db, Tx } from '../kit/db.ts'
import { allOrNothing } from '../kit/store.ts'

const promises = ['one_card_in_hand_a_driver', 'one_card_a_request']

/** Does several things of cards in one transaction; the whole again when somebody else was faster on one of them. */
export const together = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => allOrNothing(db, work, promises)
