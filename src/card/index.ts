import type { Deps } from '../kit/deps.ts'
import type { DeadlineHandler, Round, Tasks } from '../kit/jobs.ts'
import { handle } from '../kit/store.ts'
import type { EPhoto } from '../partners/ephoto/index.ts'
import type { Printer } from '../partners/printer/index.ts'
import { handOverTitle } from '../record/index.ts'
import { orderCard, orderWaiting, ourselves } from './order.ts'
import { sendOrders } from './orders-round.ts'
import { readPrinterNews } from './printer-round.ts'
import { cards } from './reactions.ts'
import { findCard } from './read.ts'

export { type CardAddress, findLastAddress, keepAddress, readCardAddress } from './addresses.ts'
export type {
  Card,
  CardSubject,
  Command as CardCommand,
  Event as CardEvent,
  HandOverRefusal,
  NewOrder,
  OrderState,
  PostEvent,
  Reading,
  RemakeReason,
  Status as CardStatus,
} from './card.ts'
export { allowed as allowedOnCards } from './decide.ts'
export { eraseCardLeftovers } from './erase.ts'
export { cardContentOf, cardFacesOf } from './faces.ts'
export { intoTheirHands } from './hand.ts'
export { resealImages } from './images.ts'
export { makeAgain, ourselves } from './order.ts'
export { cards } from './reactions.ts'
export { type FoundCard, findCard, findCardOfApplication, findCards } from './read.ts'

/** Orders the card of an approved request; records the title that was handed over. */
export const cardTasks = (deps: Deps, { ephoto }: { ephoto: EPhoto }): Tasks => ({
  'order-card': ({ applicationId = '', key }) => orderCard(deps, ephoto, applicationId, key),
  'record-title': ({ cardId = '', key }) => recordTitle(deps, cardId, key),
})

async function recordTitle(deps: Deps, cardId: string, key: string): Promise<void> {
  const { status, subject, handedOverOn } = (await findCard(deps.db, cardId))?.state ?? {}
  // A newer card came into their hands before this job had its turn: that one is their title.
  if (status === 'replaced') return
  if (!subject || !handedOverOn) throw new Error('a title is recorded once its card is handed over')
  const { driverId, number, issuedOn, lastDay } = subject
  await handOverTitle(deps, driverId, { number, issuedOn, lastDay, receivedOn: handedOverOn }, key)
}

/** What is done again and again: order what had to wait, send the orders, read what became of them. */
export const cardRounds = (deps: Deps, { printer, ephoto }: { printer: Printer; ephoto: EPhoto }): Round[] => [
  { name: 'waiting-orders', go: () => orderWaiting(deps, ephoto) },
  { name: 'send-orders', go: () => sendOrders(deps, printer) },
  { name: 'printer-news', go: () => readPrinterNews(deps, printer) },
]

/** Tells a card that its day has come: one that nobody collected is destroyed. */
export const cardDeadlines =
  (deps: Deps): DeadlineHandler =>
  async (id, name, on) => {
    const command = { type: 'DeadlinePassed', name, on, by: ourselves, as: 'system', at: deps.clock.now() } as const
    return (await handle(deps, cards, id, command, `${name}/${on}`)).events.length > 0
  }
export { cardGallery } from './gallery.ts'
export { cardFaces } from './view.ts'
export { readingWords, statusWords, type Whereabouts, whereabouts } from './words.ts'
