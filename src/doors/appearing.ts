import { addDays } from '@papier-rose/law'
import { tellOfAside } from '../hooks/index.ts'
import type { Queryable, Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Round, Tasks } from '../kit/jobs.ts'
import { allOrNothing } from '../kit/store.ts'
import { type Driver, findDriver, findDriversByNeph, tellEach } from '../record/index.ts'
import { type Aside, asideFor, readAside } from './aside.ts'
import type { Client } from './clients.ts'
import { actingAs, agreement, promisesOfHearing } from './hearing.ts'

/** Hears what was kept aside for a driver who is known now. What nearly names them is for an agent. Done twice it changes nothing. */
export const hearAside = (deps: Deps, driverId: string): Promise<void> =>
  allOrNothing(
    deps.db,
    async tx => {
      const driver = await findDriver(tx, driverId)
      if (driver) await hearFor(deps, tx, driver, await asideFor(deps, tx, driver.neph))
    },
    promisesOfHearing,
  )

/** Of these, hears those that name this driver. */
async function hearFor(deps: Deps, tx: Tx, driver: Driver, waiting: readonly Aside[]): Promise<void> {
  const refused = await refusedFor(tx, driver.id)
  for (const aside of waiting) {
    if (refused.has(aside.id)) continue
    const like = agreement(aside.driver, driver)
    if (like === 'same') await hearOne(deps, tx, aside, driver)
    else if (like === 'near') await tx.query('update fact_aside set near_driver = $2 where id = $1', [aside.id, driver.id])
  }
}

/**
 * Tells the record of this driver what was kept aside, in the name of who told it, and tells that partner. What the record refuses waits on,
 * until its last day.
 */
export async function hearOne(deps: Deps, tx: Tx, aside: Aside, driver: Driver): Promise<boolean> {
  const { id, clientId, fact } = aside
  const { rows } = await tx.query<Pick<Client, 'id' | 'teller'>>('select id, teller from door_client where id = $1', [clientId])
  const [client] = rows
  if (!client) throw new Error('a fact of no partner')
  const [outcome] = await tellEach(deps, tx, [{ driver, fact }], actingAs({ name: client.id, ...client }))
  const heard = outcome !== undefined && 'was' in outcome
  if (!heard) await tellRejected(deps, tx, aside)
  else if (outcome.was === 'new') await tellOfAside(deps, tx, clientId, 'fact.settled', namedBy(aside))
  if (heard) await tx.query('delete from fact_aside where id = $1', [id])
  return heard
}

const namedBy = ({ id, fact: { kind, reference, revision = 0 } }: Aside) => ({ id, kind, reference, revision })

/** Tells the partner, once, that it is not recorded of the driver who was found. */
export const tellRejected = (deps: Deps, tx: Tx, aside: Aside): Promise<void> =>
  tellOfAside(deps, tx, aside.clientId, 'fact.rejected', namedBy(aside))

/** Of what is kept aside, that of which an agent said that it is not about this driver. */
async function refusedFor(q: Queryable, driverId: string): Promise<Set<string>> {
  const { rows } = await q.query<{ aside_id: string }>('select aside_id from aside_decision where driver_id = $1 and not same', [driverId])
  return new Set(rows.map(row => row.aside_id))
}

/**
 * Once a day everything that waits is opened and compared again with the drivers who are known: one may have appeared at the very moment at
 * which a fact was kept aside, and a hash of before the change of a key finds nobody.
 */
const lookAgain = async (deps: Deps): Promise<void> => {
  const today = deps.clock.today()
  for (;;) {
    const waiting = await readAside(deps, deps.db, 'look_on <= $1', today)
    if (waiting.length === 0) return
    const byNeph = Map.groupBy(waiting, ({ driver }) => driver.neph)
    for (const driver of await findDriversByNeph(deps.db, [...byNeph.keys()]))
      await allOrNothing(deps.db, tx => hearFor(deps, tx, driver, byNeph.get(driver.neph) ?? []), promisesOfHearing)
    await deps.db.query('update fact_aside set look_on = $2 where id = any($1)', [waiting.map(({ id }) => id), addDays(today, 1)])
  }
}

export const asideTasks = (deps: Deps): Tasks => ({ 'hear-aside': async ({ driverId = '' }) => hearAside(deps, driverId) })
export const asideRound = (deps: Deps): Round => ({ name: 'kept-aside', go: () => lookAgain(deps) })
