import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type ProfileName, profiles } from '@papier-rose/law'
import { z } from 'zod'
import type { Instant } from './clock.ts'

/** A secret has 32 characters or more and is no sample: production refuses to start with another. */
const secret = z
  .string()
  .min(32, 'is too short: 32 characters at least, for example from `openssl rand -base64 48`')
  .refine(text => new Set(text).size >= 12, 'is too simple: take random characters')
  .refine(text => !/change|secret|example|password|sample/i.test(text), 'is a sample: take random characters')

const url = z.url({ protocol: /^https?$/ })

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== ''
  } catch {
    return false
  }
}

/** Every setting of a process: its name in the environment, what it must look like, what it is for. A name ending in _FILE gives a file that holds the value. */
const settings = {
  MODE: z.enum(['sandbox', 'production']).default('sandbox').describe('sandbox has test identities, simulators and a wound clock'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000).describe('where the site listens'),
  OPERATIONS_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('a port that strangers do not reach, for /healthz, /readyz and /metrics of this process; none when not given'),
  METRICS_TOKEN: secret.optional().describe('bearer token with which /metrics is read; without it the port of the site does not show them'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('least level of the lines of the log'),
  TRACES_URL: url.optional().describe('OpenTelemetry collector, OTLP over HTTP (…/v1/traces); no traces when not given'),
  PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('how many proxies of ours stand before the site and add to X-Forwarded-For'),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(120)
    .default(0)
    .describe('when asked to stop: how long to go on answering while /readyz says no'),
  BASE_URL: url.optional().describe('the address people type; http://localhost:PORT when not given'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres://')
    .optional()
    .describe('PostgreSQL 18, with ?sslmode=verify-full (and &sslrootcert=FILE) when it is on another machine; embedded when not given'),
  DATABASE_CONNECT_SECONDS: z.coerce
    .number()
    .min(0.1)
    .max(60)
    .default(5)
    .describe('how long a web process or a worker waits for a connection to the database before it says that there is none'),
  DATABASE_QUERY_SECONDS: z.coerce
    .number()
    .min(0.1)
    .max(3600)
    .optional()
    .describe('how long one question to the database may last; 10 in a web process, 300 in a worker when not given'),
  DATABASE_IDLE_SECONDS: z.coerce
    .number()
    .min(1)
    .max(3600)
    .default(60)
    .describe('how long a transaction may stand still before the database ends it'),
  PROFILE: z
    .enum(Object.keys(profiles) as [ProfileName, ...ProfileName[]])
    .default('official-2026')
    .describe('readings of the contested points of law'),
  POLL_SECONDS: z.coerce.number().min(0.05).default(60).describe('how often partners are asked for news and deadlines swept'),
  SESSION_SECRET: secret.describe('signs the forms and derives the keys of sessions'),
  SESSION_SECRET_OLD: secret.optional().describe('the SESSION_SECRET before: what it signed is accepted until SESSION_SECRET_OLD_UNTIL'),
  SESSION_SECRET_OLD_UNTIL: z.iso.datetime().optional().describe('until when SESSION_SECRET_OLD counts, for example 2026-12-01T00:00:00Z'),
  VAULT_KEY: secret.describe('wraps the key of each stored file'),
  VAULT_KEY_ID: z.string().min(1).default('1').describe('name of VAULT_KEY, kept beside each wrapped key for rotation'),
  VAULT_KEY_OLD: secret
    .optional()
    .describe('the other master key while keys are rotated: it still opens what it wrapped; npm run rotate-keys'),
  VAULT_KEY_OLD_ID: z.string().min(1).optional().describe('name of VAULT_KEY_OLD'),
  VAULT_FOLDER: z.string().optional().describe('folder shared by every process for files; in the database when not given'),
  RESULTS_TOKEN: secret.describe('bearer token with which exam results are posted'),
  FRANCECONNECT_ISSUER: url.describe('OpenID issuer for people'),
  FRANCECONNECT_CLIENT_ID: z.string().min(1).describe('our name at FranceConnect'),
  FRANCECONNECT_CLIENT_SECRET: secret.describe('our secret at FranceConnect'),
  PROCONNECT_ISSUER: url.describe('OpenID issuer for agents'),
  PROCONNECT_CLIENT_ID: z.string().min(1).describe('our name at ProConnect'),
  PROCONNECT_CLIENT_SECRET: secret.describe('our secret at ProConnect'),
  PRINTER_URL: url.describe('printing house'),
  PRINTER_TOKEN: secret.describe('bearer token at the printing house'),
  LAPOSTE_URL: url.describe('La Poste, Suivi v2'),
  LAPOSTE_KEY: secret.describe('X-Okapi-Key at La Poste'),
  EPHOTO_URL: url.describe('provider of photo-signature codes'),
  EPHOTO_TOKEN: secret.describe('bearer token at the provider of photo-signatures'),
  SMS_URL: url.describe('operator of short texts'),
  SMS_TOKEN: secret.describe('bearer token at the operator of short texts'),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/:]+:\d+|unix:\/.+)$/, 'is tcp://host:port or unix:/path')
    .optional()
    .describe('ClamAV daemon that scans each file received, tcp://host:port or unix:/path; without it none is asked'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'starts with smtp:// or smtps://')
    .describe('where e-mails are handed over'),
  MAIL_FROM: z.string().min(3).default('Papier rose <ne-pas-repondre@papier-rose.invalid>').describe('sender of e-mails'),
  AUTHORITY_NAME: z
    .string()
    .optional()
    .describe('the issuing authority; without it and its certificate everything says it is a demonstration'),
  PUBLISHER: z.string().optional().describe('who answers for what is published, for the legal notice'),
  HOST_NAME: z.string().optional().describe('name, address and telephone of the host, for the legal notice'),
  CONTACT_EMAIL: z.email().optional().describe('where people, and who finds a weakness, may write'),
  CONTACT_ADDRESS: z.string().optional().describe('postal address of who answers for the site'),
  AUTHORITY_CERTIFICATE: z
    .string()
    .refine(isCertificate, 'is not a certificate in PEM')
    .optional()
    .describe('PEM certificate with which the authority signs'),
}

export type Setting = keyof typeof settings

/**
 * The processes that have settings of their own: `serve`, `worker`, `rotate-keys` with the commands that open doors (`keys`), and those that need
 * no secret but the database (`bare`: migrate, backup, erase…). A sandbox plays all of them at once.
 */
export type Part = 'web' | 'worker' | 'keys' | 'bare' | 'all'

/** Who reads what: a setting that is not here is read by everybody. A process is not given the others, and asks for none of them. */
const readers: Partial<Record<Setting, readonly Part[]>> = {
  METRICS_TOKEN: ['web', 'worker'],
  SESSION_SECRET: ['web', 'worker'],
  SESSION_SECRET_OLD: ['web', 'worker'],
  SESSION_SECRET_OLD_UNTIL: ['web', 'worker'],
  VAULT_KEY: ['web', 'worker', 'keys'],
  VAULT_KEY_OLD: ['web', 'worker', 'keys'],
  RESULTS_TOKEN: ['web'],
  FRANCECONNECT_ISSUER: ['web'],
  FRANCECONNECT_CLIENT_ID: ['web'],
  FRANCECONNECT_CLIENT_SECRET: ['web'],
  PROCONNECT_ISSUER: ['web'],
  PROCONNECT_CLIENT_ID: ['web'],
  PROCONNECT_CLIENT_SECRET: ['web'],
  CLAMD_URL: ['web'],
  EPHOTO_URL: ['web', 'worker'],
  EPHOTO_TOKEN: ['web', 'worker'],
  PRINTER_URL: ['worker'],
  PRINTER_TOKEN: ['worker'],
  LAPOSTE_URL: ['worker'],
  LAPOSTE_KEY: ['worker'],
  SMS_URL: ['worker'],
  SMS_TOKEN: ['worker'],
  SMTP_URL: ['worker'],
}

/** Does this part read that setting? */
export const isRead = (name: Setting, by: Part): boolean => by === 'all' || (readers[name]?.includes(by) ?? true)

const schema = z.object(settings)

export type Config = z.infer<typeof schema> & {
  readonly part: Part
  readonly baseUrl: string
  /** True until a production has its issuing authority and its certificate configured, and always in the sandbox: pages and PDFs then say that they have no official value. */
  readonly demonstration: boolean
}

/** A setting is missing or weak: one line each, saying which and how to mend it. */
export class BadConfig extends Error {}

/** The settings that name a partner whom we ask over HTTP. Mail, the scanner and the database have a wire of their own, to the one host they name. */
export const partnerAddresses = [
  'FRANCECONNECT_ISSUER',
  'PROCONNECT_ISSUER',
  'PRINTER_URL',
  'LAPOSTE_URL',
  'EPHOTO_URL',
  'SMS_URL',
  'TRACES_URL',
] as const satisfies readonly Setting[]

/** On this machine nobody listens in between; a name ending in .localhost is this machine too. */
const isThisMachine = (hostname: string): boolean => /^(|localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)

/** What would cross a network in clear, or to somebody who has not proved who they are. Mail has TLS asked of it by its client. */
function inClear(config: z.infer<typeof schema>): string[] {
  const clear = partnerAddresses.filter(name => {
    const url = config[name] && new URL(config[name])
    return url && url.protocol !== 'https:' && !isThisMachine(url.hostname)
  })
  // Reached by a socket of this machine (postgres://user@/name?host=/run/…), a database has no address that a URL may have.
  const database = URL.parse(config.DATABASE_URL ?? '')
  const unproved = database && !isThisMachine(database.hostname) && database.searchParams.get('sslmode') !== 'verify-full'
  return [
    ...clear.map(name => `${name} begins with https:// in production, unless it is on this machine`),
    ...(unproved ? ['DATABASE_URL ends with ?sslmode=verify-full in production, unless it is on this machine'] : []),
  ]
}

/** What holds between settings: an old key has a name of its own, an old secret its end; nothing of a production crosses a network in clear. */
function pairs(config: z.infer<typeof schema>): string[] {
  const missing = (name: keyof typeof settings) => `${name} is missing: ${settings[name].description ?? ''}`
  const { VAULT_KEY_OLD, VAULT_KEY_OLD_ID, VAULT_KEY_ID, SESSION_SECRET_OLD, SESSION_SECRET_OLD_UNTIL } = config
  return [
    ...(config.MODE === 'production' ? inClear(config) : []),
    ...(VAULT_KEY_OLD && !VAULT_KEY_OLD_ID ? [missing('VAULT_KEY_OLD_ID')] : []),
    ...(VAULT_KEY_OLD && VAULT_KEY_OLD_ID === VAULT_KEY_ID ? ['VAULT_KEY_OLD_ID is the name of VAULT_KEY: two keys need two names'] : []),
    ...(SESSION_SECRET_OLD && !SESSION_SECRET_OLD_UNTIL ? [missing('SESSION_SECRET_OLD_UNTIL')] : []),
  ]
}

/** The secrets that are good at this moment: the one that signs, then the one before it for as long as it is stated. */
export const sessionSecrets = (
  {
    SESSION_SECRET,
    SESSION_SECRET_OLD,
    SESSION_SECRET_OLD_UNTIL = '',
  }: Pick<Config, 'SESSION_SECRET' | 'SESSION_SECRET_OLD' | 'SESSION_SECRET_OLD_UNTIL'>,
  at: Instant,
): readonly [string, ...string[]] => [
  SESSION_SECRET,
  ...(SESSION_SECRET_OLD && Date.parse(at) < Date.parse(SESSION_SECRET_OLD_UNTIL) ? [SESSION_SECRET_OLD] : []),
]

/**
 * Reads the settings of a part from the environment, after the values given in `defaults` (the sandbox makes its own). What belongs to other parts
 * is not looked at, and asking for it afterwards throws. Throws BadConfig.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  defaults: Readonly<Record<string, string>> = {},
  part: Part = 'all',
): Config {
  const names = Object.keys(settings) as Setting[]
  const [mine, others] = [names.filter(name => isRead(name, part)), names.filter(name => !isRead(name, part))]
  const given: Record<string, string> = {}
  for (const name of mine) {
    const file = env[`${name}_FILE`]
    const value = env[name] ?? (file ? readFileSync(file, 'utf8').trim() : undefined)
    const chosen = value !== undefined && value !== '' ? value : defaults[name]
    if (chosen !== undefined) given[name] = chosen
  }
  const read = z.object(Object.fromEntries(mine.map(name => [name, settings[name]]))).safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map(issue => {
      const name = issue.path.join('.')
      return given[name] === undefined ? `${name} is missing: ${settings[name as Setting]?.description ?? ''}` : `${name} ${issue.message}`
    })
    throw new BadConfig(lines.join('\n'))
  }
  const config = read.data as z.infer<typeof schema>
  const unpaired = pairs(config)
  if (unpaired.length > 0) throw new BadConfig(unpaired.join('\n'))
  const whole = {
    ...config,
    part,
    baseUrl: (config.BASE_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
    demonstration: !(config.MODE === 'production' && config.AUTHORITY_NAME && config.AUTHORITY_CERTIFICATE),
  }
  for (const name of others)
    Object.defineProperty(whole, name, {
      get() {
        throw new Error(`${name} is not read by the part ${part}`)
      },
    })
  return whole
}

/** The settings as a table: name, default, purpose, and who reads it when not everybody does. */
export const settingsTable = (): { name: string; optional: boolean; purpose: string; by: readonly Part[] | undefined }[] =>
  Object.entries(settings).map(([name, type]) => ({
    name,
    optional: type.safeParse(undefined).success,
    purpose: type.description ?? '',
    by: readers[name as Setting],
  }))
