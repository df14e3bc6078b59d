import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '@papier-rose/law'
import { signInPerson } from '../account/fixtures.ts'
import { findReadings } from '../account/index.ts'
import { findActs, openAct } from '../acts/index.ts'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { verifyJournal } from '../kit/store.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { signed } from '../kit/testing/signed.ts'
import { aFact, known, takeBack, told, zoe } from '../record/fixtures.ts'
import { readLedger } from '../record/index.ts'
import { refusalExample } from './gallery.ts'
import { refusalPdf } from './refusal-pdf.ts'
import { said, world } from './testing.ts'

test('a person says what is wrong: what is missing is asked beside its field, what was typed is kept, and one report is open at a time', async t => {
  const { person, report, fact, deps } = await world(t)
  const form = await person.get(`/mon-permis/erreurs/${fact}`)
  assert.match(said(form), /infraction, référence PV-1/)
  const bare = await person.send(form, /Envoyer/, { words: 'Ma voiture était au garage.' })
  assert.equal(bare.status, 422)
  assert.match(said(bare), /Choisissez ce qui est faux/)
  assert.match(bare.html, /Ma voiture était au garage\./)
  const sent = await person.send(bare, /Envoyer/, { wrong: 'not-me' })
  assert.match(
    said(sent),
    /Votre signalement est envoyé.*Ce n’était pas moi.*en attente de réponse.*au plus tard le 25 décembre 2026.*Ma voiture était au garage/,
  )
  // The form that was sent, sent again, is the same report; another form is a second one, which waits for the first.
  assert.equal((await person.send(bare, /Envoyer/, { wrong: 'not-me' })).status, 200)
  const again = await report()
  assert.equal(again.status, 409)
  assert.match(said(again), /Vous avez déjà signalé ce fait/)
  assert.equal((await deps.db.query('select 1 from rectification')).rowCount, 1)
  for (const { html } of [form, bare, sent, again]) assert.deepEqual(await htmlProblems(html), [])
})

test('taken back by two people: one proposes with a reason, another confirms; then the points are back and the person is told', async t => {
  const { deps, owner, driverId, person, report, agent, opened, settle, notified } = await world(t)
  await report()
  assert.equal((await readLedger(deps, driverId)).balance, 9)
  const solange = await agent()
  const page = await opened(solange)
  assert.match(said(page), /Ma voiture était au garage.*Votre réponse/)
  const empty = await solange.send(page, /Répondre/)
  assert.equal(empty.status, 422)
  const bare = await solange.send(empty, /Répondre/, { answer: 'error' })
  assert.equal(bare.status, 422)
  assert.match(said(bare), /Dites en quelques mots pourquoi/)
  const proposed = await solange.send(bare, /Répondre/, { grounds: 'La facture du garage le montre.' })
  assert.match(said(proposed), /Le retrait est proposé.*Marcel.*à confirmer par un collègue/)
  await settle()
  assert.equal((await readLedger(deps, driverId)).balance, 9)
  assert.deepEqual(await notified(), [])
  assert.match(said(await person.get('/mon-permis/erreurs')), /retrait proposé, un second agent vérifie/)
  // Who proposed it cannot confirm it; a colleague reads why, and does.
  const own = await solange.follow(await solange.get('/agents/a-confirmer'), /à reprendre/)
  assert.doesNotMatch(said(own), /Confirmer/)
  const paul = await agent('59', ['rights-officer'])
  const act = await paul.follow(await paul.get('/agents/a-confirmer'), /à reprendre/)
  assert.match(said(act), /La facture du garage le montre/)
  await paul.send(act, /Confirmer/)
  await settle()
  await settle()
  assert.equal((await readLedger(deps, driverId)).balance, 12)
  assert.match(said(await person.get('/mon-permis/erreurs')), /PV-1 Ce n’était pas moi retiré de votre dossier/)
  assert.deepEqual(await notified(), [['report-answered', driverId]])
  assert.match(said(await solange.get('/agents/erreurs')), /Rien n’attend de réponse/)
  assert.ok((await findReadings(deps.db, driverId)).some(({ reason }) => reason === 'rectification'))
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  for (const { html } of [page, empty, bare, proposed]) assert.deepEqual(await htmlProblems(html), [])
})

test('declined by the second person, the report waits again, with why; another answer may be given', async t => {
  const { deps, driverId, person, report, agent, opened, settle, notified } = await world(t)
  await report()
  const solange = await agent()
  await solange.send(await opened(solange), /Répondre/, { answer: 'wrong-person', grounds: 'Ce n’était pas lui.' })
  assert.match(said(await opened(solange)), /Il compte quand une autre personne l’a confirmé/)
  const paul = await agent('59', ['rights-officer'])
  const act = await paul.follow(await paul.get('/agents/a-confirmer'), /à reprendre/)
  await paul.send(act, /Écarter/, { reason: 'La photo du contrôle le montre au volant.' })
  await settle()
  assert.equal((await readLedger(deps, driverId)).balance, 9)
  assert.match(said(await person.get('/mon-permis/erreurs')), /en attente de réponse/)
  assert.deepEqual(await notified(), [])
  const again = await opened(solange)
  assert.match(said(again), /a écarté le retrait proposé : La photo du contrôle le montre au volant/)
  assert.match(
    said(await solange.send(again, /Répondre/, { answer: 'refused', grounds: 'La photo vous montre au volant.' })),
    /La réponse est donnée/,
  )
})

test('its author takes the fact back while a second person is awaited: the report is answered all the same', async t => {
  const { deps, driverId, fact, person, report, agent, opened, settle, notified } = await world(t)
  await report()
  const solange = await agent()
  await solange.send(await opened(solange), /Répondre/, { answer: 'error', grounds: 'La facture le montre.' })
  await takeBack(deps, fact, 'error', { by: 'antai', as: 'partner', key: 'antai-takes-it-back' })
  await settle()
  assert.match(said(await person.get('/mon-permis/erreurs')), /retiré de votre dossier/)
  assert.deepEqual(await notified(), [['report-answered', driverId]])
})

test('refused: never without its grounds; a decision of its own in the account, with the ways to contest', async t => {
  const { deps, driverId, accountId, person, report, agent, opened } = await world(t)
  await report()
  const solange = await agent()
  const bare = await solange.send(await opened(solange), /Répondre/, { answer: 'refused' })
  assert.equal(bare.status, 422)
  assert.match(said(bare), /Dites en quelques mots pourquoi/)
  await solange.send(bare, /Répondre/, { answer: 'refused', grounds: 'Le procès-verbal porte votre signature.' })
  assert.equal((await readLedger(deps, driverId)).balance, 9)
  const [act] = await findActs(deps.db, accountId)
  assert.ok(act)
  assert.equal(act.name, 'rectification-refusal')
  const { text } = await readPdf(await openAct(deps, act, 'french'))
  for (const part of ['Le procès-verbal porte votre signature', 'PV-1', 'tribunal administratif', 'CNIL'])
    assert.ok(text.includes(part), part)
  assert.match(
    said(await person.follow(await person.get('/mon-permis/erreurs'), /^infraction, référence PV-1/)),
    /rien n’est changé.*Lire la réponse/,
  )
})

test('“corrected” is said only of what was: the agent is refused in words as long as the fact counts as it was', async t => {
  const { deps, driverId, report, agent, opened } = await world(t)
  await report({ wrong: 'wrong-content', words: 'Deux points, pas trois.' })
  const solange = await agent()
  const page = await opened(solange)
  const not = await solange.send(page, /Répondre/, { answer: 'corrected' })
  assert.equal(not.status, 409)
  assert.match(said(not), /il n’est pas corrigé/)
  await told(deps, driverId, [aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 2, class: 4 }, 1)])
  assert.match(said(await solange.send(not, /Répondre/, { answer: 'corrected' })), /La réponse est donnée/)
})

test('two supervisors answer at once: one answer stands, the other is told', async t => {
  const { deps, report, agent, opened } = await world(t)
  const answersOf = async () => (await deps.db.query<{ state: string }>('select state from rectification')).rows.map(({ state }) => state)
  await report()
  const both = [await agent(), await agent()]
  const pages = await Promise.all(both.map(opened))
  const done = await Promise.all(
    both.map((one, i) => one.send(pages[i] as Page, /Répondre/, { answer: i === 0 ? 'error' : 'refused', grounds: 'Rien ne change.' })),
  )
  assert.deepEqual(done.map(({ status }) => status).sort(), [200, 409])
  assert.match(done.map(said).join(), /Quelqu’un a déjà répondu/)
  assert.equal((await deps.db.query('select 1 from record_proposal')).rowCount, (await answersOf()).includes('proposed') ? 1 : 0)
})

test('another office, another role, another person: the same answer as for what does not exist', async t => {
  const { deps, url, report, agent, fact } = await world(t)
  await report()
  const { rows } = await deps.db.query<{ id: string }>('select id from rectification')
  const address = `/agents/erreurs/${rows[0]?.id}`
  const elsewhere = await agent('75')
  assert.match(said(await elsewhere.get('/agents/erreurs')), /Rien n’attend de réponse/)
  assert.equal((await elsewhere.get(address)).status, 404)
  assert.notEqual((await (await agent('59', ['reviewer'])).get(address)).status, 200)
  const stranger = await signInPerson(deps, { driverId: await known(deps, zoe), sub: 'zoe' })
  assert.equal((await signed(url, stranger.cookie).get(`/mon-permis/erreurs/${fact}`)).status, 404)
})

test('what is erased by order of the law takes its reports with it', async t => {
  const { owner, report, fact } = await world(t)
  await report()
  await owner.query('delete from record_fact where id = $1', [fact])
  assert.equal((await owner.query('select 1 from rectification')).rowCount, 0)
})

test('the answer that refuses reads well in both languages', async () => {
  for (const lang of ['fr', 'en'] as const) {
    const bytes = await refusalPdf(refusalExample, lang)
    const { text, language } = await readPdf(bytes)
    assert.equal(language, lang)
    assert.doesNotMatch(text, /undefined|null|NaN|\[object/)
    for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17)
  }
})
