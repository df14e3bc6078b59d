import type { Instant } from '../kit/clock.ts'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { releaseJobs } from '../kit/jobs.ts'

/** Failed jobs of one task that an agent had tried again. */
export interface Release {
  readonly at: Instant
  readonly by: string
  readonly task: string
  readonly jobs: number
}

const shown = 20

/** The last releases, the newest first. */
export async function findReleases(q: Queryable): Promise<Release[]> {
  const { rows } = await q.query<Release>(
    `select r.at, g.name as by, r.task, r.jobs from job_release r join agent g on g.id = r.agent_id order by r.at desc, r.id desc limit ${shown}`,
  )
  return rows
}

/** Has one failed job tried again, or all those of a task, and writes down who asked. The same form twice is one release. */
export async function release(
  deps: Pick<Deps, 'db' | 'ids' | 'clock'>,
  agentId: string,
  which: { readonly id: string } | { readonly task: string },
  form: string,
): Promise<void> {
  await transaction(deps.db, async tx => {
    const { task, count } = await releaseJobs(tx, which)
    if (count === 0) return
    await tx.query('insert into job_release (id, at, agent_id, task, jobs) values ($1, $2, $3, $4, $5) on conflict (id) do nothing', [
      idFrom('job-release', agentId, form),
      deps.clock.now(),
      agentId,
      task,
      count,
    ])
  })
}

/**
 * What a fault says, without what it may quote of a person: words between quotation marks, addresses, long numbers. The first line alone, and no
 * more of it than one reads.
 */
export const faultIn = (error: string): string =>
  (error.split('\n')[0] ?? '')
    .replace(/"[^"]*"|'[^']*'|«[^»]*»|“[^”]*”|\([^()]*\)=\([^()]*\)/g, '…')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '…')
    .replace(/\+?\d[\d .-]{4,}\d/g, '…')
    .slice(0, 160)
