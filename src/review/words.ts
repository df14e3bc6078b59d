import type { Piece, Words } from '@papier-rose/law'
import { pieceNames as pieceWords } from '@papier-rose/law'
import type { Application, Elsewhere, PieceState } from '../application/index.ts'
import type { Tone } from '../kit/design/components.ts'
import { serviceOf } from './history.ts'

type Status = Application['status']

/** Who holds the request, or how it ended. */
export const statusWords: Readonly<Record<Status, { words: Words; tone: Tone }>> = {
  none: { words: { fr: 'Pas encore envoyée', en: 'Not sent yet' }, tone: 'neutral' },
  'with-agent': { words: { fr: 'Chez nous', en: 'With us' }, tone: 'todo' },
  'with-applicant': { words: { fr: 'Attend la personne', en: 'Waits for the person' }, tone: 'waiting' },
  approved: { words: { fr: 'Acceptée', en: 'Approved' }, tone: 'done' },
  refused: { words: { fr: 'Refusée', en: 'Refused' }, tone: 'stopped' },
  withdrawn: { words: { fr: 'Retirée par la personne', en: 'Withdrawn by the person' }, tone: 'neutral' },
  closed: { words: { fr: 'Close sans réponse', en: 'Closed without an answer' }, tone: 'neutral' },
}

export const pieceStateWords: Readonly<Record<PieceState['state'], { words: Words; tone: Tone }>> = {
  'to-check': { words: { fr: 'À vérifier', en: 'To check' }, tone: 'todo' },
  accepted: { words: { fr: 'Acceptée', en: 'Accepted' }, tone: 'done' },
  'to-mend': { words: { fr: 'Correction demandée', en: 'Correction asked' }, tone: 'waiting' },
  mended: { words: { fr: 'Corrigée, à vérifier', en: 'Mended, to check' }, tone: 'todo' },
}

/** The names of these pieces in a sentence. */
export const namesOf = (pieces: readonly Piece[]): Words => ({
  fr: pieces.map(piece => pieceWords[piece].fr).join(', '),
  en: pieces.map(piece => pieceWords[piece].en).join(', '),
})

/** Why an act did not happen, and what to do now. `name` gives the name of an agent. */
export function refusedWords(code: string, facts: Readonly<Record<string, unknown>>, name: (agentId: string) => string): Words {
  const pieces = namesOf((facts.pieces as Piece[] | undefined) ?? [])
  switch (code) {
    case 'taken-by-another': {
      const taker = name(String(facts.taker))
      return {
        fr: `${taker} instruit ce dossier. Rien n’a été enregistré. Voyez ensemble qui continue : seul un superviseur peut vous le confier.`,
        en: `${taker} works on this file. Nothing was recorded. Agree on who goes on: only a supervisor can hand it to you.`,
      }
    }
    case 'not-taken':
      return { fr: 'Prenez d’abord le dossier. Rien n’a été enregistré.', en: 'Take the file first. Nothing was recorded.' }
    case 'pieces-to-check':
      return {
        fr: `Avant d’accepter la demande, acceptez ces pièces ou demandez leur correction : ${pieces.fr}.`,
        en: `Before you approve the request, accept these pieces or ask for their correction: ${pieces.en}.`,
      }
    case 'correction-pending':
      return {
        fr: `La personne doit d’abord corriger cette pièce : ${pieces.fr}. Rien n’a été enregistré.`,
        en: `The person must mend this piece first: ${pieces.en}. Nothing was recorded.`,
      }
    case 'sent-elsewhere': {
      const to = facts.to ? serviceOf(facts.to as Elsewhere) : { fr: 'un autre service', en: 'another service' }
      return {
        fr: `Ce dossier est vérifié par ${to.fr}. Rien n’a été enregistré : la décision vient quand il est revenu.`,
        en: `This file is being checked by ${to.en}. Nothing was recorded: the decision comes once it is back.`,
      }
    }
    case 'not-elsewhere':
      return {
        fr: 'Ce dossier est déjà dans ce bureau. Rien n’a été enregistré.',
        en: 'This file is at this office already. Nothing was recorded.',
      }
    case 'another-queue':
      return { fr: 'Un autre service a ce dossier. Rien n’a été enregistré.', en: 'Another service has this file. Nothing was recorded.' }
    case 'grounds-missing':
      return { fr: 'Choisissez au moins un motif de refus.', en: 'Choose at least one ground for refusal.' }
    case 'piece-unknown':
      return { fr: 'Cette pièce n’est pas demandée dans ce dossier.', en: 'This piece is not asked in this file.' }
    case 'not-for-you':
      return { fr: 'Votre habilitation ne permet pas cet acte.', en: 'Your habilitation does not allow this act.' }
    default: {
      const { words } = statusWords[(facts.status as Status | undefined) ?? 'none']
      return {
        fr: `Le dossier a changé entre-temps : « ${words.fr} ». Rien n’a été enregistré. Voici son état actuel.`,
        en: `The file has changed meanwhile: “${words.en}”. Nothing was recorded. This is how it stands now.`,
      }
    }
  }
}
