import assert from 'node:assert/strict'
import { before, type TestContext, test } from 'node:test'
import { day } from '@papier-rose/law'
import { Hono } from 'hono'
import { HtmlValidate } from 'html-validate'
import sharp from 'sharp'
import { fixedClock } from '../../kit/clock.ts'
import { testDatabases } from '../../kit/testing/database.ts'
import { served } from '../../kit/testing/signed.ts'
import { isTrackingNumber, laPoste } from '../laposte/index.ts'
import { laPosteSchema } from '../laposte/schema.ts'
import { laPosteSimulator } from '../laposte/simulator.ts'
import { checkDigit } from './check.ts'
import { printer } from './client.ts'
import type { CardContent, CardOrder, OrderAnswer } from './contract.ts'
import { printerSchema } from './schema.ts'
import { printerSimulator } from './simulator.ts'

// The patterns of GOV.UK are divs with a role.
const htmlRules = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'prefer-native-element': 'off' } })
const token = 'a-customer'
const key = 'a-subscription'
let portrait = ''
let signature = ''

before(async () => {
  const blank = async (width: number, height: number) =>
    (
      await sharp({ create: { width, height, channels: 3, background: '#c9d3dd' } })
        .jpeg()
        .toBuffer()
    ).toString('base64')
  portrait = await blank(413, 531)
  signature = await blank(320, 100)
})

/** The card of the specimen whose machine-readable line is published, check digits included. */
const aCard = (change: Partial<CardContent> = {}): CardContent => ({
  surname: 'Martin',
  givenNames: 'Lina, Noëlle',
  birthDate: day('1995-12-13'),
  birthPlace: 'Lyon 3e',
  issuedOn: day('2013-12-31'),
  lastDay: day('2018-12-31'),
  authority: 'Préfecture du Rhône',
  number: '13AA00002',
  neph: '210692106990',
  categories: [{ category: 'B', since: day('2013-12-20'), lastDay: null, codes: [] }],
  footCodes: ['106'],
  mrz: 'D1FRA13AA000026181231MARTIN<<9',
  portrait,
  signature,
  ...change,
})

/** The same card under another number or name, with its line. */
function numbered(number: string, change: Partial<CardContent> = {}, name = 'MARTIN<<'): CardContent {
  const head = `D1FRA${number}`
  const line = `${head}${checkDigit(head)}181231${name}`
  return aCard({ number, mrz: `${line}${checkDigit(line)}`, ...change })
}

const order = (orderId: string, card = aCard(), remakeOf?: string): CardOrder => ({
  orderId,
  remakeOf,
  card,
  letter: 'signed-letter',
  sendTo: ['MME LINA MARTIN', '12 RUE DES LILAS', '69003 LYON'],
})

async function world(t: TestContext, { byItself = false, afterHours = 24 } = {}) {
  const { db, owner } = await testDatabases(t)
  await owner.query(printerSchema)
  await owner.query(laPosteSchema)
  // Every connection is open before the test begins, so that what is asked at once is done at once.
  await Promise.all(Array.from({ length: 12 }, () => db.query('select 1')))
  const clock = fixedClock('2026-03-02')
  const carrierUrl = `${await served(t, new Hono().route('/laposte', laPosteSimulator({ db, clock, token: key })))}/laposte`
  const carrier = laPoste({ baseUrl: carrierUrl, key })
  const opened = async () => {
    const house = printerSimulator({ db, clock, token, laPoste: carrier, byItself, afterHours })
    return `${await served(t, new Hono().route('/imprimerie', house))}/imprimerie`
  }
  const baseUrl = await opened()
  const client = printer({ baseUrl, token })
  const press = async (url: string, form: Record<string, string>) => {
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
    assert.equal(answer.status, 303)
    return answer.headers.get('location') ?? ''
  }
  const send = async (...orders: CardOrder[]): Promise<OrderAnswer[]> => {
    const answer = await client.order({ batchId: 'batch', orders })
    assert.ok(!answer.down)
    return answer.answers
  }
  const act = (orderId: string, faire: string) => press(`${baseUrl}/commandes/${orderId}`, { faire })
  const line = async (orderId: string) => {
    const held = await client.ledger(orderId)
    assert.ok(!held.down)
    return held.lines[0]
  }
  const events = async (after = 0) => {
    const page = await client.events(after)
    assert.ok(!page.down)
    return page.events
  }
  return { clock, baseUrl, carrierUrl, carrier, client, opened, press, send, act, line, events }
}

const codes = (answers: OrderAnswer[]) => answers.map(answer => (answer.answer === 'refused' ? answer.code : answer.answer))

test('an order said many times, also all at once, gets one answer and makes one card', async t => {
  const { clock, send, act, line, client } = await world(t)
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(order('o1'))))
  assert.deepEqual(codes(answers.flat()), Array(6).fill('accepted'))
  clock.wind(1)
  await act('o1', 'imprimer')
  assert.match(await act('o1', 'imprimer'), /dit=trop-tard/)
  assert.deepEqual(await send(order('o1')), answers[0])
  assert.deepEqual(await line('o1').then(l => [l?.received, l?.printed, l?.status]), [7, 1, 'printed'])
  const all = await client.ledger()
  assert.ok(!all.down && all.lines.length === 1)
})

test('an order that is known with another content does not change the first', async t => {
  const { send, line } = await world(t)
  await send(order('o1'))
  assert.deepEqual(codes(await send(order('o1', numbered('13AA00003')))), ['other-content'])
  assert.equal((await line('o1'))?.number, '13AA00002')
})

test('a bad order is refused with its reason, and does not keep the good one beside it from being made', async t => {
  const { send } = await world(t)
  const small = (await sharp(Buffer.from(portrait, 'base64')).resize(200).toBuffer()).toString('base64')
  const wrongNumberKey = 'D1FRA13AA000025181231MARTIN<<'
  const cases: [string, CardContent][] = [
    ['name-too-long', aCard({ birthPlace: 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson, Marne' })],
    ['character-not-printable', aCard({ givenNames: 'Лина' })],
    ['portrait-unreadable', aCard({ portrait: '' })],
    ['portrait-unreadable', aCard({ portrait: Buffer.from('a text').toString('base64') })],
    ['portrait-too-small', aCard({ portrait: small })],
    ['signature-unreadable', aCard({ signature: '' })],
    ['days-in-disorder', aCard({ lastDay: day('2013-12-30') })],
    ['malformed', aCard({ number: '13AA0002' })],
    // A wrong check digit of the number, of the line, another name, another last day, another number.
    ['mrz-wrong', aCard({ mrz: `${wrongNumberKey}${checkDigit(wrongNumberKey)}` })],
    ['mrz-wrong', aCard({ mrz: 'D1FRA13AA000026181231MARTIN<<8' })],
    ['mrz-wrong', aCard({ surname: 'Marten' })],
    ['mrz-wrong', aCard({ lastDay: day('2019-12-31') })],
    ['mrz-wrong', aCard({ number: '13AA00003' })],
  ]
  const answers = await send(...cases.map(([, card], i) => order(`bad-${i}`, card)), order('good'))
  assert.deepEqual(codes(answers), [...cases.map(([code]) => code), 'accepted'])
  for (const answer of answers.slice(0, -1)) assert.ok(answer.answer === 'refused' && answer.words.fr !== '' && answer.words.en !== '')
})

test('names with ligatures, apostrophes, hyphens, or 52 letters fit on the card and in its line', async t => {
  const { send } = await world(t)
  const long = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternxyz'.slice(0, 52)
  const answers = await send(
    order('1', numbered('26AA00001', { surname: 'Lœuillet' }, 'LOEUILLE')),
    order('2', numbered('26AA00002', { surname: 'D’Aÿ' }, 'DAY<<<<<')),
    order('3', numbered('26AA00003', { surname: 'Le Goff-Ñuñez' }, 'LE<GOFF<')),
    order('4', numbered('26AA00004', { surname: long, givenNames: null }, 'WOLFESCH')),
  )
  assert.deepEqual(codes(answers), Array(4).fill('accepted'))
})

test('spoiled, then made again under a new order: one card of that number lives', async t => {
  const { send, act, events, line } = await world(t)
  await send(order('o1'))
  assert.deepEqual(codes(await send(order('o2'))), ['number-in-use'])
  assert.deepEqual(codes(await send(order('o3', aCard(), 'o1'))), ['remake-too-early'])
  assert.deepEqual(codes(await send(order('o4', aCard(), 'nobody'))), ['remake-of-unknown'])
  await act('o1', 'imprimer')
  await act('o1', 'rater')
  assert.deepEqual(codes(await send(order('o5', aCard(), 'o1'))), ['accepted'])
  assert.deepEqual(codes(await send(order('o6', aCard(), 'o1'))), ['already-remade'])
  assert.match(await act('o1', 'expedier'), /dit=trop-tard/)
  await act('o5', 'imprimer')
  const told = await events()
  assert.deepEqual(
    told.map(event => `${event.orderId} ${event.type}`),
    ['o1 printed', 'o1 spoiled', 'o5 printed'],
  )
  const serials = told.flatMap(event => (event.type === 'printed' ? [event.serial] : []))
  assert.equal(new Set(serials).size, 2)
  assert.deepEqual([(await line('o1'))?.status, (await line('o5'))?.status], ['spoiled', 'printed'])
})

test('an order that the house refuses after having accepted it says so, and stays refused', async t => {
  const { baseUrl, press, send, act, events } = await world(t)
  await send(order('o1'))
  await act('o1', 'refuser')
  assert.deepEqual(
    (await events()).map(event => event.type),
    ['refused'],
  )
  assert.deepEqual(codes(await send(order('o1'))), ['image-unusable'])
  assert.match(await act('o1', 'imprimer'), /dit=trop-tard/)
  await press(`${baseUrl}/reglages`, { faire: 'refuser' })
  assert.deepEqual(codes(await send(order('o2'))), ['image-unusable'])
  await press(`${baseUrl}/reglages`, { faire: 'accepter' })
  assert.deepEqual(codes(await send(order('o3'))), ['accepted'])
})

test('a posted card is announced to the carrier with its envelope; while the carrier is down, it waits', async t => {
  const { clock, carrierUrl, carrier, press, send, act, events, line } = await world(t)
  await send(order('o1'))
  assert.match(await act('o1', 'expedier'), /dit=trop-tard/)
  await act('o1', 'imprimer')
  await press(`${carrierUrl}/reglages`, { faire: 'panne' })
  assert.match(await act('o1', 'expedier'), /dit=poste-en-panne/)
  assert.equal((await line('o1'))?.status, 'printed')
  clock.wind(1)
  await Promise.all(Array.from({ length: 4 }, () => act('o1', 'expedier')))
  const dispatched = (await events()).filter(event => event.type === 'dispatched')
  assert.equal(dispatched.length, 1)
  const number = dispatched[0]?.trackingNumber ?? ''
  assert.ok(isTrackingNumber(number))
  assert.equal(dispatched[0]?.letter, 'signed-letter')
  const seen = await carrier.track([number])
  assert.ok(!seen.down && seen.letters[0]?.seen === 'found' && seen.letters[0].product === 'Lettre recommandée')
  assert.ok((await (await fetch(carrierUrl)).text()).includes('MME LINA MARTIN'))
})

test('by itself, the house prints and posts once its hours are over, and each event is read once by cursor', async t => {
  const { clock, send, client } = await world(t, { byItself: true, afterHours: 24 })
  await send(order('o1'))
  clock.set('2026-03-03T08:59:59Z')
  assert.deepEqual(await client.events(0), { down: false, events: [], next: 0 })
  clock.set('2026-03-03T09:00:00Z')
  const page = await client.events(0)
  assert.ok(!page.down)
  assert.deepEqual(
    page.events.map(event => event.type),
    ['printed', 'dispatched'],
  )
  assert.deepEqual(await client.events(page.next), { down: false, events: [], next: page.next })
  await send(order('o2', numbered('26AA00001')))
  clock.wind(1)
  const rest = await client.events(page.next)
  assert.ok(!rest.down)
  assert.deepEqual(
    rest.events.map(event => `${event.orderId} ${event.type}`),
    ['o2 printed', 'o2 dispatched'],
  )
})

test('a house that looks from many places at once makes each card once', async t => {
  const { clock, send, client, events } = await world(t, { byItself: true, afterHours: 0 })
  await send(...Array.from({ length: 10 }, (_, i) => order(`o${i}`, numbered(`26AA0000${i}`))))
  clock.wind(1)
  await Promise.all(Array.from({ length: 5 }, () => client.events(0)))
  const told = await events()
  assert.equal(told.filter(event => event.type === 'printed').length, 10)
  assert.equal(told.filter(event => event.type === 'dispatched').length, 10)
  assert.deepEqual(
    told.map(event => event.cursor),
    told.map(event => event.cursor).toSorted((a, b) => a - b),
  )
})

test('the ledger survives a restart of the house', async t => {
  const { opened, send, act } = await world(t)
  await send(order('o1'))
  await act('o1', 'imprimer')
  const again = printer({ baseUrl: await opened(), token })
  const answer = await again.order({ batchId: 'batch', orders: [order('o1')] })
  assert.ok(!answer.down)
  assert.deepEqual(codes(answer.answers), ['accepted'])
  const held = await again.ledger('o1')
  assert.ok(!held.down)
  assert.deepEqual(
    held.lines.map(l => [l.status, l.printed, l.received]),
    [['printed', 1, 2]],
  )
})

test('down, a wrong token, nobody there, no answer: an answer each, and up again after a day', async t => {
  const { clock, baseUrl, client, press } = await world(t)
  const batch = { batchId: 'batch', orders: [order('o1')] }
  await press(`${baseUrl}/reglages`, { faire: 'panne' })
  assert.deepEqual(await client.order(batch), { down: true, reason: 'http-503', retryAfterS: null })
  clock.wind(1)
  assert.equal((await client.order(batch)).down, false)
  assert.deepEqual(await printer({ baseUrl, token: 'another' }).ledger(), { down: true, reason: 'http-401', retryAfterS: null })
  assert.deepEqual(await printer({ baseUrl: 'http://127.0.0.1:9', token }).events(0), {
    down: true,
    reason: 'unreachable',
    retryAfterS: null,
  })
  const odd = new Hono().get('/v1/events', c => c.json({ events: 'none' })).all('*', () => new Promise<Response>(() => {}))
  const oddUrl = await served(t, odd)
  const impatient = printer({ baseUrl: oddUrl, token, timeoutMs: 100 })
  assert.deepEqual(await impatient.order(batch), { down: true, reason: 'timeout', retryAfterS: null })
  assert.deepEqual(await printer({ baseUrl: oddUrl, token }).events(0), { down: true, reason: 'not-as-agreed', retryAfterS: null })
})

test('its page is valid in both languages, with the buttons that each card waits for', async t => {
  const { baseUrl, send, act } = await world(t)
  await send(
    order('o1'),
    order('o2', numbered('26AA00001')),
    order('o3', numbered('26AA00002', { surname: 'Marteau' }, 'MARTEAU<')),
    order('o4', aCard({ portrait: '' })),
  )
  await act('o2', 'imprimer')
  await act('o3', 'rater')
  for (const [lang, title, post] of [
    ['fr', 'Imprimerie (simulée)', 'Poster'],
    ['en', 'Printing house (simulated)', 'Post'],
  ]) {
    const page = await (await fetch(`${baseUrl}?lang=${lang}&dit=fait`)).text()
    const report = await htmlRules.validateString(page)
    assert.deepEqual(
      report.results.flatMap(result => result.messages.map(m => `${m.ruleId} ${m.message} ${m.line}:${m.column}`)),
      [],
    )
    assert.ok(page.includes(`<h1 class="govuk-heading-l">${title}</h1>`))
    assert.equal(page.match(/value="imprimer"/g)?.length, 1)
    assert.equal(page.match(/value="expedier"/g)?.length, 1)
    assert.match(page, new RegExp(`value="expedier">${post}<span[^>]*> 26AA00001<`))
  }
})
