import type { Day } from '@papier-rose/law'
import { type Db, transaction } from '../kit/db.ts'

/** How many were erased at once: the row, its key, and what was written about it. */
const atOnce = 500

/**
 * Erases every fact whose day has come, as the purge role and nobody else: the row, its key, its letters and its warnings. What stays says that
 * something was erased, when, and on which ground. Answers how many. The age of the last backup bounds how long a copy may still open: see
 * docs/decisions.
 */
export async function eraseDue(purge: Db, today: Day): Promise<number> {
  let erased = 0
  for (;;) {
    const now = await transaction(purge, async tx => {
      const { rows } = await tx.query<{ id: string; driver_id: string }>(
        'select id, driver_id from record_fact where erase_on <= $1 order by erase_on, id limit $2',
        [today, atOnce],
      )
      if (rows.length === 0) return 0
      const ids = rows.map(({ id }) => id)
      // Each deletion is noted by the database, with the day that it is told.
      await tx.query(`select set_config('papier.erased_on', $1, true)`, [today])
      await tx.query('delete from points_letter where about = any($1)', [ids])
      await tx.query('delete from record_warning where about = any($1)', [ids])
      await tx.query('delete from retention_to_decide where about = any($1)', [ids])
      await tx.query('delete from awaited_aptitude where about = any($1)', [ids])
      await tx.query('delete from record_fact where id = any($1)', [ids])
      // Letters on points given back say nothing once nothing is left that they came from.
      await tx.query(
        `delete from points_letter l where driver_id = any($1) and about is null
         and not exists (select 1 from record_fact f where f.driver_id = l.driver_id and f.kind in ('infraction', 'establishment', 'stage'))`,
        [[...new Set(rows.map(row => row.driver_id))]],
      )
      return ids.length
    })
    if (now === 0) return erased
    erased += now
  }
}
