import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from '../html.ts'
import { launchBrowser } from '../testing/browser.ts'
import { axeProblems, waitUntil } from '../testing/pages.ts'
import { assets } from './assets.ts'
import { heading, layout, link, live, paragraph } from './components.ts'

const launched = await launchBrowser()
const skip = launched.browser ? false : `no browser: ${launched.reason}`

let version = '1'
let signedOut = false
const asked: string[] = []
const title = { fr: 'Suivi', en: 'Follow-up' }
const app = new Hono()
  .route('/', assets())
  .get('/suivi/etat', c => {
    asked.push(version)
    return c.json({ version })
  })
  .get('/suivi', c => {
    c.header('content-security-policy', "default-src 'self'")
    const told = signedOut
      ? heading('fr', { fr: 'Se connecter', en: 'Sign in' })
      : [
          heading('fr', title),
          paragraph('fr', `version ${version}`),
          link('fr', 'La carte', '/carte'),
          live('fr', { from: '/suivi/etat', version }),
        ]
    return c.html(layout({ lang: 'fr', title, path: '/suivi', demonstration: true, content: html`${told}` }))
  })

const server = serve({ fetch: app.fetch, port: 0 })
const address = () => `http://localhost:${(server.address() as AddressInfo).port}/suivi`
before(() => (server.listening ? undefined : new Promise<void>(done => server.once('listening', done))))
after(async () => {
  await launched.browser?.close()
  server.close()
})

test('a page that is seen shows what has happened, says so, and leaves the reader where they were', { skip }, async () => {
  if (!launched.browser) return
  const context = await launched.browser.newContext()
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${address()}?fait=correction`)
  await waitUntil(page, 'document.querySelector("body > [data-live]") !== null')
  await page.getByRole('link', { name: 'La carte' }).focus()

  await page.clock.runFor(10_000)
  assert.equal(await page.getByText('version 1').isVisible(), true)
  assert.equal(await page.getByRole('status').textContent(), '', 'nothing has happened: nothing is said')

  version = '2'
  await page.clock.runFor(10_000)
  await page.getByText('version 2').waitFor()
  assert.match((await page.getByRole('status').textContent()) ?? '', /Du nouveau/)
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'La carte')
  assert.equal(await page.evaluate('document.querySelectorAll("[data-live]").length'), 1)
  assert.deepEqual(await axeProblems(page), [])

  signedOut = true
  version = '3'
  await page.clock.runFor(10_000)
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  assert.ok(asked.length >= 3)
  await context.close()
})

test('a page that nobody sees asks nothing', { skip }, async () => {
  if (!launched.browser) return
  signedOut = false
  const context = await launched.browser.newContext()
  const page = await context.newPage()
  await page.addInitScript('Object.defineProperty(document, "hidden", { get: () => true })')
  await page.clock.install()
  await page.goto(address())
  await waitUntil(page, 'document.querySelector("body > [data-live]") !== null')
  asked.length = 0
  await page.clock.runFor(30_000)
  assert.deepEqual(asked, [])
  await context.close()
})
