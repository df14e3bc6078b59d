import type { Category } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import { isId } from '../kit/ids.ts'
import type { Application } from './application.ts'
import { isErased } from './erase.ts'
import type { Asked, Facts } from './facts.ts'

/** A request as it stands. */
export interface FoundApplication {
  readonly id: string
  readonly state: Application
  readonly version: number
}

/** That request; undefined when there is none, or it was erased. */
export async function findApplication(q: Queryable, id: string): Promise<FoundApplication | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<FoundApplication>(`select id, state, version from application where id = $1 and not ${isErased('id')}`, [
    id,
  ])
  return rows[0]
}

/** The request of that driver for that category which is neither decided nor ended: there is one at most. */
export async function findLivingApplication(q: Queryable, driverId: string, category: Category): Promise<FoundApplication | undefined> {
  const { rows } = await q.query<FoundApplication>(
    `select id, state, version from application where driver_id = $1 and category = $2 and status in ('with-agent', 'with-applicant')`,
    [driverId, category],
  )
  return rows[0]
}

/** Every request that this account sent and that is not erased, the last first. */
export async function findApplicationsOf(q: Queryable, accountId: string): Promise<FoundApplication[]> {
  const { rows } = await q.query<FoundApplication>(
    `select id, state, version from application where account_id = $1 and not ${isErased('id')} order by submitted_at desc`,
    [accountId],
  )
  return rows
}

/** The question how many messages of the office the person has not opened yet; `id` names the request in the question around it. */
export const unreadOf = (id: string): string =>
  `select count(*) as count from message where application_id = ${id} and agent_id is not null and read_at is null`

/** How many messages of the office the person has not opened yet. */
export async function countUnreadMessages(q: Queryable, applicationId: string): Promise<number> {
  const { rows } = await q.query<{ count: number }>(unreadOf('$1'), [applicationId])
  return rows[0]?.count ?? 0
}

/** What the person answered, with each question as it was worded; undefined once erased. */
export async function readAnswers(
  q: Queryable,
  answersId: string,
): Promise<{ questions: Asked[]; facts: Facts; receivedAt: Instant } | undefined> {
  if (!isId(answersId)) return undefined
  const { rows } = await q.query<{ questions: Asked[]; facts: Facts; receivedAt: Instant }>(
    'select questions, facts, received_at as "receivedAt" from answers where id = $1',
    [answersId],
  )
  return rows[0]
}

/** What an agent wrote in their own words; undefined once erased. */
export async function readWords(q: Queryable, id: string): Promise<string | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<{ words: string }>('select words from written_words where id = $1', [id])
  return rows[0]?.words
}

/** Keeps an agent's own words about a file, apart from the journal. Writing the same id twice changes nothing. */
export async function writeWords(q: Queryable, id: string, applicationId: string, words: string, at: Instant): Promise<void> {
  await q.query('insert into written_words (id, application_id, words, written_at) values ($1, $2, $3, $4) on conflict (id) do nothing', [
    id,
    applicationId,
    words,
    at,
  ])
}
