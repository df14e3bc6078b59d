import type { Words } from '@papier-rose/law'
import type { Letter } from './notice.ts'

const waits: Words = { fr: 'Une lettre sur votre permis vous attend', en: 'A letter about your licence awaits you' }

// What the letter says is read after signing in: nothing of it stands here, not even its kind.
const waiting = (next: readonly Words[]): Letter => ({
  page: 'licence-letters',
  subject: waits,
  news: [{ fr: 'Une nouvelle lettre est dans votre espace « Mon permis ».', en: 'A new letter is in your space “My licence”.' }],
  holder: { fr: 'La lettre est à vous : personne d’autre ne la lit ici.', en: 'The letter is yours: nobody else reads it here.' },
  next,
  todo: [
    {
      fr: 'Connectez-vous et lisez la lettre. Elle dit ce que vous devez faire, et comment la contester.',
      en: 'Sign in and read the letter. It says what you have to do, and how to contest it.',
    },
  ],
  button: { fr: 'Lire mes lettres', en: 'Read my letters' },
})

const starts: Words = {
  fr: 'Ce message vous prévient seulement : il ne fait courir aucun délai.',
  en: 'This message only tells you: it starts no delay.',
}

/** The letters that tell of a letter about the licence: by the way that it takes. */
export const licenceLetters = {
  'letter-in-account': waiting([
    {
      fr: 'Vous avez accepté de recevoir ces lettres ici. L’ouvrir fait courir les délais ; ne pas l’ouvrir ne les arrête pas longtemps.',
      en: 'You accepted to receive these letters here. Opening it starts the delays; not opening it does not hold them for long.',
    },
    starts,
  ]),
  'letter-by-post': waiting([
    {
      fr: 'Elle part aussi par La Poste, à la dernière adresse que vous nous avez donnée. Les délais courent selon la lettre de papier.',
      en: 'It also leaves by post, to the last address that you gave us. The delays run by the letter on paper.',
    },
    starts,
  ]),
} as const satisfies Record<string, Letter>
