import { createHash } from 'node:crypto'
import { type Category, type Day, rightShown } from '@papier-rose/law'
import { type Instant, later, realNow } from '../kit/clock.ts'
import { sessionSecrets } from '../kit/config.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom, isId } from '../kit/ids.ts'
import { addJob, allOrNothing } from '../kit/store.ts'
import { readRecord } from '../record/index.ts'
import { hashOf } from './code.ts'
import type { CodeReading, Purpose } from './codes.ts'

/** Real milliseconds during which the answer stays open in the browser that asked. */
const open = 3_600_000

/** What a checker types: the code, whose it is as printed on a document, who asks and why. */
export interface Check {
  readonly code: string
  readonly name: string
  readonly birth: Day
  readonly who: string
  readonly purpose: Purpose
}

/** From which browser, by which form: the same form again is the same reading. */
export interface Asked {
  readonly visitor: string
  readonly form: string
}

type Needs = Pick<Deps, 'db' | 'clock' | 'law' | 'config'>

const visitorHash = (visitor: string): Buffer => createHash('sha256').update(visitor).digest()

/**
 * Uses a code: answers the id of the reading, or nothing. A code that never was, one that is stopped, used up or over, and a name or a birth date
 * that is not the holder’s are all the same nothing, found out by the same single statement.
 */
export function checkCode(deps: Needs, asked: Check, { visitor, form }: Asked): Promise<string | undefined> {
  const { clock, config, law } = deps
  const id = idFrom('right-reading', visitor, form, asked.code)
  return allOrNothing(deps.db, async tx => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [id])
    const { rows } = await tx.query<{ id: string | null; driver_id: string | null; categories: Category[] | null; before: boolean }>(
      `with before as (select 1 from right_reading where id = $1), used as (
         update right_code c set used = c.used + 1 from driver d
         where not exists (select from before) and c.hash = any($2::bytea[]) and d.id = c.driver_id
           and c.used < c.readings and c.stopped_at is null and c.last_day >= $3
           and d.birth_day = $4 and folded($5) in (folded(d.birth_name), folded(d.usage_name))
         returning c.id, c.driver_id, c.categories
       )
       select u.id, u.driver_id, u.categories, exists (select from before) as before from (values (1)) one left join used u on true`,
      [id, sessionSecrets(config, realNow()).map(secret => hashOf(secret, asked.code)), clock.today(), asked.birth, asked.name],
    )
    const [found] = rows
    if (found?.before) return id
    if (!found?.id || !found.driver_id) return undefined
    const record = await readRecord({ ...deps, db: tx }, found.driver_id)
    const answer = (found.categories ?? []).map(category => [category, rightShown(record, category, clock.today(), law).value])
    await tx.query(
      `insert into right_reading (id, code_id, at, who, purpose, answer, visitor, open_until) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        found.id,
        clock.now(),
        asked.who,
        asked.purpose,
        JSON.stringify(Object.fromEntries(answer)),
        visitorHash(visitor),
        later(realNow(), open),
      ],
    )
    await addJob(tx, { task: 'notify-driver', payload: { driverId: found.driver_id, notice: 'code-read', about: id } }, `code-read/${id}`)
    return id
  })
}

/** An answer that this browser has open. */
export async function findAnswer(
  q: Queryable,
  id: string,
  visitor: string,
  at: Instant = realNow(),
): Promise<Pick<CodeReading, 'at' | 'who' | 'purpose' | 'answer'> | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<Pick<CodeReading, 'at' | 'who' | 'purpose' | 'answer'>>(
    'select at, who, purpose, answer from right_reading where id = $1 and visitor = $2 and open_until > $3',
    [id, visitorHash(visitor), at],
  )
  return rows[0]
}
