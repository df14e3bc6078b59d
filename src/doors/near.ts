import type { FactKind } from '@papier-rose/law'
import type { Instant } from '../kit/clock.ts'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Agent } from '../kit/http.ts'
import { type CivilStatus, type Comparison, compare } from '../partners/franceconnect/index.ts'
import { type Driver, findDriver } from '../record/index.ts'
import { hearOne, tellRejected } from './appearing.ts'
import { readAside } from './aside.ts'
import type { NamedDriver } from './reading.ts'

/** A fact that nearly names a driver, for the list: of whom, the list does not say. */
export interface Waiting {
  readonly id: string
  readonly partner: string
  readonly kind: FactKind
  readonly since: Instant
}

/** What waits for an agent, the oldest first. */
export async function findWaiting(q: Queryable): Promise<Waiting[]> {
  const { rows } = await q.query<Waiting>(
    `select a.id, c.name as partner, a.kind, a.told_at as since from fact_aside a join door_client c on c.id = a.client_id
     where a.near_driver is not null order by a.told_at, a.id limit 200`,
  )
  return rows
}

/** The two side by side: whom the partner names, and the file. */
export interface Question extends Waiting {
  readonly named: CivilStatus
  readonly file: Driver
  readonly comparison: Comparison
}

export const civilOf = ({ birthName, firstNames, birthDay }: NamedDriver | Driver): CivilStatus => ({
  familyName: birthName,
  givenNames: firstNames,
  birthdate: birthDay,
})

/** One question that nobody has answered yet. */
export async function findQuestion(deps: Pick<Deps, 'db' | 'config'>, id: string): Promise<Question | undefined> {
  const waiting = (await findWaiting(deps.db)).find(one => one.id === id)
  if (!waiting) return undefined
  const [aside] = await readAside(deps, deps.db, 'id::text = $1', id)
  const file = aside?.near ? await findDriver(deps.db, aside.near) : undefined
  if (!aside || !file) return undefined
  return { ...waiting, named: civilOf(aside.driver), file, comparison: compare(civilOf(aside.driver), civilOf(file)) }
}

export interface Decision {
  readonly same: boolean
  readonly reason: string
}

export type Decided = 'done' | 'already-decided' | 'not-heard'

/**
 * Decides, once: it is the same person, and the fact is told of them; or it is not, and the fact waits on for whom it names. The record may say
 * no to what it hears: then nothing is decided.
 */
export const decideNear = (deps: Deps, agent: Pick<Agent, 'agentId'>, id: string, { same, reason }: Decision): Promise<Decided> =>
  transaction(deps.db, async tx => {
    await tx.query('select 1 from fact_aside where id::text = $1 for update', [id])
    const [aside] = await readAside(deps, tx, 'id::text = $1', id)
    const driver = aside?.near ? await findDriver(tx, aside.near) : undefined
    if (!aside || !driver) return 'already-decided'
    if (same && !(await hearOne(deps, tx, aside, driver))) return 'not-heard'
    if (!same) {
      await tx.query('update fact_aside set near_driver = null where id = $1', [aside.id])
      await tellRejected(deps, tx, aside)
    }
    await tx.query(
      'insert into aside_decision (id, aside_id, driver_id, same, decided_at, decided_by, reason) values ($1, $2, $3, $4, $5, $6, $7)',
      [deps.ids(), aside.id, driver.id, same, deps.clock.now(), agent.agentId, reason],
    )
    return 'done'
  })

/** Has this agent taken this very decision already? */
export async function decidedSo(q: Queryable, agent: Pick<Agent, 'agentId'>, id: string, { same, reason }: Decision): Promise<boolean> {
  const { rowCount } = await q.query(
    'select 1 from aside_decision where aside_id::text = $1 and decided_by = $2 and same = $3 and reason = $4',
    [id, agent.agentId, same, reason],
  )
  return rowCount === 1
}
