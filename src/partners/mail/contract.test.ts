import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { fixedClock } from '../../kit/clock.ts'
import { cookieFetch } from '../../kit/testing/browserless.ts'
import { testDatabases } from '../../kit/testing/database.ts'
import { htmlProblems } from '../../kit/testing/pages.ts'
import { mailer } from './client.ts'
import type { Message } from './contract.ts'
import type { Delivery } from './letterbox.ts'
import { mailSchema } from './schema.ts'
import { mailSimulator } from './simulator.ts'

const receipt: Message = {
  messageId: '019a-receipt.notice@papier-rose.invalid',
  to: 'lina.loeuillet@courriel.example',
  subject: 'Votre demande de permis a été reçue : voici ce qui vient ensuite, étape par étape, jusqu’à la remise',
  text: 'Bonjour Lina Lœuillet,\n\nVotre demande est arrivée. Suivez-la ici :\nhttps://papier-rose.invalid/suivi?n=1=2\n\n.\nÀ bientôt',
  html: '<!doctype html><html lang="fr"><title>Reçu</title><p style="color:#222">Bonjour <b>Lina Lœuillet</b>, à bientôt « ici ».</p></html>',
  lang: 'fr',
}

/** The mail server, its pages on real HTTP, and our client for it. */
async function post(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  await owner.query(mailSchema)
  const simulator = mailSimulator({ db, clock: fixedClock('2026-11-23') })
  const port = await simulator.listen(0)
  const client = mailer({ url: `smtp://127.0.0.1:${port}`, from: 'Papier rosé <ne-pas-repondre@papier-rose.invalid>', timeoutSeconds: 5 })
  const { server, pages } = await new Promise<{ server: ReturnType<typeof serve>; pages: number }>(ready => {
    const server = serve({ fetch: new Hono().route('/courriel', simulator.mailbox).fetch, port: 0, hostname: '127.0.0.1' }, address =>
      ready({ server, pages: address.port }),
    )
  })
  t.after(async () => {
    client.close()
    server.close()
    await simulator.close()
  })
  const browser = cookieFetch(`http://127.0.0.1:${pages}`)
  const api = async <T>(path: string): Promise<T> => JSON.parse(Buffer.from((await browser.get(path)).bytes).toString())
  const received = (query = '') => api<Delivery[]>(`/courriel/api/messages${query}`)
  const press = async (words: RegExp) => {
    const form = (await browser.get('/courriel')).forms.at(-1)
    assert.ok(form)
    return browser.post(form, {}, { button: words })
  }
  return { client, browser, received, press, count: () => api('/courriel/api/count') }
}

test('a message arrives as it was written: who, subject, language, text and HTML', async t => {
  const { client, received } = await post(t)
  assert.deepEqual(await client.send(receipt), { accepted: true })
  const [mail] = await received()
  assert.ok(mail)
  const { messageId, to, from, subject, lang, text, html } = mail
  assert.deepEqual({ messageId, to, subject, lang, text: text.trimEnd(), html: html.trimEnd() }, receipt)
  assert.equal(from, 'Papier rosé <ne-pas-repondre@papier-rose.invalid>')
  assert.equal(mail.receivedAt, '2026-11-23T09:00:00.000Z')
})

test('a message sent twice is one message, and both deliveries are seen', async t => {
  const { client, received, count } = await post(t)
  await client.send(receipt)
  await client.send(receipt)
  await client.send({ ...receipt, messageId: 'another@papier-rose.invalid', to: 'marcel@courriel.example' })
  assert.deepEqual(await count(), { deliveries: 3, messages: 2 })
  assert.equal((await received(`?messageId=${receipt.messageId}`)).length, 2)
  assert.equal((await received('?to=MARCEL')).length, 1)
  assert.equal((await received('?to=%25')).length, 0)
})

test('the pages list what arrived, find it by its recipient, and show the text with its links', async t => {
  const { client, browser } = await post(t)
  await client.send(receipt)
  await client.send({ ...receipt, messageId: 'another@papier-rose.invalid', to: 'marcel@courriel.example', subject: 'Pour Marcel' })
  const list = await browser.get('/courriel')
  assert.match(list.text, /Pour Marcel/)
  const search = list.forms.find(form => form.method === 'get')
  assert.ok(search)
  const found = await browser.post(search, { a: 'lina' })
  assert.doesNotMatch(found.text, /Pour Marcel/)
  const message = await browser.follow(found, receipt.subject)
  assert.match(message.text, /Bonjour Lina Lœuillet/)
  assert.ok(message.links.some(link => link.href.href === 'https://papier-rose.invalid/suivi?n=1=2'))
  const english = await browser.get('/courriel?lang=en')
  for (const page of [list, found, message, english]) assert.deepEqual(await htmlProblems(page.html), [], page.title)
  assert.match(english.text, /Messages received/)
})

test('the laid-out version is shown alone, and nothing in it can run or load', async t => {
  const { client, browser } = await post(t)
  await client.send({ ...receipt, html: '<p>Bonjour</p><script>alert(1)</script>', subject: '<script>alert(2)</script>' })
  const list = await browser.get('/courriel')
  assert.doesNotMatch(list.html, /<script>alert/)
  const message = await browser.follow(list, '<script>alert(2)</script>')
  assert.doesNotMatch(message.html, /<script>alert/)
  const html = await browser.follow(message, /mise en page/)
  const policy = html.headers.get('content-security-policy') ?? ''
  assert.match(policy, /^sandbox/)
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /allow-scripts|script-src/)
})

test('a server that refuses every address is a refusal for good, one that is down is for now', async t => {
  const { client, press, count } = await post(t)
  await press(/Refuser/)
  assert.deepEqual(await client.send(receipt), { refused: '550' })
  const page = await press(/panne/)
  assert.match(page.text, /en panne/)
  assert.deepEqual(await client.send(receipt), { down: true, reason: '421' })
  await press(/Accepter/)
  assert.deepEqual(await client.send(receipt), { accepted: true })
  assert.deepEqual(await count(), { deliveries: 1, messages: 1 })
})

test('an address that cannot be one is refused, and adds no header', async t => {
  const { client, received } = await post(t)
  assert.ok('refused' in (await client.send({ ...receipt, to: 'not an address' })))
  await client.send({ ...receipt, subject: 'Bonjour\r\nBcc: autre@courriel.example' })
  const got = await received()
  assert.deepEqual(
    got.map(mail => mail.to),
    [receipt.to],
  )
})

test('nobody at the other end is down', async () => {
  const closed = createServer()
  const port = await new Promise<number>(ready => closed.listen(0, '127.0.0.1', () => ready((closed.address() as { port: number }).port)))
  await new Promise(done => closed.close(done))
  const client = mailer({ url: `smtp://127.0.0.1:${port}`, from: 'a@papier-rose.invalid', timeoutSeconds: 5 })
  assert.ok('down' in (await client.send(receipt)))
  client.close()
})

test('a server without encryption is not written to where encryption is required', async t => {
  const { db, owner } = await testDatabases(t)
  await owner.query(mailSchema)
  const simulator = mailSimulator({ db, clock: fixedClock('2026-11-23') })
  t.after(() => simulator.close())
  const client = mailer({
    url: `smtp://127.0.0.1:${await simulator.listen(0)}`,
    from: 'a@papier-rose.invalid',
    requireTls: true,
    timeoutSeconds: 5,
  })
  assert.ok('down' in (await client.send(receipt)))
  client.close()
})
