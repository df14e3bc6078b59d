import { Hono } from 'hono'
import { type Env, page } from '../kit/http.ts'
import { drivingPages } from './driving/pages.ts'
import { plainPages } from './plain-pages.ts'
import { pointsPages } from './points/pages.ts'
import { situationPages } from './situations/pages.ts'
import { textPages } from './texts.ts'

export { guideGallery } from './gallery.ts'

/** The pages that everybody may read, without account: what must I do, may I drive, my points, the texts. */
export const guidePages = new Hono<Env>()
for (const { address, title, content } of plainPages) guidePages.get(address, c => page(c, { title, content: content(c.var.lang) }))
for (const pages of [situationPages, drivingPages, pointsPages, textPages]) guidePages.route('/', pages)
