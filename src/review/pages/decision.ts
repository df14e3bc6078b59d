import { Hono } from 'hono'
import { requirePerson } from '../../account/index.ts'
import { openAct } from '../../acts/index.ts'
import { inMine, requestNumber } from '../../application/index.ts'
import { pdf } from '../../kit/download.ts'
import { type Env, notFound } from '../../kit/http.ts'
import { deliverRefusal } from '../refusal-delivery.ts'

/** The decision of refusal as it was delivered, or the English sheet beside it. To open either is to read the act. */
const paper = (which: 'french' | 'english', suffix: string) =>
  inMine(async (c, { id }) => {
    const act = await deliverRefusal(c.var.deps, id)
    if (!act) return notFound(c)
    return pdf(c, await openAct(c.var.deps, act, which), `${requestNumber(id).replace(/^D/, 'R')}${suffix}`)
  })

export const decisionPages = new Hono<Env>()
  .get('/suivi/:id/decision.pdf', requirePerson, paper('french', ''))
  .get('/suivi/:id/decision-en.pdf', requirePerson, paper('english', '-en'))
