import { createHash } from 'node:crypto'
import { addDays, addMonths, type Day, daysBetween } from '@papier-rose/law'
import type { Clock, Instant } from '../../kit/clock.ts'
import type { Db, Queryable } from '../../kit/db.ts'
import type { PhotoState, WhyNot } from './contract.ts'
import { draw } from './drawing.ts'

/** The provider's own terms: how long a code may be used, from the day of the photo. */
const codeLife = { months: 6 } as const

/** Letters and figures that nobody takes for one another. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const signsInACode = 22

export interface CodeRow {
  readonly code: string
  readonly state: PhotoState
  readonly requestId: string | null
  readonly takenOn: Day
  readonly lastDay: Day
}

const columns = 'code, state, request_id as "requestId", taken_on as "takenOn", last_day as "lastDay"'

/** Puts known codes in the provider's book: the same code given again changes nothing. */
export async function seedCodes(db: Queryable, codes: readonly { readonly code: string; readonly takenOn: Day }[]): Promise<void> {
  const { rows } = await db.query<{ code: string }>('select code from sandbox.ephoto_code where code = any($1)', [codes.map(c => c.code)])
  for (const { code, takenOn } of codes.filter(c => !rows.some(row => row.code === c.code))) {
    const { portrait, signature } = await draw(code)
    await db.query(
      `insert into sandbox.ephoto_code (code, state, taken_on, last_day, portrait, signature) values ($1, 'new', $2, $3, $4, $5) on conflict do nothing`,
      [code, takenOn, addMonths(takenOn, codeLife.months), portrait, signature],
    )
  }
}

/** A code of 22 signs: an id that nobody can guess makes a code that nobody can guess. */
export function codeFrom(id: string): string {
  const bytes = createHash('sha256').update(`code ${id}`).digest()
  return Array.from({ length: signsInACode }, (_, i) => signs[(bytes[i] ?? 0) % signs.length]).join('')
}

/** The provider's own book of codes. */
export function provider({ db, clock }: { db: Db; clock: Clock }) {
  async function find(code: string): Promise<CodeRow | undefined> {
    return (await db.query<CodeRow>(`select ${columns} from sandbox.ephoto_code where code = $1`, [code])).rows[0]
  }

  /** May this request use the code today? What it holds or has used stays its own, even past the last day. */
  async function look(code: string, requestId: string | null): Promise<CodeRow | WhyNot> {
    const row = await find(code)
    if (!row) return 'unknown'
    if (row.requestId !== null) return row.requestId === requestId ? row : 'used'
    return clock.today() <= row.lastDay ? row : 'expired'
  }

  /** Holds, uses or frees the code for a request. Said twice, it is done once. */
  async function claim(code: string, requestId: string, state: PhotoState): Promise<PhotoState | WhyNot> {
    const seen = await look(code, requestId)
    // A code that is free already is free, be it too old to serve.
    if (seen === 'expired' && state === 'new') return 'new'
    if (typeof seen === 'string') return seen
    // A code that has served stays so: it is not held again, and releasing it comes too late.
    if (seen.state === 'consumed') return state === 'new' ? 'used' : 'consumed'
    const { rowCount } = await db.query(
      `update sandbox.ephoto_code set state = $3, request_id = case when $3 = 'new' then null else $2 end
       where code = $1 and state <> 'consumed' and (request_id is null or request_id = $2)`,
      [code, requestId, state],
    )
    // Between the look and the act another request was quicker, or the same one said the same thing.
    return rowCount === 1 ? state : claim(code, requestId, state)
  }

  async function images(code: string): Promise<{ portrait: Buffer; signature: Buffer } | undefined> {
    const found = 'select portrait, signature from sandbox.ephoto_code where code = $1'
    return (await db.query<{ portrait: Buffer; signature: Buffer }>(found, [code])).rows[0]
  }

  /** Takes a photo: a new code, today. */
  async function shoot(id: string): Promise<string> {
    const code = codeFrom(id)
    await seedCodes(db, [{ code, takenOn: clock.today() }])
    return code
  }

  /** Makes a code old: its photo was taken so long before that yesterday was its last day. */
  async function age(code: string): Promise<void> {
    const row = await find(code)
    if (!row) return
    const lastDay = addDays(clock.today(), -1)
    const takenOn = addDays(row.takenOn, daysBetween(row.lastDay, lastDay))
    await db.query(`update sandbox.ephoto_code set taken_on = $2, last_day = $3 where code = $1`, [code, takenOn, lastDay])
  }

  async function newest(most: number): Promise<CodeRow[]> {
    return (await db.query<CodeRow>(`select ${columns} from sandbox.ephoto_code order by place desc limit $1`, [most])).rows
  }

  async function isDown(): Promise<boolean> {
    const { rows } = await db.query<{ until: Instant | null }>('select down_until as until from sandbox.ephoto_setting')
    const until = rows[0]?.until ?? null
    return until !== null && clock.now() < until
  }

  const down = (until: Instant | null) =>
    db.query(
      'insert into sandbox.ephoto_setting (down_until) values ($1) on conflict (id) do update set down_until = excluded.down_until',
      [until],
    )

  return { look, claim, images, shoot, age, newest, isDown, down }
}
