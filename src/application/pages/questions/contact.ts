import { contactProblems as problems, readEmail, readMobile } from '../../../account/index.ts'
import { heading, paragraph, textInput } from '../../../kit/design/components.ts'
import { asTyped, type Question, shownAs } from '../question.ts'

const title = { fr: 'Comment vous joindre ?', en: 'How can we reach you?' }

export const contact: Question = {
  path: 'coordonnees',
  title,
  task: { fr: 'Votre e-mail et votre mobile', en: 'Your e-mail and mobile' },
  applies: () => true,
  read(form) {
    const address = readEmail(form.text('email'))
    const typed = form.text('mobile')
    const mobile = readMobile(typed)
    const errors = [
      ...(address ? [] : [{ field: 'email', words: problems.email }]),
      ...(typed !== '' && !mobile ? [{ field: 'mobile', words: problems.mobile }] : []),
    ]
    return !address || errors.length > 0 ? { errors } : { answers: { contact: { email: address, ...(mobile ? { mobile } : {}) } } }
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
