import type { Words } from '@papier-rose/law'
import type { Tone } from '../kit/design/components.ts'
import { type Application, type Kind, piecesIn } from './application.ts'

export const kindWords: Readonly<Record<Kind, Words>> = {
  'first-licence-after-exam': { fr: 'Premier permis après l’examen', en: 'First licence after the exam' },
  'added-category-after-exam': { fr: 'Catégorie ajoutée après l’examen', en: 'Category added after the exam' },
}

/** What people read of a request: its status and its flags in a few words. */
export function labelOf(state: Application): { words: Words; tone: Tone } {
  switch (state.status) {
    case 'none':
      return { words: { fr: 'Pas encore envoyée', en: 'Not sent yet' }, tone: 'neutral' }
    case 'with-agent':
      if (piecesIn(state, 'mended').length > 0)
        return { words: { fr: 'Correction reçue, en cours d’examen', en: 'Correction received, being examined' }, tone: 'waiting' }
      if (!state.taker) return { words: { fr: 'Reçue', en: 'Received' }, tone: 'waiting' }
      return { words: { fr: 'En cours d’examen', en: 'Being examined' }, tone: 'waiting' }
    case 'with-applicant':
      return { words: { fr: 'Une correction vous est demandée', en: 'We ask you for a correction' }, tone: 'todo' }
    case 'approved':
      return { words: { fr: 'Acceptée', en: 'Approved' }, tone: 'done' }
    case 'refused':
      return { words: { fr: 'Refusée', en: 'Refused' }, tone: 'stopped' }
    case 'withdrawn':
      return { words: { fr: 'Vous y avez renoncé', en: 'Withdrawn by you' }, tone: 'stopped' }
    case 'closed':
      return { words: { fr: 'Close, faute de réponse', en: 'Closed for want of an answer' }, tone: 'stopped' }
  }
}
