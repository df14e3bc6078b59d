import type { Housing, Words } from '@papier-rose/law'
import { radios } from '../../../kit/design/components.ts'
import { chosen, type Question, shownAs } from '../question.ts'

const title = { fr: 'Chez qui habitez-vous ?', en: 'Whose home do you live in?' }

const housings: Readonly<Record<Housing, { label: Words; hint?: Words }>> = {
  own: {
    label: { fr: 'Chez moi', en: 'My own' },
    hint: {
      fr: 'Une facture, un avis d’impôt ou une quittance est à votre nom.',
      en: 'A bill, a tax notice or a rent receipt is in your name.',
    },
  },
  parents: { label: { fr: 'Chez mes parents', en: 'My parents’' } },
  hosted: { label: { fr: 'Chez quelqu’un d’autre, qui m’héberge', en: 'That of somebody else who houses me' } },
  hotel: { label: { fr: 'À l’hôtel ou au camping', en: 'A hotel or a campsite' } },
  boat: { label: { fr: 'Sur un bateau', en: 'A boat' } },
  homeless: {
    label: { fr: 'Je n’ai pas de domicile stable', en: 'I have no stable home' },
    hint: {
      fr: 'Vous avez élu domicile auprès d’une mairie ou d’une association.',
      en: 'A town hall or an association gives you an address.',
    },
  },
}

export const housing: Question = {
  path: 'logement',
  title,
  task: { fr: 'Votre logement', en: 'Your home' },
  applies: () => true,
  read(form) {
    const value = chosen(form, 'housing', housings)
    if (value) return { answers: { housing: value } }
    return {
      errors: [
        {
          field: 'housing',
          words: { fr: 'Choisissez la réponse qui vous ressemble le plus.', en: 'Choose the answer that is closest to yours.' },
        },
      ],
    }
  },
  view: ({ lang, at, typed, errors }) =>
    radios({
      lang,
      name: 'housing',
      label: title,
      asTitle: true,
      hint: { fr: 'La réponse décide du justificatif de domicile à envoyer.', en: 'The answer decides which proof of address to send.' },
      value: shownAs(typed, 'housing', at.answers.housing),
      errors,
      choices: Object.entries(housings).map(([value, words]) => ({ value, ...words })),
    }),
  answer: ({ answers }) => answers.housing && housings[answers.housing].label,
}
