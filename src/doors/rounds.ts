import { later, realNow } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import type { Round } from '../kit/jobs.ts'
import { asideRound } from './appearing.ts'

/** A key answers again for a week; after that the reference and the revision still tell a repetition from a new fact. */
const keysKeptMs = 7 * 24 * 60 * 60_000

/** Erases what has served at the doors: tokens and secrets that are over, old keys; and hears what was kept aside. */
export const doorRounds = (deps: Deps): readonly Round[] => [
  {
    name: 'door-cleaning',
    async go() {
      const { db } = deps
      const now = realNow()
      await db.query('delete from door_token where until < $1', [now])
      await db.query('delete from door_secret where until < $1', [now])
      await db.query('delete from door_call where at < $1', [later(now, -keysKeptMs)])
    },
  },
  asideRound(deps),
]
