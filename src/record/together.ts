import { breaks, type Db, type Tx, transaction } from '../kit/db.ts'

const attempts = 8

/** Rows and events in one transaction; the whole again when somebody else wrote on the same stream meanwhile. */
export async function allOrNothing<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(db, work)
    } catch (fault) {
      const overtaken = breaks(fault, 'one_event_a_version') || breaks(fault, 'one_outcome_a_command')
      if (!overtaken || attempt === attempts) throw fault
    }
  }
}
