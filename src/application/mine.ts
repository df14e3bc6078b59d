import { logRefusal, personIn } from '../account/index.ts'
import { type Ctx, notFound } from '../kit/http.ts'
import type { Subject } from './application.ts'
import { type FoundApplication, findApplication } from './read.ts'

/** A request that was sent: it has its subject. */
export interface MyApplication extends FoundApplication {
  readonly subject: Subject
}

/** A page about a request of the person who is here. Somebody else's does not exist, and the try is noted. */
export const inMine =
  (answer: (c: Ctx, mine: MyApplication) => Response | Promise<Response>): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const found = await findApplication(c.var.deps.db, c.req.param('id') ?? '')
    const { subject } = found?.state ?? {}
    if (!found || !subject || subject.accountId !== personIn(c).accountId) {
      await logRefusal(c, 'not-my-request')
      return notFound(c)
    }
    return answer(c, { ...found, subject })
  }
