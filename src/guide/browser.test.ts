import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve } from '@hono/node-server'
import { launchBrowser } from '../kit/testing/browser.ts'
import { axeProblems } from '../kit/testing/pages.ts'
import { guideSite } from './testing.ts'

const launched = await launchBrowser()
const skip = launched.browser ? false : `no browser: ${launched.reason}`
const server = serve({ fetch: guideSite().fetch, port: 0 })
const at = (address: string): string => `http://localhost:${(server.address() as AddressInfo).port}${address}`

before(() => (server.listening ? undefined : new Promise<void>(done => server.once('listening', done))))
after(async () => {
  await launched.browser?.close()
  server.close()
})

async function open(address: string, options: Parameters<NonNullable<typeof launched.browser>['newContext']>[0] = {}) {
  if (!launched.browser) throw new Error('no browser')
  const page = await (await launched.browser.newContext(options)).newPage()
  await page.goto(at(address))
  return page
}

const person = 'birth=1990-01-01&nationality=french&housing=hosted'
const addresses = [
  '/guide',
  '/guide/permis-rose?asked=issuedOn&issuedOn-day=31&issuedOn-month=2&issuedOn-year=1998',
  `/guide/permis-perdu?declaredOn=2026-11-01&heavy=yes&${person}`,
  `/guide/suspension-prefet?ground=alcohol&retained=no&notifiedOn=2026-10-01&months=6&${person}`,
  '/puis-je-conduire?category=B&on=&paper=none&since=&ban=none&birth=1990-01-01',
  '/puis-je-conduire?category=B&on=&paper=cepc&examDay=2026-11-01&ban=none&birth=1990-01-01',
  '/simulateur/points?licence=2022-05-10&path=classic&i=red-light.2023-02-01.2023-04-15~phone.2025-06-01.2025-07-20',
  '/simulateur/points/infraction?licence=2022-05-10&path=classic&q=feu',
  '/textes',
  '/textes/code-de-la-route-art-l-223-1',
]

for (const lang of ['', '/en'])
  test(`axe finds nothing on the public pages, and nothing is wider than a small phone ${lang}`, { skip }, async () => {
    for (const address of addresses) {
      const page = await open(lang + address, { viewport: { width: 320, height: 700 } })
      assert.deepEqual(await axeProblems(page), [], address)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, address)
      await page.context().close()
    }
  })

for (const javaScriptEnabled of [true, false]) {
  test(`from the list to a dated plan by keyboard and mouse, ${javaScriptEnabled ? 'with' : 'without'} script`, { skip }, async () => {
    const page = await open('/guide', { javaScriptEnabled })
    await page.getByRole('link', { name: 'J’ai perdu mon permis' }).click()
    await page.getByLabel('Jour').fill('30')
    await page.getByLabel('Mois').fill('2')
    await page.getByLabel('Année').fill('2026')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Cette date n’existe pas').waitFor()
    assert.equal(await page.getByLabel('Jour').inputValue(), '30')
    await page.getByLabel('Jour').fill('1')
    await page.getByLabel('Mois').fill('11')
    await page.keyboard.press('Enter')
    await page.getByLabel('Non').check()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByLabel('Jour').fill('1')
    await page.getByLabel('Mois').fill('1')
    await page.getByLabel('Année').fill('1990')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByLabel('Française').check()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByLabel('Chez moi').check()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('heading', { level: 1, name: 'J’ai perdu mon permis' }).waitFor()
    assert.equal(new URL(page.url()).search, `?declaredOn=2026-11-01&heavy=no&${person.replace('hosted', 'own')}`)
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'I lost my licence' }).waitFor()
    await page.context().close()
  })

  test(`a history of points is told line by line, ${javaScriptEnabled ? 'with' : 'without'} script`, { skip }, async () => {
    const page = await open('/en/simulateur/points?licence=2020-05-10&path=classic', { javaScriptEnabled })
    await page.getByRole('heading', { level: 1, name: '12 points out of 12' }).waitFor()
    await page.getByRole('link', { name: 'Add an infraction' }).click()
    await page.getByLabel('Search by a word').fill('red light')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'Red light' }).click()
    for (const [day, month] of [
      ['1', '9'],
      ['1', '10'],
    ] as const) {
      await page.getByLabel('Day', { exact: true }).fill(day)
      await page.getByLabel('Month').fill(month)
      await page.getByLabel('Year').fill('2026')
      await page.getByRole('button', { name: 'Continue' }).click()
    }
    await page.getByRole('heading', { level: 1, name: '8 points out of 12' }).waitFor()
    assert.ok(await page.getByRole('img', { name: 'The balance of points over time' }).isVisible())
    await page.getByRole('link', { name: 'Remove “Red light”' }).click()
    await page.getByRole('heading', { level: 1, name: '12 points out of 12' }).waitFor()
    await page.context().close()
  })
}
