import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'

/** Where a card travels to: the lines of the envelope, and the INSEE code of the commune. */
export interface CardAddress {
  readonly lines: readonly string[]
  readonly commune: string
}

/** Keeps an address under that id, given at that time by its person. Keeping the same id twice changes nothing. */
export async function keepAddress(q: Queryable, id: string, driverId: string, address: CardAddress, at: Instant): Promise<void> {
  await q.query(
    'insert into card_address (id, driver_id, lines, commune, given_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
    [id, driverId, address.lines.filter(line => line.trim() !== ''), address.commune, at],
  )
}

/** Where this driver last told us to write to. */
export async function findLastAddress(q: Queryable, driverId: string): Promise<(CardAddress & { readonly id: string }) | undefined> {
  const { rows } = await q.query<CardAddress & { id: string }>(
    'select id, lines, commune from card_address where driver_id = $1 order by given_at desc, id desc limit 1',
    [driverId],
  )
  return rows[0]
}

/** An address; undefined once erased. */
export async function readCardAddress(q: Queryable, id: string): Promise<CardAddress | undefined> {
  const { rows } = await q.query<CardAddress>('select lines, commune from card_address where id = $1', [id])
  return rows[0]
}
