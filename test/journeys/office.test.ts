import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { addDays, addMonths, type Day, daysBetween } from '@papier-rose/law'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { dayOf, realNow } from '../../src/kit/clock.ts'
import { launchBrowser } from '../../src/kit/testing/browser.ts'
import { until } from '../road.ts'
import { freshPlace, type Place } from '../service.ts'
import { fillIn, followTo, pressOn } from './keyboard.ts'
import { flat } from './town.ts'

// Two agents of a préfecture work on the record of Inès in the real browser, with the keyboard alone; she reads in her own space what becomes of it.

let place: Place
let browser: Browser | null
let reason = ''
const today = dayOf(realNow())

before(async () => {
  const launched = await launchBrowser()
  browser = launched.browser
  if (!launched.browser) reason = launched.reason
  place = await freshPlace()
  await place.run('start')
})
after(async () => {
  await browser?.close()
  await place.leave()
})

async function visitor(): Promise<Page> {
  assert.ok(browser)
  const visit: BrowserContext = await browser.newContext({ locale: 'fr-FR', baseURL: place.site, viewport: { width: 1280, height: 900 } })
  // The end of patience, on the busiest machine.
  visit.setDefaultTimeout(120_000)
  return visit.newPage()
}

const said = async (page: Page): Promise<string> => flat(await page.locator('main').innerText())
const on = (name: string, day: Day): Record<string, string> => {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function agent(name: string): Promise<Page> {
  const page = await visitor()
  await page.goto('/agents/connexion')
  await pressOn(page, /ProConnect/)
  await page.waitForURL(/proconnect/)
  await fillIn(page, { agent: name })
  await pressOn(page, /Carte agent/)
  await page.waitForURL(/\/agents\//)
  return page
}

async function driver(login: string): Promise<Page> {
  const page = await visitor()
  await page.goto('/mon-permis')
  await page.getByRole('button', { name: 'Se connecter avec FranceConnect' }).click()
  await page.locator(`input[name=login][value=${login}]`).check()
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('button', { name: /Continuer/ }).click()
  return page
}

/** Reads a page of the driver again until it says so. */
const reads = (page: Page, address: string, words: RegExp): Promise<boolean> =>
  until(`${address} says ${words}`, async () => {
    await page.goto(address)
    return words.test(await said(page))
  })

/** Says what the record is opened for, when it is asked. */
async function openFor(page: Page, motif: string): Promise<void> {
  await fillIn(page, { motif })
  await pressOn(page, /^Ouvrir le dossier$/)
}

/** From the record to the form of an act, and back. */
async function record(page: Page, kind: RegExp, fields: Readonly<Record<string, string>>): Promise<string> {
  await followTo(page, kind)
  await fillIn(page, fields)
  await pressOn(page, /^(Inscrire|Proposer)$/)
  return said(page)
}

test('by keyboard alone: a driver is found and suspended, points are given back by two, a proposal is declined, aptitude is decided', {
  timeout: 900_000,
}, async t => {
  if (!browser) return t.skip(reason)
  const [odile, solange, ines] = [await agent('odile'), await agent('solange'), await driver('ines')]
  await reads(ines, '/mon-permis', /Oui, vous pouvez conduire/)

  await odile.goto('/agents/conducteurs')
  await fillIn(odile, { cherche: 'garnier' })
  await pressOn(odile, /^Chercher$/)
  await followTo(odile, /GARNIER/i)
  await openFor(odile, 'measure')
  assert.match(await said(odile), /Ce qui s’est passé, jour après jour.*PV-IN-2.*PV-IN-1/)
  const order = { reference: 'AR-75-1', ground: 'alcohol', ...on('notifiedOn', today), months: '6' }
  assert.match(await record(odile, /^Suspension décidée par le préfet$/, order), /C’est inscrit/)
  await reads(ines, '/mon-permis', /Non, ne conduisez pas/)

  await reads(ines, '/mon-permis/points', /3 points sur 12/)
  const back = { reference: 'TA-75-1', for: 'PV-IN-1', ...on('on', today), reason: 'Jugement du tribunal administratif' }
  assert.match(await record(odile, /^Retrait de points annulé$/, back), /L’acte est proposé/)
  const lift = { reference: 'L-75-1', for: 'AR-75-1', ...on('on', today), why: 'withdrawn', reason: 'Demande de l’avocat' }
  assert.match(await record(odile, /^Mesure levée$/, lift), /L’acte est proposé/)

  await followTo(solange, /^À confirmer/)
  await followTo(solange, /^Retrait de points annulé$/)
  assert.match(await said(solange), /TA-75-1.*Odile Marchand.*Jugement du tribunal administratif/)
  await pressOn(solange, /^Confirmer$/)
  await reads(ines, '/mon-permis/points', /(?:6|8) points sur 12/)
  await followTo(solange, /^Mesure levée$/)
  await pressOn(solange, /^Écarter$/)
  assert.match(await said(solange), /Écrivez en quelques mots pourquoi/)
  await fillIn(solange, { reason: 'Une demande ne retire pas un arrêté' })
  await pressOn(solange, /^Écarter$/)
  assert.match(await said(solange), /Rien n’attend/)
  await followTo(odile, /^À confirmer/)
  assert.match(await said(odile), /L-75-1.*Solange Faure.*Une demande ne retire pas un arrêté/)
  await pressOn(odile, /^J’ai lu/)
  assert.doesNotMatch(await said(odile), /Une demande ne retire pas/)

  // From the list to the decision.
  await followTo(solange, /^Mesures/)
  await followTo(solange, /^Aptitudes attendues$/)
  await until('the measure in the list', async () => {
    await solange.reload()
    return /AR-75-1/.test(await said(solange))
  })
  await followTo(solange, /^AR-75-1$/)
  await openFor(solange, 'aptitude')
  const early = { reference: 'AP-75-1', ...on('notifiedOn', today), fit: 'yes' }
  assert.match(await record(solange, /^Décision d’aptitude du préfet$/, early), /inscrivez d’abord cet avis/)
  await followTo(solange, /^Retour/)
  const opinion = { reference: 'COM-75-1', ...on('on', today), by: 'commission', opinion: 'apt' }
  assert.match(await record(solange, /^Avis médical$/, opinion), /C’est inscrit/)
  assert.match(
    await record(solange, /^Examen psychotechnique$/, { reference: 'PSY-75-1', ...on('on', today), favourable: 'yes' }),
    /C’est inscrit/,
  )
  assert.match(await record(solange, /^Décision d’aptitude du préfet$/, early), /C’est inscrit/)
  const after = addDays(addMonths(today, 6), 1)
  await ines.goto('/_clock')
  await fillIn(ines, { days: String(daysBetween(today, after)) })
  await pressOn(ines, /jour|Avancer/i)
  await reads(ines, '/mon-permis', /Oui, vous pouvez conduire/)
})
