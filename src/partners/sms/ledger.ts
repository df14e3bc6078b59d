import type { Clock, Instant } from '../../kit/clock.ts'
import type { Queryable } from '../../kit/db.ts'
import type { Delivery, ShortText, WhyNot } from './contract.ts'

/** A phone as the sandbox knows it. */
export interface Phone {
  readonly number: string
  /** Nothing reaches it until it is on again. */
  readonly off: boolean
  /** Its holder answered STOP. */
  readonly stopped: boolean
  readonly texts: number
}

export interface KeptText {
  readonly id: string
  readonly said: string
  readonly state: Delivery
  readonly receivedAt: Instant
}

/** `0612345678` and `+33612345678` are one phone. */
const known = (number: string): string => number.replace(/^0(?=[67]\d{8}$)/, '+33')

/** The operator's own books: each text once, whatever is sent again. */
export function ledger(db: Queryable, clock: Clock) {
  const phone = async (number: string): Promise<{ off: boolean; stopped: boolean }> => {
    const { rows } = await db.query<{ off: boolean; stopped: boolean }>('select off, stopped from sandbox.sms_phone where number = $1', [
      number,
    ])
    return rows[0] ?? { off: false, stopped: false }
  }
  return {
    async take({ id, to, text }: ShortText): Promise<Delivery | WhyNot> {
      const number = known(to)
      if (!/^\+\d{8,15}$/.test(number)) return 'no-such-mobile'
      const kept = await this.find(id)
      if (kept) return kept
      const { off, stopped } = await phone(number)
      if (stopped) return 'opted-out'
      await db.query('insert into sandbox.sms_phone (number) values ($1) on conflict (number) do nothing', [number])
      await db.query(
        `insert into sandbox.sms (id, recipient, said, state, received_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing`,
        [id, number, text, off ? 'accepted' : 'delivered', clock.now()],
      )
      return (await this.find(id)) ?? 'failed'
    },

    async find(id: string): Promise<Delivery | undefined> {
      const { rows } = await db.query<{ state: Delivery }>('select state from sandbox.sms where id = $1', [id])
      return rows[0]?.state
    },

    /** Switches a phone off or on; what waited for it arrives, or is given up. */
    async turn(number: string, to: 'off' | 'on' | 'give-up'): Promise<void> {
      await db.query('update sandbox.sms_phone set off = $2 where number = $1', [number, to !== 'on'])
      if (to === 'off') return
      const state = to === 'on' ? 'delivered' : 'failed'
      await db.query(`update sandbox.sms set state = $2 where recipient = $1 and state = 'accepted'`, [number, state])
    },

    /** The holder of the phone answers STOP, or START. */
    answer: (number: string, stopped: boolean) =>
      db.query('update sandbox.sms_phone set stopped = $2 where number = $1', [number, stopped]),

    async phones(): Promise<Phone[]> {
      const { rows } = await db.query<Phone>(
        `select p.number, p.off, p.stopped, count(s.id) as texts from sandbox.sms_phone p left join sandbox.sms s on s.recipient = p.number
         group by p.number order by max(s.place) desc nulls last`,
      )
      return rows
    },

    async textsOf(number: string): Promise<KeptText[]> {
      const { rows } = await db.query<KeptText>(
        'select id, said, state, received_at as "receivedAt" from sandbox.sms where recipient = $1 order by place',
        [number],
      )
      return rows
    },

    async isDown(): Promise<boolean> {
      const { rows } = await db.query<{ down: boolean }>('select down from sandbox.sms_setting')
      return rows[0]?.down ?? false
    },

    setDown: (down: boolean) =>
      db.query('insert into sandbox.sms_setting (down) values ($1) on conflict (id) do update set down = $1', [down]),
  }
}
