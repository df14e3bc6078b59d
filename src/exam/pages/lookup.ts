import { type Category, cardOrder, type Day, isCategory, normalizeNeph, type Words } from '@papier-rose/law'
import {
  button,
  column,
  type DateParts,
  dateInput,
  details,
  errorSummary,
  type FieldError,
  form,
  heading,
  paragraph,
  select,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang, path } from '../../kit/html.ts'
import type { Form } from '../../kit/http.ts'
import { asTyped, dayTyped, partsTyped, unfinished } from '../../kit/typed-day.ts'
import type { HumanCheck } from '../human.ts'

/** What somebody types to see a result. */
export interface Lookup {
  readonly neph: string
  readonly birth: Day
  readonly category: Category
}

export interface Typed {
  readonly neph: string
  readonly birth: DateParts
  readonly category: string
}

const words = {
  title: { fr: 'Voir le résultat de mon examen', en: 'See my exam result' },
  lead: {
    fr: 'Vous n’avez pas besoin de compte. Prenez votre convocation à l’examen : votre numéro NEPH y est écrit.',
    en: 'You need no account. Take your exam notice: your NEPH number is written on it.',
  },
  neph: { fr: 'Numéro NEPH', en: 'NEPH number' },
  nephHint: {
    fr: '12 chiffres, avec ou sans espaces. Par exemple : 24 09 75 10 00 01',
    en: '12 digits, with or without spaces. For example: 24 09 75 10 00 01',
  },
  birth: { fr: 'Date de naissance', en: 'Date of birth' },
  birthHint: { fr: 'Par exemple : 12 3 2009', en: 'For example: 12 3 2009' },
  category: { fr: 'Catégorie de l’examen', en: 'Category of the exam' },
  choose: { fr: 'Choisissez', en: 'Choose' },
  see: { fr: 'Voir mon résultat', en: 'See my result' },
  when: { fr: 'Quand mon résultat est-il visible ?', en: 'When can my result be seen?' },
  example: { fr: 'Par exemple, pour un examen passé aujourd’hui à Paris :', en: 'For example, for an exam taken in Paris today:' },
  human: {
    fr: 'Ce numéro a été essayé plusieurs fois. Cette question nous assure qu’une personne est là.',
    en: 'This number has been tried several times. This question makes sure that a person is there.',
  },
  wrongHuman: {
    fr: 'La réponse n’est pas la bonne. Voici une autre question.',
    en: 'That is not the right answer. Here is another question.',
  },
  askHuman: { fr: 'Répondez à la question pour voir le résultat.', en: 'Answer the question to see the result.' },
  nothing: {
    fr: 'Nous n’avons pas de résultat à montrer pour ces réponses. Vérifiez le numéro, la date de naissance et la catégorie. Si vous venez de passer l’examen, le résultat n’est peut-être pas encore publié.',
    en: 'We have no result to show for these answers. Check the number, the date of birth and the category. If you have just taken the exam, the result may not be published yet.',
  },
  birthMissing: { fr: 'Saisissez votre date de naissance : jour, mois et année.', en: 'Enter your date of birth: day, month and year.' },
  birthUnreal: {
    fr: 'Cette date n’existe pas. Vérifiez le jour et le mois.',
    en: 'This date does not exist. Check the day and the month.',
  },
  birthFuture: {
    fr: 'La date de naissance est dans l’avenir. Vérifiez l’année.',
    en: 'The date of birth is in the future. Check the year.',
  },
  categoryMissing: { fr: 'Choisissez la catégorie de l’examen.', en: 'Choose the category of the exam.' },
} satisfies Record<string, Words>

export const lookupTitle = words.title
export const noResult: FieldError = { field: '', words: words.nothing }
export const humanFirst: FieldError = { field: 'human', words: words.askHuman }
export const humanWrong: FieldError = { field: 'human', words: words.wrongHuman }

/** Reads the form: what is asked, or what is wrong beside each field. */
export function readLookup(form: Form, today: Day): { typed: Typed } & ({ value: Lookup } | { errors: FieldError[] }) {
  const birth = partsTyped('birth', name => form.text(name))
  const typed = { neph: form.text('neph'), birth, category: form.text('category') }
  const neph = normalizeNeph(typed.neph)
  const on = dayTyped(birth)
  const errors: FieldError[] = []
  if ('problem' in neph) errors.push({ field: 'neph', words: neph.problem })
  const birthProblem = problemOf(birth, on, today)
  if (birthProblem) errors.push({ field: 'birth', words: birthProblem })
  if (!isCategory(typed.category)) errors.push({ field: 'category', words: words.categoryMissing })
  if ('problem' in neph || birthProblem || !on || !isCategory(typed.category)) return { typed, errors }
  return { typed, value: { neph: neph.neph, birth: on, category: typed.category } }
}

function problemOf(birth: DateParts, on: Day | undefined, today: Day): Words | undefined {
  if (unfinished(birth)) return words.birthMissing
  if (!on) return words.birthUnreal
  return on > today ? words.birthFuture : undefined
}

const family = {
  two: { fr: 'deux-roues', en: 'two wheels' },
  car: { fr: 'voiture', en: 'car' },
  goods: { fr: 'marchandises', en: 'goods' },
  people: { fr: 'voyageurs', en: 'passengers' },
} satisfies Record<string, Words>

const familyOf = (category: Category): Words =>
  category.startsWith('A') ? family.two : category.startsWith('B') ? family.car : category.startsWith('C') ? family.goods : family.people

const options = cardOrder
  .filter(category => category !== 'AM')
  .map(category => ({
    value: category,
    label: { fr: `${category} (${familyOf(category).fr})`, en: `${category} (${familyOf(category).en})` },
  }))

export interface LookupPage {
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly human?: HumanCheck
  /** When a practical result is shown after an exam of today. */
  readonly published: readonly Words[]
}

/** The form with which a result is looked up. */
export function lookup(lang: Lang, { ids, typed, errors, human, published }: LookupPage): Content {
  const q = { lang, errors }
  return column(
    errorSummary(lang, errors),
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    form({
      action: path(lang, '/resultat'),
      ...ids,
      content: [
        textInput({
          ...q,
          name: 'neph',
          label: words.neph,
          hint: words.nephHint,
          value: typed?.neph,
          width: 20,
          keyboard: 'numeric',
          verbatim: true,
        }),
        dateInput({ ...q, name: 'birth', label: words.birth, hint: words.birthHint, value: typed?.birth, birthDate: true }),
        select({
          ...q,
          name: 'category',
          label: words.category,
          value: typed?.category,
          options: [{ value: '', label: words.choose }, ...options],
        }),
        human && [
          paragraph(lang, words.human),
          textInput({ ...q, name: 'human', label: human.question, width: 3, keyboard: 'numeric', value: '' }),
          html`<input type="hidden" name="human-check" value="${human.token}">`,
        ],
        button({ lang, label: words.see }),
      ],
    }),
    details(lang, words.when, html`${[words.example, ...published].map(sentence => paragraph(lang, sentence))}`),
  )
}

/** What was typed, for the gallery. */
export const typedOf = ({ neph, birth, category }: Lookup): Typed => ({ neph, birth: asTyped(birth), category })
