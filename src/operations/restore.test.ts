import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { openDb } from '../kit/db.ts'
import { realIds } from '../kit/ids.ts'
import { migrate } from '../kit/migrate.ts'
import { clockSchema } from '../kit/sandbox-schema.ts'
import { verifyJournal } from '../kit/store.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { sandboxSchemas } from '../kit/testing/schemas.ts'
import { giveCategory } from '../record/index.ts'
import { backUp, proveRestore, restore } from './index.ts'

const prepare = async (url: string): Promise<void> => {
  const owner = openDb(url, { max: 2 })
  await migrate(owner)
  for (const sql of [clockSchema, ...sandboxSchemas]) await owner.query(sql)
  await owner.end()
}

async function world(t: TestContext) {
  const databases = await testDatabases(t)
  const folder = await mkdtemp(join(tmpdir(), 'papier-rose-backup-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const deps = { ...testDeps(databases.db), ids: realIds }
  const record = (n: number) =>
    giveCategory(deps, realIds(), { category: n % 2 ? 'A2' : 'B', since: day('2026-11-23'), codes: ['01.06'] }, `given-${n}`)
  return { ...databases, folder, record }
}

test('backed up while others write, restored into a fresh database: chains verify, and nothing acknowledged before is missing', async t => {
  const { url, record } = await world(t)
  for (let n = 0; n < 40; n++) await record(n)
  let writing = true
  let written = 40
  const load = Array.from({ length: 3 }, async () => {
    while (writing) await record(written++)
  })
  try {
    const proof = await proveRestore(url, prepare)
    assert.ok(proof.events >= 40)
    assert.ok(written > 40, 'others wrote meanwhile')
    assert.deepEqual([proof.breaches, proof.missing, proof.behind], [0, 0, 0])
  } finally {
    writing = false
    await Promise.all(load)
  }
})

test('rows, bytes, references and sequences come back as they were; the journal goes on after its last event', async t => {
  const { owner, folder, record } = await world(t)
  await record(1)
  const [old, anew] = [realIds(), realIds()]
  for (const [id, by] of [
    [old, anew],
    [anew, null],
  ])
    await owner.query(
      `insert into evidence (id, owner_kind, owner_id, piece, alone, state, kind, pages, size, salt, commitment, received_at, replaced_by)
       select $1::uuid, 'draft', 'x', $1::uuid::text, true, 'removed', 'jpeg', 1, 3, '\\x00ff', '\\x01', '2026-11-23T10:00:00.123456Z', e.id from (select 1) o left join evidence e on e.id = $2::uuid`,
      [id, by],
    )
  await owner.query('update evidence set replaced_by = $2 where id = $1', [old, anew])
  await owner.query(`select graphile_worker.add_job('notify', '{"notice": "card-posted"}'::json, job_key := 'once')`)
  await backUp(owner, join(folder, 'backup'))
  const there = await testDatabases(t)
  await restore(there.owner, join(folder, 'backup'), () => prepare(there.url))
  const everything = `select (select json_agg(e order by id) from evidence e)::text as evidence, (select json_agg(j order by seq) from journal j)::text as journal,
    (select json_agg(r order by id) from driver_record r)::text as records, (select json_agg((key, payload, max_attempts)) from graphile_worker._private_jobs)::text as jobs`
  assert.deepEqual((await there.owner.query(everything)).rows, (await owner.query(everything)).rows)
  const deps = { ...testDeps(there.db), ids: realIds }
  await giveCategory(deps, realIds(), { category: 'B', since: day('2026-11-23'), codes: [] }, 'after')
  const { events, breaches } = await verifyJournal(there.owner)
  assert.deepEqual([events, breaches], [2, []])
  await assert.rejects(
    restore(there.owner, join(folder, 'backup'), async () => {}),
    /has a journal already/,
  )
})

test('a backup that was cut short, changed, or made by another version is not restored', async t => {
  const { owner, folder, record, url } = await world(t)
  await record(1)
  const at = join(folder, 'backup')
  const manifest = await backUp(owner, at)
  await assert.rejects(backUp(owner, at), /is not empty/)
  const other = { ...manifest, migrations: [...manifest.migrations, '9999_later.sql'] }
  const text = await readFile(join(at, 'manifest.json'), 'utf8')
  await writeFile(join(at, 'manifest.json'), JSON.stringify(other))
  await assert.rejects(
    restore(owner, at, () => prepare(url)),
    /another version.*9999_later/,
  )
  await writeFile(join(at, 'manifest.json'), text)
  await appendFile(join(at, 'public.journal.ndjson.gz'), 'x')
  await assert.rejects(
    restore(owner, at, async () => {}),
    /public\.journal\.ndjson\.gz is not what the manifest says/,
  )
  await rm(join(at, 'manifest.json'))
  await assert.rejects(
    restore(owner, at, async () => {}),
    /was not finished/,
  )
})
