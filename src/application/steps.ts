import { correctionReasons, type Piece, pieceNames, type Words } from '@papier-rose/law'
import type { Event } from './application.ts'

type Told = { readonly [T in Event['type']]: (event: Extract<Event, { type: T }>) => Words | null }

const named = (fr: string, en: string, piece: Piece): Words => ({
  fr: `${fr} : ${pieceNames[piece].fr}`,
  en: `${en}: ${pieceNames[piece].en}`,
})

/** What a person reads of an event of their request; `null`: nothing, on purpose: which colleague has the file is not theirs to follow. */
const told: Told = {
  Submitted: () => ({ fr: 'Vous avez envoyé votre demande', en: 'You sent your request' }),
  Joined: () => ({
    fr: 'Vous avez envoyé la demande de nouveau : elle est jointe à celle-ci',
    en: 'You sent the request again: it is joined to this one',
  }),
  Taken: () => ({ fr: 'Un agent a ouvert votre dossier', en: 'An agent opened your file' }),
  Released: () => null,
  HandedOver: () => null,
  // The same words whoever checks it: a check is no suspicion.
  SentElsewhere: () => ({ fr: 'Votre dossier est vérifié par un autre service', en: 'Your file is being checked by another service' }),
  SentBack: () => ({ fr: 'Votre dossier est revenu à la préfecture qui décide', en: 'Your file is back at the préfecture that decides' }),
  PieceAccepted: ({ piece }) => named('Pièce acceptée', 'Document accepted', piece),
  CorrectionAsked: ({ piece, reason }) => {
    const why = correctionReasons(piece).find(({ code }) => code === reason)?.words
    const what = named('Correction demandée', 'Correction asked', piece)
    return { fr: `${what.fr}. ${why?.fr ?? ''}`.trim(), en: `${what.en}. ${why?.en ?? ''}`.trim() }
  },
  CorrectionSent: ({ piece }) => named('Vous avez envoyé la correction', 'You sent the correction', piece),
  CorrectionReminded: () => ({ fr: 'Nous vous avons rappelé la correction attendue', en: 'We reminded you of the correction we wait for' }),
  Closed: () => ({ fr: 'Demande close, faute de réponse', en: 'Request closed for want of an answer' }),
  Approved: () => ({ fr: 'Demande acceptée', en: 'Request approved' }),
  Refused: () => ({ fr: 'Demande refusée', en: 'Request refused' }),
  MessageWritten: ({ from }) =>
    from === 'person'
      ? { fr: 'Vous avez écrit un message', en: 'You wrote a message' }
      : { fr: 'Un agent vous a écrit', en: 'An agent wrote to you' },
  MessagesSettled: () => null,
  Withdrawn: () => ({ fr: 'Vous avez renoncé à la demande', en: 'You withdrew the request' }),
}

/** What this event of the request says to the person. */
export const tellEvent = (event: Event): Words | null => (told[event.type] as (event: Event) => Words | null)(event)
