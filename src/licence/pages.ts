import { Hono } from 'hono'
import { personIn, requirePerson } from '../account/index.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, page } from '../kit/http.ts'
import { title } from './answer-view.ts'
import { licencePage, noFilePage, noFileTitle } from './home-view.ts'
import { measuresTitle, measuresView } from './measures-view.ts'
import { pointsTitle, pointsView } from './points-view.ts'
import { readSpace, type Space } from './space.ts'

type Answered = Response | Promise<Response>

/** A page of one's own record: no address names a driver. */
const mine =
  (answer: (c: Ctx, space: Space, driverId: string) => Answered): ((c: Ctx) => Promise<Response>) =>
  async c => {
    const { driverId } = personIn(c)
    if (!driverId) return page(c, { title: noFileTitle, content: noFilePage(c.var.lang) })
    return answer(c, await readSpace(c.var.deps, driverId), driverId)
  }

const back = (c: Ctx): string => path(c.var.lang, '/mon-permis')

/** The space of a driver: their right today, their points, their measures. */
export const licencePages = new Hono<Env>()
  .use('/mon-permis', requirePerson)
  .use('/mon-permis/*', requirePerson)
  .get(
    '/mon-permis',
    mine((c, space) => page(c, { title, content: licencePage(c.var.lang, space, c.var.deps.law) })),
  )
  .get(
    '/mon-permis/points',
    mine((c, space) => page(c, { title: pointsTitle, back: back(c), content: pointsView(c.var.lang, space) })),
  )
  .get(
    '/mon-permis/mesures',
    mine((c, space) => page(c, { title: measuresTitle, back: back(c), content: measuresView(c.var.lang, space) })),
  )
