import { Hono } from 'hono'
import { agentIn, findAgent, logReading, logReadings, logRefusal, requireRight } from '../account/index.ts'
import type { Deps } from '../kit/deps.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { findDeclined, findDriver, findProposals, type Proposal, readDeclined, readLife } from '../record/index.ts'
import { sourceOf } from './access.ts'
import { nameOf } from './facts.ts'
import { type ProposalView, proposalPage, proposalsPage, proposalsTitle, proposalTitle } from './pages/proposals.ts'
import { refusedWords } from './pages/refused.ts'
import { findOwnProposal, settle } from './recording.ts'
import { reasonOf } from './words.ts'

const listAddress = '/agents/a-confirmer'

const agentName = async ({ db }: Deps, id: string): Promise<string> => (await findAgent(db, id))?.name ?? id

/** A reading of what waits, or of what a colleague said about it: it opens no record. */
const reading = { what: 'proposal', reason: reasonOf('second-person') }

async function list(c: Ctx) {
  const { deps, lang } = c.var
  const { agentId: me, ...agent } = agentIn(c)
  const [proposals, declined] = [await findProposals(deps, sourceOf(agent)), await findDeclined(deps, me)]
  const names = new Map<string, string>()
  for (const id of [...proposals.map(one => one.proposedBy), ...declined.flatMap(({ settled }) => settled?.by ?? [])])
    names.set(id, names.get(id) ?? (await agentName(deps, id)))
  await logReadings(
    c,
    declined.map(({ driverId }) => driverId),
    reading,
  )
  const content = proposalsPage(lang, { proposals, declined, name: id => names.get(id) ?? id, me, ids: formIds(c) })
  return page(c, { title: proposalsTitle, content })
}

/** Opens one act: it shows a part of somebody’s record, and the reading is noted. */
async function show(c: Ctx, proposal: Proposal, said: Pick<ProposalView, 'became' | 'errors' | 'typed'> = {}) {
  const { deps, lang } = c.var
  const driver = await findDriver(deps.db, proposal.driverId)
  if (!driver) return notFound(c)
  await logReading(c, { driverId: driver.id, ...reading })
  const content = proposalPage(lang, {
    proposal,
    who: nameOf({ driver }),
    life: await readLife(deps, driver.id),
    proposedBy: await agentName(deps, proposal.proposedBy),
    mine: proposal.proposedBy === agentIn(c).agentId,
    ids: said.became ? { ...formIds(c), id: deps.ids() } : formIds(c),
    ...said,
  })
  const status = said.errors ? 422 : said.became ? 409 : 200
  return page(c, { title: proposalTitle, back: path(lang, listAddress), wrong: status !== 200, content }, status)
}

const open = async (c: Ctx): Promise<Response> => {
  const proposal = await findOwnProposal(c.var.deps, agentIn(c), c.req.param('id') ?? '')
  if (proposal) return show(c, proposal)
  await logRefusal(c, 'proposal-not-here')
  return notFound(c)
}

async function decide(c: Ctx): Promise<Response> {
  const { deps, form } = c.var
  const agent = agentIn(c)
  const proposal = await findOwnProposal(deps, agent, c.req.param('id') ?? '')
  // Confirmed or declined meanwhile, by this very form or by a colleague: the list says what still waits.
  if (!proposal) return seeOther(c, listAddress)
  const [how, typed] = [form.text('how') === 'confirm' ? ('confirm' as const) : ('decline' as const), form.text('reason')]
  const became = await settle(deps, agent, proposal, { how, reason: typed, key: form.id })
  const { refused } = became
  if (!refused) return seeOther(c, listAddress)
  if (refused.refused === 'reason-missing') return show(c, proposal, { typed, errors: [{ field: 'reason', words: refusedWords(refused) }] })
  return show(c, proposal, { typed, became })
}

/** Somebody has read that what they proposed was declined; a second click finds nothing more to read. */
async function markRead(c: Ctx): Promise<Response> {
  await readDeclined(c.var.deps, c.req.param('id') ?? '', agentIn(c).agentId)
  return seeOther(c, listAddress)
}

/** What waits for a second person: the list, one act, the decision about it, and its answer to whoever proposed it. */
export const secondPersonPages = new Hono<Env>()
  .use(listAddress, requireRight('be-the-second-person'))
  .use(`${listAddress}/*`, requireRight('be-the-second-person'))
  .get(listAddress, list)
  .get(`${listAddress}/:id`, open)
  .post(`${listAddress}/:id`, decide)
  .post(`${listAddress}/:id/lu`, markRead)
