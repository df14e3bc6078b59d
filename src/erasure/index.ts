import { eraseAside } from '../doors/index.ts'
import { openEraser } from '../evidence/index.ts'
import type { Deps } from '../kit/deps.ts'
import { eraseLettersOfDrivers } from '../notices/index.ts'
import { eraseDue } from '../record/index.ts'
import { eraseReportsLeft } from '../rectification/index.ts'
import { eraseRequests } from './requests.ts'

export { ends, endsDocument } from './tables.ts'

/** What was erased on one day. */
export interface Erased {
  readonly facts: number
  readonly requests: number
}

/**
 * Erases what the law orders to erase by today, as the purge role and nobody else: facts, those kept aside, requests; then what was about them and
 * says nothing any more.
 */
export async function eraseAllDue(deps: Pick<Deps, 'db' | 'clock' | 'config'>): Promise<Erased> {
  const { db, clock, config } = deps
  const vault = openEraser(config.VAULT_FOLDER)
  const facts = (await eraseDue(db, clock.today())) + (await eraseAside(db, clock.today()))
  const requests = await eraseRequests(deps, vault)
  await eraseReportsLeft({ db, vault })
  await eraseLettersOfDrivers(db)
  return { facts, requests }
}
