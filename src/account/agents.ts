import { dayOf, realNow } from '../kit/clock.ts'
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

/** The agents of a préfecture whose habilitation has not ended, by name. */
export async function findAgents(q: Queryable, departement: string): Promise<HabilitatedAgent[]> {
  const { rows } = await q.query<HabilitatedAgent>(
    `select ${columns} from agent where departement = $1 and (last_day is null or last_day >= $2) order by name, id`,
    [departement, dayOf(realNow())],
  )
  return rows
}

/** That agent, habilitated today or once: their name stays beside what they did. */
export async function findAgent(q: Queryable, id: string): Promise<HabilitatedAgent | undefined> {
  const { rows } = await q.query<HabilitatedAgent>(`select ${columns} from agent where id::text = $1`, [id])
  return rows[0]
}

export type Admission =
  | { readonly agent: HabilitatedAgent }
  | { readonly turnedAway: 'agent-unknown' | 'habilitation-ended' | 'known-as-somebody-else' }

/**
 * Lets an agent in, or says why not. Their first sign-in binds their habilitation, found by e-mail, to who ProConnect says they are; after
 * that the e-mail alone opens nothing.
 */
export async function admitAgent(q: Queryable, identity: AgentIdentity): Promise<Admission> {
  const { rows } = await q.query<HabilitatedAgent & { sub: string | null; ended: boolean }>(
    `select ${columns}, sub, coalesce(last_day < $3, false) as ended from agent where sub = $1 or email = $2 order by (sub = $1) desc nulls last limit 1`,
    [identity.sub, identity.email.toLowerCase(), dayOf(realNow())],
  )
  const [found] = rows
  if (!found) return { turnedAway: 'agent-unknown' }
  const { sub, ended, ...agent } = found
  if (ended) return { turnedAway: 'habilitation-ended' }
  if (sub === identity.sub) return { agent }
  const { rowCount } = await q.query('update agent set sub = $2 where id = $1 and sub is null', [agent.id, identity.sub])
  return rowCount === 1 ? { agent } : { turnedAway: 'known-as-somebody-else' }
}

/** Gives an agent their habilitation, or changes it: roles, préfecture, last day. */
export async function habilitate(q: Queryable, agent: HabilitatedAgent & { readonly lastDay?: string }): Promise<void> {
  await q.query(
    `insert into agent (id, email, name, roles, departement, last_day) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set name = excluded.name, roles = excluded.roles, departement = excluded.departement, last_day = excluded.last_day`,
    [agent.id, agent.email.toLowerCase(), agent.name, agent.roles, agent.departement, agent.lastDay ?? null],
  )
}
