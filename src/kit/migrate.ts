import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { type Db, transaction } from './db.ts'

const folder = join(import.meta.dirname, '..', '..', 'migrations')

export interface Migration {
  name: string
  sql: string
  sha256: string
}

export async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter(name => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async name => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Brings the database to the newest schema. Two processes may start it at once: one waits. An edited old migration is a fault. */
export async function migrate(db: Db): Promise<string[]> {
  const lock = new pg.Client({ connectionString: db.options.connectionString })
  await lock.connect()
  try {
    await lock.query(`select pg_advisory_lock(hashtext('papier-rose-migrate'))`)
    await lock.query('create table if not exists migration (name text primary key, sha256 text not null)')
    const { rows } = await lock.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    const done = new Map(rows.map(row => [row.name, row.sha256]))
    const applied: string[] = []
    // The rows of work to do are graphile-worker's own: its tables come first, ours may point to nothing of them.
    await runMigrations({ pgPool: db })
    for (const { name, sql, sha256 } of await migrations()) {
      const before = done.get(name)
      if (before === sha256) continue
      if (before) throw new Error(`${name} was applied with other words: an applied migration is never edited`)
      await transaction(db, async tx => {
        await tx.query(sql)
        await tx.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
      })
      applied.push(name)
    }
    await grantJobs(db)
    return applied
  } finally {
    await lock.end()
  }
}

/**
 * graphile-worker protects its tables by row security: the application may use them, through policies of its own. The web process adds jobs and
 * releases them; the worker alone takes and ends them.
 */
async function grantJobs(db: Db): Promise<void> {
  await db.query(`
    grant usage on schema graphile_worker to papier_web, papier_worker, papier_read;
    revoke all on all tables in schema graphile_worker from papier_app;
    grant select, insert, update on graphile_worker._private_jobs, graphile_worker._private_job_queues, graphile_worker._private_tasks to papier_web;
    grant select on graphile_worker.jobs to papier_web, papier_read;
    grant all on all tables in schema graphile_worker to papier_worker;
    grant usage on all sequences in schema graphile_worker to papier_web, papier_worker;
    grant execute on all functions in schema graphile_worker to papier_web, papier_worker;
    do $$ declare t text; begin
      for t in select tablename from pg_tables where schemaname = 'graphile_worker' loop
        execute format('drop policy if exists papier_app on graphile_worker.%I', t);
        execute format('create policy papier_app on graphile_worker.%I to papier_web, papier_worker using (true) with check (true)', t);
      end loop;
    end $$;`)
}
