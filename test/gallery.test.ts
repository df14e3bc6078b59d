import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { buildApplication } from '../src/app.ts'
import { galleryEntries } from '../src/gallery.ts'
import { launchBrowser } from '../src/kit/testing/browser.ts'
import { axeProblems, bringAxe, htmlProblems } from '../src/kit/testing/pages.ts'
import { noticeSamples } from '../src/notices/index.ts'
import { galleryAddresses, galleryDeps, gallerySite, serveGallery } from './gallery-site.ts'

const addresses = [...galleryAddresses(''), ...galleryAddresses('/en')]

/** Answers that are no page: files, pictures, machines, the way back from a partner; and the sandbox itself. */
const notPages = [
  '/mon-permis/attestation/:id/attestation.pdf',
  '/mon-permis/attestation/:id/attestation-en.pdf',
  '/mon-permis/courriers/:id/lettre.pdf',
  '/mon-permis/courriers/:id/lettre-en.pdf',
  '/mon-permis/courriers/:id/recours.pdf',
  '/mon-permis/mesures/:id/recours.pdf',
  '/mon-permis/releve-integral.pdf',
  '/mon-permis/releve-integral-en.pdf',
  '/healthz',
  '/readyz',
  '/metrics',
  '/.well-known/security.txt',
  '/cookies',
  '/api/v1/openapi.json',
  '/empreintes.json',
  '/statistiques.csv',
  '/api/v1/facts',
  '/api/v1/facts/:kind/:reference',
  '/api/v1/hooks',
  '/api/v1/hooks/:id/deliveries',
  '/assets/:file',
  '/guide/:slug/echeances.ics',
  '/resultat/:view/cepc.pdf',
  '/resultat/:view/cepc-english.pdf',
  '/connexion/retour',
  '/agents/connexion/retour',
  '/demande/:draft/fichiers/:file',
  '/suivi/:id/etat',
  '/suivi/:id/fichiers/:file',
  '/suivi/:id/recepisse.pdf',
  '/suivi/:id/:paper{cepc(-english)?\\.pdf}',
  '/suivi/:id/attestation.pdf',
  '/suivi/:id/attestation-en.pdf',
  '/compte/courriers/lettres/:id/:kind{courrier\\.(txt|html|pdf)}',
  '/compte/courriers/actes/:id/:paper{acte(-english)?\\.pdf}',
  '/compte/courriers/cepc/:id/:paper{cepc(-english)?\\.pdf}',
  '/compte/donnees/export.json',
  '/compte/donnees/export.pdf',
  '/suivi/:id/decision.pdf',
  '/suivi/:id/decision-en.pdf',
  '/mon-permis/erreurs/signalements/:id/fichiers/:file',
  '/agents/erreurs/:id/fichiers/:file/:page',
  '/agents/dossiers/:id/fichiers/:file/:page',
  '/agents/dossiers/:id/photo/:what',
  '/agents/dossiers/:id/decision.pdf',
  '/_sandbox',
  '/_clock',
  '/_texts',
  '/_gallery',
  '/_gallery/:chapter/:name/:state',
  '/_gallery/:chapter/:name/:state/papier.pdf',
]

test('every page has its entry in the gallery', () => {
  const routes = buildApplication(galleryDeps).site.routes.filter(
    ({ method, path }) => method === 'GET' && !path.includes('*') && !path.startsWith('/en'),
  )
  const pages = [...new Set(routes.map(({ path }) => path))].filter(path => !notPages.includes(path))
  // A page that is missing here wants an entry in the gallery of its capability, with its route.
  const shown = Object.values(galleryEntries).flatMap(entries => entries.flatMap(({ routes = [] }) => routes))
  assert.deepEqual(
    pages.filter(path => !shown.includes(path)),
    [],
  )
  assert.deepEqual(
    shown.filter(path => !pages.includes(path)),
    [],
    'no page has this address',
  )
})

test('every letter has its sample in both languages', () => {
  assert.ok(noticeSamples.length > 0)
})

test('every state of every page is valid HTML, in both languages', async () => {
  const problems: string[] = []
  for (const address of addresses) {
    const answer = await gallerySite.request(address)
    assert.equal(answer.status, 200, address)
    problems.push(...(await htmlProblems(await answer.text())).map(problem => `${address} ${problem}`))
  }
  assert.deepEqual(problems, [])
})

const said = async (address: string): Promise<string> => (await gallerySite.request(address)).text()

/** What a page shows, without its words: its elements, their attributes, and where a word stands. The frame is the same everywhere. */
const bones = (page: string): string =>
  (/<main.*<\/main>/s.exec(page)?.[0] ?? page)
    .replace(/>[^<>]*\S[^<>]*</g, '>word<')
    .replace(/ (href|action|src|nonce|lang|hreflang|title|alt|content|value|placeholder|aria-label|data-[\w-]+)="[^"]+"/g, ' $1="word"')

/** In English, what has other bones than in French: the others differ from what was looked at by their words alone. */
async function otherBones(): Promise<string[]> {
  const found: string[] = []
  for (const address of galleryAddresses(''))
    if (bones(await said(address)) !== bones(await said(`/en${address}`))) found.push(`/en${address}`)
  return found
}

let browser: Browser | null = null
let reason = ''
let base = ''
let close = () => {}
before(async () => {
  const launched = await launchBrowser()
  browser = launched.browser
  if (!launched.browser) reason = launched.reason
  const served = await serveGallery()
  base = served.base
  close = served.close
})
after(async () => {
  await browser?.close()
  close()
})

test('axe finds nothing in any state of any page, in both languages, on a phone', { timeout: 1_800_000 }, async t => {
  if (!browser) return t.skip(reason)
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } })
  await bringAxe(context)
  const whole = [galleryAddresses('')[0], galleryAddresses('/en')[0], '/_gallery/personal/my-account/0', '/_gallery/review/worklists/0']
  const queue = [...new Set([...galleryAddresses(''), ...galleryAddresses('/en').slice(0, 1), ...(await otherBones())])]
  const problems: string[] = []
  const wide: string[] = []
  const work = async () => {
    const page = await context.newPage()
    for (let address = queue.shift(); address; address = queue.shift()) {
      await page.goto(base + address)
      // The header and the foot are the same everywhere: they are looked at once for each who reads.
      const except = whole.includes(address) ? [] : ['body > header', 'body > footer']
      problems.push(...(await axeProblems(page, except)).map(problem => `${address} ${problem}`))
      const tooWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
      if (tooWide) wide.push(address)
    }
  }
  await Promise.all([work(), work()])
  assert.deepEqual(problems, [])
  assert.deepEqual(wide, [], 'wider than a phone')
})
