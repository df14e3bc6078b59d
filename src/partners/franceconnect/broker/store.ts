import { createECDH, createHash, hkdfSync } from 'node:crypto'
import type { Adapter, AdapterFactory, AdapterPayload, JWK } from 'oidc-provider'

const most = 5_000

/** Sign-ins under way, in memory: a simulator that starts again forgets them. The oldest make place for the newest. */
export function memory(): AdapterFactory {
  const kept = new Map<string, AdapterPayload>()
  const find = (wanted: (payload: AdapterPayload) => boolean) => [...kept.values()].find(wanted)
  return (kind): Adapter => ({
    async upsert(id, payload) {
      kept.delete(`${kind} ${id}`)
      kept.set(`${kind} ${id}`, payload)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    find: async id => kept.get(`${kind} ${id}`),
    findByUid: async uid => find(payload => payload.kind === kind && payload.uid === uid),
    findByUserCode: async code => find(payload => payload.kind === kind && payload.userCode === code),
    async consume(id) {
      const payload = kept.get(`${kind} ${id}`)
      if (payload) payload.consumed = true
    },
    async destroy(id) {
      kept.delete(`${kind} ${id}`)
    },
    async revokeByGrantId(grantId) {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}

/** A secret for one purpose, the same each time for the same seed: a simulator that starts again keeps its keys. */
export const derived = (seed: string, purpose: string): string => Buffer.from(hkdfSync('sha256', seed, '', purpose, 32)).toString('hex')

const bytesOfCoordinate = 32

/** The key that signs, drawn from the seed. */
export function signingKey(seed: string): JWK {
  const curve = createECDH('prime256v1')
  const d = derived(seed, 'signing key')
  curve.setPrivateKey(d, 'hex')
  const point = curve.getPublicKey().subarray(1)
  const coordinate = (from: number) => point.subarray(from, from + bytesOfCoordinate).toString('base64url')
  const kid = createHash('sha256').update(point).digest('hex').slice(0, 16)
  const [x, y] = [coordinate(0), coordinate(bytesOfCoordinate)]
  return { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid, x, y, d: Buffer.from(d, 'hex').toString('base64url') }
}
