import { Hono } from 'hono'
import { cardExample } from './card/drawing.example.ts'
import { galleryEntries } from './gallery.ts'
import { heading, link, list, paragraph } from './kit/design/components.ts'
import { aSheet } from './kit/design/gallery/pictures.ts'
import type { GalleryEntry } from './kit/design/gallery.ts'
import { html, path, raw } from './kit/html.ts'
import { type Agent, type Env, notFound, page, type Who } from './kit/http.ts'

/** The name of an entry as its address has it. */
export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^\w]+/g, '-')
    .toLowerCase()

const entryOf = (chapter: string, name: string) => galleryEntries[chapter]?.find(entry => slug(entry.name) === name)

const lina: Who = { kind: 'person', accountId: 'lina', name: 'Lina MOREAU' }
const agent = (...roles: Agent['roles']): Who => ({ kind: 'agent', agentId: 'solange', name: 'Solange Faure', roles, departement: '94' })

/** Who is there when a page of these addresses is shown: its header is theirs. The first that fits. */
const readers: readonly (readonly [address: RegExp, who: Who])[] = [
  [/^\/agents\/connexion/, { kind: 'nobody' }],
  [/^\/agents\/(?:guichet|cartes)/, agent('desk')],
  [/^\/agents\/(?:conducteurs|aptitudes|retentions|designations|a-confirmer|lettres)/, agent('rights-officer')],
  [/^\/agents/, agent('reviewer', 'supervisor')],
  [/^\/(?:suivi|demande|compte|mon-permis|sessions|deconnexion|connexion\/dossier)/, lina],
]

const readerOf = ({ routes: [first = ''] = [] }: GalleryEntry): Who =>
  readers.find(([address]) => address.test(first))?.[1] ?? { kind: 'nobody' }

/** The pictures of a file stand in the vault of the service: here, drawn ones take their place. */
const withPictures = (page: string): string =>
  page.replaceAll(
    / src="\/(?:en\/)?(?:agents|demande)\/[^"]*?(portrait|signature)?"/g,
    (_, of?: 'portrait' | 'signature') => ` src="${of ? cardExample[of] : aSheet}"`,
  )

const words = {
  title: { fr: 'La galerie', en: 'The gallery' },
  paper: { fr: 'Ouvrir le papier (PDF)', en: 'Open the paper (PDF)' },
}

/** Every page in every state, every component, every letter and paper, each as who reads it sees it. */
export const galleryPages = (): Hono<Env> =>
  new Hono<Env>()
    .get('/_gallery', c => {
      const { lang } = c.var
      return page(c, {
        title: words.title,
        content: [
          heading(lang, words.title, { size: 'xl' }),
          Object.entries(galleryEntries).map(([chapter, entries]) => [
            heading(lang, chapter, { level: 2, size: 'm' }),
            list(
              lang,
              entries.flatMap(entry =>
                entry.states.map((state, i) =>
                  link(lang, `${entry.name}: ${state.title}`, path(lang, `/_gallery/${chapter}/${slug(entry.name)}/${i}`)),
                ),
              ),
            ),
          ]),
        ],
      })
    })
    .get('/_gallery/:chapter/:name/:state', c => {
      const { lang } = c.var
      const entry = entryOf(c.req.param('chapter'), c.req.param('name'))
      const state = entry?.states[Number(c.req.param('state'))]
      if (!entry || !state) return notFound(c)
      const shown = withPictures(String(state.html(lang)))
      // A component has no title of its own: the page that shows it needs one.
      const title = shown.includes('<h1') ? '' : heading(lang, state.title)
      const paper = state.pdf && paragraph(lang, link(lang, words.paper, `${c.req.path}/papier.pdf`))
      c.set('who', readerOf(entry))
      return page(c, { title: state.title, content: [title, html`${raw(shown)}`, paper], back: path(lang, '/_gallery') })
    })
    .get('/_gallery/:chapter/:name/:state/papier.pdf', async c => {
      const state = entryOf(c.req.param('chapter'), c.req.param('name'))?.states[Number(c.req.param('state'))]
      const bytes = await state?.pdf?.(c.var.lang)
      return bytes ? c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': 'application/pdf' }) : notFound(c)
    })
