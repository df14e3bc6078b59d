import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Lang } from '../html.ts'
import { launchBrowser } from '../testing/browser.ts'
import { axeProblems, waitUntil } from '../testing/pages.ts'
import { assets } from './assets.ts'
import { heading, layout } from './components.ts'
import { designGallery, type GalleryEntry } from './gallery.ts'

const launched = await launchBrowser()
const skip = launched.browser ? false : `no browser: ${launched.reason}`

/** Each state of the gallery on its own page, under the policy that the service sets: no inline script, no inline style. */
const app = new Hono().route('/', assets()).get('/:lang/:entry/:state', c => {
  const entry = designGallery[Number(c.req.param('entry'))]
  const state = entry?.states[Number(c.req.param('state'))]
  if (!entry || !state) return c.notFound()
  const lang = c.req.param('lang') as Lang
  const shown = state.html(lang)
  const titles = [
    !`${shown}`.includes('<h1') && heading(lang, entry.name),
    `${shown}`.includes('<h3') && !`${shown}`.includes('<h2') && heading(lang, entry.name, { level: 2 }),
  ]
  c.header('content-security-policy', "default-src 'self'")
  const nav = [{ href: '/a', label: { fr: 'Mes demandes', en: 'My requests' }, current: 'page' as const }]
  const signOut = { action: '/deconnexion', csrf: 'c', id: 'out' }
  return c.html(
    layout({
      lang,
      title: entry.name,
      path: c.req.path,
      demonstration: true,
      back: '/',
      nav,
      signedInAs: 'Lina Martin',
      signOut,
      content: [titles, shown],
    }),
  )
})

const server = serve({ fetch: app.fetch, port: 0 })
const address = (): string => `http://localhost:${(server.address() as AddressInfo).port}`

before(() => (server.listening ? undefined : new Promise<void>(done => server.once('listening', done))))
after(async () => {
  await launched.browser?.close()
  server.close()
})

async function open(entry: string, state: string, lang: Lang, options: BrowserContextOptions = {}): Promise<Page> {
  if (!launched.browser) throw new Error('no browser')
  const e = designGallery.findIndex(one => one.name === entry)
  const s = designGallery[e]?.states.findIndex(one => one.title === state)
  const context = await launched.browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${address()}/${lang}/${e}/${s}`)
  return page
}

/** Shows each state of an entry in turn on one page of the browser. */
async function walk(
  entry: GalleryEntry,
  langs: readonly Lang[],
  options: BrowserContextOptions,
  look: (page: Page, where: string) => Promise<void>,
) {
  if (!launched.browser) return
  const page = await (await launched.browser.newContext(options)).newPage()
  for (const [state, { title }] of entry.states.entries())
    for (const lang of langs) {
      await page.goto(`${address()}/${lang}/${designGallery.indexOf(entry)}/${state}`)
      await look(page, `${title}, ${lang}`)
    }
  await page.context().close()
}

for (const entry of designGallery) {
  test(`${entry.name}: axe finds nothing in both languages, and nothing is wider than a small phone`, { skip }, () =>
    walk(entry, ['fr', 'en'], { colorScheme: 'light', viewport: { width: 320, height: 700 } }, async (page, where) => {
      assert.deepEqual(await axeProblems(page), [], where)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, where)
    }),
  )

  test(`${entry.name}: axe finds nothing in the dark`, { skip }, () =>
    walk(entry, ['fr'], { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }, async (page, where) => {
      assert.deepEqual(await axeProblems(page), [], where)
    }),
  )
}

test('with script the focus goes to the summary of errors, and its link to the field', { skip }, async () => {
  const page = await open('question', 'wrong', 'fr')
  await waitUntil(page, 'document.activeElement.classList.contains("govuk-error-summary")')
  await page.locator('.govuk-error-summary a').first().click()
  assert.equal(await page.evaluate('document.activeElement.id'), 'neph')
  await page.context().close()
})

for (const javaScriptEnabled of [true, false])
  test(`a field of one choice hides until it is chosen, ${javaScriptEnabled ? 'with' : 'without'} script`, { skip }, async () => {
    const page = await open('choice', 'with a field of its own', 'fr', { javaScriptEnabled })
    const mobile = page.getByLabel('Votre numéro')
    await mobile.waitFor({ state: 'visible' })
    await page.getByLabel('Par courriel').check()
    await mobile.waitFor({ state: 'hidden' })
    await page.getByLabel('Par SMS').check()
    await mobile.waitFor({ state: 'visible' })
    await page.context().close()
  })

test('the upload speaks the language of the page', { skip }, async () => {
  const page = await open('file', 'empty', 'fr')
  await page.getByText('Aucun fichier choisi').waitFor()
  await page.getByText('Choisir un fichier').waitFor()
  await page.context().close()
})

test('by keyboard, the first stop leads past the header', { skip }, async () => {
  const page = await open('question', 'empty', 'en')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to content')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'main-content')
  await page.context().close()
})

test('a first visit weighs less than 100 kB, fonts and script included', { skip }, async () => {
  if (!launched.browser) return
  const page = await (await launched.browser.newContext()).newPage()
  let bytes = 0
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.loadingFinished', event => {
    bytes += event.encodedDataLength
  })
  await page.goto(`${address()}/fr/0/1`, { waitUntil: 'networkidle' })
  assert.ok(bytes > 20_000 && bytes < 100_000, `${bytes} bytes`)
  await page.context().close()
})
