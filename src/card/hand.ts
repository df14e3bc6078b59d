import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { type Handled, handle, isRefusal, readState } from '../kit/store.ts'
import type { Card, Command, Event } from './card.ts'
import { ourselves } from './order.ts'
import { cards } from './reactions.ts'
import { findCardInHand } from './read.ts'
import { together } from './together.ts'

/**
 * Handles a command that may put the card in its holder's hands: the card they held until now is replaced in the same transaction, so that
 * nobody ever holds two.
 */
export function intoTheirHands(
  deps: Pick<Deps, 'db' | 'ids'>,
  cardId: string,
  command: Command,
  key: string,
): Promise<Handled<Event, Card>> {
  return together(deps.db, async tx => {
    const old = await replacedBy(tx, cardId, command)
    if (old) {
      const replace: Command = { type: 'Replace', newCardId: cardId, by: ourselves, as: 'system', at: command.at }
      await handle(deps, cards, old, replace, `${key}/replaces`, tx)
    }
    return handle(deps, cards, cardId, command, key, tx)
  })
}

/** The card in hand that would be replaced, when this command puts the new one in hand. */
async function replacedBy(tx: Tx, cardId: string, command: Command): Promise<string | undefined> {
  const now = await readState<Event, Card>(tx, cards, cardId)
  const outcome = cards.decide(command, now)
  const arrives = !isRefusal(outcome) && outcome.some(({ type }) => type === 'Delivered' || type === 'HandedOver')
  if (!arrives || !now.subject) return undefined
  return (await findCardInHand(tx, now.subject.driverId, cardId))?.id
}
