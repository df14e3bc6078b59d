import type { Deps } from '../kit/deps.ts'
import type { Round } from '../kit/jobs.ts'

/** Erases the codes whose readings have been visible long enough; the readings go with them. */
export const verifyRounds = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): readonly Round[] => [
  { name: 'code-cleaning', go: async () => void (await db.query('delete from right_code where erase_on <= $1', [clock.today()])) },
]
