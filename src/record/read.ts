import type { Queryable } from '../kit/db.ts'

/** Does this driver consent, in their account, to electronic letters now? The last word counts, and only for letters to come. */
export async function hasConsented(q: Queryable, driverId: string): Promise<boolean> {
  const { rows } = await q.query<{ given: boolean }>(
    `select c.given from electronic_consent c join account a on a.id = c.account_id where a.driver_id = $1 order by c.at desc, c.id desc limit 1`,
    [driverId],
  )
  return rows[0]?.given ?? false
}
