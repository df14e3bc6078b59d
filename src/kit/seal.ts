import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from './config.ts'

/** The keys that wrap the key of each sealed thing. Old ones stay until everything is wrapped anew; new things use `current`. */
export interface MasterKeys {
  readonly current: string
  readonly all: ReadonlyMap<string, Buffer>
}

/** A master key is a secret (32 characters at least) and the name kept beside each key that it wraps. */
export interface MasterSecret {
  readonly id: string
  readonly secret: string
}

/** The settings that name the master keys. */
export type Secrets = Pick<Config, 'VAULT_KEY' | 'VAULT_KEY_ID' | 'VAULT_KEY_OLD' | 'VAULT_KEY_OLD_ID'>

/** The master secrets of the settings: the one in use, then the other one that still opens what it wrapped. */
export const masterSecrets = ({ VAULT_KEY, VAULT_KEY_ID, VAULT_KEY_OLD, VAULT_KEY_OLD_ID }: Secrets): [MasterSecret, ...MasterSecret[]] => [
  { id: VAULT_KEY_ID, secret: VAULT_KEY },
  ...(VAULT_KEY_OLD && VAULT_KEY_OLD_ID ? [{ id: VAULT_KEY_OLD_ID, secret: VAULT_KEY_OLD }] : []),
]

/** The master keys for one purpose from their secrets: the one in use, then older ones that may still be needed. Each purpose has its own. */
export function masterKeysFor(purpose: string, current: MasterSecret, ...older: readonly MasterSecret[]): MasterKeys {
  const all = new Map<string, Buffer>()
  for (const { id, secret } of [current, ...older]) {
    if (secret.length < 32) throw new Error(`the secret of the master key called ${id} is shorter than 32 characters`)
    if (all.has(id)) throw new Error(`two master keys are called ${id}`)
    all.set(id, Buffer.from(hkdfSync('sha256', secret, '', `papier rose: ${purpose}`, 32)))
  }
  return { current: current.id, all }
}

/** A data key as it rests: wrapped, with the name of the master key that wraps it. */
export interface Wrapped {
  readonly master: string
  readonly wrapped: Buffer
}

const drawn = { bytes: Buffer.alloc(0), used: 0 }

/** Random bytes, drawn from the system for many things at once and handed out once each: nothing of them stays here. */
export function randomPart(size: number): Buffer {
  if (drawn.used + size > drawn.bytes.length) Object.assign(drawn, { bytes: randomBytes(16 * 1024), used: 0 })
  const part = drawn.bytes.subarray(drawn.used, drawn.used + size)
  const given = Buffer.from(part)
  part.fill(0)
  drawn.used += size
  return given
}

export const newKey = (): Buffer => randomPart(32)

/** Wraps the key of the thing called `id` with the master key in use. */
export const wrapKey = (keys: MasterKeys, id: string, key: Uint8Array): Wrapped => ({
  master: keys.current,
  wrapped: seal(masterKey(keys, keys.current), `${id} key`, key),
})

export const unwrapKey = (keys: MasterKeys, id: string, { master, wrapped }: Wrapped): Buffer =>
  open(masterKey(keys, master), `${id} key`, wrapped)

function masterKey({ all }: MasterKeys, name: string): Buffer {
  const key = all.get(name)
  if (!key) throw new Error(`the master key called ${name} is missing`)
  return key
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM: iv, tag, ciphertext. What it belongs to is bound into it: moved to another thing, it does not open. */
export function seal(key: Uint8Array, belongsTo: string, bytes: Uint8Array): Buffer {
  const iv = randomPart(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(belongsTo))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Opens what `seal` closed. Throws when key, thing or bytes are not the same. */
export function open(key: Uint8Array, belongsTo: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
}
