import type { Queryable } from '../kit/db.ts'

/** Does this driver consent, in their account, to electronic letters now? The last word counts, and only for letters to come. */
export async function hasConsented(q: Queryable, driverId: string): Promise<boolean> {
  const { rows } = await q.query<{ given: boolean }>(
    `select c.given from electronic_consent c join account a on a.id = c.account_id where a.driver_id = $1 order by c.at desc, c.id desc limit 1`,
    [driverId],
  )
  return rows[0]?.given ?? false
}

/** Does a partner want news of what becomes of its facts? */
export async function hooksAreOpen(q: Queryable): Promise<boolean> {
  const { rows } = await q.query<{ open: boolean }>('select exists (select 1 from hook where closed_at is null) as open')
  return rows[0]?.open ?? false
}
