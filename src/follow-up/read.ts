import { type FoundApplication, isErased, unreadOf } from '../application/index.ts'
import type { FoundCard } from '../card/index.ts'
import { type Forecast, lastForecasts } from '../delays/index.ts'
import type { Db } from '../kit/db.ts'
import { isId } from '../kit/ids.ts'
import { type EventsRead, eventsIn } from '../kit/store.ts'
import { askTogether } from '../kit/together.ts'

/** A request with what its follow-up is told from, all of it as it stood in one moment. */
export interface FoundFollowUp extends FoundApplication {
  readonly card: FoundCard | null
  readonly events: EventsRead
  readonly cardEvents: EventsRead
  readonly unread: number
  readonly forecasts: readonly Forecast[] | null
}

/** The same request as `findApplication`, with its follow-up: one question, for the page that people open most. */
export async function findFollowUp(db: Db, id: string): Promise<FoundFollowUp | undefined> {
  if (!isId(id)) return undefined
  const [found] = await askTogether<FoundFollowUp>(db, {
    name: 'follow-up',
    text: `select a.id, a.state, a.version, ${eventsIn(`'application/' || a.id`)} as events,
             case when c.id is not null then json_build_object('id', c.id, 'state', c.state, 'version', c.version) end as card,
             ${eventsIn(`'card/' || c.id`)} as "cardEvents", (${unreadOf('a.id')}) as unread,
             (select json_agg(f) from (${lastForecasts('a.id')}) f) as forecasts
           from application a left join card c on c.application_id = a.id where a.id = $1 and not ${isErased('a.id')}`,
    values: [id],
  })
  return found
}
