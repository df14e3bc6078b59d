import type { MiddlewareHandler } from 'hono'
import type { Env } from '../kit/http.ts'
import { type Caller, findCaller } from './clients.ts'
import { meter } from './limit.ts'
import { problem } from './problem.ts'

export type DoorEnv = Env & { Variables: { caller: Caller } }

export const callsAMinute = 3000

/** Who calls, by the token; and how many calls are left to them. */
export function atTheDoor(): MiddlewareHandler<DoorEnv> {
  const count = meter(callsAMinute)
  return async (c, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
    const caller = token === undefined ? undefined : await findCaller(c.var.deps.db, token)
    if (!caller) return problem(c, 'no-token')
    const { limit, remaining, reset, over } = count(caller.id)
    c.header('RateLimit-Limit', String(limit))
    c.header('RateLimit-Remaining', String(remaining))
    c.header('RateLimit-Reset', String(reset))
    if (over) return problem(c, 'too-many', { headers: { 'Retry-After': String(reset) } })
    c.set('caller', caller)
    return next()
  }
}
