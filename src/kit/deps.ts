import type { Settings } from '@papier-rose/law'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { Ids } from './ids.ts'
import type { Log } from './log.ts'
import type { Watch } from './watch.ts'

/** What every capability is given: the database, the time, new ids, the readings of the law, the settings. Partners are given to those that use them. */
export interface Deps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly law: Settings
  readonly config: Config
  readonly log: Log
  /** Measures and traces, where somebody runs the service. */
  readonly watch?: Watch
}
