import { type Day, parts, titleNumber } from '@papier-rose/law'
import type { Queryable, Tx } from '../kit/db.ts'
import type { CardContent } from '../partners/printer/index.ts'
import { findDriver, type Reading, readRecord } from '../record/index.ts'
import type { CardSubject, NewOrder } from './card.ts'
import { mrz } from './mrz.ts'
import { printed } from './rows.ts'

/** Everything engraved on a card but the two images. */
export type Engraving = Omit<CardContent, 'portrait' | 'signature'>

/** The next number of a card made in the year of that day. It is taken by the transaction that asks, and by no other. */
export async function nextNumber(tx: Tx, today: Day): Promise<string> {
  const { year } = parts(today)
  const { rows } = await tx.query<{ last: number }>(
    `insert into card_number (year, last) values ($1, 1)
     on conflict on constraint one_rank_a_year do update set last = card_number.last + 1 returning last`,
    [year],
  )
  return titleNumber(year, rows[0]?.last ?? 1)
}

/** What the card of this person says, as their file and record stand now. */
async function engravingOf(reading: Reading, subject: CardSubject, number: string, authority: string): Promise<Engraving> {
  const { driverId, issuedOn, lastDay } = subject
  const [driver, record] = [await findDriver(reading.db, driverId), await readRecord(reading, driverId)]
  if (!driver) throw new Error('the driver of a card is unknown')
  return {
    surname: driver.birthName,
    usageName: driver.usageName ?? null,
    givenNames: driver.firstNames.join(' ') || null,
    birthDate: driver.birthDay,
    birthPlace: driver.birthplace,
    issuedOn,
    lastDay,
    authority,
    number,
    neph: driver.neph,
    ...printed(record, issuedOn),
    mrz: mrz({ number, lastDay, surname: driver.birthName }),
  }
}

/** Fixes what an order asks to engrave, in the name of that authority: whatever changes in the record later, the card says this. */
export async function engrave(reading: Reading, cardId: string, subject: CardSubject, order: NewOrder, authority: string): Promise<void> {
  const content = await engravingOf(reading, subject, order.number, authority)
  await reading.db.query('insert into card_engraving (order_id, card_id, content) values ($1, $2, $3)', [
    order.orderId,
    cardId,
    JSON.stringify(content),
  ])
}

/** What an order asked to engrave; undefined once erased. */
export async function readEngraving(q: Queryable, orderId: string): Promise<Engraving | undefined> {
  const { rows } = await q.query<{ content: Engraving }>('select content from card_engraving where order_id = $1', [orderId])
  return rows[0]?.content
}

/** The card that an order was for, the current one or an earlier one. */
export async function findCardOfOrder(q: Queryable, orderId: string): Promise<string | undefined> {
  const { rows } = await q.query<{ cardId: string }>('select card_id as "cardId" from card_engraving where order_id = $1', [orderId])
  return rows[0]?.cardId
}
