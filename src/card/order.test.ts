import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import { verifyJournal } from '../kit/store.ts'
import { readRecord } from '../record/index.ts'
import { cardContentOf, cardFacesOf } from './index.ts'
import { cardWorld } from './testing.ts'

test('an approved request gives the category on the record and orders one card, however often the job runs', async t => {
  const w = await cardWorld(t)
  const { applicationId, driverId } = await w.approve()
  await Promise.all([w.order(applicationId), w.order(applicationId), w.order(applicationId)])
  await w.order(applicationId)
  const { rows } = await w.owner.query('select number, status from card')
  assert.equal(rows.length, 1)
  const { state } = await w.cardOf(applicationId)
  assert.match(state.subject?.number ?? '', /^26AA\d{5}$/)
  assert.equal(state.subject?.issuedOn, '2026-12-10')
  assert.equal(state.subject?.lastDay, '2041-12-10')
  const record = await readRecord(w.deps, driverId)
  assert.deepEqual(record.categories, [{ category: 'B', since: day('2026-11-23'), codes: ['106.23/11/26-23/11/28'] }])
  assert.deepEqual((await verifyJournal(w.deps.db)).breaches, [])
})

test('the card says what the printing house engraves: rows with their days, code 78, probation at the foot, both images', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve({ automatic: true, learning: 'classic' })
  await w.order(applicationId)
  const { id } = await w.cardOf(applicationId)
  const content = await cardContentOf(w.deps, id)
  assert.deepEqual(content?.categories, [
    { category: 'AM', since: '2026-11-23', lastDay: null, codes: [] },
    { category: 'B1', since: '2026-11-23', lastDay: null, codes: [] },
    { category: 'B', since: '2026-11-23', lastDay: null, codes: ['78'] },
  ])
  assert.deepEqual(content?.footCodes, ['106.23/11/26-23/11/29'])
  assert.equal(content?.authority, 'Préfecture du Val-de-Marne')
  assert.match(content?.mrz ?? '', /^D1FRA26AA00001\d411210MOREAU<<\d$/)
  const faces = await cardFacesOf(w.deps, id)
  assert.ok(faces?.front.includes('MOREAU') && faces.front.includes('data:image/'))
  assert.ok(faces?.back.includes('106.23/11/26-23/11/29'))
})

test('the images rest sealed, and open for their own card only', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve()
  await w.order(applicationId)
  const { id } = await w.cardOf(applicationId)
  const { rows } = await w.owner.query<{ portrait: Buffer }>('select portrait from card_images')
  assert.notEqual(rows[0]?.portrait.subarray(0, 2).toString('hex'), 'ffd8')
  await w.owner.query('update card_images set card_id = $1', ['another'])
  await w.owner.query('update card set id = $1 where id = $2', ['another', id])
  await assert.rejects(cardContentOf(w.deps, 'another'))
})

test('while the provider of photos is down nothing is ordered, and the job tries again', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve()
  await w.photoDown(true)
  await assert.rejects(async () => w.order(applicationId), /did not answer/)
  assert.equal((await w.owner.query('select 1 from card')).rowCount, 0)
  await w.photoDown(false)
  await w.order(applicationId)
  assert.equal((await w.cardOf(applicationId)).state.status, 'with-printer')
})

test('a second request of the same person waits while a card is on its way, then replaces the card in hand', async t => {
  const w = await cardWorld(t)
  const first = await w.approve()
  await w.order(first.applicationId)
  const second = await w.approve({ category: 'A2' })
  await w.order(second.applicationId)
  await w.order(second.applicationId)
  await w.round()
  assert.equal((await w.owner.query('select 1 from card')).rowCount, 1)
  const { id, state } = await w.cardOf(first.applicationId)
  await w.deliver(first.applicationId)
  await w.tasks['record-title']?.({ cardId: id, key: 'record-title/1' })
  await w.round()
  assert.equal((await w.owner.query('select 1 from card_waiting')).rowCount, 0)
  const next = await w.cardOf(second.applicationId)
  assert.equal(next.state.subject?.driverId, state.subject?.driverId)
  const content = await cardContentOf(w.deps, next.id)
  assert.deepEqual(
    content?.categories.map(row => row.category),
    ['AM', 'A1', 'A2', 'B1', 'B'],
  )
  assert.deepEqual(content?.footCodes, ['106.23/11/26-23/11/28'], 'a second licence opens no second probation')
  await w.deliver(second.applicationId)
  assert.equal((await w.cardOf(first.applicationId)).state.status, 'replaced')
  assert.equal((await w.cardOf(second.applicationId)).state.status, 'handed-over')
  await w.tasks['record-title']?.({ cardId: next.id, key: 'record-title/2' })
  const { titles } = await readRecord(w.deps, first.driverId)
  assert.deepEqual(
    titles.map(title => title.state),
    ['replaced', 'living'],
  )
})
