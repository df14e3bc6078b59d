import type { Nationality, Words } from '@papier-rose/law'
import { radios } from '../../../kit/design/components.ts'
import { chosen, type Question, shownAs } from '../question.ts'

const title = { fr: 'Quelle est votre nationalité ?', en: 'What is your nationality?' }

const nationalities: Readonly<Record<Nationality, { label: Words; hint?: Words }>> = {
  french: { label: { fr: 'Française', en: 'French' } },
  eu: {
    label: { fr: 'D’un autre pays d’Europe', en: 'Of another European country' },
    hint: {
      fr: 'Union européenne, Espace économique européen, Suisse, Monaco, Andorre, Saint-Marin, Vatican',
      en: 'European Union, European Economic Area, Switzerland, Monaco, Andorra, San Marino, Vatican',
    },
  },
  other: { label: { fr: 'D’un autre pays', en: 'Of another country' } },
}

export const nationality: Question = {
  path: 'nationalite',
  title,
  task: { fr: 'Votre nationalité', en: 'Your nationality' },
  applies: () => true,
  read(form) {
    const value = chosen(form, 'nationality', nationalities)
    if (value) return { answers: { nationality: value } }
    return { errors: [{ field: 'nationality', words: { fr: 'Choisissez votre nationalité.', en: 'Choose your nationality.' } }] }
  },
  view: ({ lang, at, typed, errors }) =>
    radios({
      lang,
      name: 'nationality',
      label: title,
      asTitle: true,
      hint: {
        fr: 'Elle décide des pièces à envoyer. Si vous êtes aussi Français, choisissez « Française ».',
        en: 'It decides which documents to send. If you are also French, choose “French”.',
      },
      value: shownAs(typed, 'nationality', at.answers.nationality),
      errors,
      choices: Object.entries(nationalities).map(([value, words]) => ({ value, ...words })),
    }),
  answer: ({ answers }) => answers.nationality && nationalities[answers.nationality].label,
}
