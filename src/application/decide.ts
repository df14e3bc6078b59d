import { abandonedOn, correctionLastDay, correctionReminderOn } from '@papier-rose/law'
import { type Allowed, guard } from '../kit/allowed.ts'
import { type Refusal, refuse } from '../kit/store.ts'
import { type Application, type Command, type Event, piecesIn, queueOf, type Status } from './application.ts'

/** What may be asked of a request, when and by whom. */
export const allowed: Allowed<Command, Status> = {
  Submit: { from: ['none'], by: ['applicant'], what: { fr: 'envoyer la demande', en: 'send the request' } },
  Join: {
    from: ['with-agent', 'with-applicant'],
    by: ['applicant'],
    what: { fr: 'joindre une demande envoyée de nouveau', en: 'join a request sent again' },
  },
  Take: {
    from: ['with-agent', 'with-applicant'],
    by: ['reviewer', 'supervisor', 'verifier'],
    what: { fr: 'prendre le dossier', en: 'take the file' },
  },
  Release: {
    from: ['with-agent', 'with-applicant'],
    by: ['reviewer', 'supervisor', 'verifier'],
    what: { fr: 'rendre le dossier', en: 'release the file' },
  },
  HandOver: {
    from: ['with-agent', 'with-applicant'],
    by: ['reviewer', 'supervisor', 'verifier'],
    what: { fr: 'confier le dossier', en: 'hand the file over' },
  },
  SendElsewhere: {
    from: ['with-agent'],
    by: ['reviewer', 'supervisor'],
    what: { fr: 'faire vérifier le dossier par un autre service', en: 'have the file checked by another service' },
  },
  SendBack: {
    from: ['with-agent', 'with-applicant'],
    by: ['reviewer', 'supervisor', 'verifier'],
    what: { fr: 'renvoyer le dossier à la préfecture qui décide', en: 'send the file back to the préfecture that decides' },
  },
  AcceptPiece: {
    from: ['with-agent', 'with-applicant'],
    by: ['reviewer', 'supervisor'],
    what: { fr: 'accepter une pièce', en: 'accept a piece' },
  },
  AskForCorrection: {
    from: ['with-agent', 'with-applicant'],
    by: ['reviewer', 'supervisor', 'verifier'],
    what: { fr: 'demander une correction', en: 'ask for a correction' },
  },
  SendCorrection: { from: ['with-applicant'], by: ['applicant'], what: { fr: 'envoyer une pièce corrigée', en: 'send a mended piece' } },
  Approve: { from: ['with-agent'], by: ['reviewer', 'supervisor'], what: { fr: 'accepter la demande', en: 'approve the request' } },
  Refuse: { from: ['with-agent'], by: ['reviewer', 'supervisor'], what: { fr: 'refuser la demande', en: 'refuse the request' } },
  Withdraw: {
    from: ['with-agent', 'with-applicant'],
    by: ['applicant'],
    what: { fr: 'renoncer à la demande', en: 'withdraw the request' },
  },
  WriteMessage: {
    from: ['with-agent', 'with-applicant', 'approved', 'refused', 'withdrawn', 'closed'],
    by: ['applicant', 'reviewer', 'supervisor', 'verifier'],
    what: { fr: 'écrire un message', en: 'write a message' },
  },
  SettleMessages: {
    from: ['with-agent', 'with-applicant', 'approved', 'refused', 'withdrawn', 'closed'],
    by: ['reviewer', 'supervisor', 'verifier'],
    what: { fr: 'noter qu’un message n’attend pas de réponse', en: 'note that a message needs no answer' },
  },
  DeadlinePassed: { from: ['with-applicant'], by: ['system'], what: { fr: 'laisser passer un délai', en: 'let a delay pass' } },
}

export type RefusalCode =
  | 'not-for-you'
  | 'not-now'
  | 'taken-by-another'
  | 'not-taken'
  | 'piece-unknown'
  | 'piece-not-asked'
  | 'pieces-to-check'
  | 'correction-pending'
  | 'grounds-missing'
  | 'sent-elsewhere'
  | 'not-elsewhere'
  | 'another-queue'

/** What may be done to a request, and what becomes of it. No clock, no database, no mail. */
export function decide(command: Command, now: Application): Event[] | Refusal<RefusalCode> {
  const no = guard(allowed, command, now.status) ?? ofAnotherQueue(command, now) ?? heldByAnother(command, now)
  if (no) return no
  const { by, at } = command
  switch (command.type) {
    case 'Submit':
      return [{ type: 'Submitted', subject: command.subject, on: command.on, by, at }]
    case 'Join':
      return [{ type: 'Joined', answersId: command.answersId, by, at }]
    case 'Take':
      return now.taker === by ? [] : [{ type: 'Taken', by, at }]
    case 'Release':
      return [{ type: 'Released', by, at }]
    case 'HandOver':
      return command.to === now.taker ? [] : [{ type: 'HandedOver', to: command.to, by, at }]
    case 'SendElsewhere': {
      const { to, wordsId, on } = command
      if (now.elsewhere) return refuse('sent-elsewhere', { to: now.elsewhere })
      if (to.kind === 'office' && to.office === now.subject?.office) return refuse('not-elsewhere')
      return [{ type: 'SentElsewhere', to, wordsId, on, by, at }]
    }
    case 'SendBack':
      return now.elsewhere ? [{ type: 'SentBack', wordsId: command.wordsId, on: command.on, by, at }] : refuse('not-elsewhere')
    case 'AcceptPiece': {
      const piece = now.pieces[command.piece]
      if (!piece) return refuse('piece-unknown', { piece: command.piece })
      if (piece.state === 'to-mend') return refuse('correction-pending', { pieces: [command.piece] })
      return piece.state === 'accepted' ? [] : [{ type: 'PieceAccepted', piece: command.piece, by, at }]
    }
    case 'AskForCorrection': {
      if (!now.pieces[command.piece]) return refuse('piece-unknown', { piece: command.piece })
      const { piece, reason, wordsId, on } = command
      const days = {
        reminderOn: correctionReminderOn(on, command.law).value,
        lastDay: correctionLastDay(on, command.law).value,
        closesOn: abandonedOn(on).value,
      }
      return [{ type: 'CorrectionAsked', piece, reason, wordsId, on, ...days, by, at }]
    }
    case 'SendCorrection': {
      if (now.pieces[command.piece]?.state !== 'to-mend') return refuse('piece-not-asked', { piece: command.piece })
      const stillToMend = piecesIn(now, 'to-mend').filter(piece => piece !== command.piece)
      const { piece, on, answersId, office } = command
      return [
        { type: 'CorrectionSent', piece, on, stillToMend, ...(answersId ? { answersId } : {}), ...(office ? { office } : {}), by, at },
      ]
    }
    case 'Approve': {
      if (now.elsewhere) return refuse('sent-elsewhere', { to: now.elsewhere })
      const pieces = piecesIn(now, 'to-check', 'mended')
      return pieces.length > 0 ? refuse('pieces-to-check', { pieces }) : [{ type: 'Approved', on: command.on, by, at }]
    }
    case 'Refuse':
      if (now.elsewhere) return refuse('sent-elsewhere', { to: now.elsewhere })
      // CRPA L. 211-5: a refusal states its grounds in law and in fact, in writing.
      return command.grounds.length === 0
        ? refuse('grounds-missing')
        : [{ type: 'Refused', grounds: command.grounds, on: command.on, by, at }]
    case 'Withdraw':
      return [{ type: 'Withdrawn', by, at }]
    case 'WriteMessage': {
      const { messageId, on, answerBy } = command
      const from = command.as === 'applicant' ? 'person' : 'office'
      return [{ type: 'MessageWritten', messageId, from, on, ...(answerBy ? { answerBy } : {}), by, at }]
    }
    case 'SettleMessages':
      return now.message?.waitsFor === 'office' ? [{ type: 'MessagesSettled', by, at }] : []
    case 'DeadlinePassed':
      return command.name === 'reminder'
        ? [{ type: 'CorrectionReminded', on: command.on, by, at }]
        : [{ type: 'Closed', on: command.on, by, at }]
  }
}

const worked = [
  'Release',
  'HandOver',
  'SendElsewhere',
  'SendBack',
  'AcceptPiece',
  'AskForCorrection',
  'Approve',
  'Refuse',
  'WriteMessage',
  'SettleMessages',
]

const ofSupervisors = ['Take', 'Release', 'HandOver', 'SendElsewhere', 'SendBack', 'WriteMessage', 'SettleMessages']

/** One queue owns a file: who works in another one does nothing to it, except a supervisor of the office that decides, who may call it back. */
function ofAnotherQueue(command: Command, now: Application): Refusal<'another-queue'> | undefined {
  if (command.queue === undefined || command.queue === queueOf(now)) return undefined
  const calledBack = command.type === 'SendBack' && command.as === 'supervisor' && command.queue === now.subject?.office
  return calledBack ? undefined : refuse('another-queue', { queue: queueOf(now) })
}

/** Two agents never work the same file unknowingly: who acts on it has taken it. A supervisor may take it over, release it, hand it on and answer. */
function heldByAnother(command: Command, now: Application): Refusal<'taken-by-another' | 'not-taken'> | undefined {
  const mayMove = command.as === 'supervisor' && ofSupervisors.includes(command.type)
  if (mayMove || command.as === 'applicant') return undefined
  if (command.type === 'Take' && now.taker && now.taker !== command.by) return refuse('taken-by-another', { taker: now.taker })
  if (!worked.includes(command.type)) return undefined
  if (!now.taker) return refuse('not-taken')
  return now.taker === command.by ? undefined : refuse('taken-by-another', { taker: now.taker })
}
