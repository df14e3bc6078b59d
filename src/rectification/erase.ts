import { eraseActs, findActsNamed } from '../acts/index.ts'
import { type Eraser, eraseAll } from '../evidence/index.ts'
import type { Db } from '../kit/db.ts'
import { actIdOf, ownerOf, refusalName } from './rows.ts'

/**
 * Erases what is left of reports that are gone: a report is erased with its fact, and what proves it and what was decided of it the same day. As the
 * purge role, and nobody else. Answers how many files.
 */
export async function eraseReportsLeft({ db, vault }: { db: Db; vault: Eraser }): Promise<number> {
  // The acts before the reports: one that is delivered meanwhile comes with its report, and is not looked at.
  const delivered = await findActsNamed(db, refusalName)
  const { rows: refused } = await db.query<{ id: string }>(`select id from rectification where state = 'refused'`)
  const kept = new Set(refused.map(({ id }) => actIdOf(id)))
  await eraseActs(
    db,
    delivered.filter(id => !kept.has(id)),
  )
  const { rows } = await db.query<{ id: string }>(
    `select distinct owner_id as id from evidence e where owner_kind = 'rectification'
     and not exists (select 1 from rectification r where r.id::text = e.owner_id) order by id`,
  )
  let erased = 0
  for (const { id } of rows) erased += await eraseAll({ db, vault }, ownerOf(id))
  return erased
}
