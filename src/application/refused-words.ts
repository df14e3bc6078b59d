import type { Words } from '@papier-rose/law'
import type { Refusal } from '../kit/store.ts'
import type { RefusalCode } from './decide.ts'

/** What a refusal says to the person whose request it is. */
export const refusedWords: Readonly<Record<RefusalCode, Words>> = {
  'not-for-you': { fr: 'Cette action n’est pas la vôtre.', en: 'This action is not yours.' },
  'not-now': {
    fr: 'La demande a changé entre-temps : cette action n’est plus possible. Regardez où elle en est.',
    en: 'The request has changed meanwhile: this is no longer possible. See where it stands.',
  },
  'taken-by-another': { fr: 'Un autre agent travaille sur ce dossier.', en: 'Another agent is working on this file.' },
  'not-taken': { fr: 'Prenez d’abord le dossier.', en: 'Take the file first.' },
  'piece-unknown': { fr: 'Ce document n’est pas demandé pour cette demande.', en: 'This document is not asked for this request.' },
  'piece-not-asked': {
    fr: 'Ce document a déjà été corrigé : il n’y a rien à envoyer de nouveau.',
    en: 'This document was corrected already: there is nothing to send again.',
  },
  'pieces-to-check': { fr: 'Il reste des documents à vérifier.', en: 'Some documents are still to be checked.' },
  'correction-pending': { fr: 'Une correction est encore attendue.', en: 'A correction is still awaited.' },
  'grounds-missing': { fr: 'Un refus donne au moins un motif.', en: 'A refusal gives at least one ground.' },
}

export const wordsOf = (refusal: Refusal): Words => refusedWords[refusal.refused as RefusalCode]
