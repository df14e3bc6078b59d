import type { Words } from '@papier-rose/law'
import type { Letter } from './notice.ts'

const nobody: Words = { fr: 'Personne : ce message vous prévient seulement.', en: 'Nobody: this message only tells you.' }

/** What the question and its reminder have in common. */
const awaitsAnswer = {
  page: 'designations',
  holder: { fr: 'C’est à vous de répondre.', en: 'It is for you to answer.' },
  next: [
    {
      fr: 'La page dit de quoi il s’agit et jusqu’à quand répondre. Votre réponse est gardée avec le dossier.',
      en: 'The page says what it is about and until when to answer. Your answer is kept with the file.',
    },
  ],
  todo: [{ fr: 'Connectez-vous et répondez.', en: 'Sign in and answer.' }],
  button: { fr: 'Répondre', en: 'Answer' },
} as const satisfies Partial<Letter>

/** Letters to a driver about their record. They carry no facts: what happened is read after signing in, never here. */
export const driverLetters = {
  'code-read': {
    page: 'codes',
    subject: { fr: 'Un code que vous avez donné a été utilisé', en: 'A code that you gave was used' },
    news: [
      {
        fr: 'Quelqu’un a utilisé l’un de vos codes pour savoir si votre permis est valable. Vos points n’ont pas été montrés.',
        en: 'Somebody used one of your codes to learn whether your licence is valid. Your points were not shown.',
      },
    ],
    holder: nobody,
    next: [
      {
        fr: 'La page de vos codes dit qui, quand, et ce qui a été répondu.',
        en: 'The page of your codes says who, when, and what was answered.',
      },
    ],
    todo: [
      {
        fr: 'Si ce n’était pas prévu, arrêtez vos codes : ils ne répondront plus.',
        en: 'If you did not expect it, stop your codes: they will answer no more.',
      },
    ],
    button: { fr: 'Voir mes codes', en: 'See my codes' },
  },
  'driver-named': {
    ...awaitsAnswer,
    subject: { fr: 'Une question sur votre permis vous attend', en: 'A question about your licence awaits you' },
    news: [
      {
        fr: 'Quelqu’un a donné votre nom à l’administration. Dites si c’est juste : votre réponse est attendue dans votre espace « Mon permis ».',
        en: 'Somebody gave your name to the administration. Say whether it is right: your answer is awaited in your space “My licence”.',
      },
    ],
  },
  'driver-named-again': {
    ...awaitsAnswer,
    subject: { fr: 'Une question sur votre permis attend toujours', en: 'A question about your licence still waits' },
    news: [
      {
        fr: 'Quelqu’un a donné votre nom à l’administration, et vous n’avez pas encore répondu. Le dernier jour approche.',
        en: 'Somebody gave your name to the administration, and you have not answered yet. The last day is coming.',
      },
    ],
  },
  'report-answered': {
    page: 'reports',
    subject: { fr: 'Une réponse à votre signalement vous attend', en: 'An answer to your report awaits you' },
    news: [
      {
        fr: 'La préfecture a répondu à l’erreur que vous aviez signalée dans votre dossier.',
        en: 'The préfecture has answered about the error that you had reported in your file.',
      },
    ],
    holder: nobody,
    next: [
      {
        fr: 'La réponse dit ce qui change, ou pourquoi rien ne change et comment la contester.',
        en: 'The answer says what changes, or why nothing changes and how to contest it.',
      },
    ],
    todo: [{ fr: 'Connectez-vous et lisez la réponse.', en: 'Sign in and read the answer.' }],
    button: { fr: 'Lire la réponse', en: 'Read the answer' },
  },
  'address-wanted': {
    page: 'address',
    subject: { fr: 'Une lettre n’a pas pu vous être remise', en: 'A letter could not be delivered to you' },
    news: [
      {
        fr: 'Une lettre sur votre permis n’a pas pu vous être remise : nous n’avons pas la bonne adresse postale.',
        en: 'A letter about your licence could not be delivered to you: we do not have the right postal address.',
      },
    ],
    holder: { fr: 'C’est à vous de donner votre adresse.', en: 'It is for you to give your address.' },
    next: [
      {
        fr: 'La lettre repart dès que vous avez donné une autre adresse. Ce message ne fait courir aucun délai.',
        en: 'The letter leaves again as soon as you have given another address. This message starts no delay.',
      },
    ],
    todo: [{ fr: 'Connectez-vous et donnez votre adresse postale.', en: 'Sign in and give your postal address.' }],
    button: { fr: 'Donner mon adresse', en: 'Give my address' },
  },
  'address-changed': {
    page: 'address',
    subject: { fr: 'Votre adresse postale a changé', en: 'Your postal address has changed' },
    news: [
      {
        fr: 'Une nouvelle adresse postale a été donnée dans votre compte. Les lettres sur votre permis y partent maintenant.',
        en: 'A new postal address was given in your account. The letters about your licence go there now.',
      },
    ],
    holder: nobody,
    next: [{ fr: 'L’adresse se lit dans votre compte.', en: 'The address can be read in your account.' }],
    todo: [
      {
        fr: 'Si ce n’était pas vous, connectez-vous, donnez la bonne adresse et fermez les sessions que vous ne connaissez pas.',
        en: 'If it was not you, sign in, give the right address and end the sessions that you do not know.',
      },
    ],
    button: { fr: 'Voir mon adresse', en: 'See my address' },
  },
  'measure-ends': {
    page: 'licence-measures',
    subject: { fr: 'Une date de votre dossier de permis approche', en: 'A day of your licence record is coming' },
    news: [
      {
        fr: 'Une date de votre dossier approche. Ce jour-là, rien ne se fait tout seul.',
        en: 'A day of your record is coming. On that day, nothing happens by itself.',
      },
    ],
    holder: {
      fr: 'Votre espace dit qui doit agir maintenant : vous, ou la préfecture.',
      en: 'Your space says who has to act now: you, or the préfecture.',
    },
    next: [{ fr: 'Ce message ne fait courir aucun délai.', en: 'This message starts no delay.' }],
    todo: [
      {
        fr: 'Connectez-vous et lisez la page « Mes mesures » : elle dit le jour, ce qui manque, et comment le faire.',
        en: 'Sign in and read the page “My measures”: it says the day, what is missing, and how to do it.',
      },
    ],
    button: { fr: 'Voir ce qui manque', en: 'See what is missing' },
  },
} as const satisfies Record<string, Letter>
