import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { openDb } from './db.ts'
import { migrationTexts, type Right, rightsOf, roles } from './rights.ts'
import { testDatabases } from './testing/database.ts'

const rights = rightsOf(migrationTexts())
const may = (table: string, role: (typeof roles)[number], right: Right) => rights.get(table)?.get(role)?.get(right)

const denied = '42501'
/** Does the database let it happen? Anything else that it says comes after the question of rights. */
async function allowed(db: pg.ClientBase, sql: string): Promise<boolean> {
  await db.query('savepoint attempt')
  try {
    await db.query(sql)
    return true
  } catch (fault) {
    assert.ok(fault instanceof pg.DatabaseError)
    return fault.code !== denied
  } finally {
    await db.query('rollback to savepoint attempt')
  }
}

test('each role may do with each table what docs/security/roles.md says, and nothing else', async t => {
  const { owner } = await testDatabases(t)
  const { rows: columns } = await owner.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.attgenerated = '' and not a.attisdropped
     order by c.relname, a.attnum`,
  )
  const tables = Map.groupBy(columns, row => row.table)
  assert.deepEqual([...tables.keys()].sort(), [...rights.keys()].sort())
  const db = await owner.connect()
  const wrong: string[] = []
  try {
    await db.query('begin')
    for (const role of roles) {
      await db.query(`set local role ${role}`)
      for (const [table, list] of tables) {
        const names = list.map(({ column }) => column)
        const check = async (right: Right, sql: string, expected: boolean): Promise<void> => {
          if ((await allowed(db, sql)) !== expected) wrong.push(`${role} ${expected ? 'may not' : 'may'} ${right} ${table}: ${sql}`)
        }
        for (const [right, sql] of [
          ['select', (column: string) => `select "${column}" from ${table} limit 0`],
          ['update', (column: string) => `update ${table} set "${column}" = default where false`],
        ] as const) {
          const granted = may(table, role, right)
          for (const name of names) await check(right, sql(name), granted === 'all' || (granted?.includes(name) ?? false))
        }
        await check('insert', `insert into ${table} default values`, may(table, role, 'insert') === 'all')
        await check('delete', `delete from ${table} where false`, may(table, role, 'delete') === 'all')
        await check('truncate', `truncate ${table} cascade`, false)
      }
      for (const shape of [
        'create table mine (id int)',
        'alter table journal add column more text',
        'drop table draft',
        'create role another',
      ])
        if (await allowed(db, shape)) wrong.push(`${role} may ${shape}`)
    }
    await db.query('rollback')
  } finally {
    db.release()
  }
  assert.deepEqual(wrong, [])
})

test('what the roles are for: the journal is never changed, files and sessions stay with the web process, what erases cannot write', () => {
  for (const role of roles)
    for (const right of ['update', 'delete', 'truncate'] as const) assert.equal(may('journal', role, right), undefined, role)
  for (const table of ['evidence_bytes', 'session', 'agent', 'draft', 'message'])
    assert.notEqual(may(table, 'papier_worker', 'select'), 'all', table)
  for (const table of ['notice_sent', 'feed', 'card_waiting']) assert.equal(may(table, 'papier_web', 'insert'), undefined, table)
  for (const [table, of] of rights) {
    assert.deepEqual(
      [...(of.get('papier_purge')?.keys() ?? [])].filter(right => right !== 'select' && right !== 'delete'),
      [],
      table,
    )
    assert.deepEqual(
      [...(of.get('papier_read')?.keys() ?? [])].filter(right => right !== 'select'),
      [],
      table,
    )
  }
  // What people look at figures with shows nobody's name, address, photograph or answers.
  for (const table of [
    'driver',
    'account',
    'answers',
    'written_words',
    'card_address',
    'card_images',
    'draft',
    'evidence_bytes',
    'session',
  ])
    assert.equal(may(table, 'papier_read', 'select'), undefined, table)
})

test('a process that signs in as a member of one role cannot take another', async t => {
  const { owner, url } = await testDatabases(t)
  const name = `web_${new URL(url).pathname.slice(1)}`
  await owner.query(`create role "${name}" login password 'of-a-test' in role papier_web`)
  const as = new URL(url)
  as.username = name
  as.password = 'of-a-test'
  const db = openDb(as.href, { max: 1, role: 'papier_web' })
  try {
    await db.query('select 1 from session limit 0')
    for (const role of ['papier_worker', 'papier_purge', 'papier_app']) await assert.rejects(db.query(`set role ${role}`), { code: denied })
    await assert.rejects(db.query('update journal set type = $1', ['changed']), { code: denied })
  } finally {
    await db.end()
    await owner.query(`drop role "${name}"`)
  }
})
