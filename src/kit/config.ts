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
    .describe('PostgreSQL 18; embedded when not given'),
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

const schema = z.object(settings)

export type Config = z.infer<typeof schema> & {
  readonly baseUrl: string
  /** True until a production has its issuing authority and its certificate configured, and always in the sandbox: pages and PDFs then say that they have no official value. */
  readonly demonstration: boolean
}

/** A setting is missing or weak: one line each, saying which and how to mend it. */
export class BadConfig extends Error {}

/** An old key has a name of its own, an old secret its end. */
function pairs(config: z.infer<typeof schema>): string[] {
  const missing = (name: keyof typeof settings) => `${name} is missing: ${settings[name].description ?? ''}`
  const { VAULT_KEY_OLD, VAULT_KEY_OLD_ID, VAULT_KEY_ID, SESSION_SECRET_OLD, SESSION_SECRET_OLD_UNTIL } = config
  return [
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
): readonly string[] => [
  SESSION_SECRET,
  ...(SESSION_SECRET_OLD && Date.parse(at) < Date.parse(SESSION_SECRET_OLD_UNTIL) ? [SESSION_SECRET_OLD] : []),
]

/** Reads the settings from the environment, after the values given in `defaults` (the sandbox makes its own). Throws BadConfig. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, defaults: Readonly<Record<string, string>> = {}): Config {
  const given: Record<string, string> = { ...defaults }
  for (const name of Object.keys(settings)) {
    const file = env[`${name}_FILE`]
    const value = env[name] ?? (file ? readFileSync(file, 'utf8').trim() : undefined)
    if (value !== undefined && value !== '') given[name] = value
  }
  const read = schema.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map(issue => {
      const name = issue.path.join('.')
      return given[name] === undefined
        ? `${name} is missing: ${schema.shape[name as keyof typeof settings]?.description ?? ''}`
        : `${name} ${issue.message}`
    })
    throw new BadConfig(lines.join('\n'))
  }
  const config = read.data
  const unpaired = pairs(config)
  if (unpaired.length > 0) throw new BadConfig(unpaired.join('\n'))
  return {
    ...config,
    baseUrl: (config.BASE_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, ''),
    demonstration: !(config.MODE === 'production' && config.AUTHORITY_NAME && config.AUTHORITY_CERTIFICATE),
  }
}

/** The settings as a table: name, default, purpose. */
export const settingsTable = (): { name: string; optional: boolean; purpose: string }[] =>
  Object.entries(settings).map(([name, type]) => ({ name, optional: type.safeParse(undefined).success, purpose: type.description ?? '' }))
