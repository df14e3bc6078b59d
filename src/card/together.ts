import { breaks, type Db, type Tx, transaction } from '../kit/db.ts'

const attempts = 8
const promises = ['one_event_a_version', 'one_outcome_a_command', 'one_card_in_hand_a_driver', 'one_card_a_request']

/** Does several things of cards in one transaction; the whole again when somebody else was faster on one of them. */
export async function together<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(db, work)
    } catch (fault) {
      if (attempt === attempts || !promises.some(promise => breaks(fault, promise))) throw fault
    }
  }
}
