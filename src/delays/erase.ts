import type { Tx } from '../kit/db.ts'

/** The days of a request and what was announced of it go with it; curves and published numbers name nobody and stay. */
export async function eraseDelays(tx: Tx, applicationId: string): Promise<void> {
  await tx.query('delete from forecast where application_id = $1', [applicationId])
  await tx.query('delete from file_delay where application_id = $1', [applicationId])
}
