import type { Clock, Instant } from '../../kit/clock.ts'
import type { Queryable } from '../../kit/db.ts'
import type { ReadMail } from './mime.ts'

/** One delivery of one message to one address. */
export interface Delivery {
  readonly id: number
  readonly messageId: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly lang: string
  readonly text: string
  readonly html: string
  readonly receivedAt: Instant
}

/** `refusing` says no to every address; `down` answers nobody. */
export type Mode = 'open' | 'refusing' | 'down'
export const modes: readonly Mode[] = ['open', 'refusing', 'down']

export interface Wanted {
  /** Part of the address. */
  readonly to?: string
  readonly messageId?: string
}

const mostShown = 500
const columns = `id, message_id as "messageId", recipient as "to", sender as "from", subject, lang, plain as "text", html, received_at as "receivedAt"`

/** Where the sandbox keeps the e-mail it received. */
export function letterboxes(db: Queryable, clock: Clock) {
  return {
    async deliver(to: string, mail: ReadMail): Promise<void> {
      await clock.refresh()
      await db.query(
        `insert into sandbox.mail (message_id, recipient, sender, subject, lang, plain, html, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [mail.messageId, to, mail.from, mail.subject, mail.lang, mail.text, mail.html, clock.now()],
      )
    },

    /** The latest deliveries, the newest first. */
    async find({ to = '', messageId = '' }: Wanted): Promise<Delivery[]> {
      const { rows } = await db.query<Delivery>(
        `select ${columns} from sandbox.mail
         where ($1 = '' or position(lower($1) in lower(recipient)) > 0) and ($2 = '' or message_id = $2)
         order by id desc limit ${mostShown}`,
        [to, messageId],
      )
      return rows
    },

    async findOne(id: number): Promise<Delivery | undefined> {
      const { rows } = await db.query<Delivery>(`select ${columns} from sandbox.mail where id = $1`, [id])
      return rows[0]
    },

    /** How many deliveries there were, and of how many messages. */
    async count(): Promise<{ deliveries: number; messages: number }> {
      const { rows } = await db.query<{ deliveries: number; messages: number }>(
        'select count(*) as deliveries, count(distinct message_id) as messages from sandbox.mail',
      )
      return rows[0] ?? { deliveries: 0, messages: 0 }
    },

    async mode(): Promise<Mode> {
      const { rows } = await db.query<{ mode: Mode }>('select mode from sandbox.mail_mode')
      return rows[0]?.mode ?? 'open'
    },

    async setMode(mode: Mode): Promise<void> {
      await db.query('insert into sandbox.mail_mode (mode) values ($1) on conflict (id) do update set mode = $1', [mode])
    },
  }
}

export type Letterboxes = ReturnType<typeof letterboxes>
