import { type Day, day, deliveryMode, type Settings, type Words } from '@papier-rose/law'
import { aboutCard, inWords, seeFollowUp } from './notice.ts'

const withPost: Words = { fr: 'La Poste a votre carte.', en: 'La Poste has your card.' }
const withUs: Words = { fr: 'Nous avons votre carte.', en: 'We have your card.' }
const toKnowWhereItIs: Words = { fr: 'Voir où est ma carte', en: 'See where my card is' }

const whyRemade = {
  spoiled: { fr: 'La carte imprimée avait un défaut : elle n’est pas partie.', en: 'The printed card had a defect: it did not leave.' },
  'order-refused': { fr: 'L’imprimeur n’a pas pu faire la première carte.', en: 'The printing house could not make the first card.' },
  'lost-in-post': { fr: 'La lettre qui portait votre carte est perdue.', en: 'The letter that carried your card is lost.' },
} as const satisfies Record<string, Words>

/** How a card posted on that day reaches the person, as the law says it. */
const arrival = (on: Day, law?: Settings): readonly Words[] => deliveryMode(on, law).reasons.map(reason => reason.words)

/** From the printing house to the letter box, and back to us. */
export const postNotices = {
  'card-remade': aboutCard('Remade', {
    facts: ({ why }) => ({ why }),
    sample: { why: 'spoiled' as keyof typeof whyRemade },
    write: ({ why }) => ({
      subject: { fr: 'Votre carte de permis est refaite', en: 'Your licence card is being made again' },
      news: [whyRemade[why]],
      holder: {
        fr: 'L’imprimeur refait votre carte, avec un nouveau numéro.',
        en: 'The printing house makes your card again, with a new number.',
      },
      next: [{ fr: 'Nous vous écrirons le jour où elle part par La Poste.', en: 'We will write to you on the day it is posted.' }],
      todo: [],
      button: seeFollowUp,
    }),
  }),
  'card-posted': aboutCard('Dispatched', {
    facts: ({ on, tracking }, _, law) => ({ on, tracking, how: arrival(on, law) }),
    sample: { on: day('2026-12-10'), tracking: '2L 000 000 0000 0', how: arrival(day('2026-12-10')) },
    write: ({ on, tracking, how }) => ({
      subject: { fr: 'Votre carte de permis est partie', en: 'Your licence card is on its way' },
      news: [
        {
          fr: `Votre carte est partie le ${inWords(on).fr}, sous le numéro de suivi ${tracking}.`,
          en: `Your card left on ${inWords(on).en}, under tracking number ${tracking}.`,
        },
      ],
      holder: withPost,
      next: how,
      todo: [
        { fr: 'Vérifiez que votre nom est lisible sur la boîte aux lettres.', en: 'Check that your name can be read on your letter box.' },
      ],
      button: toKnowWhereItIs,
    }),
  }),
  'avis-de-passage': aboutCard('AvisLeft', {
    facts: ({ on, lastDay }) => ({ on, lastDay }),
    sample: { on: day('2026-12-14'), lastDay: day('2026-12-29') },
    write: ({ on, lastDay }) => ({
      subject: {
        fr: `Votre carte vous attend à La Poste jusqu’au ${inWords(lastDay).fr}`,
        en: `Your card waits at the post office until ${inWords(lastDay).en}`,
      },
      news: [
        {
          fr: `Le facteur est passé le ${inWords(on).fr} et n’a pas pu vous laisser votre carte. Il a laissé un avis de passage.`,
          en: `The postman came on ${inWords(on).en} and could not leave your card. He left an avis de passage.`,
        },
      ],
      holder: { fr: 'Le bureau de poste nommé sur l’avis garde votre carte.', en: 'The post office named on the avis keeps your card.' },
      next: [
        {
          fr: `Il la garde jusqu’au ${inWords(lastDay).fr} compris. Après ce jour, elle nous revient.`,
          en: `It keeps it up to and including ${inWords(lastDay).en}. After that day, it comes back to us.`,
        },
      ],
      todo: [
        {
          fr: 'Allez la chercher avec l’avis de passage et une pièce d’identité.',
          en: 'Collect it with the avis de passage and an identity document.',
        },
      ],
      button: toKnowWhereItIs,
    }),
  }),
  'card-delivered': aboutCard('Delivered', {
    facts: ({ on }) => ({ on }),
    sample: { on: day('2026-12-18') },
    write: ({ on }) => ({
      subject: { fr: 'Votre carte de permis est arrivée', en: 'Your licence card has arrived' },
      news: [
        {
          fr: `La Poste nous dit que votre carte est distribuée depuis le ${inWords(on).fr}.`,
          en: `La Poste tells us that your card was delivered on ${inWords(on).en}.`,
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
          fr: 'Vérifiez chaque ligne de la carte et signalez-nous sans attendre toute erreur. Si vous n’avez pas la carte, prévenez la préfecture.',
          en: 'Check every line of the card and tell us of any error without waiting. If you do not have the card, tell the préfecture.',
        },
      ],
      button: seeFollowUp,
    }),
  }),
  'address-to-correct': aboutCard('Returned', {
    facts: ({ on, destroyOn }) => ({ on, destroyOn }),
    sample: { on: day('2026-12-16'), destroyOn: day('2027-06-17') },
    write: ({ on, destroyOn }) => ({
      subject: { fr: 'Votre carte est revenue : corrigez votre adresse', en: 'Your card came back: correct your address' },
      news: [
        {
          fr: `La Poste n’a pas trouvé votre nom ou votre adresse. La carte nous est revenue le ${inWords(on).fr}.`,
          en: `La Poste did not find your name or your address. The card came back to us on ${inWords(on).en}.`,
        },
      ],
      holder: withUs,
      next: [
        {
          fr: 'Elle repart dès que vous avez corrigé votre adresse. Elle ne bouge pas avant.',
          en: 'It leaves again once you have corrected your address. It does not move before.',
        },
        ...(destroyOn
          ? [
              {
                fr: `Sans réponse de votre part, elle sera détruite le ${inWords(destroyOn).fr}.`,
                en: `Without an answer from you, it will be destroyed on ${inWords(destroyOn).en}.`,
              },
            ]
          : []),
      ],
      todo: [
        {
          fr: 'Corrigez votre adresse, avec le nom écrit sur la boîte aux lettres. Vous pouvez aussi choisir de venir chercher la carte à la préfecture.',
          en: 'Correct your address, with the name written on the letter box. You can also choose to collect the card at the préfecture.',
        },
      ],
      button: { fr: 'Corriger mon adresse', en: 'Correct my address' },
    }),
  }),
  'card-sent-again': aboutCard('SendingAgain', {
    facts: () => ({}),
    sample: {},
    write: () => ({
      subject: { fr: 'Nous renvoyons votre carte de permis', en: 'We are sending your licence card again' },
      news: [
        {
          fr: 'Votre carte nous était revenue. Nous la renvoyons à l’adresse de votre dossier.',
          en: 'Your card had come back to us. We send it again to the address in your file.',
        },
      ],
      holder: withUs,
      next: [
        {
          fr: 'Nous vous écrirons le jour où elle repart, avec son nouveau numéro de suivi.',
          en: 'We will write to you on the day it leaves, with its new tracking number.',
        },
        {
          fr: 'Si elle revient encore, elle vous attendra à la préfecture.',
          en: 'If it comes back again, it will wait for you at the préfecture.',
        },
      ],
      todo: [
        { fr: 'Vérifiez que votre nom est lisible sur la boîte aux lettres.', en: 'Check that your name can be read on your letter box.' },
      ],
      button: toKnowWhereItIs,
    }),
  }),
}
