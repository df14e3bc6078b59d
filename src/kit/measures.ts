import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Clock } from './clock.ts'
import type { Queryable } from './db.ts'

interface Counted {
  readonly db: Queryable
  readonly clock: Clock
}

/** What one process counts about itself. Labels are names from the code (a route's pattern, a task, a partner): never an id, never a person. */
export interface Measures {
  request(method: string, route: string, status: number, seconds: number): void
  job(task: string, done: boolean, seconds: number): void
  round(name: string, done: boolean, seconds: number): void
  partner(name: string, answered: boolean, seconds: number): void
  /** Everything counted, as Prometheus reads it; what stands in the database is counted at that moment. */
  text(deps: Counted): Promise<string>
}

const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30]

export function openMeasures(): Measures {
  const registers = [new Registry()] as [Registry]
  const [registry] = registers
  const seconds = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers })

  const requests = seconds('papier_request_seconds', 'Requests answered, by pattern of their route', ['method', 'route', 'status'])
  const jobs = seconds('papier_job_seconds', 'Jobs done or failed', ['task', 'outcome'])
  const rounds = seconds('papier_round_seconds', 'Rounds of the worker', ['round', 'outcome'])
  const partners = seconds('papier_partner_seconds', 'Questions to partners', ['partner', 'outcome'])
  const up = gauge('papier_partner_up', '1 when the partner answered the last time it was asked, 0 when it did not', ['partner'])
  const told = new Counter({ name: 'papier_partner_down_total', help: 'Questions without an answer', labelNames: ['partner'], registers })
  const memory = gauge('papier_memory_bytes', 'Memory that the process holds')
  const waiting = gauge('papier_jobs_waiting', 'Jobs that wait for their turn')
  const failed = gauge('papier_jobs_failed', 'Jobs that failed and will be tried again', ['task'])
  const given = gauge('papier_jobs_given_up', 'Jobs that failed as often as they may: somebody must read and release them', ['task'])
  const oldest = gauge('papier_jobs_oldest_seconds', 'How long the oldest job that may run has waited')
  const due = gauge('papier_deadlines_due', 'Days that have come and were not swept yet')
  const outcome = (done: boolean) => ({ outcome: done ? 'done' : 'failed' })

  async function readDatabase({ db, clock }: Counted): Promise<void> {
    const { rows } = await db.query<{ task: string; waiting: number; failed: number; given_up: number; oldest: number | null }>(
      `select task_identifier as task, count(*) filter (where attempts < max_attempts) as waiting,
         count(*) filter (where last_error is not null and attempts < max_attempts) as failed,
         count(*) filter (where attempts >= max_attempts) as given_up,
         extract(epoch from $1::timestamptz - min(run_at) filter (where attempts < max_attempts and run_at <= $1)) as oldest
       from graphile_worker.jobs group by 1`,
      [new Date()],
    )
    failed.reset()
    given.reset()
    for (const row of rows) {
      failed.set({ task: row.task }, row.failed)
      given.set({ task: row.task }, row.given_up)
    }
    waiting.set(rows.reduce((sum, row) => sum + row.waiting, 0))
    oldest.set(Math.max(0, ...rows.map(row => row.oldest ?? 0)))
    const late = await db.query<{ n: number }>('select count(*) as n from deadline where due_on <= $1', [clock.today()])
    due.set(late.rows[0]?.n ?? 0)
  }

  return {
    request: (method, route, status, took) => requests.observe({ method, route, status: String(status) }, took),
    job: (task, done, took) => jobs.observe({ task, ...outcome(done) }, took),
    round: (round, done, took) => rounds.observe({ round, ...outcome(done) }, took),
    partner(partner, answered, took) {
      partners.observe({ partner, outcome: answered ? 'answered' : 'down' }, took)
      up.set({ partner }, answered ? 1 : 0)
      if (!answered) told.inc({ partner })
    },
    async text(deps) {
      memory.set(process.memoryUsage.rss())
      await readDatabase(deps)
      return registry.metrics()
    },
  }
}
