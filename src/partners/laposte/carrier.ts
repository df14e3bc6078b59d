import { type Clock, type Instant, later } from '../../kit/clock.ts'
import { type Db, transaction } from '../../kit/db.ts'
import type { CarrierShipment, Deposit, DepositAnswer } from './contract.ts'
import { type EventCode, eventCodes, isEventCode } from './events.ts'
import { domesticNumber, isTrackingNumber } from './numbers.ts'

/** `down`: answers nobody (503). `busy`: too many questions (429). */
export type Trouble = 'down' | 'busy'

export interface CarrierSetting {
  /** Every letter is delivered as soon as it is announced. */
  readonly delivers: boolean
  readonly trouble: Trouble | null
  readonly troubleUntil: Instant | null
}

export interface Letter {
  readonly number: string
  readonly letter: Deposit['letter']
  readonly sendTo: string[]
  readonly lost: boolean
  /** La Poste printed what is inside, and may show it in the sandbox. */
  readonly printed: boolean
  readonly announcedAt: Instant
  /** In the order in which the carrier was told, which is not always that of what happened. */
  readonly events: readonly { readonly code: string; readonly label: string; readonly at: Instant }[]
}

/** Stories of a letter, told at one press of a button; what is past already is not told again. */
export const scenarios = {
  livrer: ['PC1', 'ET1', 'MD2', 'DI1'],
  absent: ['PC1', 'ET1', 'MD2', 'AG1'],
  rendre: ['RE1', 'DI2'],
  'mauvaise-adresse': ['PC1', 'ET1', 'MD2', 'ND1', 'RE1', 'DI2'],
} as const satisfies Record<string, readonly EventCode[]>

export type Scenario = keyof typeof scenarios

const dayInMs = 86_400_000

/** How the number of each kind of letter begins. */
const products: Readonly<Record<Deposit['letter'], string>> = { 'signed-letter': '2A', 'tracked-letter': '2L', 'simple-letter': '2D' }

/** The carrier's own book, and what its buttons do. */
export function carrier({ db, clock, delivers }: { db: Db; clock: Clock; delivers: boolean }) {
  async function setting(): Promise<CarrierSetting> {
    const { rows } = await db.query<CarrierSetting>(
      'select delivers, trouble, trouble_until as "troubleUntil" from sandbox.laposte_setting',
    )
    if (rows[0]) return rows[0]
    await db.query('insert into sandbox.laposte_setting (delivers) values ($1) on conflict do nothing', [delivers])
    return { delivers, trouble: null, troubleUntil: null }
  }

  async function set(change: Partial<CarrierSetting>): Promise<void> {
    const next = { ...(await setting()), ...change }
    const values = [next.delivers, next.trouble, next.troubleUntil]
    await db.query('update sandbox.laposte_setting set delivers = $1, trouble = $2, trouble_until = $3', values)
  }

  /** The trouble of this moment, if any. */
  async function trouble(): Promise<Trouble | null> {
    const now = await setting()
    return now.trouble !== null && now.troubleUntil !== null && clock.now() < now.troubleUntil ? now.trouble : null
  }

  /** Takes note that a letter will come. The same reference said again is the same letter, under the number it has. */
  async function announce({ reference, trackingNumber, letter, to, paper }: Deposit): Promise<DepositAnswer> {
    if (trackingNumber && !isTrackingNumber(trackingNumber)) return { answer: 'refused', code: 'number-wrong' }
    const known = await numberOf(reference)
    if (known !== undefined) return { answer: 'announced', trackingNumber: known }
    const number = trackingNumber ?? (await nextNumber(letter))
    const { rowCount } = await db.query(
      `with letter as (insert into sandbox.laposte_letter (number, reference, letter, send_to, announced_at, paper)
         values ($1, $2, $3, $4, $5, $7) on conflict do nothing returning number)
       insert into sandbox.laposte_event (number, code, label, at) select number, 'DR1', $6, $5 from letter`,
      [number, reference, letter, to, clock.now(), eventCodes.DR1.label, paper ? Buffer.from(paper, 'base64') : null],
    )
    // Somebody was quicker: with the same reference it is the same letter, else the number is another's.
    const kept = await numberOf(reference)
    if (kept === undefined) return { answer: 'refused', code: 'number-taken' }
    if (rowCount && (await setting()).delivers) await play(number, 'livrer')
    return { answer: 'announced', trackingNumber: kept }
  }

  async function numberOf(reference: string): Promise<string | undefined> {
    const { rows } = await db.query<{ number: string }>('select number from sandbox.laposte_letter where reference = $1', [reference])
    return rows[0]?.number
  }

  async function nextNumber(letter: Deposit['letter']): Promise<string> {
    const { rows } = await db.query<{ n: number }>(`select nextval('sandbox.laposte_number') as n`)
    return domesticNumber(products[letter], String(rows[0]?.n).padStart(10, '0'))
  }

  /** Tells one event of a letter, dated as given. False when the letter is unknown or lost: nobody sees a lost letter. */
  async function tell(number: string, code: string, label: string, at = clock.now()): Promise<boolean> {
    const { rowCount } = await db.query(
      'insert into sandbox.laposte_event (number, code, label, at) select number, $2, $3, $4 from sandbox.laposte_letter where number = $1 and not lost',
      [number, code, label, at],
    )
    return rowCount === 1
  }

  async function play(number: string, scenario: Scenario): Promise<boolean> {
    return transaction(db, async tx => {
      const { rows } = await tx.query<{ codes: string[] }>(
        `select array(select code from sandbox.laposte_event e where e.number = l.number) as codes from sandbox.laposte_letter l
         where number = $1 and not lost for update`,
        [number],
      )
      const past = rows[0]?.codes
      if (!past) return false
      for (const code of scenarios[scenario].filter(step => !past.includes(step))) {
        const values = [number, code, eventCodes[code].label, clock.now()]
        await tx.query('insert into sandbox.laposte_event (number, code, label, at) values ($1, $2, $3, $4)', values)
      }
      return true
    })
  }

  /** The carrier says its last event again, as it sometimes does. */
  async function repeat(number: string): Promise<boolean> {
    const last = (await letters(number, 1))[0]?.events.at(-1)
    return last !== undefined && (await tell(number, last.code, last.label, last.at))
  }

  /** An event of the day before the last one is told only now. */
  async function tellLate(number: string): Promise<boolean> {
    const last = (await letters(number, 1))[0]?.events.at(-1)
    return last !== undefined && (await tell(number, 'ET1', eventCodes.ET1.label, later(last.at, -dayInMs)))
  }

  async function lose(number: string, lost: boolean): Promise<boolean> {
    const { rowCount } = await db.query('update sandbox.laposte_letter set lost = $2 where number = $1', [number, lost])
    return rowCount === 1
  }

  /** One letter, or the newest ones first. */
  async function letters(number: string | null, most: number): Promise<Letter[]> {
    const { rows } = await db.query<Omit<Letter, 'events'>>(
      `select number, letter, send_to as "sendTo", lost, paper is not null as printed, announced_at as "announcedAt" from sandbox.laposte_letter
       where $1::text is null or number = $1 order by place desc limit $2`,
      [number, most],
    )
    const { rows: events } = await db.query<{ number: string; code: string; label: string; at: Instant }>(
      'select number, code, label, at from sandbox.laposte_event where number = any($1) order by told',
      [rows.map(row => row.number)],
    )
    return rows.map(row => ({ ...row, events: events.filter(event => event.number === row.number) }))
  }

  async function paperIn(number: string): Promise<Uint8Array | undefined> {
    const { rows } = await db.query<{ paper: Buffer | null }>('select paper from sandbox.laposte_letter where number = $1', [number])
    return rows[0]?.paper ?? undefined
  }

  return { setting, set, trouble, announce, tell, play, repeat, tellLate, lose, letters, paperIn }
}

export type Carrier = ReturnType<typeof carrier>

const zone = 'Europe/Paris'
const local = (at: Instant): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 3 })

const productWords: Readonly<Record<Deposit['letter'], string>> = {
  'signed-letter': 'Lettre recommandée',
  'tracked-letter': 'Lettre suivie',
  'simple-letter': 'Lettre verte',
}

const steps = ['Annoncé', 'Pris en charge', 'En cours d’acheminement', 'En cours de distribution', 'Distribué']

/** A letter as "Suivi v2" writes it: events in the order told, the last told first. */
export function shipmentOf({ number, letter, events }: Letter): CarrierShipment {
  const stepOf = (code: string): number => (isEventCode(code) ? eventCodes[code].step : 0)
  const dateOf = (...codes: string[]): string | undefined => {
    const found = events.find(event => codes.includes(event.code))
    return found && local(found.at)
  }
  const reached = Math.max(0, ...events.map(event => stepOf(event.code)))
  return {
    idShip: number,
    holder: 1,
    product: productWords[letter],
    isFinal: events.some(event => event.code === 'DI1' || event.code === 'DI2'),
    entryDate: dateOf('PC1', 'PC2'),
    deliveryDate: dateOf('DI1'),
    timeline: steps.map((shortLabel, i) => {
      const here = events.filter(event => stepOf(event.code) === i + 1)
      const first = here[0] && local(here[0].at)
      const wrong = here.some(event => ['DR2', 'PB1', 'ND1', 'RE1', 'DI2'].includes(event.code))
      return { id: i + 1, shortLabel, longLabel: '', date: first, country: 'FR', status: i < reached, type: wrong ? -1 : 1 }
    }),
    event: events.map(({ code, label, at }) => ({ code, label, date: local(at), country: 'FR' })).reverse(),
    contextData: { deliveryChoice: { deliveryChoice: 0 }, originCountry: 'FR', arrivalCountry: 'FR' },
    url: `https://www.laposte.fr/outils/suivre-vos-envois?code=${number}`,
  }
}
