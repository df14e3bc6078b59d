import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyJournal } from '../kit/store.ts'
import type { Printer } from '../partners/printer/index.ts'
import { cardRounds } from './index.ts'
import { cardWorld } from './testing.ts'

test('ordered, accepted, printed, posted: each told once, however often we ask', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve()
  await w.order(applicationId)
  await w.round()
  await w.round()
  const orderId = (await w.cardOf(applicationId)).state.order?.id ?? ''
  assert.equal((await w.cardOf(applicationId)).state.order?.state, 'accepted')
  await w.house(orderId, 'imprimer')
  await w.round()
  assert.equal((await w.cardOf(applicationId)).state.order?.state, 'printed')
  await w.house(orderId, 'expedier')
  await w.round()
  await w.round()
  const { state } = await w.cardOf(applicationId)
  assert.equal(state.status, 'with-post')
  const [line] = await w.ledger(orderId)
  assert.deepEqual([line?.received, line?.printed, line?.trackingNumber], [1, 1, state.tracking])
})

test('killed between sending and writing down the answer: the order is sent again, and one card is made', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve()
  await w.order(applicationId)
  const dying: Printer = {
    ...w.partners.printer,
    order: async batch => {
      await w.partners.printer.order(batch)
      throw new Error('killed')
    },
  }
  const [, sendOrders] = cardRounds(w.deps, { ...w.partners, printer: dying })
  await assert.rejects(async () => sendOrders?.go(), /killed/)
  const { state } = await w.cardOf(applicationId)
  assert.equal(state.order?.state, 'sent', 'nothing of the order may change any more')
  await w.round()
  assert.equal((await w.cardOf(applicationId)).state.order?.state, 'accepted')
  const lines = await w.ledger()
  assert.deepEqual(
    lines.map(({ received, status }) => [received, status]),
    [[2, 'accepted']],
  )
})

test('while the printing house is down the orders wait; the day after they are made', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve()
  await w.order(applicationId)
  await w.houseSetting('panne')
  await w.round()
  assert.equal((await w.cardOf(applicationId)).state.order?.state, 'sent')
  w.clock.wind(2)
  await w.round()
  assert.equal((await w.cardOf(applicationId)).state.order?.state, 'accepted')
})

test('a spoiled card is made again under the next number: the ledger shows which replaces which, and one living card', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve()
  await w.order(applicationId)
  await w.round()
  const before = (await w.cardOf(applicationId)).state
  await w.house(before.order?.id ?? '', 'imprimer')
  await w.house(before.order?.id ?? '', 'rater')
  await w.round()
  await w.round()
  const after = (await w.cardOf(applicationId)).state
  assert.equal(after.order?.remakeOf, before.order?.id)
  assert.deepEqual([before.subject?.number, after.subject?.number], ['26AA00001', '26AA00002'])
  const [line] = await w.ledger(after.order?.id)
  assert.deepEqual([line?.remakeOf, line?.status], [before.order?.id, 'accepted'])
  assert.deepEqual((await verifyJournal(w.deps.db)).breaches, [])
})

test('an order that the house refuses comes back to us; the others of its batch are made', async t => {
  const w = await cardWorld(t)
  const bad = await w.approve()
  const good = await w.approve({ neph: '260192106991' })
  await w.order(bad.applicationId)
  await w.order(good.applicationId)
  await w.owner.query(`update card_engraving set content = jsonb_set(content, '{surname}', '"МОРО"') where card_id = $1`, [
    (await w.cardOf(bad.applicationId)).id,
  ])
  await w.round()
  const { state } = await w.cardOf(bad.applicationId)
  assert.deepEqual([state.status, state.order?.state], ['with-us', 'refused'])
  assert.equal((await w.cardOf(good.applicationId)).state.order?.state, 'accepted')
})

test('news of an order that we never gave is passed over, and the rest is read', async t => {
  const w = await cardWorld(t)
  const { applicationId } = await w.approve()
  await w.order(applicationId)
  await w.round()
  const orderId = (await w.cardOf(applicationId)).state.order?.id ?? ''
  await w.house(orderId, 'imprimer')
  const stranger: Printer = {
    ...w.partners.printer,
    events: async after => {
      const page = await w.partners.printer.events(after)
      if (page.down || page.events.length === 0) return page
      return { ...page, events: [{ ...page.events[0], orderId: 'of-another-country' }, ...page.events] as typeof page.events }
    },
  }
  const [, , news] = cardRounds(w.deps, { ...w.partners, printer: stranger })
  await news?.go()
  assert.equal((await w.cardOf(applicationId)).state.order?.state, 'printed')
})
