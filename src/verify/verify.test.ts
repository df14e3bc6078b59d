import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, type Category, day } from '@papier-rose/law'
import { doRound } from '../kit/jobs.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { aFact, suspended, told, zoe } from '../record/fixtures.ts'
import { codeFor, inThrees } from './code.ts'
import { giveCode, mostOpen, stopCode } from './codes.ts'
import { verifyRounds } from './index.ts'
import { fill, verifyWorld } from './testing.ts'

const said = (page: Page): string => page.text.replaceAll('\u00a0', ' ')

test('a driver gives a code; an employer uses it without an account; the driver sees who, when and what was answered', async t => {
  const { driver, checker, codes, deps } = await verifyWorld(t)
  const him = await driver()
  const form = await him.get('/mon-permis/codes')
  assert.match(said(form), /B : valable/)
  const given = await him.send(form, /Obtenir le code/, { purpose: 'job', categories: ['B'], readings: '1' })
  assert.match(said(given), /Votre code est prêt/)
  const [code] = await codes()
  const figures = inThrees(codeFor(deps.config.SESSION_SECRET, code?.id ?? ''))
  assert.ok(said(given).includes(figures))
  const answer = await checker().check({ code: figures, name: 'petit', who: 'Claire Vasseur, Transports Vasseur' })
  assert.equal(answer.status, 200)
  assert.match(said(answer), /Permis valable.*Catégorie B valable/)
  assert.doesNotMatch(said(answer), /PETIT|Marcel|12 points|1978/)
  const after = await him.get('/mon-permis/codes')
  assert.match(said(after), /utilisé.*1 sur 1.*Claire Vasseur, Transports Vasseur.*B : valable/)
  assert.ok(!said(after).includes(figures))
  for (const { html } of [form, given, answer, after]) assert.deepEqual(await htmlProblems(html), [])
})

/** The page without what was typed and the marks of one request. */
const bare = (page: Page) => page.html.replaceAll(/nonce="[^"]*"|value="[^"]*"| selected/g, '')

test('never given, used up, stopped, over, another name, another birth date: one same answer, the same queries, the same floor of time', async t => {
  const { code, checker, clock, deps, asked, driverId } = await verifyWorld(t)
  const [used, stopped, over, open] = [await code(), await code(), await code({ lastDay: day('2026-11-25') }), await code()]
  assert.equal((await checker().check({ code: used.code })).status, 200)
  await stopCode(deps, driverId, stopped.id)
  clock.set('2026-11-26T09:00:00+01:00')
  const seen: { page: string; queries: string[]; status: number }[] = []
  for (const typed of [
    { code: codeFor(deps.config.SESSION_SECRET, 'never given') },
    { code: used.code },
    { code: stopped.code },
    { code: over.code },
    { code: open.code, name: 'Petite' },
    { code: open.code, birth: '1978-09-10' },
  ]) {
    const browser = checker()
    const form = (await browser.get('/verifier')).forms[0]
    if (!form) throw new Error('no form')
    asked.length = 0
    const began = performance.now()
    const page = await browser.post(form, fill(typed))
    const took = performance.now() - began
    assert.ok(took >= 299, `${JSON.stringify(typed)} was answered in ${took} ms`)
    seen.push({ page: bare(page), queries: [...asked], status: page.status })
  }
  for (const { page, queries, status } of seen) {
    assert.equal(status, 422)
    assert.equal(page, seen[0]?.page)
    assert.deepEqual(queries, seen[0]?.queries)
  }
  assert.match(seen[0]?.page ?? '', /Ces réponses n’ouvrent rien/)
  assert.ok(
    seen[0]?.queries.some(query => query.includes('update right_code')),
    'the statements of the transaction are among them',
  )
  assert.equal((await checker().check({ code: open.code })).status, 200, 'what others tried took nothing from the code')
})

test('two checkers at once on a code of one reading: one is answered; the same click twice is one reading with one answer', async t => {
  const { code, checker, codes } = await verifyWorld(t)
  const once = await code()
  const pages = await Promise.all([checker(), checker(), checker()].map(browser => browser.check({ code: once.code })))
  assert.deepEqual(pages.map(({ status }) => status).sort(), [200, 422, 422])
  const twice = await code()
  const browser = checker()
  const form = (await browser.get('/verifier')).forms[0]
  if (!form) throw new Error('no form')
  const clicks = await Promise.all([1, 2].map(() => browser.post(form, fill(twice))))
  assert.deepEqual(
    clicks.map(({ status, url }) => [status, url.pathname]),
    [1, 2].map(() => [200, clicks[0]?.url.pathname]),
  )
  assert.equal((await codes()).find(({ id }) => id === twice.id)?.read.length, 1)
})

test('the answer is the right of that day, and only of the categories that were chosen; it says neither why nor what else', async t => {
  const { code, checker, deps, driverId, clock } = await verifyWorld(t)
  const many = await code({ readings: 3, categories: ['B', 'C'] as Category[] })
  assert.match(said(await checker().check(many)), /Permis valable en partie.*Catégorie B valable.*Catégorie C non valable/)
  await told(deps, driverId, [suspended(day('2026-11-25'), { months: 1 }, { ground: 'alcohol' })])
  const no = await checker().check(many)
  assert.match(said(no), /Permis non valable.*B non valable/)
  assert.doesNotMatch(said(no), /suspen|alcool|médic|aptitude/i)
  await told(deps, driverId, [aFact('aptitude', 'APT', { notifiedOn: day('2026-11-25'), fit: true })])
  clock.set('2026-12-01T10:00:00+01:00')
  assert.match(said(await checker().check(many)), /Permis non valable/)
})

test('the answer stays in the browser that asked, for an hour of real time', async t => {
  const { code, checker, owner } = await verifyWorld(t)
  const browser = checker()
  const answer = await browser.check(await code())
  assert.match(said(await browser.get(answer.url)), /Permis valable/)
  assert.equal((await checker().get(answer.url)).status, 404)
  await owner.query(`update right_reading set open_until = at - interval '1 year'`)
  const closed = await browser.get(answer.url)
  assert.equal(closed.status, 404)
  assert.match(said(closed), /Cette réponse n’est plus ouverte/)
})

test('a code tried often asks a plain question, which never locks its holder out; many tries from one address wait', async t => {
  const { code, checker } = await verifyWorld(t)
  const open = await code()
  for (let i = 0; i < 3; i++) await checker().check({ ...open, name: 'Autre' })
  const browser = checker()
  const asked = await browser.check(open)
  assert.equal(asked.status, 422)
  const numbers: Record<string, number> = { un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9 }
  const [, a = '', b = ''] = /Combien font (\S+) plus (\S+)\s\?/.exec(asked.text) ?? []
  const [form] = asked.forms
  if (!form) throw new Error('no form')
  const answer = await browser.post(form, { human: String((numbers[a] ?? 0) + (numbers[b] ?? 0)) })
  assert.match(said(answer), /Permis valable/)
  const wrong = checker()
  const page = await wrong.get('/verifier')
  const statuses = []
  for (let i = 0; i < 41; i++) statuses.push((await wrong.post(page.forms[0] ?? form, { ...fill(open), name: '' })).status)
  assert.deepEqual([statuses[39], statuses[40]], [422, 429])
})

test('a stopped code answers no more, at once; another driver cannot stop it; what is typed wrong is kept with its error', async t => {
  const { code, checker, driver, deps, owner, codes } = await verifyWorld(t)
  const open = await code()
  assert.equal(await stopCode(deps, deps.ids(), open.id), false)
  const him = await driver()
  assert.match(said(await him.send(await him.get('/mon-permis/codes'), /Arrêter ce code/)), /Ce code est arrêté/)
  assert.equal((await checker().check(open)).status, 422)
  const again = await him.get('/mon-permis/codes')
  const wrong = await him.send(again, /Obtenir le code/, { categories: [], 'until-month': '13', readings: '2' })
  assert.equal(wrong.status, 422)
  assert.match(said(wrong), /Choisissez à quoi ce code doit servir.*Choisissez au moins une catégorie.*dernier jour du code/)
  assert.match(wrong.html, /value="13"/)
  const late = await him.send(again, /Obtenir le code/, { purpose: 'hire', 'until-year': '2028' })
  assert.match(said(late), /Choisissez un jour jusqu’au 25 mars 2027/)
  assert.equal((await codes()).length, 1)
  const stranger = await him.get('/mon-permis/codes')
  assert.equal(stranger.status, 200)
  await him.send(again, /Obtenir le code/, { purpose: 'hire' })
  await him.send(again, /Obtenir le code/, { purpose: 'hire' })
  assert.equal((await codes()).length, 2, 'the same form twice is one code')
  assert.equal((await owner.query('select 1 from right_code where stopped_at is null')).rowCount, 1)
})

test('too many open codes are refused with what to do; the database keeps no code, and the notice carries ids alone', async t => {
  const { deps, driverId, driver, owner, checker, code } = await verifyWorld(t)
  const open = await code()
  await checker().check(open)
  const asks = { purpose: 'job', categories: ['B'] as Category[], lastDay: day('2026-12-02'), readings: 1 } as const
  for (let i = 0; i < mostOpen; i++) await giveCode(deps, driverId, asks, `form-${i}`)
  const him = await driver()
  const page = await him.send(await him.get('/mon-permis/codes'), /Obtenir le code/, { purpose: 'job' })
  assert.equal(page.status, 409)
  assert.match(said(page), /beaucoup de codes ouverts/)
  const { rows } = await owner.query<{ all: string }>(
    `select (select json_agg(c) from right_code c)::text || (select json_agg(r) from right_reading r)::text as all`,
  )
  assert.ok(!rows[0]?.all.includes(open.code))
  const { rows: jobs } = await owner.query<{ task_identifier: string; payload: Record<string, string> }>(
    `select t.identifier as task_identifier, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'notify-driver'`,
  )
  assert.deepEqual(
    jobs.map(({ payload }) => [payload.notice, payload.driverId, Object.keys(payload).sort()]),
    [['code-read', driverId, ['about', 'driverId', 'key', 'notice']]],
  )
})

test('a name with its accents, ligature and apostrophe is found as anybody types it', async t => {
  const { code, checker } = await verifyWorld(t, { civil: zoe })
  for (const name of ['oeuvrard l hopital', 'ŒUVRARD-L’HÔPITAL', "Œuvrard-L'Hôpital"]) {
    const answer = await checker().check({ ...(await code()), name, birth: '2004-02-29' })
    assert.equal(answer.status, 200, name)
  }
})

test('codes and their readings are erased a year after their end, by a round', async t => {
  const { code, checker, deps, clock, codes } = await verifyWorld(t)
  await checker().check(await code({ lastDay: day('2026-11-25') }))
  const [round] = verifyRounds(deps)
  if (!round) throw new Error('no round')
  for (const [on, left] of [
    [addDays(day('2027-11-25'), -1), 1],
    [day('2027-11-25'), 0],
  ] as const) {
    clock.set(`${on}T10:00:00+01:00`)
    await doRound(deps, round)
    assert.equal((await codes()).length, left, on)
  }
})
