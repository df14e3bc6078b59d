import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { ApplicationEvent } from './application/index.ts'
import { applications, findCommune } from './application/index.ts'
import { type CardEvent, cards } from './card/index.ts'
import { readStreams } from './kit/journal.ts'
import { verifyJournal } from './kit/store.ts'
import { testDatabases } from './kit/testing/database.ts'
import { testDeps } from './kit/testing/deps.ts'
import { records } from './record/index.ts'
import { seedMany } from './seed-many.ts'

async function france(t: TestContext, people: number, seed = '1') {
  const { db, owner } = await testDatabases(t)
  const deps = testDeps(db)
  const added = await seedMany(deps, owner, { people, seed })
  const all = async <T>(sql: string): Promise<T[]> => (await owner.query(sql)).rows as T[]
  return { deps, owner, added, all }
}

test('an invented France: every chain verifies, every stream folds to its row, nobody is written to', async t => {
  const { owner, deps, all, added } = await france(t, 600)
  assert.equal(added, 600)
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  for (const kind of [applications, cards, records] as const) {
    const rows = await all<{ id: string; version: number; state: object }>(`select id, version, state from ${kind.table}`)
    const streams = await readStreams<ApplicationEvent | CardEvent>(
      deps.db,
      kind,
      rows.map(({ id }) => id),
    )
    assert.ok(rows.length > 200, kind.name)
    for (const { id, version, state } of rows) {
      const events = streams.get(id) ?? []
      assert.equal(events.length, version)
      const folded = events.reduce((now, event) => kind.evolve(now as never, event as never), kind.initial as object)
      assert.deepEqual(JSON.parse(JSON.stringify(folded)), JSON.parse(JSON.stringify({ ...kind.initial, ...state })))
    }
  }
  assert.deepEqual(await all('select 1 from notice_sent'), [])
  const [jobs] = await all<{ count: number }>('select count(*) as count from graphile_worker.jobs')
  assert.equal(jobs?.count, 0, 'no letter, no order, no photo')

  // What stands, in shares that one can believe.
  const states = await all<{ status: string; count: number }>('select status, count(*) as count from application group by status')
  const count = (status: string) => states.find(one => one.status === status)?.count ?? 0
  const sent = states.reduce((sum, one) => sum + one.count, 0)
  assert.ok(sent > 450 && sent < 540, `${sent} requests`)
  assert.ok(count('approved') / sent > 0.85, JSON.stringify(states))
  assert.ok(count('with-agent') > 3 && count('with-agent') / sent < 0.12, JSON.stringify(states))
  assert.ok(count('with-applicant') > 0 && count('refused') > 0 && count('withdrawn') > 0 && count('closed') > 0, JSON.stringify(states))
  const [hand] = await all<{ share: number }>(`select avg((status in ('handed-over', 'replaced'))::int) as share from card`)
  assert.ok((hand?.share ?? 0) > 0.85)
  const [b] = await all<{ share: number }>(`select avg((category = 'B')::int) as share from application`)
  assert.ok((b?.share ?? 0) > 0.75 && (b?.share ?? 0) < 0.92, String(b?.share))

  // They live where people live, in communes that exist; half of France lives in few of its départements.
  const homes = await all<{ commune: string }>('select commune from card_address')
  for (const { commune } of homes) assert.ok(findCommune(commune), commune)
  const [places] = await all<{ offices: number; most: number }>(
    'select count(distinct office) as offices, max(n) as most from (select office, count(*) over (partition by office) as n from application) o',
  )
  assert.ok((places?.offices ?? 0) > 50 && (places?.most ?? 0) < 60)

  // Points, measures and letters befell some, as the law reads them; nothing of it waits to be sent.
  const letters = (await all<{ ref: string }>('select distinct ref from points_letter')).map(({ ref }) => ref)
  for (const ref of ['46', '48', '48N']) assert.ok(letters.includes(ref), JSON.stringify(letters))
  const kinds = await all<{ kind: string; count: number }>('select kind, count(distinct driver_id) as count from record_fact group by kind')
  const told = (kind: string) => kinds.find(one => one.kind === kind)?.count ?? 0
  assert.ok(told('infraction') > 20 && told('administrative-suspension') > 2, JSON.stringify(kinds))

  // The numbers are counted, and say of whom.
  const [invented] = await all<{ content: unknown }>(`select content from statistic where name = 'synthetic'`)
  assert.deepEqual(invented?.content, { people: 600, seed: '1' })
  const [curve] = await all<{ half: number; nine: number }>(
    `select half, nine from delay_curve where measure = 'whole' and kind = '' and month = ''`,
  )
  assert.ok(curve && curve.half > 7 && curve.half < 40 && curve.nine > curve.half)
  assert.ok((await all('select 1 from forecast')).length > 20)
})

test('the same seed is the same France, another one is another; more people are added to those who are there', async t => {
  // What is sealed has a salt that nobody can tell again, and so have the hashes after it.
  const journal = `select stream, version, type, facts - 'commitment' as facts from journal order by stream, version`
  const names = 'select birth_name, first_names, birth_day, neph from driver order by neph'
  const [one, again, other] = [await france(t, 20), await france(t, 20), await france(t, 20, '2')]
  assert.deepEqual(await again.all(journal), await one.all(journal))
  assert.deepEqual(await again.all(names), await one.all(names))
  assert.notDeepEqual(await other.all(names), await one.all(names))
  assert.equal(await seedMany(again.deps, again.owner, { people: 30, seed: '1' }), 10)
  assert.equal(await seedMany(again.deps, again.owner, { people: 30, seed: '1' }), 0, 'they are there already')
  assert.equal((await again.all(names)).length, 30)
  assert.deepEqual((await verifyJournal(again.owner)).breaches, [])
})
