import type { Day } from '@papier-rose/law'
import { eraseActsOfRequest } from '../acts/index.ts'
import { eraseAnswers, findRequestsToErase, ownerOfRequest } from '../application/index.ts'
import { eraseCardLeftovers } from '../card/index.ts'
import { eraseDelays } from '../delays/index.ts'
import { eraseTracking } from '../delivery/index.ts'
import { type Eraser, eraseAll } from '../evidence/index.ts'
import { type Db, transaction } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { eraseMessages } from '../messages/index.ts'
import { eraseLetters } from '../notices/index.ts'

/**
 * Erases every request whose day has come (L. 225-2, VI) with all that hangs on it. The files go first: stopped anywhere, it is gone on with on the
 * next day, and a request is noted as erased only with the last of it. Answers how many.
 */
export async function eraseRequests({ db, clock }: Pick<Deps, 'db' | 'clock'>, vault: Eraser): Promise<number> {
  const today = clock.today()
  let erased = 0
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { ids, last } = await findRequestsToErase(db, today, after)
    for (const id of ids) await eraseRequest(db, vault, id, today)
    erased += ids.length
    after = last
  }
  await eraseCardLeftovers(db)
  return erased
}

async function eraseRequest(db: Db, vault: Eraser, id: string, today: Day): Promise<void> {
  await eraseAll({ db, vault }, ownerOfRequest(id))
  await transaction(db, async tx => {
    for (const erase of [eraseMessages, eraseLetters, eraseActsOfRequest, eraseDelays, eraseTracking]) await erase(tx, id)
    await eraseAnswers(tx, id, today)
  })
}
