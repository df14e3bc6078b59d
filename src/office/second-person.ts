import { Hono } from 'hono'
import { agentIn, findAgent, logReading, logRefusal, requireRight } from '../account/index.ts'
import type { Deps } from '../kit/deps.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page } from '../kit/http.ts'
import { findDriver, findProposals, type Proposal, readLife } from '../record/index.ts'
import { sourceOf } from './access.ts'
import { nameOf } from './facts.ts'
import { readingOfRecord } from './opening.ts'
import { proposalPage, proposalsPage, proposalsTitle, proposalTitle } from './pages/proposals.ts'
import { type Became, findOwnProposal, settle } from './recording.ts'
import { reasonOf } from './words.ts'

const agentName = async ({ db }: Deps, id: string): Promise<string> => (await findAgent(db, id))?.name ?? id

async function list(c: Ctx) {
  const { deps, lang } = c.var
  const agent = agentIn(c)
  const proposals = await findProposals(deps, sourceOf(agent))
  const names = new Map<string, string>()
  for (const { proposedBy } of proposals) names.set(proposedBy, names.get(proposedBy) ?? (await agentName(deps, proposedBy)))
  const content = proposalsPage(lang, proposals, id => names.get(id) ?? id, agent.agentId)
  return page(c, { title: proposalsTitle, content })
}

/** Opens one act: it shows a part of somebody’s record, and the reading is noted. */
async function show(c: Ctx, proposal: Proposal, became?: Became) {
  const { deps, lang } = c.var
  const agent = agentIn(c)
  const driver = await findDriver(deps.db, proposal.driverId)
  if (!driver) return notFound(c)
  await logReading(c, { driverId: driver.id, what: readingOfRecord, reason: reasonOf('second-person') })
  const content = proposalPage(lang, {
    proposal,
    who: nameOf({ driver }),
    life: await readLife(deps, driver.id),
    proposedBy: await agentName(deps, proposal.proposedBy),
    mine: proposal.proposedBy === agent.agentId,
    ids: formIds(c),
    ...(became ? { became } : {}),
  })
  return page(
    c,
    { title: proposalTitle, back: path(lang, '/agents/a-confirmer'), wrong: became !== undefined, content },
    became ? 409 : 200,
  )
}

const open = async (c: Ctx): Promise<Response> => {
  const proposal = await findOwnProposal(c.var.deps, agentIn(c), c.req.param('fact') ?? '')
  if (proposal) return show(c, proposal)
  await logRefusal(c, 'proposal-not-here')
  return notFound(c)
}

async function decide(c: Ctx): Promise<Response> {
  const { deps, form, lang } = c.var
  const agent = agentIn(c)
  const proposal = await findOwnProposal(deps, agent, c.req.param('fact') ?? '')
  // Confirmed or declined meanwhile, by this very form or by a colleague: the list says what still waits.
  if (!proposal) return c.redirect(path(lang, '/agents/a-confirmer'), 303)
  const how = form.text('how') === 'confirm' ? 'confirm' : 'decline'
  const became = await settle(deps, agent, proposal, { how, key: form.id })
  return became.refused ? show(c, proposal, became) : c.redirect(path(lang, '/agents/a-confirmer'), 303)
}

/** What waits for a second person: the list, one act, and the decision about it. */
export const secondPersonPages = new Hono<Env>()
  .use('/agents/a-confirmer', requireRight('be-the-second-person'))
  .use('/agents/a-confirmer/*', requireRight('be-the-second-person'))
  .get('/agents/a-confirmer', list)
  .get('/agents/a-confirmer/:fact', open)
  .post('/agents/a-confirmer/:fact', decide)
