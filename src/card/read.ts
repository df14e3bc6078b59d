import type { Queryable } from '../kit/db.ts'
import type { Card, OrderState, Status } from './card.ts'

/** A card as it stands. */
export interface FoundCard {
  readonly id: string
  readonly state: Card
  readonly version: number
}

const columns = 'select id, state, version from card'

/** That card; undefined when there is none. */
export async function findCard(q: Queryable, id: string): Promise<FoundCard | undefined> {
  return (await q.query<FoundCard>(`${columns} where id = $1`, [id])).rows[0]
}

/** The card that a request led to. */
export async function findCardOfApplication(q: Queryable, applicationId: string): Promise<FoundCard | undefined> {
  return (await q.query<FoundCard>(`${columns} where application_id = $1`, [applicationId])).rows[0]
}

/** The cards that answer to all of these, by number. */
export async function findCards(
  q: Queryable,
  asked: {
    readonly office?: string
    readonly statuses?: readonly Status[]
    readonly orderState?: OrderState
    readonly driverIds?: readonly string[]
    readonly number?: string
    readonly most?: number
  },
): Promise<FoundCard[]> {
  const { rows } = await q.query<FoundCard>(
    `${columns} where ($1::text is null or office = $1) and ($2::text[] is null or status = any($2)) and ($3::text is null or order_state = $3)
       and ($4::text[] is null or driver_id = any($4)) and ($5::text is null or number = $5)
     order by number limit $6`,
    [
      asked.office ?? null,
      asked.statuses ?? null,
      asked.orderState ?? null,
      asked.driverIds ?? null,
      asked.number ?? null,
      asked.most ?? 200,
    ],
  )
  return rows
}

/** The card that this person holds, other than that one. */
export async function findCardInHand(q: Queryable, driverId: string, other: string): Promise<FoundCard | undefined> {
  const { rows } = await q.query<FoundCard>(`${columns} where driver_id = $1 and status = 'handed-over' and id <> $2`, [driverId, other])
  return rows[0]
}
