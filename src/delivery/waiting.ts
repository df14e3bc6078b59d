import type { Day } from '@papier-rose/law'
import { officeOf } from '../application/index.ts'
import { readCardAddress } from '../card/index.ts'
import { type Queryable, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { addJob } from '../kit/store.ts'

type WhyWaiting = 'no-address' | 'wrong-address'

/** A letter on paper that waits for an address of its driver: what an office sees of it. */
export interface Waiting {
  readonly id: string
  readonly driverId: string
  readonly why: WhyWaiting
  readonly since: Day
  readonly what: 'registered' | 'simple' | 'question'
  /** How often it was posted. */
  readonly times: number
}

interface ToWait extends Pick<Waiting, 'id' | 'driverId' | 'why'> {
  readonly named?: string
  readonly reminder?: boolean
  /** The address that it could not reach. */
  readonly addressId?: string
}

/** Notes, once, that a letter waits for an address, and tells its person, if they have an account, to give one. */
export async function waitForAddress(deps: Deps, { id, driverId, why, addressId, ...about }: ToWait): Promise<void> {
  const address = addressId ? await readCardAddress(deps.db, addressId) : undefined
  await transaction(deps.db, async tx => {
    const { rowCount } = await tx.query(
      `insert into letter_waiting (id, driver_id, points_letter, named, reminder, why, since, address_id, office)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
      [
        id,
        driverId,
        about.named ? null : id,
        about.named ?? null,
        about.reminder ?? false,
        why,
        deps.clock.today(),
        addressId ?? null,
        address ? officeOf(address.commune) : null,
      ],
    )
    if (rowCount === 0) return
    const payload = { driverId, notice: 'address-wanted', about: addressId ? `${id}.${addressId}` : id }
    await addJob(tx, { task: 'notify-driver', payload }, `address-wanted/${payload.about}`)
  })
}

export const endWaiting = async (q: Queryable, id: string): Promise<void> =>
  void (await q.query('delete from letter_waiting where id = $1', [id]))

export async function isWaiting(q: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await q.query('select 1 from letter_waiting where id = $1', [id])
  return rowCount === 1
}

/** Letters that a list shows, and those posted in one round. */
const mostWaiting = 200
/** Posted once, and again once: what comes back a second time is for the office to see. */
const mostTimes = 2

const columns = `w.id, w.driver_id as "driverId", w.why, w.since, coalesce(p.times, 0) as times,
  case when w.named is not null then 'question' when l.way = 'registered' then 'registered' else 'simple' end as what`
const tables = `letter_waiting w left join posted_letter p on p.letter_id = w.id left join points_letter l on l.id = w.points_letter`

/** What waits for an address in this office, the oldest first; nobody's office is everybody's. */
export async function findWaiting(q: Queryable, office: string): Promise<Waiting[]> {
  const { rows } = await q.query<Waiting>(
    `select ${columns} from ${tables} where w.office = $1 or w.office is null order by w.since, w.id limit $2`,
    [office, mostWaiting],
  )
  return rows
}

/** Those whose driver has given another address since, and that may be posted. */
export async function findToPost(q: Queryable): Promise<(Waiting & { readonly named: string | null; readonly reminder: boolean })[]> {
  const { rows } = await q.query<Waiting & { named: string | null; reminder: boolean }>(
    `select ${columns}, w.named, w.reminder from ${tables}
     join lateral (select id, lines from card_address where driver_id = w.driver_id::text order by given_at desc, id desc limit 1) a on true
     left join card_address old on old.id = w.address_id
     where a.lines is distinct from old.lines and coalesce(p.times, 0) < $1
     order by w.since, w.id limit $2`,
    [mostTimes, mostWaiting],
  )
  return rows
}

/** Could a letter not be delivered to this driver, for want of a good address? */
export async function awaitsAddress(q: Queryable, driverId: string): Promise<boolean> {
  const { rowCount } = await q.query('select 1 from letter_waiting where driver_id = $1 limit 1', [driverId])
  return rowCount === 1
}
