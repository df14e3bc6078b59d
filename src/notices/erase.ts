import type { Queryable, Tx } from '../kit/db.ts'
import type { driverLetters } from './driver.ts'
import type { licenceLetters } from './licence.ts'

/** The letters about a request, and the texts beside them. */
export async function eraseLetters(tx: Tx, applicationId: string): Promise<void> {
  await tx.query('delete from sms_sent where application_id = $1', [applicationId])
  await tx.query('delete from notice_sent where application_id = $1', [applicationId])
}

/** Where the row stands that each letter to a driver is about; that an address is wanted is about the account, and stays with it. */
const tableOf: Readonly<Record<Exclude<keyof typeof driverLetters, 'address-wanted'> | keyof typeof licenceLetters, string>> = {
  'address-changed': 'card_address',
  'letter-in-account': 'points_letter',
  'letter-by-post': 'points_letter',
  'measure-ends': 'record_warning',
  'report-answered': 'rectification',
  'driver-named': 'named_driver',
  'driver-named-again': 'named_driver',
  'code-read': 'right_reading',
}

/** A letter to a driver goes with what it is about, once that was erased. Answers how many. */
export async function eraseLettersOfDrivers(q: Queryable): Promise<number> {
  let erased = 0
  for (const [notice, table] of Object.entries(tableOf))
    for (const sent of ['sms_sent', 'notice_sent']) {
      const { rowCount } = await q.query(
        `delete from ${sent} where notice = $1 and not exists (select from ${table} where id::text = split_part(${sent}.id, '.', 1))`,
        [notice],
      )
      erased += rowCount ?? 0
    }
  return erased
}
