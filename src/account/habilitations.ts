import { addDays, type Day } from '@papier-rose/law'
import { type Instant, realNow } from '../kit/clock.ts'
import { breaks, type Db, type Queryable, type Tx, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Role } from '../kit/http.ts'
import { idFrom } from '../kit/ids.ts'
import { addJob } from '../kit/store.ts'
import { type Days, daysOf, habilitate, habilitationDay, inForce, standingOf } from './agents.ts'
import { departements } from './departements.ts'
import { endSessionsOfAgent } from './sessions.ts'

/** What an agent is habilitated to, as it stands (Code de la route, R. 225-4: each by name). */
export interface Habilitation extends Days {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly departement: string
  /** Who gave it; nothing when whoever runs the service did. */
  readonly givenBy: string | null
}

const shown = `a.id, a.name, a.email, a.roles, a.departement, ${daysOf('a')}, giver.name as "givenBy"`
const from = 'agent a left join agent giver on giver.id = a.given_by'

/** Everybody who is or was habilitated in this préfecture, those who may act first. */
export async function findHabilitations(q: Queryable, departement: string): Promise<Habilitation[]> {
  const { rows } = await q.query<Habilitation>(
    `select ${shown} from ${from} where a.departement = $1 order by a.ended_at is not null or coalesce(a.last_day < $2, false), a.name, a.id`,
    [departement, habilitationDay()],
  )
  return rows
}

/** One habilitation of this préfecture. */
export async function findHabilitation(q: Queryable, departement: string, id: string): Promise<Habilitation | undefined> {
  const { rows } = await q.query<Habilitation>(`select ${shown} from ${from} where a.departement = $1 and a.id::text = $2`, [
    departement,
    id,
  ])
  return rows[0]
}

export type Done = 'given' | 'changed' | 'suspended' | 'resumed' | 'ended'

/** One thing done to a habilitation, and what it gave from then on. */
export interface HabilitationAct {
  readonly act: Done
  readonly at: Instant
  /** Nothing when whoever runs the service did it. */
  readonly by: string | null
  readonly roles: readonly Role[]
  readonly departement: string
  readonly firstDay: Day
  readonly lastDay: Day
  readonly why: string
}

/** All that was done to the habilitation of an agent in this préfecture, the last first. */
export async function findHabilitationActs(q: Queryable, departement: string, agentId: string): Promise<HabilitationAct[]> {
  const { rows } = await q.query<HabilitationAct>(
    `select h.act, h.at, b.name as by, h.roles, h.departement, h.first_day as "firstDay", h.last_day as "lastDay", h.why
     from habilitation_act h left join agent b on b.id = h.by where h.agent_id::text = $1 and h.departement = $2 order by h.at desc, h.id desc`,
    [agentId, departement],
  )
  return rows
}

/** Why a habilitation was not given or changed. */
export type NotDone = 'your-own' | 'held-already' | 'not-here' | 'over' | 'not-now'
export type Outcome = { readonly done: string } | { readonly notDone: NotDone }

type Given = Pick<Deps, 'db' | 'ids'>
/** The supervisor who acts, in their préfecture; nobody when whoever runs the service does. */
export interface Giver {
  readonly agentId?: string
  readonly departement: string
}

export interface Gift {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly firstDay: Day
  readonly lastDay: Day
}

interface Act extends Pick<HabilitationAct, 'act' | 'roles' | 'firstDay' | 'lastDay'> {
  readonly agentId: string
  readonly why?: string
}

/** Writes down what is done, once for each form; answers false when this form did it already. */
async function write(tx: Tx, by: Giver, act: Act, key: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into habilitation_act (id, agent_id, act, at, by, roles, departement, first_day, last_day, why)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
    [
      idFrom('habilitation', act.agentId, key),
      act.agentId,
      act.act,
      realNow(),
      by.agentId ?? null,
      act.roles,
      by.departement,
      act.firstDay,
      act.lastDay,
      act.why ?? '',
    ],
  )
  return rowCount === 1
}

/**
 * Habilitates somebody in the préfecture of the giver. Who was habilitated before, here or elsewhere, keeps their name beside what they did: the
 * same agent begins anew, once the former habilitation is over.
 */
export async function giveHabilitation(deps: Given, by: Giver, gift: Gift, key: string): Promise<Outcome> {
  const email = gift.email.toLowerCase()
  try {
    return await transaction(deps.db, async tx => {
      const { rows } = await tx.query<Days & { id: string }>(`select a.id, ${daysOf('a')} from agent a where email = $1 for update`, [
        email,
      ])
      const [before] = rows
      const id = before?.id ?? deps.ids()
      if (id === by.agentId) return { notDone: 'your-own' }
      if (before && (await wasDone(tx, id, key))) return { done: id }
      if (before && standingOf(before, habilitationDay()) !== 'ended') return { notDone: 'held-already' }
      const { roles, firstDay, lastDay } = gift
      await habilitate(tx, { ...gift, id, email, departement: by.departement, ...(by.agentId ? { givenBy: by.agentId } : {}) })
      await write(tx, by, { act: 'given', agentId: id, roles, firstDay, lastDay }, key)
      return { done: id }
    })
  } catch (fault) {
    // Somebody else was faster with the same address.
    if (breaks(fault, 'one_agent_an_email')) return { notDone: 'held-already' }
    throw fault
  }
}

async function wasDone(tx: Queryable, agentId: string, key: string): Promise<boolean> {
  const { rowCount } = await tx.query('select 1 from habilitation_act where id = $1', [idFrom('habilitation', agentId, key)])
  return rowCount === 1
}

export type Change =
  | { readonly act: 'changed'; readonly roles: readonly Role[]; readonly lastDay: Day }
  | { readonly act: 'suspended' | 'resumed' | 'ended'; readonly why: string }

/** From how a habilitation stands, what may be done to it. */
export const allowedOnHabilitations: Readonly<Record<Change['act'], readonly ReturnType<typeof standingOf>[]>> = {
  changed: ['in-force', 'to-begin', 'suspended'],
  suspended: ['in-force', 'to-begin'],
  resumed: ['suspended'],
  ended: ['in-force', 'to-begin', 'suspended'],
}

/** Changes, suspends, resumes or ends a habilitation of the giver’s préfecture, never their own. Sessions end with it, on every device. */
export async function changeHabilitation(deps: Given, by: Giver, agentId: string, change: Change, key: string): Promise<Outcome> {
  return transaction(deps.db, async tx => {
    const { rows } = await tx.query<Habilitation>(
      `select a.id, a.roles, ${daysOf('a')} from agent a where departement = $1 and id::text = $2 for update`,
      [by.departement, agentId],
    )
    const [now] = rows
    if (!now) return { notDone: 'not-here' }
    if (agentId === by.agentId) return { notDone: 'your-own' }
    if (await wasDone(tx, agentId, key)) return { done: agentId }
    const standing = standingOf(now, habilitationDay())
    if (standing === 'ended') return { notDone: 'over' }
    if (!allowedOnHabilitations[change.act].includes(standing)) return { notDone: 'not-now' }
    const at = realNow()
    const firstDay = now.firstDay ?? habilitationDay()
    const { roles, lastDay } = change.act === 'changed' ? change : { roles: now.roles, lastDay: now.lastDay ?? habilitationDay() }
    await tx.query('update agent set roles = $2, last_day = $3, suspended_at = $4, ended_at = $5 where id = $1', [
      agentId,
      roles,
      change.act === 'changed' ? lastDay : now.lastDay,
      change.act === 'suspended' ? at : change.act === 'resumed' ? null : now.suspendedAt,
      change.act === 'ended' ? at : null,
    ])
    const why = change.act === 'changed' ? '' : change.why
    await write(tx, by, { act: change.act, agentId, roles, firstDay, lastDay, why }, key)
    if (change.act === 'suspended' || change.act === 'ended') await endSessionsOfAgent(tx, agentId)
    return { done: agentId }
  })
}

/** How many days before the last one the agent and the supervisors are told. */
export const warnedBefore = 30

/** Habilitations that end within those days and of whose last day nobody was told yet: each is told once, as a job. */
export async function warnOfEnds(db: Db): Promise<void> {
  const today = habilitationDay()
  await transaction(db, async tx => {
    const { rows } = await tx.query<{ id: string; last_day: Day }>(
      `update agent a set warned_for = last_day where last_day between $1 and $2 and warned_for is distinct from last_day and ${inForce('a', '$1')} returning id, last_day`,
      [today, addDays(today, warnedBefore)],
    )
    for (const { id, last_day } of rows)
      await addJob(
        tx,
        { task: 'habilitation-ending', payload: { agentId: id, lastDay: last_day } },
        `habilitation-ending/${id}/${last_day}`,
      )
  })
}

/** The supervisors of this préfecture who may act today. */
export async function findSupervisors(q: Queryable, departement: string): Promise<{ id: string; email: string }[]> {
  const { rows } = await q.query<{ id: string; email: string }>(
    `select a.id, a.email from agent a where a.departement = $1 and 'supervisor' = any(a.roles) and ${inForce('a', '$2')} order by a.id`,
    [departement, habilitationDay()],
  )
  return rows
}

/**
 * Habilitates the first supervisor of a préfecture, when it has none who may act: nobody there could. Afterwards its supervisors habilitate
 * one another.
 */
export async function giveFirstSupervisor(
  db: Db,
  ids: Deps['ids'],
  given: Omit<Gift, 'roles' | 'firstDay'> & { readonly departement: string },
): Promise<Outcome> {
  const { departement, ...more } = given
  const gift = { ...more, firstDay: habilitationDay() }
  if (!departements().some(({ code }) => code === departement)) return { notDone: 'not-here' }
  if (gift.lastDay < gift.firstDay) return { notDone: 'over' }
  if ((await findSupervisors(db, departement)).length > 0) return { notDone: 'held-already' }
  return giveHabilitation({ db, ids }, { departement }, { ...gift, roles: ['supervisor'] }, ids())
}
