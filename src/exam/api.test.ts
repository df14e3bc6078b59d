import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import test from 'node:test'
import type { Words } from '@papier-rose/law'
import { listenOn } from '../kit/server.ts'
import { aResult, aTheory, hugo } from './fixtures.ts'
import { examWorld } from './testing.ts'

interface Answer {
  readonly accepted: number
  readonly unchanged: number
  readonly corrected: number
  readonly rejected: readonly { line: number; column: string; reason: Words }[]
  readonly status: number
  readonly title: string
  readonly detail: string
}

async function centre(t: test.TestContext) {
  const world = await examWorld(t)
  const token = world.deps.config.RESULTS_TOKEN
  const post = async (body: string | object, headers: Record<string, string> = {}) => {
    const sent = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await world.app.request('/api/v1/exam-results', { method: 'POST', headers: sent, body: text })
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      headers: response.headers,
      body: (await response.json()) as Answer,
    }
  }
  return { ...world, post }
}

test('a batch is answered line by line; the same again changes nothing; a correction supersedes', async t => {
  const { post } = await centre(t)
  const results = [aResult(), aTheory(), { ...aResult(hugo), neph: '12' }]
  const first = await post({ results })
  assert.equal(first.status, 200)
  assert.deepEqual(first.body, {
    accepted: 2,
    unchanged: 0,
    corrected: 0,
    rejected: [{ line: 3, column: 'neph', reason: { fr: 'n’est pas un NEPH de 12 chiffres', en: 'is not a NEPH of 12 digits' } }],
  })
  assert.equal((await post({ results })).body.unchanged, 2)
  assert.equal((await post({ results: [aResult({ outcome: 'insufficient' })] })).body.corrected, 1)
})

test('a line of any shape is answered for, and stops no other', async t => {
  const { post } = await centre(t)
  const { body } = await post({
    results: [null, 'text', {}, [], { ...aResult(), surprise: 1 }, { ...aResult(), firstNames: 'Lina' }, aTheory()],
  })
  assert.equal(body.accepted, 1)
  assert.deepEqual([...new Set(body.rejected.map(({ line }) => line))], [1, 2, 3, 4, 5, 6])
})

for (const [name, authorization] of [
  ['no token', ''],
  ['a wrong token', 'Bearer wrong'],
  ['another scheme', 'Basic dGVzdA=='],
] as const) {
  test(`${name}: nothing is read`, async t => {
    const { post, owner } = await centre(t)
    const { status, type, headers } = await post({ results: [aResult()] }, { authorization })
    assert.deepEqual([status, type], [401, 'application/problem+json'])
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer/)
    assert.equal((await owner.query('select 1 from exam_result')).rowCount, 0)
  })
}

test('what is not a batch is a problem in words', async t => {
  const { post } = await centre(t)
  for (const [body, headers, status] of [
    ['{"results": [', {}, 400],
    ['[]', {}, 422],
    [{ results: [], more: 1 }, {}, 422],
    ['neph;birthName', { 'content-type': 'text/csv' }, 415],
    [{ results: Array.from({ length: 10_001 }, () => 0) }, {}, 422],
    [JSON.stringify({ results: ['x'.repeat(25 * 1024 * 1024)] }), {}, 413],
  ] as const) {
    const answer = await post(body, headers)
    assert.deepEqual([answer.status, answer.type, answer.body.status], [status, 'application/problem+json', status])
    assert.ok(answer.body.title && answer.body.detail)
  }
})

test('50 MB are refused before they are read: by their announced length at once, without one after the limit', async t => {
  const { app, deps, owner } = await centre(t)
  const { server, stop } = await listenOn(app, 0)
  t.after(() => {
    server.closeAllConnections()
    return stop()
  })
  const chunk = Buffer.alloc(1024 * 1024, 0x20)
  const begin = (headers: Record<string, string>) => {
    const { port } = server.address() as AddressInfo
    const sent = { authorization: `Bearer ${deps.config.RESULTS_TOKEN}`, 'content-type': 'application/json', ...headers }
    const sending = request({ port, path: '/api/v1/exam-results', method: 'POST', headers: sent })
    // The server may hang up on what it does not want.
    sending.on('error', () => {})
    return { sending, answer: once(sending, 'response') as Promise<[IncomingMessage]> }
  }
  const isRefused = async (answer: Promise<[IncomingMessage]>) => {
    const [response] = await answer
    assert.equal(response.statusCode, 413)
    assert.equal(response.headers['content-type'], 'application/problem+json')
    assert.match(((await json(response)) as Answer).detail, /at most 24 MB/)
  }
  const announced = begin({ 'content-length': String(50 * chunk.length) })
  announced.sending.flushHeaders()
  await isRefused(announced.answer)
  announced.sending.destroy()

  const unannounced = begin({ 'transfer-encoding': 'chunked' })
  // One megabyte over the limit and no end of the body: whoever waits for the end answers nothing.
  for (let mb = 0; mb < 25; mb++) unannounced.sending.write(chunk)
  await isRefused(unannounced.answer)
  unannounced.sending.destroy()
  assert.equal((await owner.query('select 1 from exam_result')).rowCount, 0)
})
