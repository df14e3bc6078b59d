import type { Words } from '@papier-rose/law'
import { type Context, Hono } from 'hono'
import { agentIn, logReading, logRefusal, mayServe, requireAgent } from '../account/index.ts'
import { prefectureOf } from '../application/index.ts'
import { type Card, type CardSubject, type FoundCard, findCard, makeAgain } from '../card/index.ts'
import { path } from '../kit/html.ts'
import { type Ctx, type Env, formIds, notFound, page, seeOther } from '../kit/http.ts'
import { findDriver } from '../record/index.ts'
import { findToRemake } from './read.ts'
import { refusedWords } from './refusals.ts'
import { remakeList, remakePage } from './remake-pages.ts'

const title: Words = { fr: 'Cartes à refaire', en: 'Cards to remake' }
const remade: Words = {
  fr: 'La carte est commandée de nouveau, sous un nouveau numéro.',
  en: 'The card is ordered again, under a new number.',
}

type Ours = FoundCard & { readonly state: Card & { readonly subject: CardSubject } }

async function ourCard(c: Context<Env, '/agents/cartes/:id'>): Promise<Ours | undefined> {
  const card = await findCard(c.var.deps.db, c.req.param('id'))
  if (!card?.state.subject) return undefined
  if (mayServe(agentIn(c), card.state.subject.office)) return card as Ours
  await logRefusal(c, 'another-office')
  return undefined
}

async function show(c: Ctx, { id, state }: Ours, view: { refused?: Words; done?: Words } = {}, status: 200 | 409 = 200) {
  const driver = await findDriver(c.var.deps.db, state.subject.driverId)
  const name = driver ? `${driver.birthName} ${driver.firstNames.join(' ')}`.trim() : state.subject.number
  const content = remakePage(c.var.lang, { id, name, card: state, ids: formIds(c), ...view })
  return page(c, { title: { fr: 'Carte', en: 'Card' }, content, back: path(c.var.lang, '/agents/cartes'), agent: true }, status)
}

/** Orders that the printing house refused, letters that are lost: an agent has the card made again. */
export const remakePages = new Hono<Env>()
  .use('/agents/cartes/*', requireAgent('reviewer', 'supervisor'))
  .use('/agents/cartes', requireAgent('reviewer', 'supervisor'))
  .get('/agents/cartes', async c => {
    const { departement } = agentIn(c)
    const lists = await findToRemake(c.var.deps.db, departement)
    for (const { driverId } of [...lists.refused, ...lists.posted])
      await logReading(c, { driverId, what: 'card-in-list', reason: 'remake' })
    return page(c, { title, content: remakeList(c.var.lang, { office: prefectureOf(departement), ...lists }), agent: true })
  })
  .get('/agents/cartes/:id', async c => {
    const card = await ourCard(c)
    if (!card) return notFound(c)
    await logReading(c, { driverId: card.state.subject.driverId, what: 'card', reason: 'remake' })
    return show(c, card, { done: c.req.query('fait') === 'refaite' ? remade : undefined })
  })
  .post('/agents/cartes/:id/refaire', async c => {
    const { deps, form } = c.var
    const card = await ourCard(c)
    if (!card) return notFound(c)
    const { agentId, roles } = agentIn(c)
    const why = form.text('motif') === 'order-refused' ? 'order-refused' : 'lost-in-post'
    const act = { by: agentId, as: roles.includes('reviewer') ? 'reviewer' : 'supervisor', at: deps.clock.now() } as const
    const { refused } = await makeAgain(deps, card.id, next => ({ type: 'Remake', why, next, ...act }), form.id)
    if (!refused) return seeOther(c, `/agents/cartes/${card.id}?fait=refaite`)
    const now = await findCard(deps.db, card.id)
    return show(c, (now ?? card) as Ours, { refused: refusedWords[refused.refused] }, 409)
  })
