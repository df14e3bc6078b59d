import type { Day, Missing, Retained } from '@papier-rose/law'
import type { Queryable } from '../kit/db.ts'

/** Does this driver consent, in their account, to electronic letters now? The last word counts, and only for letters to come. */
export async function hasConsented(q: Queryable, driverId: string): Promise<boolean> {
  const { rows } = await q.query<{ given: boolean }>(
    `select c.given from electronic_consent c join account a on a.id = c.account_id where a.driver_id = $1 order by c.at desc, c.place desc limit 1`,
    [driverId],
  )
  return rows[0]?.given ?? false
}

/** Does a partner want news of what becomes of its facts, and does a report of this driver wait for a second person? */
export async function whoListens(q: Queryable, driverId: string): Promise<{ readonly partners: boolean; readonly reports: boolean }> {
  const { rows } = await q.query<{ partners: boolean; reports: boolean }>(
    `select exists (select 1 from hook where closed_at is null) as partners,
       exists (select 1 from rectification where driver_id = $1 and state = 'proposed') as reports`,
    [driverId],
  )
  return rows[0] ?? { partners: false, reports: false }
}

/** How many rows a list of the office shows at once. */
export const awaitedAPage = 25

/** A retention that the préfet has still to decide about. */
export interface RetentionRow extends Retained {
  readonly about: string
  readonly driverId: string
  readonly reference: string
  readonly lastDay: Day
  /** The préfet must suspend; else he may. */
  readonly must: boolean
}

/** The retentions that this office has to decide about, or an office that is not known: what ends first, first. */
export async function findRetentions(
  q: Queryable,
  office: string,
  today: Day,
  page: number,
): Promise<{ rows: RetentionRow[]; count: number }> {
  const { rows } = await q.query<Omit<RetentionRow, 'at'> & { at: string | null; count: number }>(
    `select r.about, r.driver_id as "driverId", f.reference, r.retained_on as "on", r.retained_at as at, r.verified, r.last_day as "lastDay", r.must,
       count(*) over () as count
     from retention_to_decide r join record_fact f on f.id = r.about
     where r.office in ($1, '') and r.last_day >= $2 order by r.last_day, r.retained_at nulls first, r.about limit ${awaitedAPage} offset $3`,
    [office, today, (page - 1) * awaitedAPage],
  )
  return { rows: rows.map(({ at, count: _, ...row }) => ({ ...row, ...(at ? { at } : {}) })), count: rows[0]?.count ?? 0 }
}

/** The namings whose question to this driver still waits for an address. */
export async function questionsWaiting(q: Queryable, driverId: string): Promise<ReadonlySet<string>> {
  const { rows } = await q.query<{ named: string }>('select named from letter_waiting where driver_id = $1 and named is not null', [
    driverId,
  ])
  return new Set(rows.map(({ named }) => named))
}

/** A measure that waits for the préfet’s decision of aptitude. */
export interface AwaitedRow {
  readonly about: string
  readonly driverId: string
  readonly reference: string
  readonly kind: string
  readonly lastDay: Day
  readonly heldBy: 'driver' | 'prefecture'
  readonly missing: readonly Missing[]
  readonly completeOn: Day | null
}

/** What waits for a decision of aptitude by this office, or by one that is not known: what ends first, first. */
export async function findAwaited(q: Queryable, office: string, page: number): Promise<{ rows: AwaitedRow[]; count: number }> {
  const { rows } = await q.query<AwaitedRow & { count: number }>(
    `select a.about, a.driver_id as "driverId", f.reference, f.kind, a.last_day as "lastDay", a.held_by as "heldBy", a.missing,
       a.complete_on as "completeOn", count(*) over () as count
     from awaited_aptitude a join record_fact f on f.id = a.about
     where a.office in ($1, '') order by a.last_day, a.about limit ${awaitedAPage} offset $2`,
    [office, (page - 1) * awaitedAPage],
  )
  return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 }
}
