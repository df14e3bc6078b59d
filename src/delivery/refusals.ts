import type { Words } from '@papier-rose/law'
import type { HandOverRefusal } from '../card/index.ts'
import type { RefusalCode } from '../partners/printer/index.ts'

/** Why nothing was done, in words for who asked. */
export const refusedWords: Readonly<Record<string, Words>> = {
  'not-now': {
    fr: 'La carte n’est plus au même endroit : ce geste n’est plus possible. Voici où elle est maintenant.',
    en: 'The card has moved on: this is no longer possible. Here is where it stands now.',
  },
  'not-for-you': { fr: 'Ce geste n’est pas dans vos attributions.', en: 'This is not yours to do.' },
  'address-already-sent': {
    fr: 'La lettre est déjà partie avec l’ancienne adresse. Si elle nous revient, vous pourrez corriger l’adresse ici.',
    en: 'The letter has already left with the former address. If it comes back, you can correct the address here.',
  },
  'not-kept-here': { fr: 'Cette carte n’est pas attendue au guichet.', en: 'This card is not expected at the desk.' },
  'nothing-to-remake': {
    fr: 'Il n’y a rien à refaire : la carte n’est ni refusée par l’imprimeur, ni perdue en route.',
    en: 'There is nothing to remake: the card is neither refused by the printing house nor lost on its way.',
  },
  'right-withdrawn': {
    fr: 'Le droit de conduire de cette personne est retiré : la carte ne peut pas être remise.',
    en: 'This person’s right to drive is withdrawn: the card cannot be handed over.',
  },
}

/** Why a card was not handed over. */
export const handOverRefusals: Readonly<Record<HandOverRefusal, Words>> = {
  'no-document': { fr: 'Aucune pièce d’identité', en: 'No identity document' },
  'document-not-accepted': { fr: 'Pièce d’identité non acceptée', en: 'Identity document not accepted' },
  'not-the-person': { fr: 'Ce n’est pas la personne de la carte', en: 'Not the person named on the card' },
}

/** Why the printing house refused an order, and what an agent does about it. */
export const orderRefusals: Readonly<Record<RefusalCode, Words>> = {
  malformed: { fr: 'Commande incomplète. Refaites-la.', en: 'Incomplete order. Remake it.' },
  'other-content': { fr: 'Commande déjà connue avec un autre contenu.', en: 'Order known already with another content.' },
  'number-in-use': {
    fr: 'Numéro déjà pris. Refaites-la : elle aura un autre numéro.',
    en: 'Number in use. Remake it: it takes another number.',
  },
  'remake-of-unknown': {
    fr: 'L’imprimeur ne connaît pas la carte remplacée. Refaites-la.',
    en: 'The card it replaces is unknown there. Remake it.',
  },
  'remake-too-early': {
    fr: 'La carte remplacée est encore en fabrication. Attendez, puis refaites-la.',
    en: 'The card it replaces is still being made. Wait, then remake it.',
  },
  'already-remade': { fr: 'La carte remplacée l’a déjà été.', en: 'The card it replaces was replaced already.' },
  'name-too-long': {
    fr: 'Un nom ou un lieu est trop long. Abrégez-le au fichier, puis refaites-la.',
    en: 'A name or place is too long. Shorten it in the file, then remake it.',
  },
  'character-not-printable': {
    fr: 'Un caractère ne se grave pas. Corrigez le nom au fichier, puis refaites-la.',
    en: 'A character cannot be engraved. Mend the name in the file, then remake it.',
  },
  'portrait-unreadable': { fr: 'La photo ne s’ouvre pas.', en: 'The photo cannot be opened.' },
  'portrait-too-small': { fr: 'La photo est trop petite.', en: 'The photo is too small.' },
  'signature-unreadable': { fr: 'La signature ne s’ouvre pas.', en: 'The signature cannot be opened.' },
  'mrz-wrong': { fr: 'La ligne lue par les machines est fausse. Refaites-la.', en: 'The machine-readable line is wrong. Remake it.' },
  'days-in-disorder': {
    fr: 'Les dates se contredisent. Corrigez le fichier, puis refaites-la.',
    en: 'The dates contradict each other. Mend the file, then remake it.',
  },
  'image-unusable': { fr: 'La photo ou la signature ne se grave pas.', en: 'The photo or signature cannot be engraved.' },
}
