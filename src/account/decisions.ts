import type { Instant } from '../kit/clock.ts'
import { type Queryable, type Tx, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Agent } from '../kit/http.ts'
import { type Comparison, compare, type PivotIdentity } from '../partners/franceconnect/index.ts'
import { findDriver } from '../record/index.ts'
import { findAccount, findAccountOfDriver } from './accounts.ts'
import { type File, fileOf, type Why } from './matching.ts'
import { may } from './rights.ts'

/** Somebody who signed in and a driver file that may be theirs, or not: what an agent decides. */
export interface MatchTask {
  readonly id: string
  readonly accountId: string
  readonly why: Why
  readonly departement: string | null
  readonly typedNeph: string | null
  readonly identity: PivotIdentity
  readonly candidates: readonly string[]
  readonly openedAt: Instant
}

const columns = `id, account_id as "accountId", why, departement, typed_neph as "typedNeph", identity, candidates, opened_at as "openedAt"`
// Without a préfecture named by the person, only supervisors see it.
const forAgent = `state = 'open' and (departement = $1 or (departement is null and $2))`
const valuesOf = (agent: Agent): [string, boolean] => [agent.departement, may(agent, 'merge-accounts')]

/** What waits for an agent of that préfecture, oldest first. */
export async function findMatchTasks(q: Queryable, agent: Agent): Promise<MatchTask[]> {
  const { rows } = await q.query<MatchTask>(
    `select ${columns} from match_task where ${forAgent} order by opened_at, id limit 200`,
    valuesOf(agent),
  )
  return rows
}

/** One open question, if that agent may answer it. */
export async function findMatchTask(q: Queryable, agent: Agent, id: string, lock = ''): Promise<MatchTask | undefined> {
  const { rows } = await q.query<MatchTask>(`select ${columns} from match_task where ${forAgent} and id::text = $3 ${lock}`, [
    ...valuesOf(agent),
    id,
  ])
  return rows[0]
}

export interface Candidate {
  readonly file: File
  readonly comparison: Comparison
  /** Another person is linked to this file. */
  readonly taken: boolean
}

/** The files in question, each compared with what FranceConnect says. */
export async function candidatesOf(q: Queryable, task: MatchTask): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const id of task.candidates) {
    const [driver, owner] = [await findDriver(q, id), await findAccountOfDriver(q, id)]
    if (!driver) continue
    const file = fileOf(driver)
    found.push({ file, comparison: compare(task.identity, file), taken: owner !== undefined && owner.id !== task.accountId })
  }
  return found
}

/** What the agent decides: this file is theirs (or this civil status is), or none. */
export interface MatchDecision {
  readonly file: string | 'none'
  readonly reason: string
}

export type Decided = 'done' | 'already-decided' | 'not-a-candidate' | 'supervisor-needed'

/** Decides, once: links the file, or says that it is not theirs. */
export async function decideMatch(deps: Deps, agent: Agent, id: string, { file, reason }: MatchDecision): Promise<Decided> {
  return transaction(deps.db, async tx => {
    const task = await findMatchTask(tx, agent, id, 'for update')
    if (!task) return 'already-decided'
    if (file !== 'none') {
      if (!task.candidates.includes(file)) return 'not-a-candidate'
      const accepted = await accept(tx, agent, task, file, deps.clock.now())
      if (accepted !== 'done') return accepted
    }
    await tx.query(`update match_task set state = $2, driver_id = $3, decided_at = $4, decided_by = $5, reason = $6 where id = $1`, [
      task.id,
      file === 'none' ? 'refused' : 'accepted',
      file === 'none' ? null : file,
      deps.clock.now(),
      agent.agentId,
      reason,
    ])
    return 'done'
  })
}

/** Has this agent taken this very decision already? */
export async function decidedSo(q: Queryable, agent: Agent, id: string, { file, reason }: MatchDecision): Promise<boolean> {
  const { rowCount } = await q.query(
    `select 1 from match_task where id::text = $1 and decided_by = $2 and coalesce(driver_id, 'none') = $3 and reason = $4`,
    [id, agent.agentId, file, reason],
  )
  return rowCount === 1
}

async function accept(tx: Tx, agent: Agent, task: MatchTask, file: string, at: Instant): Promise<Decided> {
  const owner = await findAccountOfDriver(tx, file)
  if (task.why === 'civil-status-changed') {
    await tx.query('update account set identity = $2 where id = $1', [task.accountId, JSON.stringify(task.identity)])
  } else if (!owner) {
    await tx.query('update account set driver_id = $2 where id = $1', [task.accountId, file])
  } else if (owner.id !== task.accountId) {
    if (!may(agent, 'merge-accounts')) return 'supervisor-needed'
    await merge(tx, task.accountId, owner.id, at)
  }
  return 'done'
}

/**
 * One person had two accounts: FranceConnect gave them a new key when their civil status changed. The account that holds their requests
 * stays and takes the new key and civil status; the empty one closes, and whoever was signed in there signs in again.
 */
async function merge(tx: Tx, empty: string, kept: string, at: Instant): Promise<void> {
  const fresh = await findAccount(tx, empty)
  if (!fresh) throw new Error('no account to merge')
  await tx.query(`update account set sub = 'closed/' || id, closed_at = $2 where id = $1`, [empty, at])
  await tx.query('update account set sub = $2, identity = $3 where id = $1', [kept, fresh.identity.sub, JSON.stringify(fresh.identity)])
  await tx.query('delete from session where account_id = $1', [empty])
}
