import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { consentPages } from '../account/pages/consent.ts'
import { deliverAct, findActs } from '../acts/index.ts'
import { findApplication, findApplicationsOf } from '../application/index.ts'
import { writeWords } from '../application/read.ts'
import { requestWorld, sendRequest } from '../application/testing.ts'
import { countDelays } from '../delays/index.ts'
import { aJpeg } from '../evidence/fixtures.ts'
import { ama } from '../exam/fixtures.ts'
import { fixedClock } from '../kit/clock.ts'
import { openDb, type Queryable } from '../kit/db.ts'
import { idFrom, realIds } from '../kit/ids.ts'
import { verifyJournal } from '../kit/store.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { writeMessage } from '../messages/index.ts'
import { eraseLettersOfDrivers } from '../notices/index.ts'
import { licenceLetters } from '../notices/licence.ts'
import { writeLetter } from '../notices/notify.ts'
import { requestNotices } from '../notices/request.ts'
import { aFact, known, told } from '../record/fixtures.ts'
import { giveCategory, lookAt, readLetters } from '../record/index.ts'
import { deliverRefusal } from '../review/refusal-delivery.ts'
import { ends, eraseAllDue } from './index.ts'

/** A word that stands in everything that is kept of the request. */
const marker = 'ZOROASTRE'

/** Tables in which some row says this, whatever its columns. */
async function tablesThatSay(q: Queryable, words: string): Promise<string[]> {
  const { rows } = await q.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows)
    if ((await q.query(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [words])).rowCount) found.push(name)
  return found
}

/** Ama’s request of 24 November 2026, with everything that can hang on one, refused or not. */
async function world(t: TestContext, refused = true) {
  const w = await requestWorld(t, () => [consentPages])
  await w.send({ ...ama })
  const someone = await w.person(ama)
  const { id } = await sendRequest(someone, await aJpeg(), { adresse: { street: `1 rue ${marker}`, letterbox: marker } })
  const { accountId } = someone
  const { deps, owner } = w
  await writeMessage(deps, { applicationId: id, words: `Où partira ma carte ? ${marker}`, form: 'f' }, { accountId })
  const sample = requestNotices['request-received'].sample
  const letter = { id: `${deps.ids()}.request-received`, notice: 'request-received', letter: sample, applicationId: id }
  await writeLetter(deps, letter, { accountId, address: 'ama@courriel.example', firstName: marker, lang: 'fr' })
  await owner.query(
    `insert into sms_sent (id, notice, account_id, application_id, lang, number, words, state, written_at)
     values ($1, 'request-received', $2, $3, 'fr', '0600000000', $4, 'to-send', $5)`,
    [deps.ids(), accountId, id, marker, w.clock.now()],
  )
  await w.agent(id, { type: 'Take' })
  const factsId = deps.ids()
  await writeWords(deps.db, factsId, id, `Les faits, ${marker}`, w.clock.now())
  if (refused) await w.agent(id, { type: 'Refuse', grounds: [{ code: 'too-young', factsId }], on: w.clock.today() })
  await deliverAct(deps, deps.db, {
    id: idFrom('act', 'refusal', id),
    accountId,
    applicationId: id,
    name: 'refusal',
    kind: 'decision',
    title: { fr: `Refus ${marker}`, en: 'Refusal' },
    departement: '94',
    write: async () => ({ french: Buffer.from(marker), english: Buffer.from(marker) }),
  })
  w.clock.set('2026-11-25')
  await countDelays(deps, w.clock.today())
  const purge = openDb(owner.options.connectionString ?? '', { max: 1, role: 'papier_purge' })
  t.after(() => purge.end())
  const eraseOn = (on: string) => {
    w.clock.set(on)
    return eraseAllDue({ ...deps, db: purge })
  }
  return { ...w, id, someone, accountId, eraseOn }
}

const goes = (table: string): boolean => ends[table] === 'request'

test('every table of the database has its end, and no other has', async t => {
  const { owner } = await testDatabases(t)
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  assert.deepEqual(
    Object.keys(ends).sort(),
    rows.map(({ name }) => name),
  )
})

test('a request is erased two years after it was recorded, not the day before: no table says a word of it any more', async t => {
  const { deps, owner, id, someone, accountId, eraseOn } = await world(t)
  const before = await tablesThatSay(owner, marker)
  assert.deepEqual(before, ['answers', 'delivered_act', 'message', 'notice_sent', 'sms_sent', 'written_words'])
  const hanging = ['answers', 'delivered_act', 'evidence', 'file_delay', 'message', 'notice_sent', 'sms_sent', 'written_words']
  assert.deepEqual((await tablesThatSay(owner, id)).filter(goes), hanging)
  assert.equal((await eraseOn('2028-11-23')).requests, 0)
  assert.deepEqual(await tablesThatSay(owner, marker), before)
  assert.equal((await eraseOn('2028-11-24')).requests, 1)
  assert.deepEqual(await tablesThatSay(owner, marker), [])
  assert.deepEqual((await tablesThatSay(owner, id)).filter(goes), [])
  for (const table of Object.keys(ends).filter(goes)) assert.equal((await owner.query(`select 1 from ${table}`)).rowCount, 0, table)
  assert.deepEqual((await owner.query('select erased_on, ground from request_erased')).rows, [
    { erased_on: '2028-11-24', ground: 'Code de la route, art. L. 225-2, VI' },
  ])
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  // Nothing brings it back: not its page, not its act, not the counting of days.
  assert.equal(await findApplication(deps.db, id), undefined)
  assert.deepEqual(await findApplicationsOf(deps.db, accountId), [])
  assert.equal((await someone.get(`/suivi/${id}`)).status, 404)
  assert.equal(await deliverRefusal(deps, id), undefined)
  assert.deepEqual(await findActs(deps.db, accountId), [])
  await countDelays(deps, deps.clock.today())
  assert.deepEqual((await owner.query('select 1 from file_delay')).rows, [])
  assert.equal((await eraseOn('2028-11-25')).requests, 0)
})

test('one that is still examined is not erased under the hands of its agent; once it is over, it is', async t => {
  const { owner, eraseOn, agent, id } = await world(t, false)
  assert.equal((await eraseOn('2029-06-01')).requests, 0)
  assert.notDeepEqual(await tablesThatSay(owner, marker), [])
  await agent(id, { type: 'Refuse', grounds: [{ code: 'too-young', factsId: 'facts' }], on: day('2029-06-01') })
  assert.equal((await eraseOn('2029-06-01')).requests, 1)
  assert.deepEqual(await tablesThatSay(owner, marker), [])
})

test('a letter to a driver goes with what it is about, not before', async t => {
  const { db, owner, url } = await testDatabases(t)
  const purge = openDb(url, { max: 1, role: 'papier_purge' })
  t.after(() => purge.end())
  const deps = { ...testDeps(db, { clock: fixedClock('2026-11-24') }), ids: realIds }
  const driverId = await known(deps)
  await giveCategory(deps, driverId, { category: 'B', since: day('2008-03-03'), codes: [] }, 'licence')
  await told(deps, driverId, [
    aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 1, class: 4 }),
    aFact('establishment', 'E-1', { for: 'PV-1', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
  ])
  await lookAt(deps, driverId)
  const [letter] = await readLetters(deps, driverId)
  const to = { accountId: realIds(), address: 'z@exemple.invalid', lang: 'fr' } as const
  await writeLetter(deps, { id: `${letter?.id}.letter-by-post`, notice: 'letter-by-post', letter: licenceLetters['letter-by-post'] }, to)
  await writeLetter(deps, { id: `${realIds()}.email-changed`, notice: 'email-changed', letter: licenceLetters['letter-by-post'] }, to)
  assert.equal(await eraseLettersOfDrivers(purge), 0)
  await owner.query('delete from points_letter')
  assert.equal(await eraseLettersOfDrivers(purge), 1)
  assert.deepEqual((await owner.query('select notice from notice_sent')).rows, [{ notice: 'email-changed' }])
})

test('nobody but the purge role erases a request, and no answer goes without a note', async t => {
  const { db, owner } = await testDatabases(t)
  await owner.query(
    `insert into answers (id, questions, facts, salt, commitment, received_at) values (gen_random_uuid(), '[]', '{}', '', '', '2026-01-01')`,
  )
  await assert.rejects(db.query('delete from answers'), /permission denied/)
  await assert.rejects(owner.query('delete from answers'), /papier\.erased_request/)
})
