import { later, realNow } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import type { Round } from '../kit/jobs.ts'
import { forgetTries } from '../kit/throttle.ts'
import { warnOfEnds } from './habilitations.ts'

/** An ended session is still recognised for a day, so that what its person had typed goes back to them alone. */
const recognisedFor = 24 * 60 * 60_000

/** Erases what has served: departures never come back from, kept forms, sessions long over, old counts of tries. Tells of habilitations that end. */
export const accountRounds = ({ db }: Pick<Deps, 'db'>): readonly Round[] => [
  {
    name: 'account-cleaning',
    async go() {
      const now = realNow()
      await db.query('delete from sign_in where until < $1', [now])
      await db.query('delete from contact_check where until < $1', [later(now, -recognisedFor)])
      await db.query('delete from kept_form where until < $1', [now])
      await db.query('delete from session where ends_at < $1 or ended_at < $1', [later(now, -recognisedFor)])
      await forgetTries(db, now)
    },
  },
  { name: 'habilitations-ending', go: () => warnOfEnds(db) },
]
