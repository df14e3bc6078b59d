import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { noteConsent } from '../account/consent.ts'
import { signInPerson } from '../account/fixtures.ts'
import { testDeps } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import { idFrom } from '../kit/ids.ts'
import { filesThatHold } from '../kit/testing/database.ts'
import { type Act, actRounds, delaysOf, deliverAct, findAct, openAct, sealClearActs } from './index.ts'

const words = { french: 'acte de la préfecture', english: 'courtesy sheet of the préfecture' }

async function world(t: TestContext) {
  const { deps: given, owner } = await testDeps(t)
  const clock = fixedClock('2026-06-01')
  const deps = { ...given, clock }
  const { accountId } = await signInPerson(deps)
  let written = 0
  const consent = (yes: boolean) => noteConsent(deps.db, accountId, { given: yes, form: deps.ids(), at: clock.now() })
  const deliver = (kind: Act['kind'], name = kind as string) =>
    deliverAct(deps, deps.db, {
      id: idFrom('act', name),
      accountId,
      name,
      kind,
      title: { fr: 'Décision', en: 'Decision' },
      departement: '94',
      async write() {
        written++
        return { french: Buffer.from(words.french), english: Buffer.from(words.english) }
      },
    })
  const round = async () => {
    for (const one of actRounds(deps)) await one.go()
  }
  const kept = async (id: string) => {
    const act = await findAct(deps.db, id)
    assert.ok(act)
    return { on: act.notifiedOn, how: act.notifiedHow }
  }
  const told = async (id: string) => {
    const act = await findAct(deps.db, id)
    assert.ok(act)
    return delaysOf(act, clock.today(), deps.law)
      .map(({ fr }) => fr)
      .join(' ')
  }
  return { deps, owner, clock, consent, deliver, round, kept, told, writes: () => written }
}

test('with consent an act is notified at first reading; the appeal’s last day is then known, and later readings change nothing', async t => {
  const { deps, clock, consent, deliver, kept, told } = await world(t)
  await consent(true)
  const act = await deliver('decision')
  assert.match(await told(act.id), /aucun délai ne court.*16.juin 2026 compris/)
  clock.set('2026-06-15')
  assert.equal(Buffer.from(await openAct(deps, act, 'french')).toString(), words.french)
  assert.deepEqual(await kept(act.id), { on: '2026-06-15', how: 'first-reading' })
  assert.match(await told(act.id), /notifiée le 15.juin 2026.*jusqu’au 17.août 2026 compris/)
  clock.set('2026-07-15')
  await openAct(deps, act, 'english')
  assert.deepEqual(await kept(act.id), { on: '2026-06-15', how: 'first-reading' })
})

test('left unread, a decision is deemed notified the day it came and one on points at the end of the days: not a day sooner', async t => {
  const { deps, clock, consent, deliver, round, kept } = await world(t)
  await consent(true)
  const [decision, points] = [await deliver('decision'), await deliver('points')]
  clock.set('2026-06-16')
  await round()
  for (const act of [decision, points]) assert.deepEqual(await kept(act.id), { on: null, how: null })
  clock.set('2026-06-17')
  await round()
  assert.deepEqual(await kept(decision.id), { on: '2026-06-01', how: 'deemed-when-available' })
  assert.deepEqual(await kept(points.id), { on: '2026-06-16', how: 'end-of-days-to-read' })
  await openAct(deps, decision, 'french')
  assert.deepEqual(await kept(decision.id), { on: '2026-06-01', how: 'deemed-when-available' })
})

test('without consent nothing is announced as started, read or not; consent given later is for what comes later', async t => {
  const { deps, clock, consent, deliver, round, kept, told } = await world(t)
  const before = await deliver('decision', 'before')
  await openAct(deps, before, 'french')
  await consent(true)
  const during = await deliver('decision', 'during')
  await consent(false)
  const after = await deliver('decision', 'after')
  clock.set('2026-12-01')
  await round()
  for (const act of [before, after]) {
    assert.deepEqual(await kept(act.id), { on: null, how: null })
    assert.match(await told(act.id), /ne fait courir aucun délai/)
  }
  assert.equal((await kept(during.id)).on, '2026-06-01', 'what was delivered under consent keeps its rule')
})

test('the same act is delivered once, and its papers are written once', async t => {
  const { deliver, writes } = await world(t)
  const [first, again] = [await deliver('decision'), await deliver('decision')]
  assert.deepEqual(first, again)
  assert.equal(writes(), 1)
})

test('the papers rest sealed: nothing of them is readable in the files of the database, and without the key no copy opens', async t => {
  const { deps, owner, deliver } = await world(t)
  const act = await deliver('decision')
  const { rows: copy } = await owner.query<{ french: Buffer; english: Buffer }>('select french, english from delivered_act')
  assert.deepEqual(await filesThatHold(owner, words.french), [])
  await owner.query('delete from delivered_act')
  assert.equal((await owner.query('select 1 from act_key')).rowCount, 0)
  await deliver('decision')
  await owner.query('update delivered_act set french = $1, english = $2', [copy[0]?.french, copy[0]?.english])
  await assert.rejects(openAct(deps, act, 'french'), /authenticate/)
})

test('acts that were delivered in clear are read as before, then sealed, and nothing in clear stays behind', async t => {
  const { deps, owner, deliver } = await world(t)
  const act = await deliver('decision')
  await owner.query('delete from act_key')
  // Somebody's look at the database from before, as autovacuum has one: what they may still see is not kept for them.
  const other = await owner.connect()
  const plain = Buffer.from(`acte ${act.id} `.repeat(400))
  try {
    await other.query('begin isolation level repeatable read')
    await owner.query('update delivered_act set french = $1, english = $1', [plain])
    await other.query('select 1')
    assert.notDeepEqual(await filesThatHold(owner, `acte ${act.id}`, { log: false }), [])
    assert.deepEqual(Buffer.from(await openAct(deps, act, 'french')), plain)
    const killed = () => {
      throw new Error('killed')
    }
    await assert.rejects(sealClearActs(owner, deps.config, killed), /killed/)
    assert.equal(await sealClearActs(owner, deps.config), 1, 'stopped on the way, it is found again')
    assert.equal(await sealClearActs(owner, deps.config), 0)
    assert.deepEqual(await filesThatHold(owner, `acte ${act.id}`, { log: false }), [])
  } finally {
    other.release(true)
  }
  for (const paper of ['french', 'english'] as const) assert.deepEqual(Buffer.from(await openAct(deps, act, paper)), plain)
})
