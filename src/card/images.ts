import { hkdfSync } from 'node:crypto'
import type { Queryable } from '../kit/db.ts'
import { masterSecrets, open, type Secrets, seal } from '../kit/seal.ts'

/** The photo (field 6) and the signature (field 7) of a card. */
export interface Images {
  readonly portrait: Buffer
  readonly signature: Buffer
}

/** Each card has a key of its own, drawn from the master key of that name. */
function keyOf(cardId: string, config: Secrets, master: string): Buffer {
  const known = masterSecrets(config).find(({ id }) => id === master)
  if (!known) throw new Error(`the master key called ${master} is missing`)
  return Buffer.from(hkdfSync('sha256', known.secret, cardId, 'papier rose: images of cards', 32))
}

const parts = ['portrait', 'signature'] as const

function sealed(cardId: string, images: Images, config: Secrets): Buffer[] {
  const key = keyOf(cardId, config, config.VAULT_KEY_ID)
  return parts.map(part => seal(key, `${cardId} ${part}`, images[part]))
}

/** Keeps the images of a card, sealed. Keeping them twice changes nothing. */
export async function keepImages(q: Queryable, cardId: string, images: Images, config: Secrets): Promise<void> {
  await q.query('insert into card_images (card_id, master, portrait, signature) values ($1, $2, $3, $4) on conflict (card_id) do nothing', [
    cardId,
    config.VAULT_KEY_ID,
    ...sealed(cardId, images, config),
  ])
}

interface Row extends Images {
  readonly card_id: string
  readonly master: string
}

const opened = ({ card_id, master, ...row }: Row, config: Secrets): Images => {
  const key = keyOf(card_id, config, master)
  return { portrait: open(key, `${card_id} portrait`, row.portrait), signature: open(key, `${card_id} signature`, row.signature) }
}

/** The images of a card; undefined once erased. Throws when they were tampered with, or sealed with a master key that is gone. */
export async function readImages(q: Queryable, cardId: string, config: Secrets): Promise<Images | undefined> {
  const { rows } = await q.query<Row>('select card_id, master, portrait, signature from card_images where card_id = $1', [cardId])
  return rows[0] && opened(rows[0], config)
}

/** Seals the images of every card again with the master key in use, one card after another; answers how many. */
export async function resealImages(q: Queryable, config: Secrets, told: (done: number) => void = () => {}): Promise<number> {
  let done = 0
  for (;;) {
    const { rows } = await q.query<Row>('select card_id, master, portrait, signature from card_images where master <> $1 limit 20', [
      config.VAULT_KEY_ID,
    ])
    if (rows.length === 0) return done
    for (const row of rows) {
      const { rowCount } = await q.query(
        'update card_images set master = $2, portrait = $3, signature = $4 where card_id = $1 and master = $5',
        [row.card_id, config.VAULT_KEY_ID, ...sealed(row.card_id, opened(row, config), config), row.master],
      )
      done += rowCount ?? 0
    }
    told(done)
  }
}
