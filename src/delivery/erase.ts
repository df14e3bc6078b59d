import type { Tx } from '../kit/db.ts'

/** What the carrier was asked about the card of a request. */
export const eraseTracking = (tx: Tx, applicationId: string): Promise<unknown> =>
  tx.query('delete from letter_asked where tracking in (select tracking from card where application_id = $1)', [applicationId])
