import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { day } from '@papier-rose/law'
import { noteConsent } from '../account/consent.ts'
import { signInPerson } from '../account/fixtures.ts'
import { keepAddress } from '../card/index.ts'
import { cardWorld } from '../card/testing.ts'
import type { Instant } from '../kit/clock.ts'
import type { Payload } from '../kit/jobs.ts'
import { readPdf } from '../kit/pdf/testing.ts'
import { driverTasks } from '../notices/index.ts'
import type { Mailer, Message } from '../partners/mail/index.ts'
import type { Texter } from '../partners/sms/index.ts'
import { aFact, known, told } from '../record/fixtures.ts'
import { giveCategory, lookAt, readLedger, readLetters, readRecord } from '../record/index.ts'
import { deliveryTasks } from './index.ts'
import { sendingOf } from './letters.ts'
import { findWaiting } from './waiting.ts'

const lines = ['M. MARCEL PETIT', '14 RUE DES SARRAZINS', '59000 LILLE']
const elsewhere = ['M. MARCEL PETIT', '3 RUE NEUVE', '59800 LILLE']

/** Marcel, a driver since 2008, on 10 December 2026; the letters that his points bring leave by La Poste. */
async function world(t: TestContext, { address = true } = {}) {
  const w = await cardWorld(t)
  const { deps } = w
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'given')
  const { accountId } = await signInPerson(deps, { driverId: id, email: 'marcel@courriel.example' })
  const moveTo = (to: readonly string[] = lines) => keepAddress(deps.db, deps.ids(), id, { lines: to, commune: '59350' }, deps.clock.now())
  if (address) await moveTo()
  const mails: Message[] = []
  const send: Mailer['send'] = async message => {
    mails.push(message)
    return { accepted: true }
  }
  const mail = { send } as Mailer
  const tasks = { ...deliveryTasks(deps, w.partners), ...driverTasks(deps, { mail, sms: {} as Texter }) }
  /** Does the jobs that stand, as the worker does; a task may come twice. */
  const work = async () => {
    const { rows } = await w.owner.query<{ task: string; payload: Payload }>(
      `select t.identifier as task, payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
    )
    for (const { task, payload } of rows) await tasks[task]?.(payload)
  }
  const lose = async (reference: string, points: number) => {
    const content = { committedOn: day('2026-10-01'), points, class: points === 6 ? ('delit' as const) : (4 as const) }
    await told(deps, id, [
      aFact('infraction', reference, content),
      aFact('establishment', `E-${reference}`, { for: reference, on: day('2026-12-01'), by: 'condamnation-definitive' }),
    ])
    await lookAt(deps, id)
    await work()
  }
  const posted = async () =>
    (
      await w.owner.query<{ letter: string; number: string; send_to: string[]; paper: Buffer }>(
        'select letter, number, send_to, paper from sandbox.laposte_letter order by place',
      )
    ).rows
  const letters = () => readLetters(deps, id)
  return { ...w, id, accountId, moveTo, mails, work, lose, posted, letters }
}

test('a 48SI leaves registered with its paper inside, once, and its person is told by an e-mail that says nothing of it', async t => {
  const w = await world(t)
  await w.lose('PV-1', 6)
  await w.lose('PV-2', 6)
  await w.work()
  const posted = await w.posted()
  assert.deepEqual(
    posted.map(({ letter, send_to }) => [letter, send_to]),
    [
      ['simple-letter', lines],
      ['signed-letter', lines],
    ],
  )
  const { text } = await readPdf(posted[1]?.paper ?? Buffer.alloc(0))
  assert.match(text, /Lettre 48SI/)
  assert.equal(w.mails.length, 2)
  for (const { to, subject, text: words } of w.mails) {
    assert.equal(to, 'marcel@courriel.example')
    assert.match(subject, /Une lettre sur votre permis vous attend/)
    assert.doesNotMatch(words, /48|point|invalid|recommand|\bPV\b/)
    assert.match(words, /\/mon-permis\/courriers/)
  }
})

test('not at home, never collected: a 48SI is notified on the day it was presented, once the days at the post office are over', async t => {
  const w = await world(t)
  await w.lose('PV-1', 6)
  await w.lose('PV-2', 6)
  const number = (await w.posted())[1]?.number ?? ''
  await w.round()
  assert.deepEqual((await w.letters())[1]?.sending, { way: 'registered' })
  w.clock.set('2026-12-12')
  await w.postman(number, 'absent')
  await w.round()
  assert.equal((await w.letters())[1]?.notified.value, null)
  assert.equal((await readLedger(w.deps, w.id)).status, 'zero-not-notified')
  w.clock.set('2026-12-28')
  await w.postman(number, 'rendre')
  await w.round()
  await w.round()
  assert.equal((await w.letters())[1]?.notified.value, '2026-12-12')
  assert.deepEqual(
    (await readRecord(w.deps, w.id)).bans.map(({ kind, from }) => [kind, from]),
    [['invalidation', '2026-12-12']],
  )
})

test('signed for: notified on the day of the signature, and the carrier is asked no more', async t => {
  const w = await world(t)
  await w.lose('PV-1', 6)
  await w.lose('PV-2', 6)
  const number = (await w.posted())[1]?.number ?? ''
  w.clock.set('2026-12-12')
  await w.postman(number, 'absent')
  await w.round()
  w.clock.set('2026-12-15')
  await w.postman(number, 'livrer')
  await w.round()
  assert.deepEqual((await w.letters())[1]?.sending, { way: 'registered', presentedOn: '2026-12-12', signedOn: '2026-12-15' })
  assert.equal((await w.letters())[1]?.notified.value, '2026-12-15')
  const { rows } = await w.owner.query('select tracking from posted_letter where not settled')
  assert.deepEqual(rows, [])
})

test('a wrong address notifies nothing, however long the letter has been back', async t => {
  const w = await world(t)
  await w.lose('PV-1', 6)
  await w.lose('PV-2', 6)
  await w.postman((await w.posted())[1]?.number ?? '', 'mauvaise-adresse')
  await w.round()
  w.clock.set('2027-03-01')
  await w.round()
  const letter = (await w.letters())[1]
  assert.deepEqual(letter?.sending, { way: 'registered', wrongAddress: true })
  assert.equal(letter?.notified.value, null)
  assert.equal((await readLedger(w.deps, w.id)).status, 'zero-not-notified')
})

test('with consent nothing is posted: the account has it, and the e-mail says that opening it counts', async t => {
  const w = await world(t)
  await noteConsent(w.deps.db, w.accountId, { given: true, form: w.deps.ids(), at: w.clock.now() })
  await w.lose('PV-1', 3)
  assert.deepEqual(await w.posted(), [])
  assert.match(w.mails[0]?.text ?? '', /L’ouvrir fait courir les délais/)
})

test('back from a wrong address: the office sees that it waits, its person is told once, and another address sends it again, once', async t => {
  const w = await world(t)
  await w.lose('PV-1', 6)
  await w.lose('PV-2', 6)
  await w.postman((await w.posted())[1]?.number ?? '', 'mauvaise-adresse')
  await w.round()
  await w.round()
  await w.work()
  const seen = async () => (await findWaiting(w.deps.db, '59')).map(({ what, why, times }) => [what, why, times])
  assert.deepEqual(await seen(), [['registered', 'wrong-address', 1]])
  assert.deepEqual(await findWaiting(w.deps.db, '75'), [])
  assert.equal(w.mails.filter(({ subject }) => /n’a pas pu vous être remise/.test(subject)).length, 1)
  // The same address given again is the one that it could not reach.
  w.clock.set('2026-12-20')
  await w.moveTo()
  await w.round()
  assert.equal((await w.posted()).length, 2)
  w.clock.set('2026-12-22')
  await w.moveTo(elsewhere)
  await w.round()
  await w.round()
  const posted = await w.posted()
  assert.deepEqual(
    posted.map(({ letter, send_to }) => [letter, send_to]),
    [
      ['simple-letter', lines],
      ['signed-letter', lines],
      ['signed-letter', elsewhere],
    ],
  )
  assert.deepEqual(posted[2]?.paper, posted[1]?.paper, 'the same letter')
  assert.deepEqual(await seen(), [])
  assert.deepEqual((await w.letters())[1]?.sending, { way: 'registered' })
  // Notified by its second presentation alone.
  w.clock.set('2026-12-24')
  await w.postman(posted[2]?.number ?? '', 'livrer')
  await w.round()
  assert.equal((await w.letters())[1]?.notified.value, '2026-12-24')
})

test('back a second time, it waits for the office and is not posted a third time; nothing is notified', async t => {
  const w = await world(t)
  await w.lose('PV-1', 6)
  await w.lose('PV-2', 6)
  for (const [on, number] of [
    ['2026-12-20', 1],
    ['2026-12-28', 2],
  ] as const) {
    await w.postman((await w.posted())[number]?.number ?? '', 'mauvaise-adresse')
    await w.round()
    w.clock.set(on)
    await w.moveTo([...elsewhere, String(number)])
    await w.round()
  }
  assert.equal((await w.posted()).length, 3)
  assert.deepEqual(
    (await findWaiting(w.deps.db, '59')).map(({ times }) => times),
    [2],
  )
  assert.equal((await w.letters())[1]?.notified.value, null)
})

test('without any address a letter waits, for every office to see; once an address is given it leaves', async t => {
  const w = await world(t, { address: false })
  await w.lose('PV-1', 3)
  assert.deepEqual(await w.posted(), [])
  for (const office of ['59', '75'])
    assert.deepEqual(
      (await findWaiting(w.deps.db, office)).map(({ what, why }) => [what, why]),
      [['simple', 'no-address']],
    )
  await w.moveTo()
  await w.work()
  await w.round()
  assert.equal((await w.posted()).length, 1)
  assert.deepEqual(await findWaiting(w.deps.db, '59'), [])
})

test('what the carrier tells of a registered letter, in the words of the law', () => {
  const told = (...codes: readonly (readonly [Parameters<typeof sendingOf>[0][number]['reading'], string])[]) =>
    sendingOf(
      codes.map(([reading, on]) => ({
        reading,
        code: 'X',
        label: '',
        at: `${on}T09:00:00.000Z` as Instant,
        day: day(on),
        country: null,
      })),
    )
  assert.equal(told(['announced', '2026-12-01'], ['in-transit', '2026-12-02'], ['out-for-delivery', '2026-12-03']), undefined)
  assert.equal(told(['return-under-way', '2026-12-03'], ['returned-to-us', '2026-12-08']), undefined, 'back without any presentation')
  assert.deepEqual(told(['at-post-office', '2026-12-03'], ['undeliverable', '2026-12-20'], ['returned-to-us', '2026-12-22']), {
    way: 'registered',
    presentedOn: '2026-12-03',
  })
  assert.deepEqual(told(['undeliverable', '2026-12-03'], ['delivered', '2026-12-05']), {
    way: 'registered',
    presentedOn: '2026-12-05',
    signedOn: '2026-12-05',
  })
})
