import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { button, errorSummary, form } from '../../kit/design/components.ts'
import { type Content, path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import type { Asking } from '../asking.ts'
import { keepInDraft } from '../drafts.ts'
import { missingIn } from '../submission.ts'
import { inDraft, keptForm } from './draft.ts'
import { findQuestion } from './index.ts'
import type { ApplicationPartners } from './partners.ts'
import type { Question, Shown } from './question.ts'

const save = { fr: 'Enregistrer et continuer', en: 'Save and continue' }

/** A question with its form around it. */
export const questionPage = (question: Question, shown: Shown, ids: { csrf: string; id: string }): Content => [
  errorSummary(shown.lang, shown.errors),
  form({
    action: path(shown.lang, `/demande/${shown.at.draft.id}/${question.path}`),
    ...ids,
    content: [question.view(shown), button({ lang: shown.lang, label: save })],
  }),
]

const show = (c: Ctx, at: Asking, question: Question, shown: Partial<Shown>, status: 200 | 422 = 200) => {
  const { lang } = c.var
  const content = questionPage(question, { lang, at, ...shown }, formIds(c))
  return page(c, { title: question.title, back: path(lang, `/demande/${at.draft.id}`), wrong: status === 422, content }, status)
}

/** Where the road goes on: what is still missing, or the check of all answers. */
export const nextStep = (at: Asking): string => `/demande/${at.draft.id}/${missingIn(at)[0]?.path ?? 'verifier'}`

export const questionPages = (partners: ApplicationPartners): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/demande/:draft/:question',
      requirePerson,
      inDraft(partners, (c, at) => {
        const question = findQuestion(at, c.req.param('question') ?? '')
        if (!question) return notFound(c)
        return show(c, at, question, { typed: keptForm(c.var.kept), afresh: c.req.query('autre') !== undefined })
      }),
    )
    .post(
      '/demande/:draft/:question',
      requirePerson,
      inDraft(partners, async (c, at) => {
        const { form: typed, deps } = c.var
        const question = findQuestion(at, c.req.param('question') ?? '')
        if (!question) return notFound(c)
        const read = await question.read(typed, at, partners)
        if (read.errors) return show(c, at, question, { typed, errors: read.errors }, 422)
        await keepInDraft(deps.db, at.draft.id, read.answers, deps.clock.now())
        if (read.again) return seeOther(c, `/demande/${at.draft.id}/${question.path}`)
        return seeOther(c, nextStep({ ...at, answers: { ...at.answers, ...read.answers } }))
      }),
    )
