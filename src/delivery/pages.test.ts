import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sourceArticle } from '@papier-rose/law'
import { signInAgent, signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { cardWorld } from '../card/testing.ts'
import { site } from '../kit/http.ts'
import { aFact, told } from '../record/fixtures.ts'
import { findDriver, readRecord } from '../record/index.ts'
import { deliveryPages, deskPages } from './index.ts'

async function open(t: TestContext, law?: Parameters<typeof cardWorld>[1]) {
  const w = await cardWorld(t, law)
  const app = site(w.deps, { before: [whoIsHere(w.deps)], pages: [deliveryPages, deskPages] })
  const get = async (path: string, cookie = '') => {
    const answer = await app.request(path, { headers: { cookie } })
    const html = await answer.text()
    return {
      status: answer.status,
      html,
      text: html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' '),
      to: answer.headers.get('location'),
    }
  }
  let forms = 0
  const post = async (path: string, who: { cookie: string; csrf: string }, fields: Record<string, string>, form = `form-${++forms}`) => {
    const body = new URLSearchParams({ csrf: who.csrf, form, ...fields })
    const answer = await app.request(path, { method: 'POST', headers: { cookie: who.cookie }, body })
    const html = await answer.text()
    return {
      status: answer.status,
      html,
      text: html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' '),
      to: answer.headers.get('location'),
    }
  }
  return { ...w, get, post }
}

/** Lina's card with the carrier. */
async function posted(t: TestContext, law?: Parameters<typeof cardWorld>[1]) {
  const w = await open(t, law)
  const lina = await w.approve()
  await w.order(lina.applicationId)
  await w.dispatch(lina.applicationId)
  const { id, state } = await w.cardOf(lina.applicationId)
  const { tracking = '' } = state
  const at = `/suivi/${lina.applicationId}/carte`
  const now = async () => (await w.cardOf(lina.applicationId)).state
  return { ...w, lina, cardId: id, tracking, at, now }
}

const newAddress = { etape: 'adresse', postcode: '75011', commune: '75111', street: '5 bis rue Oberkampf', letterbox: 'MOREAU / DUPONT' }

test('the person sees where the card is, its number, the news of the letter, and the card drawn', async t => {
  const w = await posted(t)
  await w.postman(w.tracking, 'absent')
  await w.round()
  const page = await w.get(w.at, w.lina.cookie)
  assert.equal(page.status, 200)
  assert.match(page.text, /Votre carte vous attend à La Poste/)
  assert.match(page.text, /Dernier jour pour la retirer : vendredi 25 décembre 2026 compris\. Il reste 15 jours/)
  assert.match(page.text, new RegExp(w.tracking))
  assert.match(page.html, /<svg[^>]+aria-labelledby="card-front/)
  assert.match((await w.get(`/en${w.at}`, w.lina.cookie)).text, /Last day to collect it: Friday 25 December 2026, included\. 15 days left/)
})

test('the card of somebody else, a card that does not exist, and an agent at the wrong door get the same answer', async t => {
  const w = await posted(t)
  const other = await signInPerson(w.deps, { sub: 'another' })
  const agent = await signInAgent(w.deps, { roles: ['desk'], departement: '94' })
  const strange = await w.get(w.at, other.cookie)
  const unknown = await w.get('/suivi/00000000-0000-7000-8000-000000000000/carte', other.cookie)
  assert.deepEqual([strange.status, unknown.status, (await w.get(w.at, agent.cookie)).status], [404, 404, 404])
  const bare = (html: string) => html.replace(/name="form" value="[^"]+"|nonce="[^"]+"/g, '').replace(/(\/suivi)?\/[\w-]*\/?carte/g, '')
  assert.equal(bare(strange.html), bare(unknown.html))
  assert.equal((await w.get(w.at)).to?.startsWith('/connexion'), true)
  assert.equal((await w.post(`${w.at}/adresse`, other, newAddress)).status, 404)
})

test('a wrong address: the person corrects it, is told what is missing, and the letter leaves again under another number', async t => {
  const w = await posted(t)
  await w.postman(w.tracking, 'mauvaise-adresse')
  await w.round()
  assert.match((await w.get(w.at, w.lina.cookie)).text, /Corrigez votre adresse/)
  assert.equal((await w.get(`${w.at}/adresse`, w.lina.cookie)).status, 200)
  const first = await w.post(`${w.at}/adresse`, w.lina, { etape: 'code-postal', postcode: '7501' })
  assert.equal(first.status, 422)
  assert.match(first.html, /id="postcode-error"/)
  assert.match((await w.post(`${w.at}/adresse`, w.lina, { etape: 'code-postal', postcode: '75011' })).text, /Paris 11e/)
  const missing = await w.post(`${w.at}/adresse`, w.lina, { ...newAddress, letterbox: '' })
  assert.equal(missing.status, 422)
  assert.match(missing.html, /id="letterbox-error"/)
  assert.match(missing.html, /id="suite-error"/)
  assert.match(missing.html, /value="5 bis rue Oberkampf"/)
  const sent = await w.post(`${w.at}/adresse`, w.lina, { ...newAddress, suite: 'send-again' }, 'the-form')
  assert.equal(sent.status, 303)
  assert.match((await w.get(sent.to ?? '', w.lina.cookie)).text, /Votre adresse est corrigée.*Nous renvoyons votre carte/)
  assert.equal((await w.post(`${w.at}/adresse`, w.lina, { ...newAddress, suite: 'send-again' }, 'the-form')).status, 303)
  await w.round()
  const again = await w.now()
  assert.equal(again.status, 'with-post')
  assert.notEqual(again.tracking, w.tracking)
  const { rows } = await w.owner.query<{ send_to: string[] }>('select send_to from sandbox.laposte_letter where number = $1', [
    again.tracking,
  ])
  assert.match(rows[0]?.send_to.join('\n') ?? '', /5 B RUE OBERKAMPF[\s\S]*75011 PARIS/)
  assert.equal(again.subject?.office, '75')
})

test('once the order is sent the address cannot be corrected any more, and the page says so', async t => {
  const w = await posted(t)
  const page = await w.get(`${w.at}/adresse`, w.lina.cookie)
  assert.equal(page.status, 409)
  const late = await w.post(`${w.at}/adresse`, w.lina, newAddress)
  assert.equal(late.status, 409)
  assert.match(late.html, /value="5 bis rue Oberkampf"/)
})

test('before the order is sent a corrected address is the one on the envelope', async t => {
  const w = await open(t)
  const lina = await w.approve()
  await w.order(lina.applicationId)
  const sent = await w.post(`/suivi/${lina.applicationId}/carte/adresse`, lina, newAddress)
  assert.equal(sent.status, 303)
  await w.dispatch(lina.applicationId)
  const { rows } = await w.owner.query<{ send_to: string[] }>('select send_to from sandbox.printer_order')
  assert.match(rows[0]?.send_to.join('\n') ?? '', /75011 PARIS/)
})

test('a card kept at the préfecture: found, received, refused without a document, handed over; the title is on the record', async t => {
  const w = await posted(t, sourceArticle)
  await w.postman(w.tracking, 'absent')
  await w.postman(w.tracking, 'rendre')
  await w.round()
  assert.match((await w.get(w.at, w.lina.cookie)).text, /Préfecture du Val-de-Marne/)
  const djamila = await signInAgent(w.deps, { roles: ['desk'], departement: '94' })
  const { subject } = await w.now()
  for (const asked of ['moreau', 'LINA  Moreau', '2601 9210 6990', subject?.number.toLowerCase() ?? ''])
    assert.match((await w.get(`/agents/guichet?q=${encodeURIComponent(asked)}`, djamila.cookie)).text, /MOREAU Lina Jeanne/, asked)
  assert.match((await w.get('/agents/guichet?q=martin', djamila.cookie)).text, /Aucune carte/)
  assert.equal((await w.post('/agents/guichet/recevoir', djamila, { numero: '26' })).status, 422)
  assert.equal((await w.post('/agents/guichet/recevoir', djamila, { numero: '26ZZ00001' })).status, 422)
  const received = await w.post('/agents/guichet/recevoir', djamila, { numero: ` ${subject?.number.toLowerCase()} ` })
  assert.equal(received.status, 303)
  const card = `/agents/guichet/${w.cardId}`
  assert.match((await w.get(received.to ?? '', djamila.cookie)).text, /La carte est au guichet/)
  assert.equal((await w.post(`${card}/refuser`, djamila, {})).status, 422)
  assert.equal((await w.post(`${card}/refuser`, djamila, { motif: 'no-document' }, 'one-page')).status, 303)
  const nothing = await w.post(`${card}/remettre`, djamila, {})
  assert.match(nothing.html, /id="piece-error"/)
  const foreign = await w.post(`${card}/remettre`, djamila, { piece: 'resident-card' })
  assert.match(foreign.text, /n’est pas accepté pour vous/)
  const expired = await w.post(`${card}/remettre`, djamila, { piece: 'cni', 'fin-day': '1', 'fin-month': '2', 'fin-year': '2020' })
  assert.equal(expired.status, 422)
  assert.match(expired.html, /id="fin-error"/)
  assert.match(expired.html, /value="2020"/)
  assert.equal(
    (await w.post(`${card}/remettre`, djamila, { piece: 'cni', 'fin-day': '31', 'fin-month': '2', 'fin-year': '2030' })).status,
    422,
  )
  // The page on which the refusal was noted comes back with the browser's button: handing over is another act.
  assert.equal((await w.post(`${card}/remettre`, djamila, { piece: 'cni' }, 'one-page')).status, 303)
  const { status, handedOverOn } = await w.now()
  assert.deepEqual([status, handedOverOn], ['handed-over', '2026-12-10'])
  await w.tasks['record-title']?.({ cardId: w.cardId, key: 'record-title/1' })
  assert.equal((await readRecord(w.deps, w.lina.driverId)).titles[0]?.receivedOn, '2026-12-10')
  const again = await w.post(`${card}/remettre`, djamila, { piece: 'cni' })
  assert.equal(again.status, 409)
  const { rows } = await w.owner.query<{ what: string; reason: string }>('select what, reason from reading where agent_id = $1', [
    djamila.agentId,
  ])
  assert.ok(rows.some(({ reason }) => reason === 'desk-search') && rows.some(({ what }) => what === 'card'))
  const { rows: journal } = await w.owner.query<{ facts: object }>(`select facts from journal where type = 'HandedOver'`)
  assert.deepEqual(journal[0]?.facts, { document: 'cni', on: '2026-12-10' })
})

test('a card is not handed to who lost the right meanwhile', async t => {
  const w = await posted(t, sourceArticle)
  await w.postman(w.tracking, 'rendre')
  await w.round()
  const djamila = await signInAgent(w.deps, { roles: ['desk'], departement: '94' })
  await w.post('/agents/guichet/recevoir', djamila, { numero: (await w.now()).subject?.number ?? '' })
  await told(w.deps, w.lina.driverId, [aFact('judgment', 'J-1', { executoryOn: w.clock.today(), outcome: 'annulment', months: 6 })])
  const refused = await w.post(`/agents/guichet/${w.cardId}/remettre`, djamila, { piece: 'cni' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /droit de conduire de cette personne est retiré/)
  assert.equal((await w.now()).status, 'at-desk')
})

test('the desk of another préfecture, and an agent without that role, see nothing of it', async t => {
  const w = await posted(t, sourceArticle)
  await w.postman(w.tracking, 'rendre')
  await w.round()
  const elsewhere = await signInAgent(w.deps, { roles: ['desk'], departement: '75' })
  const reviewer = await signInAgent(w.deps, { roles: ['reviewer'], departement: '94' })
  const number = (await w.now()).subject?.number ?? ''
  assert.match((await w.get(`/agents/guichet?q=${number}`, elsewhere.cookie)).text, /Aucune carte/)
  assert.equal((await w.get(`/agents/guichet/${w.cardId}`, elsewhere.cookie)).status, 404)
  assert.equal((await w.post('/agents/guichet/recevoir', elsewhere, { numero: number })).status, 422)
  assert.equal((await w.get('/agents/guichet', reviewer.cookie)).status, 404)
  assert.equal((await w.get(`/agents/cartes/${w.cardId}`, elsewhere.cookie)).status, 404)
  const { rows } = await w.owner.query<{ why: string }>('select why from refused_access')
  assert.ok(rows.some(({ why }) => why === 'another-office') && rows.some(({ why }) => why === 'role-missing'))
})

test('an agent remakes a refused order, and a card lost on its way: the printing house makes one that replaces it', async t => {
  const w = await open(t)
  const lina = await w.approve()
  await w.order(lina.applicationId)
  await w.houseSetting('refuser')
  await w.round()
  const paulette = await signInAgent(w.deps, { roles: ['reviewer'], departement: '94' })
  assert.match((await w.get('/agents/cartes', paulette.cookie)).text, /ne se grave pas/)
  const { id } = await w.cardOf(lina.applicationId)
  assert.equal((await w.post(`/agents/cartes/${id}/refaire`, paulette, { motif: 'lost-in-post' })).status, 409)
  await w.houseSetting('accepter')
  const once = await w.post(`/agents/cartes/${id}/refaire`, paulette, { motif: 'order-refused' }, 'same')
  const twice = await w.post(`/agents/cartes/${id}/refaire`, paulette, { motif: 'order-refused' }, 'same')
  assert.deepEqual([once.status, twice.status], [303, 303])
  await w.dispatch(lina.applicationId)
  const first = (await w.cardOf(lina.applicationId)).state
  assert.equal(first.status, 'with-post')
  assert.equal(first.subject?.number, '26AA00002', 'the numbers of what was refused or asked twice are not lost')
  assert.match((await w.get(`/agents/cartes/${id}`, paulette.cookie)).text, /La lettre est perdue/)
  assert.equal((await w.post(`/agents/cartes/${id}/refaire`, paulette, { motif: 'lost-in-post' })).status, 303)
  await w.dispatch(lina.applicationId)
  const second = (await w.cardOf(lina.applicationId)).state
  const [line] = await w.ledger(second.order?.id)
  assert.equal(line?.remakeOf, first.order?.id)
  assert.ok(await findDriver(w.deps.db, lina.driverId))
})
