import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '../kit/config.ts'
import type { Queryable } from '../kit/db.ts'

/** The photo (field 6) and the signature (field 7) of a card. */
export interface Images {
  readonly portrait: Buffer
  readonly signature: Buffer
}

type Keys = Pick<Config, 'VAULT_KEY' | 'VAULT_KEY_ID'>

const ivBytes = 12
const tagBytes = 16

/** Each card has a key of its own, drawn from the master key. */
const keyOf = (cardId: string, { VAULT_KEY }: Keys): Buffer =>
  Buffer.from(hkdfSync('sha256', VAULT_KEY, cardId, 'papier rose: images of cards', 32))

/** Keeps the images of a card, sealed (AES-256-GCM). Keeping them twice changes nothing. */
export async function keepImages(q: Queryable, cardId: string, images: Images, keys: Keys): Promise<void> {
  const key = keyOf(cardId, keys)
  const seal = (part: keyof Images): Buffer => {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(`${cardId} ${part}`))
    const body = Buffer.concat([cipher.update(images[part]), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body])
  }
  await q.query('insert into card_images (card_id, master, portrait, signature) values ($1, $2, $3, $4) on conflict (card_id) do nothing', [
    cardId,
    keys.VAULT_KEY_ID,
    seal('portrait'),
    seal('signature'),
  ])
}

/** The images of a card; undefined once erased. Throws when they were tampered with, or sealed with another master key. */
export async function readImages(q: Queryable, cardId: string, keys: Keys): Promise<Images | undefined> {
  const { rows } = await q.query<Images>('select portrait, signature from card_images where card_id = $1', [cardId])
  const sealed = rows[0]
  if (!sealed) return undefined
  const key = keyOf(cardId, keys)
  const open = (part: keyof Images): Buffer => {
    const [iv, tag, body] = [
      sealed[part].subarray(0, ivBytes),
      sealed[part].subarray(ivBytes, ivBytes + tagBytes),
      sealed[part].subarray(ivBytes + tagBytes),
    ]
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(`${cardId} ${part}`))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()])
  }
  return { portrait: open('portrait'), signature: open('signature') }
}
