import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import { type TestContext, test } from 'node:test'
import { Hono } from 'hono'
import { htmlProblems } from '../../kit/testing/pages.ts'
import { clamd } from './client.ts'
import { clamdSimulator, eicar } from './simulator.ts'

async function daemon(t: TestContext) {
  const simulator = clamdSimulator()
  const port = await simulator.listen(0)
  t.after(() => simulator.close())
  const pages = new Hono().route('/antivirus', simulator.pages)
  return { port, pages, client: clamd({ url: `tcp://127.0.0.1:${port}`, timeoutMs: 5000 }) }
}

/** A daemon that does something else than agreed. */
async function odd(t: TestContext, behave: (server: Server) => void): Promise<string> {
  const server = createServer()
  behave(server)
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up))
  t.after(() => server.close())
  const address = server.address()
  return `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

test('a clean file is clean, whatever its size; the test virus is named wherever it stands', async t => {
  const { client } = await daemon(t)
  assert.deepEqual(await client.scan(Buffer.from('a photograph')), { down: false, clean: true })
  assert.deepEqual(await client.scan(Buffer.alloc(10 * 1024 * 1024, 7)), { down: false, clean: true })
  for (const file of [eicar, `%PDF-1.7 ${eicar}`, `${'x'.repeat(64 * 1024 - 10)}${eicar}`])
    assert.deepEqual(await client.scan(Buffer.from(file)), { down: false, clean: false, found: 'Eicar-Test-Signature' })
})

test('more than the daemon takes, nobody there, silence and nonsense are all “not now”', async t => {
  const { client } = await daemon(t)
  assert.deepEqual(await client.scan(Buffer.alloc(26 * 1024 * 1024)), { down: true, reason: 'refused', retryAfterS: null })
  const reason = async (url: string) => {
    const scanned = await clamd({ url, timeoutMs: 200 }).scan(Buffer.from('a photograph'))
    return scanned.down && scanned.reason
  }
  assert.equal(await reason('tcp://127.0.0.1:9'), 'unreachable')
  assert.equal(await reason('unix:/nowhere/clamd.ctl'), 'unreachable')
  assert.equal(await reason(await odd(t, server => server.on('connection', socket => socket.resume()))), 'timeout')
  assert.equal(
    await reason(await odd(t, server => server.on('connection', socket => socket.end('HTTP/1.1 400 Bad Request')))),
    'not-as-agreed',
  )
})

test('its page shows what it scanned, and takes it down and back', async t => {
  const { client, pages } = await daemon(t)
  await client.scan(Buffer.from(eicar))
  for (const address of ['/antivirus', '/antivirus?lang=en']) {
    const page = await (await pages.request(address)).text()
    assert.match(page, /Eicar-Test-Signature/)
    assert.deepEqual(await htmlProblems(page), [])
  }
  const press = (what: string) => pages.request('/antivirus/reglages', { method: 'POST', body: new URLSearchParams({ faire: what }) })
  await press('panne')
  assert.ok((await client.scan(Buffer.from('x'))).down)
  await press('reprise')
  assert.deepEqual(await client.scan(Buffer.from('x')), { down: false, clean: true })
})
