import { type Day, day, fromNumber, type Moment, toNumber } from '@papier-rose/law'
import type { Db } from './db.ts'
import { kept } from './kept.ts'
import { askTogether } from './together.ts'

/** A moment of history, in UTC, as `2026-11-23T09:00:00.000Z`: instants compare as text. Law counts in `Day`, never in this. */
export type Instant = string & { readonly instant: unique symbol }

/** What time it is for the cases. Sessions, tokens and rate limits use `realNow` instead: nobody winds those. */
export interface Clock {
  now(): Instant
  /** The civil day it is in that zone; our own day is that of Paris. */
  today(zone?: string): Day
  /** Takes notice of a clock wound by another process. Called at the start of each request and job. */
  refresh(): Promise<void>
}

const dayInMs = 86_400_000

export const instant = (at: Date): Instant => at.toISOString() as Instant
export const realNow = (): Instant => instant(new Date())

/** `ms` after (or before) an instant. */
export const later = (from: Instant, ms: number): Instant => instant(new Date(Date.parse(from) + ms))

const daysIn = kept(zone => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }))

const dayAt = kept(minuteIn => {
  const [minute = '', zone = ''] = minuteIn.split(' ')
  return day(daysIn(zone).format(Date.parse(`${minute}Z`)))
})

/** The civil day of an instant in a zone. Days begin on a whole minute everywhere. */
export const dayOf = (at: Instant, zone = 'Europe/Paris'): Day => dayAt(`${at.slice(0, 16)} ${zone}`)

const minutesIn = kept(zone => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }))

/** The civil day and the minute of an instant in a zone. */
export function momentOf(at: Instant, zone: string): Moment {
  const [hour = 0, minute = 0] = minutesIn(zone).format(Date.parse(at)).split(':').map(Number)
  return { day: dayOf(at, zone), minute: hour * 60 + minute }
}

export const realClock: Clock = {
  now: realNow,
  today: zone => dayOf(realNow(), zone),
  refresh: async () => {},
}

/** A clock that stands still until the test moves it. */
export function fixedClock(at: string): Clock & { set(at: string): void; wind(days: number): void } {
  let now = instant(new Date(at.length === 10 ? `${at}T09:00:00Z` : at))
  return {
    now: () => now,
    today: zone => dayOf(now, zone),
    refresh: async () => {},
    set: to => {
      now = instant(new Date(to.length === 10 ? `${to}T09:00:00Z` : to))
    },
    wind: days => {
      now = later(now, days * dayInMs)
    },
  }
}

/** Who comes while a look is under way shares the next one with all who come meanwhile: nobody is answered by a look that began before they came. */
export function sharedLook(look: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined
  let next: Promise<void> | undefined
  const begin = (): Promise<void> => {
    const mine = look().finally(() => {
      if (underWay === mine) underWay = undefined
    })
    underWay = mine
    return mine
  }
  return () => {
    if (!underWay) return begin()
    next ??= underWay
      .catch(() => {})
      .then(() => {
        next = undefined
        return begin()
      })
    return next
  }
}

export interface SandboxClock extends Clock {
  /** Moves the day forward, for every process on this database. */
  wind(days: number): Promise<void>
}

/** The real time, ahead by as many days as the sandbox has been wound. */
export function sandboxClock(db: Db): SandboxClock {
  let ahead = 0
  const now = () => later(realNow(), ahead * dayInMs)
  const refresh = sharedLook(async () => {
    const [row] = await askTogether<{ days_ahead: number }>(db, { name: 'clock', text: 'select days_ahead from sandbox.clock', values: [] })
    ahead = row?.days_ahead ?? 0
  })
  return {
    now,
    today: zone => dayOf(now(), zone),
    refresh,
    async wind(days) {
      await db.query(
        'insert into sandbox.clock (days_ahead) values ($1) on conflict (id) do update set days_ahead = clock.days_ahead + $1',
        [days],
      )
      await refresh()
    },
  }
}

/** The days after `from`, up to and including `to`. */
export const daysAfter = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, toNumber(to) - toNumber(from)) }, (_, i) => fromNumber(toNumber(from) + i + 1))
