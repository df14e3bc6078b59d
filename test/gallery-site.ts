import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { galleryEntries } from '../src/gallery.ts'
import { galleryPages, slug } from '../src/gallery-pages.ts'
import type { Db } from '../src/kit/db.ts'
import { assets } from '../src/kit/design/assets.ts'
import { type Env, site } from '../src/kit/http.ts'
import { testDeps } from '../src/kit/testing/deps.ts'

/** The gallery shows everything in every state, from invented data: it needs no database. */
export const galleryDeps = testDeps({} as Db)

export const gallerySite = site(galleryDeps, {
  pages: [galleryPages()],
  alone: [new Hono<Env>().route('/', assets())],
})

/** The address of every state of every page, component and letter, in one language. */
export const galleryAddresses = (lang: '' | '/en'): string[] =>
  Object.entries(galleryEntries).flatMap(([chapter, entries]) =>
    entries.flatMap(entry => entry.states.map((_, i) => `${lang}/_gallery/${chapter}/${slug(entry.name)}/${i}`)),
  )

/** The gallery on a real port, for a browser. */
export const serveGallery = (): Promise<{ readonly base: string; readonly close: () => void }> =>
  new Promise(ready => {
    const server = serve({ fetch: gallerySite.fetch, port: 0 }, ({ port }) =>
      ready({ base: `http://localhost:${port}`, close: () => server.close() }),
    )
  })
