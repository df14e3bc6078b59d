import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { fixedClock } from '../../kit/clock.ts'
import { cookieFetch } from '../../kit/testing/browserless.ts'
import { testDatabases } from '../../kit/testing/database.ts'
import { htmlProblems } from '../../kit/testing/pages.ts'
import { texter } from './client.ts'
import { smsSchema } from './schema.ts'
import { smsSimulator } from './simulator.ts'

const token = 'a-customer'
const news = { id: 'e1.request-received.sms', to: '0612345678', text: 'Papier rose : du nouveau sur votre demande.' }

/** The operator on real HTTP, its pages, and our client for it. */
async function operator(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  await owner.query(smsSchema)
  const simulator = new Hono().route('/sms', smsSimulator({ db, clock: fixedClock('2026-11-23'), token }))
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(up => {
    const server = serve({ fetch: simulator.fetch, port: 0, hostname: '127.0.0.1' }, address => up({ server, port: address.port }))
  })
  t.after(() => server.close())
  const browser = cookieFetch(`http://127.0.0.1:${port}`)
  const press = async (page: string, words: RegExp) => {
    const form = (await browser.get(page)).forms.at(-1)
    assert.ok(form)
    return browser.post(form, {}, { button: words })
  }
  return { client: texter({ baseUrl: `http://127.0.0.1:${port}/sms`, token, timeoutMs: 5000 }), port, browser, press }
}

const phone = `/sms/telephones/${encodeURIComponent('+33612345678')}`

test('a text is accepted, delivered, and seen in the phone; sent again under its id it is the same text', async t => {
  const { client, browser } = await operator(t)
  for (const _ of [1, 2]) assert.deepEqual(await client.send(news), { down: false, accepted: true })
  assert.deepEqual(await client.find(news.id), { down: false, state: 'delivered' })
  const shown = await browser.get(phone)
  assert.equal(shown.text.match(/du nouveau sur votre demande/g)?.length, 1)
  const list = await browser.get('/sms')
  assert.match(list.text, /1.SMS/)
  for (const page of [shown, list, await browser.get('/sms?lang=en')]) assert.deepEqual(await htmlProblems(page.html), [])
})

test('a phone that is off is waited for; what waits is delivered when it is on, or given up', async t => {
  const { client, press } = await operator(t)
  await client.send(news)
  await press(phone, /Éteindre/)
  await client.send({ ...news, id: 'second' })
  assert.deepEqual(await client.find('second'), { down: false, state: 'accepted' })
  await press(phone, /Allumer/)
  assert.deepEqual(await client.find('second'), { down: false, state: 'delivered' })
  await press(phone, /Éteindre/)
  await client.send({ ...news, id: 'third' })
  await press(phone, /Renoncer/)
  assert.deepEqual(await client.find('third'), { down: false, state: 'failed' })
})

test('whoever answered STOP is written to no more, until START; a number that is no mobile is refused', async t => {
  const { client, press } = await operator(t)
  await client.send(news)
  await press(phone, /STOP/)
  assert.deepEqual(await client.send({ ...news, id: 'second', to: '+33612345678' }), { down: false, accepted: false, refused: 'opted-out' })
  await press(phone, /START/)
  assert.deepEqual(await client.send({ ...news, id: 'second' }), { down: false, accepted: true })
  assert.deepEqual(await client.send({ ...news, id: 'x', to: '12345' }), { down: false, accepted: false, refused: 'no-such-mobile' })
})

test('an operator that is down, a wrong token and nobody at the other end are for now; an unknown text is said to be', async t => {
  const { client, press, port } = await operator(t)
  assert.deepEqual(await client.find('nothing'), { down: false, state: 'unknown' })
  await press('/sms', /panne/)
  const answer = await client.send(news)
  assert.ok(answer.down)
  await press('/sms', /marche/)
  assert.ok(!(await client.send(news)).down)
  assert.ok((await texter({ baseUrl: `http://127.0.0.1:${port}/sms`, token: 'other' }).send(news)).down)
  assert.ok((await texter({ baseUrl: 'http://127.0.0.1:9/sms', token, timeoutMs: 1000 }).find('x')).down)
})
