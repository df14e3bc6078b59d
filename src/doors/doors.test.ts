import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { known, zoe } from '../record/fixtures.ts'
import { kindsOfPartners, mayTell, type NewFact, readLedger, tell } from '../record/index.ts'
import { isTeller } from './clients.ts'
import { closeClient, findClients, registerClient, rotateSecret } from './index.ts'
import { driver, world } from './testing.ts'

const pv = { reference: 'PV-1', content: { committedOn: '2026-09-01', points: 3, class: 4 } }
const paid = { reference: 'AF-1', content: { for: 'PV-1', on: '2026-10-01', by: 'paiement-amende-forfaitaire' } }

test('told through the door, late, twice and corrected, the ledger is that of what is known', async t => {
  const { deps, id, partner } = await world(t)
  const fines = await partner('fines')
  assert.deepEqual((await fines.tell('establishment', paid, 'key-0001')).said.became, 'recorded')
  const first = await fines.tell('infraction', pv, 'key-0002')
  assert.equal(first.status, 201)
  assert.deepEqual((await fines.tell('infraction', pv, 'key-0002')).said, first.said)
  assert.deepEqual((await fines.tell('infraction', pv, 'key-0003')).said.became, 'repeated')
  assert.equal((await readLedger(deps, id)).balance, 9)
  const corrected = { ...pv, revision: 1, content: { ...pv.content, points: 4 } }
  assert.equal((await fines.tell('infraction', corrected, 'key-0004')).said.became, 'corrected')
  assert.equal((await readLedger(deps, id)).balance, 8)
  assert.equal((await fines.tell('infraction', { ...pv, content: { ...pv.content, points: 1 } }, 'key-0005')).status, 409)
  assert.equal((await fines.tell('infraction', { ...pv, reference: 'PV-2' }, 'key-0002')).status, 422)
  assert.equal((await readLedger(deps, id)).balance, 8)
})

test('every kind has its door; a token opens those of its role and says no more of the others', async t => {
  const { partner } = await world(t)
  for (const teller of ['forces', 'court', 'doctor', 'stage-centre', 'post'] as const) {
    const { tell } = await partner(teller)
    for (const [n, kind] of kindsOfPartners.entries()) {
      const { status, said } = await tell(kind, { reference: 'X-1', content: {} }, `key-${teller}-${n}`)
      const may = mayTell(teller).includes(kind as never)
      assert.equal(status, may ? 422 : 403, `${kind} by ${teller}`)
      if (!may) assert.deepEqual(Object.keys(said).sort(), ['detail', 'instance', 'status', 'title', 'type'])
    }
  }
})

test('what is refused is refused in words, beside its field, in the language asked for; nothing is written', async t => {
  const { owner, partner } = await world(t)
  const [fines, doctor] = [await partner('fines'), await partner('doctor')]
  const opinion = { on: '2026-11-01', by: 'commission', opinion: 'unfit', comment: 'epilepsy' }
  const refused = await doctor.tell('medical-opinion', { reference: 'A-1', content: opinion }, 'key-0001', { 'accept-language': 'en' })
  assert.deepEqual([refused.status, refused.type], [422, 'application/problem+json'])
  assert.match(JSON.stringify(refused.said.errors), /#\/content\/comment.*diagnosis is written nowhere/)
  assert.doesNotMatch(JSON.stringify(refused.said), /epilepsy/)
  const tomorrow = await fines.tell('infraction', { ...pv, content: { ...pv.content, committedOn: '2026-11-25' } }, 'key-0002')
  assert.match(JSON.stringify(tomorrow.said), /committedOn.*pas encore venu/)
  assert.equal((await fines.tell('infraction', pv, '')).said.type, '/api/docs#key-missing')
  assert.equal((await owner.query('select 1 from record_fact union all select 1 from door_call')).rowCount, 0)
})

test('a partner reads what it told, page by page, and what no other did', async t => {
  const { partner } = await world(t)
  const [fines, court] = [await partner('fines'), await partner('court')]
  for (const n of [1, 2, 3]) await fines.tell('infraction', { ...pv, reference: `PV-${n}` }, `key-000${n}`)
  const page = async (more: string) => (await fines.get(`/api/v1/facts?limit=2${more}`)).json()
  const first = (await page('')) as { facts: { reference: string }[]; next: string; more: boolean }
  const second = (await page(`&after=${first.next}`)) as typeof first
  assert.deepEqual([first.facts.length, first.more, second.facts.length, second.more], [2, true, 1, false])
  assert.equal(new Set([...first.facts, ...second.facts].map(({ reference }) => reference)).size, 3)
  assert.equal((await court.get('/api/v1/facts/infraction/PV-1')).status, 404)
  const one = await fines.get('/api/v1/facts/infraction/PV-1')
  const again = await fines.get('/api/v1/facts/infraction/PV-1', { 'if-none-match': one.headers.get('etag') ?? '' })
  assert.deepEqual([one.status, again.status], [200, 304])
})

test('tokens: the role’s scopes and no other; two secrets while one is changed; none for a wrong one', async t => {
  const { db, ask, app, partner } = await world(t)
  const { secret } = await partner('doctor')
  assert.equal((await ask('the-doctor', 'wrong')).said.error, 'invalid_client')
  assert.equal((await ask('the-doctor', secret, { scope: 'tell:judgment' })).said.error, 'invalid_scope')
  assert.equal((await ask('the-doctor', secret, { scope: 'tell:medical-opinion' })).said.scope, 'tell:medical-opinion')
  const next = (await rotateSecret(db, 'the-doctor')) ?? ''
  assert.deepEqual([(await ask('the-doctor', secret)).status, (await ask('the-doctor', next)).status], [200, 200])
  assert.equal((await app.request('/api/v1/facts', { headers: { authorization: 'Bearer wrong' } })).status, 401)
})

test('what a driver answers for themself has no door, and no client may be one', async t => {
  const { partner, app } = await world(t)
  const { tell } = await partner('fines')
  assert.equal((await tell('driver-answer', { reference: 'X-1', content: {} }, 'key-0001')).status, 404)
  assert.equal(isTeller('driver'), false)
  assert.equal(isTeller('fines'), true)
  assert.doesNotMatch(await (await app.request('/api/docs')).text(), /facts\/driver-answer/)
})

test('a partner who is shut out comes in no more, neither by its token nor by its secret, until its door is opened again', async t => {
  const { db, ask, partner } = await world(t)
  const { secret, get } = await partner('post')
  assert.equal((await get('/api/v1/facts')).status, 200)
  assert.deepEqual([await closeClient(db, 'the-post'), await closeClient(db, 'the-post')], [true, false])
  assert.deepEqual([(await get('/api/v1/facts')).status, (await ask('the-post', secret)).status], [401, 401])
  assert.equal(await rotateSecret(db, 'the-post'), undefined)
  assert.notEqual((await findClients(db))[0]?.closedAt, null)
  const again = await registerClient(db, { id: 'the-post', name: 'post', teller: 'post' })
  assert.equal((await ask('the-post', again)).status, 200)
})

test('a fact that is committed late is in the list all the same: the list waits for who is writing', async t => {
  const { db, partner, deps } = await world(t)
  const fines = await partner('fines')
  const other = await known(deps, zoe)
  // The first job of a name is written once and for all: whoever adds the second would wait for it.
  await fines.tell('infraction', { ...pv, reference: 'FIRST' })
  const telling = { by: 'the-fines', as: 'partner', teller: 'fines', source: 'the-fines' } as const
  const slow = await db.connect()
  try {
    await slow.query('begin')
    const fact = { kind: 'infraction', reference: 'SLOW', content: pv.content } as unknown as NewFact
    await tell(deps, other, [fact], { ...telling, key: 'slow', tx: slow })
    await fines.tell('infraction', { ...pv, reference: 'QUICK' })
    const listed = fines.get('/api/v1/facts?limit=3')
    await slow.query('commit')
    const { facts } = (await (await listed).json()) as { facts: { reference: string }[] }
    assert.deepEqual(
      facts.map(({ reference }) => reference),
      ['FIRST', 'SLOW', 'QUICK'],
    )
  } finally {
    slow.release()
  }
})

test('what is kept of a call is a keyed hash: who has the table alone cannot try out names and days', async t => {
  const { owner, partner } = await world(t)
  const fines = await partner('fines')
  await fines.tell('infraction', pv, 'key-0001')
  const { rows } = await owner.query<{ body: Buffer }>('select body from door_call')
  const bare = createHash('sha256')
    .update(`infraction\n${JSON.stringify({ driver, ...pv })}`)
    .digest()
  assert.equal(rows[0]?.body.length, 32)
  assert.ok(!rows[0]?.body.equals(bare))
})

test('the description and the page name every door', async t => {
  const { app } = await world(t)
  const { paths } = (await (await app.request('/api/v1/openapi.json')).json()) as { paths: object }
  const page = await (await app.request('/api/docs')).text()
  for (const kind of kindsOfPartners) {
    assert.ok(`/api/v1/facts/${kind}` in paths)
    assert.ok(page.includes(`/api/v1/facts/${kind}<`))
  }
})
