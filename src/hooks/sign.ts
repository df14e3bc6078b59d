import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a delivery bears: its id, when it left (seconds since 1970), its signatures. The names are those of Standard Webhooks. */
export interface Signed {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

const mac = (secret: Uint8Array, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** Signs a body with every secret that is good: whoever holds one of them can check it. */
export const sign = (secrets: readonly Uint8Array[], id: string, seconds: number, body: string): Signed => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': secrets.map(secret => mac(secret, id, String(seconds), body)).join(' '),
})

/** Older or newer than this, a delivery may be one that somebody recorded: it is refused. */
export const toleranceS = 300

/** How a receiver checks what comes: signed with its secret, and just now. */
export function isSigned(printed: string, headers: Partial<Signed>, body: string, nowSeconds: number): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': given = '' } = headers
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > toleranceS) return false
  const expected = Buffer.from(mac(Buffer.from(printed.replace(/^whsec_/, ''), 'base64'), id, timestamp, body))
  return given.split(' ').some(one => one.length === expected.length && timingSafeEqual(Buffer.from(one), expected))
}
