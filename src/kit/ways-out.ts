import { type Config, isRead, partnerAddresses } from './config.ts'

/** Where a process may go over HTTP: the hosts that its own settings name, and no other. In a sandbox the outside systems call the site too. */
export const waysOut = (config: Config): ReadonlySet<string> =>
  new Set(
    [
      ...partnerAddresses.map(name => (isRead(name, config.part) ? config[name] : undefined)),
      config.MODE === 'sandbox' ? config.baseUrl : undefined,
    ]
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
