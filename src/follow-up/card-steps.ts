import { type Day, longDay, type Words } from '@papier-rose/law'
import type { CardEvent } from '../card/index.ts'

/** What a person reads of an event of their card; `null`: nothing, on purpose: it says nothing to them. */
type Told = { readonly [T in CardEvent['type']]: (event: Extract<CardEvent, { type: T }>) => Words | null }

const on = (day: Day): Words => longDay(day)

const told: Told = {
  Ordered: () => ({ fr: 'Carte commandée à l’imprimeur', en: 'Card ordered from the printing house' }),
  OrderSent: () => null,
  OrderAccepted: () => ({ fr: 'L’imprimeur a accepté la commande', en: 'The printing house accepted the order' }),
  OrderRefused: () => ({
    fr: 'L’imprimeur a refusé la commande : nous la corrigeons',
    en: 'The printing house refused the order: we are correcting it',
  }),
  Remade: ({ why }) =>
    why === 'lost-in-post'
      ? { fr: 'Carte perdue en route : une nouvelle est commandée', en: 'Card lost on its way: a new one is ordered' }
      : { fr: 'Une nouvelle carte est commandée', en: 'A new card is ordered' },
  Printed: () => ({ fr: 'Carte imprimée', en: 'Card printed' }),
  Spoiled: () => ({ fr: 'Carte abîmée à l’impression', en: 'Card spoiled in printing' }),
  Dispatched: ({ tracking }) => ({ fr: `Carte postée, numéro de suivi ${tracking}`, en: `Card posted, tracking number ${tracking}` }),
  Tracked: () => null,
  AvisLeft: ({ lastDay }) => ({
    fr: `Avis de passage : à retirer au bureau de poste jusqu’au ${on(lastDay).fr} compris`,
    en: `Avis de passage: to collect at the post office up to and including ${on(lastDay).en}`,
  }),
  Delivered: () => ({ fr: 'Carte distribuée', en: 'Card delivered' }),
  Returned: () => ({ fr: 'La carte nous est revenue', en: 'The card came back to us' }),
  AddressCorrected: () => ({ fr: 'Vous avez corrigé l’adresse', en: 'You corrected the address' }),
  SendingAgain: () => ({ fr: 'La carte va être renvoyée', en: 'The card will be sent again' }),
  Kept: ({ destroyOn }) => ({
    fr: `La carte est gardée à la préfecture ; elle serait détruite le ${on(destroyOn).fr}`,
    en: `The card is kept at the préfecture; it would be destroyed on ${on(destroyOn).en}`,
  }),
  ArrivedAtDesk: () => ({
    fr: 'La carte est arrivée au guichet de la préfecture',
    en: 'The card has arrived at the desk of the préfecture',
  }),
  HandOverRefused: () => ({ fr: 'Remise refusée au guichet', en: 'Hand-over refused at the desk' }),
  HandedOver: () => ({ fr: 'Carte remise en mains propres', en: 'Card handed over in person' }),
  Destroyed: () => ({ fr: 'Carte détruite', en: 'Card destroyed' }),
  Replaced: () => ({ fr: 'Carte remplacée par une plus récente', en: 'Card replaced by a newer one' }),
}

/** What this event of the card says to the person. */
export const tellCardEvent = (event: CardEvent): Words | null => (told[event.type] as (event: CardEvent) => Words | null)(event)
