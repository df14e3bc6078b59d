import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { doors, openFor, registerClient } from '../doors/index.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { site } from '../kit/http.ts'
import { realIds } from '../kit/ids.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { aFact, from, known, suspended, takeBack } from '../record/fixtures.ts'
import { answerNamed, eraseDue, factKinds, giveCategory, lookAt, type NewFact, readNamed, type Teller, tell } from '../record/index.ts'
import { hookRounds, hookTasks, isSigned, isToldOf, keptDays, refusalsMeant, type Signed } from './index.ts'
import { isOutside, mayBeCalled, post } from './outside.ts'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Answered {
  readonly id: string
  readonly secret: string
  readonly type: string
  readonly again: number
  readonly deliveries: readonly { readonly state: string }[]
}

/** A receiver on a real port: it keeps what it took, and answers as it is told. */
async function receiver(t: TestContext) {
  const taken: Received[] = []
  const state = { answer: 204, calls: 0, during: async (): Promise<void> => {} }
  const server = createServer(async (request, response) => {
    state.calls++
    const body = Buffer.concat(await Array.fromAsync(request)).toString()
    if (state.answer < 300) taken.push({ headers: request.headers, body })
    await state.during()
    response.writeHead(state.answer, state.answer === 302 ? { location: '/elsewhere' } : {}).end()
  })
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up))
  t.after(() => new Promise(down => server.close(down)))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/news`
  const said = () =>
    taken.map(({ body }) => JSON.parse(body) as { id: string; type: string; fact?: { reference: string }; followedBy?: { kind: string } })
  return { url, state, taken, said }
}

/** A driver, partners at the doors, and the jobs done by hand, one after another. */
async function world(t: TestContext) {
  const { db, owner, url } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps: Deps = { ...testDeps(db, { clock }), ids: realIds }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'licence')
  const app = site(deps, { pages: [], alone: [doors()] })
  const partner = async (teller: Teller, name = `the-${teller}`) => {
    const secret = await registerClient(db, { id: name, name, teller })
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: name, client_secret: secret })
    const token = (await (await app.request('/api/oauth/token', { method: 'POST', body: form.toString() })).json()) as {
      access_token: string
    }
    const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' }
    const call = async (method: string, path: string, body?: object) => {
      const answer = await app.request(`/api/v1/hooks${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      const said = answer.status === 204 ? {} : ((await answer.json()) as Record<string, never>)
      return { status: answer.status, said: said as unknown as Answered }
    }
    return { name, call }
  }
  const hear = async (source: string, teller: Teller, ...facts: NewFact[]) => {
    const heard = await tell(deps, id, facts, from(teller, realIds(), { source, by: source }))
    assert.equal(heard.refused, undefined)
    await work()
    return heard.facts.map(fact => fact.id)
  }
  /** The look, then the telling, as the worker does them. */
  const work = async () => {
    await lookAt(deps, id)
    await hookTasks(deps)['tell-partners']?.({ driverId: id, key: '' })
  }
  const deliver = (hookId: string) => hookTasks(deps)['deliver-news']?.({ hookId, key: '' }) ?? Promise.reject(new Error('no such task'))
  return { deps, db, owner, url, clock, id, partner, hear, work, deliver }
}

const pv = (reference: string, more: { points?: number } = {}, revision = 0) =>
  aFact('infraction', reference, { committedOn: day('2026-11-01'), points: 3, class: 4, ...more }, revision)

test('a partner is told what became of its facts, in order, signed, once each, and never of whom', async t => {
  const { deps, id, clock, partner, hear, work, deliver } = await world(t)
  const [fines, box] = [await partner('fines'), await receiver(t)]
  await hear(fines.name, 'fines', pv('PV-0'))
  clock.wind(1)
  const { said: hook } = await fines.call('POST', '', { url: box.url })
  const [first = ''] = await hear(fines.name, 'fines', pv('PV-1'))
  await hear(fines.name, 'fines', pv('PV-1', { points: 4 }, 1))
  await hear('another-office', 'fines', pv('PV-2'))
  await takeBack(deps, first, 'error', { by: 'agent', as: 'system', key: 'back' })
  for (const _ of [1, 2]) await work()
  await deliver(hook.id)
  await deliver(hook.id)
  assert.deepEqual(
    box.said().map(({ type, fact }) => [type, fact]),
    [
      ['fact.recorded', { kind: 'infraction', reference: 'PV-1', revision: 0 }],
      ['fact.corrected', { kind: 'infraction', reference: 'PV-1', revision: 1 }],
      ['fact.taken-back', { kind: 'infraction', reference: 'PV-1', revision: 0 }],
    ],
  )
  for (const { headers, body } of box.taken) {
    const signed = headers as unknown as Signed
    const at = Number(signed['webhook-timestamp'])
    assert.ok(isSigned(hook.secret, signed, body, at))
    assert.ok(!isSigned(hook.secret, signed, `${body} `, at), 'another body')
    assert.ok(!isSigned(hook.secret, signed, body, at + 301), 'an old recording')
    assert.ok(!isSigned(`whsec_${Buffer.alloc(32).toString('base64')}`, signed, body, at), 'another secret')
    assert.doesNotMatch(body, new RegExp(`points|${id}|PETIT|960959300006`))
  }
})

test('a receiver that is down for a day loses nothing: the same deliveries come in the same order, and what came meanwhile after them', async t => {
  const { clock, owner, partner, hear, deliver } = await world(t)
  const [fines, box] = [await partner('fines'), await receiver(t)]
  const { said: hook } = await fines.call('POST', '', { url: box.url })
  box.state.answer = 503
  await hear(fines.name, 'fines', pv('PV-1'))
  for (let hour = 0; hour < 24; hour += 6) await assert.rejects(deliver(hook.id), /not delivered: http-503/)
  assert.equal(box.state.calls, 4, 'one call a try: nothing passes the first')
  clock.wind(1)
  await owner.query('delete from graphile_worker._private_jobs')
  await hear(fines.name, 'fines', pv('PV-2'))
  const { rows } = await owner.query(`select 1 from graphile_worker.jobs where task_identifier = 'deliver-news'`)
  assert.equal(rows.length, 0, 'the job that stands comes by itself: news do not wake a receiver that is down')
  box.state.answer = 200
  await deliver(hook.id)
  assert.deepEqual(
    box.said().map(({ fact }) => fact?.reference),
    ['PV-1', 'PV-2'],
  )
  await hear(fines.name, 'fines', pv('PV-3'))
  const woken = await owner.query(`select 1 from graphile_worker.jobs where task_identifier = 'deliver-news'`)
  assert.equal(woken.rows.length, 1)
})

test('a worker killed while the receiver answers: the same delivery leaves again under its id, and no transaction had waited', async t => {
  const { owner, url, partner, hear, deliver } = await world(t)
  const [fines, box] = [await partner('fines'), await receiver(t)]
  const { said: hook } = await fines.call('POST', '', { url: box.url })
  await hear(fines.name, 'fines', pv('PV-1'))
  const worker = spawn(process.execPath, [join(import.meta.dirname, 'testing-deliver.ts'), url, hook.id], { stdio: 'inherit' })
  const ended = once(worker, 'exit')
  let open = 0
  box.state.during = async () => {
    const { rows } = await owner.query(
      `select 1 from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and xact_start is not null`,
    )
    open = rows.length
    worker.kill('SIGKILL')
    await ended
  }
  await ended
  assert.equal(open, 1, 'the question itself is the only transaction')
  box.state.during = async () => {}
  await assert.rejects(deliver(hook.id), /another worker is sending/)
  assert.equal(box.state.calls, 1)
  await owner.query(`update hook set sending_until = sending_until - interval '60 seconds'`)
  await deliver(hook.id)
  await deliver(hook.id)
  const [first, again, ...more] = box.said()
  assert.deepEqual([again?.id, more], [first?.id, []])
})

test('a window is sent again under the same ids; a redirection is not followed; what is refused for good is passed over and can be replayed', async t => {
  const { clock, partner, hear, deliver } = await world(t)
  const [fines, box] = [await partner('fines'), await receiver(t)]
  const { said: hook } = await fines.call('POST', '', { url: box.url })
  await hear(fines.name, 'fines', pv('PV-1'))
  box.state.answer = 302
  await assert.rejects(deliver(hook.id), /http-302/)
  assert.equal(box.state.calls, 1)
  box.state.answer = 400
  for (let n = 2; n < refusalsMeant; n++) await assert.rejects(deliver(hook.id), /http-400/)
  await deliver(hook.id)
  const list = async () => (await fines.call('GET', `/${hook.id}/deliveries`)).said.deliveries.map(({ state }) => state)
  assert.deepEqual(await list(), ['refused'])
  box.state.answer = 204
  clock.wind(1)
  await hear(fines.name, 'fines', pv('PV-2'))
  await deliver(hook.id)
  assert.deepEqual(await list(), ['refused', 'delivered'])
  const all = { from: '2026-11-24T00:00:00Z', to: '2026-11-26T00:00:00Z' }
  assert.deepEqual((await fines.call('POST', `/${hook.id}/replay`, all)).said, { again: 2 })
  await deliver(hook.id)
  assert.deepEqual(
    box.said().map(({ fact }) => fact?.reference),
    ['PV-2', 'PV-1', 'PV-2'],
  )
  assert.equal(box.said()[0]?.id, box.said()[2]?.id)
  assert.equal((await fines.call('POST', `/${hook.id}/replay`, { from: all.to, to: all.from })).status, 422)
})

test('while a secret is changed both sign; a closed hook, a closed partner and 410 end it', async t => {
  const { db, partner, hear, deliver } = await world(t)
  const [fines, court, box] = [await partner('fines'), await partner('court'), await receiver(t)]
  const { said: hook } = await fines.call('POST', '', { url: box.url })
  const { said: next } = await fines.call('POST', `/${hook.id}/secret`)
  await fines.call('POST', `/${hook.id}/ping`)
  await deliver(hook.id)
  const [{ headers, body } = { headers: {}, body: '' }] = box.taken
  const signed = headers as unknown as Signed
  for (const secret of [hook.secret, next.secret]) assert.ok(isSigned(secret, signed, body, Number(signed['webhook-timestamp'])))
  assert.equal(box.said()[0]?.type, 'ping')
  for (const [method, path] of [
    ['DELETE', ''],
    ['POST', '/secret'],
    ['GET', '/deliveries'],
  ] as const)
    assert.equal((await court.call(method, `/${hook.id}${path}`)).status, 404, 'another’s hook is unknown')
  await hear(fines.name, 'fines', pv('PV-1'))
  await db.query(`update door_client set closed_at = '2026-11-24T00:00:00Z' where id = $1`, [fines.name])
  await deliver(hook.id)
  assert.equal(box.taken.length, 1)
  await db.query('update door_client set closed_at = null where id = $1', [fines.name])
  box.state.answer = 410
  await deliver(hook.id)
  assert.equal((await fines.call('GET', `/${hook.id}/deliveries`)).status, 404)
  assert.equal((await fines.call('POST', '', { url: box.url })).status, 201, 'the address is free again')
  assert.equal((await fines.call('POST', '', { url: box.url })).said.type, '/api/docs#hook-known')
})

test('those who run the service open a hook for a partner: of what it tells, at an address that may be called', async t => {
  const { deps, partner } = await world(t)
  await partner('fines')
  const url = 'http://localhost/news'
  assert.deepEqual(await openFor(deps, 'nobody', url, []), { refused: 'no open partner is called nobody' })
  assert.match(JSON.stringify(await openFor(deps, 'the-fines', url, ['judgment'])), /the-fines tells infraction/)
  assert.match(JSON.stringify(await openFor(deps, 'the-fines', 'ftp://localhost/', [])), /https address/)
  const opened = await openFor(deps, 'the-fines', url, ['infraction'])
  assert.ok('secret' in opened && opened.secret.startsWith('whsec_'))
})

test('who named a driver is told each answer, never the words; another who told of the same offence is not', async t => {
  const { deps, id, partner, hear, work, deliver } = await world(t)
  const boxes = []
  for (const name of ['the-fines', 'other-fines']) {
    const [who, box] = [await partner('fines', name), await receiver(t)]
    boxes.push({ box, hook: (await who.call('POST', '', { url: box.url })).said.id })
  }
  await hear('other-fines', 'fines', pv('PV-1'))
  const naming = { for: 'PV-1', committedOn: day('2026-11-01'), on: day('2026-11-20'), by: 'employer' } as const
  await hear('the-fines', 'fines', aFact('driver-named', 'D-1', naming))
  const [named] = await readNamed(deps, id)
  for (const answer of ['unknown', 'not-me'] as const) {
    const said = { answer, words: 'J’étais à Brest, demandez à ma sœur.' }
    assert.deepEqual(await answerNamed(deps, id, named?.id ?? '', said, { by: 'marcel', key: answer }), {})
    await work()
  }
  for (const { hook } of boxes) await deliver(hook)
  const [mine, other] = boxes.map(({ box }) => box.taken.map(({ body }) => JSON.parse(body) as Record<string, unknown>))
  const answers = mine?.filter(({ type }) => type === 'driver.answered')
  assert.deepEqual(
    answers?.map(({ fact, driverSaid }) => [fact, driverSaid]),
    ['unknown', 'not-me'].map(said => [{ kind: 'driver-named', reference: 'D-1', revision: 0 }, said]),
  )
  assert.doesNotMatch(JSON.stringify(mine), /Brest/)
  assert.ok(!other?.some(({ type }) => type === 'driver.answered'))
})

test('another’s fact that names mine is told to those who may read that part of the file, and to nobody else', async t => {
  const { deps, partner, hear, deliver } = await world(t)
  const boxes = new Map<string, Awaited<ReturnType<typeof receiver>>>()
  const hooks: string[] = []
  for (const teller of ['forces', 'fines', 'prefecture'] as const) {
    const [who, box] = [await partner(teller), await receiver(t)]
    boxes.set(teller, box)
    hooks.push((await who.call('POST', '', { url: box.url })).said.id)
  }
  await hear('the-forces', 'forces', pv('PV-F'))
  await hear('the-fines', 'fines', pv('PV-A'))
  await hear('the-prefecture', 'prefecture', suspended(day('2026-11-20'), { months: 1 }))
  const [{ reference = '' } = {}] = [suspended(day('2026-11-20'), { months: 1 })]
  for (const name of ['PV-F', 'PV-A'])
    await hear('a-court', 'court', aFact('establishment', `E-${name}`, { for: name, on: day('2026-11-10'), by: 'condamnation-definitive' }))
  await hear('a-court', 'court', aFact('judgment', 'J-F', { executoryOn: day('2026-11-22'), outcome: 'no-restriction', for: 'PV-F' }))
  await hear('a-court', 'court', aFact('measure-lifted', 'L-1', { for: reference, on: day('2026-11-23'), why: 'annulled' }))
  await hear(
    'a-doctor',
    'doctor',
    aFact('medical-opinion', 'M-1', { for: reference, on: day('2026-11-23'), by: 'commission', opinion: 'apt' }),
  )
  for (const hook of hooks) await deliver(hook)
  const followed = (teller: string) =>
    boxes
      .get(teller)
      ?.said()
      .flatMap(({ type, followedBy }) => (type === 'fact.followed' ? [followedBy?.kind] : []))
  // At a road check the file is open as far as needed: measures, not infractions (switch road-check-reads).
  assert.deepEqual(followed('forces'), ['judgment'])
  assert.deepEqual(followed('fines'), [])
  assert.deepEqual(followed('prefecture'), ['measure-lifted'])
  for (const teller of ['fines', 'doctor', 'stage-centre', 'driving-school', 'psychologist', 'registry', 'post'] as const)
    for (const kind of Object.keys(factKinds)) assert.ok(!isToldOf(teller, kind as never, deps.law), `${teller} ${kind}`)
})

test('the law erases a fact: what was announced of it goes the same day; the rest after its days', async t => {
  const { deps, db, owner, clock, partner, hear, deliver } = await world(t)
  const [fines, box] = [await partner('fines'), await receiver(t)]
  const { said: hook } = await fines.call('POST', '', { url: box.url })
  const [fact = ''] = await hear(fines.name, 'fines', pv('PV-1'))
  await hear(fines.name, 'fines', pv('PV-2'))
  await owner.query('update record_fact set erase_on = $2 where id = $1', [fact, '2026-11-24'])
  assert.equal(await eraseDue(owner, clock.today()), 1)
  await deliver(hook.id)
  assert.deepEqual(
    box.said().map(({ fact: told }) => told?.reference),
    ['PV-2'],
  )
  clock.wind(keptDays + 1)
  for (const round of hookRounds(deps)) await round.go()
  assert.equal((await db.query('select 1 from hook_delivery')).rowCount, 0)
})

test('nothing is called but the internet: no address of this machine or of a network, no plain http, no user, whatever a name says', async t => {
  const box = await receiver(t)
  const production = { sandbox: false, timeoutMs: 1000 }
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
  ])
    assert.ok(!isOutside(address), address)
  for (const address of [
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'ff02::1',
    'x',
  ])
    assert.ok(!isOutside(address), address)
  for (const address of ['8.8.8.8', '172.32.0.1', '2a01:e0a::1', '2606:4700::1111']) assert.ok(isOutside(address), address)
  for (const url of [
    box.url,
    'http://partner.example/news',
    'https://user:word@partner.example/',
    'https://partner.example/#x',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://localhost/',
    'ftp://partner.example/',
    `https://partner.example/${'x'.repeat(600)}`,
  ]) {
    assert.ok(!mayBeCalled(url, production), url)
    assert.deepEqual(await post(url, {}, '{}', production), { failed: 'not-outside' })
  }
  assert.ok(mayBeCalled('https://partner.example/news', production))
  // A name that leads inside is refused where the connection is made.
  assert.deepEqual(await post('https://localhost.localdomain/', {}, '{}', production).then(said => 'failed' in said), true)
  assert.equal(box.state.calls, 0)
})
