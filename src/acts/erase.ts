import type { Queryable, Tx } from '../kit/db.ts'

/** The acts that decide a request, with their keys. */
export const eraseActsOfRequest = (tx: Tx, applicationId: string): Promise<unknown> =>
  tx.query('delete from delivered_act where application_id = $1', [applicationId])

/** The acts of that name whose id is not among those to keep. Answers how many. */
export async function eraseActsBut(q: Queryable, name: string, kept: readonly string[]): Promise<number> {
  const { rowCount } = await q.query('delete from delivered_act where name = $1 and id <> all($2::uuid[])', [name, kept])
  return rowCount ?? 0
}
