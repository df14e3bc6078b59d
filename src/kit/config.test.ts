import assert from 'node:assert/strict'
import test from 'node:test'
import type { Instant } from './clock.ts'
import { BadConfig, isRead, type Part, readConfig, type Setting, sessionSecrets, settingsTable } from './config.ts'
import { onlyTo, waysOut } from './ways-out.ts'

const strong = 'q8Zr1vT0xK5nB7yW2mC4pL9dF6hJ3gSaEuRi'
const production = {
  MODE: 'production',
  BASE_URL: 'https://permis.example',
  DATABASE_URL: 'postgres://web@db/papier_rose?sslmode=verify-full',
  SESSION_SECRET: strong,
  VAULT_KEY: `${strong}v`,
  RESULTS_TOKEN: `${strong}r`,
  FRANCECONNECT_ISSUER: 'https://fc.example/api/v2',
  FRANCECONNECT_CLIENT_ID: 'x',
  FRANCECONNECT_CLIENT_SECRET: `${strong}f`,
  PROCONNECT_ISSUER: 'https://pc.example/api/v2',
  PROCONNECT_CLIENT_ID: 'x',
  PROCONNECT_CLIENT_SECRET: `${strong}p`,
  PRINTER_URL: 'https://printer.example',
  PRINTER_TOKEN: `${strong}i`,
  LAPOSTE_URL: 'https://post.example',
  LAPOSTE_KEY: `${strong}l`,
  EPHOTO_URL: 'https://photo.example',
  EPHOTO_TOKEN: `${strong}e`,
  SMS_URL: 'https://sms.example',
  SMS_TOKEN: `${strong}s`,
  SMTP_URL: 'smtps://mail.example',
}
const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(production).filter(([key]) => key !== name))
const refused = (env: Record<string, string>): string => {
  try {
    readConfig(env)
    return ''
  } catch (fault) {
    assert.ok(fault instanceof BadConfig)
    return fault.message
  }
}

test('a complete production is accepted', () => {
  assert.equal(readConfig(production).baseUrl, 'https://permis.example')
})

test('a missing secret is named, with what it is for', () => {
  for (const name of ['SESSION_SECRET', 'VAULT_KEY', 'RESULTS_TOKEN', 'PRINTER_TOKEN'])
    assert.match(refused(without(name)), new RegExp(`${name} is missing: .+`))
})

test('a weak secret is refused: too short, too simple, or copied from a sample', () => {
  assert.match(refused({ ...production, SESSION_SECRET: 'short' }), /SESSION_SECRET is too short/)
  assert.match(refused({ ...production, VAULT_KEY: 'a'.repeat(40) }), /VAULT_KEY is too simple/)
  assert.match(refused({ ...production, RESULTS_TOKEN: 'please-change-me-0123456789-abcdefghij' }), /RESULTS_TOKEN is a sample/)
})

test('an old key has a name of its own, an old secret its end; at its end it is good no more', () => {
  assert.match(refused({ ...production, VAULT_KEY_OLD: `${strong}o` }), /VAULT_KEY_OLD_ID is missing: .+/)
  assert.match(refused({ ...production, VAULT_KEY_OLD: `${strong}o`, VAULT_KEY_OLD_ID: '1' }), /two keys need two names/)
  assert.match(refused({ ...production, SESSION_SECRET_OLD: `${strong}o` }), /SESSION_SECRET_OLD_UNTIL is missing: .+/)
  const end = '2026-12-01T00:00:00Z'
  const both = readConfig({ ...production, SESSION_SECRET_OLD: `${strong}o`, SESSION_SECRET_OLD_UNTIL: end })
  assert.deepEqual(sessionSecrets(both, '2026-11-30T23:59:59.999Z' as Instant), [strong, `${strong}o`])
  assert.deepEqual(sessionSecrets(both, '2026-12-01T00:00:00.000Z' as Instant), [strong])
  assert.deepEqual(sessionSecrets(readConfig(production), '2026-11-30T00:00:00.000Z' as Instant), [strong])
})

test('each part reads its own settings and no secret of another: it starts without them, and asking for one is a fault', () => {
  const secrets = settingsTable().filter(({ name }) => /SECRET|TOKEN|_KEY$|KEY_OLD$|SMTP_URL/.test(name))
  assert.deepEqual(
    secrets.filter(({ by }) => !by).map(({ name }) => name),
    [],
    'every secret says who reads it',
  )
  for (const part of ['web', 'worker', 'keys', 'bare'] as const) {
    const mine = Object.fromEntries(Object.entries(production).filter(([name]) => isRead(name as Setting, part)))
    const config = readConfig(mine, {}, part)
    for (const name of Object.keys(production) as Setting[])
      if (!(name in mine)) assert.throws(() => config[name], new RegExp(`${name} is not read by the part ${part}`))
    // What it was given by mistake is not read either, and a weak one of another part harms nobody.
    assert.throws(
      () => readConfig({ ...production, PRINTER_TOKEN: 'weak', RESULTS_TOKEN: 'weak' }, {}, part === 'worker' ? 'web' : 'worker'),
      BadConfig,
    )
  }
  const of = (part: Part) => secrets.filter(({ name }) => name in production && isRead(name as Setting, part)).map(({ name }) => name)
  assert.deepEqual(of('bare'), [])
  assert.deepEqual(of('keys'), ['VAULT_KEY'])
  assert.deepEqual(of('worker'), ['SESSION_SECRET', 'VAULT_KEY', 'PRINTER_TOKEN', 'LAPOSTE_KEY', 'EPHOTO_TOKEN', 'SMS_TOKEN', 'SMTP_URL'])
})

test('in production nothing crosses a network in clear, nor to a database that has not proved who it is', () => {
  const clear = { ...production, PRINTER_URL: 'http://printer.example', DATABASE_URL: 'postgres://web@db/papier_rose?sslmode=require' }
  assert.match(refused(clear), /PRINTER_URL begins with https[\s\S]*DATABASE_URL ends with \?sslmode=verify-full/)
  assert.equal(refused({ ...clear, MODE: 'sandbox' }), '')
  for (const near of ['postgres://web@localhost/papier_rose', 'postgres://web@127.0.0.1:5433/x', 'postgres://web@/x?host=/run/postgresql'])
    assert.equal(refused({ ...production, DATABASE_URL: near, PRINTER_URL: 'http://localhost:3001/' }), '', near)
})

test('a process goes over HTTP where its settings lead and nowhere else, whatever it is told', async () => {
  const asked: string[] = []
  const go = onlyTo(waysOut(readConfig(production, {}, 'web')), async input => {
    asked.push(String(input))
    return new Response()
  })
  await go('https://fc.example/api/v2/token')
  for (const elsewhere of [
    'https://printer.example/',
    'https://fc.example.evil.example/',
    'https://fc.example@evil.example/',
    'http://169.254.169.254/',
  ])
    await assert.rejects(go(new URL(elsewhere)), /fetch failed/, elsewhere)
  assert.deepEqual(asked, ['https://fc.example/api/v2/token'])
})

test('every wrong setting is told at once', () => {
  assert.equal(refused({ ...without('PRINTER_URL'), PORT: 'web', SMTP_URL: 'mail' }).split('\n').length, 3)
})

/** Of an authority invented for this test; nobody has its key. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBjjCCATOgAwIBAgIUZM+KAjGpokro61RF+xsH03K4HgswCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQQXV0b3JpdGUgZGUgdGVzdDAgFw0yNjExMjUxOTM1MjFaGA8y
MTI2MTEwMTE5MzUyMVowGzEZMBcGA1UEAwwQQXV0b3JpdGUgZGUgdGVzdDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABLgks3wC2QtNSU5ekju7ACfCakqkUfc0KEKk
nAyxBhEXaXo54MYBCMJUleUF5JGdTtMHGtI6AeEdbSYix1qBDV6jUzBRMB0GA1Ud
DgQWBBS8FjsqQUnCWteTqBCWqr/Uhq8BUDAfBgNVHSMEGDAWgBS8FjsqQUnCWteT
qBCWqr/Uhq8BUDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCJ
OsrTrh4gJ8qDcOh+mwoMTApNOHjJ7F/LXk54AyFljAIhANUq8k0Yx/+eeUxLExd6
sLidYgpYJgGXNQL9lYwosbTZ
-----END CERTIFICATE-----
`

test('a production stays a demonstration until an authority and its certificate are both configured, a sandbox for ever', () => {
  const authority = { AUTHORITY_NAME: 'Autorité', AUTHORITY_CERTIFICATE: certificate }
  assert.equal(readConfig(production).demonstration, true)
  assert.equal(readConfig({ ...production, AUTHORITY_NAME: 'Autorité' }).demonstration, true)
  assert.equal(readConfig({ ...production, AUTHORITY_CERTIFICATE: authority.AUTHORITY_CERTIFICATE }).demonstration, true)
  assert.equal(readConfig({ ...production, ...authority }).demonstration, false)
  assert.equal(readConfig({ ...production, ...authority, MODE: 'sandbox' }).demonstration, true)
  const cut = certificate.replace(/[\s\S]{40}-----END/, '-----END')
  assert.match(refused({ ...production, ...authority, AUTHORITY_CERTIFICATE: cut }), /AUTHORITY_CERTIFICATE is not a certificate/)
})

test('every setting says what it is for', () => {
  for (const { name, purpose } of settingsTable()) assert.ok(purpose.length > 10, name)
})
