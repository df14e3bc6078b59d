import { type Category, cardOrder, codeKeptUntil, type Day, longestCodeDay, type Words } from '@papier-rose/law'
import { type Instant, realNow } from '../kit/clock.ts'
import { sessionSecrets } from '../kit/config.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom, isId } from '../kit/ids.ts'
import { allOrNothing, type Refusal, refuse } from '../kit/store.ts'
import { codeFor, hashOf } from './code.ts'

/** What a code may be given for. */
export const purposes = {
  job: { fr: 'un emploi', en: 'a job' },
  hire: { fr: 'louer un véhicule', en: 'hiring a vehicle' },
  sharing: { fr: 'emprunter ou partager un véhicule', en: 'borrowing or sharing a vehicle' },
  association: { fr: 'conduire pour une association', en: 'driving for an association' },
} as const satisfies Record<string, Words>

export type Purpose = keyof typeof purposes
export const isPurpose = (text: string): text is Purpose => Object.hasOwn(purposes, text)

/** A code lasts for this many readings at most, and a driver has this many open at most. */
export const mostReadings = 5
export const mostOpen = 20

/** One use of a code: who they said they were, why, and what was answered. */
export interface CodeReading {
  readonly id: string
  readonly at: Instant
  readonly who: string
  readonly purpose: Purpose
  readonly answer: Readonly<Partial<Record<Category, boolean>>>
}

export interface RightCode {
  readonly id: string
  readonly purpose: Purpose
  readonly categories: readonly Category[]
  readonly lastDay: Day
  readonly readings: number
  readonly used: number
  readonly givenAt: Instant
  readonly stoppedAt: Instant | null
  /** The last one first. */
  readonly read: readonly CodeReading[]
}

export type CodeState = 'open' | 'used' | 'stopped' | 'ended'

/** Does this code still answer, and if not, why not? */
export const stateOf = ({ used, readings, stoppedAt, lastDay }: RightCode, today: Day): CodeState =>
  stoppedAt !== null ? 'stopped' : used >= readings ? 'used' : lastDay < today ? 'ended' : 'open'

export interface NewCode {
  readonly purpose: Purpose
  readonly categories: readonly Category[]
  readonly lastDay: Day
  readonly readings: number
}

type Needs = Pick<Deps, 'db' | 'clock' | 'config' | 'law'>
export type CodeRefusal = 'too-late' | 'too-many-open'

/** Gives a new code to this driver; the same form sent twice is one code. */
export function giveCode(deps: Needs, driverId: string, asked: NewCode, form: string): Promise<{ refused?: Refusal<CodeRefusal> }> {
  const { clock, config, law } = deps
  const today = clock.today()
  const longest = longestCodeDay(today, law).value
  if (asked.lastDay < today || asked.lastDay > longest) return Promise.resolve({ refused: refuse('too-late', { longest }) })
  return allOrNothing(deps.db, async tx => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [`right-code/${driverId}`])
    const codes = await findCodes(tx, driverId)
    // Two codes in ten thousand million are the same: the next id then gives another one.
    for (let attempt = 0; ; attempt++) {
      const id = idFrom('right-code', driverId, form, String(attempt))
      if (codes.some(code => code.id === id)) return {}
      if (codes.filter(code => stateOf(code, today) === 'open').length >= mostOpen)
        return { refused: refuse('too-many-open', { mostOpen }) }
      const { rowCount } = await tx.query(
        `insert into right_code (id, driver_id, hash, purpose, categories, last_day, readings, given_at, erase_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (hash) do nothing`,
        [
          id,
          driverId,
          hashOf(config.SESSION_SECRET, codeFor(config.SESSION_SECRET, id)),
          asked.purpose,
          cardOrder.filter(category => asked.categories.includes(category)),
          asked.lastDay,
          Math.min(asked.readings, mostReadings),
          clock.now(),
          codeKeptUntil(asked.lastDay).value,
        ],
      )
      if (rowCount === 1) return {}
    }
  })
}

/** Stops a code of one's own: from now it answers as one that never was. Answers whether there is such a code. */
export async function stopCode({ db, clock }: Pick<Deps, 'db' | 'clock'>, driverId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false
  const { rowCount } = await db.query('update right_code set stopped_at = coalesce(stopped_at, $3) where id = $1 and driver_id = $2', [
    id,
    driverId,
    clock.now(),
  ])
  return rowCount === 1
}

/** The codes of a driver as they are said, by id: one given under a secret that is good no more cannot be said again. */
export async function findSaid({ db, config }: Pick<Deps, 'db' | 'config'>, driverId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; hash: Buffer }>('select id, hash from right_code where driver_id = $1', [driverId])
  const secrets = sessionSecrets(config, realNow())
  return new Map(
    rows.flatMap(({ id, hash }) => {
      const secret = secrets.find(one => hashOf(one, codeFor(one, id)).equals(hash))
      return secret === undefined ? [] : [[id, codeFor(secret, id)] as const]
    }),
  )
}

/** Every code that this driver gave and that is not erased yet, with who used it, the last given first. */
export async function findCodes(q: Queryable, driverId: string): Promise<RightCode[]> {
  const { rows } = await q.query<Omit<RightCode, 'read'>>(
    `select id, purpose, categories, last_day as "lastDay", readings, used, given_at as "givenAt", stopped_at as "stoppedAt"
     from right_code where driver_id = $1 order by given_at desc, id`,
    [driverId],
  )
  const { rows: read } = await q.query<CodeReading & { code_id: string }>(
    `select r.id, r.code_id, r.at, r.who, r.purpose, r.answer from right_reading r join right_code c on c.id = r.code_id
     where c.driver_id = $1 order by r.at desc, r.id`,
    [driverId],
  )
  const byCode = Map.groupBy(read, ({ code_id }) => code_id)
  return rows.map(code => ({ ...code, read: (byCode.get(code.id) ?? []).map(({ code_id: _, ...one }) => one) }))
}
