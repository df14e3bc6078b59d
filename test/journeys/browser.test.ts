import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { aJpeg } from '../../src/evidence/fixtures.ts'
import { readPdf } from '../../src/kit/pdf/testing.ts'
import { launchBrowser } from '../../src/kit/testing/browser.ts'
import { nephOf, photoCodes } from '../../src/seed.ts'
import { until } from '../road.ts'
import { freshPlace, type Place } from '../service.ts'
import { fillIn, followTo, pressOn } from './keyboard.ts'

// One story in three parts, in the real browser: Lina asks without script, an agent decides by keyboard alone, Lina follows with script.

let place: Place
let browser: Browser | null
let reason = ''
let photo: string

before(async () => {
  const launched = await launchBrowser()
  browser = launched.browser
  if (!launched.browser) reason = launched.reason
  place = await freshPlace()
  await place.run('start')
  photo = join(place.env.DATA_FOLDER ?? '', 'photo.jpg')
  await writeFile(photo, await aJpeg())
})
after(async () => {
  await browser?.close()
  await place.leave()
})

const context = async (script: boolean): Promise<BrowserContext> => {
  assert.ok(browser)
  const visit = await browser.newContext({
    javaScriptEnabled: script,
    locale: 'fr-FR',
    baseURL: place.site,
    viewport: { width: 390, height: 844 },
  })
  // The end of patience, on the busiest machine.
  visit.setDefaultTimeout(120_000)
  return visit
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Se connecter avec FranceConnect' }).click()
  await page.locator(`input[name=login][value=${login}]`).check()
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('button', { name: /Continuer/ }).click()
}

const last = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''
const go = (page: Page) => page.getByRole('button', { name: 'Enregistrer et continuer' }).click()

/** Answers the questions as they come, then sends each piece. */
async function fill(page: Page): Promise<void> {
  const answer: Record<string, () => Promise<void>> = {
    identite: () => page.locator('input[name=identity][value=right]').check(),
    nationalite: () => page.getByLabel('Française').check(),
    representant: async () => {
      await page.getByLabel(/Nom et prénom/).fill('Jeanne Moreau')
      await page.getByLabel(/Mon père ou ma mère/).check()
    },
    coordonnees: () => page.locator('input[name=email]').fill('lina.moreau@exemple.invalid'),
    adresse: async () => {
      if (await page.locator('input[name=postcode]').isVisible()) return page.locator('input[name=postcode]').fill('75011')
      await page.locator('input[name=street]').fill('12 rue de la Roquette')
      await page.locator('input[name=letterbox]').fill('MOREAU')
    },
    logement: () => page.getByLabel('Chez mes parents').check(),
    sante: () => page.getByLabel('Rien de tout cela').check(),
    photo: () => page.locator('input[name=code]').fill(photoCodes[0] ?? ''),
  }
  for (let step = 0; step < 40 && last(page) !== 'verifier'; step++) {
    const question = answer[last(page)]
    if (question) {
      await question()
      await go(page)
    } else if (page.url().includes('/pieces/')) {
      await page.locator('input[type=file]').setInputFiles(photo)
      await page.getByRole('button', { name: 'Envoyer ce fichier' }).click()
      await page
        .getByRole('button', { name: 'Continuer' })
        .or(page.getByRole('link', { name: 'Continuer' }))
        .click()
    } else {
      await page.getByRole('link', { name: 'Continuer' }).click()
    }
  }
}

test('without script: result, charte, CEPC, request, receipt', { timeout: 600_000 }, async t => {
  if (!browser) return t.skip(reason)
  const visit = await context(false)
  const page = await visit.newPage()
  await page.goto('/resultat')
  await page.getByLabel('Numéro NEPH').fill(nephOf('lina').replace(/(..)(?=.)/g, '$1 '))
  for (const [part, value] of [
    ['Jour', '12'],
    ['Mois', '3'],
    ['Année', '2009'],
  ] as const)
    await page.getByLabel(part, { exact: true }).fill(value)
  await page.getByLabel('Catégorie de l’examen').selectOption('B')
  await page.getByRole('button', { name: 'Voir mon résultat' }).click()
  assert.match(await page.locator('main').innerText(), /favorable/i)
  const charte = page.getByRole('link', { name: /charte/i }).first()
  if (await charte.isVisible()) await charte.click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: /accepte/i }).click()
  const href = await page
    .getByRole('link', { name: /certificat|CEPC/i })
    .first()
    .getAttribute('href')
  const pdf = await page.request.get(href ?? '')
  const { text, pages } = await readPdf(new Uint8Array(await pdf.body()))
  assert.equal(pages.length, 1)
  assert.match(text, /MOREAU/)

  await page.goto('/demande')
  await signIn(page, 'lina')
  await page.getByRole('button', { name: 'Commencer' }).click()
  await fill(page)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  assert.match(page.url(), /\/suivi\//)
  assert.match(await page.locator('main').innerText(), /envoyée|reçue/i)
  await visit.close()
})

test('by keyboard alone: an agent signs in, takes the file, checks every piece and approves', { timeout: 600_000 }, async t => {
  if (!browser) return t.skip(reason)
  const visit = await context(true)
  const page = await visit.newPage()
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/agents/dossiers')
  await pressOn(page, /ProConnect/)
  await page.waitForURL(/proconnect/)
  await fillIn(page, { agent: 'paulette' })
  await pressOn(page, /Carte agent/)
  await page.waitForURL(/agents\/dossiers/)
  await followTo(page, /MOREAU/)
  await page.waitForURL(/agents\/dossiers\/[0-9a-f-]+/)
  await pressOn(page, /^Prendre ce dossier/)
  for (let i = 0; i < 12; i++) {
    await page.waitForLoadState()
    if ((await page.getByRole('button', { name: /^Accepter cette pièce/ }).count()) === 0) break
    await pressOn(page, /^Accepter cette pièce/)
  }
  await pressOn(page, /^Accepter la demande/)
  await page.waitForLoadState()
  assert.match(await page.locator('main').innerText(), /Acceptée/)
  await visit.close()
})

test('with script: the follow-up moves by itself until the card is in hand', { timeout: 600_000 }, async t => {
  if (!browser) return t.skip(reason)
  const visit = await context(true)
  const page = await visit.newPage()
  await page.goto('/demande')
  await signIn(page, 'lina')
  await page.getByRole('link', { name: /Demande D-/ }).click()
  await page.waitForURL(/\/suivi\//)
  await button('/imprimerie/reglages', { faire: 'seule', heures: '0' })
  await until('the card on its way', async () => /est en route|La Poste a votre carte/i.test(await page.locator('main').innerText()))
  const letter = await visit.newPage()
  await letter.goto(`${new URL(page.url()).pathname}/carte`)
  const number = /\b1[AL]\d{11}\b/.exec(await letter.locator('main').innerText())?.[0]
  assert.ok(number, 'the tracking number is shown')
  await button(`/laposte/lettres/${number}`, { faire: 'livrer' })
  await until('the card delivered', async () => /Vous avez votre carte|Remise/i.test(await page.locator('main').innerText()))
  await visit.close()
})

const button = (path: string, fields: Record<string, string>) =>
  fetch(`${place.partners}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
