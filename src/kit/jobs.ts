import { EventEmitter, once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Day } from '@papier-rose/law'
import { Logger as QuietLogger, run, type WorkerEvents } from 'graphile-worker'
import type { Db, Queryable } from './db.ts'
import type { Deps } from './deps.ts'
import { openPresence } from './presence.ts'
import { watched } from './watch.ts'

/** The payload of a job: ids, and `key`, its idempotency key towards whoever it talks to. */
export type Payload = Readonly<Record<string, string>> & { readonly key: string }

/** What the worker does for each task's name. A task may be run twice for the same key; a throw means: again later. */
export type Tasks = Readonly<Record<string, (payload: Payload) => Promise<void>>>

/** Something to do every POLL_SECONDS, by one worker at a time: ask a partner for news, send a batch, sweep the deadlines. */
export interface Round {
  readonly name: string
  go(): Promise<void>
}

/** Before another runner is started. */
const restMs = 1000

export interface Worker {
  /** Lets the running jobs end, then stops. */
  stop(): Promise<void>
}

/** Starts doing the jobs and the rounds. Several workers on one database share them; what one held when it was killed, another does. */
export async function startWorker(deps: Deps, tasks: Tasks, rounds: readonly Round[]): Promise<Worker> {
  const stopping = new AbortController()
  const first = await startRunner(deps, tasks)
  const orphans: Round = { name: 'jobs of killed workers', go: () => freeOrphans(deps.db) }
  const running = [turn(deps, [orphans, ...rounds], stopping.signal), keepRunning(deps, tasks, first, stopping.signal)]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

/** A runner gives up when the database is away for long: another takes its place, as soon as there is a database again. */
async function keepRunning(deps: Deps, tasks: Tasks, first: Running, stopping: AbortSignal): Promise<void> {
  for (let running: Running | undefined = first; ; ) {
    await running?.ended(stopping)
    if (stopping.aborted) return
    deps.log.error({}, 'the runner of jobs ended; another is started')
    await pause(restMs, stopping)
    running = await startRunner(deps, tasks).catch(() => undefined)
  }
}

interface Running {
  /** Resolves when it has ended by itself, or has done its running jobs because it was asked to stop. */
  ended(stopping: AbortSignal): Promise<void>
}

async function startRunner(deps: Deps, tasks: Tasks): Promise<Running> {
  const events: WorkerEvents = new EventEmitter()
  const named = new Promise<string>(found => events.once('pool:create', ({ workerPool }) => found(workerPool.id)))
  const presence = named.then(holder => openPresence(deps.db, presenceOf(holder)))
  const runner = await run({
    events,
    // Asked before each job is taken: none is taken by a worker whose presence does not stand.
    forbiddenFlags: async () => {
      await (await presence).hold()
      return null
    },
    // That a job is done is told again and again while the database is away.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pgPool: deps.db,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet(deps),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, work]) => [
        name,
        async (payload: unknown) => {
          await deps.clock.refresh()
          await watched(deps.watch, 'job', name, () => work(payload as Payload))
        },
      ]),
    ),
  })
  // Said when it begins to give up. Whether it ever ends, without its connections, is not waited for.
  const givesUp = once(events, 'pool:gracefulShutdown')
  return {
    async ended(stopping) {
      await Promise.race([givesUp, stopping.aborted || once(stopping, 'abort')])
      if (stopping.aborted) await runner.stop().catch(() => {})
      await (await presence).leave()
    },
  }
}

const presenceOf = (holder: string): string => `worker/${holder}`

/** Jobs whose holder is no longer present are free again: graphile-worker itself would wait four hours. */
async function freeOrphans(db: Db): Promise<void> {
  await db.query(
    `select graphile_worker.force_unlock_workers(array_agg(locked_by)) from (
       select locked_by from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null
     ) as holder where pg_try_advisory_xact_lock(hashtextextended($1 || locked_by, 0))`,
    [presenceOf('')],
  )
}

async function turn(deps: Deps, rounds: readonly Round[], stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    for (const round of rounds) {
      if (stopping.aborted) return
      await doRound(deps, round)
    }
    await pause(deps.config.POLL_SECONDS * 1000, stopping)
  }
}

const pause = (ms: number, stopping: AbortSignal): Promise<void> => wait(ms, undefined, { signal: stopping }).catch(() => {})

/** One round, unless another worker is at it. A fault is logged and the round comes again. */
export async function doRound(deps: Deps, round: Round): Promise<void> {
  try {
    const lock = await deps.db.connect()
    try {
      const { rows } = await lock.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtext($1)) as mine', [`round/${round.name}`])
      if (!rows[0]?.mine) return
      try {
        await deps.clock.refresh()
        await watched(deps.watch, 'round', round.name, () => round.go())
      } finally {
        await lock.query('select pg_advisory_unlock(hashtext($1))', [`round/${round.name}`])
      }
    } finally {
      lock.release()
    }
  } catch (fault) {
    deps.log.error({ round: round.name, fault: String(fault) }, 'round failed')
  }
}

/** Tells a stream that its day has come; answers false when nothing changed, so that the day is not asked about again. */
export type DeadlineHandler = (id: string, name: string, on: Day) => Promise<boolean>

/** Every deadline that has come by `today`, oldest first, told to its stream. */
export async function sweepDeadlines(deps: Deps, handlers: Readonly<Record<string, DeadlineHandler>>, today: Day): Promise<number> {
  let swept = 0
  for (;;) {
    const { rows } = await deps.db.query<{ stream: string; name: string; due_on: Day }>(
      'select stream, name, due_on from deadline where due_on <= $1 order by due_on, stream, name limit 100',
      [today],
    )
    if (rows.length === 0) return swept
    for (const { stream, name, due_on } of rows) {
      const [kind = '', id = ''] = stream.split('/')
      const changed = await handlers[kind]?.(id, name, due_on)
      // The decider left the day as it is: it has nothing to say about it, now or later.
      if (!changed) await deps.db.query('delete from deadline where stream = $1 and name = $2 and due_on = $3', [stream, name, due_on])
      swept++
    }
  }
}

/** A job that has failed at least once and still stands: its task, its ids, its last fault. */
export interface StandingJob {
  id: string
  task: string
  attempts: number
  last_error: string
  run_at: string
}

/** The jobs that keep failing, for an agent to read and release. */
export async function findFailedJobs(deps: Pick<Deps, 'db'>): Promise<StandingJob[]> {
  const { rows } = await deps.db.query<StandingJob>(
    `select id::text, task_identifier as task, attempts, last_error, run_at from graphile_worker.jobs where last_error is not null order by run_at limit 200`,
  )
  return rows
}

/** How many jobs of each task keep failing, the most first. */
export async function countFailedJobs(q: Queryable): Promise<{ task: string; count: number }[]> {
  const { rows } = await q.query<{ task: string; count: number }>(
    'select task_identifier as task, count(*) as count from graphile_worker.jobs where last_error is not null group by task_identifier order by 2 desc, 1',
  )
  return rows
}

/** Tries one failed job again, or all those of a task, at once and from their first attempt. Says how many there were. */
export async function releaseJobs(
  q: Queryable,
  which: { readonly id: string } | { readonly task: string },
): Promise<{ task: string; count: number }> {
  const { rows } = await q.query<{ id: string; task: string }>(
    `select id::text, task_identifier as task from graphile_worker.jobs
     where last_error is not null and ($1::text is null or id::text = $1) and ($2::text is null or task_identifier = $2)`,
    ['id' in which ? which.id : null, 'task' in which ? which.task : null],
  )
  const [first] = rows
  if (!first) return { task: '', count: 0 }
  const ids = rows.map(({ id }) => id)
  await q.query('select graphile_worker.reschedule_jobs($1::bigint[], run_at := to_timestamp(0), attempts := 0)', [ids])
  return { task: first.task, count: rows.length }
}

function quiet(deps: Deps) {
  // A fault may quote what a person typed: the line keeps the task and the job's number.
  return new QuietLogger(scope => level => {
    if (level === 'error') deps.log.error({ task: scope.taskIdentifier, job: scope.jobId }, 'job failed')
  })
}

/** The days on which a stream wants to be looked at again, when they follow from more than its state: those that stood before are gone. */
export async function lookAgainOn(tx: Queryable, stream: string, days: Readonly<Record<string, Day>>): Promise<void> {
  await tx.query('delete from deadline where stream = $1 and name <> all($2)', [stream, Object.keys(days)])
  await setDays(tx, stream, days)
}

/** Sets days of a stream beside those that it has; one of the same name moves. */
export async function setDays(tx: Queryable, stream: string, days: Readonly<Record<string, Day>>): Promise<void> {
  await tx.query(
    `insert into deadline (stream, name, due_on) select $1, name, due_on from unnest($2::text[], $3::date[]) as d (name, due_on)
     on conflict on constraint one_deadline_a_name do update set due_on = excluded.due_on`,
    [stream, Object.keys(days), Object.values(days)],
  )
}
