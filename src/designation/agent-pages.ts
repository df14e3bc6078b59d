import { Hono } from 'hono'
import { agentIn, logReading, logRefusal, requireRight } from '../account/index.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { readNamed, settleNamed } from '../record/index.ts'
import { toLookAtList, toLookAtPage, toLookAtTitle } from './agent-view.ts'
import { findOneToLookAt, findToLookAt } from './read.ts'

async function unknown(c: Ctx): Promise<Response> {
  await logRefusal(c, 'not-contradicted')
  return notFound(c)
}

/** What was established before or against the answer of who was named, for those who follow records: it says of infractions and points. */
export const agentPages = new Hono<Env>()
  .use('/agents/designations', requireRight('follow-records'))
  .use('/agents/designations/*', requireRight('follow-records'))
  .get('/agents/designations', async c => {
    const content = toLookAtList(c.var.lang, await findToLookAt(c.var.deps.db), c.req.query('fait') !== undefined)
    return page(c, { title: toLookAtTitle, content, agent: true })
  })
  .get('/agents/designations/:id', async c => {
    const { deps, lang } = c.var
    const of = await findOneToLookAt(deps.db, c.req.param('id'))
    const named = of && (await readNamed(deps, of.driverId)).find(({ id }) => id === of.id)
    if (!of || !named) return unknown(c)
    await logReading(c, { driverId: of.driverId, what: `named-driver/${of.id}`, reason: 'naming' })
    const content = toLookAtPage(lang, { of, named, ids: formIds(c) })
    return page(c, { title: toLookAtTitle, back: path(lang, '/agents/designations'), content, agent: true })
  })
  .post('/agents/designations/:id/vu', async c => {
    const { deps } = c.var
    const id = c.req.param('id')
    // A second click finds it settled by the first: the list says so.
    if (await findOneToLookAt(deps.db, id)) await settleNamed(deps.db, id, agentIn(c).agentId, deps.clock.now())
    return seeOther(c, '/agents/designations?fait=vu')
  })
