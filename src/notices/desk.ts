import { type Day, day, type Words } from '@papier-rose/law'
import type { Card } from '../card/index.ts'
import { aboutCard, inWords, officeInWords, seeFollowUp } from './notice.ts'

const bring: Words = {
  fr: 'Venez vous-même, avec une pièce d’identité. La page de suivi dit où et avec quels documents.',
  en: 'Come yourself, with an identity document. The follow-up page says where and with which documents.',
}

const destroyed = (on: Day): Words => ({
  fr: `Si personne ne vient, la carte sera détruite le ${inWords(on).fr}.`,
  en: `If nobody comes, the card will be destroyed on ${inWords(on).en}.`,
})

/** Where a card is kept and until when. */
function keeping({ destroyOn, subject }: Card): { destroyOn: Day; office: string } {
  if (!destroyOn || !subject) throw new Error('this card is not kept anywhere')
  return { destroyOn, office: subject.office }
}

const whyNot = {
  'no-document': { fr: 'Aucune pièce d’identité n’a été montrée.', en: 'No identity document was shown.' },
  'document-not-accepted': {
    fr: 'La pièce d’identité montrée n’est pas acceptée.',
    en: 'The identity document that was shown is not accepted.',
  },
  'not-the-person': {
    fr: 'L’agent n’a pas reconnu dans la personne venue celle que nomme la carte.',
    en: 'The agent did not recognise the person who came as the one named on the card.',
  },
} as const satisfies Record<string, Words>

/** A card that waits at the préfecture, until it is collected or destroyed. */
export const deskNotices = {
  'card-kept': aboutCard('Kept', {
    facts: ({ on, destroyOn }) => ({ on, destroyOn }),
    sample: { on: day('2027-01-08'), destroyOn: day('2027-07-09') },
    write: ({ on, destroyOn }) => ({
      subject: { fr: 'Votre carte de permis sera à la préfecture', en: 'Your licence card will be at the préfecture' },
      news: [
        {
          fr: `Votre carte nous est revenue. Depuis le ${inWords(on).fr}, elle est gardée pour vous à la préfecture.`,
          en: `Your card came back to us. Since ${inWords(on).en}, it has been kept for you at the préfecture.`,
        },
      ],
      holder: {
        fr: 'Nous apportons votre carte au guichet de la préfecture.',
        en: 'We are taking your card to the desk of the préfecture.',
      },
      next: [
        { fr: 'Nous vous écrirons dès qu’elle est au guichet.', en: 'We will write to you as soon as it is at the desk.' },
        destroyed(destroyOn),
      ],
      todo: [{ fr: 'Attendez ce message avant de vous déplacer.', en: 'Wait for that message before you come.' }],
      button: seeFollowUp,
    }),
  }),
  'card-at-desk': aboutCard('ArrivedAtDesk', {
    facts: (_, now) => keeping(now),
    sample: { destroyOn: day('2027-07-09'), office: '75' },
    write: ({ destroyOn, office }) => ({
      subject: { fr: 'Votre carte de permis vous attend au guichet', en: 'Your licence card waits for you at the desk' },
      news: [{ fr: 'Votre carte est arrivée au guichet de la préfecture.', en: 'Your card has arrived at the desk of the préfecture.' }],
      holder: officeInWords(office),
      next: [{ fr: 'Vous pouvez venir la chercher.', en: 'You can come and collect it.' }, destroyed(destroyOn)],
      todo: [bring],
      button: { fr: 'Voir où aller', en: 'See where to go' },
    }),
  }),
  'hand-over-refused': aboutCard('HandOverRefused', {
    facts: ({ reason }, now) => ({ reason, ...keeping(now) }),
    sample: { reason: 'document-not-accepted' as keyof typeof whyNot, destroyOn: day('2027-07-09'), office: '94' },
    write: ({ reason, destroyOn, office }) => ({
      subject: { fr: 'Votre carte n’a pas pu être remise', en: 'Your card could not be handed over' },
      news: [
        { fr: 'Quelqu’un s’est présenté au guichet pour votre carte.', en: 'Somebody came to the desk for your card.' },
        whyNot[reason],
      ],
      holder: officeInWords(office),
      next: [{ fr: 'Vous pouvez revenir.', en: 'You can come back.' }, destroyed(destroyOn)],
      todo: [bring, { fr: 'Si ce n’était pas vous, prévenez la préfecture.', en: 'If it was not you, tell the préfecture.' }],
      button: { fr: 'Voir les documents acceptés', en: 'See which documents are accepted' },
    }),
  }),
  'card-handed-over': aboutCard('HandedOver', {
    facts: ({ on }) => ({ on }),
    sample: { on: day('2027-01-15') },
    write: ({ on }) => ({
      subject: { fr: 'Votre carte de permis vous a été remise', en: 'Your licence card has been handed to you' },
      news: [
        {
          fr: `Votre carte vous a été remise au guichet le ${inWords(on).fr}.`,
          en: `Your card was handed to you at the desk on ${inWords(on).en}.`,
        },
      ],
      holder: { fr: 'Vous avez votre carte.', en: 'You have your card.' },
      next: [
        {
          fr: 'Votre demande est terminée. Ayez la carte avec vous quand vous conduisez.',
          en: 'Your request has ended. Have the card with you when you drive.',
        },
        {
          fr: 'La page de suivi vous pose une question : comment cela s’est-il passé ? Votre réponse est comptée sans votre nom.',
          en: 'The follow-up page asks you one question: how did it go? Your answer is counted without your name.',
        },
      ],
      todo: [
        {
          fr: 'Vérifiez chaque ligne de la carte. Si ce n’est pas vous qui êtes venu, prévenez la préfecture.',
          en: 'Check every line of the card. If it was not you who came, tell the préfecture.',
        },
      ],
      button: seeFollowUp,
    }),
  }),
  'card-destroyed': aboutCard('Destroyed', {
    facts: ({ on }) => ({ on }),
    sample: { on: day('2027-07-09') },
    write: ({ on }) => ({
      subject: { fr: 'Votre carte de permis a été détruite', en: 'Your licence card has been destroyed' },
      news: [
        {
          fr: `Personne n’est venu chercher votre carte. Elle a été détruite le ${inWords(on).fr}.`,
          en: `Nobody came to collect your card. It was destroyed on ${inWords(on).en}.`,
        },
      ],
      holder: { fr: 'Personne : la carte n’existe plus.', en: 'Nobody: the card no longer exists.' },
      next: [{ fr: 'Vous n’aurez pas d’autre carte sans une nouvelle demande.', en: 'You will get no other card without a new request.' }],
      todo: [{ fr: 'Faites une nouvelle demande de carte.', en: 'Make a new request for a card.' }],
      button: seeFollowUp,
    }),
  }),
}
