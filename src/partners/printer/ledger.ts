import { createHash } from 'node:crypto'
import { type Clock, type Instant, later } from '../../kit/clock.ts'
import { type Db, type Tx, transaction } from '../../kit/db.ts'
import { domesticNumber, type LaPoste } from '../laposte/index.ts'
import { defectWords, firstProblem, refusalWords } from './check.ts'
import {
  type CardOrder,
  cardOrder,
  type Defect,
  type LedgerLine,
  type LetterKind,
  type OrderAnswer,
  type PrinterEvent,
  type RefusalCode,
} from './contract.ts'

export interface HouseSetting {
  /** The house prints and posts without anybody pressing a button, so many hours after it has received an order. */
  readonly byItself: boolean
  readonly afterHours: number
  /** Every order that arrives is refused. */
  readonly refuses: boolean
  readonly downUntil: Instant | null
}

export interface OrderRow extends LedgerLine {
  readonly holder: string
  readonly code: RefusalCode | null
  readonly defect: Defect | null
  readonly letter: LetterKind
  readonly sendTo: string[]
  readonly receivedAt: Instant
}

const columns = `order_id as "orderId", remake_of as "remakeOf", number, status, received, printed, serial, tracking_number as "trackingNumber",
  holder, code, defect, letter, send_to as "sendTo", received_at as "receivedAt"`

const hourInMs = 3_600_000

/** The ledger of the printing house: what it has received, made, spoiled and posted. One writer at a time, so that events come in order. */
export function printerLedger({
  db,
  clock,
  laPoste,
  first,
}: {
  db: Db
  clock: Clock
  laPoste: LaPoste
  first: { byItself: boolean; afterHours: number }
}) {
  const alone = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    transaction(db, async tx => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('sandbox.printer'))`)
      return work(tx)
    })

  const tell = (tx: Tx, orderId: string, type: PrinterEvent['type'], facts: object) =>
    tx.query('insert into sandbox.printer_event (order_id, type, at, facts) values ($1, $2, $3, $4)', [orderId, type, clock.now(), facts])

  async function setting(): Promise<HouseSetting> {
    const read = () =>
      db.query<HouseSetting>(
        'select by_itself as "byItself", after_hours as "afterHours", refuses, down_until as "downUntil" from sandbox.printer_setting',
      )
    const { rows } = await read()
    if (rows[0]) return rows[0]
    await db.query('insert into sandbox.printer_setting (by_itself, after_hours) values ($1, $2) on conflict do nothing', [
      first.byItself,
      first.afterHours,
    ])
    return { ...first, refuses: false, downUntil: null }
  }

  async function set(change: Partial<HouseSetting>): Promise<void> {
    const next = { ...(await setting()), ...change }
    const values = [next.byItself, next.afterHours, next.refuses, next.downUntil]
    await db.query('update sandbox.printer_setting set by_itself = $1, after_hours = $2, refuses = $3, down_until = $4', values)
  }

  /** Takes one order in, or refuses it. An order that is known already is not taken again: it gets the same answer. */
  async function receive(batchId: string, said: { orderId: string }): Promise<OrderAnswer> {
    const read = cardOrder.safeParse(said)
    if (!read.success) return answer(said.orderId, 'malformed', clock.now())
    const order = read.data
    const { portrait: _portrait, signature: _signature, ...text } = order.card
    const fingerprint = createHash('sha256')
      .update(JSON.stringify({ ...order, card: text }))
      .digest('hex')
    const { refuses } = await setting()
    const problem = refuses ? 'image-unusable' : await firstProblem(order.card)
    return alone(async tx => {
      const known = await tx.query<{ same: boolean; code: RefusalCode | null; receivedAt: Instant }>(
        `update sandbox.printer_order set received = received + 1 where order_id = $1
         returning fingerprint = $2 as same, code, received_at as "receivedAt"`,
        [order.orderId, fingerprint],
      )
      const before = known.rows[0]
      if (before)
        return before.same
          ? answer(order.orderId, before.code, before.receivedAt)
          : answer(order.orderId, 'other-content', before.receivedAt)
      const code = problem ?? (await conflict(tx, order)) ?? null
      const now = clock.now()
      const { orderId, remakeOf = null, card, letter, sendTo } = order
      await tx.query(
        `insert into sandbox.printer_order (order_id, batch_id, remake_of, number, holder, fingerprint, letter, send_to, status, code, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [orderId, batchId, remakeOf, card.number, card.surname, fingerprint, letter, sendTo, code ? 'refused' : 'accepted', code, now],
      )
      return answer(orderId, code, now)
    })
  }

  /** One living card a number: a second order of it must name the one that it replaces, and that one must be out of the house's hands. */
  async function conflict(tx: Tx, order: CardOrder): Promise<RefusalCode | undefined> {
    const replaced = order.remakeOf ?? null
    if (replaced !== null) {
      const { rows } = await tx.query<{ status: string; remade: boolean }>(
        `select status, exists (select 1 from sandbox.printer_order r where r.remake_of = o.order_id and r.status <> 'refused') as remade
         from sandbox.printer_order o where order_id = $1`,
        [replaced],
      )
      const before = rows[0]
      if (!before) return 'remake-of-unknown'
      if (before.remade) return 'already-remade'
      if (before.status === 'accepted' || before.status === 'printed') return 'remake-too-early'
    }
    const { rowCount } = await tx.query(
      `select 1 from sandbox.printer_order o where number = $1 and status in ('accepted', 'printed', 'dispatched') and order_id is distinct from $2
       and not exists (select 1 from sandbox.printer_order r where r.remake_of = o.order_id and r.status <> 'refused')`,
      [order.card.number, replaced],
    )
    return rowCount ? 'number-in-use' : undefined
  }

  /** Engraves a card that was accepted. False when the order is not waiting for it. */
  const print = (orderId: string): Promise<boolean> =>
    alone(async tx => {
      const { rows } = await tx.query<{ serial: string }>(
        `update sandbox.printer_order set status = 'printed', printed = printed + 1, printed_at = $2,
           serial = 'F' || lpad(nextval('sandbox.printer_serial')::text, 9, '0')
         where order_id = $1 and status = 'accepted' returning serial`,
        [orderId, clock.now()],
      )
      if (rows[0]) await tell(tx, orderId, 'printed', { serial: rows[0].serial })
      return rows.length > 0
    })

  /** Quality control destroys the card: engraved already, or on the way out of the engraver. */
  const spoil = (orderId: string, defect: Defect): Promise<boolean> =>
    alone(async tx => {
      const { rowCount } = await tx.query(
        `update sandbox.printer_order set status = 'spoiled', printed = 1, defect = $2 where order_id = $1 and status in ('accepted', 'printed')`,
        [orderId, defect],
      )
      if (rowCount) await tell(tx, orderId, 'spoiled', { defect, words: defectWords[defect] })
      return rowCount === 1
    })

  /** The house had accepted the order and finds that it cannot make the card. */
  const refuse = (orderId: string, code: RefusalCode): Promise<boolean> =>
    alone(async tx => {
      const { rowCount } = await tx.query(
        `update sandbox.printer_order set status = 'refused', code = $2 where order_id = $1 and status = 'accepted'`,
        [orderId, code],
      )
      if (rowCount) await tell(tx, orderId, 'refused', { code, words: refusalWords[code] })
      return rowCount === 1
    })

  /** Posts a printed card: announced to La Poste first, under the number that stays the order's own if it has to be said again. */
  async function dispatch(orderId: string): Promise<'dispatched' | 'not-printed' | 'carrier-down'> {
    const given = await alone(async tx => {
      const { rows } = await tx.query<{ letter: LetterKind; sendTo: string[]; number: string | null }>(
        `select letter, send_to as "sendTo", tracking_number as number from sandbox.printer_order where order_id = $1 and status = 'printed'`,
        [orderId],
      )
      const row = rows[0]
      if (!row) return undefined
      if (row.number) return { ...row, number: row.number }
      const { rows: next } = await tx.query<{ n: number }>(`select nextval('sandbox.printer_letter') as n`)
      const number = domesticNumber(row.letter === 'signed-letter' ? '1A' : '1L', String(next[0]?.n).padStart(10, '0'))
      await tx.query('update sandbox.printer_order set tracking_number = $2 where order_id = $1', [orderId, number])
      return { ...row, number }
    })
    if (!given) return 'not-printed'
    const answer = await laPoste.announce({ reference: orderId, trackingNumber: given.number, letter: given.letter, to: given.sendTo })
    if (answer.down || answer.answer === 'refused') return 'carrier-down'
    return alone(async tx => {
      const { rowCount } = await tx.query(
        `update sandbox.printer_order set status = 'dispatched', dispatched_at = $2 where order_id = $1 and status = 'printed'`,
        [orderId, clock.now()],
      )
      if (rowCount) await tell(tx, orderId, 'dispatched', { trackingNumber: given.number, letter: given.letter })
      return rowCount ? 'dispatched' : 'not-printed'
    })
  }

  /** When the house works by itself: prints and posts what has waited its hours. Called whenever somebody looks. */
  async function settle(): Promise<void> {
    const { byItself, afterHours } = await setting()
    if (!byItself) return
    const { rows } = await db.query<{ orderId: string; status: string }>(
      `select order_id as "orderId", status from sandbox.printer_order where status in ('accepted', 'printed') and received_at <= $1 order by place limit 500`,
      [later(clock.now(), -afterHours * hourInMs)],
    )
    for (const { orderId, status } of rows) {
      if (status === 'accepted') await print(orderId)
      if ((await dispatch(orderId)) === 'carrier-down') return
    }
  }

  async function events(after: number, most: number): Promise<PrinterEvent[]> {
    const { rows } = await db.query<{ cursor: number; orderId: string; type: string; at: string; facts: object }>(
      'select cursor, order_id as "orderId", type, at, facts from sandbox.printer_event where cursor > $1 order by cursor limit $2',
      [after, most],
    )
    return rows.map(({ facts, ...event }) => ({ ...event, ...facts }) as PrinterEvent)
  }

  /** Orders, newest first. */
  async function orders(orderId: string | null, most: number | null): Promise<OrderRow[]> {
    const where = 'where $1::text is null or order_id = $1 order by place desc limit $2'
    return (await db.query<OrderRow>(`select ${columns} from sandbox.printer_order ${where}`, [orderId, most])).rows
  }

  return { setting, set, receive, print, spoil, refuse, dispatch, settle, events, orders }
}

export type PrinterLedger = ReturnType<typeof printerLedger>

const answer = (orderId: string, code: RefusalCode | null, receivedAt: Instant): OrderAnswer =>
  code ? { orderId, answer: 'refused', code, words: refusalWords[code] } : { orderId, answer: 'accepted', receivedAt }
