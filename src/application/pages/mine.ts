import { logRefusal, personIn } from '../../account/index.ts'
import { type Ctx, notFound } from '../../kit/http.ts'
import type { Sent } from '../follow-up.ts'
import { findApplication } from '../read.ts'

type Answered = Response | Promise<Response>

/** A page about a request that this person sent. One of somebody else answers as one that does not exist. */
export const inMine =
  (answer: (c: Ctx, sent: Sent) => Answered): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const found = await findApplication(c.var.deps.db, c.req.param('id') ?? '')
    const subject = found?.state.subject
    if (!found || subject?.accountId !== personIn(c).accountId) {
      await logRefusal(c, 'not-my-request')
      return notFound(c)
    }
    return answer(c, { ...found, state: { ...found.state, subject } })
  }
