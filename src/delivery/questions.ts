import { findAccountOfDriver } from '../account/index.ts'
import { findLastAddress } from '../card/index.ts'
import { questionPdf } from '../designation/index.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import type { LaPoste } from '../partners/laposte/index.ts'
import { findDriver, questionPosted, readNamed } from '../record/index.ts'
import { hand } from './letters.ts'
import { endWaiting, waitForAddress } from './waiting.ts'

/**
 * Asks on paper who was named as a driver and has no account, as long as the answer is awaited; who has one is written to there. Done twice it is
 * one letter. Without an address it waits for one.
 */
export async function postQuestion(
  deps: Deps,
  laposte: LaPoste,
  { driverId, namedId, reminder }: { readonly driverId: string; readonly namedId: string; readonly reminder: boolean },
): Promise<void> {
  const id = idFrom('question by post', namedId, reminder ? 'again' : 'first')
  const named = (await readNamed(deps, driverId)).find(one => one.id === namedId)
  const driver = await findDriver(deps.db, driverId)
  if (named?.standing !== 'waiting' || !driver || (await findAccountOfDriver(deps.db, driverId))) return endWaiting(deps.db, id)
  const address = await findLastAddress(deps.db, driverId)
  if (!address) return waitForAddress(deps, { id, driverId, named: namedId, reminder, why: 'no-address' })
  const { demonstration, baseUrl } = deps.config
  const paper = await questionPdf({ at: deps.clock.now(), demonstration, baseUrl, driver, named, reminder }, 'fr')
  await hand(laposte, { reference: id, letter: 'simple-letter', to: address.lines, paper })
  await questionPosted(deps, namedId)
  await endWaiting(deps.db, id)
}
