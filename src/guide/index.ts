import { Hono } from 'hono'
import { later, realNow } from '../kit/clock.ts'
import { path } from '../kit/html.ts'
import { type Env, page } from '../kit/http.ts'
import { drivingPages } from './driving/pages.ts'
import { aboutOf } from './plain/about.ts'
import { securityTxt } from './plain/security.ts'
import { plainPages } from './plain-pages.ts'
import { pointsPages } from './points/pages.ts'
import { situationPages } from './situations/pages.ts'
import { textPages } from './texts.ts'

export { answerBody } from './driving/pages.ts'
export { guideGallery } from './gallery.ts'
export { explained as explainedWords } from './plain/words.ts'
export { balanceWords, comesBackView, lettersView, movesView, pointsCount, standingWords } from './points/ledger-view.ts'
export { explained, informs, reasonList } from './sources.ts'

/** The pages that everybody may read, without account: what must I do, may I drive, my points, the texts. */
export const guidePages = new Hono<Env>()
for (const { address, title, content } of plainPages) {
  guidePages.get(address, c => page(c, { title, content: content(c.var.lang, aboutOf(c.var.deps.config, c.var.today)) }))
}
// Cookies stand with the other things that we keep.
guidePages.get('/cookies', c => c.redirect(path(c.var.lang, '/donnees-personnelles#cookies'), 302))
for (const pages of [situationPages, drivingPages, pointsPages, textPages]) guidePages.route('/', pages)

const halfAYear = 182 * 24 * 60 * 60 * 1000

/** The address that a standard gives to it, without language. It ends on real time: one that is too old is not believed. */
export const wellKnown = new Hono<Env>().get('/.well-known/security.txt', c => {
  const { config } = c.var.deps
  return c.text(securityTxt(config.baseUrl, aboutOf(config, c.var.today), later(realNow(), halfAYear)))
})
