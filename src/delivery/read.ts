import type { Day } from '@papier-rose/law'
import type { Card, CardStatus } from '../card/index.ts'
import type { Queryable } from '../kit/db.ts'

/** A card on a list of agents, with whose it is. */
export interface Listed {
  readonly id: string
  readonly number: string
  readonly status: CardStatus
  readonly state: Card
  readonly driverId: string
  readonly neph: string
  readonly name: string
  readonly birthDay: Day
}

const columns = `select c.id, c.number, c.status, c.state, c.driver_id as "driverId", d.neph, d.birth_day as "birthDay",
  concat_ws(' ', coalesce(d.usage_name || ' (' || d.birth_name || ')', d.birth_name), array_to_string(d.first_names, ' ')) as name
  from card c join driver d on d.id::text = c.driver_id`

/** Lines that a list shows. */
export const most = 50

/** Cards that this préfecture keeps or awaits: the one of that number or that NEPH, or those whose names contain every word. */
export async function findAtDesk(
  q: Queryable,
  office: string,
  asked: { number?: string; neph?: string; words?: string },
): Promise<Listed[]> {
  const { rows } = await q.query<Listed>(
    `${columns} where c.office = $1 and c.status in ('with-us', 'at-desk') and ($2::text is null or c.number = $2) and ($3::text is null or d.neph = $3)
       and not exists (
         select from string_to_table(folded($4), ' ') word
         where position(word in coalesce(d.folded_usage_name, '') || ' ' || d.folded_birth_name) = 0
       )
     order by d.birth_name, c.number limit 5000`,
    [office, asked.number ?? null, asked.neph ?? null, asked.words ?? ''],
  )
  return rows.filter(({ status, state }) => status === 'at-desk' || state.afterReturn === 'keep-at-prefecture').slice(0, most)
}

/** How many cards wait at this desk, and how many are on their way to it. */
export async function countAtDesk(q: Queryable, office: string): Promise<{ here: number; awaited: number }> {
  const { rows } = await q.query<{ here: number; awaited: number }>(
    `select count(*) filter (where status = 'at-desk') as here,
       count(*) filter (where status = 'with-us' and state ->> 'afterReturn' = 'keep-at-prefecture') as awaited from card where office = $1`,
    [office],
  )
  return rows[0] ?? { here: 0, awaited: 0 }
}

/** Cards of this préfecture that an agent may have to make again: refused orders first, then letters still with La Poste, the oldest first. */
export async function findToRemake(q: Queryable, office: string): Promise<{ refused: Listed[]; posted: Listed[] }> {
  const refused = await q.query<Listed>(
    `${columns} where c.office = $1 and c.order_state = 'refused' order by c.state ->> 'heldSince' limit $2`,
    [office, most],
  )
  const posted = await q.query<Listed>(
    `${columns} where c.office = $1 and c.status in ('with-post', 'at-post-office') order by c.state ->> 'heldSince' limit $2`,
    [office, most],
  )
  return { refused: refused.rows, posted: posted.rows }
}
