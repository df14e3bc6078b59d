import type { Day } from '@papier-rose/law'
import { Hono } from 'hono'
import type { FieldError } from '../../kit/design/components.ts'
import { path } from '../../kit/html.ts'
import { type Ctx, type Env, type Form, formIds, notFound, page, type Role, seeOther } from '../../kit/http.ts'
import { dayTyped, partsTyped } from '../../kit/typed-day.ts'
import { habilitationDay, standingOf } from '../agents.ts'
import { readEmail } from '../contacts.ts'
import {
  allowedOnHabilitations,
  type Change,
  changeHabilitation,
  findHabilitation,
  findHabilitationActs,
  findHabilitations,
  giveHabilitation,
  type Habilitation,
} from '../habilitations.ts'
import { agentIn, requireProof, requireRight } from '../here.ts'
import { logRefusal, roleWords } from '../readings.ts'
import {
  habilitationPage,
  habilitationsPage,
  newHabilitation,
  type OneHabilitation,
  problems,
  stops,
  type Typed,
  words,
} from './habilitation-views.ts'

const isRole = (word: string): word is Role => Object.hasOwn(roleWords, word)

/** The roles that were ticked and the last day, or what is wrong with them. */
function readTerms(form: Form, today: Day): { typed: Typed; roles: Role[]; last: Day; errors: FieldError[] } {
  const typed = { roles: form.all('roles'), last: partsTyped('last', name => form.text(name)) }
  const roles = typed.roles.filter(isRole)
  const last = dayTyped(typed.last)
  const errors: FieldError[] = []
  if (roles.length === 0) errors.push({ field: 'roles', words: problems.roles })
  if (roles.includes('verifier') && roles.length > 1) errors.push({ field: 'roles', words: problems.apart })
  if (!last) errors.push({ field: 'last', words: problems.day })
  else if (last < today) errors.push({ field: 'last', words: problems.past })
  return { typed, roles, last: last ?? today, errors }
}

/** What was typed of the terms before one proved again who one is. */
const keptTerms = (kept: Readonly<Record<string, string>>): Typed => ({
  ...(kept.roles ? { roles: kept.roles.split('\n') } : {}),
  ...(kept['last-year'] ? { last: partsTyped('last', field => kept[field] ?? '') } : {}),
})

function keptOf({ var: { kept = {} } }: Ctx): Pick<OneHabilitation, 'typed' | 'about'> {
  const why = kept['why-resumed']
  if (why) return { about: 'resumed', typed: { why } }
  return kept.roles || kept['last-year'] ? { about: 'changed', typed: keptTerms(kept) } : {}
}

async function give(c: Ctx): Promise<Response> {
  const { deps, lang, form } = c.var
  const today = habilitationDay()
  const terms = readTerms(form, today)
  const typed = { ...terms.typed, name: form.text('name'), email: form.text('email'), first: partsTyped('first', name => form.text(name)) }
  const first = dayTyped(typed.first)
  const errors = [
    ...(typed.name.length < 3 || typed.name.length > 100 ? [{ field: 'name', words: problems.name }] : []),
    ...(readEmail(typed.email) ? [] : [{ field: 'email', words: problems.email }]),
    ...terms.errors,
    ...(first ? (first < today ? [{ field: 'first', words: problems.past }] : []) : [{ field: 'first', words: problems.day }]),
  ]
  if (first && errors.length === 0 && terms.last < first) errors.push({ field: 'last', words: problems.order })
  const show = (more: Partial<Parameters<typeof newHabilitation>[1]>, status: 409 | 422) =>
    page(
      c,
      {
        title: words.add,
        back: path(lang, '/agents/habilitations'),
        wrong: true,
        content: newHabilitation(lang, { ids: formIds(c), typed, ...more }),
      },
      status,
    )
  if (!first || errors.length > 0) return show({ errors }, 422)
  const agent = agentIn(c)
  const gift = { name: typed.name, email: typed.email, roles: terms.roles, firstDay: first, lastDay: terms.last }
  const outcome = await giveHabilitation(deps, agent, gift, form.id)
  if ('notDone' in outcome) return show({ refused: outcome.notDone }, 409)
  return seeOther(c, `/agents/habilitations/${outcome.done}`)
}

/** The page of one habilitation of the agent’s préfecture. Any other is not there for them. */
async function show(
  c: Ctx,
  h: Habilitation,
  more: Pick<OneHabilitation, 'typed' | 'errors' | 'refused' | 'about'> = {},
): Promise<Response> {
  const { deps, lang } = c.var
  const agent = agentIn(c)
  const today = habilitationDay()
  const mine = h.id === agent.agentId
  const now = standingOf(h, today)
  const acts = Object.keys(allowedOnHabilitations) as Change['act'][]
  const content = habilitationPage(lang, {
    habilitation: h,
    acts: await findHabilitationActs(deps.db, agent.departement, h.id),
    today,
    mine,
    offered: mine ? [] : acts.filter(act => allowedOnHabilitations[act].includes(now)),
    ids: () => formIds(c),
    ...more,
  })
  const status = more.refused ? 409 : more.errors ? 422 : 200
  return page(c, { title: h.name, back: path(lang, '/agents/habilitations'), wrong: status !== 200, content }, status)
}

const inOne =
  (answer: (c: Ctx, h: Habilitation) => Promise<Response>) =>
  async (c: Ctx): Promise<Response> => {
    const h = await findHabilitation(c.var.deps.db, agentIn(c).departement, c.req.param('id') ?? '')
    if (h) return answer(c, h)
    await logRefusal(c, 'habilitation-not-here')
    return notFound(c)
  }

async function apply(c: Ctx, h: Habilitation, change: Change, typed: Typed): Promise<Response> {
  const { deps, form } = c.var
  const agent = agentIn(c)
  const outcome = await changeHabilitation(deps, agent, h.id, change, form.id)
  if (!('notDone' in outcome)) return seeOther(c, `/agents/habilitations/${h.id}`)
  const now = await findHabilitation(deps.db, agent.departement, h.id)
  return show(c, now ?? h, { refused: outcome.notDone, typed, about: change.act })
}

const stopping = (act: keyof typeof stops) =>
  inOne(async (c, h) => {
    const why = c.var.form.text(`why-${act}`).slice(0, 300)
    if (why.length < 5) return show(c, h, { about: act, typed: { why }, errors: [{ field: `why-${act}`, words: problems.why }] })
    return apply(c, h, { act, why }, { why })
  })

/** The supervisors’ pages on who is habilitated in their préfecture. */
export const habilitationPages = new Hono<Env>()
  .use('/agents/habilitations', requireRight('habilitate-agents'))
  .use('/agents/habilitations/*', requireRight('habilitate-agents'))
  // What gives power waits for a proof; what takes it away does not.
  .use('/agents/habilitations/nouvelle', requireProof)
  .use('/agents/habilitations/:id/changer', requireProof)
  .use(`/agents/habilitations/:id/${stops.resumed.at}`, requireProof)
  .get('/agents/habilitations', async c => {
    const all = await findHabilitations(c.var.deps.db, agentIn(c).departement)
    return page(c, { title: words.title, content: habilitationsPage(c.var.lang, all, habilitationDay()) })
  })
  .get('/agents/habilitations/nouvelle', c => {
    const { lang, kept = {} } = c.var
    const typed = { ...kept, ...keptTerms(kept), first: partsTyped('first', field => kept[field] ?? '') }
    return page(c, {
      title: words.add,
      back: path(lang, '/agents/habilitations'),
      content: newHabilitation(lang, { ids: formIds(c), typed }),
    })
  })
  .post('/agents/habilitations/nouvelle', give)
  // By the address of a form too: whoever proved again who they are comes back by it.
  .on(
    'GET',
    ['/agents/habilitations/:id', '/agents/habilitations/:id/changer', `/agents/habilitations/:id/${stops.resumed.at}`],
    inOne((c, h) => show(c, h, keptOf(c))),
  )
  .post(
    '/agents/habilitations/:id/changer',
    inOne(async (c, h) => {
      const { typed, roles, last, errors } = readTerms(c.var.form, habilitationDay())
      return errors.length > 0
        ? show(c, h, { about: 'changed', typed, errors })
        : apply(c, h, { act: 'changed', roles, lastDay: last }, typed)
    }),
  )
  .post(`/agents/habilitations/:id/${stops.suspended.at}`, stopping('suspended'))
  .post(`/agents/habilitations/:id/${stops.resumed.at}`, stopping('resumed'))
  .post(`/agents/habilitations/:id/${stops.ended.at}`, stopping('ended'))
