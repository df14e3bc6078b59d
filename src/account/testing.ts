import type { TestContext } from 'node:test'
import { official2026 } from '@papier-rose/law'
import type { Hono } from 'hono'
import { fixedClock } from '../kit/clock.ts'
import { readConfig } from '../kit/config.ts'
import type { Db } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { type Env, site } from '../kit/http.ts'
import { realIds, token } from '../kit/ids.ts'
import { silent } from '../kit/log.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { whoIsHere } from './here.ts'

const secrets = [
  'SESSION_SECRET',
  'VAULT_KEY',
  'RESULTS_TOKEN',
  'FRANCECONNECT_CLIENT_SECRET',
  'PROCONNECT_CLIENT_SECRET',
  'PRINTER_TOKEN',
  'LAPOSTE_KEY',
  'EPHOTO_TOKEN',
  'SMS_TOKEN',
]

/** The settings of a test: fresh secrets, and partners that nobody calls unless the test names them. */
export const testConfig = (given: Readonly<Record<string, string>> = {}) =>
  readConfig(
    {},
    {
      ...Object.fromEntries(secrets.map(name => [name, token(36)])),
      ...Object.fromEntries(
        ['FRANCECONNECT_ISSUER', 'PROCONNECT_ISSUER', 'PRINTER_URL', 'LAPOSTE_URL', 'EPHOTO_URL', 'SMS_URL'].map(name => [
          name,
          'http://127.0.0.1:9',
        ]),
      ),
      FRANCECONNECT_CLIENT_ID: 'papier-rose',
      PROCONNECT_CLIENT_ID: 'papier-rose',
      SMTP_URL: 'smtp://127.0.0.1:9',
      ...given,
    },
  )

/** What a capability is given, on a fresh database; `owner` looks behind the scenes. */
export async function testDeps(
  t: Pick<TestContext, 'after'>,
  config: Readonly<Record<string, string>> = {},
): Promise<{ deps: Deps; owner: Db; url: string }> {
  const { db, owner, url } = await testDatabases(t)
  const deps = { db, clock: fixedClock('2026-11-23'), ids: realIds, law: official2026, config: testConfig(config), log: silent }
  return { deps, owner, url }
}

/** A site of these pages, where it is known who is here. */
export async function testSite(t: Pick<TestContext, 'after'>, pages: readonly Hono<Env>[]) {
  const { deps, owner } = await testDeps(t)
  return { app: site(deps, { before: [whoIsHere(deps)], pages }), deps, owner }
}
