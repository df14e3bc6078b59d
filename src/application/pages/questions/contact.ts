import { heading, paragraph, textInput } from '../../../kit/design/components.ts'
import { asTyped, type Question, shownAs } from '../question.ts'

const title = { fr: 'Comment vous joindre ?', en: 'How can we reach you?' }
const problems = {
  email: {
    fr: 'Saisissez une adresse e-mail complète, par exemple nom@exemple.fr.',
    en: 'Enter a whole e-mail address, for example name@example.com.',
  },
  mobile: {
    fr: 'Saisissez un numéro de mobile complet, par exemple 06 12 34 56 78, ou avec l’indicatif du pays : +262 692 12 34 56.',
    en: 'Enter a whole mobile number, for example 06 12 34 56 78, or with the country code: +262 692 12 34 56.',
  },
}

/** Enough to catch a slip; whether it arrives, only the e-mail itself can tell. */
const email = /^[^\s@,;<>()]+@[^\s@.,;<>()]+(\.[^\s@.,;<>()]+)+$/

/** A number without its separators: ten figures in France, or a country code and its number. */
function readMobile(text: string): string | undefined {
  const typed = text.replace(/[\s.\-()/]/g, '').replace(/^00/, '+')
  if (/^0[67]\d{8}$/.test(typed)) return typed
  return /^\+[1-9]\d{7,14}$/.test(typed) ? typed : undefined
}

export const contact: Question = {
  path: 'coordonnees',
  title,
  task: { fr: 'Votre e-mail et votre mobile', en: 'Your e-mail and mobile' },
  applies: () => true,
  read(form) {
    const address = form.text('email')
    const typed = form.text('mobile')
    const mobile = readMobile(typed)
    const errors = [
      ...(email.test(address) && address.length <= 254 ? [] : [{ field: 'email', words: problems.email }]),
      ...(typed !== '' && !mobile ? [{ field: 'mobile', words: problems.mobile }] : []),
    ]
    return errors.length > 0 ? { errors } : { answers: { contact: { email: address, ...(mobile ? { mobile } : {}) } } }
  },
  view({ lang, at, typed, errors }) {
    const kept = at.answers.contact ?? at.account
    return [
      heading(lang, title),
      paragraph(lang, {
        fr: 'Nous vous écrivons à chaque étape. L’adresse e-mail est celle que nous avons déjà : corrigez-la si elle a changé.',
        en: 'We write to you at each step. The e-mail address is the one we already have: correct it if it has changed.',
      }),
      textInput({
        lang,
        name: 'email',
        label: { fr: 'Adresse e-mail', en: 'E-mail address' },
        value: shownAs(typed, 'email', kept.email),
        type: 'email',
        keyboard: 'email',
        autocomplete: 'email',
        errors,
      }),
      textInput({
        lang,
        name: 'mobile',
        label: { fr: 'Numéro de mobile (facultatif)', en: 'Mobile number (optional)' },
        hint: {
          fr: 'Un agent peut vous appeler s’il a une question sur vos pièces.',
          en: 'An agent may call you with a question about your documents.',
        },
        value: shownAs(typed, 'mobile', kept.mobile),
        type: 'tel',
        keyboard: 'tel',
        autocomplete: 'tel',
        width: 20,
        errors,
      }),
    ]
  },
  answer({ answers: { contact: kept } }) {
    return kept && asTyped([kept.email, kept.mobile].filter(Boolean).join(', '))
  },
}
