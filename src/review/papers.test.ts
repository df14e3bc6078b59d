import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signInAgent, signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { aJpeg } from '../evidence/fixtures.ts'
import { masterKeys, openInspector, openVault, receive, submit } from '../evidence/index.ts'
import { site } from '../kit/http.ts'
import { readPdf } from '../kit/pdf/testing.ts'
import { ephoto } from '../partners/ephoto/index.ts'
import { reviewPages } from './index.ts'
import { officeWorld } from './testing.ts'

const at = (id: string, rest = '') => `/agents/dossiers/${id}${rest}`

/** The office with a document in a file, and browsers that read bytes. */
async function withDocument(t: Parameters<typeof officeWorld>[0]) {
  const world = await officeWorld(t)
  const { deps, request } = world
  const vault = openVault({ keys: masterKeys({ id: '1', secret: deps.config.VAULT_KEY }) })
  const photos = ephoto({ baseUrl: 'http://127.0.0.1:9', token: 'none', timeoutMs: 500 })
  const app = site(deps, { before: [whoIsHere(deps)], pages: [reviewPages({ vault, ephoto: photos })] })
  const { id, driverId } = await request()
  const owner = { kind: 'application', id }
  const file = deps.ids()
  const incoming = { id: file, owner, piece: 'identity', multiple: true, name: 'recto.jpg', content: await aJpeg(), at: deps.clock.now() }
  assert.equal((await receive({ db: deps.db, vault, inspect: openInspector() }, incoming)).refused, undefined)
  await submit(deps.db, owner, deps.clock.now())
  return { ...world, id, driverId, file, read: (path: string, cookie: string) => app.request(path, { headers: { cookie } }) }
}

test('the picture of a piece is shown to whoever may open the file, kept by no browser, and to nobody else', async t => {
  const { deps, agent, rows, read, request, id, file } = await withDocument(t)
  const browser = async (departement = '44', role: 'reviewer' | 'supervisor' | 'desk' = 'reviewer', agentId?: string) =>
    (await signInAgent(deps, { roles: [role], departement, name: 'Somebody', ...(agentId ? { agentId } : {}) })).cookie
  const paulette = await agent('Paulette Bérard')
  await paulette.post(at(id, '/prendre'))
  const mine = await browser('44', 'reviewer', paulette.agentId)
  const picture = at(id, `/fichiers/${file}/1`)

  const shown = await read(picture, mine)
  assert.equal(shown.status, 200)
  assert.equal(shown.headers.get('content-type'), 'image/jpeg')
  assert.equal(shown.headers.get('cache-control'), 'no-store')
  assert.match(shown.headers.get('content-security-policy') ?? '', /default-src/)
  assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')

  const others = { 'a colleague': await browser(), 'another office': await browser('75'), 'the desk': await browser('44', 'desk') }
  for (const [who, cookie] of Object.entries(others)) assert.equal((await read(picture, cookie)).status, 404, who)
  assert.equal((await read(picture, '')).headers.get('location')?.split('?')[0], '/agents/connexion', 'nobody')
  assert.ok((await rows('select 1 from refused_access')).length >= 2)

  // The id of a file opens nothing in another request, nor a page that it does not have.
  const other = await request()
  assert.equal((await read(at(other.id, `/fichiers/${file}/1`), mine)).status, 404)
  for (const wrong of ['2', '0', '-1', 'x']) assert.equal((await read(at(id, `/fichiers/${file}/${wrong}`), mine)).status, 404, wrong)
})

test('the refusal signed by a double click is one decision, and its paper says who decided, why and where to contest it', async t => {
  const { deps, agent, rows, read, id } = await withDocument(t)
  const paulette = await agent('Paulette Bérard')
  await paulette.post(at(id, '/prendre'))
  const fact = 'La carte envoyée est celle de votre frère.'
  const signed = { grounds: 'identity-not-established', 'facts-identity-not-established': fact, confirmed: 'yes' }
  const form = deps.ids()
  const both = await Promise.all([1, 2].map(() => paulette.post(at(id, '/refuser'), signed, form)))
  assert.deepEqual(
    both.map(answer => answer.to),
    [at(id, '#decision'), at(id, '#decision')],
  )
  assert.equal((await rows('select 1 from journal where type = $1', 'Refused')).length, 1)

  const { cookie } = await signInAgent(deps, { roles: ['reviewer'], departement: '44', name: 'Paulette Bérard', agentId: paulette.agentId })
  const paper = await read(at(id, '/decision.pdf'), cookie)
  assert.equal(paper.headers.get('content-type'), 'application/pdf')
  const { text, language } = await readPdf(new Uint8Array(await paper.arrayBuffer()))
  assert.equal(language, 'fr')
  for (const said of ['MOREAU', fact, 'Paulette Bérard', 'Tribunal administratif de Nantes', 'le délai n’a pas commencé'])
    assert.ok(text.includes(said), `${said} is missing from: ${text}`)
})

test('the decision is read by the person it is about: another person has the answer of what does not exist', async t => {
  const { deps, agent, request, read } = await withDocument(t)
  const { cookie, accountId } = await signInPerson(deps)
  const { id } = await request({ accountId })
  const paulette = await agent('Paulette Bérard')
  await paulette.post(at(id, '/prendre'))
  const fields = { grounds: 'stay-missing', 'facts-stay-missing': 'Aucun titre de séjour n’est arrivé.', confirmed: 'yes' }
  const paper = `/suivi/${id}/decision.pdf`
  assert.equal((await read(paper, cookie)).status, 404, 'nothing is decided yet')
  await paulette.post(at(id, '/refuser'), fields)
  for (const [address, language] of [
    [paper, 'fr'],
    [`/suivi/${id}/decision-en.pdf`, 'en'],
  ] as const) {
    const answer = await read(address, cookie)
    assert.equal(answer.status, 200, address)
    const { text, language: spoken } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
    assert.equal(spoken, language)
    assert.ok(text.includes('Aucun titre de séjour n’est arrivé.'), text)
  }
  const stranger = await signInPerson(deps, { sub: 'a stranger' })
  assert.equal((await read(paper, stranger.cookie)).status, 404)
})
