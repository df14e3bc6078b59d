import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '@papier-rose/law'
import { verifyJournal } from '../kit/store.ts'
import { readLedger } from '../record/index.ts'
import { type Heard, hear } from './answering.ts'
import { driver, world } from './testing.ts'

const client = { id: 'the-fines', name: 'the-fines', teller: 'fines' } as const
const pv = (reference: string, points = 1, more: object = {}) => ({
  kind: 'infraction' as const,
  driver,
  reference,
  revision: 0,
  content: { committedOn: day('2026-09-01'), points, class: 4 } as const,
  ...more,
})
const said = (heard: Heard): string =>
  'problem' in heard ? heard.problem : `${heard.answer.status} ${(heard.answer.body as { became: string }).became}`

test('facts told one by one at the same moment share one commit; each has its own answer, and none is hurt by another', async t => {
  const { deps, id, owner, partner } = await world(t)
  await partner('fines')
  const tell = (key: string, fact: ReturnType<typeof pv>) => hear(deps, client, fact, { key, body: JSON.stringify(fact) })
  const good = Array.from({ length: 30 }, (_, n) => tell(`good-key-${n}`, pv(`PV-${n}`)))
  const heard = await Promise.all([
    ...good,
    tell('good-key-0', pv('PV-0')),
    tell('good-key-0', pv('PV-0', 2)),
    tell('again-key', pv('PV-1')),
    tell('other-key', pv('PV-2', 3)),
    tell('tomorrow-key', pv('PV-T', 1, { content: { committedOn: day('2026-11-25'), points: 1, class: 4 } })),
    tell('stranger-key', pv('PV-S', 1, { driver: { ...driver, neph: '111111111111' } })),
  ])
  assert.deepEqual(heard.slice(0, 30).map(said), Array(30).fill('201 recorded'))
  assert.deepEqual(heard[30], heard[0], 'the same key has the same answer')
  assert.deepEqual(heard.slice(31).map(said), ['key-reused', '200 repeated', 'contradicts-itself', 'after-today', '202 kept-aside'])
  const { rows } = await owner.query('select count(*) as facts, count(distinct xmin::text) as commits from record_fact')
  assert.deepEqual(rows, [{ facts: 30, commits: 1 }])
  assert.equal((await owner.query('select 1 from door_call')).rowCount, 32)
  assert.equal((await readLedger(deps, id)).balance, 12)
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  const again = await Promise.all([tell('good-key-7', pv('PV-7')), tell('tomorrow-key', pv('PV-31'))])
  assert.deepEqual(again.map(said), ['201 recorded', '201 recorded'], 'a refused call keeps no key')
})

test('a fault that strikes those that came together leaves each to its own fate', async t => {
  const { deps, owner, partner } = await world(t)
  await partner('fines')
  await owner.query(`create function no_third() returns trigger language plpgsql as
    $$ begin if new.reference = 'PV-3' then raise exception 'no'; end if; return new; end $$;
    create trigger no_third before insert on record_fact for each row execute function no_third()`)
  const told = await Promise.allSettled([1, 2, 3, 4].map(n => hear(deps, client, pv(`PV-${n}`), { key: `the-key-${n}`, body: `${n}` })))
  assert.deepEqual(
    told.map(one => (one.status === 'fulfilled' ? said(one.value) : 'fault')),
    ['201 recorded', '201 recorded', 'fault', '201 recorded'],
  )
})
