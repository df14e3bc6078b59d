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

/** The promise that is broken when the same key is answered elsewhere at this moment. */
export const oneAnswerAKey = 'one_answer_a_key'

/** What has the key of each of these calls served for? */
export async function findAnswers(q: Queryable, secret: Secret, calls: readonly Call[]): Promise<Known[]> {
  const secrets = sessionSecrets(secret, realNow())
  const { rows } = await q.query<{ place: number; body: Buffer; status: Answer['status']; answer: object }>(
    `select place, body, status, answer from unnest($1::text[], $2::text[]) with ordinality as c (client_id, key, place)
     cross join lateral (select body, status, answer from door_call d where d.client_id = c.client_id and d.key = c.key limit 1) d`,
    [calls.map(({ clientId }) => clientId), calls.map(({ key }) => key)],
  )
  const known: Known[] = calls.map(() => undefined)
  for (const { place, body, status, answer } of rows) {
    const { what = '', body: sent = '' } = calls[place - 1] ?? {}
    const same = secrets.some(one => hashOf(one, what, sent).equals(body))
    known[place - 1] = same ? { again: { status, body: answer } } : { reused: true }
  }
  return known
}

/** Keeps the answers of these keys. A refusal is not kept: nothing was written, and tomorrow it may be another. */
export async function keepAnswers(
  tx: Queryable,
  secret: Secret,
  answered: readonly { readonly call: Call; readonly answer: Answer }[],
): Promise<void> {
  if (answered.length === 0) return
  const now = realNow()
  const [current] = sessionSecrets(secret, now)
  await tx.query(
    `insert into door_call (client_id, key, body, status, answer, at)
     select *, $6 from unnest($1::text[], $2::text[], $3::bytea[], $4::int[], $5::jsonb[]) as c (client_id, key, body, status, answer)`,
    [
      answered.map(({ call }) => call.clientId),
      answered.map(({ call }) => call.key),
      answered.map(({ call: { what, body } }) => hashOf(current, what, body)),
      answered.map(({ answer }) => answer.status),
      answered.map(({ answer }) => JSON.stringify(answer.body)),
      now,
    ],
  )
}
