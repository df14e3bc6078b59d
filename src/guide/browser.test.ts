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
  '/guide/apprendre?way=aac&lost=no&recordedOn=2026-01-05&theory=2026-02-10&startedOn=2026-03-01&kilometres=2999&meetings=2&bSince=&birth=2010-05-05&nationality=french&housing=parents',
  '/guide/vivre-a-l-etranger?where=elsewhere&mission=no&settledOn=2026-01-10&what=lost&found=yes',
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

/** The words of the journey in each language: what a person reads and clicks. */
const spoken = {
  fr: {
    root: '',
    lost: 'J’ai perdu mon permis',
    other: ['English', 'I lost my licence'],
    date: ['Jour', 'Mois', 'Année'],
    noDate: 'Cette date n’existe pas',
    no: 'Non',
    next: 'Continuer',
    french: 'Française',
    own: 'Chez moi',
    points: (n: number) => `${n} points sur 12`,
    add: 'Ajouter une infraction',
    word: ['Cherchez par un mot', 'feu rouge', 'Chercher', 'Feu rouge non respecté'],
    curve: 'Le solde des points au fil du temps',
    remove: /^Retirer « Feu rouge/,
  },
  en: {
    root: '/en',
    lost: 'I lost my licence',
    other: ['Français', 'J’ai perdu mon permis'],
    date: ['Day', 'Month', 'Year'],
    noDate: 'There is no such date',
    no: 'No',
    next: 'Continue',
    french: 'French',
    own: 'At my own place',
    points: (n: number) => `${n} points out of 12`,
    add: 'Add an offence',
    word: ['Search by a word', 'red light', 'Search', 'Red light'],
    curve: 'The balance of points over time',
    remove: /^Remove “Red light”/,
  },
} as const

const bounded = { skip, timeout: 120_000 }
for (const javaScriptEnabled of [true, false])
  for (const lang of ['fr', 'en'] as const) {
    const say = spoken[lang]
    const how = `in ${lang}, ${javaScriptEnabled ? 'with' : 'without'} script`

    test(`from the list to a dated plan by keyboard and mouse, ${how}`, bounded, async () => {
      const page = await open(`${say.root}/guide`, { javaScriptEnabled })
      const date = async (...parts: string[]) => {
        for (const [i, part] of parts.entries()) await page.getByLabel(say.date[i] ?? '', { exact: true }).fill(part)
      }
      const next = () => page.getByRole('button', { name: say.next }).click()
      await page.getByRole('link', { name: say.lost }).click()
      await date('30', '2', '2026')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText(say.noDate).waitFor()
      assert.equal(await page.getByLabel(say.date[0], { exact: true }).inputValue(), '30')
      await date('1', '11')
      await page.keyboard.press('Enter')
      await page.getByLabel(say.no, { exact: true }).check()
      await next()
      await date('1', '1', '1990')
      await next()
      await page.getByLabel(say.french, { exact: true }).check()
      await next()
      await page.getByLabel(say.own).check()
      await next()
      await page.getByRole('heading', { level: 1, name: say.lost }).waitFor()
      assert.equal(new URL(page.url()).search, `?declaredOn=2026-11-01&heavy=no&${person.replace('hosted', 'own')}`)
      await page.getByRole('link', { name: say.other[0] }).click()
      await page.getByRole('heading', { level: 1, name: say.other[1] }).waitFor()
      await page.context().close()
    })

    test(`a history of points is told line by line, ${how}`, bounded, async () => {
      const page = await open(`${say.root}/simulateur/points?licence=2020-05-10&path=classic`, { javaScriptEnabled })
      await page.getByRole('heading', { level: 1, name: say.points(12) }).waitFor()
      await page.getByRole('link', { name: say.add }).click()
      await page.getByLabel(say.word[0]).fill(say.word[1])
      await page.getByRole('button', { name: say.word[2] }).click()
      await page.getByRole('link', { name: say.word[3] }).click()
      for (const [day, month] of [
        ['1', '9'],
        ['1', '10'],
      ] as const) {
        for (const [i, part] of [day, month, '2026'].entries()) await page.getByLabel(say.date[i] ?? '', { exact: true }).fill(part)
        await page.getByRole('button', { name: say.next }).click()
      }
      await page.getByRole('heading', { level: 1, name: say.points(8) }).waitFor()
      assert.ok(await page.getByRole('img', { name: say.curve }).isVisible())
      await page.getByRole('link', { name: say.remove }).click()
      await page.getByRole('heading', { level: 1, name: say.points(12) }).waitFor()
      await page.context().close()
    })
  }
