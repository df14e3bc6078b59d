import type { Deps } from '../kit/deps.ts'
import type { Ctx, Who } from '../kit/http.ts'

/** Notes that this agent read that person's file, what of it, and why. */
export async function logReading(c: Ctx, reading: { driverId: string; what: string; reason: string }): Promise<void> {
  const { deps, who } = c.var
  if (who.kind !== 'agent') throw new Error('only agents read other people’s files')
  await deps.db.query('insert into reading (id, at, agent_id, driver_id, what, reason) values ($1, $2, $3, $4, $5, $6)', [
    deps.ids(),
    deps.clock.now(),
    who.agentId,
    reading.driverId,
    reading.what,
    reading.reason,
  ])
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
