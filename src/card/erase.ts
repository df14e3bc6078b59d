import type { Queryable } from '../kit/db.ts'

/**
 * What is left of requests that were erased: the photo, the signature and the engraving of a card that is in nobody’s hands any more, and addresses
 * where something newer is known. A card in hand keeps its images: they are those of the title, not of the request.
 */
export async function eraseCardLeftovers(q: Queryable): Promise<void> {
  const gone = `(select id from card where status in ('replaced', 'destroyed') and application_id in (select application_id from request_erased))`
  await q.query(`delete from card_images where card_id in ${gone}`)
  await q.query(`delete from card_engraving where card_id in ${gone}`)
  await q.query(
    `delete from card_address old where exists (select from card_address newer
       where newer.driver_id = old.driver_id and (newer.given_at, newer.id) > (old.given_at, old.id))
     and old.driver_id in (select driver_id from card where application_id in (select application_id from request_erased))
     and not exists (select from card c where c.driver_id = old.driver_id and c.application_id not in (select application_id from request_erased))`,
  )
}
