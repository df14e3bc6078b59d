import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { aResult } from '../src/exam/fixtures.ts'
import { cookieFetch } from '../src/kit/testing/browserless.ts'
import { formWith } from './road.ts'
import { freshPlace, type Place } from './service.ts'

const strong = (letter: string): string => `q8Zr1vT0xK5nB7yW2mC4pL9dF6hJ3gSa${letter}`

/** A production on this place's database; its partners are nowhere. */
const production = (place: Place): Record<string, string> => ({
  MODE: 'production',
  BASE_URL: place.site,
  SESSION_SECRET: strong('s'),
  VAULT_KEY: strong('v'),
  RESULTS_TOKEN: strong('r'),
  FRANCECONNECT_ISSUER: 'https://fc.example/api/v2',
  FRANCECONNECT_CLIENT_ID: 'papier-rose',
  FRANCECONNECT_CLIENT_SECRET: strong('f'),
  PROCONNECT_ISSUER: 'https://pc.example/api/v2',
  PROCONNECT_CLIENT_ID: 'papier-rose',
  PROCONNECT_CLIENT_SECRET: strong('p'),
  PRINTER_URL: 'https://printer.example',
  PRINTER_TOKEN: strong('i'),
  LAPOSTE_URL: 'https://post.example',
  LAPOSTE_KEY: strong('l'),
  EPHOTO_URL: 'https://photo.example',
  EPHOTO_TOKEN: strong('e'),
  SMS_URL: 'https://sms.example',
  SMS_TOKEN: strong('s'),
  SMTP_URL: 'smtp://mail.example',
})

test('start, stop, start again: everything is found as it was, and a stop is clean', async t => {
  const place = await freshPlace()
  t.after(() => place.leave())
  const first = await place.run('start')
  const seen = await (await fetch(`${place.site}/resultat`)).text()
  assert.match(seen, /Numéro NEPH/)
  const secrets = JSON.parse(await readFile(join(place.env.DATA_FOLDER ?? '', 'secrets.json'), 'utf8')) as Record<string, string>
  const send = async () => {
    const answer = await fetch(`${place.site}/api/v1/exam-results`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secrets.RESULTS_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ results: [aResult({ neph: '201975100042', birthDay: '2001-05-06', examDay: '2024-05-13' })] }),
    })
    const { accepted, unchanged } = (await answer.json()) as { accepted: number; unchanged: number }
    return { accepted, unchanged }
  }
  assert.deepEqual(await send(), { accepted: 1, unchanged: 0 })
  assert.equal(await first.stop(), 0, first.output())
  await assert.rejects(fetch(place.site))
  const second = await place.run('start')
  assert.deepEqual(await send(), { accepted: 0, unchanged: 1 })
  const browser = cookieFetch(place.site)
  const wrong = await browser.post(formWith(await browser.get('/_clock'), 'days'), { days: 'trois' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Écrivez un nombre de jours/)
  assert.equal(formWith(wrong, 'days').fields.find(({ name }) => name === 'days')?.value, 'trois')
  assert.equal(await second.stop(), 0, second.output())
})

test('in production there is no page of the sandbox and no test identity, and a weak secret keeps it from starting', async t => {
  const place = await freshPlace()
  t.after(() => place.leave())
  const env = production(place)
  await place.run('migrate', env)
  await place.run('serve', env)
  for (const page of ['/_clock', '/_gallery', '/_sandbox', '/_texts', '/en/_gallery'])
    assert.equal((await fetch(place.site + page)).status, 404, page)
  // Until an issuing authority is configured, every page of it says what it is worth.
  assert.match(await (await fetch(place.site)).text(), /Sans valeur officielle/)
  const door = await (await fetch(`${place.site}/connexion`)).text()
  assert.doesNotMatch(door, /lina|simulé/i)
  await assert.rejects(place.run('serve', { ...env, SESSION_SECRET: 'secret' }), /SESSION_SECRET is too short/)
  await assert.rejects(place.run('start', env), /`start` is for the sandbox/)
})
