import {
  type Answer,
  banInForce,
  type Category,
  cardOrder,
  type Day,
  type DriverRecord,
  type Ledger,
  ledgerOf,
  type MayDrive,
  mayDrive,
  type RecordedBan,
  recordOf,
  type Settings,
} from '@papier-rose/law'
import { type KnownLife, type Reading, readLife } from '../record/index.ts'

/** Categories for which the law answers the same, for the same reasons. */
export interface Answered {
  readonly categories: readonly Category[]
  readonly answer: Answer<MayDrive>
}

/** Everything that the space of a driver shows of their right on a day. */
export interface Space {
  readonly today: Day
  readonly life: KnownLife
  readonly record: DriverRecord
  readonly ledger: Ledger
  readonly answers: readonly Answered[]
  /** The measures that forbid driving today. */
  readonly bans: readonly RecordedBan[]
}

/** What the law says today of a life as it was told. */
export function spaceOf(life: KnownLife, today: Day, law: Settings): Space {
  const record = recordOf(life, { day: today }, law)
  const own = new Set([...record.categories, ...record.cepcs].map(({ category }) => category))
  const answers = new Map<string, Answered>()
  for (const category of cardOrder.filter(one => own.has(one))) {
    const answer = mayDrive(record, category, today, law)
    const same = JSON.stringify([answer.value, answer.reasons.map(({ code, words }) => [code, words.fr.replace(category, '')])])
    answers.set(same, { categories: [...(answers.get(same)?.categories ?? []), category], answer })
  }
  return {
    today,
    life,
    record,
    ledger: ledgerOf(life, { day: today }, law),
    answers: [...answers.values()],
    bans: record.bans.filter(ban => banInForce(ban, today)),
  }
}

/** The space of a driver, read from their record. Throws for a driver that nobody knows. */
export const readSpace = async (reading: Reading, driverId: string): Promise<Space> =>
  spaceOf(await readLife(reading, driverId), reading.clock.today(), reading.law)

/** The answer in one word: every category, some of them, none; nothing recorded, or a foreign licence that the record does not hold. */
export type Verdict = 'yes' | 'some' | 'no' | 'nothing' | 'foreign'

export function verdictOf({ answers, ledger, bans }: Space): Verdict {
  if (answers.length === 0) {
    if (bans.length > 0) return 'no'
    return ledger.status === 'foreign' ? 'foreign' : 'nothing'
  }
  const yes = answers.filter(({ answer }) => answer.value.may).length
  return yes === answers.length ? 'yes' : yes > 0 ? 'some' : 'no'
}
