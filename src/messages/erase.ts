import type { Tx } from '../kit/db.ts'

/** What was written about a request goes with it. */
export const eraseMessages = (tx: Tx, applicationId: string): Promise<unknown> =>
  tx.query('delete from message where application_id = $1', [applicationId])
