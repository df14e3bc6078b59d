import type { Queryable } from '../kit/db.ts'

/** A part of what is shown and exported; rows that are shown as they stand; or why a table is not shown. */
type HeldAs = { readonly part: string } | { readonly of: 'driver' | 'account'; readonly columns: string } | { readonly not: string }

/** Every table that names a person, and how its rows reach them. A test compares with the database: a new table says here where it is read. */
export const heldAs: Readonly<Record<string, HeldAs>> = {
  account: { part: 'account' },
  application: { part: 'requests' },
  cepc: { part: 'cepcs' },
  delivered_act: { part: 'acts' },
  draft: { part: 'drafts' },
  electronic_consent: { part: 'consents' },
  notice_sent: { part: 'letters' },
  reading: { part: 'readings' },
  record_fact: { part: 'facts' },
  record_proposal: { part: 'proposals' },
  rectification: { part: 'reports' },
  right_code: { part: 'codes' },
  session: { part: 'sessions' },
  sms_sent: { part: 'texts' },
  aside_decision: { of: 'driver', columns: 'same, decided_at, reason' },
  awaited_aptitude: { of: 'driver', columns: 'office, last_day, held_by, missing, complete_on' },
  card: { of: 'driver', columns: 'number, status, tracking, office, state' },
  card_address: { of: 'driver', columns: 'lines, commune, given_at' },
  certificate_number: { of: 'driver', columns: 'number, last_day' },
  contact_change: { of: 'account', columns: 'channel, before, changed_at' },
  contact_check: { of: 'account', columns: 'channel, value, asked_at, confirmed_at' },
  exam_result: { of: 'driver', columns: 'category, kind, exam_day, departement, outcome, facts, published_on, received_at' },
  kept_form: { of: 'account', columns: 'path, fields, until' },
  letter_waiting: { of: 'driver', columns: 'why, since, office' },
  match_task: { of: 'account', columns: 'why, typed_neph, identity, state, opened_at, decided_at, reason' },
  named_driver: { of: 'driver', columns: 'asked_on, conflict, conflict_since, settled_at' },
  points_letter: { of: 'driver', columns: 'ref, points, due_on, issued_on, way, cancels, corrected_on' },
  posted_letter: { of: 'driver', columns: 'tracking, posted_on, times' },
  record_warning: { of: 'driver', columns: 'warned_on, last_day, held_by, missing' },
  retention_to_decide: { of: 'driver', columns: 'office, retained_on, retained_at, verified, last_day, must' },
  card_waiting: { not: 'A card waits to be engraved: the request says so.' },
  fact_aside: {
    not: 'Told of a driver whom nobody knows: whether it is of this person is for an agent to decide, and the fact then stands in the record.',
  },
}

/** Rows as they stand, by their table. */
export type HeldRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** The rows of a person that no other part shows. */
export async function findRowsHeld(q: Queryable, { accountId, driverId }: { accountId: string; driverId?: string }): Promise<HeldRows> {
  const found: Record<string, readonly Readonly<Record<string, unknown>>[]> = {}
  for (const [table, as] of Object.entries(heldAs)) {
    const id = 'of' in as ? { account: accountId, driver: driverId }[as.of] : undefined
    if (!('of' in as) || id === undefined) continue
    const { rows } = await q.query(`select ${as.columns} from ${table} where ${as.of}_id = $1`, [id])
    if (rows.length > 0) found[table] = rows
  }
  return found
}
