import { join } from 'node:path'
import pg from 'pg'
import { openDb } from '../src/kit/db.ts'
import { migrate } from '../src/kit/migrate.ts'
import { startPostgres } from '../src/kit/postgres.ts'

export interface Ground {
  url(database: string): string
  /** An empty database; with our schema when asked. */
  fresh(database: string, migrated?: boolean): Promise<string>
  leave(): Promise<void>
}

/** A PostgreSQL of our own, that keeps its promises: synchronous_commit=on, fsync=on. */
export async function openGround(): Promise<Ground> {
  const server = await startPostgres(join(import.meta.dirname, '..', '.cache', 'bench-postgres'), [
    'max_connections=200',
    'synchronous_commit=on',
  ])
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  return {
    url: server.url,
    async fresh(database, migrated = true) {
      await admin.query(`drop database if exists ${database} with (force)`)
      await admin.query(`create database ${database}`)
      if (migrated) {
        const owner = openDb(server.url(database), { max: 4 })
        await migrate(owner)
        await owner.end()
      }
      return server.url(database)
    },
    async leave() {
      await admin.end()
      await server.stop()
    },
  }
}
