import { deliveryMode } from '@papier-rose/law'
import type { Deps } from '../kit/deps.ts'
import { handle } from '../kit/store.ts'
import type { CardOrder, OrderAnswer, Printer } from '../partners/printer/index.ts'
import { readCardAddress } from './addresses.ts'
import { cardContentOf } from './faces.ts'
import { ourselves } from './order.ts'
import { cards } from './reactions.ts'
import { type FoundCard, findCards } from './read.ts'

/** Orders that one batch may hold: the printing house's own limit. */
const largestBatch = 200

/** Sends the cards that are to be made to the printing house, batch by batch. An order that may have arrived is sent again, word for word. */
export async function sendOrders(deps: Deps, printer: Printer): Promise<void> {
  await fixOrders(deps)
  const sent = new Set<string>()
  for (;;) {
    const cardsToMake = (await findCards(deps.db, { orderState: 'sent', most: largestBatch })).filter(({ id }) => !sent.has(id))
    if (cardsToMake.length === 0) return
    const orders: { readonly cardId: string; readonly order: CardOrder }[] = []
    for (const card of cardsToMake) {
      sent.add(card.id)
      const order = await orderOf(deps, card)
      if (order) orders.push({ cardId: card.id, order })
      else deps.log.error({ card: card.id }, 'an order has nothing left to engrave')
    }
    if (orders.length === 0) continue
    const answer = await printer.order({ batchId: deps.ids(), orders: orders.map(({ order }) => order) })
    if (answer.down) return deps.log.warn({ partner: 'printer', reason: answer.reason }, 'partner down')
    for (const { cardId, order } of orders) {
      const said = answer.answers.find(({ orderId }) => orderId === order.orderId)
      if (said) await record(deps, cardId, said)
    }
  }
}

/** From here on an order is as it is: its address cannot be corrected any more, since the printing house may have it already. */
async function fixOrders(deps: Deps): Promise<void> {
  for (;;) {
    const found = await findCards(deps.db, { orderState: 'to-send' })
    let fixed = 0
    for (const { id, state } of found) {
      const orderId = state.order?.id ?? ''
      const send = { type: 'SendOrder', orderId, by: ourselves, as: 'system', at: deps.clock.now() } as const
      fixed += (await handle(deps, cards, id, send, `send/${orderId}`)).events.length
    }
    if (fixed === 0) return
  }
}

async function orderOf(deps: Deps, { id, state }: FoundCard): Promise<CardOrder | undefined> {
  const { order, subject } = state
  const [card, address] = [await cardContentOf(deps, id), subject && (await readCardAddress(deps.db, subject.addressId))]
  if (!order || !subject || !card || !address) return undefined
  const letter = deliveryMode(subject.issuedOn, deps.law).value
  return { orderId: order.id, remakeOf: order.remakeOf ?? null, card, letter, sendTo: [...address.lines] }
}

/** What the printing house answers to one order. That it knows the order with another content means that it has it: the first stands. */
async function record(deps: Deps, cardId: string, said: OrderAnswer): Promise<void> {
  const act = { orderId: said.orderId, by: 'printer', as: 'printer', at: deps.clock.now() } as const
  if (said.answer === 'refused' && said.code !== 'other-content') {
    await handle(deps, cards, cardId, { type: 'RefuseOrder', code: said.code, ...act }, `refuse/${said.orderId}`)
    return
  }
  if (said.answer === 'refused')
    deps.log.error({ card: cardId, order: said.orderId }, 'the printing house knows an order with another content')
  await handle(deps, cards, cardId, { type: 'AcceptOrder', ...act }, `accept/${said.orderId}`)
}
