import assert from 'node:assert/strict'
import test from 'node:test'
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
  assert.equal(await first.stop(), 0, first.output())
  await assert.rejects(fetch(place.site))
  const second = await place.run('start')
  assert.equal((await fetch(place.site)).status, 200)
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
  assert.equal((await fetch(place.site)).status, 200)
  await assert.rejects(place.run('serve', { ...env, SESSION_SECRET: 'secret' }), /SESSION_SECRET is too short/)
  await assert.rejects(place.run('start', env), /`start` is for the sandbox/)
})
