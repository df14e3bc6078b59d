import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Words } from '@papier-rose/law'
import { type Instant, later, realNow } from '../kit/clock.ts'
import { sessionSecrets } from '../kit/config.ts'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Lang } from '../kit/html.ts'
import { idFrom, isId } from '../kit/ids.ts'
import { addJob } from '../kit/store.ts'
import { countTry } from '../kit/throttle.ts'

export type Channel = 'email' | 'mobile'

/** Minutes of real time in which a code is to be typed, tries that it bears, codes that may be asked for in an hour. */
export const minutesToType = 15
export const triesOfACode = 5
/** Codes that one person has sent to an e-mail address or a mobile. */
const codesAnHour = { tries: 5, seconds: 3600 }

export const contactProblems = {
  email: {
    fr: 'Saisissez une adresse e-mail complète, par exemple nom@exemple.fr.',
    en: 'Enter a whole e-mail address, for example name@example.com.',
  },
  mobile: {
    fr: 'Saisissez un numéro de mobile complet, par exemple 06 12 34 56 78, ou avec l’indicatif du pays : +262 692 12 34 56.',
    en: 'Enter a whole mobile number, for example 06 12 34 56 78, or with the country code: +262 692 12 34 56.',
  },
} satisfies Record<Channel, Words>

/** Enough to catch a slip; whether it arrives, only the e-mail itself can tell. */
export const readEmail = (typed: string): string | undefined =>
  typed.length <= 254 && /^[^\s@,;<>()]+@[^\s@.,;<>()]+(\.[^\s@.,;<>()]+)+$/.test(typed) ? typed : undefined

/** A number without its separators: ten figures in France, or a country code and its number. */
export function readMobile(text: string): string | undefined {
  const typed = text.replace(/[\s.\-()/]/g, '').replace(/^00/, '+')
  if (/^0[67]\d{8}$/.test(typed)) return typed
  return /^\+[1-9]\d{7,14}$/.test(typed) ? typed : undefined
}

/** A code sent to an address that somebody says is theirs. */
export interface ContactCheck {
  readonly id: string
  readonly accountId: string
  readonly channel: Channel
  readonly value: string
  readonly until: Instant
  readonly tries: number
  readonly confirmed: boolean
}

/** The six figures of a check: derived, so that they stand in no row, no job and no log. */
export const codeOf = (secret: string, checkId: string): string =>
  String(createHmac('sha256', secret).update(`contact/${checkId}`).digest().readUInt32BE() % 1_000_000).padStart(6, '0')

export async function findContactCheck(q: Queryable, id: string): Promise<ContactCheck | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await q.query<ContactCheck>(
    `select id, account_id as "accountId", channel, value, until, tries, confirmed_at is not null as confirmed from contact_check where id = $1`,
    [id],
  )
  return rows[0]
}

type Needs = Pick<Deps, 'db' | 'config' | 'log'>

/** Sends a code to that address; the same form sent twice is one code. Nothing when too many were asked for. */
export async function beginCheck(
  deps: Needs,
  accountId: string,
  to: { channel: Channel; value: string; form: string },
): Promise<string | undefined> {
  const id = idFrom('contact', accountId, to.channel, to.value, to.form)
  if (await findContactCheck(deps.db, id)) return id
  const now = realNow()
  const { over } = await countTry(deps, `contact/${accountId}`, codesAnHour, now)
  if (over) return undefined
  await transaction(deps.db, async tx => {
    const { rowCount } = await tx.query(
      `insert into contact_check (id, account_id, channel, value, asked_at, until) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
      [id, accountId, to.channel, to.value, now, later(now, minutesToType * 60_000)],
    )
    if (rowCount === 1) await addJob(tx, { task: 'contact-code', payload: { checkId: id } }, `contact-code/${id}`)
  })
  return id
}

export type Checked = 'confirmed' | 'wrong' | 'over' | 'too-many'

/** Is this the code that was sent there? Each try counts, and the last one closes the check; a code serves once. */
export async function confirmCheck(deps: Needs & Pick<Deps, 'clock'>, check: ContactCheck, typed: string): Promise<Checked> {
  if (check.confirmed) return 'confirmed'
  const { rows } = await deps.db.query<{ tries: number }>(
    'update contact_check set tries = tries + 1 where id = $1 and until > $2 and confirmed_at is null returning tries',
    [check.id, realNow()],
  )
  const [row] = rows
  if (!row) return 'over'
  if (row.tries > triesOfACode) return 'too-many'
  const given = Buffer.from(typed)
  // A code sent before the secret was changed is still good.
  const codes = sessionSecrets(deps.config, realNow()).map(secret => Buffer.from(codeOf(secret, check.id)))
  if (!codes.some(code => given.length === code.length && timingSafeEqual(given, code)))
    return row.tries === triesOfACode ? 'too-many' : 'wrong'
  await transaction(deps.db, async tx => {
    const at = deps.clock.now()
    await tx.query('update contact_check set confirmed_at = $2 where id = $1', [check.id, realNow()])
    await change(tx, check.accountId, check.channel, check.value, at)
    await tx.query(`update account set ${check.channel}_confirmed_at = $2 where id = $1`, [check.accountId, at])
  })
  return 'confirmed'
}

/** Writes an address down. The one it takes the place of is told; the new one is not confirmed yet. */
async function change(tx: Queryable, accountId: string, channel: Channel, value: string | null, at: Instant): Promise<void> {
  const { rows } = await tx.query<{ before: string | null }>(`select ${channel} as before from account where id = $1 for update`, [
    accountId,
  ])
  const before = rows[0]?.before ?? null
  if (!rows[0] || before === value) return
  await tx.query(
    `update account set ${channel} = $2, ${channel}_confirmed_at = null${channel === 'mobile' ? ', sms_wanted = false' : ''} where id = $1`,
    [accountId, value],
  )
  if (!before) return
  const id = idFrom('contact-change', accountId, channel, before, value ?? '', at)
  await tx.query(
    'insert into contact_change (id, account_id, channel, before, changed_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
    [id, accountId, channel, before, at],
  )
  await addJob(tx, { task: 'contact-changed', payload: { changeId: id } }, `contact-changed/${id}`)
}

/** Where to write to this person, and in which language, as they said it in a request. */
export async function setContact(
  { db, clock }: { db: Queryable; clock: Deps['clock'] },
  accountId: string,
  contact: { email: string; mobile?: string; lang: Lang },
): Promise<void> {
  await change(db, accountId, 'email', contact.email, clock.now())
  if (contact.mobile) await change(db, accountId, 'mobile', contact.mobile, clock.now())
  await db.query('update account set lang = $2 where id = $1', [accountId, contact.lang])
}

/** Forgets the mobile: no text goes there any more. */
export const forgetMobile = (deps: Pick<Deps, 'db' | 'clock'>, accountId: string): Promise<void> =>
  transaction(deps.db, tx => change(tx, accountId, 'mobile', null, deps.clock.now()))

/** Notes whether the person wants short texts: to a confirmed mobile only. */
export async function wishTexts(q: Queryable, accountId: string, wanted: boolean): Promise<void> {
  await q.query('update account set sms_wanted = $2 and mobile_confirmed_at is not null where id = $1', [accountId, wanted])
}

/** Its holder answered STOP: the wish ends there too. */
export const stopTexts = (q: Queryable, accountId: string): Promise<void> => wishTexts(q, accountId, false)

/** An address that was replaced, with its account, to tell it so. */
export async function findContactChange(
  q: Queryable,
  id: string,
): Promise<{ accountId: string; channel: Channel; before: string } | undefined> {
  const { rows } = await q.query<{ accountId: string; channel: Channel; before: string }>(
    'select account_id as "accountId", channel, before from contact_change where id::text = $1',
    [id],
  )
  return rows[0]
}
