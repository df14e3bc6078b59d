import { addDays, addYears, applicationYears, type Day, eraseOn } from '@papier-rose/law'
import type { Queryable, Tx } from '../kit/db.ts'

const atOnce = 500

/**
 * The next requests after `after`, by id, whose day of erasure has come. The text has it run from the recording and knows no exception; one that is
 * still examined, or whose card travels, is erased once that is over: erasing it before would end it.
 */
export async function findRequestsToErase(q: Queryable, today: Day, after: string): Promise<{ ids: string[]; last?: string }> {
  // A day too many, because years end on the last day of a month: the law has the last word on each.
  const { rows } = await q.query<{ id: string; on: Day }>(
    `select a.id, a.submitted_on as on from application a
     where a.id > $1 and a.submitted_on <= $2 and a.status not in ('with-agent', 'with-applicant') and not ${isErased('a.id')}
       and not exists (select from card c where c.application_id = a.id
         and c.status in ('with-printer', 'with-post', 'at-post-office', 'with-us', 'at-desk'))
     order by a.id limit ${atOnce}`,
    [after, addDays(addYears(today, -applicationYears.on(today)), 1)],
  )
  const due = rows.filter(({ on }) => eraseOn({ kind: 'application', recordedOn: on }).value <= today)
  const last = rows.at(-1)?.id
  return { ids: due.map(({ id }) => id), ...(last === undefined ? {} : { last }) }
}

/** In SQL: was the request of that id erased? */
export const isErased = (id: string): string => `exists (select from request_erased where application_id = ${id})`

/** Every answer that this person gave for the request, first sent, joined or changed, and what agents wrote of it. The database notes it. */
export async function eraseAnswers(tx: Tx, id: string, today: Day): Promise<void> {
  await tx.query(`select set_config('papier.erased_request', $1, true), set_config('papier.erased_on', $2, true)`, [id, today])
  await tx.query('delete from written_words where application_id = $1', [id])
  await tx.query(
    `delete from answers where id in (
       select coalesce(facts ->> 'answersId', facts -> 'subject' ->> 'answersId')::uuid from journal where stream = $1)`,
    [`application/${id}`],
  )
}
