import { Hono } from 'hono'
import type { Instant } from '../../kit/clock.ts'
import { type Ctx, type Env, formIds, giveCookie, page, readCookie, seeOther, tooMany } from '../../kit/http.ts'
import { addressOf } from '../../kit/requests.ts'
import type { FranceConnect } from '../../partners/franceconnect/index.ts'
import type { ProConnect } from '../../partners/proconnect/index.ts'
import { enter } from '../accounts.ts'
import { admitAgent } from '../agents.ts'
import { beginAttempt, type Kind, takeAttempt, tooManyStarts } from '../attempts.ts'
import { deviceOf } from '../device.ts'
import { requireAgent, requirePerson } from '../here.ts'
import { isKept, ourPath } from '../kept.ts'
import { findFile, noticeChange } from '../matching.ts'
import { logRefusal } from '../readings.ts'
import { firstPlaceOf } from '../rights.ts'
import { endSession, type Holder, openSession } from '../sessions.ts'
import { door, doorAgain, notSignedIn, type Outcome, statusOf, titleAgain, titleOf, titleOfDoor } from './door.ts'

/** Who says who people and agents are. */
export interface SignInPartners {
  readonly franceConnect: FranceConnect
  readonly proConnect: ProConnect
}

/** The way in: the door, the departure to the partner, the return. */
export function signInPages({ franceConnect, proConnect }: SignInPartners): Hono<Env> {
  const depart = async (c: Ctx, kind: Kind) => {
    if (await tooManyStarts(c, addressOf(c))) return tooMany(c)
    const next = ourPath(c.var.form.text('retour'))
    const attempt = await beginAttempt(c, kind, next, c.var.form.text('encore') === 'oui')
    const departure = await (kind === 'person' ? franceConnect : proConnect).start(attempt)
    return 'down' in departure ? failed(c, 'down', kind, next, departure.reason) : c.redirect(departure.url.href, 303)
  }

  const personReturns = async (c: Ctx) => {
    const { deps } = c.var
    const attempt = await takeAttempt(c, 'person')
    if (!attempt) return failed(c, 'stale', 'person')
    c.set('lang', attempt.lang)
    const answer = await franceConnect.finish(new URL(c.req.url), attempt)
    if ('cancelled' in answer) return failed(c, 'cancelled', 'person', attempt.next)
    if ('down' in answer) return failed(c, 'down', 'person', attempt.next, answer.reason)
    if ('refused' in answer) return failed(c, outcomeOf(answer.refused), 'person', attempt.next, answer.refused)
    const entered = await enter(deps.db, deps.ids, answer.identity, attempt.lang, deps.clock.now())
    const account = await noticeChange(deps, entered, answer.identity)
    const standing = await findFile(deps, account)
    await begin(c, { accountId: account.id }, { ...answer, again: attempt.againSince !== undefined })
    const next = attempt.next === '/' ? '/demande' : attempt.next
    return seeOther(c, standing === 'linked' ? next : `/connexion/dossier?retour=${encodeURIComponent(next)}`)
  }

  const agentReturns = async (c: Ctx) => {
    const attempt = await takeAttempt(c, 'agent')
    if (!attempt) return failed(c, 'stale', 'agent')
    c.set('lang', attempt.lang)
    const answer = await proConnect.finish(new URL(c.req.url), attempt)
    if ('cancelled' in answer) return failed(c, 'cancelled', 'agent', attempt.next)
    if ('down' in answer) return failed(c, 'down', 'agent', attempt.next, answer.reason)
    if ('refused' in answer) return failed(c, outcomeOf(answer.refused), 'agent', attempt.next, answer.refused)
    const admission = await admitAgent(c.var.deps.db, answer.agent)
    if ('turnedAway' in admission) return failed(c, admission.turnedAway, 'agent', attempt.next, `proconnect/${answer.agent.sub}`)
    await begin(c, { agentId: admission.agent.id }, { ...answer, acr: answer.agent.acr, again: attempt.againSince !== undefined })
    return seeOther(c, attempt.next === '/' ? firstPlaceOf(admission.agent) : attempt.next)
  }

  return new Hono<Env>()
    .get('/connexion', c => show(c, 'person'))
    .post('/connexion', c => depart(c, 'person'))
    .get('/connexion/retour', personReturns)
    .get('/connexion/encore', requirePerson, c => showAgain(c, 'person'))
    .get('/agents/connexion', c => show(c, 'agent'))
    .post('/agents/connexion', c => depart(c, 'agent'))
    .get('/agents/connexion/retour', agentReturns)
    .get('/agents/connexion/encore', requireAgent(), c => showAgain(c, 'agent'))
}

/** The door; whoever is inside already goes on. */
function show(c: Ctx, kind: Kind): Response | Promise<Response> {
  const { lang, who } = c.var
  const next = ourPath(c.req.query('retour'))
  if (who.kind === kind) return seeOther(c, next !== '/' ? next : who.kind === 'agent' ? firstPlaceOf(who) : '/demande')
  const content = door(lang, { kind, ids: formIds(c), next, kept: isKept(c) })
  return page(c, { title: titleOfDoor(kind), content, agent: kind === 'agent' })
}

/** Where whoever is inside proves again who they are. */
function showAgain(c: Ctx, kind: Kind): Response | Promise<Response> {
  const content = doorAgain(c.var.lang, { kind, ids: formIds(c), next: ourPath(c.req.query('retour')) })
  return page(c, { title: titleAgain, content, agent: kind === 'agent' })
}

/** What a partner’s answer that we refuse is to the person; the rest is one outcome. */
const outcomeOf = (refused: string): Outcome => (refused === 'two-factors-missing' || refused === 'not-proved-again' ? refused : 'refused')

interface Proof {
  readonly idToken: string
  readonly acr: string
  readonly provedAt: Instant | undefined
  /** They were inside, and were asked to prove it once more. */
  readonly again: boolean
}

/** A new session for whoever has just proved who they are; the one that this browser had ends: nobody can have prepared it for them. */
async function begin(c: Ctx, holder: Holder, { idToken, acr, provedAt, again }: Proof): Promise<void> {
  const { db, ids, log } = c.var.deps
  const before = readCookie(c, 'session')
  if (before) await endSession(db, before)
  giveCookie(c, 'session', await openSession(db, ids, holder, { device: deviceOf(c.req.header('user-agent')), idToken, provedAt }))
  const by = 'agentId' in holder ? `agent/${holder.agentId}` : `account/${holder.accountId}`
  log.info({ request: c.var.requestId, by, acr, provedAt, again }, 'signed in')
}

/** What need not be noted: nobody was kept out. */
const harmless: readonly Outcome[] = ['cancelled', 'stale', 'down']

/** Nobody is signed in: says why. What may be an attack is noted. `detail` is a code or an id, never a name. */
async function failed(c: Ctx, outcome: Outcome, kind: Kind, next = '/', detail = ''): Promise<Response> {
  const { lang, deps } = c.var
  if (!harmless.includes(outcome)) await logRefusal(c, outcome, detail)
  else if (outcome === 'down')
    deps.log.warn({ partner: kind === 'person' ? 'franceconnect' : 'proconnect', reason: detail }, 'sign-in partner down')
  return page(c, { title: titleOf(outcome), content: notSignedIn(lang, outcome, kind, next), agent: kind === 'agent' }, statusOf(outcome))
}
