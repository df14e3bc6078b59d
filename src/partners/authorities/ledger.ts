import type { FactKind } from '@papier-rose/law'
import type { Clock, Instant } from '../../kit/clock.ts'
import type { Queryable } from '../../kit/db.ts'
import { token } from '../../kit/ids.ts'
import type { Told, ToldFact } from './contract.ts'

/** One call that an authority made, with what was answered. */
export interface Call extends ToldFact {
  readonly key: string
  readonly neph: string
  readonly at: Instant
  /** 0: nobody answered. */
  readonly status: number | null
  readonly answer: Readonly<Record<string, unknown>> | null
}

const columns = 'key, neph, kind, reference, revision, content, takes_back as "takesBack", at, status, answer'

/** The books of the authorities: what each told, of whom, and what the door answered. */
export function ledger(db: Queryable, clock: Clock) {
  return {
    /** The secret of this authority at the door: made once. */
    async secretOf(authority: string): Promise<string> {
      await db.query('insert into sandbox.authority_secret (authority, secret) values ($1, $2) on conflict (authority) do nothing', [
        authority,
        token(),
      ])
      const { rows } = await db.query<{ secret: string }>('select secret from sandbox.authority_secret where authority = $1', [authority])
      return rows[0]?.secret ?? ''
    },

    async nextNumber(): Promise<number> {
      const { rows } = await db.query<{ n: number }>(`select nextval('sandbox.authority_number') as n`)
      return rows[0]?.n ?? 0
    },

    /** Written before the call is made: what was sent is known even when the answer never comes. */
    async begin(
      authority: string,
      neph: string,
      { kind, reference, revision, content, takesBack = null }: ToldFact,
      key: string,
    ): Promise<void> {
      await db.query(
        `insert into sandbox.authority_call (key, authority, neph, kind, reference, revision, content, takes_back, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (key) do nothing`,
        [key, authority, neph, kind, reference, revision, JSON.stringify(content), takesBack, clock.now()],
      )
    },

    async end(key: string, told: Told): Promise<void> {
      const [status, answer] = told.down ? [0, { reason: told.reason }] : [told.status, 'heard' in told ? told.heard : told.problem]
      await db.query('update sandbox.authority_call set status = $2, answer = $3 where key = $1', [key, status, JSON.stringify(answer)])
    },

    async find(authority: string, key: string): Promise<Call | undefined> {
      const { rows } = await db.query<Call>(`select ${columns} from sandbox.authority_call where authority = $1 and key = $2`, [
        authority,
        key,
      ])
      return rows[0]
    },

    /** What this authority told of this person, the newest first; of everybody when nobody is named. */
    async calls(authority: string, neph: string | undefined): Promise<Call[]> {
      const { rows } = await db.query<Call>(
        `select ${columns} from sandbox.authority_call where authority = $1 and ($2::text is null or neph = $2) order by place desc limit 30`,
        [authority, neph ?? null],
      )
      return rows
    },

    /** The last facts of these kinds that the door took about this person, whoever told them: what another act may name. */
    async lastOf(neph: string, kinds: readonly FactKind[]): Promise<Call | undefined> {
      const { rows } = await db.query<Call>(
        `select ${columns} from sandbox.authority_call where neph = $1 and kind = any($2) and takes_back is null and status between 200 and 299 order by place desc limit 1`,
        [neph, kinds],
      )
      return rows[0]
    },
  }
}
