import type { Owner } from '../evidence/index.ts'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Ids } from '../kit/ids.ts'
import { isId } from '../kit/ids.ts'
import type { Kind } from './application.ts'
import type { Answers } from './facts.ts'

/** Answers not yet sent. They belong to the account: the person goes on with them on another device. */
export interface Draft {
  /** Once sent, it is the request's own id. */
  readonly id: string
  readonly accountId: string
  readonly kind: Kind
  readonly resultId: string
  readonly answers: Answers
  readonly updatedAt: Instant
}

const columns = `id, account_id as "accountId", kind, result_id as "resultId", answers, updated_at as "updatedAt"`

/** Files belong to the request from the first page on: nothing moves when it is sent. */
export const ownerOf = (applicationId: string): Owner => ({ kind: 'application', id: applicationId })

/** The draft of that account for that result: the one begun before, or a new one. */
export async function beginDraft(
  q: Queryable,
  ids: Ids,
  draft: Pick<Draft, 'accountId' | 'kind' | 'resultId'>,
  at: Instant,
): Promise<Draft> {
  const { rows } = await q.query<Draft>(
    `insert into draft (id, account_id, kind, result_id, updated_at) values ($1, $2, $3, $4, $5)
     on conflict on constraint one_draft_a_result do update set kind = excluded.kind returning ${columns}`,
    [ids(), draft.accountId, draft.kind, draft.resultId, at],
  )
  const [row] = rows
  if (!row) throw new Error('no draft came back')
  return row
}

/** That draft, if it is this person's. */
export async function findDraft(q: Queryable, id: string, accountId: string, lock = false): Promise<Draft | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<Draft>(`select ${columns} from draft where id = $1 and account_id = $2 ${lock ? 'for update' : ''}`, [
    id,
    accountId,
  ])
  return rows[0]
}

/** What this person has begun and not sent, the last touched first. */
export async function findDrafts(q: Queryable, accountId: string): Promise<Draft[]> {
  const { rows } = await q.query<Draft>(`select ${columns} from draft where account_id = $1 order by updated_at desc, id`, [accountId])
  return rows
}

/** Keeps the answers of a page beside those of the other pages. */
export async function keepInDraft(q: Queryable, id: string, answers: Partial<Answers>, at: Instant): Promise<void> {
  await q.query('update draft set answers = answers || $2::jsonb, updated_at = $3 where id = $1', [id, JSON.stringify(answers), at])
}

export async function forgetDraft(q: Queryable, id: string): Promise<void> {
  await q.query('delete from draft where id = $1', [id])
}
