import { createHash } from 'node:crypto'
import { realNow } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'

/** An answer that is given again to the same key. */
export interface Answer {
  readonly status: 200 | 201
  readonly body: object
}

/** What a key has served for: the same call, answered before; another call; or nothing yet. */
export type Known = { readonly again: Answer } | { readonly reused: true } | undefined

export const keyOf = (header: string | undefined): string | undefined =>
  header !== undefined && /^[A-Za-z0-9._-]{8,100}$/.test(header) ? header : undefined

const hashOf = (what: string, body: string): Buffer => createHash('sha256').update(`${what}\n${body}`).digest()

/** Has this key served? Two calls at once: the second waits for the first one's transaction. */
export async function takeKey(tx: Queryable, clientId: string, key: string, what: string, body: string): Promise<Known> {
  const hash = hashOf(what, body)
  const { rowCount } = await tx.query(
    `insert into door_call (client_id, key, body, status, answer, at) values ($1, $2, $3, 0, '{}', $4)
     on conflict on constraint one_answer_a_key do nothing`,
    [clientId, key, hash, realNow()],
  )
  if (rowCount) return undefined
  const { rows } = await tx.query<{ body: Buffer; status: 200 | 201; answer: object }>(
    'select body, status, answer from door_call where client_id = $1 and key = $2',
    [clientId, key],
  )
  const [before] = rows
  return before?.body.equals(hash) ? { again: { status: before.status, body: before.answer } } : { reused: true }
}

/** Keeps the answer of this key. A refusal is not kept: nothing was written, and tomorrow it may be another. */
export const keepAnswer = async (tx: Queryable, clientId: string, key: string, { status, body }: Answer): Promise<void> =>
  void (await tx.query('update door_call set status = $3, answer = $4 where client_id = $1 and key = $2', [
    clientId,
    key,
    status,
    JSON.stringify(body),
  ]))
