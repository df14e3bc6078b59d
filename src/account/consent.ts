import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import { idFrom } from '../kit/ids.ts'

/** One time a person consented to electronic letters, or took the consent back. */
export interface Consent {
  readonly given: boolean
  readonly at: Instant
}

/** Every change of mind, the last first. */
export async function consents(q: Queryable, accountId: string): Promise<Consent[]> {
  const { rows } = await q.query<Consent>(
    'select given, at from electronic_consent where account_id::text = $1 order by at desc, place desc',
    [accountId],
  )
  return rows
}

/** Does this person consent to electronic letters now? */
export const findConsent = async (q: Queryable, accountId: string): Promise<boolean> => (await consents(q, accountId))[0]?.given ?? false

/** Notes a consent, or its end; the same form again changes nothing, and neither does saying again what stands. */
export async function noteConsent(q: Queryable, accountId: string, said: { given: boolean; form: string; at: Instant }): Promise<void> {
  if ((await findConsent(q, accountId)) === said.given) return
  await q.query('insert into electronic_consent (id, account_id, given, at) values ($1, $2, $3, $4) on conflict (id) do nothing', [
    idFrom('consent', accountId, said.form),
    accountId,
    said.given,
    said.at,
  ])
}
