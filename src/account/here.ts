import type { MiddlewareHandler } from 'hono'
import { later, realNow } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { type Agent, type Ctx, type Env, giveCookie, notFound, type Person, type Role, readCookie, seeOther } from '../kit/http.ts'
import { giveBack, keepAnswers, lastHolder, wayBack } from './kept.ts'
import { logRefusal } from './readings.ts'
import { may, type Right } from './rights.ts'
import { findSession, sessionLife } from './sessions.ts'

/** Finds out who is here, before any page. */
export const whoIsHere =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const secret = readCookie(c, 'session')
    const session = secret ? await findSession(deps.db, secret) : undefined
    if (session) {
      c.set('who', session.who)
      if (session.provedAt) c.set('provedAt', session.provedAt)
      await giveBack(c, session.who)
    }
    await next()
    // Signing in or out on the way has the last word about the cookie.
    const decided = () => c.res.headers.getSetCookie().some(line => /^(__Host-)?session=/.test(line))
    if (session?.rotated && !decided()) giveCookie(c, 'session', session.rotated)
  }

const signInAt = { person: '/connexion', agent: '/agents/connexion' } as const

/** Sends somebody who is not signed in to the door, with what they had typed kept. */
async function toTheDoor(c: Ctx, kind: keyof typeof signInAt): Promise<Response> {
  if (c.req.method === 'POST') await keepAnswers(c, await lastHolder(c))
  return seeOther(c, signInAt[kind] + wayBack(c))
}

/**
 * Only whoever proved who they are a short while ago sends forms from here on: a session left open, or a stolen one, must not change where we
 * write to or who may act. The others prove it again, and find what they typed.
 */
export const requireProof: MiddlewareHandler<Env> = async (c, next) => {
  const { who, provedAt } = c.var
  if (who.kind === 'nobody') throw new Error('requirePerson or requireAgent is missing before this page')
  const fresh = provedAt !== undefined && provedAt > later(realNow(), -sessionLife.proof)
  if (c.req.method !== 'POST' || fresh) return next()
  await keepAnswers(c, who.kind === 'person' ? { accountId: who.accountId } : { agentId: who.agentId })
  return seeOther(c, `${signInAt[who.kind]}/encore${wayBack(c)}`)
}

async function turnAway(c: Ctx, why: string): Promise<Response> {
  await logRefusal(c, why)
  return notFound(c)
}

/** Only people signed in with FranceConnect go further. */
export const requirePerson: MiddlewareHandler<Env> = async (c, next) => {
  const { kind } = c.get('who')
  if (kind === 'nobody') return toTheDoor(c, 'person')
  if (kind === 'agent') return turnAway(c, 'not-a-person')
  return next()
}

/** Only agents for whom `allowed` holds go further. */
const agentWho =
  (why: string, allowed: (agent: Agent) => boolean): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { who } = c.var
    if (who.kind === 'nobody') return toTheDoor(c, 'agent')
    if (who.kind === 'person') return turnAway(c, 'not-an-agent')
    if (!allowed(who)) return turnAway(c, why)
    return next()
  }

/** Only agents who have one of these roles go further; any agent, when no role is named. */
export const requireAgent = (...roles: readonly Role[]): MiddlewareHandler<Env> =>
  agentWho('role-missing', agent => roles.length === 0 || roles.some(role => agent.roles.includes(role)))

/** Only agents whose roles give this right go further. */
export const requireRight = (right: Right): MiddlewareHandler<Env> => agentWho('right-missing', agent => may(agent, right))

/** Only whoever is signed in, person or agent, goes further. */
export const requireAnybody: MiddlewareHandler<Env> = async (c, next) => (c.var.who.kind === 'nobody' ? toTheDoor(c, 'person') : next())

/** The person of this request. Throws when the page did not ask for one. */
export function personIn(c: Ctx): Person {
  const who = c.get('who')
  if (who.kind !== 'person') throw new Error('requirePerson is missing before this page')
  return who
}

/** The agent of this request. Throws when the page did not ask for one. */
export function agentIn(c: Ctx): Agent {
  const { who } = c.var
  if (who.kind !== 'agent') throw new Error('requireAgent is missing before this page')
  return who
}
