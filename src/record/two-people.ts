import { addDays, type FactKind } from '@papier-rose/law'
import type { Tx } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import { idFrom } from '../kit/ids.ts'
import { type Handled, handle, type Refusal, refuse } from '../kit/store.ts'
import { type NewFact, readFacts, recordKeys } from './facts.ts'
import { insertProposal, settleProposal } from './proposals.ts'
import { records } from './reactions.ts'
import type { Command, Driven, Event, TakeBackReason } from './record.ts'
import { afterOthers, takeBackTold } from './take-back.ts'
import { becomes, type Heard, together } from './tell.ts'
import type { Telling } from './telling.ts'
import { orRefusal, Refused, within } from './within.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'config'>
type Acting = Pick<Telling, 'by' | 'as' | 'key' | 'tx'>

/** Why an act is proposed, in the words of who proposes it. */
interface Why {
  readonly reason: string
}
type Proposing = Telling & Why

/** Fewer letters are no reason. */
const shortestReason = 5
/** Days for which whoever proposed an act may read why it was declined: our own rule. */
const declinedKept = 30

const given = (reason: string): boolean => reason.trim().length >= shortestReason

/** Proposes a fact that needs two people: it counts once another person has confirmed it. */
export function propose(deps: Needs, driverId: string, fact: NewFact, telling: Proposing): Promise<Heard> {
  if (!given(telling.reason)) return Promise.resolve({ refused: refuse('reason-missing', {}), facts: [] })
  const work = within(deps, telling.tx, async tx => {
    const heard = await together(deps, tx, driverId, [fact], telling, 'Propose')
    for (const { id, was } of heard.facts) if (was === 'new') await note(deps, tx, { id, driverId, factId: id }, telling)
    return heard
  })
  return orRefusal<Heard>(work, { facts: [] })
}

/** What it takes to propose that a fact be taken back; `source`: the office whose people confirm it. */
type ProposingTakeBack = Acting & Pick<Telling, 'source'> & Why

/** Proposes to take back a fact, whoever told it: it counts until another person has confirmed. Answers the id of the proposal. */
export function proposeTakeBack(
  deps: Needs,
  driverId: string,
  factId: string,
  why: TakeBackReason,
  telling: ProposingTakeBack,
): Promise<{ readonly refused?: Refusal; readonly id: string }> {
  const { by, as, key } = telling
  const id = idFrom('take back', factId, key)
  if (!given(telling.reason)) return Promise.resolve({ refused: refuse('reason-missing', {}), id })
  const work = within(deps, telling.tx, async tx => {
    const command = { type: 'ProposeTakeBack', factId, why, by, as, at: deps.clock.now() } as const
    const handled = await handle(deps, records, driverId, command, key, tx)
    if (handled.refused) throw new Refused(handled.refused)
    if (handled.events.length > 0) await note(deps, tx, { id, driverId, factId, takesBack: why }, telling)
    return { id }
  })
  return orRefusal(work, { id })
}

interface Noted {
  readonly id: string
  readonly driverId: string
  readonly factId: string
  readonly takesBack?: TakeBackReason
}

const note = (deps: Needs, tx: Tx, noted: Noted, { by, source, reason }: Pick<Proposing, 'by' | 'source' | 'reason'>): Promise<void> =>
  insertProposal(tx, recordKeys(deps.config), {
    ...noted,
    office: source,
    proposedBy: by,
    proposedAt: deps.clock.now(),
    reason: reason.trim(),
  })

type Done = Promise<{ readonly refused?: Refusal; readonly handled?: Handled<Event, Driven> }>

/** Another person confirms a proposed act: from today the new fact counts, or the old one counts no more. */
export const confirm = (deps: Needs, driverId: string, factId: string, telling: Acting): Done =>
  settle(deps, driverId, factId, { type: 'Confirm', ...telling, answer: '' }, async (tx, { takes_back, fact }) => {
    const { by, key } = telling
    if (takes_back) {
      await takeBackTold(deps, tx, fact.source, [{ ...fact, why: takes_back }], { by, as: 'system', key: `${key}/take-back` })
      return
    }
    await tx.query('update record_fact set proposed = false, known_on = $2 where id = $1', [factId, deps.clock.today()])
    const confirmed = (await readFacts(tx, recordKeys(deps.config), [driverId])).get(driverId)?.find(({ id }) => id === factId)
    if (confirmed) await becomes(tx, driverId, confirmed as NewFact)
  })

/**
 * A proposed act is declined, and its proposer is told why: it never counts. What a new fact said is erased once they have read it, a few weeks
 * later at the latest; at once when they withdraw it themselves, which needs no reason.
 */
export const decline = (deps: Needs, driverId: string, factId: string, { reason = '', ...telling }: Acting & Partial<Why>): Done =>
  settle(deps, driverId, factId, { type: 'Decline', ...telling, answer: reason.trim() }, async (tx, { takes_back, proposed_by }) => {
    const today = deps.clock.today()
    if (proposed_by !== telling.by && !given(reason)) throw new Refused(refuse('reason-missing', {}))
    if (!takes_back) await eraseOn(tx, factId, proposed_by === telling.by ? today : addDays(today, declinedKept))
  })

const eraseOn = (tx: Tx, factId: string, on: string): Promise<unknown> =>
  tx.query('update record_fact set erase_on = $2 where id = $1 and proposed', [factId, on])

/** Whoever proposed an act has read that it was declined: what a new fact said is erased. Answers whether there was something to read. */
export const readDeclined = (deps: Needs, proposalId: string, by: string): Promise<boolean> =>
  within(deps, undefined, async tx => {
    const { rows } = await tx.query<{ fact_id: string }>(
      `update record_proposal set read_at = $3 where id::text = $1 and proposed_by = $2 and settled = 'declined' and read_at is null returning fact_id`,
      [proposalId, by, deps.clock.now()],
    )
    for (const { fact_id } of rows) await eraseOn(tx, fact_id, deps.clock.today())
    return rows.length > 0
  })

interface OpenRow {
  readonly id: string
  readonly takes_back: TakeBackReason | null
  readonly proposed_by: string
  readonly fact: { readonly source: string; readonly kind: FactKind; readonly reference: string; readonly revision: number }
}

/** The event, the row of the proposal and what follows, in one transaction. */
function settle(
  deps: Needs,
  driverId: string,
  factId: string,
  { type, by, as, key, tx, answer }: Acting & { readonly type: 'Confirm' | 'Decline'; readonly answer: string },
  follow: (tx: Tx, open: OpenRow) => Promise<void>,
): Done {
  const work = within(deps, tx, async inside => {
    const open = await findOpen(inside, driverId, factId)
    // The lock of those who tell is taken before that of the record, as they take it.
    if (open?.takes_back && type === 'Confirm') await afterOthers(inside, open.fact.source)
    const command: Command = { type, factId, by, as, at: deps.clock.now() }
    const handled = await handle(deps, records, driverId, command, key, inside)
    if (handled.refused) throw new Refused(handled.refused)
    if (handled.events.length > 0) {
      if (!open) throw new Error('a proposal without its row')
      await follow(inside, open)
      const how = type === 'Confirm' ? 'confirmed' : 'declined'
      await settleProposal(inside, recordKeys(deps.config), { id: open.id, factId }, { how, by, at: command.at, answer })
    }
    return { handled }
  })
  return orRefusal(work as Done, {})
}

async function findOpen(tx: Tx, driverId: string, factId: string): Promise<OpenRow | undefined> {
  const { rows } = await tx.query<OpenRow>(
    `select p.id, takes_back, proposed_by, json_build_object('source', source, 'kind', kind, 'reference', reference, 'revision', revision) as fact
     from record_proposal p join record_fact f on f.id = p.fact_id where p.fact_id::text = $1 and p.driver_id = $2 and settled is null`,
    [factId, driverId],
  )
  return rows[0]
}
