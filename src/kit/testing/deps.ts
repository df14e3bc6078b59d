import { official2026, type Settings } from '@papier-rose/law'
import { type Clock, fixedClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import type { Db } from '../db.ts'
import type { Deps } from '../deps.ts'
import { countingIds } from '../ids.ts'
import { silent } from '../log.ts'

/** Secrets that are the same in every test. */
const secrets = Object.fromEntries(
  [
    'SESSION_SECRET',
    'VAULT_KEY',
    'RESULTS_TOKEN',
    'FRANCECONNECT_CLIENT_SECRET',
    'PROCONNECT_CLIENT_SECRET',
    'PRINTER_TOKEN',
    'LAPOSTE_KEY',
    'EPHOTO_TOKEN',
    'SMS_TOKEN',
  ].map(name => [name, `tests-only-${name.toLowerCase().replaceAll('secret', 'x')}-0123456789abcdefghij`]),
)

const nowhere = 'http://localhost:9'

/** The settings of a test: partners that nobody reaches, unless it names them. */
export const testConfig = (more: Readonly<Record<string, string>> = {}): Config =>
  readConfig(more, {
    ...secrets,
    POLL_SECONDS: '0.05',
    FRANCECONNECT_ISSUER: `${nowhere}/franceconnect/api/v2`,
    FRANCECONNECT_CLIENT_ID: 'papier-rose',
    PROCONNECT_ISSUER: `${nowhere}/proconnect/api/v2`,
    PROCONNECT_CLIENT_ID: 'papier-rose',
    PRINTER_URL: nowhere,
    LAPOSTE_URL: nowhere,
    EPHOTO_URL: nowhere,
    SMS_URL: nowhere,
    SMTP_URL: 'smtp://localhost:9',
  })

/** What a capability is given in a test: a clock that stands still on 23 November 2026, ids that count, the default readings of the law. */
export const testDeps = (db: Db, given: { clock?: Clock; law?: Settings; config?: Config } = {}): Deps => ({
  db,
  clock: given.clock ?? fixedClock('2026-11-23'),
  ids: countingIds(),
  law: given.law ?? official2026,
  config: given.config ?? testConfig(),
  log: silent,
})
