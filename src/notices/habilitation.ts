import { type Day, day } from '@papier-rose/law'
import { inWords, type Letter } from './notice.ts'

/** Told to the agent whose habilitation comes to its end. */
export const habilitationEnding = (lastDay: Day): Letter => ({
  page: 'agents',
  subject: { fr: 'Votre habilitation prend bientôt fin', en: 'Your authorisation ends soon' },
  news: [
    {
      fr: `Votre habilitation à Papier rose court jusqu’au ${inWords(lastDay).fr} compris.`,
      en: `Your authorisation at Papier rose runs up to and including ${inWords(lastDay).en}.`,
    },
  ],
  holder: { fr: 'Les superviseurs de votre préfecture.', en: 'The supervisors of your préfecture.' },
  next: [
    {
      fr: 'Après ce jour, vous ne pourrez plus vous connecter. Les dossiers que vous avez pris restent à votre nom jusqu’à ce qu’un collègue les reprenne.',
      en: 'After that day you can no longer sign in. The files that you took stay in your name until a colleague takes them over.',
    },
  ],
  todo: [
    {
      fr: 'Si vous continuez, demandez à un superviseur de changer le dernier jour. Sinon, rendez vos dossiers.',
      en: 'If you go on, ask a supervisor to change the last day. Otherwise release your files.',
    },
  ],
  button: { fr: 'Voir mes dossiers', en: 'See my files' },
})

/** Told to each supervisor of the préfecture. */
export const habilitationToRenew = (lastDay: Day): Letter => ({
  page: 'habilitations',
  subject: { fr: 'Une habilitation prend bientôt fin', en: 'An authorisation ends soon' },
  news: [
    {
      fr: `L’habilitation d’un agent de votre préfecture court jusqu’au ${inWords(lastDay).fr} compris.`,
      en: `The authorisation of an agent of your préfecture runs up to and including ${inWords(lastDay).en}.`,
    },
  ],
  holder: { fr: 'Vous, et les autres superviseurs.', en: 'You, and the other supervisors.' },
  next: [{ fr: 'Après ce jour, l’agent ne pourra plus se connecter.', en: 'After that day the agent can no longer sign in.' }],
  todo: [
    {
      fr: 'Changez le dernier jour si l’agent continue ; sinon, confiez ses dossiers à un collègue.',
      en: 'Change the last day if the agent goes on; otherwise hand their files over to a colleague.',
    },
  ],
  button: { fr: 'Voir les habilitations', en: 'See the authorisations' },
})

/** The letters about habilitations, with invented facts. */
export const habilitationLetters = {
  'habilitation-ending': habilitationEnding(day('2026-12-31')),
  'habilitation-to-renew': habilitationToRenew(day('2026-12-31')),
} as const
