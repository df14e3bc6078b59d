import { type Day, daysBetween, type Words } from '@papier-rose/law'
import type { Tone } from '../kit/design/components.ts'
import { formatDay } from '../kit/html.ts'
import type { Card, Status as CardStatus, Reading } from './card.ts'

const on = (day: Day): Words => ({ fr: formatDay(day, 'fr'), en: formatDay(day, 'en') })

/** Where a card is, in a few words. */
export const statusWords: Readonly<Record<CardStatus, { readonly words: Words; readonly tone: Tone }>> = {
  none: { words: { fr: 'Pas encore commandée', en: 'Not ordered yet' }, tone: 'neutral' },
  'with-printer': { words: { fr: 'En fabrication', en: 'Being made' }, tone: 'waiting' },
  'with-post': { words: { fr: 'En route', en: 'On its way' }, tone: 'waiting' },
  'at-post-office': { words: { fr: 'À retirer à La Poste', en: 'To collect at the post office' }, tone: 'todo' },
  'with-us': { words: { fr: 'Chez nous', en: 'With us' }, tone: 'waiting' },
  'at-desk': { words: { fr: 'À retirer à la préfecture', en: 'To collect at the préfecture' }, tone: 'todo' },
  'handed-over': { words: { fr: 'Remise', en: 'Handed over' }, tone: 'done' },
  destroyed: { words: { fr: 'Détruite', en: 'Destroyed' }, tone: 'stopped' },
  replaced: { words: { fr: 'Remplacée par une nouvelle carte', en: 'Replaced by a new card' }, tone: 'neutral' },
}

/** What an event of the carrier means for who waits for the card. */
export const readingWords: Readonly<Record<Reading, Words>> = {
  announced: { fr: 'La lettre est annoncée à La Poste', en: 'The letter is announced to La Poste' },
  posted: { fr: 'La Poste a pris la lettre en charge', en: 'La Poste has taken the letter' },
  'in-transit': { fr: 'La lettre est en route', en: 'The letter is on its way' },
  customs: { fr: 'La lettre passe la douane', en: 'The letter is at customs' },
  alert: { fr: 'La Poste signale un problème', en: 'La Poste reports a problem' },
  'out-for-delivery': { fr: 'Le facteur a la lettre', en: 'The postman has the letter' },
  undeliverable: { fr: 'La lettre n’a pas pu être distribuée à cette adresse', en: 'The letter could not be delivered at this address' },
  'at-post-office': { fr: 'La lettre vous attend au bureau de poste', en: 'The letter waits for you at the post office' },
  'return-under-way': { fr: 'La lettre revient vers nous', en: 'The letter is coming back to us' },
  delivered: { fr: 'La lettre est distribuée', en: 'The letter is delivered' },
  'returned-to-us': { fr: 'La lettre nous est revenue', en: 'The letter came back to us' },
  delayed: { fr: 'La lettre a du retard', en: 'The letter is late' },
  unknown: { fr: 'La Poste a noté un événement', en: 'La Poste has noted an event' },
}

/** Where a card is, who holds it, what comes next: what a worried person reads first. */
export interface Whereabouts {
  readonly title: Words
  readonly holder: Words
  readonly next: readonly Words[]
}

const nothingToDo: Words = { fr: 'Vous n’avez rien à faire.', en: 'You have nothing to do.' }

/** Where the card is, as it stands. */
export function whereabouts(card: Card, today: Day): Whereabouts {
  switch (card.status) {
    case 'none':
    case 'with-printer':
      return {
        title: { fr: 'Votre carte est en fabrication', en: 'Your card is being made' },
        holder: { fr: 'L’imprimeur fabrique votre carte.', en: 'The printing house is making your card.' },
        next: [
          { fr: 'Nous vous écrirons le jour où elle part par La Poste.', en: 'We will write to you on the day it is posted.' },
          nothingToDo,
        ],
      }
    case 'with-post':
      return { title: { fr: 'Votre carte est en route', en: 'Your card is on its way' }, holder: withPost, next: nextWithPost(card) }
    case 'at-post-office':
      return atPostOffice(card, today)
    case 'with-us':
      return withUs(card)
    case 'at-desk':
      return {
        title: { fr: 'Votre carte vous attend à la préfecture', en: 'Your card waits for you at the préfecture' },
        holder: { fr: 'Le guichet de la préfecture la garde.', en: 'The desk of the préfecture keeps it.' },
        next: [
          { fr: 'Venez la chercher vous-même, avec une pièce d’identité.', en: 'Come and collect it yourself, with an identity document.' },
          ...untilDestroyed(card),
        ],
      }
    case 'handed-over':
      return {
        title: { fr: 'Vous avez votre carte', en: 'You have your card' },
        holder: card.handedOverOn
          ? { fr: `Remise le ${on(card.handedOverOn).fr}.`, en: `Handed over on ${on(card.handedOverOn).en}.` }
          : statusWords['handed-over'].words,
        next: [
          {
            fr: 'Vérifiez chaque ligne. Si vous aviez une ancienne carte, détruisez-la.',
            en: 'Check every line. If you had an older card, destroy it.',
          },
        ],
      }
    case 'destroyed':
      return {
        title: { fr: 'Votre carte a été détruite', en: 'Your card was destroyed' },
        holder: { fr: 'Personne n’est venu la chercher à temps.', en: 'Nobody came to collect it in time.' },
        next: [{ fr: 'Il faut refaire une demande.', en: 'You must apply again.' }],
      }
    case 'replaced':
      return {
        title: { fr: 'Cette carte est remplacée', en: 'This card has been replaced' },
        holder: { fr: 'Une carte plus récente vous a été remise.', en: 'A newer card was handed to you.' },
        next: [{ fr: 'Celle-ci ne vaut plus rien : détruisez-la.', en: 'This one is worth nothing any more: destroy it.' }],
      }
  }
}

const withPost: Words = { fr: 'La Poste a votre carte.', en: 'La Poste has your card.' }

const nextWithPost = ({ wrongAddress }: Card): Words[] =>
  wrongAddress
    ? [
        {
          fr: 'Le facteur n’a pas trouvé votre nom ou votre adresse. La lettre va nous revenir : vous pourrez alors corriger l’adresse ici.',
          en: 'The postman did not find your name or address. The letter will come back to us: you can then correct the address here.',
        },
      ]
    : [{ fr: 'Vérifiez que votre nom est écrit sur la boîte aux lettres.', en: 'Check that your name is on the letter box.' }]

function atPostOffice({ atPostOffice: office, postEvents }: Card, today: Day): Whereabouts {
  const title = { fr: 'Votre carte vous attend à La Poste', en: 'Your card waits for you at the post office' }
  const goingBack = postEvents.some(({ reading, on: day }) => reading === 'return-under-way' && office !== undefined && day >= office.since)
  if (!office || goingBack || today > office.lastDay) {
    return {
      title: { fr: 'Votre carte revient vers nous', en: 'Your card is coming back to us' },
      holder: withPost,
      next: [
        {
          fr: 'Nous vous écrirons dès qu’elle est là. Vous n’avez rien à faire.',
          en: 'We will write to you when it is here. You have nothing to do.',
        },
      ],
    }
  }
  const left = daysBetween(today, office.lastDay)
  const rest =
    left === 0
      ? { fr: 'C’est aujourd’hui', en: 'That is today' }
      : { fr: `Il reste ${left} jour${left > 1 ? 's' : ''}`, en: `${left} day${left > 1 ? 's' : ''} left` }
  return {
    title,
    holder: {
      fr: 'Le bureau de poste nommé sur l’avis de passage la garde.',
      en: 'The post office named on the avis de passage keeps it.',
    },
    next: [
      {
        fr: `Dernier jour pour la retirer : ${on(office.lastDay).fr} compris. ${rest.fr}.`,
        en: `Last day to collect it: ${on(office.lastDay).en}, included. ${rest.en}.`,
      },
      { fr: 'Ensuite, elle nous revient.', en: 'After that, it comes back to us.' },
    ],
  }
}

function withUs(card: Card): Whereabouts {
  const holder = { fr: 'Nous avons votre carte.', en: 'We have your card.' }
  if (card.order?.state === 'refused') {
    return {
      title: { fr: 'Un agent s’occupe de votre carte', en: 'An agent is looking after your card' },
      holder: { fr: 'L’imprimeur n’a pas pu la fabriquer.', en: 'The printing house could not make it.' },
      next: [{ fr: 'Un agent corrige la commande et la renvoie.', en: 'An agent mends the order and sends it again.' }, nothingToDo],
    }
  }
  if (card.afterReturn === 'ask-address') {
    return {
      title: { fr: 'Corrigez votre adresse', en: 'Correct your address' },
      holder,
      next: [
        {
          fr: 'La lettre est revenue : votre nom ou votre adresse n’a pas été trouvé.',
          en: 'The letter came back: your name or your address was not found.',
        },
        { fr: 'La carte ne bouge pas avant votre réponse.', en: 'The card does not move before you answer.' },
        ...untilDestroyed(card),
      ],
    }
  }
  if (card.afterReturn === 'send-again') {
    return {
      title: { fr: 'Nous renvoyons votre carte', en: 'We are sending your card again' },
      holder,
      next: [
        { fr: 'Elle repart par La Poste, avec un nouveau numéro de suivi.', en: 'It leaves again by post, with a new tracking number.' },
      ],
    }
  }
  return {
    title: { fr: 'Votre carte va à la préfecture', en: 'Your card is going to the préfecture' },
    holder,
    next: [
      {
        fr: 'Attendez notre message avant de vous déplacer : il dira qu’elle est au guichet.',
        en: 'Wait for our message before you come: it will say that the card is at the desk.',
      },
      ...untilDestroyed(card),
    ],
  }
}

const untilDestroyed = ({ destroyOn }: Card): Words[] =>
  destroyOn
    ? [
        {
          fr: `Si personne ne vient, elle sera détruite le ${on(destroyOn).fr}.`,
          en: `If nobody comes, it will be destroyed on ${on(destroyOn).en}.`,
        },
      ]
    : []
