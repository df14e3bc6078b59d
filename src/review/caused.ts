import type { ApplicationEvent } from '../application/index.ts'
import type { CardEvent } from '../card/index.ts'

/** What went wrong by our doing, and cost the person time. */
export type Caused = 'passed-our-check' | 'card-spoiled' | 'order-refused' | 'address-by-us'

/** Reasons that our own check at upload had answered: had it looked well, the person would have been told at once. */
const checkedAtUpload: readonly string[] = ['unreadable', 'cut', 'photo-code-unknown', 'photo-old']

/** Was this piece asked again for something that our check had passed? */
export const passedOurCheck = (event: ApplicationEvent): boolean =>
  event.type === 'CorrectionAsked' && checkedAtUpload.includes(event.reason)

/**
 * What we caused on the way of a card, in the order of its events: a bad print, an order refused for what we sent, a letter that nobody of that
 * name could be given at an address that an agent had written.
 */
export function causedOnCard(events: readonly CardEvent[], accountId: string): { readonly what: Caused; readonly at: string }[] {
  const caused: { what: Caused; at: string }[] = []
  let byUs = false
  let undeliverable = false
  for (const event of events) {
    if (event.type === 'Remade' && event.why !== 'lost-in-post')
      caused.push({ what: event.why === 'spoiled' ? 'card-spoiled' : 'order-refused', at: event.at })
    if (event.type === 'AddressCorrected') byUs = event.by !== accountId
    if (event.type === 'Dispatched') undeliverable = false
    if (event.type === 'Tracked' && event.event.reading === 'undeliverable') undeliverable = true
    if (event.type === 'Returned' && undeliverable && byUs) caused.push({ what: 'address-by-us', at: event.at })
  }
  return caused
}
