import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { Env } from '../kit/http.ts'
import { signInAgent, signInPerson } from './fixtures.ts'
import { agentIn, personIn, requireAgent, requirePerson, requireRight } from './here.ts'
import { testSite } from './testing.ts'

const pages = new Hono<Env>()
  .get('/perso', requirePerson, c => c.json({ who: personIn(c), kept: c.var.kept ?? null }))
  .post('/perso', requirePerson, c => c.json({ typed: c.var.form.text('name') }))
  .get('/agents/chose', requireAgent('reviewer'), c => c.json(agentIn(c)))
  .get('/agents/guichet', requireRight('hand-over-cards'), c => c.text('desk'))

test('smoke', async t => {
  const { app, deps, owner } = await testSite(t, [pages])
  const lina = await signInPerson(deps, { driverId: 'd-1' })
  const answer = await app.request('/perso', { headers: { cookie: lina.cookie } })
  assert.equal(answer.status, 200)
  console.log(await answer.json())
  const a = await signInAgent(deps, { roles: ['reviewer'], departement: '44' })
  console.log(await (await app.request('/agents/chose', { headers: { cookie: a.cookie } })).json())
  console.log((await app.request('/agents/guichet', { headers: { cookie: a.cookie } })).status)
  console.log((await app.request('/en/perso')).headers.get('location'))
  console.log((await owner.query('select * from refused_access')).rows)
})
