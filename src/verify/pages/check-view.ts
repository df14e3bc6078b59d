import { cardOrder, type Words } from '@papier-rose/law'
import type { HumanCheck } from '../../exam/index.ts'
import {
  button,
  column,
  type DateParts,
  dateInput,
  errorSummary,
  type FieldError,
  form,
  heading,
  inset,
  link,
  linkButton,
  panel,
  paragraph,
  select,
  summaryList,
  tag,
  textInput,
} from '../../kit/design/components.ts'
import { type Content, formatInstant, html, type Lang, path, say } from '../../kit/html.ts'
import { type CodeReading, purposes } from '../codes.ts'
import { validWords } from './codes-view.ts'

const words = {
  title: { fr: 'Vérifier un permis avec un code', en: 'Check a licence with a code' },
  lead: {
    fr: 'La personne vous a donné un code de 12 chiffres. Vous saurez si son permis est valable aujourd’hui. Pas de compte à créer.',
    en: 'The person gave you a code of 12 figures. You will know whether their licence is valid today. No account is needed.',
  },
  seen: {
    fr: 'La personne verra qui vous avez dit être, quand, et la réponse.',
    en: 'The person will see who you said you are, when, and the answer.',
  },
  code: { fr: 'Code', en: 'Code' },
  codeHint: { fr: '12 chiffres, avec ou sans espaces.', en: '12 figures, with or without spaces.' },
  name: { fr: 'Nom de la personne', en: 'Surname of the person' },
  nameHint: {
    fr: 'Comme sur sa pièce d’identité : nom de naissance ou nom d’usage, sans les prénoms.',
    en: 'As on their identity document: birth name or name in use, without first names.',
  },
  birth: { fr: 'Sa date de naissance', en: 'Their date of birth' },
  birthHint: { fr: 'Par exemple : 12 3 2009', en: 'For example: 12 3 2009' },
  who: { fr: 'Qui êtes-vous ?', en: 'Who are you?' },
  whoHint: {
    fr: 'Votre nom et celui de votre entreprise. Par exemple : Claire Vasseur, Transports Vasseur',
    en: 'Your name and that of your company. For example: Claire Vasseur, Transports Vasseur',
  },
  purpose: { fr: 'Pourquoi vérifiez-vous ?', en: 'Why are you checking?' },
  choose: { fr: 'Choisissez', en: 'Choose' },
  check: { fr: 'Vérifier', en: 'Check' },
  human: {
    fr: 'Ce code a été essayé plusieurs fois. Cette question nous assure qu’une personne est là.',
    en: 'This code has been tried several times. This question makes sure that a person is there.',
  },
  nothing: {
    fr: 'Ces réponses n’ouvrent rien. Vérifiez le code, le nom et la date de naissance avec la personne. Le code peut aussi avoir déjà servi, être arrêté ou terminé : demandez-en un autre.',
    en: 'These answers open nothing. Check the code, the name and the date of birth with the person. The code may also have been used, stopped or ended: ask for another.',
  },
  paper: { fr: 'Vérifier un document papier', en: 'Check a paper document' },
  answer: { fr: 'Réponse', en: 'Answer' },
  on: { fr: 'Réponse donnée le', en: 'Answer given on' },
  identity: {
    fr: 'Comparez le nom et la date de naissance avec une pièce d’identité. La réponse vaut pour aujourd’hui.',
    en: 'Compare the name and the date of birth with an identity document. The answer holds for today.',
  },
  limits: {
    fr: 'Un permis valable peut porter des limites : lunettes, boîte automatique, véhicule équipé. Demandez à voir le titre.',
    en: 'A valid licence may carry limits: glasses, automatic gearbox, equipped vehicle. Ask to see it.',
  },
  never: {
    fr: 'Nous ne disons ni pourquoi, ni les points : la loi l’interdit (Code de la route, art. L. 223-7).',
    en: 'We say neither why nor the points: the law forbids it (Code de la route, art. L. 223-7).',
  },
  hour: {
    fr: 'Cette page reste ouverte une heure dans ce navigateur.',
    en: 'This page stays open for an hour in this browser.',
  },
  other: { fr: 'Vérifier un autre permis', en: 'Check another licence' },
  closed: { fr: 'Cette réponse n’est plus ouverte', en: 'This answer is no longer open' },
  closedHelp: {
    fr: 'Elle l’était pendant une heure, dans le navigateur qui l’a demandée.',
    en: 'It was open for an hour, in the browser that asked for it.',
  },
} satisfies Record<string, Words>

export const checkTitle = words.title
export const answerTitle = words.answer
export const closedTitle = words.closed
export const nothingOpened: FieldError = { field: '', words: words.nothing }

export interface TypedCheck {
  readonly code: string
  readonly name: string
  readonly birth: DateParts
  readonly who: string
  readonly purpose: string
}

export interface CheckPage {
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: TypedCheck
  readonly errors?: readonly FieldError[]
  readonly human?: HumanCheck
}

/** The form with which a code is used. */
export function checkPage(lang: Lang, { ids, typed, errors, human }: CheckPage): Content {
  const q = { lang, errors }
  return column(
    errorSummary(lang, errors),
    heading(lang, words.title),
    paragraph(lang, words.lead, 'lead'),
    inset(lang, words.seen),
    form({
      action: path(lang, '/verifier'),
      ...ids,
      content: [
        textInput({
          ...q,
          name: 'code',
          label: words.code,
          hint: words.codeHint,
          value: typed?.code,
          width: 20,
          keyboard: 'numeric',
          verbatim: true,
        }),
        textInput({ ...q, name: 'name', label: words.name, hint: words.nameHint, value: typed?.name, verbatim: true }),
        dateInput({ ...q, name: 'birth', label: words.birth, hint: words.birthHint, value: typed?.birth }),
        textInput({ ...q, name: 'who', label: words.who, hint: words.whoHint, value: typed?.who, maxLength: longestWho }),
        select({
          ...q,
          name: 'purpose',
          label: words.purpose,
          value: typed?.purpose,
          options: [{ value: '', label: words.choose }, ...Object.entries(purposes).map(([value, label]) => ({ value, label }))],
        }),
        human && [
          paragraph(lang, words.human),
          textInput({ ...q, name: 'human', label: human.question, width: 3, keyboard: 'numeric', value: '' }),
          html`<input type="hidden" name="human-check" value="${human.token}">`,
        ],
        button({ lang, label: words.check }),
      ],
    }),
    paragraph(lang, link(lang, words.paper, path(lang, '/verifier/papier'))),
  )
}

/** Nobody needs more to say who they are. */
export const longestWho = 80

const headline = (answer: CodeReading['answer']): Words => {
  const given = Object.values(answer)
  if (given.every(right => right)) return { fr: 'Permis valable', en: 'Licence valid' }
  if (given.some(right => right)) return { fr: 'Permis valable en partie', en: 'Licence valid in part' }
  return { fr: 'Permis non valable', en: 'Licence not valid' }
}

/** What was answered: each category in words, and nothing else. */
export function answerPage(lang: Lang, { at, answer }: Pick<CodeReading, 'at' | 'answer'>): Content {
  const lines = cardOrder.flatMap(category => {
    const right = answer[category]
    const key: Words = { fr: `Catégorie ${category}`, en: `Category ${category}` }
    return right === undefined ? [] : { key, value: tag(lang, validWords(right), right ? 'done' : 'stopped') }
  })
  const valid = Object.values(answer).every(right => right)
  return column(
    (valid ? panel : heading)(lang, headline(answer)),
    summaryList(lang, lines),
    paragraph(lang, html`${say(words.on, lang)} ${formatInstant(at, lang)}.`),
    paragraph(lang, words.identity),
    paragraph(lang, words.limits),
    paragraph(lang, words.never),
    paragraph(lang, words.hour, 'hint'),
    linkButton({ lang, label: words.other, href: path(lang, '/verifier'), look: 'secondary' }),
  )
}

/** An answer that is no longer open here. */
export const closedAnswer = (lang: Lang): Content =>
  column(
    heading(lang, words.closed),
    paragraph(lang, words.closedHelp),
    linkButton({ lang, label: words.other, href: path(lang, '/verifier') }),
  )
