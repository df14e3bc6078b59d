import { Hono } from 'hono'
import { agentIn, logReading, logReadings, logRefusal, requireRight } from '../account/index.ts'
import { type EvidenceDeps, listOf, pageOf } from '../evidence/index.ts'
import type { FieldError } from '../kit/design/components.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { own } from '../kit/own.ts'
import { proposalsAbout, readLife } from '../record/index.ts'
import { done, refusals, type ToAnswer, toAnswerOnePage, toAnswerPage, words } from './agent-view.ts'
import { findRectification, findToAnswer, ownerOf, type Rectification } from './rows.ts'
import { type Answer, answerReport, wasCorrected, wrongWords } from './write.ts'

type Opened = Omit<ToAnswer, 'ids'>

/** What the page of a report shows beside it: its fact, what was corrected since, its files, and why a colleague declined what was proposed. */
async function opened({ var: { deps } }: Ctx, vault: EvidenceDeps['vault'], report: Rectification): Promise<Opened | undefined> {
  const { facts } = await readLife(deps, report.driverId)
  const fact = facts.find(({ id }) => id === report.about)
  if (!fact) return undefined
  const proposed = report.proposal ? await proposalsAbout(deps, report.driverId) : []
  const declined = proposed.find(({ id }) => id === report.proposal)?.settled?.answer
  const files = await listOf({ db: deps.db, vault }, ownerOf(report.id))
  return { report, fact, changed: wasCorrected(facts, fact), files, ...(declined ? { declined } : {}) }
}

function show(c: Ctx, f: Opened, status: 200 | 409 | 422 = 200): Response | Promise<Response> {
  const { lang } = c.var
  const content = toAnswerOnePage(lang, { ...f, ids: formIds(c) })
  return page(c, { title: words.one, back: path(lang, '/agents/erreurs'), wrong: status === 422, content }, status)
}

function answerOf(answer: string, grounds: string): Answer | undefined {
  if (answer === 'error' || answer === 'wrong-person') return { state: 'proposed', why: answer, reason: grounds }
  if (answer === 'corrected') return { state: 'corrected' }
  return answer === 'refused' ? { state: 'refused', grounds } : undefined
}

/** The list of a préfecture, and the answer that its supervisor gives. */
export function answerPages({ vault }: Pick<EvidenceDeps, 'vault'>): Hono<Env> {
  const right = requireRight('oversee-office')
  /** A report of this office; the reading is logged. What belongs to another office answers as unknown. */
  const inOffice = (act: (c: Ctx, report: Rectification) => Response | Promise<Response>) => async (c: Ctx) => {
    const report = await findRectification(c.var.deps.db, c.req.param('id') ?? '')
    if (!report || (report.office !== null && report.office !== agentIn(c).departement)) {
      await logRefusal(c, 'not-my-office')
      return notFound(c)
    }
    await logReading(c, { driverId: report.driverId, what: 'rectification', reason: 'rectification' })
    return act(c, report)
  }

  async function answer(c: Ctx, report: Rectification): Promise<Response> {
    const { deps, form: posted } = c.var
    const found = await opened(c, vault, report)
    if (!found) return notFound(c)
    const typed = { answer: posted.text('answer'), grounds: posted.text('grounds').replaceAll('\r\n', '\n') }
    const answer = answerOf(typed.answer, typed.grounds)
    const wrong = answer && answer.state !== 'corrected' ? wrongWords(typed.grounds, words.noGrounds) : undefined
    const errors: FieldError[] = [
      ...(answer ? [] : [{ field: 'answer', words: words.choose }]),
      ...(wrong ? [{ field: 'grounds', words: wrong }] : []),
    ]
    if (!answer || errors.length > 0) return show(c, { ...found, typed, errors }, 422)
    const { agentId, name, departement } = agentIn(c)
    const { refused } = await answerReport(deps, report.id, answer, { agentId, name, departement }, posted.id)
    if (!refused) return seeOther(c, `/agents/erreurs?fait=${answer.state === 'proposed' ? 'proposition' : 'reponse'}`)
    if (refused.refused === 'reason-missing')
      return show(c, { ...found, typed, errors: [{ field: 'grounds', words: words.noGrounds }] }, 422)
    return show(c, { ...found, typed, refusal: refusals[refused.refused] ?? words.one }, 409)
  }

  const one = '/agents/erreurs/:id'
  return new Hono<Env>()
    .get('/agents/erreurs', right, async c => {
      const { deps, lang } = c.var
      const waiting = await findToAnswer(deps.db, agentIn(c).departement)
      const shown = waiting.map(({ driverId }) => driverId)
      await logReadings(c, shown, { what: 'rectification-in-list', reason: 'rectification' })
      return page(c, {
        title: words.title,
        content: toAnswerPage(lang, waiting, own(done, c.req.query('fait'))),
      })
    })
    .get(
      one,
      right,
      inOffice(async (c, report) => {
        const found = await opened(c, vault, report)
        return found ? show(c, found) : notFound(c)
      }),
    )
    .post(one, right, inOffice(answer))
    .get(
      `${one}/fichiers/:file/:page`,
      right,
      inOffice((c, report) => pageOf(c, { db: c.var.deps.db, vault }, ownerOf(report.id))),
    )
}
