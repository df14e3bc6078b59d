import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { addDays, day, type FactKind } from '@papier-rose/law'
import { fixedClock } from '../kit/clock.ts'
import { realIds } from '../kit/ids.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { aFact, from, known, suspended, takeBack, told, zoe } from './fixtures.ts'
import {
  confirm,
  decline,
  factKinds,
  findProposals,
  giveCategory,
  proposalsAbout,
  propose,
  proposeTakeBack,
  readLedger,
  readLife,
  readRecord,
  type Teller,
  tell,
} from './index.ts'

async function service(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...testDeps(db, { clock }), ids: realIds, clock }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'licence')
  return { deps, owner, clock, id }
}

const speeding = aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 3, class: 4, natinf: '11301' })
const paid = aFact('establishment', 'AF-1', { for: 'PV-1', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' })

test('told twice it is one fact; told in the other order it is the same ledger', async t => {
  const { deps, owner, id } = await service(t)
  const [first, again] = [
    await tell(deps, id, [paid, speeding], from('fines', 'k1')),
    await tell(deps, id, [speeding, paid], from('fines', 'k2')),
  ]
  assert.deepEqual(
    first.facts.map(({ was }) => was),
    ['new', 'new'],
  )
  assert.deepEqual(
    again.facts.map(({ was }) => was),
    ['known', 'known'],
  )
  assert.equal((await owner.query('select 1 from record_fact')).rowCount, 2)
  assert.equal((await owner.query(`select 1 from journal where type = 'FactTold'`)).rowCount, 2)
  assert.equal((await readLedger(deps, id)).balance, 9)
})

test('nothing of what is told can be read in the tables or in the journal, not even its kind in the journal', async t => {
  const { deps, owner, id } = await service(t)
  await told(deps, id, [aFact('residence', 'RES-1', { since: day('2026-01-01'), country: '99100', commune: '2A004' })])
  const { rows } = await owner.query<{ all: string }>(
    `select (select json_agg(f) from record_fact f)::text || (select json_agg(j) from journal j)::text as all`,
  )
  assert.doesNotMatch(rows[0]?.all ?? '', /2A004/)
  const { rows: events } = await owner.query<{ facts: object; by: string }>(`select facts, by from journal where type = 'FactTold'`)
  assert.deepEqual(
    events.map(({ facts, by }) => [Object.keys(facts).sort(), by]),
    [[['commitment', 'factId'], 'partner']],
  )
})

test('the same reference and revision with other content contradicts itself: nothing of the call is written', async t => {
  const { deps, owner, id } = await service(t)
  await tell(deps, id, [speeding], from('fines', 'k1'))
  const other = aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 4, class: 4 })
  const { refused } = await tell(deps, id, [paid, other], from('fines', 'k2'))
  assert.deepEqual(refused, { refused: 'contradicts-itself', facts: { kind: 'infraction', reference: 'PV-1', revision: 0 } })
  assert.equal((await owner.query('select 1 from record_fact')).rowCount, 1)
  await tell(deps, id, [paid, { ...other, revision: 1 } as typeof other], from('fines', 'k3'))
  assert.equal((await readLedger(deps, id)).balance, 8)
})

test('a key that was given to another telling is refused, and no row stands without its event', async t => {
  const { deps, owner, id } = await service(t)
  await tell(deps, id, [speeding], from('fines', 'k1'))
  assert.equal((await tell(deps, id, [paid], from('fines', 'k1'))).refused?.refused, 'key-used')
  assert.equal((await tell(deps, id, [paid], from('fines', 'licence'))).refused?.refused, 'key-used')
  assert.equal((await owner.query('select 1 from record_fact')).rowCount, 1)
})

test('a fact of one driver is not told of another', async t => {
  const { deps, id } = await service(t)
  await tell(deps, id, [speeding], from('fines', 'k1'))
  const { refused } = await tell(deps, await known(deps, zoe), [speeding], from('fines', 'k2'))
  assert.equal(refused?.refused, 'told-of-another')
})

for (const [what, fact, teller, refusal] of [
  ['dated tomorrow', aFact('infraction', 'X', { committedOn: addDays(day('2026-11-24'), 1), points: 1, class: 4 }), 'fines', 'after-today'],
  ['dated before the birth', aFact('infraction', 'X', { committedOn: day('1970-01-01'), points: 1, class: 4 }), 'fines', 'before-birth'],
  ['told by who may not', speeding, 'doctor', 'not-for-you'],
  [
    'of a day that does not exist',
    aFact('stage', 'X', { lastDay: '2026-02-30' as never, stage: 'volontaire' }),
    'stage-centre',
    'unreadable',
  ],
  ['of more points than any', aFact('infraction', 'X', { committedOn: day('2026-01-01'), points: 12, class: 4 }), 'fines', 'unreadable'],
  [
    'with a diagnosis beside it',
    aFact('medical-opinion', 'X', { on: day('2026-01-01'), by: 'commission', opinion: 'unfit', why: 'a disease' } as never),
    'doctor',
    'unreadable',
  ],
  ['without a length', aFact('judgment', 'X', { executoryOn: day('2026-01-01'), outcome: 'suspension' }), 'court', 'unreadable'],
] as const) {
  test(`a fact ${what} is refused, and nothing is written`, async t => {
    const { deps, owner, id } = await service(t)
    const { refused } = await tell(deps, id, [fact], from(teller, 'k'))
    assert.equal(refused?.refused, refusal, JSON.stringify(refused))
    assert.doesNotMatch(JSON.stringify(refused), /disease/)
    assert.equal((await owner.query('select 1 from record_fact')).rowCount, 0)
  })
}

test('who may tell what: each kind by those that the table names, and nobody else', async t => {
  const { deps, id } = await service(t)
  const tellers = [...new Set(Object.values(factKinds).flatMap(({ by }) => by))]
  for (const [kind, { by }] of Object.entries(factKinds))
    for (const teller of tellers) {
      const { refused } = await tell(deps, id, [aFact(kind as FactKind, 'X', {} as never)], from(teller as Teller, 'k'))
      assert.equal(refused?.refused, by.includes(teller as Teller) ? 'unreadable' : 'not-for-you', `${kind} by ${teller}`)
    }
})

test('what was told by error is taken back: it counts no more from today, and was known until then', async t => {
  const { deps, clock, id } = await service(t)
  const { facts } = await tell(deps, id, [speeding, paid], from('fines', 'k1'))
  clock.set('2026-11-30')
  await takeBack(deps, facts[0]?.id ?? '', 'wrong-person', { by: 'partner', as: 'partner', key: 'k2' })
  assert.equal((await readLedger(deps, id)).balance, 12)
  assert.equal((await readLedger(deps, id, { knownOn: day('2026-11-29') })).balance, 9)
})

test('a sensitive act told by one agent waits for another; declined, it never counts', async t => {
  const { deps, id } = await service(t)
  await tell(deps, id, [speeding, paid], from('fines', 'k1'))
  const back = aFact('withdrawal-cancelled', 'TA-1', { for: 'PV-1', on: day('2026-11-20') })
  const paulette = { ...from('prefecture', 'k2'), by: 'paulette', as: 'supervisor' } as const
  assert.equal((await tell(deps, id, [back], paulette)).refused?.refused, 'two-people')
  const proposed = (await propose(deps, id, back, { ...paulette, reason: 'Jugement du tribunal administratif' })).facts[0]?.id ?? ''
  assert.equal((await readLedger(deps, id)).balance, 9)
  const same = await confirm(deps, id, proposed, { ...paulette, key: 'k3' })
  assert.equal(same.refused?.refused, 'same-person')
  await confirm(deps, id, proposed, { by: 'solange', as: 'supervisor', key: 'k4' })
  assert.equal((await readLedger(deps, id)).balance, 12)
  const other = await propose(deps, id, { ...back, reference: 'TA-2' }, { ...paulette, key: 'k5', reason: 'Jugement' })
  const unexplained = await decline(deps, id, other.facts[0]?.id ?? '', { by: 'solange', as: 'supervisor', key: 'k6' })
  assert.equal(unexplained.refused?.refused, 'reason-missing')
  await decline(deps, id, other.facts[0]?.id ?? '', { by: 'solange', as: 'supervisor', key: 'k7', reason: 'Ce jugement ne le dit pas' })
  assert.deepEqual((await readLife(deps, id)).facts.map(({ reference }) => reference).sort(), ['AF-1', 'PV-1', 'TA-1'])
})

test('what a partner told is taken back by two agents, every revision of it; until then it counts', async t => {
  const { deps, owner, id } = await service(t)
  await tell(deps, id, [speeding, paid], from('fines', 'k1'))
  const [told] = (await readLife(deps, id)).facts.filter(({ kind }) => kind === 'infraction')
  const odile = { by: 'odile', as: 'rights-officer', source: 'prefecture-75' } as const
  const asking = { ...odile, key: 'k2', reason: 'La plaque était copiée' }
  const asked = await proposeTakeBack(deps, id, told?.id ?? '', 'wrong-person', asking)
  assert.deepEqual(await proposeTakeBack(deps, id, told?.id ?? '', 'wrong-person', asking), asked)
  assert.equal((await readLedger(deps, id)).balance, 9)
  const [waiting] = await findProposals(deps, 'prefecture-75')
  assert.deepEqual([waiting?.id, waiting?.takesBack, waiting?.reason], [asked.id, 'wrong-person', 'La plaque était copiée'])
  await confirm(deps, id, told?.id ?? '', { by: 'solange', as: 'supervisor', key: 'k3' })
  assert.equal((await readLedger(deps, id)).balance, 12)
  assert.deepEqual(await findProposals(deps, 'prefecture-75'), [])
  const [kept] = await proposalsAbout(deps, id)
  assert.deepEqual([kept?.settled?.how, kept?.settled?.by], ['confirmed', 'solange'])
  // Told again by its author under the same revision it counts no more; erased, nothing is left of what was said about it.
  await tell(deps, id, [speeding], from('fines', 'k4'))
  assert.equal((await readLedger(deps, id)).balance, 12)
  await owner.query('set role papier_purge; delete from record_fact; reset role')
  assert.deepEqual(await proposalsAbout(deps, id), [])
})

test('a ban for life told by an agent takes two people; a court tells it alone', async t => {
  const { deps, id } = await service(t)
  const judgment = (forLife: boolean) =>
    aFact('judgment', `J-${forLife}`, { executoryOn: day('2026-11-20'), outcome: 'annulment', ...(forLife ? { forLife } : { months: 6 }) })
  const agent = { ...from('court', 'k'), by: 'paulette', as: 'supervisor' } as const
  assert.equal((await tell(deps, id, [judgment(true)], agent)).refused?.refused, 'two-people')
  assert.equal((await tell(deps, id, [judgment(false)], agent)).refused, undefined)
  assert.equal((await tell(deps, id, [judgment(true)], from('court', 'k2'))).refused, undefined)
})

test('what the law ordered to erase is not written again because it is told again', async t => {
  const { deps, owner, id } = await service(t)
  const measure = suspended(day('2026-11-01'), { months: 1 })
  await told(deps, id, [measure])
  await owner.query('set role papier_purge; delete from record_fact; reset role')
  assert.deepEqual(
    (await tell(deps, id, [measure], from('prefecture', 'again'))).facts.map(({ was }) => was),
    ['erased'],
  )
  assert.deepEqual((await readRecord(deps, id)).bans, [])
})

test('a row that was changed behind our back does not open', async t => {
  const { deps, owner, id } = await service(t)
  await tell(deps, id, [speeding, paid], from('fines', 'k1'))
  await owner.query(
    `update record_fact set sealed = (select sealed from record_fact where kind = 'establishment') where kind = 'infraction'`,
  )
  await assert.rejects(readLife(deps, id), /authenticate/)
})
