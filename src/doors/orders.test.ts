import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { openDb } from '../kit/db.ts'
import { eraseDue, lookAt, readLedger, readLife } from '../record/index.ts'
import { world } from './testing.ts'

type Step = readonly ['tell', string, object] | readonly ['back', string, string, number]

const infraction = (reference: string, points: number, revision = 0): Step => [
  'tell',
  'infraction',
  { reference, revision, content: { committedOn: '2026-09-01', points, class: 4 } },
]
const paid = (reference: string, pv: string): Step => [
  'tell',
  'establishment',
  { reference, content: { for: pv, on: '2026-10-01', by: 'paiement-amende-forfaitaire' } },
]

/** One infraction corrected twice, one taken back after a correction, one told by error and told anew, each established. */
const story: readonly Step[] = [
  infraction('PV-1', 6),
  infraction('PV-1', 3, 1),
  infraction('PV-1', 2, 2),
  paid('AF-1', 'PV-1'),
  infraction('PV-2', 4),
  infraction('PV-2', 3, 1),
  ['back', 'infraction', 'PV-2', 1],
  paid('AF-2', 'PV-2'),
  infraction('PV-3', 4),
  ['back', 'infraction', 'PV-3', 0],
  infraction('PV-3', 1, 1),
  paid('AF-3', 'PV-3'),
]

/** Every order is one of these: turned round, cut and joined, the even ones before the odd ones. */
const orders: readonly (readonly Step[])[] = [
  story,
  story.toReversed(),
  [...story.slice(5), ...story.slice(0, 5)],
  [...story.filter((_, i) => i % 2 === 0), ...story.filter((_, i) => i % 2 === 1)],
  [...story.filter(([what]) => what === 'back'), ...story.filter(([what]) => what === 'tell')],
  [...story, ...story.toReversed(), ...story],
]

async function told(t: TestContext, steps: readonly Step[]) {
  const all = await world(t)
  const fines = await all.partner('fines')
  for (const step of steps) {
    const { status, said } = step[0] === 'tell' ? await fines.tell(step[1], step[2]) : await fines.takeBack(step[1], step[2], step[3])
    assert.ok(status < 300, JSON.stringify([step, said]))
  }
  return { ...all, fines }
}

test('late, twice, out of order, corrected and taken back: for the same knowledge it is the same ledger', async t => {
  const ledgers = []
  for (const order of orders) {
    const { deps, id } = await told(t, order)
    const { balance, steps } = await readLedger(deps, id)
    ledgers.push({ balance, steps })
  }
  assert.equal(ledgers[0]?.balance, 9)
  for (const [i, ledger] of ledgers.entries()) assert.deepEqual(ledger, ledgers[0], `order ${i}`)
})

test('what contradicts itself is refused in every order, and the first word stands', async t => {
  const { deps, id, fines } = await told(t, story)
  for (const step of story.filter(([what]) => what === 'tell')) {
    const [, kind, fact] = step as Extract<Step, readonly ['tell', string, object]>
    const { content } = fact as { content: object }
    const other = kind === 'infraction' ? { ...content, points: 5 } : { ...content, on: '2026-10-02' }
    assert.equal((await fines.tell(kind, { ...fact, content: other })).said.type, '/api/docs#contradicts-itself')
  }
  assert.equal((await readLedger(deps, id)).balance, 9)
})

test('a taking back said twice, or with the same key, is one; it is said in words; another key content is refused', async t => {
  const { fines, owner } = await told(t, story.slice(0, 2))
  const first = await fines.takeBack('infraction', 'PV-1', 1, 'error', 'key-0001')
  assert.deepEqual([first.status, first.said.became], [200, 'taken-back'])
  assert.match(String(first.said.detail), /ne compte plus/)
  assert.deepEqual((await fines.takeBack('infraction', 'PV-1', 1, 'error', 'key-0001')).said, first.said)
  assert.equal((await fines.takeBack('infraction', 'PV-1', 0, 'error', 'key-0001')).said.type, '/api/docs#key-reused')
  assert.equal((await fines.takeBack('infraction', 'PV-1', 1)).said.became, 'repeated')
  assert.equal((await fines.takeBack('infraction', 'NOBODY', 0)).said.became, 'take-back-awaits')
  assert.equal((await owner.query(`select 1 from journal where type = 'FactTakenBack'`)).rowCount, 2)
  const one = (await (await fines.get('/api/v1/facts/infraction/PV-1')).json()) as { became: string; revisions: { became: string }[] }
  assert.deepEqual(
    one.revisions.map(({ became }) => became),
    ['taken-back', 'taken-back'],
  )
})

test('a partner takes back its own references and no others, for the kinds of its token', async t => {
  const { deps, id, partner } = await told(t, story.slice(0, 4))
  const forces = await partner('forces')
  assert.equal((await forces.takeBack('infraction', 'PV-1', 2)).said.became, 'take-back-awaits')
  assert.equal((await forces.takeBack('judgment', 'J-1', 0)).status, 403)
  assert.equal((await forces.post('/api/v1/facts/infraction/PV-1/take-back', { revision: 0, why: 'I was tired' })).status, 422)
  assert.equal((await readLedger(deps, id)).balance, 10)
})

test('taken back of one driver, it may be told of another under the next revision, and not before', async t => {
  const { deps, id, fines } = await told(t, [infraction('PV-9', 3), paid('AF-9', 'PV-9')])
  const { known, zoe } = await import('../record/fixtures.ts')
  const other = await known(deps, zoe)
  const named = { neph: zoe.neph, birthName: 'Œuvrard L’Hôpital', firstNames: ['Zoé'], birthDay: zoe.birthDay }
  const [, kind, fact] = infraction('PV-9', 3, 1) as Extract<Step, readonly ['tell', string, object]>
  assert.equal((await fines.tell(kind, { ...fact, driver: named })).said.type, '/api/docs#told-of-another')
  await fines.takeBack('infraction', 'PV-9', 0, 'wrong-person')
  assert.equal((await fines.tell(kind, { ...fact, driver: named })).status, 201)
  assert.equal((await readLedger(deps, id)).balance, 12)
  assert.deepEqual(
    (await readLife(deps, other)).facts.map(({ reference }) => reference),
    ['PV-9'],
  )
})

test('a correction that was taken back is erased, and what stood before it does not come back', async t => {
  const { deps, id, url, fines } = await told(t, [infraction('PV-1', 6), infraction('PV-1', 3, 1), paid('AF-1', 'PV-1')])
  await fines.takeBack('infraction', 'PV-1', 1)
  await lookAt(deps, id)
  const purge = openDb(url, { max: 1, role: 'papier_purge' })
  t.after(() => purge.end())
  assert.equal(await eraseDue(purge, deps.clock.today()), 2)
  assert.equal((await readLedger(deps, id)).balance, 12)
  assert.equal(
    (await fines.tell('infraction', { reference: 'PV-1', revision: 1, content: { committedOn: '2026-09-01', points: 3, class: 4 } })).said
      .became,
    'erased',
  )
})
