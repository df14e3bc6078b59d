import { type Day, type FactKind, type LifeFact, objectionsTo, type Reason } from '@papier-rose/law'
import type { Deps } from '../kit/deps.ts'
import type { Agent } from '../kit/http.ts'
import { allOrNothing, type Refusal, refuse } from '../kit/store.ts'
import {
  confirm,
  decline,
  findProposal,
  freeRevision,
  type Heard,
  type NewFact,
  needsTwoPeople,
  type Proposal,
  propose,
  proposeTakeBack,
  readLife,
  type TakeBackReason,
  tell,
  versionOf,
} from '../record/index.ts'
import { actsAs, sourceOf, tellerOf } from './access.ts'

/** What an agent records, on which state of the record, under which form. */
export interface Act {
  readonly driverId: string
  readonly fact: NewFact
  /** How many events the record held when it was shown: who acts on what has changed since is told so first. */
  readonly version: number
  /** The id of the form: sent twice, it is recorded once. */
  readonly key: string
  /** Why, for an act that needs a second person. */
  readonly reason: string
}

/** What became of an act: recorded, proposed to a second person, or why not. `objections`: the law’s own. */
export interface Became {
  readonly refused?: Refusal
  readonly objections?: readonly Reason[]
  readonly became?: 'recorded' | 'proposed'
}

class NotRecorded extends Error {
  readonly became: Became
  constructor(became: Became) {
    super('not recorded')
    this.became = became
  }
}

const orWhyNot = (work: Promise<Became>): Promise<Became> =>
  work.catch(fault => {
    if (fault instanceof NotRecorded) return fault.became
    throw fault
  })

const promises = ['record_fact_pkey', 'one_fact_a_revision']

/** What is known beside an act: a correction is judged without what it corrects. */
const beside =
  (source: string, { kind, reference }: NewFact) =>
  (other: LifeFact): boolean =>
    other.source !== source || other.kind !== kind || other.reference !== reference

/**
 * Records what an agent decided, all or nothing: the law is asked, the record must be as the agent saw it, and what needs two people waits for
 * the second one. The same form sent twice is recorded once.
 */
export function record(deps: Deps, agent: Agent, { driverId, fact: told, version, key, reason }: Act): Promise<Became> {
  const source = sourceOf(agent)
  const telling = { by: agent.agentId, as: actsAs(agent), teller: tellerOf(agent), source, key, reason }
  const two = needsTwoPeople(told.kind as FactKind, told.content as never)
  return orWhyNot(
    allOrNothing(
      deps.db,
      async tx => {
        const life = await readLife({ ...deps, db: tx }, driverId)
        // A number that was taken back or declined may be used again: as a later revision.
        const fact = { ...told, revision: Math.max(told.revision ?? 0, await freeRevision(tx, source, told)) } as NewFact
        const heard: Heard = two
          ? await propose(deps, driverId, fact, { ...telling, tx })
          : await tell(deps, driverId, [fact], { ...telling, tx })
        if (heard.refused) throw new NotRecorded({ refused: heard.refused })
        const fresh = heard.facts.some(({ was }) => was === 'new')
        if (fresh) {
          const known = { ...life, facts: life.facts.filter(beside(source, fact)) }
          const objections = objectionsTo(fact as never, known, deps.clock.today() as Day, deps.law)
          if (objections.length > 0) throw new NotRecorded({ refused: refuse('law-objects'), objections })
          if ((await versionOf(tx, driverId)) !== version + 1) throw new NotRecorded({ refused: refuse('record-changed') })
        }
        return { became: two ? ('proposed' as const) : ('recorded' as const) }
      },
      promises,
    ),
  )
}

/** Proposes to take back what the agent’s own office told: it counts until a second person has confirmed. */
export const undo = async (
  deps: Deps,
  agent: Agent,
  { driverId, factId, why, reason, key }: { driverId: string; factId: string; why: TakeBackReason; reason: string; key: string },
): Promise<Became> => {
  const telling = { by: agent.agentId, as: actsAs(agent), source: sourceOf(agent), reason, key }
  const { refused } = await proposeTakeBack(deps, driverId, factId, why, telling)
  return refused ? { refused } : { became: 'proposed' }
}

/** A proposal that this agent may see: one of their own office. */
export async function findOwnProposal(deps: Deps, agent: Agent, id: string): Promise<Proposal | undefined> {
  const found = await findProposal(deps, id)
  return found?.office === sourceOf(agent) ? found : undefined
}

/** The second person confirms, or declines. The law is asked again: what was right when it was proposed may be so no more. */
export function settle(
  deps: Deps,
  agent: Agent,
  { driverId, fact, takesBack }: Proposal,
  { how, reason, key }: { how: 'confirm' | 'decline'; reason: string; key: string },
): Promise<Became> {
  const acting = { by: agent.agentId, as: actsAs(agent), key }
  return orWhyNot(
    allOrNothing(deps.db, async tx => {
      if (how === 'confirm' && !takesBack) {
        const life = await readLife({ ...deps, db: tx }, driverId)
        const facts = life.facts.filter(beside(fact.source, fact as NewFact))
        const objections = objectionsTo(fact as never, { ...life, facts }, deps.clock.today() as Day, deps.law)
        if (objections.length > 0) throw new NotRecorded({ refused: refuse('law-objects'), objections })
      }
      const { refused } = await (how === 'confirm' ? confirm : decline)(deps, driverId, fact.id, { ...acting, reason, tx })
      if (refused) throw new NotRecorded({ refused })
      return { became: 'recorded' as const }
    }),
  )
}
