import type { Deps } from '../kit/deps.ts'
import type { DeadlineHandler } from '../kit/jobs.ts'
import { handle } from '../kit/store.ts'
import { applications } from './reactions.ts'

/** Tells a request that its day has come: the reminder of a correction, or the closing of a request that nobody completed. */
export const applicationDeadlines =
  (deps: Deps): DeadlineHandler =>
  async (id, name, on) => {
    const command = { type: 'DeadlinePassed', name, on, by: 'papier-rose', as: 'system', at: deps.clock.now() } as const
    return (await handle(deps, applications, id, command, `${name}/${on}`)).events.length > 0
  }
