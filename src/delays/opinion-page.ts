import type { Words } from '@papier-rose/law'
import { Hono } from 'hono'
import { requirePerson } from '../account/index.ts'
import { inMine, type SentRequest } from '../application/index.ts'
import { findCardOfApplication } from '../card/index.ts'
import { button, errorSummary, type FieldError, form, heading, radios, warning } from '../kit/design/components.ts'
import { type Content, type Lang, path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, page, seeOther } from '../kit/http.ts'
import { giveOpinion, hasOpinion, isMark, isOver, type Mark, marks } from './opinion.ts'

const words = {
  title: { fr: 'Comment cela s’est-il passé ?', en: 'How did it go?' },
  what: {
    fr: 'De l’envoi de votre demande à sa fin. Une seule question : votre réponse ajoute un à un compte, sans votre nom ni votre demande.',
    en: 'From sending your request to its end. One question: your answer adds one to a count, without your name or your request.',
  },
  send: { fr: 'Envoyer ma réponse', en: 'Send my answer' },
  choose: { fr: 'Choisissez une réponse.', en: 'Choose an answer.' },
  notYet: {
    fr: 'Votre demande n’est pas terminée. Nous vous poserons la question ensuite.',
    en: 'Your request has not ended. We will ask you afterwards.',
  },
  twice: { fr: 'Vous avez déjà répondu pour cette demande. Merci.', en: 'You have answered for this request already. Thank you.' },
} satisfies Record<string, Words>

export const markWords: Readonly<Record<Mark, Words>> = {
  5: { fr: 'Très bien', en: 'Very well' },
  4: { fr: 'Bien', en: 'Well' },
  3: { fr: 'Ni bien ni mal', en: 'Neither well nor badly' },
  2: { fr: 'Mal', en: 'Badly' },
  1: { fr: 'Très mal', en: 'Very badly' },
}

interface Asked {
  readonly id: string
  readonly ids: { readonly csrf: string; readonly id: string }
  readonly errors?: readonly FieldError[]
  readonly refused?: Words
}

/** The one question after the end of a request. */
export const opinionContent = (lang: Lang, { id, ids, errors, refused }: Asked): Content =>
  refused
    ? [heading(lang, words.title), warning(lang, refused)]
    : [
        errorSummary(lang, errors),
        form({
          action: path(lang, `/suivi/${id}/avis`),
          ...ids,
          content: [
            radios({
              lang,
              name: 'mark',
              label: words.title,
              asTitle: true,
              hint: words.what,
              ...(errors ? { errors } : {}),
              choices: marks.map(mark => ({ value: String(mark), label: markWords[mark] })),
            }),
            button({ lang, label: words.send }),
          ],
        }),
      ]

/** Why the question is not asked now; nothing when it is. */
async function whyNot(c: Ctx, sent: SentRequest): Promise<Words | undefined> {
  const { deps } = c.var
  const card = await findCardOfApplication(deps.db, sent.id)
  if (!isOver(sent.state, card?.state)) return words.notYet
  return (await hasOpinion(deps, sent.id)) ? words.twice : undefined
}

const show = (c: Ctx, { id }: SentRequest, more: Pick<Asked, 'errors' | 'refused'> = {}, status: 200 | 409 | 422 = 200) => {
  const content = opinionContent(c.var.lang, { id, ids: formIds(c), ...more })
  return page(c, { title: words.title, back: path(c.var.lang, `/suivi/${id}`), wrong: status === 422, content }, status)
}

const missing: readonly FieldError[] = [{ field: 'mark', words: words.choose }]

/** A function, because the page of a request leads here and this one asks whose the request is. */
export const opinionPages = (): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/suivi/:id/avis',
      requirePerson,
      inMine(async (c, sent) => {
        const refused = await whyNot(c, sent)
        return show(c, sent, refused ? { refused } : {})
      }),
    )
    .post(
      '/suivi/:id/avis',
      requirePerson,
      inMine(async (c, sent) => {
        const { deps, form: posted, today } = c.var
        const refused = await whyNot(c, sent)
        if (refused) return show(c, sent, { refused }, 409)
        const mark = posted.text('mark')
        if (!isMark(mark)) return show(c, sent, { errors: missing }, 422)
        const done = await giveOpinion(deps, sent.id, Number(mark) as Mark, today.slice(0, 7))
        return done ? seeOther(c, `/suivi/${sent.id}?fait=avis`) : show(c, sent, { refused: words.twice }, 409)
      }),
    )
