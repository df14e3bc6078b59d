import type { Day, Words } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Ctx, Role, Who } from '../kit/http.ts'

/** Notes that this agent read that person's file, what of it, and why. */
export const logReading = (c: Ctx, { driverId, ...reading }: { driverId: string; what: string; reason: string }): Promise<void> =>
  logReadings(c, [driverId], reading)

/** The same of each of the people whom a list or a search shows. */
export async function logReadings(c: Ctx, driverIds: readonly string[], { what, reason }: { what: string; reason: string }): Promise<void> {
  const { deps, who } = c.var
  if (who.kind !== 'agent') throw new Error('only agents read other people’s files')
  if (driverIds.length === 0) return
  await deps.db.query(
    `insert into reading (id, at, agent_id, driver_id, what, reason)
     select id, $3, $4, driver_id, $5, $6 from unnest($1::uuid[], $2::text[]) shown (id, driver_id)`,
    [driverIds.map(() => deps.ids()), driverIds, deps.clock.now(), who.agentId, what, reason],
  )
}

/** Notes that this partner read that person’s file through a door. */
export async function logPartnerReading(
  { db, ids, clock }: Pick<Deps, 'db' | 'ids' | 'clock'>,
  { partner, driverId, what, reason }: { partner: string; driverId: string; what: string; reason: string },
): Promise<void> {
  const row = [ids(), clock.now(), partner, driverId, what, reason]
  await db.query('insert into reading (id, at, partner, driver_id, what, reason) values ($1, $2, $3, $4, $5, $6)', row)
}

const idOf = (who: Who): string =>
  who.kind === 'agent' ? `agent/${who.agentId}` : who.kind === 'person' ? `account/${who.accountId}` : 'nobody'

/** Notes that somebody asked for what they may not have. The person sees the same page as if it did not exist. */
export async function logRefusal(c: Ctx, why: string, by: string = idOf(c.var.who)): Promise<void> {
  await noteRefusal(c.var.deps, { by, path: c.req.path, why })
}

async function noteRefusal(deps: Deps, { by, path, why }: { by: string; path: string; why: string }): Promise<void> {
  await deps.db.query('insert into refused_access (id, at, by, path, why) values ($1, $2, $3, $4, $5)', [
    deps.ids(),
    deps.clock.now(),
    by,
    path,
    why,
  ])
  deps.log.info({ by, why }, 'access refused')
}

/** The reason that begins so and that this agent last gave, on that day, to open that. */
export async function findReasonGiven(
  q: Queryable,
  { agentId, driverId, what, on, begins }: { agentId: string; driverId: string; what: string; on: Day; begins: string },
): Promise<string | undefined> {
  const { rows } = await q.query<{ reason: string }>(
    `select reason from reading where agent_id::text = $1 and driver_id::text = $2 and what = $3 and (at at time zone 'Europe/Paris')::date = $4 and starts_with(reason, $5)
     order by at desc, id desc limit 1`,
    [agentId, driverId, what, on, begins],
  )
  return rows[0]?.reason
}

/** One reading of a person's file, with who read it and in what role. */
export interface Reading {
  readonly at: Instant
  /** An agent’s, or that of a partner who read through a door. */
  readonly name: string
  readonly by: 'agent' | 'partner'
  readonly roles: readonly Role[]
  readonly departement: string
  readonly what: string
  readonly reason: string
}

/** What a role is called to the person whose file was read. A check is no suspicion: the cell is called by what it does. */
export const roleWords: Readonly<Record<Role, Words>> = {
  reviewer: { fr: 'agent instructeur', en: 'case officer' },
  supervisor: { fr: 'superviseur', en: 'supervisor' },
  desk: { fr: 'agent de guichet', en: 'desk agent' },
  verifier: { fr: 'agent de vérification', en: 'verification officer' },
  'rights-officer': { fr: 'agent du bureau des droits à conduire', en: 'officer of the right to drive' },
  'court-clerk': { fr: 'greffier', en: 'court clerk' },
}

/** Who read this driver's file, the last first. */
export async function findReadings(q: Queryable, driverId: string): Promise<Reading[]> {
  const { rows } = await q.query<Reading>(
    `select r.at, coalesce(a.name, r.partner, '') as name,
       case when r.partner is null then 'agent' else 'partner' end as by, coalesce(a.roles, '{}') as roles, coalesce(a.departement, '') as departement, r.what, r.reason
     from reading r left join agent a on a.id = r.agent_id where r.driver_id = $1 order by r.at desc, r.id desc`,
    [driverId],
  )
  return rows
}
