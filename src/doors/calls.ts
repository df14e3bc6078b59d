import { createHmac } from 'node:crypto'
import { realNow } from '../kit/clock.ts'
import { sessionSecrets } from '../kit/config.ts'
import type { Queryable } from '../kit/db.ts'

/** An answer that is given again to the same key. */
export interface Answer {
  readonly status: 200 | 201 | 202
  readonly body: object
}

/** What a key has served for: the same call, answered before; another call; or nothing yet. */
export type Known = { readonly again: Answer } | { readonly reused: true } | undefined

export const keyOf = (header: string | undefined): string | undefined =>
  header !== undefined && /^[A-Za-z0-9._-]{8,100}$/.test(header) ? header : undefined

/** Keyed: a body holds a name, a birth date and a few days, and who could try them all would read it from a bare hash. */
const hashOf = (secret: string, what: string, body: string): Buffer =>
  createHmac('sha256', secret).update(`call of a partner\n${what}\n${body}`).digest()

type Secret = Parameters<typeof sessionSecrets>[0]

/** One call of a partner: the key that it bears, what is asked, and the body as it was sent. */
export interface Call {
  readonly clientId: string
  readonly key: string
  readonly what: string
  readonly body: string
}

/** Has this key served? Two calls at once: the second waits for the first one's transaction. */
export async function takeKey(tx: Queryable, secret: Secret, { clientId, key, what, body }: Call): Promise<Known> {
  const now = realNow()
  const hashes = sessionSecrets(secret, now).map(one => hashOf(one, what, body))
  const { rowCount } = await tx.query(
    `insert into door_call (client_id, key, body, status, answer, at) values ($1, $2, $3, 0, '{}', $4)
     on conflict on constraint one_answer_a_key do nothing`,
    [clientId, key, hashes[0], now],
  )
  if (rowCount) return undefined
  const { rows } = await tx.query<{ body: Buffer; status: Answer['status']; answer: object }>(
    'select body, status, answer from door_call where client_id = $1 and key = $2',
    [clientId, key],
  )
  const [before] = rows
  return hashes.some(hash => before?.body.equals(hash)) && before
    ? { again: { status: before.status, body: before.answer } }
    : { reused: true }
}

/** Keeps the answer of this key. A refusal is not kept: nothing was written, and tomorrow it may be another. */
export const keepAnswer = async (tx: Queryable, { clientId, key }: Call, { status, body }: Answer): Promise<void> =>
  void (await tx.query('update door_call set status = $3, answer = $4 where client_id = $1 and key = $2', [
    clientId,
    key,
    status,
    JSON.stringify(body),
  ]))
