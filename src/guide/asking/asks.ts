import { type Category, cardOrder, categories, type Day, isDepartement, type Words } from '@papier-rose/law'
import type { Ask, Choice, Given } from './ask.ts'
import { dayOf } from './ask.ts'

const choices = (...given: readonly (readonly [value: string, fr: string, en: string])[]): Choice[] =>
  given.map(([value, fr, en]) => ({ value, label: { fr, en } }))

/** A question answered by one choice. */
export const choose = (name: string, label: Words, ...given: readonly (readonly [value: string, fr: string, en: string])[]): Ask => ({
  kind: 'choice',
  name,
  label,
  choices: choices(...given),
})

export const yesOrNo = (name: string, label: Words, hint?: Words): Ask => ({
  ...choose(name, label, ['yes', 'Oui', 'Yes'], ['no', 'Non', 'No']),
  ...(hint ? { hint } : {}),
})

const dayHint: Words = { fr: 'Par exemple 23 11 2026.', en: 'For example 23 11 2026.' }

interface DayMore {
  readonly from?: Day
  readonly optional?: true
  readonly hint?: Words
  readonly empty?: Words
}

/** A day that has come already. */
export const pastDay = (name: string, label: Words, today: Day, more: DayMore = {}): Ask => ({
  kind: 'day',
  name,
  label,
  hint: dayHint,
  to: today,
  ...more,
})

/** A day that may be to come. */
export const anyDay = (name: string, label: Words, more: DayMore = {}): Ask => ({
  kind: 'day',
  name,
  label,
  hint: dayHint,
  ...more,
})

export const askNumber = (
  name: string,
  label: Words,
  least: number,
  most: number,
  more: { optional?: true; hint?: Words; unit?: Words } = {},
): Ask => ({
  kind: 'number',
  name,
  label,
  least,
  most,
  ...more,
})

export const birthAsk = (today: Day, given: Given = {}, after: readonly string[] = []): Ask => ({
  kind: 'day',
  name: 'birth',
  birth: true,
  label: { fr: 'Quelle est votre date de naissance ?', en: 'What is your date of birth?' },
  hint: { fr: 'Elle décide de plusieurs papiers et de plusieurs délais.', en: 'Several papers and several dates depend on it.' },
  to: after.map(name => dayOf(given, name)).reduce((soonest: Day, on) => (on && on < soonest ? on : soonest), today),
  wrong: {
    fr: 'La date de naissance doit être avant les autres dates que vous avez données.',
    en: 'The date of birth must come before the other dates that you gave.',
  },
})

export const nationalityAsk: Ask = choose(
  'nationality',
  { fr: 'Quelle est votre nationalité ?', en: 'What is your nationality?' },
  ['french', 'Française', 'French'],
  ['eu', 'D’un autre pays de l’Union européenne', 'Of another country of the European Union'],
  ['other', 'D’un autre pays', 'Of another country'],
)

export const housingAsk: Ask = choose(
  'housing',
  { fr: 'Où habitez-vous ?', en: 'Where do you live?' },
  ['own', 'Chez moi : un contrat ou une facture est à mon nom', 'At my own place: a contract or a bill is in my name'],
  ['parents', 'Chez un de mes parents', 'With one of my parents'],
  ['hosted', 'Chez quelqu’un d’autre', 'With somebody else'],
  ['hotel', 'À l’hôtel ou au camping', 'In a hotel or on a campsite'],
  ['boat', 'Sur un bateau', 'On a boat'],
  ['homeless', 'Je n’ai pas de logement stable', 'I have no stable home'],
)

/** Every request asks who the person is, as far as the papers depend on it. */
export const personAsks = (today: Day, given: Given = {}, after: readonly string[] = []): Ask[] => [
  birthAsk(today, given, after),
  nationalityAsk,
  housingAsk,
]

export const departementAsk: Ask = {
  kind: 'departement',
  name: 'departement',
  label: { fr: 'Dans quel département se trouve le centre d’examen ?', en: 'In which département is the exam centre?' },
  hint: { fr: 'Son numéro, par exemple 44, 2A ou 974.', en: 'Its number, for example 44, 2A or 974.' },
  known: isDepartement,
}

/** Which category, each with what it drives. */
export const categoryAsk = (label: Words, offered: readonly Category[] = cardOrder, name = 'category'): Ask => ({
  kind: 'choice',
  name,
  label,
  choices: offered.map(category => ({
    value: category,
    label: { fr: category, en: category },
    hint: categories[category].vehicles,
  })),
})

export const learningAsk: Ask = choose(
  'learning',
  { fr: 'Comment avez-vous appris à conduire ?', en: 'How did you learn to drive?' },
  ['classic', 'Formation classique ou candidat libre', 'Ordinary training, or on my own'],
  ['aac', 'Conduite accompagnée (AAC)', 'Accompanied learning (AAC)'],
  ['supervised', 'Conduite supervisée', 'Supervised learning'],
  ['encadree', 'Conduite encadrée (formation professionnelle)', 'Within a professional course'],
)
