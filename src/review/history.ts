import { correctionReasons, pieceNames as pieceWords, refusalGround, type Words } from '@papier-rose/law'
import { type ApplicationEvent, type Elsewhere, theOffice } from '../application/index.ts'

import type { Instant } from '../kit/clock.ts'

/** One thing that happened to the file: what, when, by whom. */
export interface Happening {
  readonly what: Words
  readonly at: Instant
  readonly by: Words | string
  /** The agent's own words, when they wrote some. */
  readonly said?: string
}

/** The service that looks at a file, in the middle of a sentence between agents. */
export function serviceOf(to: Elsewhere): Words {
  if (to.kind === 'fraud-cell') return { fr: 'la cellule fraude', en: 'the fraud cell' }
  const { fr, en } = theOffice(to.office)
  return { fr: fr.charAt(0).toLowerCase() + fr.slice(1), en: en.charAt(0).toLowerCase() + en.slice(1) }
}

type Told = {
  readonly [T in ApplicationEvent['type']]: (event: Extract<ApplicationEvent, { type: T }>, name: (id: string) => string) => Words
}

const told: Told = {
  Submitted: () => ({ fr: 'Demande envoyée', en: 'Request sent' }),
  Joined: () => ({ fr: 'Demande envoyée de nouveau, jointe à celle-ci', en: 'Request sent again, joined to this one' }),
  Taken: () => ({ fr: 'Dossier pris', en: 'File taken' }),
  Released: () => ({ fr: 'Dossier rendu', en: 'File released' }),
  SentElsewhere: ({ to }) => {
    const where = serviceOf(to)
    return { fr: `Dossier envoyé à ${where.fr}`, en: `File sent to ${where.en}` }
  },
  SentBack: () => ({ fr: 'Dossier revenu au bureau qui décide', en: 'File back at the office that decides' }),
  HandedOver: ({ to }, name) => ({ fr: `Dossier confié à ${name(to)}`, en: `File handed over to ${name(to)}` }),
  PieceAccepted: ({ piece }) => ({ fr: `Pièce acceptée : ${pieceWords[piece].fr}`, en: `Piece accepted: ${pieceWords[piece].en}` }),
  CorrectionAsked: ({ piece, reason }) => {
    const why = correctionReasons(piece).find(r => r.code === reason)?.words
    return {
      fr: `Correction demandée : ${pieceWords[piece].fr}. ${why?.fr ?? ''}`.trim(),
      en: `Correction asked: ${pieceWords[piece].en}. ${why?.en ?? ''}`.trim(),
    }
  },
  CorrectionSent: ({ piece }) => ({
    fr: `Pièce corrigée reçue : ${pieceWords[piece].fr}`,
    en: `Mended piece received: ${pieceWords[piece].en}`,
  }),
  CorrectionReminded: () => ({ fr: 'Rappel envoyé à la personne', en: 'Reminder sent to the person' }),
  Closed: () => ({ fr: 'Demande close : aucune réponse', en: 'Request closed: no answer' }),
  Approved: () => ({ fr: 'Demande acceptée, carte commandée', en: 'Request approved, card ordered' }),
  Refused: ({ grounds }) => {
    const why = grounds.map(g => refusalGround(g.code)?.words)
    return {
      fr: `Demande refusée. ${why.map(w => w?.fr ?? '').join(' ')}`.trim(),
      en: `Request refused. ${why.map(w => w?.en ?? '').join(' ')}`.trim(),
    }
  },
  MessageWritten: ({ from }) =>
    from === 'person'
      ? { fr: 'Message de la personne', en: 'Message from the person' }
      : { fr: 'Message à la personne', en: 'Message to the person' },
  MessagesSettled: () => ({ fr: 'Message noté sans réponse attendue', en: 'Message noted as needing no answer' }),
  Withdrawn: () => ({ fr: 'Demande retirée par la personne', en: 'Request withdrawn by the person' }),
}

/** What an event says in words; `name` gives the name of an agent. */
export const tellEvent = (event: ApplicationEvent, name: (id: string) => string): Words =>
  (told[event.type] as (event: ApplicationEvent, name: (id: string) => string) => Words)(event, name)

/** Who did it, in words: the person, an agent by name, or the service by itself. */
export function actorOf(event: ApplicationEvent, accountId: string, name: (id: string) => string): Words | string {
  if (event.by === accountId) return { fr: 'la personne', en: 'the person' }
  if (event.type === 'CorrectionReminded' || event.type === 'Closed') return { fr: 'le service, de lui-même', en: 'the service by itself' }
  return name(event.by)
}
