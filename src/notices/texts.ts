import { stopTexts } from '../account/index.ts'
import { type Instant, later } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import type { Round } from '../kit/jobs.ts'
import type { Texter } from '../partners/sms/index.ts'

/** One short text beside a letter, as it stands in its row. */
interface Row {
  id: string
  account_id: string
  number: string
  words: string
  state: 'to-send' | 'sent' | 'delivered' | 'failed' | 'refused'
}

export interface NewText {
  /** The letter of the same act: one act gives one text. */
  readonly letterId: string
  readonly notice: string
  readonly accountId: string
  readonly applicationId?: string
  readonly lang: Lang
  readonly number: string
  readonly words: string
}

const idOf = (letterId: string): string => `${letterId}.sms`

/** Writes a text down before it leaves; the same act again changes nothing. */
export async function writeText(q: Queryable, text: NewText, at: Instant): Promise<void> {
  await q.query(
    `insert into sms_sent (id, notice, account_id, application_id, lang, number, words, state, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'to-send', $8) on conflict (id) do nothing`,
    [idOf(text.letterId), text.notice, text.accountId, text.applicationId ?? null, text.lang, text.number, text.words, at],
  )
}

/** Sends the text of this letter, when there is one that has not left. A STOP ends the wish of its holder. */
export async function sendText(deps: Pick<Deps, 'db' | 'clock'>, sms: Texter, letterId: string): Promise<void> {
  const { rows } = await deps.db.query<Row>('select id, account_id, number, words, state from sms_sent where id = $1', [idOf(letterId)])
  const [row] = rows
  if (row?.state !== 'to-send') return
  const sent = await sms.send({ id: row.id, to: row.number, text: row.words })
  if (sent.down) throw new Error(`no operator of short texts: ${sent.reason}`)
  const now = deps.clock.now()
  if (sent.accepted) {
    await deps.db.query(`update sms_sent set state = 'sent', sent_at = $2 where id = $1`, [row.id, now])
    return
  }
  await deps.db.query(`update sms_sent set state = 'refused', why = $2, settled_at = $3 where id = $1`, [row.id, sent.refused, now])
  if (sent.refused === 'opted-out') await stopTexts(deps.db, row.account_id)
}

/** A phone that stays off this long is not waited for any more. */
const waitedFor = 3 * 24 * 60 * 60_000
const askedAtOnce = 100

/** Asks the operator where the texts are that have left and are not known to have arrived. */
export const textRounds = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, { sms }: { sms: Texter }): readonly Round[] => [
  {
    name: 'sms-states',
    async go() {
      const { rows } = await db.query<{ id: string; sent_at: Instant }>(
        `select id, sent_at from sms_sent where state = 'sent' order by sent_at limit $1`,
        [askedAtOnce],
      )
      for (const { id, sent_at } of rows) {
        const found = await sms.find(id)
        if (found.down) return
        const given = found.state === 'accepted' && later(sent_at, waitedFor) > clock.now()
        if (given) continue
        const [state, why] = found.state === 'delivered' ? ['delivered', null] : ['failed', found.state === 'failed' ? null : 'no-news']
        await db.query(`update sms_sent set state = $2, why = $3, settled_at = $4 where id = $1`, [id, state, why, clock.now()])
      }
    },
  },
]
