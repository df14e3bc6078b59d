import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, day } from '@papier-rose/law'
import { Hono } from 'hono'
import type { Env, Role } from '../kit/http.ts'
import { doRound } from '../kit/jobs.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { habilitationDay, standingOf } from './agents.ts'
import { signInAgent } from './fixtures.ts'
import { giveFirstSupervisor, warnedBefore } from './habilitations.ts'
import { requireAgent } from './here.ts'
import { habilitationPages } from './pages/habilitations.ts'
import { accountRounds } from './rounds.ts'
import { testSite } from './testing.ts'

const today = habilitationDay()
const inDays = (n: number) => addDays(today, n)
const parts = (name: string, on: string) => {
  const [year = '', month = '', of = ''] = on.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
const marie = {
  name: 'Marie Le Goff',
  email: 'Marie.LeGoff@prefecture.example',
  roles: 'reviewer',
  ...parts('first', today),
  ...parts('last', inDays(365)),
}

async function world(t: Parameters<typeof testSite>[0]) {
  const inside = new Hono<Env>().get('/agents/ici', requireAgent(), c => c.text(c.var.who.kind === 'agent' ? c.var.who.roles.join() : ''))
  const { app, deps, owner } = await testSite(t, [habilitationPages, inside])
  const agent = async (name: string, roles: readonly Role[] = ['supervisor'], departement = '44', agentId?: string) => {
    const { cookie, csrf, ...who } = await signInAgent(deps, { roles, departement, name, ...(agentId ? { agentId } : {}) })
    const read = async (answer: Response) => ({
      status: answer.status,
      to: answer.headers.get('location') ?? '',
      html: await answer.text(),
    })
    return {
      ...who,
      get: async (path: string) => read(await app.request(path, { headers: { cookie } })),
      post: async (path: string, fields: Readonly<Record<string, string>> = {}, form = deps.ids()) =>
        read(await app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf, form, ...fields }) })),
    }
  }
  const rows = async <T>(sql: string): Promise<T[]> => (await owner.query(sql)).rows as T[]
  return { deps, owner, agent, rows }
}

const all = '/agents/habilitations'

test('a supervisor habilitates somebody by name; the giver, the days and the roles are kept; the same form twice is one act', async t => {
  const { agent, rows } = await world(t)
  const sonia = await agent('Sonia')
  const first = await sonia.post(`${all}/nouvelle`, marie, 'one-form')
  const again = await sonia.post(`${all}/nouvelle`, marie, 'one-form')
  assert.equal(first.status, 303)
  assert.equal(again.to, first.to)
  assert.deepEqual(await rows('select a.email, a.roles, a.departement, g.name from agent a join agent g on g.id = a.given_by'), [
    { email: 'marie.legoff@prefecture.example', roles: ['reviewer'], departement: '44', name: 'Sonia' },
  ])
  assert.equal((await rows('select 1 from habilitation_act')).length, 1)
  const page = textOf((await sonia.get(first.to)).html)
  assert.match(page, /Marie Le Goff.*Donnée par Sonia/)
  assert.match(textOf((await sonia.get(all)).html), /Marie Le Goff agent instructeur/)
})

test('what is missing is said beside its field, and what was typed stays', async t => {
  const { agent, rows } = await world(t)
  const sonia = await agent('Sonia')
  const wrong = await sonia.post(`${all}/nouvelle`, { name: 'Marie Le Goff', email: 'marie', ...parts('first', '2027-02-31') })
  assert.equal(wrong.status, 422)
  for (const field of ['email', 'roles', 'first', 'last']) assert.match(wrong.html, new RegExp(`href="#${field}"`), field)
  assert.match(wrong.html, /value="Marie Le Goff"/)
  assert.match(wrong.html, /value="31"/)
  const backwards = { ...marie, ...parts('first', inDays(20)), ...parts('last', inDays(19)) }
  assert.match((await sonia.post(`${all}/nouvelle`, backwards)).html, /ne peut pas être avant le premier/)
  assert.match((await sonia.post(`${all}/nouvelle`, { ...marie, ...parts('last', inDays(-1)) })).html, /un jour à venir/)
  assert.equal((await rows('select 1 from habilitation_act')).length, 0)
})

test('nobody habilitates themselves: not by the pages, not by a form written by hand, not in the database', async t => {
  const { agent, rows, owner } = await world(t)
  const sonia = await agent('Sonia')
  const [me] = await rows<{ email: string }>('select email from agent')
  assert.equal((await sonia.post(`${all}/nouvelle`, { ...marie, email: me?.email ?? '' })).status, 409)
  const mine = `${all}/${sonia.agentId}`
  assert.match((await sonia.get(mine)).html, /un autre superviseur la change/)
  assert.doesNotMatch((await sonia.get(mine)).html, /<form[^>]*habilitations/)
  const change = { roles: 'desk', ...parts('last', inDays(900)) }
  assert.equal((await sonia.post(`${mine}/changer`, change)).status, 409)
  assert.equal((await sonia.post(`${mine}/terminer`, { 'why-ended': 'je pars demain' })).status, 409)
  assert.deepEqual(await rows('select roles, last_day from agent'), [{ roles: ['supervisor'], last_day: null }])
  await assert.rejects(owner.query('update agent set given_by = id'), { constraint: 'nobody_habilitates_themselves' })
})

test('an address that is habilitated already, here or elsewhere, is refused until that has ended; then the same agent begins anew', async t => {
  const { agent, rows } = await world(t)
  const [sonia, yves] = [await agent('Sonia'), await agent('Yves', ['supervisor'], '69')]
  const { to } = await yves.post(`${all}/nouvelle`, marie)
  const refused = await sonia.post(`${all}/nouvelle`, marie)
  assert.equal(refused.status, 409)
  assert.match(refused.html, /a déjà une habilitation/)
  assert.equal((await yves.post(`${to}/terminer`, { 'why-ended': 'Mutation' })).status, 303)
  assert.equal((await sonia.post(`${all}/nouvelle`, marie)).to, to, 'the same agent: their name stays beside what they did')
  assert.equal((await sonia.get(to)).status, 200)
  assert.equal((await yves.get(to)).status, 404)
  assert.deepEqual(await rows('select departement, act from habilitation_act order by at'), [
    { departement: '69', act: 'given' },
    { departement: '69', act: 'ended' },
    { departement: '44', act: 'given' },
  ])
})

test('two supervisors who give the same address at once give it once', async t => {
  const { agent, rows } = await world(t)
  const [sonia, ines] = [await agent('Sonia'), await agent('Inès')]
  const answers = await Promise.all([sonia, ines].map(one => one.post(`${all}/nouvelle`, marie)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
  assert.equal((await rows('select 1 from habilitation_act')).length, 1)
})

test('who is suspended is out at once on every device, comes back only by signing in again, and why is kept', async t => {
  const { agent, rows } = await world(t)
  const sonia = await agent('Sonia')
  const paulette = await agent('Paulette', ['reviewer'])
  const elsewhere = await agent('Paulette', ['reviewer'], '44', paulette.agentId)
  const one = `${all}/${paulette.agentId}`
  assert.equal((await paulette.get('/agents/ici')).html, 'reviewer')
  assert.equal((await sonia.post(`${one}/suspendre`, { 'why-suspended': ' ' })).status, 422)
  assert.equal((await sonia.post(`${one}/suspendre`, { 'why-suspended': 'Enquête interne' })).status, 303)
  for (const browser of [paulette, elsewhere]) assert.equal((await browser.get('/agents/ici')).status, 303)
  assert.equal((await rows('select 1 from session where ended_at is not null')).length, 2)
  assert.match(textOf((await sonia.get(one)).html), /Suspendue.*Enquête interne/)
  assert.equal((await sonia.post(`${one}/suspendre`, { 'why-suspended': 'Encore une fois' })).status, 409)
  assert.equal((await sonia.post(`${one}/reprendre`, { 'why-resumed': 'Enquête close' })).status, 303)
  assert.equal((await paulette.get('/agents/ici')).status, 303, 'the session that ended stays ended')
  const back = await agent('Paulette', ['reviewer'], '44', paulette.agentId)
  assert.equal((await back.get('/agents/ici')).status, 200)
})

test('roles that change count from the next page on; an ended habilitation cannot be changed any more', async t => {
  const { agent } = await world(t)
  const sonia = await agent('Sonia')
  const paulette = await agent('Paulette', ['reviewer'])
  const one = `${all}/${paulette.agentId}`
  await sonia.post(`${one}/changer`, { roles: 'desk', ...parts('last', inDays(10)) })
  assert.equal((await paulette.get('/agents/ici')).html, 'desk')
  assert.match(textOf((await sonia.get(one)).html), /Finit dans 10.jours/)
  await sonia.post(`${one}/terminer`, { 'why-ended': 'A quitté le service' })
  assert.equal((await paulette.get('/agents/ici')).status, 303)
  const late = await sonia.post(`${one}/changer`, { roles: 'desk', ...parts('last', inDays(10)) })
  assert.equal(late.status, 409)
  assert.match(late.html, /Cette habilitation est terminée/)
})

test('only supervisors see who is habilitated, in their préfecture alone; every other try is noted', async t => {
  const { agent, rows } = await world(t)
  const sonia = await agent('Sonia')
  for (const role of ['reviewer', 'desk'] as const) {
    const one = await agent('Rémi', [role])
    for (const path of [all, `${all}/nouvelle`, `${all}/${sonia.agentId}`])
      assert.equal((await one.get(path)).status, 404, `${role} ${path}`)
    for (const act of ['changer', 'suspendre', 'reprendre', 'terminer'])
      assert.equal((await one.post(`${all}/${sonia.agentId}/${act}`, { 'why-ended': 'je veux' })).status, 404, `${role} ${act}`)
  }
  const yves = await agent('Yves', ['supervisor'], '69')
  assert.equal((await yves.get(`${all}/${sonia.agentId}`)).status, 404)
  assert.equal((await yves.post(`${all}/${sonia.agentId}/terminer`, { 'why-ended': 'Pas le mien' })).status, 404)
  assert.doesNotMatch((await yves.get(all)).html, /Sonia/)
  assert.ok((await rows('select 1 from refused_access')).length >= 16)
  assert.deepEqual(await rows('select 1 from habilitation_act'), [])
})

test('an end is told once, from thirty days before on, and told again when the last day was moved', async t => {
  const { agent, deps, owner, rows } = await world(t)
  const ends = async (inHowMany: number) => {
    const { agentId } = await agent('Paulette', ['reviewer'])
    await owner.query('update agent set last_day = $2 where id = $1', [agentId, inDays(inHowMany)])
    return agentId
  }
  const round = accountRounds(deps).find(({ name }) => name === 'habilitations-ending')
  assert.ok(round)
  await ends(warnedBefore + 1)
  const [soon, tonight] = [await ends(warnedBefore), await ends(0)]
  await ends(-1)
  for (const _ of [1, 2]) await doRound(deps, round)
  const told = () =>
    rows<{ agent: string }>(
      `select payload ->> 'agentId' as agent from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'habilitation-ending' order by j.id`,
    )
  assert.deepEqual(new Set((await told()).map(one => one.agent)), new Set([soon, tonight]))
  await owner.query('update agent set last_day = $2 where id = $1', [soon, inDays(12)])
  await doRound(deps, round)
  assert.equal((await told()).length, 3)
})

test('the command makes the first supervisor of a préfecture, and no other', async t => {
  const { deps, agent, rows } = await world(t)
  const first = (departement: string, lastDay = inDays(365), email = 'sonia@prefecture.example') =>
    giveFirstSupervisor(deps.db, deps.ids, { email, name: 'Sonia Prévost', departement, lastDay })
  assert.deepEqual(await first('20'), { notDone: 'not-here' })
  assert.deepEqual(await first('44', inDays(-1)), { notDone: 'over' })
  assert.ok('done' in (await first('44')))
  assert.deepEqual(await first('44', inDays(365), 'other@prefecture.example'), { notDone: 'held-already' })
  assert.deepEqual(await rows('select act, by from habilitation_act'), [{ act: 'given', by: null }])
  await agent('Yves', ['reviewer'], '69')
  assert.ok('done' in (await first('69', inDays(365), 'chef@prefecture.example')))
})

test('how a habilitation stands: the first and the last day count, what stopped it comes before', () => {
  const [firstDay, lastDay] = [day('2026-11-10'), day('2026-11-20')]
  const h = { firstDay, lastDay, suspendedAt: null, endedAt: null }
  const stopped = '2026-11-01T00:00:00.000Z' as never
  for (const [on, expected] of [
    ['2026-11-09', 'to-begin'],
    ['2026-11-10', 'in-force'],
    ['2026-11-20', 'in-force'],
    ['2026-11-21', 'ended'],
  ] as const)
    assert.equal(standingOf(h, day(on)), expected, on)
  assert.equal(standingOf({ ...h, suspendedAt: stopped }, firstDay), 'suspended')
  assert.equal(standingOf({ ...h, suspendedAt: stopped, endedAt: stopped }, firstDay), 'ended')
  assert.equal(standingOf({ firstDay: null, lastDay: null, suspendedAt: null, endedAt: null }, firstDay), 'in-force')
})

test('the pages are valid HTML in both languages', async t => {
  const { agent } = await world(t)
  const sonia = await agent('Sonia')
  const { to } = await sonia.post(`${all}/nouvelle`, marie)
  for (const path of [all, `${all}/nouvelle`, to])
    for (const lang of ['', '/en']) {
      const { status, html } = await sonia.get(lang + path)
      assert.equal(status, 200, lang + path)
      assert.deepEqual(await htmlProblems(html), [], lang + path)
    }
})
