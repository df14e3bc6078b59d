import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { day } from '@papier-rose/law'
import { Hono } from 'hono'
import { HtmlValidate } from 'html-validate'
import sharp from 'sharp'
import { fixedClock } from '../../kit/clock.ts'
import { countingIds } from '../../kit/ids.ts'
import { testDatabases } from '../../kit/testing/database.ts'
import { served } from '../../kit/testing/signed.ts'
import { ephoto } from './client.ts'
import { photoCode } from './contract.ts'
import { codeFrom, seedCodes } from './provider.ts'
import { ephotoSchema } from './schema.ts'
import { ephotoSimulator } from './simulator.ts'

const token = 'a-customer'
const code = 'LNA2222222222222222222'
const today = '2026-03-02'

// The patterns of GOV.UK are divs with a role.
const htmlRules = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'prefer-native-element': 'off' } })

async function world(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  await owner.query(ephotoSchema)
  await seedCodes(db, [{ code, takenOn: day(today) }])
  // Every connection is open before the test begins, so that what is asked at once is done at once.
  await Promise.all(Array.from({ length: 12 }, () => db.query('select 1')))
  const clock = fixedClock(today)
  const ids = countingIds()
  const baseUrl = `${await served(t, new Hono().route('/ephoto', ephotoSimulator({ db, clock, ids, token })))}/ephoto`
  const press = async (path: string, faire: string) => {
    const answer = await fetch(`${baseUrl}${path}`, { method: 'POST', body: new URLSearchParams({ faire }), redirect: 'manual' })
    assert.equal(answer.status, 303)
    return answer.headers.get('location') ?? ''
  }
  return { db, clock, baseUrl, press, client: ephoto({ baseUrl, token }) }
}

const used = { down: false, ok: false, why: 'used' }
const expired = { down: false, ok: false, why: 'expired' }
const now = (state: string) => ({ down: false, ok: true, state })

test('behind a code there is a portrait of 35 × 45 that can be printed, a signature, and their days', async t => {
  const { client } = await world(t)
  const found = await client.fetchCode(code, 'request-1')
  assert.ok(!found.down && found.ok)
  assert.deepEqual([found.state, found.takenOn, found.lastDay], ['new', '2026-03-02', '2026-09-02'])
  const portrait = await sharp(found.portrait).metadata()
  assert.equal(portrait.format, 'png')
  assert.ok(portrait.width >= 413 && portrait.height >= 531)
  assert.ok(Math.abs(portrait.width / portrait.height - 35 / 45) < 0.01)
  assert.equal((await sharp(found.signature).metadata()).format, 'png')
})

test('a code that nobody made is unknown', async t => {
  const { client } = await world(t)
  for (const act of [client.fetchCode, client.reserve, client.consume, client.release])
    assert.deepEqual(await act('XXXXXXXXXXXXXXXXXXXXXX', 'request-1'), { down: false, ok: false, why: 'unknown' })
})

test('a code serves one request: the one that holds it, which may say everything twice', async t => {
  const { client } = await world(t)
  assert.deepEqual(await client.reserve(code, 'request-1'), now('reserved'))
  assert.deepEqual(await client.reserve(code, 'request-1'), now('reserved'))
  assert.deepEqual(await client.reserve(code, 'request-2'), used)
  assert.deepEqual(await client.fetchCode(code, 'request-2'), used)
  assert.deepEqual(await client.release(code, 'request-2'), used)
  assert.deepEqual(await client.consume(code, 'request-1'), now('consumed'))
  assert.deepEqual(await client.consume(code, 'request-1'), now('consumed'))
  assert.deepEqual(await client.reserve(code, 'request-1'), now('consumed'))
  assert.deepEqual(await client.release(code, 'request-1'), used)
  assert.deepEqual(await client.reserve(code, 'request-2'), used)
  const own = await client.fetchCode(code, 'request-1')
  assert.ok(!own.down && own.ok && own.state === 'consumed')
})

test('of many requests that reach for a code at once, one holds it', async t => {
  const { client } = await world(t)
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => client.reserve(code, `request-${i}`)))
  assert.equal(answers.filter(answer => !answer.down && answer.ok).length, 1)
})

test('a code that was given back serves another request', async t => {
  const { client } = await world(t)
  await client.reserve(code, 'request-1')
  assert.deepEqual(await client.release(code, 'request-1'), now('new'))
  assert.deepEqual(await client.release(code, 'request-1'), now('new'))
  assert.deepEqual(await client.reserve(code, 'request-2'), now('reserved'))
})

test('the last day counts; the day after, a code is expired unless a request holds it', async t => {
  const { db, clock, client } = await world(t)
  const held = 'LNA3333333333333333333'
  await seedCodes(db, [{ code: held, takenOn: day(today) }])
  clock.set('2026-09-02T12:00:00Z')
  assert.deepEqual(await client.reserve(held, 'request-1'), now('reserved'))
  clock.set('2026-09-03T12:00:00Z')
  assert.deepEqual(await client.reserve(code, 'request-2'), expired)
  assert.deepEqual(await client.fetchCode(code, 'request-2'), expired)
  assert.deepEqual(await client.consume(held, 'request-1'), now('consumed'))
})

test('the booth makes a new face each time, under a code of 22 signs, and can make it old', async t => {
  const { baseUrl, press, client } = await world(t)
  const codes = []
  for (let i = 0; i < 2; i++) codes.push(new URL(await press('/codes', 'photo'), baseUrl).searchParams.get('code') ?? '')
  const [one = '', two = ''] = codes
  assert.notEqual(one, two)
  for (const made of codes) assert.ok(made.length === 22 && photoCode.safeParse(made).success)
  const [a, b] = await Promise.all(codes.map(made => client.fetchCode(made, 'request-1')))
  assert.ok(a && !a.down && a.ok && b && !b.down && b.ok)
  assert.ok(!a.portrait.equals(b.portrait))
  await press(`/codes/${one}`, 'perimer')
  assert.deepEqual(await client.reserve(one, 'request-1'), expired)
  assert.deepEqual(await client.reserve(two, 'request-1'), now('reserved'))
})

test('codes that are seeded twice stay as they are, used ones too', async t => {
  const { db, client } = await world(t)
  await client.consume(code, 'request-1')
  await seedCodes(db, [{ code, takenOn: day(today) }])
  assert.deepEqual(await client.reserve(code, 'request-2'), used)
  assert.equal(codeFrom('a'), codeFrom('a'))
})

test('down, a wrong token, nobody there, no answer: an answer each, and up again after a day', async t => {
  const { clock, baseUrl, client, press } = await world(t)
  await press('/reglages', 'panne')
  assert.deepEqual(await client.reserve(code, 'request-1'), { down: true, reason: 'http-503', retryAfterS: null })
  clock.wind(1)
  assert.deepEqual(await client.reserve(code, 'request-1'), now('reserved'))
  assert.deepEqual(await ephoto({ baseUrl, token: 'another' }).reserve(code, 'request-1'), {
    down: true,
    reason: 'http-401',
    retryAfterS: null,
  })
  assert.deepEqual(await ephoto({ baseUrl: 'http://127.0.0.1:9', token }).reserve(code, 'request-1'), {
    down: true,
    reason: 'unreachable',
    retryAfterS: null,
  })
  const slow = await served(
    t,
    new Hono().all('*', () => new Promise<Response>(() => {})),
  )
  assert.deepEqual(await ephoto({ baseUrl: slow, token, timeoutMs: 100 }).fetchCode(code, 'request-1'), {
    down: true,
    reason: 'timeout',
    retryAfterS: null,
  })
  // A 404 of something else than the provider does not say that the code is unknown.
  const odd = await served(t, new Hono())
  assert.deepEqual(await ephoto({ baseUrl: odd, token }).fetchCode(code, 'request-1'), {
    down: true,
    reason: 'http-404',
    retryAfterS: null,
  })
})

test('its page is valid in both languages, and its images are images', async t => {
  const { baseUrl, press } = await world(t)
  const made = new URL(await press('/codes', 'photo'), baseUrl).searchParams.get('code')
  for (const [lang, title] of [
    ['fr', 'Photo-signature (simulée)'],
    ['en', 'Photo-signature (simulated)'],
  ]) {
    const page = await (await fetch(`${baseUrl}?lang=${lang}&code=${made}`)).text()
    const report = await htmlRules.validateString(page)
    assert.deepEqual(
      report.results.flatMap(result => result.messages.map(m => `${m.ruleId} ${m.message} ${m.line}:${m.column}`)),
      [],
    )
    assert.ok(page.includes(`<h1 class="govuk-heading-l">${title}</h1>`))
    assert.ok(page.includes(`<strong>${made}</strong>`))
  }
  const image = await fetch(`${baseUrl}/codes/${made}-signature.png`)
  assert.equal(image.headers.get('content-type'), 'image/png')
  assert.equal((await sharp(await image.arrayBuffer()).metadata()).width, 640)
})
