import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from '../html.ts'
import { launchBrowser } from '../testing/browser.ts'
import { assets } from './assets.ts'
import * as c from './components.ts'
import { designGallery } from './gallery.ts'

const page = (lang: 'fr' | 'en', only?: string) =>
  c.layout({
    lang,
    title: 'Galerie',
    path: '/x',
    demonstration: true,
    back: '/',
    agent: only === 'office',
    signedInAs: 'Lina Martin',
    signOut: { action: '/d', csrf: 'c', id: 'i' },
    nav: [
      { href: '/a', label: { fr: 'Mes demandes', en: 'My requests' }, current: true },
      { href: '/b', label: { fr: 'Mes messages', en: 'My messages' } },
    ],
    content: designGallery
      .filter(e => !only || only === 'office' || only === 'all' || e.name === only)
      .map(e => e.states.map(s => html`<p class="govuk-hint">${e.name} — ${s.title}</p>${s.html(lang)}`)),
  })
const app = new Hono()
  .route('/', assets())
  .get('/:lang/:only?', x => x.html(page(x.req.param('lang') as 'fr', x.req.param('only')?.replaceAll('_', ' '))))
const server = serve({ fetch: app.fetch, port: 0 })
const port = (server.address() as { port: number }).port
const r = await launchBrowser()
if (!r.browser) throw new Error(r.reason)
const shots = process.argv.slice(2)
for (const s of shots) {
  const [lang, only, width, scheme, media] = s.split(':')
  const p = await r.browser.newPage({ viewport: { width: Number(width), height: 800 }, colorScheme: scheme as 'dark' })
  p.on('console', m => console.log(s, m.text()))
  p.on('pageerror', e => console.log(s, e.message))
  p.on('requestfailed', e => console.log(s, e.url()))
  p.on('response', e => {
    if (e.status() >= 400) console.log(e.status(), e.url())
  })
  if (media) await p.emulateMedia({ media: 'print' })
  await p.goto(`http://localhost:${port}/${lang}/${only}`, { waitUntil: 'networkidle' })
  await p.screenshot({ path: `/tmp/shot-${lang}-${only}-${width}-${scheme}${media ?? ''}.png`, fullPage: true })
  console.log(s, await p.evaluate('document.documentElement.scrollWidth'))
}
await r.browser.close()
server.close()
