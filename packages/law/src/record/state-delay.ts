import { addDays, type Day, earliest, latest } from '../day.ts'
import type { AsOf } from '../points/ledger.ts'
import type { Settings } from '../settings.ts'
import { awaitedOf } from './awaited.ts'
import type { Life } from './life.ts'
import type { DriverRecord } from './record.ts'

/** The days on which the préfecture alone held back a right whose time was over: each civil day once. */
function daysOfTheState(life: Life, asOf: AsOf, settings: Settings): ReadonlySet<Day> {
  const days = new Set<Day>()
  for (const { lastDay, completeOn, aptitudeOn } of awaitedOf(life, asOf, settings)) {
    if (!completeOn) continue
    const end = aptitudeOn ? earliest(asOf.day, addDays(aptitudeOn, -1)) : asOf.day
    for (let on = latest(addDays(lastDay, 1), completeOn); on <= end; on = addDays(on, 1)) days.add(on)
  }
  return days
}

/**
 * A proof that ran out while the right was held back by the préfecture alone lasts as many days more. No text says so: the switch is off, and
 * the record is as it was.
 */
export function withStateDelay(record: DriverRecord, life: Life, asOf: AsOf, settings: Settings): DriverRecord {
  if (settings['state-delay-extends-proof'] === 'no' || record.cepcs.length + record.receipts.length === 0) return record
  const days = [...daysOfTheState(life, asOf, { ...settings, 'state-delay-extends-proof': 'no' })]
  const longer = (from: Day, lastDay: Day): Day => addDays(lastDay, days.filter(on => from <= on && on <= lastDay).length)
  return {
    ...record,
    cepcs: record.cepcs.map(cepc => ({ ...cepc, lastDay: longer(cepc.firstDay, cepc.lastDay) })),
    receipts: record.receipts.map(receipt => (receipt.lastDay ? { ...receipt, lastDay: longer(receipt.from, receipt.lastDay) } : receipt)),
  }
}
