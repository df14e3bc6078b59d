import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Queryable } from '../kit/db.ts'

/** A table as it is copied: every column that is not computed. */
export interface CopiedTable {
  readonly name: string
  readonly columns: readonly string[]
}

/** What a backup says of itself: enough to know that nothing of it is missing or changed. */
export interface Manifest {
  readonly format: 1
  readonly migrations: readonly string[]
  readonly sandbox: boolean
  readonly tables: readonly (CopiedTable & { readonly file: string; readonly rows: number; readonly sha256: string })[]
  readonly sequences: readonly { readonly name: string; readonly last: number }[]
}

/** The tables that hold something: not those that a crash may empty, nor those that the migrations write themselves. */
export async function copiedTables(q: Queryable): Promise<CopiedTable[]> {
  const { rows } = await q.query<CopiedTable>(
    `select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname in ('public', 'graphile_worker', 'sandbox') and c.relkind = 'r' and c.relpersistence = 'p'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and format('%I.%I', n.nspname, c.relname) not in ('public.migration', 'graphile_worker.migrations')
     group by 1 order by 1`,
  )
  return rows
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
