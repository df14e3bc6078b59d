import { type Day, day, type Words } from '@papier-rose/law'
import { aboutRequest, inWords } from './notice.ts'

const answerBy = (by: Day | undefined, person: boolean): Words[] => {
  if (!by) return []
  const on = inWords(by)
  return person
    ? [{ fr: `Une réponse est attendue avant la fin du ${on.fr}.`, en: `An answer is expected by the end of ${on.en}.` }]
    : [{ fr: `Une réponse est promise au plus tard le ${on.fr}.`, en: `An answer is promised by ${on.en} at the latest.` }]
}

/** Somebody wrote about a request. What they wrote is read after signing in, never here. */
export const messageNotices = {
  'message-received': aboutRequest('MessageWritten', {
    facts: event => ({ by: event.answerBy }),
    sample: { by: day('2026-12-15') },
    write: ({ by }) => ({
      page: 'messages',
      subject: { fr: 'La préfecture vous a écrit', en: 'The préfecture has written to you' },
      news: [
        {
          fr: 'Un message de la préfecture vous attend sur la page de votre demande.',
          en: 'A message from the préfecture awaits you on the page of your request.',
        },
      ],
      holder: { fr: 'La préfecture garde votre dossier. Il garde son rang.', en: 'The préfecture keeps your file. It keeps its rank.' },
      next: [...answerBy(by, true), { fr: 'Vous pouvez répondre au même endroit.', en: 'You can answer at the same place.' }],
      todo: [{ fr: 'Connectez-vous et lisez le message.', en: 'Sign in and read the message.' }],
      button: { fr: 'Lire le message', en: 'Read the message' },
    }),
  }),
  'message-to-answer': aboutRequest('MessageWritten', {
    to: 'taker',
    facts: event => ({ by: event.answerBy }),
    sample: { by: day('2026-12-01') },
    write: ({ by }) => ({
      page: 'agent-file',
      subject: { fr: 'Un message attend votre réponse', en: 'A message awaits your answer' },
      news: [
        {
          fr: 'La personne d’un de vos dossiers vous a écrit.',
          en: 'The person of one of your files has written to you.',
        },
      ],
      holder: { fr: 'Le dossier est chez vous.', en: 'The file is with you.' },
      next: [
        ...answerBy(by, false),
        {
          fr: 'Le message reste dans la liste « Messages » tant qu’il attend.',
          en: 'The message stays in the list “Messages” as long as it waits.',
        },
      ],
      todo: [
        {
          fr: 'Répondez depuis le dossier, ou notez qu’aucune réponse n’est attendue.',
          en: 'Answer from the file, or note that no answer is expected.',
        },
      ],
      button: { fr: 'Ouvrir les messages du dossier', en: 'Open the messages of the file' },
    }),
  }),
}
