import type { AskedPiece, Words } from '@papier-rose/law'
import { pieceNames } from '@papier-rose/law'
import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { errorSummary, heading, linkButton, paragraph, type Task, taskList } from '../../kit/design/components.ts'
import { type Content, formatDate, type Lang, path } from '../../kit/html.ts'
import { type Env, page } from '../../kit/http.ts'
import { type Asking, isUploaded, pieceReady, piecesAsked } from '../asking.ts'
import { missingIn } from '../submission.ts'
import { inDraft } from './draft.ts'
import { questionsFor } from './index.ts'
import type { ApplicationPartners } from './partners.ts'

const words = {
  title: { fr: 'Votre demande de permis', en: 'Your licence request' },
  answers: { fr: 'Vos réponses', en: 'Your answers' },
  pieces: { fr: 'Vos documents', en: 'Your documents' },
  later: {
    fr: 'La liste de vos documents apparaît quand vous avez dit votre nationalité, votre logement et votre santé.',
    en: 'The list of your documents appears once you have given your nationality, your home and your health.',
  },
  send: { fr: 'Vérifier et envoyer', en: 'Check and send' },
  done: { fr: 'Fait', en: 'Done' },
  todo: { fr: 'À faire', en: 'To do' },
  optional: { fr: 'Facultatif', en: 'Optional' },
  wait: { fr: 'Pas encore possible', en: 'Not possible yet' },
  kept: { fr: 'Tout est gardé à mesure : vous pouvez revenir plus tard.', en: 'Everything is kept as you go: you may come back later.' },
  goOn: { fr: 'Continuer', en: 'Go on' },
} satisfies Record<string, Words>

const status = (done: boolean): Pick<Task, 'status' | 'tone'> => (done ? { status: words.done } : { status: words.todo, tone: 'todo' })

/** The list of what is to do, and what is done. */
export function tasksPage(lang: Lang, at: Asking): Content {
  const here = path(lang, `/demande/${at.draft.id}`)
  const asked = piecesAsked(at)?.filter(one => isUploaded(one.piece))
  const missing = missingIn(at)
  const questions = questionsFor(at).map(question => ({
    label: question.task,
    href: `${here}/${question.path}`,
    ...status(question.answer(at) !== undefined),
  }))
  const pieceTask = (one: AskedPiece): Task => {
    const ready = pieceReady(at, one)
    const done = ready || !one.optional ? status(ready) : { status: words.optional }
    return { label: pieceNames[one.piece], hint: one.why.words, href: `${here}/pieces/${one.piece}`, ...done }
  }
  const next = missing[0]
  const last: Task = next
    ? { label: words.send, status: words.wait, tone: 'waiting' }
    : { label: words.send, href: `${here}/verifier`, ...status(false) }
  return [
    heading(lang, words.title, {
      caption: {
        fr: `Catégorie ${at.exam.category}, examen du ${formatDate(at.exam.examDay, 'fr')}`,
        en: `Category ${at.exam.category}, exam of ${formatDate(at.exam.examDay, 'en')}`,
      },
    }),
    paragraph(lang, words.kept),
    heading(lang, words.answers, { level: 2 }),
    taskList(lang, questions, 'questions'),
    heading(lang, words.pieces, { level: 2 }),
    asked ? taskList(lang, asked.map(pieceTask), 'pieces') : paragraph(lang, words.later),
    heading(lang, words.send, { level: 2 }),
    taskList(lang, [last], 'send'),
    linkButton({ lang, label: words.goOn, href: `${here}/${next?.path ?? 'verifier'}` }),
  ]
}

/** The same page, after something was missing at the moment of sending. */
export function incompletePage(lang: Lang, at: Asking): Content {
  const line = ({ name }: { name: Words }) => ({
    field: '',
    words: { fr: `Il manque encore : ${name.fr}.`, en: `Still missing: ${name.en}.` },
  })
  return [errorSummary(lang, missingIn(at).map(line)), tasksPage(lang, at)]
}

export const taskPages = (partners: ApplicationPartners): Hono<Env> =>
  new Hono<Env>().get(
    '/demande/:draft',
    requirePerson,
    inDraft(partners, (c, at) => page(c, { title: words.title, back: path(c.var.lang, '/demande'), content: tasksPage(c.var.lang, at) })),
  )

export const tasksTitle = words.title
