import type { Day } from '@papier-rose/law'
import { type ApplicationEvent, applications, isErased } from '../application/index.ts'
import { type CardEvent, cards } from '../card/index.ts'
import type { Queryable } from '../kit/db.ts'
import { readStreams } from '../kit/journal.ts'
import { daysOf, type FileDays } from './days.ts'

/** Files counted with one statement. */
const together = 1000

/** Counts again the days of every file that is not over, as they stood at the end of that day. What is over is never counted twice. */
export async function countFiles(q: Queryable, until: Day): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await q.query<{ id: string; cardId: string | null }>(
      `select a.id, c.id as "cardId" from application a left join file_delay d on d.application_id = a.id left join card c on c.application_id = a.id
       where a.id > $1 and d.over is not true and a.submitted_on <= $2 and not ${isErased('a.id')} order by a.id limit ${together}`,
      [after, until],
    )
    const last = rows.at(-1)
    if (!last) return
    const requests = await readStreams<ApplicationEvent>(
      q,
      applications,
      rows.map(({ id }) => id),
    )
    const letters = await readStreams<CardEvent>(
      q,
      cards,
      rows.flatMap(({ cardId }) => cardId ?? []),
    )
    const counted = rows.flatMap(({ id, cardId }) => {
      const days = daysOf(requests.get(id) ?? [], letters.get(cardId ?? '') ?? [], until)
      return days ? [rowOf(id, days)] : []
    })
    await q.query(keep, [JSON.stringify(counted)])
    after = last.id
  }
}

const rowOf = (id: string, days: FileDays) => ({
  application_id: id,
  kind: days.kind,
  category: days.category,
  office: days.office,
  month: days.sentOn.slice(0, 7),
  sent_on: days.sentOn,
  outcome: days.outcome,
  decided_on: days.decidedOn,
  in_hand_on: days.inHandOn,
  over: days.over,
  place: days.place,
  to_decision: days.toDecision,
  from_approval: days.fromApproval,
  persons_days: days.personsDays,
  waited: days.waited,
  corrected: days.corrected,
  returned: days.returned,
})

const keep = `
  insert into file_delay as now (application_id, kind, category, office, month, sent_on, outcome, decided_on, in_hand_on, over, place,
    to_decision, from_approval, persons_days, waited, corrected, returned)
  select application_id, kind, category, office, month, sent_on, outcome, decided_on, in_hand_on, over, place, to_decision, from_approval,
    persons_days, waited, corrected, returned
  from json_populate_recordset(null::file_delay, $1)
  on conflict (application_id) do update set outcome = excluded.outcome, decided_on = excluded.decided_on, in_hand_on = excluded.in_hand_on,
    over = excluded.over, place = excluded.place, to_decision = excluded.to_decision, from_approval = excluded.from_approval, persons_days = excluded.persons_days,
    waited = excluded.waited, corrected = excluded.corrected, returned = excluded.returned`
