import { logRefusal, personIn } from '../../account/index.ts'
import type { Db } from '../../kit/db.ts'
import { type Ctx, notFound } from '../../kit/http.ts'
import { type FoundApplication, findApplication } from '../read.ts'
import type { Sent } from '../sent.ts'

type Answered = Response | Promise<Response>

/** A page about a request that this person sent, with what is found beside it. One of somebody else answers as one that does not exist. */
export const inMineWith =
  <Found extends FoundApplication>(
    find: (db: Db, id: string) => Promise<Found | undefined>,
    answer: (c: Ctx, sent: Sent & Found) => Answered,
  ): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const found = await find(c.var.deps.db, c.req.param('id') ?? '')
    const subject = found?.state.subject
    if (!found || subject?.accountId !== personIn(c).accountId) {
      await logRefusal(c, 'not-my-request')
      return notFound(c)
    }
    return answer(c, { ...found, state: { ...found.state, subject } })
  }

/** A page about a request that this person sent. */
export const inMine = (answer: (c: Ctx, sent: Sent) => Answered): ((c: Ctx) => Promise<Response>) => inMineWith(findApplication, answer)
