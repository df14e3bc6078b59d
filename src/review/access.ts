import { may } from '../account/index.ts'
import { type Application, type ApplicationCommand, allowedOnApplications as allowed, cellOf, queueOf } from '../application/index.ts'
import type { Agent } from '../kit/http.ts'

/**
 * How an agent may open a file: they hold it (`mine`), nobody does yet (`to-take`), or they must first write why (`with-reason`).
 * `held-by-another` says who holds or decided it and shows nothing else; `not-here` is the answer for what does not exist.
 */
export type Opening = 'mine' | 'to-take' | 'with-reason' | 'held-by-another' | 'not-here'

type Reader = Pick<Agent, 'agentId' | 'roles' | 'departement'>

const living = (now: Application): boolean => now.status === 'with-agent' || now.status === 'with-applicant'

/** The one queue in which an agent works: that of the cell for its agents, else that of their office. */
export const queueOfAgent = ({ roles, departement }: Pick<Agent, 'roles' | 'departement'>): string =>
  roles.includes('verifier') ? cellOf(departement) : departement

/**
 * May this agent open this file, and on what ground? While another service has the file, the office that decides still knows of it: its
 * supervisors open it with a reason.
 */
export function openingOf(agent: Reader, now: Application): Opening {
  if (!now.subject || !may(agent, 'read-files')) return 'not-here'
  const [works, owns] = [queueOfAgent(agent), queueOf(now)]
  if (works !== owns && works !== now.subject.office) return 'not-here'
  if (works === owns && now.taker === agent.agentId) return 'mine'
  if (works === owns && !now.taker && living(now)) return 'to-take'
  return may(agent, 'read-any-file-of-the-office') ? 'with-reason' : 'held-by-another'
}

/** What an agent may ask of a request. */
export type Act = Exclude<ApplicationCommand['type'], 'Submit' | 'Join' | 'SendCorrection' | 'Withdraw' | 'DeadlinePassed'>
export const acts: readonly Act[] = [
  'Take',
  'Release',
  'HandOver',
  'SendElsewhere',
  'SendBack',
  'AcceptPiece',
  'AskForCorrection',
  'Approve',
  'Refuse',
  'WriteMessage',
  'SettleMessages',
]

/** In what quality an agent acts: as supervisor when they are one, since a supervisor may do all that a reviewer may. */
export const actsAs = ({ roles }: Pick<Agent, 'roles'>): 'supervisor' | 'reviewer' | 'verifier' =>
  roles.includes('verifier') ? 'verifier' : roles.includes('supervisor') ? 'supervisor' : 'reviewer'

const moves: readonly Act[] = ['Take', 'Release', 'HandOver']
const sendings: readonly Act[] = ['SendElsewhere', 'SendBack']
/** What only the office that decides may do, once the file is back. */
const decisions: readonly Act[] = ['SendElsewhere', 'Approve', 'Refuse']
/** What a supervisor does without holding the file. */
const answers: readonly Act[] = ['WriteMessage', 'SettleMessages']

/** The acts for which this agent is shown a button on this file: those that the transition table allows, to whoever holds the file. */
export function offered(agent: Reader, now: Application): ReadonlySet<Act> {
  const as = actsAs(agent)
  const mine = now.taker === agent.agentId
  const works = queueOfAgent(agent) === queueOf(now)
  const fits = (act: Act): boolean => {
    if (!allowed[act].by.includes(as) || !allowed[act].from.includes(now.status)) return false
    if (now.elsewhere ? decisions.includes(act) : act === 'SendBack') return false
    if (!works) return as === 'supervisor' && act === 'SendBack' && agent.departement === now.subject?.office
    if (act === 'Take') return !mine && (!now.taker || as === 'supervisor')
    if (mine) return true
    if (as === 'supervisor' && [...answers, ...sendings].includes(act)) return true
    return as === 'supervisor' && moves.includes(act) && now.taker !== undefined
  }
  return new Set(acts.filter(fits))
}
