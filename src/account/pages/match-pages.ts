import { Hono } from 'hono'
import type { FieldError } from '../../kit/design/components.ts'
import { path } from '../../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../../kit/http.ts'
import { candidatesOf, decidedSo, decideMatch, findMatchTask, findMatchTasks, type MatchTask } from '../decisions.ts'
import { agentIn, requireRight } from '../here.ts'
import { logReadings, logRefusal } from '../readings.ts'
import { may } from '../rights.ts'
import { type Deciding, decision, gone, words, worklist } from './matches.ts'

async function show(c: Ctx, task: MatchTask, more: Pick<Deciding, 'typed' | 'errors' | 'refused'>, status: 200 | 409 | 422 = 200) {
  const candidates = await candidatesOf(c.var.deps.db, task)
  const shown = candidates.map(({ file }) => file.id)
  await logReadings(c, shown, { what: 'civil-status', reason: `match-task/${task.id}` })
  const content = decision(c.var.lang, { task, candidates, ids: formIds(c), ...more })
  return page(c, { title: words.one, content, back: path(c.var.lang, '/agents/rapprochements'), wrong: status === 422 }, status)
}

/** Who somebody is, when the machine cannot tell: the agents' list and their decision. */
export const matchPages = new Hono<Env>()
  .use('/agents/rapprochements/*', requireRight('decide-matches'))
  .get('/agents/rapprochements', async c => {
    const tasks = await findMatchTasks(c.var.deps.db, agentIn(c))
    return page(c, {
      title: words.title,
      content: worklist(c.var.lang, tasks, c.req.query('fait') !== undefined, may(agentIn(c), 'merge-accounts')),
    })
  })
  .get('/agents/rapprochements/:id', async c => {
    const task = await findMatchTask(c.var.deps.db, agentIn(c), c.req.param('id'))
    if (task) return show(c, task, c.var.kept ? { typed: c.var.kept } : {})
    await logRefusal(c, 'match-not-theirs')
    return notFound(c)
  })
  .post('/agents/rapprochements/:id', async c => {
    const { deps, lang, form } = c.var
    const agent = agentIn(c)
    const typed = { file: form.text('file'), reason: form.text('reason') }
    const errors: FieldError[] = []
    if (typed.file === '') errors.push({ field: 'file', words: words.choiceMissing })
    if (typed.reason === '') errors.push({ field: 'reason', words: words.reasonMissing })
    const task = await findMatchTask(deps.db, agent, c.req.param('id'))
    if (!task) {
      // The same form sent twice has the same answer.
      const mine = await decidedSo(deps.db, agent, c.req.param('id'), typed)
      return mine ? seeOther(c, '/agents/rapprochements?fait') : page(c, { title: words.one, content: gone(lang) }, 409)
    }
    if (errors.length > 0) return show(c, task, { typed, errors }, 422)
    const decided = await decideMatch(deps, agent, task.id, typed)
    if (decided === 'already-decided') return page(c, { title: words.one, content: gone(lang) }, 409)
    return decided === 'done' ? seeOther(c, '/agents/rapprochements?fait') : show(c, task, { typed, refused: decided }, 409)
  })
