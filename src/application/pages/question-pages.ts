import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { button, errorSummary, form } from '../../kit/design/components.ts'
import { type Content, path } from '../../kit/html.ts'
import { formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { keepInDraft } from '../drafts.ts'
import { missingIn } from '../submission.ts'
import { type DraftCtx, type DraftEnv, inDraft, keptForm } from './draft.ts'
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

const show = (c: DraftCtx, question: Question, shown: Partial<Shown>, status: 200 | 422 = 200) => {
  const { lang, asking } = c.var
  const content = questionPage(question, { lang, at: asking, ...shown }, formIds(c))
  return page(c, { title: question.title, back: path(lang, `/demande/${asking.draft.id}`), wrong: status === 422, content }, status)
}

/** Where the road goes on: what is still missing, or the check of all answers. */
export const nextStep = (at: DraftCtx['var']['asking']): string => `/demande/${at.draft.id}/${missingIn(at)[0]?.path ?? 'verifier'}`

export const questionPages = (partners: ApplicationPartners): Hono<DraftEnv> =>
  new Hono<DraftEnv>()
    .get('/demande/:draft/:question', requirePerson, inDraft(partners), c => {
      const question = findQuestion(c.var.asking, c.req.param('question'))
      if (!question) return notFound(c)
      return show(c, question, { typed: keptForm(c.var.kept), afresh: c.req.query('autre') !== undefined })
    })
    .post('/demande/:draft/:question', requirePerson, inDraft(partners), async c => {
      const { asking, form: typed, deps } = c.var
      const question = findQuestion(asking, c.req.param('question'))
      if (!question) return notFound(c)
      const read = await question.read(typed, asking, partners)
      if (read.errors) return show(c, question, { typed, errors: read.errors }, 422)
      await keepInDraft(deps.db, asking.draft.id, read.answers, deps.clock.now())
      if (read.again) return seeOther(c, `/demande/${asking.draft.id}/${question.path}`)
      return seeOther(c, nextStep({ ...asking, answers: { ...asking.answers, ...read.answers } }))
    })
