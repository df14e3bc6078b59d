import { createHash } from 'node:crypto'
import { type Instant, later, realNow } from '../kit/clock.ts'
import type { Db, Queryable } from '../kit/db.ts'
import type { Agent, Person, Role } from '../kit/http.ts'
import { type Ids, token } from '../kit/ids.ts'
import { askTogether } from '../kit/together.ts'
import type { PivotIdentity } from '../partners/franceconnect/index.ts'
import { habilitationDay, inForce } from './agents.ts'

const minute = 60_000

/** How long a session lives, on real time: without activity, for people and for agents; and in all. */
export const sessionLife = {
  idle: { person: 30 * minute, agent: 60 * minute },
  absolute: 720 * minute,
  rotation: 15 * minute,
  crossing: minute,
  /** How long a proof of identity is good for what opens doors to others: where we write to, who may act here. */
  proof: 15 * minute,
}

/** Activity is noted once a minute, not at each request. */
const seenEvery = minute

/** Secrets that a browser holds are known here by their hash alone. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export type Holder = { readonly accountId: string } | { readonly agentId: string }

const holderId = (holder: Holder) => ({
  accountId: 'accountId' in holder ? holder.accountId : null,
  agentId: 'agentId' in holder ? holder.agentId : null,
})

/** Opens a session and returns the token for the browser's cookie: it stands nowhere else. */
export async function openSession(
  q: Queryable,
  ids: Ids,
  holder: Holder,
  browser: { device: string; idToken?: string; provedAt?: Instant | undefined },
): Promise<string> {
  const secret = token()
  const now = realNow()
  const { accountId, agentId } = holderId(holder)
  await q.query(
    `insert into session (id, hash, account_id, agent_id, device, id_token, opened_at, seen_at, rotated_at, ends_at, proved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8, $9)`,
    [
      ids(),
      hashOf(secret),
      accountId,
      agentId,
      browser.device,
      browser.idToken ?? null,
      now,
      later(now, sessionLife.absolute),
      browser.provedAt ?? null,
    ],
  )
  return secret
}

export interface LiveSession {
  readonly id: string
  readonly who: Person | Agent
  /** When they last proved who they are, if their partner said so. */
  readonly provedAt?: Instant
  /** The new token to give to the browser, when it was time to change. */
  readonly rotated?: string
}

interface Row {
  id: string
  current: boolean
  seen_at: Instant
  rotated_at: Instant
  proved_at: Instant | null
  account_id: string | null
  identity: PivotIdentity | null
  driver_id: string | null
  agent_id: string | null
  name: string | null
  roles: Role[] | null
  departement: string | null
}

/** The session of that token, if it still lives; notes the activity and changes the token when it is time. */
export async function findSession(db: Db, secret: string): Promise<LiveSession | undefined> {
  const now = realNow()
  const hash = hashOf(secret)
  const [row] = await askTogether<Row>(db, {
    name: 'session',
    text: `select s.id, s.hash = $1 as current, s.seen_at, s.rotated_at, s.proved_at, s.account_id, a.identity, a.driver_id, s.agent_id, g.name, g.roles, g.departement
     from session s left join account a on a.id = s.account_id left join agent g on g.id = s.agent_id
     where (s.hash = $1 or (s.previous_hash = $1 and s.rotated_at > $2))
       and s.ended_at is null and s.ends_at > $3
       and s.seen_at > (case when s.agent_id is null then $4 else $5 end)::timestamptz
       and a.closed_at is null and (s.agent_id is null or (${inForce('g', '$6')}))`,
    values: [
      hash,
      later(now, -sessionLife.crossing),
      now,
      later(now, -sessionLife.idle.person),
      later(now, -sessionLife.idle.agent),
      habilitationDay(),
    ],
  })
  if (!row) return undefined
  const session = { id: row.id, who: whoOf(row), ...(row.proved_at ? { provedAt: row.proved_at } : {}) }
  if (row.current && row.rotated_at <= later(now, -sessionLife.rotation)) {
    const rotated = await rotate(db, row.id, hash, now)
    return { ...session, ...(rotated ? { rotated } : {}) }
  }
  if (row.seen_at <= later(now, -seenEvery)) await db.query('update session set seen_at = $2 where id = $1', [row.id, now])
  return session
}

function whoOf(row: Row): Person | Agent {
  if (row.agent_id && row.name && row.roles && row.departement) {
    return { kind: 'agent', agentId: row.agent_id, name: row.name, roles: row.roles, departement: row.departement }
  }
  if (!row.account_id || !row.identity) throw new Error('a session of nobody')
  return { kind: 'person', accountId: row.account_id, name: nameOf(row.identity), ...(row.driver_id ? { driverId: row.driver_id } : {}) }
}

/** The name to greet a person with: first given name, and the name they use. */
export const nameOf = ({ givenNames, usageName, familyName }: PivotIdentity): string =>
  [givenNames[0], usageName ?? familyName].filter(Boolean).join(' ')

/** Changes the token. Of two requests that cross, one changes it; the other goes on with the token it has. */
async function rotate(q: Queryable, id: string, hash: Buffer, now: Instant): Promise<string | undefined> {
  const fresh = token()
  const { rowCount } = await q.query(
    'update session set hash = $3, previous_hash = hash, rotated_at = $4, seen_at = $4 where id = $1 and hash = $2',
    [id, hash, hashOf(fresh), now],
  )
  return rowCount === 1 ? fresh : undefined
}

/** Whose session this token was, living or ended. */
export async function findHolder(q: Queryable, secret: string): Promise<Holder | undefined> {
  const { rows } = await q.query<{ account_id: string | null; agent_id: string | null }>(
    'select account_id, agent_id from session where hash = $1 or previous_hash = $1',
    [hashOf(secret)],
  )
  const [row] = rows
  if (row?.account_id) return { accountId: row.account_id }
  return row?.agent_id ? { agentId: row.agent_id } : undefined
}

/** Ends the session of that token and returns what its partner needs to end theirs. */
export async function endSession(q: Queryable, secret: string): Promise<{ idToken?: string; kind?: 'person' | 'agent' }> {
  const { rows } = await q.query<{ id_token: string | null; agent_id: string | null }>(
    `update session s set ended_at = $2, id_token = null from session before
     where before.id = s.id and (s.hash = $1 or s.previous_hash = $1) and s.ended_at is null
     returning before.id_token, before.agent_id`,
    [hashOf(secret), realNow()],
  )
  const [row] = rows
  return row ? { kind: row.agent_id ? 'agent' : 'person', ...(row.id_token ? { idToken: row.id_token } : {}) } : {}
}

export interface OpenSession {
  readonly id: string
  readonly device: string
  readonly openedAt: Instant
  readonly seenAt: Instant
}

const mine = `ended_at is null and ends_at > $3 and seen_at > $4 and (account_id = $1 or agent_id = $2)`
const mineValues = (holder: Holder): [string | null, string | null, Instant, Instant] => {
  const { accountId, agentId } = holderId(holder)
  const now = realNow()
  return [accountId, agentId, now, later(now, -sessionLife.idle[agentId ? 'agent' : 'person'])]
}

/** The living sessions of a person or an agent, the last used first. */
export async function findOpenSessions(q: Queryable, holder: Holder): Promise<OpenSession[]> {
  const { rows } = await q.query<OpenSession>(
    `select id, device, opened_at as "openedAt", seen_at as "seenAt" from session where ${mine} order by seen_at desc, id`,
    mineValues(holder),
  )
  return rows
}

/** Every session of a person that is still known, ended ones too. */
export async function findSessionsOf(q: Queryable, accountId: string): Promise<(OpenSession & { readonly endedAt: Instant | null })[]> {
  const { rows } = await q.query<OpenSession & { endedAt: Instant | null }>(
    `select id, device, opened_at as "openedAt", seen_at as "seenAt", ended_at as "endedAt" from session where account_id = $1 order by opened_at desc`,
    [accountId],
  )
  return rows
}

/** Ends one of one's own sessions, or all but one. Returns how many ended. */
export async function endMySessions(q: Queryable, holder: Holder, which: { only: string } | { allBut: string }): Promise<number> {
  const [accountId, agentId, now] = mineValues(holder)
  const one = 'only' in which
  const { rowCount } = await q.query(
    `update session set ended_at = $3, id_token = null
     where ended_at is null and (account_id = $1 or agent_id = $2) and (id::text = $4) = $5`,
    [accountId, agentId, now, one ? which.only : which.allBut, one],
  )
  return rowCount ?? 0
}

/** Ends every session of an agent, on every device. */
export const endSessionsOfAgent = (q: Queryable, agentId: string): Promise<unknown> =>
  q.query('update session set ended_at = $2, id_token = null where agent_id = $1 and ended_at is null', [agentId, realNow()])
