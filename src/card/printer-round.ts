import { dayOf, type Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { handle } from '../kit/store.ts'
import type { Printer, PrinterEvent } from '../partners/printer/index.ts'
import { findCardOfOrder } from './engraving.ts'
import { makeAgain } from './order.ts'
import { cards } from './reactions.ts'

const feed = 'printer'

/** Asks the printing house what became of the orders since we last asked, and notes it on each card. */
export async function readPrinterNews(deps: Deps, printer: Printer): Promise<void> {
  for (let after = await cursorOf(deps.db); ; ) {
    const page = await printer.events(after)
    if (page.down) return deps.log.warn({ partner: 'printer', reason: page.reason }, 'partner down')
    if (page.events.length === 0) return
    for (const event of page.events) await note(deps, event)
    after = page.next
    await deps.db.query('insert into feed (name, cursor) values ($1, $2) on conflict (name) do update set cursor = excluded.cursor', [
      feed,
      after,
    ])
  }
}

async function cursorOf(q: Queryable): Promise<number> {
  const { rows } = await q.query<{ cursor: number }>('select cursor from feed where name = $1', [feed])
  return rows[0]?.cursor ?? 0
}

async function note(deps: Deps, event: PrinterEvent): Promise<void> {
  const { orderId, cursor } = event
  const cardId = await findCardOfOrder(deps.db, orderId)
  if (!cardId) return deps.log.error({ order: orderId, cursor }, 'the printing house speaks of an order that we never gave')
  const act = { orderId, by: 'printer', as: 'printer', at: deps.clock.now() } as const
  const key = `${feed}/${cursor}`
  switch (event.type) {
    case 'printed':
      await handle(deps, cards, cardId, { type: 'Print', ...act }, key)
      return
    case 'refused':
      await handle(deps, cards, cardId, { type: 'RefuseOrder', code: event.code, ...act }, key)
      return
    case 'spoiled':
      await makeAgain(deps, cardId, next => ({ type: 'Spoil', next, ...act }), key)
      return
    case 'dispatched':
      await handle(deps, cards, cardId, { type: 'Dispatch', tracking: event.trackingNumber, on: dayOf(event.at as Instant), ...act }, key)
  }
}
