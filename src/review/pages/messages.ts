import { type Day, longDay, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { agentIn, requireRight } from '../../account/index.ts'
import { requestNumber } from '../../application/index.ts'
import {
  button,
  type DateParts,
  dateInput,
  errorSummary,
  type FieldError,
  form,
  heading,
  linkButton,
  paragraph,
  tag,
} from '../../kit/design/components.ts'
import { type Content, html, type Lang } from '../../kit/html.ts'
import { type Ctx, type Env, type Form, formIds, page } from '../../kit/http.ts'
import { dayTyped, nothingTyped, partsTyped } from '../../kit/typed-day.ts'
import { messageForm, noteRead, thread, writeMessage, wrongWords } from '../../messages/index.ts'
import { actsAs, queueOfAgent } from '../access.ts'
import type { OpenedFile } from '../file.ts'
import { fileLink, type Ids, part, partTitle, refusedNotice } from './frame.ts'
import { inFile } from './opening.ts'
import type { ReviewPartners } from './partners.ts'

const words = {
  title: { fr: 'Messages avec la personne', en: 'Messages with the person' },
  open: { fr: 'Lire et écrire', en: 'Read and write' },
  settle: { fr: 'Aucune réponse n’est attendue', en: 'No answer is expected' },
  by: { fr: 'Réponse souhaitée avant la fin du (facultatif)', en: 'Answer wished by the end of (optional)' },
  byHint: {
    fr: 'Ce n’est pas un délai de la loi : pour une pièce, demandez une correction.',
    en: 'This is no delay of the law: for a piece, ask for a correction.',
  },
  noDay: { fr: 'Écrivez une date qui existe, par exemple 15 12 2026.', en: 'Write a date that exists, for example 15 12 2026.' },
  past: { fr: 'Choisissez un jour après aujourd’hui.', en: 'Choose a day after today.' },
  notYours: { fr: 'Prenez d’abord le dossier pour écrire.', en: 'Take the file first to write.' },
} satisfies Record<string, Words>

interface Typed {
  readonly words: string
  readonly by: DateParts
}

export interface MessagesView {
  readonly file: OpenedFile
  readonly ids: () => Ids
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** Whose answer is waited for, and until when. */
function waiting(lang: Lang, { now, today }: OpenedFile): Content {
  const { message } = now
  if (!message) return ''
  const by = message.answerBy && longDay(message.answerBy)
  const late = message.answerBy !== undefined && message.answerBy < today
  const says =
    message.waitsFor === 'office'
      ? { fr: `À répondre${by ? ` jusqu’au ${by.fr}` : ''}`, en: `To answer${by ? ` until ${by.en}` : ''}` }
      : { fr: `La personne répond${by ? ` jusqu’au ${by.fr}` : ''}`, en: `The person answers${by ? ` until ${by.en}` : ''}` }
  return html`<p class="govuk-body">${tag(lang, says, late ? 'late' : message.waitsFor === 'office' ? 'todo' : 'waiting')}</p>`
}

/** The part of the file that says whether a message waits, and leads to them. */
export const messagesPart = (lang: Lang, file: OpenedFile): Content =>
  part(
    'messages',
    partTitle(lang, 'messages', words.title),
    waiting(lang, file),
    paragraph(lang, { fr: `Messages : ${file.messages.length}`, en: `Messages: ${file.messages.length}` }),
    linkButton({ lang, label: words.open, href: fileLink(lang, file.id, '/messages'), look: 'secondary' }),
  )

/** The messages of a file as the agent reads them, with the way to answer for whoever holds it. */
export function fileMessages(lang: Lang, { file, ids, typed, errors, refused }: MessagesView): Content {
  const mayWrite = file.offered.has('WriteMessage')
  return [
    errorSummary(lang, errors),
    refusedNotice(lang, refused),
    heading(lang, words.title, {
      caption: `${requestNumber(file.id)}${file.driver ? ` · ${file.driver.birthName} ${file.driver.firstNames.join(' ')}` : ''}`,
    }),
    waiting(lang, file),
    thread(lang, file.messages, 'office'),
    !mayWrite && paragraph(lang, words.notYours),
    mayWrite &&
      messageForm(lang, {
        action: fileLink(lang, file.id, '/messages'),
        ids: ids(),
        typed: typed?.words ?? '',
        ...(errors ? { errors } : {}),
        more: dateInput({ lang, name: 'by', label: words.by, hint: words.byHint, value: typed?.by ?? {}, ...(errors ? { errors } : {}) }),
      }),
    file.offered.has('SettleMessages') &&
      file.now.message?.waitsFor === 'office' &&
      form({
        action: fileLink(lang, file.id, '/messages/sans-reponse'),
        ...ids(),
        content: button({ lang, label: words.settle, look: 'secondary' }),
      }),
  ]
}

function show(c: Ctx, file: OpenedFile, more: Omit<MessagesView, 'file' | 'ids'> = {}): Response | Promise<Response> {
  const { lang } = c.var
  const wrong = more.errors !== undefined || more.refused !== undefined
  const content = fileMessages(lang, { file, ids: () => formIds(c), ...more })
  return page(c, { title: words.title, back: fileLink(lang, file.id), wrong, content }, more.refused ? 409 : wrong ? 422 : 200)
}

const partsOf = (text: (name: string) => string): DateParts => partsTyped('by', text)

/** The day typed in three fields: none, one that is not right, or a day after today. */
function readDay(parts: DateParts, today: Day): { day?: Day; wrong?: Words } {
  if (nothingTyped(parts)) return {}
  const day = dayTyped(parts)
  if (!day) return { wrong: words.noDay }
  return day > today ? { day } : { wrong: words.past }
}

const typedIn = (form: Form): Typed => ({ words: form.text('words').replaceAll('\r\n', '\n'), by: partsOf(name => form.text(name)) })

async function write(c: Ctx, file: OpenedFile): Promise<Response> {
  const { deps, form: posted, lang, today } = c.var
  const typed = typedIn(posted)
  const [wrong, answerBy] = [wrongWords(typed.words), readDay(typed.by, today)]
  const errors = [...(wrong ? [{ field: 'words', words: wrong }] : []), ...(answerBy.wrong ? [{ field: 'by', words: answerBy.wrong }] : [])]
  if (errors.length > 0) return show(c, file, { typed, errors })
  const agent = agentIn(c)
  const writer = {
    agentId: agent.agentId,
    as: actsAs(agent),
    queue: queueOfAgent(agent),
    ...(answerBy.day ? { answerBy: answerBy.day } : {}),
  }
  const { refused } = await writeMessage(deps, { applicationId: file.id, words: typed.words, form: posted.id }, writer)
  return refused ? show(c, file, { typed, refused: words.notYours }) : c.redirect(fileLink(lang, file.id, '/messages'), 303)
}

/** The messages of a file: read, answered, or noted as needing no answer. `settle` gives the command of the last. */
export function fileMessagePages(
  { vault }: Pick<ReviewPartners, 'vault'>,
  settle: (c: Ctx, file: OpenedFile) => Promise<Words | undefined>,
): Hono<Env> {
  const opened = (answer: (c: Ctx, file: OpenedFile) => Response | Promise<Response>) => inFile(vault, answer)
  return new Hono<Env>()
    .get(
      '/agents/dossiers/:id/messages',
      requireRight('read-files'),
      opened(async (c, file) => {
        await noteRead(c.var.deps.db, file.id, 'office', c.var.deps.clock.now())
        const { kept } = c.var
        return show(c, file, kept ? { typed: { words: kept.words ?? '', by: partsOf(name => kept[name] ?? '') } } : {})
      }),
    )
    .post('/agents/dossiers/:id/messages', requireRight('review-files'), opened(write))
    .post(
      '/agents/dossiers/:id/messages/sans-reponse',
      requireRight('review-files'),
      opened(async (c, file) => {
        const refused = await settle(c, file)
        return refused ? show(c, file, { refused }) : c.redirect(fileLink(c.var.lang, file.id, '/messages'), 303)
      }),
    )
}
