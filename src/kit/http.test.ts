import assert from 'node:assert/strict'
import test from 'node:test'
import { Hono } from 'hono'
import type { Db } from './db.ts'
import { html } from './html.ts'
import { csrf, type Env, page, seeOther, site } from './http.ts'
import { testConfig, testDeps } from './testing/deps.ts'

// These pages read nothing: the site needs no database to be tested.
const deps = testDeps({} as Db)
const pages = new Hono<Env>()
  .get('/bonjour', c => page(c, { title: { fr: 'Bonjour', en: 'Hello' }, content: html`<p id="csrf">${csrf(c)}</p>` }))
  .post('/bonjour', c =>
    c.var.form.tooLarge ? c.text('too large', 422) : seeOther(c, `/bonjour?nom=${encodeURIComponent(c.var.form.text('nom'))}`),
  )
  .get('/suivi/:id', c => page(c, { title: { fr: 'Suivi', en: 'Follow-up' }, content: '' }))
  .get('/panne', () => {
    throw new Error('Jeanne Dupont typed this')
  })
const app = site(deps, { pages: [pages] })

async function visit(): Promise<{ cookie: string; csrf: string }> {
  const answer = await app.request('/bonjour')
  return {
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    csrf: /id="csrf">([^<]+)</.exec(await answer.text())?.[1] ?? '',
  }
}

const post = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })

test('a page is in French at the root and in English under /en', async () => {
  assert.match(await (await app.request('/bonjour')).text(), /<html lang="fr"[\s\S]*Bonjour/)
  assert.match(await (await app.request('/en/bonjour')).text(), /<html lang="en"[\s\S]*Hello/)
})

test('the header says which place one is in, also on the pages behind it', async () => {
  const current = async (address: string) =>
    [...(await (await app.request(address)).text()).matchAll(/<a href="([^"]+)" aria-current="([^"]+)"/g)].map(([, href, how]) => [
      href,
      how,
    ])
  assert.deepEqual(await current('/en/suivi/1'), [['/en/demande', 'true']])
  assert.deepEqual(await current('/bonjour'), [])
})

test('no page lets a script or a style of the page itself run, be framed, or be kept by a cache', async () => {
  const { headers } = await app.request('/bonjour')
  const policy = headers.get('content-security-policy') ?? ''
  assert.doesNotMatch(policy, /unsafe/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.match(policy, /default-src 'none'/)
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('referrer-policy'), 'same-origin')
  assert.equal(headers.get('access-control-allow-origin'), null)
  assert.equal(headers.get('content-type'), 'text/html; charset=UTF-8')
})

test('a form of ours is read; in English it leads on in English', async () => {
  const { cookie, csrf: proof } = await visit()
  const answer = await post('/en/bonjour', { csrf: proof, nom: '  Zoé ' }, { cookie })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/en/bonjour?nom=Zo%C3%A9')
})

test('while the secret is changed, a form shown under the one before is read until the stated moment; a new one is signed with the new', async () => {
  const next = 'tests-only-the-next-session-x-9876543210zyxwvutsrq'
  const { cookie, csrf: proof } = await visit()
  const under = (until: string) =>
    site(
      {
        ...deps,
        config: testConfig({ SESSION_SECRET: next, SESSION_SECRET_OLD: deps.config.SESSION_SECRET, SESSION_SECRET_OLD_UNTIL: until }),
      },
      { pages: [pages] },
    )
  const sent = { method: 'POST', body: new URLSearchParams({ csrf: proof, nom: 'x' }), headers: { cookie } }
  assert.equal((await under('2999-01-01T00:00:00Z').request('/bonjour', sent)).status, 303)
  assert.equal((await under('2000-01-01T00:00:00Z').request('/bonjour', sent)).status, 403)
  const shown = await (await under('2999-01-01T00:00:00Z').request('/bonjour', { headers: { cookie } })).text()
  assert.notEqual(/id="csrf">([^<]+)</.exec(shown)?.[1], proof)
})

test('a form without our proof, with the proof of another browser, or from another site is not read', async () => {
  const [ours, theirs] = [await visit(), await visit()]
  assert.equal((await post('/bonjour', { nom: 'x' }, { cookie: ours.cookie })).status, 403)
  assert.equal((await post('/bonjour', { nom: 'x', csrf: theirs.csrf }, { cookie: ours.cookie })).status, 403)
  assert.equal((await post('/bonjour', { nom: 'x', csrf: ours.csrf }, {})).status, 403)
  for (const foreign of [
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
  ] as const) {
    assert.equal((await post('/bonjour', { nom: 'x', csrf: ours.csrf }, { cookie: ours.cookie, [foreign[0]]: foreign[1] })).status, 403)
  }
})

test('a form of 40 MB reaches its page as too large, and is not kept in memory', async () => {
  const { cookie } = await visit()
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ === 40) controller.close()
      else controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const answer = await app.request('/bonjour', {
    method: 'POST',
    body,
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(40 * 1024 * 1024) },
    duplex: 'half',
  } as RequestInit)
  assert.equal(answer.status, 422)
  assert.equal(await answer.text(), 'too large')
})

test('a fault of ours shows a number and nothing of what was typed', async () => {
  const answer = await app.request('/panne')
  const text = await answer.text()
  assert.equal(answer.status, 500)
  assert.match(text, /00000000-0000-7000-8000-/)
  assert.doesNotMatch(text, /Jeanne/)
})

test('a site whose address is https sends pages there, and takes no form and no call of a partner in clear', async () => {
  const config = testConfig({ BASE_URL: 'https://permis.example', PROXIES: '1' })
  const secure = site({ ...deps, config }, { pages: [pages] })
  const by = (proto: string) => ({ 'x-forwarded-proto': proto })
  const page = await secure.request('/en/bonjour?nom=x', { headers: by('http') })
  assert.deepEqual([page.status, page.headers.get('location')], [308, 'https://permis.example/en/bonjour?nom=x'])
  assert.equal((await secure.request('/bonjour', { method: 'POST', headers: by('http') })).status, 403)
  assert.equal((await secure.request('/api/v1/exam-results', { headers: by('http') })).status, 403)
  // A proxy adds what it saw at the end: what stands before it was typed by the caller.
  assert.equal((await secure.request('/bonjour', { headers: by('https,http') })).status, 308)
  const shown = await secure.request('/bonjour', { headers: by('http, https') })
  assert.equal(shown.status, 200)
  assert.match(shown.headers.get('strict-transport-security') ?? '', /max-age=63072000/)
  assert.match(shown.headers.get('set-cookie') ?? '', /^__Host-visitor=.*HttpOnly; Secure; SameSite=Lax/)
})

test('an address typed with a slash at its end leads to its page, and never out of here', async () => {
  for (const [typed, page] of [
    ['/bonjour/', '/bonjour'],
    ['/en/bonjour/', '/en/bonjour'],
  ] as const) {
    const answer = await app.request(typed)
    assert.deepEqual([answer.status, answer.headers.get('location')], [301, page])
  }
  for (const elsewhere of ['//exemple.invalid/', '/\\exemple.invalid/', '//', '/exemple.invalid//'])
    assert.equal((await app.request(`http://localhost${elsewhere}`)).status, 404, elsewhere)
})

test('what does not exist answers the same in both languages, with a way on', async () => {
  const answer = await app.request('/en/nothing')
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /does not exist, or is not for you/)
})
