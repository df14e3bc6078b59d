import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Hono } from 'hono'
import { HtmlValidate } from 'html-validate'
import { fixedClock } from '../../kit/clock.ts'
import { testDatabases } from '../../kit/testing/database.ts'
import { served } from '../../kit/testing/signed.ts'
import { laPoste } from './client.ts'
import { type EventCode, eventCodes, reading, story } from './events.ts'
import { domesticNumber, isTrackingNumber, s10Key, trackingKey } from './numbers.ts'
import { laPosteSchema } from './schema.ts'
import { laPosteSimulator } from './simulator.ts'

const token = 'a-subscription'
const to = ['MME LINA MOREAU', '12 RUE DES LILAS', '69003 LYON']

// The patterns of GOV.UK are divs with a role.
const htmlRules = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'prefer-native-element': 'off' } })

async function world(t: TestContext, { delivers = false } = {}) {
  const { db, owner } = await testDatabases(t)
  await owner.query(laPosteSchema)
  const clock = fixedClock('2026-03-02')
  const origin = await served(t, new Hono().route('/laposte', laPosteSimulator({ db, clock, token, delivers })))
  const baseUrl = `${origin}/laposte`
  const press = async (path: string, form: Record<string, string>) => {
    const answer = await fetch(`${baseUrl}${path}`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
    assert.equal(answer.status, 303)
    return answer.headers.get('location') ?? ''
  }
  const client = laPoste({ baseUrl, key: token })
  const announced = async (reference: string): Promise<string> => {
    const answer = await client.announce({ reference, letter: 'tracked-letter', to })
    assert.ok(!answer.down && answer.answer === 'announced')
    return answer.trackingNumber
  }
  const track = async (number: string) => {
    const answer = await client.track([number])
    assert.ok(!answer.down)
    const [letter] = answer.letters
    assert.ok(letter?.seen === 'found')
    return letter
  }
  return { clock, baseUrl, client, press, announced, track }
}

test('a letter announced twice under one reference is one letter, with a number whose key is right', async t => {
  const { client, announced } = await world(t)
  const number = await announced('order-1')
  assert.ok(isTrackingNumber(number))
  const again = await Promise.all(Array.from({ length: 5 }, () => announced('order-1')))
  assert.deepEqual(again, Array(5).fill(number))
  const own = domesticNumber('1A', '0000000042')
  const mine = { reference: 'order-2', letter: 'signed-letter', to } as const
  assert.deepEqual(await client.announce({ ...mine, trackingNumber: own }), { down: false, answer: 'announced', trackingNumber: own })
  const taken = await client.announce({ ...mine, reference: 'order-3', trackingNumber: own })
  assert.deepEqual(taken, { down: false, answer: 'refused', code: 'number-taken' })
  const wrong = await client.announce({ ...mine, reference: 'order-4', trackingNumber: '1A00000000429' })
  assert.deepEqual(wrong, { down: false, answer: 'refused', code: 'number-wrong' })
})

test('an unknown number is unknown yet, a badly written one is bad, and neither hides the letter beside it', async t => {
  const { client, announced } = await world(t)
  const number = await announced('order-1')
  const unknown = domesticNumber('1L', '0000000099')
  assert.deepEqual(await client.track([unknown]), { down: false, letters: [{ number: unknown, seen: 'unknown-yet' }] })
  assert.deepEqual(await client.track(['12']), { down: false, letters: [{ number: '12', seen: 'bad-number' }] })
  const three = await client.track([unknown, number, '12'])
  assert.ok(!three.down)
  assert.deepEqual(
    three.letters.map(letter => letter.seen),
    ['unknown-yet', 'found', 'bad-number'],
  )
  await assert.rejects(client.track(Array(11).fill(number)), RangeError)
})

const readings: Record<EventCode, string> = {
  DR1: 'announced',
  DR2: 'alert',
  PC1: 'posted',
  PC2: 'posted',
  ET1: 'in-transit',
  ET2: 'in-transit',
  ET3: 'in-transit',
  ET4: 'in-transit',
  EP1: 'in-transit',
  DO1: 'customs',
  DO2: 'customs',
  DO3: 'customs',
  ID0: 'customs',
  PB1: 'alert',
  PB2: 'in-transit',
  MD1: 'out-for-delivery',
  MD2: 'out-for-delivery',
  ND1: 'undeliverable',
  AG1: 'at-post-office',
  RE1: 'return-under-way',
  DI0: 'delivered',
  DI1: 'delivered',
  DI2: 'returned-to-us',
  DI3: 'delayed',
}

test('every event code that the carrier can tell is read as it should be, and an unknown one is kept', async t => {
  const { announced, press, track } = await world(t)
  const number = await announced('order-1')
  assert.deepEqual(Object.keys(readings).sort(), Object.keys(eventCodes).sort())
  for (const code of Object.keys(readings).filter(code => code !== 'DR1')) await press(`/lettres/${number}`, { faire: 'dire', code })
  await press(`/lettres/${number}`, { faire: 'dire', autre: 'zz9' })
  const { story } = await track(number)
  assert.deepEqual(Object.fromEntries(story.map(event => [event.code, event.reading])), { ...readings, ZZ9: 'unknown' })
  assert.equal(story.find(event => event.code === 'ZZ9')?.label, 'Événement ZZ9')
})

test('absent: the avis de passage has the day of its place, also just before midnight', async t => {
  const { clock, announced, press, track } = await world(t)
  const number = await announced('order-1')
  clock.set('2026-03-04T22:30:00Z')
  await press(`/lettres/${number}`, { faire: 'absent' })
  const { story, closed } = await track(number)
  assert.deepEqual(
    story.map(event => event.reading),
    ['announced', 'posted', 'in-transit', 'out-for-delivery', 'at-post-office'],
  )
  assert.equal(story.at(-1)?.day, '2026-03-04')
  assert.equal(story.at(-1)?.at, '2026-03-04T22:30:00.000Z')
  assert.equal(closed, false)
})

test('a letter returned to us is closed and was never delivered', async t => {
  const { announced, press, track } = await world(t)
  for (const [reference, buttons] of [
    ['kept too long', ['absent', 'rendre']],
    ['wrong address', ['mauvaise-adresse']],
  ] as const) {
    const number = await announced(reference)
    for (const faire of buttons) await press(`/lettres/${number}`, { faire })
    const { story, closed } = await track(number)
    assert.equal(closed, true)
    assert.equal(story.at(-1)?.reading, 'returned-to-us')
    assert.ok(!story.some(event => event.reading === 'delivered'))
  }
})

test('an event told twice happened once, and one told late takes its place in time', async t => {
  const { clock, announced, press, track } = await world(t)
  const number = await announced('order-1')
  clock.wind(1)
  await press(`/lettres/${number}`, { faire: 'dire', code: 'PC1' })
  clock.wind(2)
  await press(`/lettres/${number}`, { faire: 'dire', code: 'MD2' })
  await press(`/lettres/${number}`, { faire: 'repeter' })
  await press(`/lettres/${number}`, { faire: 'en-retard' })
  const { story } = await track(number)
  assert.deepEqual(
    story.map(event => `${event.day} ${event.code}`),
    ['2026-03-02 DR1', '2026-03-03 PC1', '2026-03-04 ET1', '2026-03-05 MD2'],
  )
})

test('nobody sees a lost letter any more, until it is found', async t => {
  const { announced, press, track } = await world(t)
  const number = await announced('order-1')
  await press(`/lettres/${number}`, { faire: 'perdre' })
  assert.match(await press(`/lettres/${number}`, { faire: 'livrer' }), /dit=rien/)
  assert.deepEqual(
    (await track(number)).story.map(event => event.code),
    ['DR1'],
  )
  await press(`/lettres/${number}`, { faire: 'retrouver' })
  await press(`/lettres/${number}`, { faire: 'livrer' })
  assert.equal((await track(number)).story.at(-1)?.reading, 'delivered')
})

test('a carrier that delivers everything has delivered a letter as soon as it is announced', async t => {
  const { announced, track } = await world(t, { delivers: true })
  assert.equal((await track(await announced('order-1'))).story.at(-1)?.reading, 'delivered')
})

test('down, over quota, a wrong key, nobody there: an answer each, and up again after a day', async t => {
  const { clock, baseUrl, client, press, announced } = await world(t)
  const number = await announced('order-1')
  await press('/reglages', { faire: 'panne' })
  assert.deepEqual(await client.track([number]), { down: true, reason: 'http-503', retryAfterS: null })
  await press('/reglages', { faire: 'quota' })
  assert.deepEqual(await client.track([number]), { down: true, reason: 'http-429', retryAfterS: 60 })
  clock.wind(1)
  assert.equal((await client.track([number])).down, false)
  assert.deepEqual(await laPoste({ baseUrl, key: 'another' }).track([number]), { down: true, reason: 'http-401', retryAfterS: null })
  const nobody = laPoste({ baseUrl: 'http://127.0.0.1:9', key: token })
  assert.deepEqual(await nobody.track([number]), { down: true, reason: 'unreachable', retryAfterS: null })
})

test('an answer that is not what was agreed, or that never comes, is "down"', async t => {
  const odd = new Hono()
    .get('/odd/*', c => c.json({ hello: 'world' }))
    .get('/page/*', c => c.html('<p>Maintenance</p>'))
    .get('/slow/*', () => new Promise<Response>(() => {}))
  const origin = await served(t, odd)
  const ask = (place: string, patience?: { timeoutMs: number }) =>
    laPoste({ baseUrl: `${origin}/${place}`, key: token, ...patience }).track(['1L00000000017'])
  assert.deepEqual(await ask('odd'), { down: true, reason: 'not-as-agreed', retryAfterS: null })
  assert.deepEqual(await ask('page'), { down: true, reason: 'not-as-agreed', retryAfterS: null })
  assert.deepEqual(await ask('slow', { timeoutMs: 100 }), { down: true, reason: 'timeout', retryAfterS: null })
})

test('keys of tracking numbers: those that the carrier and the postal union publish are right, each with one digit changed is wrong', () => {
  const real = ['6Y11138937441', '8K00009775862', 'RB123456785GB', 'EW112720413FR', 'LU680211095FR']
  for (const number of real) {
    assert.equal(isTrackingNumber(number), true, number)
    const changed = number.replace(/\d(?=\D*$)/, digit => String((Number(digit) + 1) % 10))
    assert.equal(isTrackingNumber(changed), false, changed)
  }
  assert.equal(trackingKey('1113893744'), 1)
  assert.equal(s10Key('12345678'), 5)
  assert.equal(isTrackingNumber('12345678901234Z'), true)
  assert.equal(isTrackingNumber('6y11138937441'), false)
})

test('the day of an event is that of its place overseas, whatever day it is in Paris', () => {
  const read = reading({ code: 'DI1', label: 'Distribué', date: '2026-03-02T20:00:00-04:00', country: 'GP' })
  assert.deepEqual([read.day, read.at], ['2026-03-02', '2026-03-03T00:00:00.000Z'])
  const shipment = {
    idShip: '1L00000000017',
    isFinal: false,
    timeline: [],
    event: [
      { code: 'PC1', label: '', date: '2026-03-02T10:00:00+01:00' },
      { code: 'DR1', label: '', date: '2026-03-02T10:00:00+01:00' },
    ],
  }
  assert.deepEqual(
    story(shipment).map(event => event.code),
    ['DR1', 'PC1'],
  )
})

test('its page is valid in both languages, and says each letter with its lines', async t => {
  const { baseUrl, announced, press } = await world(t)
  const number = await announced('order-1')
  await press(`/lettres/${number}`, { faire: 'absent' })
  await announced('order-2')
  for (const [lang, title] of [
    ['fr', 'La Poste (simulée)'],
    ['en', 'La Poste (simulated)'],
  ]) {
    const page = await (await fetch(`${baseUrl}?lang=${lang}&dit=fait`)).text()
    const report = await htmlRules.validateString(page)
    assert.deepEqual(
      report.results.flatMap(result => result.messages.map(m => `${m.ruleId} ${m.message} ${m.line}:${m.column}`)),
      [],
    )
    assert.ok(page.includes(`<h1 class="govuk-heading-l">${title}</h1>`))
    assert.ok(page.includes(number) && page.includes('12 RUE DES LILAS'))
  }
})
