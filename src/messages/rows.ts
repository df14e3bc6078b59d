import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'

/** One message about a request, with who wrote it. */
export interface Message {
  readonly id: string
  readonly from: 'person' | 'office'
  readonly words: string
  readonly writtenAt: Instant
  readonly readAt: Instant | null
}

/** Every message about this request, oldest first. */
export async function findMessages(q: Queryable, applicationId: string): Promise<Message[]> {
  const { rows } = await q.query<Message>(
    `select id, case when agent_id is null then 'person' else 'office' end as "from", words, written_at as "writtenAt", read_at as "readAt"
     from message where application_id = $1 order by written_at, id`,
    [applicationId],
  )
  return rows
}

/** Keeps the words of a message; the same id again changes nothing. */
export async function keepMessage(
  q: Queryable,
  message: { id: string; applicationId: string; agentId?: string; words: string; at: Instant },
): Promise<void> {
  await q.query(
    'insert into message (id, application_id, agent_id, words, written_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
    [message.id, message.applicationId, message.agentId ?? null, message.words, message.at],
  )
}

/** Notes that the person, or the office, has opened what the other wrote. */
export async function noteRead(q: Queryable, applicationId: string, by: 'person' | 'office', at: Instant): Promise<void> {
  await q.query('update message set read_at = $3 where application_id = $1 and read_at is null and (agent_id is null) = $2', [
    applicationId,
    by === 'office',
    at,
  ])
}
