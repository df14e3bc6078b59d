import type { Instant } from '../kit/clock.ts'
import type { Queryable } from '../kit/db.ts'
import type { Lang } from '../kit/html.ts'
import type { Ids } from '../kit/ids.ts'
import type { PivotIdentity } from '../partners/franceconnect/index.ts'

/** A person who signs in. */
export interface Account {
  readonly id: string
  /** Their driver's file, once matched. */
  readonly driverId?: string
  readonly email: string
  /** The person typed the code that was sent there. */
  readonly emailConfirmed: boolean
  readonly mobile?: string
  readonly mobileConfirmed: boolean
  /** They want short texts beside the e-mails. */
  readonly smsWanted: boolean
  readonly lang: Lang
  /** Their civil status as FranceConnect first gave it. */
  readonly identity: PivotIdentity
}

interface Row {
  id: string
  driver_id: string | null
  email: string
  mobile: string | null
  emailConfirmed: boolean
  mobileConfirmed: boolean
  smsWanted: boolean
  lang: Lang
  identity: PivotIdentity
}

const columns = `id, driver_id, email, mobile, lang, identity, email_confirmed_at is not null as "emailConfirmed",
  mobile_confirmed_at is not null as "mobileConfirmed", sms_wanted as "smsWanted"`

const accountOf = ({ driver_id, mobile, ...row }: Row): Account => ({
  ...row,
  ...(driver_id ? { driverId: driver_id } : {}),
  ...(mobile ? { mobile } : {}),
})

/** That person's account, if there is one. */
export async function findAccount(q: Queryable, accountId: string): Promise<Account | undefined> {
  const { rows } = await q.query<Row>(`select ${columns} from account where id::text = $1 and closed_at is null`, [accountId])
  return rows[0] && accountOf(rows[0])
}

/** The account to which that driver's file is linked. */
export async function findAccountOfDriver(q: Queryable, driverId: string): Promise<Account | undefined> {
  const { rows } = await q.query<Row>(`select ${columns} from account where driver_id = $1`, [driverId])
  return rows[0] && accountOf(rows[0])
}

/** The account of whom FranceConnect says is here: the one they had, or a new one. The civil status that we hold is never overwritten. */
export async function enter(q: Queryable, ids: Ids, identity: PivotIdentity, lang: Lang, at: Instant): Promise<Account> {
  const { rows } = await q.query<Row>(
    `insert into account (id, sub, identity, email, lang, opened_at) values ($1, $2, $3, $4, $5, $6)
     on conflict on constraint one_account_a_person do update set sub = excluded.sub
     returning ${columns}`,
    [ids(), identity.sub, JSON.stringify(identity), identity.email ?? '', lang, at],
  )
  const [row] = rows
  if (!row) throw new Error('no account came back')
  return accountOf(row)
}
