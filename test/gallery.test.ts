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

/** Which entry of the gallery shows each page. A page that is in neither list fails: give it its entry first. */
const shown: Readonly<Record<string, string>> = {
  '/': 'guide/Home',
  '/aide': 'guide/Help and contact',
  '/facile-a-lire': 'guide/Easy to read',
  '/mots': 'guide/The words of the licence',
  '/mentions-legales': 'guide/Legal notice',
  '/securite': 'guide/Security',
  '/delais': 'delays/How long it takes',
  '/statistiques': 'delays/Numbers of the service',
  '/suivi/:id/avis': 'delays/How it went',
  '/empreintes': 'operations/Fingerprints of the journal',
  '/accessibilite': 'guide/Accessibility',
  '/donnees-personnelles': 'guide/Personal data',
  '/guide': 'guide/Guide',
  '/guide/:slug': 'guide/Guide: I lost my licence',
  '/puis-je-conduire': 'guide/May I drive?',
  '/simulateur/points': 'guide/Points',
  '/simulateur/points/infraction': 'guide/Points',
  '/simulateur/points/stage': 'guide/Points',
  '/textes': 'guide/Texts',
  '/textes/:slug': 'guide/Texts',
  '/api/docs': 'doors/doors of partners',
  '/resultat': 'exam/look up a result',
  '/resultat/:view': 'exam/a success',
  '/resultat/:view/charte': 'exam/charte du conducteur responsable',
  '/connexion': 'account/sign in',
  '/agents/connexion': 'account/sign in',
  '/deconnexion': 'account/sign out',
  '/deconnexion/retour': 'account/sign out',
  '/sessions': 'account/my sessions',
  '/compte': 'personal/my account',
  '/compte/courriers': 'personal/my letters',
  '/compte/courriers/lettres/:id': 'personal/a letter',
  '/compte/courriers/actes/:id': 'personal/an act',
  '/compte/donnees': 'personal/my data',
  '/compte/consentement': 'account/electronic letters',
  '/compte/contacts': 'account/contacts',
  '/compte/contacts/code/:check': 'account/contact code',
  '/connexion/dossier': 'account/my driver file',
  '/agents/rapprochements': 'account/matches',
  '/agents/rapprochements/:id': 'account/match',
  '/agents/rapprochements/faits': 'doors/facts to attribute',
  '/agents/rapprochements/faits/:id': 'doors/fact to attribute',
  '/agents/habilitations': 'account/habilitations',
  '/agents/habilitations/nouvelle': 'account/habilitate an agent',
  '/agents/habilitations/:id': 'account/habilitation',
  '/mon-permis': 'licence/my licence',
  '/mon-permis/points': 'licence/my points',
  '/mon-permis/mesures': 'licence/my measures',
  '/mon-permis/attestation': 'licence/certificate of rights',
  '/mon-permis/codes': 'verify/my codes',
  '/mon-permis/erreurs': 'rectification/my reports',
  '/mon-permis/erreurs/:fact': 'rectification/report an error',
  '/agents/erreurs': 'rectification/reported errors',
  '/agents/erreurs/:id': 'rectification/a reported error',
  '/mon-permis/designations': 'designation/named as a driver',
  '/mon-permis/designations/:id': 'designation/were you driving?',
  '/agents/designations': 'designation/contradicted namings',
  '/agents/designations/:id': 'designation/a contradicted naming',
  '/verifier': 'verify/check with a code',
  '/verifier/papier': 'verify/check a paper',
  '/verifier/:reading': 'verify/answer to a code',
  '/mon-permis/courriers': 'licence/my letters on points',
  '/demande': 'application/start',
  '/demande/:draft': 'application/task list',
  '/demande/:draft/:question': 'application/questions',
  '/demande/:draft/pieces/:piece': 'application/a piece',
  '/demande/:draft/verifier': 'application/check your answers',
  '/suivi/:id': 'application/follow-up',
  '/suivi/:id/:how{envoyee|jointe}': 'application/request sent',
  '/suivi/:id/corriger/:piece': 'application/correction',
  '/suivi/:id/corriger/:piece/adresse': 'application/correction',
  '/suivi/:id/messages': 'messages/messages of a request',
  '/suivi/:id/retirer': 'application/withdrawal',
  '/agents/dossiers': 'review/worklists',
  '/agents/dossiers/:id': 'review/file',
  '/agents/dossiers/:id/pieces/:piece/corriger': 'review/ask for a correction',
  '/agents/dossiers/:id/messages': 'review/messages of a file',
  '/agents/dossiers/:id/refuser': 'review/refuse',
  '/agents/travaux': 'review/stuck jobs',
  '/agents/bureau': 'review/board',
  '/agents/dossiers/:id/envoyer': 'review/have a file checked',
  '/agents/dossiers/:id/renvoyer': 'review/have a file checked',
  '/agents/modeles': 'review/macros',
  '/agents/modeles/nouveau': 'review/a macro',
  '/agents/modeles/:id': 'review/a macro',
  '/agents/conducteurs': 'office/drivers',
  '/agents/conducteurs/:id': 'office/record',
  '/agents/conducteurs/:id/motif': 'office/purpose',
  '/agents/conducteurs/:id/inscrire/:kind': 'office/record an act',
  '/agents/conducteurs/:id/faits/:fact/corriger': 'office/correct an act',
  '/agents/conducteurs/:id/faits/:fact/reprendre': 'office/take an act back',
  '/agents/aptitudes': 'office/aptitude awaited',
  '/agents/a-confirmer': 'office/acts to confirm',
  '/agents/a-confirmer/:fact': 'office/acts to confirm',
  '/suivi/:id/carte': 'delivery/where my card is',
  '/suivi/:id/carte/adresse': 'delivery/correct the address of a card',
  '/agents/guichet': 'delivery/desk',
  '/agents/guichet/:id': 'delivery/hand a card over',
  '/agents/cartes': 'delivery/cards to remake',
  '/agents/cartes/:id': 'delivery/cards to remake',
}

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
  '/suivi/:id/attestation.pdf',
  '/suivi/:id/attestation-en.pdf',
  '/compte/courriers/lettres/:id/:kind{courrier\\.(txt|html|pdf)}',
  '/compte/courriers/actes/:id/:paper{acte(-english)?\\.pdf}',
  '/compte/courriers/cepc/:id/:paper{cepc(-english)?\\.pdf}',
  '/compte/donnees/export.json',
  '/compte/donnees/export.pdf',
  '/suivi/:id/decision.pdf',
  '/suivi/:id/decision-en.pdf',
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
  const entries = new Set(Object.entries(galleryEntries).flatMap(([chapter, all]) => all.map(entry => `${chapter}/${entry.name}`)))
  assert.deepEqual(
    pages.filter(path => !entries.has(shown[path] ?? '')).map(path => `${path}: ${shown[path] ?? 'no entry'}`),
    [],
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
  const whole = [galleryAddresses('')[0], galleryAddresses('/en')[0]]
  const queue = [...new Set([...galleryAddresses(''), ...galleryAddresses('/en').slice(0, 1), ...(await otherBones())])]
  const problems: string[] = []
  const wide: string[] = []
  const work = async () => {
    const page = await context.newPage()
    for (let address = queue.shift(); address; address = queue.shift()) {
      await page.goto(base + address)
      // The header and the foot are the same everywhere: they are looked at once.
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
