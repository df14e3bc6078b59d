import { type Instant, realNow } from '../kit/clock.ts'

/**
 * How many lines a partner may send in a minute, counted by each process for itself. It keeps one partner from taking the place of the others; a
 * count in the database would make every call of a partner wait for the one before it. What protects a secret is counted in `throttle`.
 */
export interface Allowance {
  readonly limit: number
  readonly remaining: number
  /** Seconds until the count begins again. */
  readonly reset: number
  readonly over: boolean
}

const windowMs = 60_000

export function meter(limit: number): (who: string, at?: Instant) => Allowance {
  const windows = new Map<string, { since: number; used: number }>()
  return (who, at = realNow()) => {
    const now = Date.parse(at)
    const known = windows.get(who)
    const window = known && now - known.since < windowMs ? known : { since: now, used: 0 }
    windows.set(who, window)
    window.used++
    const reset = Math.ceil((window.since + windowMs - now) / 1000)
    return { limit, remaining: Math.max(0, limit - window.used), reset, over: window.used > limit }
  }
}
