import type { Day } from '@papier-rose/law'
import { dayOf, type Instant, realNow } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Role } from '../kit/http.ts'
import type { AgentIdentity } from '../partners/proconnect/index.ts'

/** An agent habilitated here. */
export interface HabilitatedAgent {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly departement: string
}

const columns = 'id, name, email, roles, departement'

/** The day by which habilitations are counted: the real one, whatever day a sandbox plays. */
export const habilitationDay = (): Day => dayOf(realNow())

/** May this row of agents act on that day? `day` is the parameter that holds it. */
export const inForce = (row: string, day: string): string =>
  `${row}.suspended_at is null and ${row}.ended_at is null and coalesce(${row}.first_day <= ${day}, true) and coalesce(${row}.last_day >= ${day}, true)`

/** The agents of a préfecture who may act today, by name. */
export async function findAgents(q: Queryable, departement: string): Promise<HabilitatedAgent[]> {
  const { rows } = await q.query<HabilitatedAgent>(
    `select ${columns} from agent a where departement = $1 and ${inForce('a', '$2')} order by name, id`,
    [departement, habilitationDay()],
  )
  return rows
}

/** That agent, habilitated today or once: their name stays beside what they did. */
export async function findAgent(q: Queryable, id: string): Promise<HabilitatedAgent | undefined> {
  const { rows } = await q.query<HabilitatedAgent>(`select ${columns} from agent where id::text = $1`, [id])
  return rows[0]
}

/** The préfectures that have somebody to examine files today, and those that have a fraud cell. */
export async function findOfficesAtWork(q: Queryable): Promise<{ offices: string[]; cells: string[] }> {
  const { rows } = await q.query<{ offices: string[]; cells: string[] }>(
    `select coalesce(array_agg(distinct departement order by departement) filter (where roles && array['reviewer', 'supervisor']), '{}') as offices,
       coalesce(array_agg(distinct departement order by departement) filter (where 'verifier' = any(roles)), '{}') as cells
     from agent a where ${inForce('a', '$1')}`,
    [habilitationDay()],
  )
  return rows[0] ?? { offices: [], cells: [] }
}

export type TurnedAway =
  | 'agent-unknown'
  | 'habilitation-to-begin'
  | 'habilitation-suspended'
  | 'habilitation-ended'
  | 'known-as-somebody-else'

export type Admission = { readonly agent: HabilitatedAgent } | { readonly turnedAway: TurnedAway }

/**
 * Lets an agent in, or says why not. Their first sign-in binds their habilitation, found by e-mail, to who ProConnect says they are; after
 * that the e-mail alone opens nothing.
 */
export async function admitAgent(q: Queryable, identity: AgentIdentity): Promise<Admission> {
  const { rows } = await q.query<HabilitatedAgent & Days & { sub: string | null }>(
    `select ${columns}, ${daysOf('agent')}, sub from agent where sub = $1 or email = $2 order by (sub = $1) desc nulls last limit 1`,
    [identity.sub, identity.email.toLowerCase()],
  )
  const [found] = rows
  if (!found) return { turnedAway: 'agent-unknown' }
  const standing = standingOf(found, habilitationDay())
  if (standing !== 'in-force') return { turnedAway: `habilitation-${standing}` }
  const { id, name, email, roles, departement } = found
  const agent = { id, name, email, roles, departement }
  if (found.sub === identity.sub) return { agent }
  const { rowCount } = await q.query('update agent set sub = $2 where id = $1 and sub is null', [id, identity.sub])
  return rowCount === 1 ? { agent } : { turnedAway: 'known-as-somebody-else' }
}

/** From when to when a habilitation runs, both days included, and what stopped it. */
export interface Days {
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly suspendedAt: Instant | null
  readonly endedAt: Instant | null
}
export const daysOf = (row: string): string =>
  `${row}.first_day as "firstDay", ${row}.last_day as "lastDay", ${row}.suspended_at as "suspendedAt", ${row}.ended_at as "endedAt"`

export type Standing = 'in-force' | 'to-begin' | 'suspended' | 'ended'

/** How a habilitation stands on that day. */
export function standingOf({ firstDay, lastDay, suspendedAt, endedAt }: Days, on: Day): Standing {
  if (endedAt || (lastDay && lastDay < on)) return 'ended'
  if (suspendedAt) return 'suspended'
  return firstDay && firstDay > on ? 'to-begin' : 'in-force'
}

/** What a habilitation gives: roles, préfecture, first and last day, both included. */
export interface Given extends HabilitatedAgent {
  readonly firstDay?: Day
  readonly lastDay?: Day
  /** The supervisor who gives it; without one, whoever runs the service does. */
  readonly givenBy?: string
}

/** Writes down what an agent is habilitated to from now on: what had been suspended or ended before begins anew. */
export async function habilitate(q: Queryable, given: Given): Promise<void> {
  await q.query(
    `insert into agent (id, email, name, roles, departement, first_day, last_day, given_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set name = excluded.name, roles = excluded.roles, departement = excluded.departement, first_day = excluded.first_day,
       last_day = excluded.last_day, given_by = excluded.given_by, suspended_at = null, ended_at = null`,
    [
      given.id,
      given.email.toLowerCase(),
      given.name,
      given.roles,
      given.departement,
      given.firstDay ?? null,
      given.lastDay ?? null,
      given.givenBy ?? null,
    ],
  )
}
