import assert from 'node:assert/strict'
import test from 'node:test'
import { readLedger, readLife, readRecord } from '../record/index.ts'
import { driver, world } from './testing.ts'

const english = { 'accept-language': 'en' }

test('an infraction dated tomorrow is refused, with its field and why; today it is taken', async t => {
  const { partner, owner } = await world(t)
  const fines = await partner('fines')
  const on = (committedOn: string) => ({ reference: 'PV-1', content: { committedOn, points: 1, class: 4 } })
  const refused = await fines.tell('infraction', on('2026-11-25'), undefined, english)
  assert.deepEqual([refused.status, refused.said.type], [422, '/api/docs#after-today'])
  assert.deepEqual(refused.said.errors, [{ pointer: '#/content/committedOn', detail: 'This day has not come yet.' }])
  assert.equal((await owner.query('select 1 from record_fact')).rowCount, 0)
  assert.equal((await fines.tell('infraction', on('2026-11-24'))).status, 201)
})

// L. 223-1: it is the licence that loses points. What was committed without one is a fact of the file all the same (L. 225-1, 4°: decisions and
// measures of who has no licence): it is taken, and costs nothing of a licence that did not exist.
test('an infraction before the licence is taken, and costs nothing', async t => {
  const { partner, deps, id } = await world(t)
  const fines = await partner('fines')
  const before = { reference: 'PV-1', content: { committedOn: '2008-03-02', points: 6, class: 'delit' } }
  assert.equal((await fines.tell('infraction', before)).status, 201)
  const final = { reference: 'E-1', content: { for: 'PV-1', on: '2008-03-02', by: 'condamnation-definitive' } }
  assert.equal((await fines.tell('establishment', final)).status, 201)
  assert.equal((await readLedger(deps, id)).balance, 12)
  assert.equal((await readLife(deps, id)).facts.length, 2)
})

test('a judgment shorter than the time already served is taken: nothing is left to serve, and nothing is served twice', async t => {
  const { partner, deps, id } = await world(t)
  const [prefecture, court] = [await partner('prefecture'), await partner('court')]
  const suspension = { ground: 'other', notifiedOn: '2026-04-01', months: 6, for: 'PV-1' }
  assert.equal((await prefecture.tell('administrative-suspension', { reference: '3F-1', content: suspension })).status, 201)
  const judgment = { executoryOn: '2026-11-20', outcome: 'suspension', months: 2, for: 'PV-1' }
  assert.equal((await court.tell('judgment', { reference: 'J-1', content: judgment })).status, 201)
  const { bans } = await readRecord(deps, id)
  const judicial = bans.find(({ kind }) => kind === 'suspension-judicial')
  assert.ok(!judicial || (judicial.lastDay ?? '') < '2026-11-24', JSON.stringify(judicial))
})

// The centre that tells it may not read the points of anybody (L. 225-4, L. 225-5): its answer says that the stage is recorded, and no more. Why
// it gives nothing back is told to those who may read it: the person, the agents.
test('two stages in a year: the second is recorded and gives nothing back, which the points say in words', async t => {
  const { partner, deps, id } = await world(t)
  const [fines, centre] = [await partner('fines'), await partner('stage-centre')]
  await fines.tell('infraction', { reference: 'PV-1', content: { committedOn: '2025-06-01', points: 6, class: 'delit' } })
  await fines.tell('establishment', { reference: 'E-1', content: { for: 'PV-1', on: '2025-07-01', by: 'condamnation-definitive' } })
  const stage = (reference: string, lastDay: string) =>
    centre.tell('stage', { reference, content: { lastDay, stage: 'volontaire' } }, undefined, english)
  assert.equal((await stage('S-1', '2025-09-10')).said.became, 'recorded')
  const { balance } = await readLedger(deps, id)
  const second = await stage('S-2', '2026-05-10')
  assert.deepEqual([second.status, second.said.detail], [201, 'Recorded.'])
  const ledger = await readLedger(deps, id)
  assert.equal(ledger.balance, balance)
  assert.match(JSON.stringify(ledger.steps), /moins d’un an avant/)
  assert.match(JSON.stringify(ledger.steps), /less than a year before/)
})

test('a second surrender is recorded and changes nothing: the delay runs from the first', async t => {
  const { partner, deps, id } = await world(t)
  const [fines, post, prefecture] = [await partner('fines'), await partner('post'), await partner('prefecture')]
  for (const n of [1, 2]) {
    await fines.tell('infraction', { reference: `PV-${n}`, content: { committedOn: `2026-0${n}-01`, points: 6, class: 'delit' } })
    await fines.tell('establishment', { reference: `E-${n}`, content: { for: `PV-${n}`, on: '2026-05-01', by: 'condamnation-definitive' } })
  }
  const sending = { way: 'registered', presentedOn: '2026-06-01', signedOn: '2026-06-01' }
  await post.tell('letter', { reference: '48SI-1', content: { letter: '48SI', sending } })
  await prefecture.tell('surrender', { reference: '44-1', content: { on: '2026-06-10' } })
  const before = await readRecord(deps, id)
  assert.equal(before.bans[0]?.kind, 'invalidation')
  assert.equal((await prefecture.tell('surrender', { reference: '44-2', content: { on: '2026-10-10' } })).said.became, 'recorded')
  assert.deepEqual((await readRecord(deps, id)).bans, before.bans)
})

test('an opinion with a diagnosis in free text is refused in words that do not repeat it, in a field of ours or in one of its own', async t => {
  const { partner, owner } = await world(t)
  const doctor = await partner('doctor')
  const opinion = { on: '2026-11-01', by: 'commission', opinion: 'unfit' }
  for (const more of [{ diagnosis: 'epilepsy' }, { codes: ['epilepsy'] }, { for: 'because of epilepsy' }, { opinion: 'unfit: epilepsy' }]) {
    const { status, said } = await doctor.tell(
      'medical-opinion',
      { reference: 'A-1', content: { ...opinion, ...more } },
      undefined,
      english,
    )
    assert.equal(status, 422)
    assert.ok(Array.isArray(said.errors) && said.errors.length > 0)
    assert.doesNotMatch(JSON.stringify(said.errors).replace(/#\/content\/\w+/g, ''), /epilepsy/)
  }
  assert.equal((await owner.query('select 1 from record_fact union all select 1 from door_call')).rowCount, 0)
})

test('a token that does not name the kind opens nothing, whatever is sent', async t => {
  const { partner, ask, app } = await world(t)
  const { secret } = await partner('doctor')
  const { said } = await ask('the-doctor', secret, { scope: 'tell:medical-opinion' })
  const authorization = `Bearer ${said.access_token}`
  const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': 'key-0001' }
  for (const kind of ['psychotechnical', 'judgment']) {
    const answer = await app.request(`/api/v1/facts/${kind}`, { method: 'POST', headers, body: JSON.stringify({ driver }) })
    assert.equal(answer.status, 403)
    assert.doesNotMatch(await answer.text(), /content|reference/)
  }
})
