import type { Day, Words } from '@papier-rose/law'
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
      // The same words whoever checks it: a check is no suspicion.
      if (state.elsewhere)
        return { words: { fr: 'Vérifiée par un autre service', en: 'Being checked by another service' }, tone: 'waiting' }
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

/** The state as its person may take it away: who checks the file is no more said there than on the pages. */
export function toldOf({
  elsewhere,
  ...rest
}: Application): Omit<Application, 'elsewhere'> & { readonly elsewhere?: { readonly since: Day } } {
  return elsewhere ? { ...rest, elsewhere: { since: elsewhere.since } } : rest
}
