import type { Words } from '@papier-rose/law'
import type { Letter } from './notice.ts'

const yours: Words = { fr: 'Vous seul pouvez confirmer cette adresse.', en: 'You alone can confirm this address.' }

/** The code that proves that somebody reads this address. It is kept nowhere. */
export const codeLetter = (code: string, minutes: number): Letter => ({
  page: 'contacts',
  subject: { fr: `Votre code : ${code}`, en: `Your code: ${code}` },
  news: [
    {
      fr: `Tapez ${code} sur la page qui vous l’a demandé. Il sert une fois, pendant ${minutes} minutes.`,
      en: `Type ${code} on the page that asked for it. It works once, for ${minutes} minutes.`,
    },
  ],
  holder: yours,
  next: [
    {
      fr: 'Une fois le code tapé, nous vous écrirons à cette adresse.',
      en: 'Once the code is typed, we will write to you at this address.',
    },
  ],
  todo: [
    {
      fr: 'Ne donnez ce code à personne. Si vous n’avez rien demandé, ne faites rien : rien ne changera.',
      en: 'Give this code to nobody. If you asked for nothing, do nothing: nothing will change.',
    },
  ],
  button: { fr: 'Voir mes coordonnées', en: 'See my contact details' },
})

/** The same code in one short text. */
export const codeText = (code: string, minutes: number): Words => ({
  fr: `Papier rose : votre code est ${code}, pendant ${minutes} minutes. Ne le donnez à personne.`,
  en: `Papier rose: your code is ${code}, for ${minutes} minutes. Give it to nobody.`,
})

const changed = (subject: Words, news: Words): Letter => ({
  page: 'contacts',
  subject,
  news: [news],
  holder: { fr: 'Personne : ce message vous prévient seulement.', en: 'Nobody: this message only tells you.' },
  next: [{ fr: 'Rien d’autre ne change dans vos demandes.', en: 'Nothing else changes in your requests.' }],
  todo: [
    {
      fr: 'Si ce n’était pas vous, connectez-vous, fermez les sessions que vous ne connaissez pas et remettez vos coordonnées.',
      en: 'If this was not you, sign in, end the sessions that you do not know and put your contact details back.',
    },
  ],
  button: { fr: 'Voir mes coordonnées', en: 'See my contact details' },
})

/** Told once to the old e-mail address, or at the e-mail address when the mobile changed. */
export const changeLetters = {
  email: changed(
    { fr: 'Votre adresse e-mail a changé chez Papier rose', en: 'Your e-mail address has changed at Papier rose' },
    {
      fr: 'Nous n’écrivons plus à cette adresse : une autre a été donnée dans votre compte.',
      en: 'We no longer write to this address: another one was given in your account.',
    },
  ),
  mobile: changed(
    { fr: 'Votre mobile a changé chez Papier rose', en: 'Your mobile has changed at Papier rose' },
    {
      fr: 'Le mobile que nous connaissions a été remplacé ou retiré dans votre compte.',
      en: 'The mobile that we knew was replaced or removed in your account.',
    },
  ),
} as const

/** The letters about the account itself, with invented facts. */
export const accountLetters = {
  'contact-code': codeLetter('407213', 15),
  'email-changed': changeLetters.email,
  'mobile-changed': changeLetters.mobile,
} as const
