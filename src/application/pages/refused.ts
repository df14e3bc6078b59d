import type { Piece, Words } from '@papier-rose/law'
import { pieceNames } from '@papier-rose/law'
import type { Refusal } from '../../kit/store.ts'
import { initial, type Status } from '../application.ts'
import { labelOf } from '../status.ts'

/** Why what the person asked did not happen, and what to do now. */
export function refusedWords({ refused, facts }: Refusal): Words {
  switch (refused) {
    case 'not-now': {
      const now = labelOf({ ...initial, status: facts.status as Status }).words
      return {
        fr: `Rien n’a été enregistré : votre demande a changé entre-temps. Elle est maintenant : « ${now.fr} ».`,
        en: `Nothing was recorded: your request has changed meanwhile. It is now: “${now.en}”.`,
      }
    }
    case 'piece-not-asked': {
      const piece = pieceNames[facts.piece as Piece]
      return {
        fr: `Rien n’a été enregistré : cette correction n’est plus attendue (${piece.fr}).`,
        en: `Nothing was recorded: this correction is no longer awaited (${piece.en}).`,
      }
    }
    default:
      return { fr: 'Rien n’a été enregistré. Rechargez la page de suivi.', en: 'Nothing was recorded. Reload the follow-up page.' }
  }
}
