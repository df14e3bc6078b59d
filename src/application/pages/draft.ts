import { findAccount, logRefusal, personIn } from '../../account/index.ts'
import { listOf } from '../../evidence/index.ts'
import { findFavourableResults } from '../../exam/index.ts'
import { heading, linkButton, paragraph } from '../../kit/design/components.ts'
import { type Content, type Lang, path } from '../../kit/html.ts'
import { type Ctx, Form, notFound, page, seeOther } from '../../kit/http.ts'
import { findDriver } from '../../record/index.ts'
import type { Asking } from '../asking.ts'
import { findDraft, ownerOf } from '../drafts.ts'
import { findApplication } from '../read.ts'
import type { ApplicationPartners } from './partners.ts'

type Answered = Response | Promise<Response>

/** A page that stands in a draft. A draft that was sent leads to its follow-up; one of somebody else does not exist. */
export const inDraft =
  ({ vault }: Pick<ApplicationPartners, 'vault'>, answer: (c: Ctx, at: Asking) => Answered): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const { deps, today, lang } = c.var
    const { accountId } = personIn(c)
    const id = c.req.param('draft') ?? ''
    const draft = await findDraft(deps.db, id, accountId)
    if (!draft) {
      const sent = await findApplication(deps.db, id)
      if (sent?.state.subject?.accountId === accountId) return seeOther(c, `/suivi/${id}`)
      await logRefusal(c, 'not-my-draft')
      return notFound(c)
    }
    const account = await findAccount(deps.db, accountId)
    const driver = account?.driverId === undefined ? undefined : await findDriver(deps.db, account.driverId)
    if (!account || !driver) return notFound(c)
    const exam = (await findFavourableResults(deps, driver.id, today)).find(passed => passed.id === draft.resultId)
    if (!exam) return page(c, { title: resultGone.title, content: resultGonePage(lang) }, 409)
    const files = await listOf({ db: deps.db, vault }, ownerOf(draft.id))
    return answer(c, { draft, answers: draft.answers, driver, exam, account, files, today, law: deps.law })
  }

/** The fields of a form that was posted after the session had ended, as a form again. */
export function keptForm(kept: Readonly<Record<string, string>> | undefined): Form | undefined {
  if (!kept || Object.keys(kept).length === 0) return undefined
  const data = new FormData()
  for (const [name, value] of Object.entries(kept)) data.set(name, value)
  return new Form(data)
}

const resultGone = {
  title: { fr: 'Cette demande ne peut pas continuer', en: 'This request cannot go on' },
  why: {
    fr: 'Le résultat d’examen sur lequel elle repose a été corrigé, ou ne permet plus de demander un permis. Vos réponses sont gardées.',
    en: 'The exam result that it rests on was corrected, or no longer lets you ask for a licence. Your answers are kept.',
  },
  see: { fr: 'Voir mon résultat', en: 'See my result' },
}

/** The result under the draft is no longer a success: nothing can be sent, and the page says where to look. */
export const resultGonePage = (lang: Lang): Content => [
  heading(lang, resultGone.title),
  paragraph(lang, resultGone.why),
  linkButton({ lang, label: resultGone.see, href: path(lang, '/resultat') }),
]
