import { awaitedOf, type Life, lineOf, official2026, retentionsToDecide } from '@papier-rose/law'
import type { Role } from '../kit/http.ts'
import { knownLife, licenceToday, sampleDriver } from '../licence/fixtures.ts'
import { spaceOf } from '../licence/index.ts'
import { type FollowedLetter, type Purpose, partsOpened } from '../record/index.ts'
import type { OpenedRecord } from './opening.ts'

/** The day of the samples. */
export const today = licenceToday

/** A record as it is opened to an agent of that role for that purpose. */
export function opened(life: Life, role: Role, purpose: Purpose, letters: readonly FollowedLetter[] = []): OpenedRecord {
  const known = knownLife(life)
  return {
    driver: sampleDriver,
    purpose,
    parts: partsOpened([role], purpose, { law: official2026 }),
    life: known,
    space: spaceOf(known, today, official2026),
    line: lineOf(known, { day: today }, official2026),
    letters,
    awaited: awaitedOf(known, { day: today }, official2026),
    toDecide: retentionsToDecide(known, { day: today }),
  }
}
