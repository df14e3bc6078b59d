import { type Config, isRead, type Setting } from './config.ts'

/** The settings that name a partner whom we ask over HTTP. Mail, the scanner and the database have a wire of their own, to the one host they name. */
export const named = [
  'FRANCECONNECT_ISSUER',
  'PROCONNECT_ISSUER',
  'PRINTER_URL',
  'LAPOSTE_URL',
  'EPHOTO_URL',
  'SMS_URL',
  'TRACES_URL',
] as const satisfies readonly Setting[]

/** Where a process may go over HTTP: the hosts that its own settings name, and no other. In a sandbox the outside systems call the site too. */
export const waysOut = (config: Config): ReadonlySet<string> =>
  new Set(
    [...named.map(name => (isRead(name, config.part) ? config[name] : undefined)), config.MODE === 'sandbox' ? config.baseUrl : undefined]
      .filter(url => url !== undefined)
      .map(url => new URL(url).host),
  )

/**
 * The same `fetch`, to these hosts alone: whatever a partner, a document of theirs or a mistake of ours names, nothing else is called. The
 * receivers of partners are called otherwise, by https and never inside (src/hooks/outside.ts).
 */
export const onlyTo =
  (hosts: ReadonlySet<string>, fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    // The class of a request is not looked at: a web server may put another in the place of the global one.
    const { host } = new URL(typeof input === 'object' && 'url' in input ? input.url : input)
    if (!hosts.has(host)) throw new TypeError('fetch failed', { cause: new Error(`no setting leads to ${host}`) })
    return fetch(input, init)
  }
