import type { Queryable, Tx } from '../kit/db.ts'

/** The acts that decide a request, with their keys. */
export const eraseActsOfRequest = (tx: Tx, applicationId: string): Promise<unknown> =>
  tx.query('delete from delivered_act where application_id = $1', [applicationId])

/** The acts of that name. */
export async function findActsNamed(q: Queryable, name: string): Promise<string[]> {
  const { rows } = await q.query<{ id: string }>('select id from delivered_act where name = $1', [name])
  return rows.map(({ id }) => id)
}

export const eraseActs = (q: Queryable, ids: readonly string[]): Promise<unknown> =>
  q.query('delete from delivered_act where id = any($1::uuid[])', [ids])
