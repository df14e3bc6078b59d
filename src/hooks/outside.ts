import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'

/** Addresses of the special-purpose registries of IANA (RFC 6890 and after): of this machine, of this network, of nobody. */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
/** Of IPv6, what is given out to the public is 2000::/3, less these: they stand for other addresses, or for none. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Is this address out on the internet, where a partner may be? */
export function isOutside(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !inside.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}

const longestUrl = 500

/** An address that a hook may have: https, no user, no fragment, no address of this network. The sandbox may also call itself. */
export function mayBeCalled(text: string, { sandbox }: { sandbox: boolean }): boolean {
  if (text.length > longestUrl || !URL.canParse(text)) return false
  const { protocol, username, password, hash, hostname } = new URL(text)
  if (username || password || hash) return false
  if (sandbox) return protocol === 'https:' || protocol === 'http:'
  const literal = hostname.replace(/^\[|\]$/g, '')
  return protocol === 'https:' && (isIP(literal) ? isOutside(literal) : hostname.includes('.'))
}

type Found = (fault: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

/** Finds a name and keeps only addresses outside: what is connected to is what was checked, whatever the name says a moment later. */
function outsideOnly(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, { ...options, all: true }, (fault, addresses) => {
    const open = fault ? [] : (addresses as LookupAddress[]).filter(({ address }) => isOutside(address))
    const [first] = open
    if (!first) return found(fault ?? Object.assign(new Error('not outside'), { code: 'NOT_OUTSIDE' }), [])
    if (options.all) found(null, open)
    else found(null, first.address, first.family)
  })
}

/** What a receiver said: a status, or why there is none. */
export type Said = { readonly status: number } | { readonly failed: 'timeout' | 'not-outside' | 'unreachable' }

/** Posts a body and reads the status alone: a redirection is not followed, and nothing that is answered is read. */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { sandbox, timeoutMs }: { readonly sandbox: boolean; readonly timeoutMs: number },
): Promise<Said> {
  // Checked again at each sending: a hook may be older than the rule.
  if (!mayBeCalled(url, { sandbox })) return Promise.resolve({ failed: 'not-outside' })
  return new Promise(done => {
    const ask = url.startsWith('https:') ? httpsRequest : httpRequest
    const call = ask(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        ...(sandbox ? {} : { lookup: outsideOnly as never }),
      },
      answer => {
        done({ status: answer.statusCode ?? 0 })
        answer.destroy()
      },
    )
    call.on('error', fault => {
      const code = 'code' in fault ? fault.code : undefined
      done({
        failed:
          code === 'NOT_OUTSIDE' ? 'not-outside' : fault.name === 'TimeoutError' || fault.name === 'AbortError' ? 'timeout' : 'unreachable',
      })
    })
    call.end(body)
  })
}
