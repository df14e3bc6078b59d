import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { PassThrough } from 'node:stream'
import test, { type TestContext } from 'node:test'
import { Hono } from 'hono'
import { testDatabases } from '../kit/testing/database.ts'
import { openDb } from './db.ts'
import type { Deps } from './deps.ts'
import { healthRoutes } from './health.ts'
import { type Env, site } from './http.ts'
import { doRound } from './jobs.ts'
import { makeLog } from './log.ts'
import { addressOf } from './requests.ts'
import { listenOn, type ServerLimits } from './server.ts'
import { testConfig, testDeps } from './testing/deps.ts'
import { openTracing } from './tracing.ts'
import { openWatch, watchedPartner } from './watch.ts'

const token = 'k3Jq9ZpX7vB2nM5tR8wY1cF4hL6dS0aG'

async function running(t: TestContext, settings: Record<string, string> = {}) {
  const { db, owner } = await testDatabases(t)
  const out = new PassThrough()
  const lines: string[] = []
  out.on('data', chunk => lines.push(...String(chunk).trim().split('\n')))
  const deps: Deps = { ...testDeps(db, { config: testConfig(settings) }), watch: openWatch('test'), log: makeLog('info', out) }
  const pages = new Hono<Env>()
    .get('/dossiers/:id', c => c.text('the file'))
    .get('/panne', () => {
      throw new Error('Lina Moreau typed 240975100001')
    })
    .get('/ici', c => c.text(addressOf(c)))
  return { deps, owner, lines, app: site(deps, { pages: [pages], first: [healthRoutes(deps)] }) }
}

test('TRACE, CONNECT and what no page of ours knows are refused before anything is read', async t => {
  const { deps } = await running(t)
  const listening = await listenOn(site(deps, { pages: [] }), 0)
  t.after(() => listening.stop())
  const { port } = listening.server.address() as AddressInfo
  for (const method of ['TRACE', 'TRACK', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    const socket = connect(port, '127.0.0.1')
    socket.write(`${method} / HTTP/1.1\r\nHost: x\r\nCookie: session=secret\r\nConnection: close\r\n\r\n`)
    const said = Buffer.concat(await socket.toArray()).toString()
    assert.match(said, /^HTTP\/1\.1 (405|400) /, method)
    assert.doesNotMatch(said, /secret/, method)
  }
})

test('ready: the database answers and every migration is done; not ready while stopping; alive all the while', async t => {
  const { app, deps, owner } = await running(t)
  assert.equal((await app.request('/readyz')).status, 200)
  await owner.query(`delete from migration where name like '0001%'`)
  const behind = await app.request('/readyz')
  assert.deepEqual([behind.status, await behind.text()], [503, 'not ready: migrations'])
  const nowhere = { ...deps, db: openDb('postgres://nobody@127.0.0.1:9/nothing') }
  assert.equal(await (await healthRoutes(nowhere).request('/readyz')).text(), 'not ready: database')
  assert.ok(deps.watch)
  deps.watch.stopping = true
  assert.equal(await (await app.request('/readyz')).text(), 'not ready: stopping')
  assert.equal((await app.request('/healthz')).status, 200)
})

test('measures are for the bearer of the token, name routes by their pattern, and count the jobs, the days and the partners', async t => {
  const { app, deps, owner } = await running(t, { METRICS_TOKEN: token })
  const read = (bearer: string) => app.request('/metrics', { headers: { authorization: `Bearer ${bearer}` } })
  await app.request('/dossiers/0198a2b4-0000-7000-8000-000000000001')
  await owner.query(`select graphile_worker.add_job('notify'), graphile_worker.add_job('order-card')`)
  await owner.query(
    `update graphile_worker._private_jobs set attempts = 2, last_error = 'down' where id = (select max(id) from graphile_worker._private_jobs)`,
  )
  await owner.query(
    `insert into deadline (stream, name, due_on) values ('card/1', 'destruction', '2026-11-23'), ('card/2', 'destruction', '2026-11-24')`,
  )
  const partner = { asks: async (up: boolean) => ({ down: !up }) }
  await watchedPartner(deps.watch, 'printer', partner).asks(false)
  await doRound(deps, { name: 'printer-news', go: async () => {} })
  const measures = await (await read(token)).text()
  assert.match(measures, /papier_request_seconds_count\{method="GET",route="\/dossiers\/:id",status="200"\} 1/)
  assert.doesNotMatch(measures, /0198a2b4/)
  for (const line of [
    'papier_jobs_waiting 2',
    'papier_jobs_failed{task="order-card"} 1',
    'papier_deadlines_due 1',
    'papier_partner_up{partner="printer"} 0',
    'papier_round_seconds_count{round="printer-news",outcome="done"} 1',
  ])
    assert.ok(measures.includes(line), line)
  assert.equal((await read('another')).status, 404)
  assert.equal((await app.request('/metrics')).status, 404)
})

test('without a token the site shows no measures; the port of those who run it does', async t => {
  const { app, deps } = await running(t)
  assert.equal((await app.request('/metrics')).status, 404)
  assert.equal((await healthRoutes(deps, { inside: true }).request('/metrics')).status, 200)
})

test('a request is one line of the log, with an id that a proxy may give, and nothing of the person', async t => {
  const { app, lines } = await running(t)
  const given = '4bf92f3577b34da6a3ce929d0e0e4736'
  const answer = await app.request('/dossiers/0198a2b4-0000-7000-8000-000000000001?nom=Moreau', { headers: { 'x-request-id': given } })
  assert.equal(answer.headers.get('x-request-id'), given)
  const own = await app.request('/panne', { headers: { 'x-request-id': 'lina.moreau@exemple.invalid' } })
  assert.match(own.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  const [first, fault, second] = lines.map(line => JSON.parse(line))
  assert.deepEqual(
    [first.level, first.msg, first.request, first.method, first.route, first.status],
    ['info', 'request', given, 'GET', '/dossiers/:id', 200],
  )
  assert.equal(fault.level, 'error')
  assert.deepEqual([fault.request, second.request, second.status], [second.request, own.headers.get('x-request-id'), 500])
  assert.doesNotMatch(lines.join('\n'), /moreau|240975100001|0198a2b4/i)
})

test('the address that throttles count is the one that the nearest of our proxies saw; without proxies nobody is believed', async t => {
  const ask = async (proxies: string, said: string) => {
    const { app } = await running(t, { PROXIES: proxies })
    return (await app.request('/ici', { headers: { 'x-forwarded-for': said } })).text()
  }
  assert.equal(await ask('1', '10.9.9.9, 203.0.113.7'), '203.0.113.7')
  assert.equal(await ask('2', '203.0.113.7, 192.0.2.1'), '203.0.113.7')
  assert.equal(await ask('0', '203.0.113.7'), 'inside')
})

test('traces go to a collector, each span under the one it was called in; a collector that is down costs nobody anything', async t => {
  const received: { name: string; traceId: string; spanId: string; parentSpanId?: string; status: { code?: number } }[] = []
  const collector = createServer(async (asked, answer) => {
    let body = ''
    for await (const chunk of asked) body += chunk
    received.push(...JSON.parse(body).resourceSpans[0].scopeSpans[0].spans)
    answer.end('{}')
  }).listen(0)
  t.after(() => collector.close())
  await once(collector, 'listening')
  const tracing = openTracing(`http://localhost:${(collector.address() as AddressInfo).port}/v1/traces`, 'test')
  const given = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  let told: string | undefined
  await tracing.span(
    'request',
    'server',
    async more => {
      more('GET /dossiers/:id', { 'http.response.status_code': 200 })
      await tracing.span('printer order', 'client', async () => {
        told = tracing.parent()
      })
      await assert.rejects(tracing.span('laposte follow', 'client', () => Promise.reject(new Error('down'))))
    },
    given,
  )
  await tracing.stop()
  const [order, follow, whole] = received
  assert.deepEqual([order?.name, follow?.name, whole?.name], ['printer order', 'laposte follow', 'GET /dossiers/:id'])
  assert.ok(received.every(span => span.traceId === '4bf92f3577b34da6a3ce929d0e0e4736'))
  assert.deepEqual([whole?.parentSpanId, order?.parentSpanId, follow?.status], ['00f067aa0ba902b7', whole?.spanId, { code: 2 }])
  assert.equal(told, `00-${order?.traceId}-${order?.spanId}-01`)
  const lost = openTracing('http://127.0.0.1:9/v1/traces', 'test')
  assert.equal(await lost.span('request', 'server', async () => 'done'), 'done')
  await lost.stop()
})

async function listening(t: TestContext, site: Hono, limits: Partial<ServerLimits> = {}) {
  const opened = await listenOn(site, 0, limits)
  t.after(() => {
    opened.server.close()
    opened.server.closeAllConnections()
  })
  return { ...opened, port: (opened.server.address() as AddressInfo).port }
}

test('asked to stop, a server takes nobody new and ends what is under way', async t => {
  let release = (): void => {}
  let begun = (): void => {}
  const [held, arrived] = [new Promise<void>(done => (release = done)), new Promise<void>(done => (begun = done))]
  const slow = new Hono().get('/', async c => {
    begun()
    await held
    return c.text('whole')
  })
  const { port, stop } = await listening(t, slow)
  const answer = fetch(`http://localhost:${port}/`)
  await arrived
  const stopped = stop()
  await assert.rejects(fetch(`http://localhost:${port}/`))
  release()
  assert.equal(await (await answer).text(), 'whole')
  await stopped
})

/** What a server answers to those bytes, until it hangs up. */
async function say(port: number, bytes: string): Promise<string> {
  const socket = connect(port, 'localhost')
  let said = ''
  socket.on('data', chunk => {
    said += chunk
  })
  socket.on('error', () => {})
  socket.write(bytes)
  await once(socket, 'close')
  return said
}

test('who sends headers or a body without end is shut out, and others are served meanwhile', async t => {
  const app = new Hono().get('/', c => c.text('served')).post('/', async c => c.text(await c.req.text()))
  const { port } = await listening(t, app, { headersMs: 100, requestMs: 200, checkEveryMs: 20 })
  const [headers, body, served] = await Promise.all([
    say(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '),
    say(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc'),
    fetch(`http://localhost:${port}/`),
  ])
  assert.match(headers, /^HTTP\/1\.1 408 /)
  assert.match(body, /^HTTP\/1\.1 408 /)
  assert.equal(served.status, 200)
})

test('headers of more than 16 kB are refused before anybody reads them', async t => {
  const { port } = await listening(
    t,
    new Hono().get('/', c => c.text('served')),
  )
  const answer = request({ port, path: '/', headers: { 'x-bomb': 'a'.repeat(20_000) } }).end()
  const [{ statusCode }] = await once(answer, 'response')
  assert.equal(statusCode, 431)
  assert.match(await say(port, `GET / HTTP/1.1\r\nHost: localhost\r\n${'X-A: b\r\n'.repeat(5000)}\r\n`), /^HTTP\/1\.1 431 /)
})
