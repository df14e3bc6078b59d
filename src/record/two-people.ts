import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { type Handled, handle, type Refusal } from '../kit/store.ts'
import { type NewFact, readFacts, recordKeys } from './facts.ts'
import { records } from './reactions.ts'
import type { Command, Driven, Event } from './record.ts'
import { becomes, type Telling } from './tell.ts'
import { orRefusal, Refused, within } from './within.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'config'>
type Acting = Pick<Telling, 'by' | 'as' | 'key' | 'tx'>

type Done = Promise<{ readonly refused?: Refusal; readonly handled?: Handled<Event, Driven> }>
/** Another person confirms a proposed act: it counts from today. */
export const confirm = (deps: Needs, driverId: string, factId: string, telling: Acting): Done =>
  rowAndEvent(deps, driverId, { type: 'Confirm', factId, by: telling.by, as: telling.as, at: deps.clock.now() }, telling, async tx => {
    await tx.query('update record_fact set proposed = false, known_on = $3 where id = $1 and driver_id = $2 and proposed', [
      factId,
      driverId,
      deps.clock.today(),
    ])
    const confirmed = (await readFacts(tx, recordKeys(deps.config), [driverId])).get(driverId)?.find(({ id }) => id === factId)
    if (confirmed) await becomes(tx, driverId, confirmed as NewFact)
  })

/** A proposed act is declined: it never counts, and what it said is erased. */
export const decline = (deps: Needs, driverId: string, factId: string, telling: Acting): Done =>
  rowAndEvent(deps, driverId, { type: 'Decline', factId, by: telling.by, as: telling.as, at: deps.clock.now() }, telling, tx =>
    tx.query('update record_fact set erase_on = $3 where id = $1 and driver_id = $2 and proposed', [factId, driverId, deps.clock.today()]),
  )

function rowAndEvent(
  deps: Needs,
  driverId: string,
  command: Command,
  { key, tx }: Pick<Telling, 'key' | 'tx'>,
  change: (tx: Tx) => Promise<unknown>,
): Done {
  const work = within(deps, tx, async inside => {
    const handled = await handle(deps, records, driverId, command, key, inside)
    if (handled.refused) throw new Refused(handled.refused)
    if (handled.events.length > 0) await change(inside)
    return { handled }
  })
  return orRefusal(work as Done, {})
}
