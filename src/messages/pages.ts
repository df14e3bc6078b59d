import { longDay, type Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { personIn, requirePerson } from '../account/index.ts'
import { inMine, officeName, requestNumber, type SentRequest } from '../application/index.ts'
import { errorSummary, type FieldError, heading, notice, paragraph } from '../kit/design/components.ts'
import { type Content, type Lang, path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from '../kit/http.ts'
import { findMessages, type Message, noteRead } from './rows.ts'
import { messageForm, thread } from './view.ts'
import { writeMessage, wrongWords } from './write.ts'

const words = {
  title: { fr: 'Messages avec la préfecture', en: 'Messages with the préfecture' },
  lead: {
    fr: 'Écrivez à l’agent qui a votre dossier. Vous lisez sa réponse ici ; un e-mail vous prévient.',
    en: 'Write to the agent who has your file. You read the answer here; an e-mail tells you.',
  },
  sent: { fr: 'Votre message est envoyé.', en: 'Your message is sent.' },
  write: { fr: 'Écrire', en: 'Write' },
} satisfies Record<string, Words>

export interface Messages {
  readonly sent: SentRequest
  readonly messages: readonly Message[]
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly typed?: string
  readonly errors?: readonly FieldError[]
  readonly done?: boolean
}

/** By when an answer is expected, and from whom. */
function awaited({ state }: SentRequest): Words | undefined {
  const { message } = state
  if (!message?.answerBy) return undefined
  const by = longDay(message.answerBy)
  return message.waitsFor === 'office'
    ? { fr: `La préfecture vous répond au plus tard le ${by.fr}.`, en: `The préfecture answers you by ${by.en} at the latest.` }
    : {
        fr: `Une réponse de votre part est attendue avant la fin du ${by.fr}.`,
        en: `An answer from you is expected by the end of ${by.en}.`,
      }
}

/** What the person and the office wrote to each other, and the way to write. */
export function messagesPage(lang: Lang, f: Messages): Content {
  const waits = awaited(f.sent)
  return [
    errorSummary(lang, f.errors),
    f.done && notice({ lang, kind: 'success', content: words.sent }),
    heading(lang, words.title, {
      caption: {
        fr: `Demande ${requestNumber(f.sent.id)}, ${officeName(f.sent.state.subject.office).fr}`,
        en: `Request ${requestNumber(f.sent.id)}, ${officeName(f.sent.state.subject.office).en}`,
      },
    }),
    paragraph(lang, words.lead),
    thread(lang, f.messages, 'person'),
    waits && notice({ lang, content: waits, id: 'awaited' }),
    heading(lang, words.write, { level: 2 }),
    messageForm(lang, { action: path(lang, `/suivi/${f.sent.id}/messages`), ...f }),
  ]
}

async function show(c: Ctx, sent: SentRequest, more: Partial<Messages> = {}): Promise<Response> {
  const { deps, lang, kept } = c.var
  await noteRead(deps.db, sent.id, 'person', deps.clock.now())
  const messages = await findMessages(deps.db, sent.id)
  const wrong = more.errors !== undefined
  const typed = more.typed ?? kept?.words
  const content = messagesPage(lang, { sent, messages, ids: formIds(c), ...more, ...(typed ? { typed } : {}) })
  return page(c, { title: words.title, back: path(lang, `/suivi/${sent.id}`), wrong, content }, wrong ? 422 : 200)
}

/** The messages of one's own request. */
export const messagePages = new Hono<Env>()
  .get(
    '/suivi/:id/messages',
    requirePerson,
    inMine((c, sent) => show(c, sent, { done: c.req.query('fait') !== undefined })),
  )
  .post(
    '/suivi/:id/messages',
    requirePerson,
    inMine(async (c, sent) => {
      const { deps, form } = c.var
      const typed = form.text('words').replaceAll('\r\n', '\n')
      const wrong = wrongWords(typed)
      if (wrong) return show(c, sent, { typed, errors: [{ field: 'words', words: wrong }] })
      const { refused } = await writeMessage(
        deps,
        { applicationId: sent.id, words: typed, form: form.id },
        { accountId: personIn(c).accountId },
      )
      // The person may write whatever the status: nothing but a fault of ours says no.
      if (refused) throw new Error(`a message was refused: ${refused.refused}`)
      return seeOther(c, `/suivi/${sent.id}/messages?fait=message`)
    }),
  )
