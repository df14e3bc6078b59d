import assert from 'node:assert/strict'
import test from 'node:test'
import { aJpeg } from '../evidence/fixtures.ts'
import { issue } from '../exam/cepc.ts'
import { ama, lina, zoe } from '../exam/fixtures.ts'
import { readPdf } from '../kit/pdf/testing.ts'
import { readStream, verifyJournal } from '../kit/store.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import type { Event } from './application.ts'
import { applications } from './reactions.ts'
import { findApplication, readAnswers } from './read.ts'
import { answerPage, codes, fillDraft, requestWorld, sendRequest } from './testing.ts'

const jpeg = await aJpeg()

test('a person of 17 is asked for what the law asks of them, sends the request, and reads who has it', async t => {
  const { send, person, deps } = await requestWorld(t)
  await send({ examDay: '2026-11-20' })
  const someone = await person()
  const check = await fillDraft(someone, jpeg, { logement: { housing: 'parents' } })
  assert.match(check.text, /12 B RUE DES OEILLETS/)
  assert.match(check.text, /94240 L HAY LES ROSES/)
  assert.match(check.text, /Préfecture du Val-de-Marne/)
  assert.match(check.text, /Attestation d’hébergement/)
  assert.match(check.text, /Accord signé de votre représentant légal/)
  assert.match(check.text, /JDC/)
  assert.deepEqual(await htmlProblems(check.html), [])

  const without = await someone.fill(check, {}, 'Envoyer la demande')
  assert.equal(without.status, 422)
  assert.match(without.text, /Cochez la case/)

  const sent = await someone.fill(check, { declaration: 'yes' }, 'Envoyer la demande')
  assert.match(sent.text, /Demande envoyée/)
  const id = sent.url.pathname.split('/').at(-2) ?? ''
  const found = await findApplication(deps.db, id)
  assert.equal(found?.state.status, 'with-agent')
  assert.equal(found?.state.subject?.office, '94')
  assert.equal(found?.state.subject?.cepcLastDay, '2027-03-20')
  const answers = await readAnswers(deps.db, found?.state.subject?.answersId ?? '')
  assert.equal(answers?.facts.address.lines[0], 'MME LINA MOREAU')
  assert.deepEqual(answers?.facts.representative, { name: 'Odile MOREAU', link: 'parent' })
  assert.equal(answers?.questions.find(({ page }) => page === 'nationalite')?.answer.fr, 'Française')

  const follow = await someone.get(`/suivi/${id}`)
  assert.match(follow.text, /La préfecture du Val-de-Marne a votre dossier/)
  assert.match(follow.text, /Il reste 116.jours/)
  assert.match(follow.text, /20.mars 2027/)
  assert.deepEqual(await htmlProblems(follow.html), [])
  const receipt = await someone.get(`/suivi/${id}/recepisse.pdf`)
  assert.equal(receipt.headers.get('content-type'), 'application/pdf')
  const { text } = await readPdf(receipt.bytes)
  for (const fact of ['Aucun texte ne fixe le jour de la réponse', 'jusqu’au 20 mars 2027 compris', 'Préfecture du Val-de-Marne'])
    assert.ok(text.includes(fact), `${fact}: ${text}`)
  assert.deepEqual((await verifyJournal(deps.db)).breaches, [])
})

test('the certificate of the exam is given by the follow-up; not taken yet, the way leads to where it is taken', async t => {
  const { send, person, deps } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const { id } = await sendRequest(someone, jpeg)
  assert.equal((await someone.get(`/suivi/${id}/cepc.pdf`)).url.pathname, '/resultat')
  const { resultId = '' } = (await findApplication(deps.db, id))?.state.subject ?? {}
  const issued = await issue(deps, resultId, { acceptedAt: deps.clock.now() })
  for (const [paper, says] of [
    ['cepc.pdf', issued?.number ?? 'a number'],
    ['cepc-english.pdf', 'courtesy translation'],
  ] as const) {
    const answer = await someone.get(`/suivi/${id}/${paper}`)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    assert.ok((await readPdf(answer.bytes)).text.includes(says), paper)
  }
})

test('a form posted twice is one request, and the page of a draft that was sent leads to its follow-up', async t => {
  const { send, person, deps } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const check = await fillDraft(someone, jpeg)
  const both = await Promise.all([1, 2].map(() => someone.fill(check, { declaration: 'yes' }, 'Envoyer la demande')))
  assert.deepEqual(
    both.map(page => page.status),
    [200, 200],
  )
  const { rows } = await deps.db.query('select id from application')
  assert.equal(rows.length, 1)
  const back = await someone.get(check.url.pathname)
  assert.equal(back.url.pathname, `/suivi/${rows[0].id}`)
})

test('a second request for the same category is joined to the first', async t => {
  const { send, person, deps } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const { id } = await sendRequest(someone, jpeg)
  const start = await someone.get('/demande')
  assert.match(start.text, /elle sera jointe à la première/)
  const again = await sendRequest(someone, jpeg, { photo: { code: codes.other } })
  assert.equal(again.id, id)
  assert.match(again.page.text, /Demande jointe à la première/)
  const events = await readStream<Event>(deps.db, applications, id)
  assert.deepEqual(
    events.map(({ event }) => event.type),
    ['Submitted', 'Joined'],
  )
  assert.equal((await findApplication(deps.db, id))?.state.joined.length, 1)
})

test('drafts belong to the account: begun on one device, gone on with on another; other people do not see that they exist', async t => {
  const { send, person } = await requestWorld(t)
  await send({ ...ama }, { ...zoe })
  const [phone, computer, other] = [await person(ama), await person(ama), await person(zoe)]
  const begun = await phone.fill(await phone.get('/demande'), {}, 'Commencer')
  await phone.fill(await phone.get(`${begun.url.pathname}/nationalite`), { nationality: 'eu' }, /Enregistrer/)
  const tasks = await computer.get(begun.url.pathname)
  assert.match(tasks.text, /Votre nationalité Fait/)
  assert.match(textOf((await computer.get(`${begun.url.pathname}/nationalite`)).html), /Union européenne/)
  const [theirs, nobodys] = [await other.get(begun.url.pathname), await other.get('/demande/0199aaaa-0000-7000-8000-000000000001')]
  assert.equal(theirs.status, 404)
  assert.equal(theirs.text, nobodys.text)
})

test('a correction mends that piece alone: the file goes back to the agent, with its rank', async t => {
  const { send, person, agent, deps, clock } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const { id } = await sendRequest(someone, jpeg)
  const before = (await findApplication(deps.db, id))?.state
  clock.wind(2)
  await agent(id, { type: 'Take' })
  await agent(id, { type: 'AskForCorrection', piece: 'address-proof', reason: 'older-than-6-months', on: clock.today() })
  const follow = await someone.get(`/suivi/${id}`)
  assert.match(follow.text, /Nous attendons une correction/)
  assert.match(follow.text, /six mois ou plus/)
  assert.match(follow.text, /25.janvier 2027/)

  const mend = await someone.follow(follow, /^Corriger/)
  const early = await someone.fill(mend, {}, /fichier/)
  assert.equal(early.status, 422)
  assert.match(early.text, /Choisissez un fichier/)
  const file = new File([new Uint8Array(jpeg)], 'facture.jpg', { type: 'image/jpeg' })
  const ready = await someone.fill(mend, { file }, /fichier/)
  assert.match(ready.text, /facture\.jpg/)
  const done = await someone.fill(ready, {}, 'Envoyer la correction')
  assert.match(done.text, /Votre correction est envoyée/)
  const after = (await findApplication(deps.db, id))?.state
  assert.equal(after?.status, 'with-agent')
  assert.equal(after?.pieces['address-proof']?.state, 'mended')
  assert.equal(after?.submittedAt, before?.submittedAt)
  assert.equal(after?.taker, 'paulette')

  // The back button: the correction is not awaited any more.
  const late = await someone.fill(ready, {}, 'Envoyer la correction')
  assert.match(late.text, /Votre correction est envoyée/)
  const { rows } = await deps.db.query(`select state from evidence where piece = 'address-proof' order by received_at`)
  assert.deepEqual(
    rows.map(row => row.state),
    ['replaced', 'submitted'],
  )
})

test('a new photo code is held before the old one is given back, and the answers say which one counts', async t => {
  const { send, person, agent, deps, clock } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const { id } = await sendRequest(someone, jpeg)
  await agent(id, { type: 'Take' })
  await agent(id, { type: 'AskForCorrection', piece: 'photo-signature', reason: 'photo-sharpness', on: clock.today() })
  const page = await someone.get(`/suivi/${id}/corriger/photo-signature`)
  for (const [code, words] of [
    ['LNA', /20 à 30 lettres et chiffres/],
    [codes.fresh, /le code que nous avons déjà/],
    [codes.old, /n’est plus valable/],
    ['LNA9999999999999999999', /Aucune photo ne porte ce code/],
  ] as const) {
    const wrong = await someone.fill(page, { code }, 'Envoyer la correction')
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, words)
  }
  await someone.fill(page, { code: codes.other }, 'Envoyer la correction')
  const subject = (await findApplication(deps.db, id))?.state.subject
  assert.equal((await readAnswers(deps.db, subject?.answersId ?? ''))?.facts.photoCode, codes.other)
  const { rows } = await deps.db.query('select code, state from sandbox.ephoto_code order by code')
  assert.deepEqual(rows, [
    { code: codes.fresh, state: 'new' },
    { code: codes.other, state: 'reserved' },
    { code: codes.old, state: 'new' },
  ])
})

test('the proof was right and the address was not: the address is corrected, and the préfecture of the new one has the file', async t => {
  const { send, person, agent, deps, clock } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const { id } = await sendRequest(someone, jpeg)
  const other = await someone.get(`/suivi/${id}/corriger/address-proof/adresse`)
  assert.equal(other.status, 404)
  await agent(id, { type: 'Take' })
  await agent(id, { type: 'AskForCorrection', piece: 'address-proof', reason: 'other-address', on: clock.today() })
  const first = await someone.follow(await someone.get(`/suivi/${id}/corriger/address-proof`), 'Corriger plutôt mon adresse')
  assert.equal((await someone.fill(first, { postcode: '9' }, 'Continuer')).status, 422)
  const second = await someone.fill(first, { postcode: '75013' }, 'Continuer')
  const wrong = await someone.fill(second, { street: '3 rue de Tolbiac' }, 'Envoyer la correction')
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /value="3 rue de Tolbiac"/)
  const done = await someone.fill(second, { street: '3 rue de Tolbiac', letterbox: 'MENSAH' }, 'Envoyer la correction')
  assert.match(done.text, /Votre correction est envoyée/)
  assert.match(done.text, /La préfecture de police a votre dossier/)
  const state = (await findApplication(deps.db, id))?.state
  assert.equal(state?.subject?.office, '75')
  assert.equal(state?.taker, undefined)
  assert.deepEqual((await readAnswers(deps.db, state?.subject?.answersId ?? ''))?.facts.address.lines, [
    'MME AMA MENSAH',
    '3 RUE DE TOLBIAC',
    '75013 PARIS',
  ])
})

test('the person withdraws after being asked once more; a page that is too old says what changed', async t => {
  const { send, person, agent } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const { id } = await sendRequest(someone, jpeg)
  const sure = await someone.follow(await someone.get(`/suivi/${id}`), 'Renoncer à cette demande')
  await agent(id, { type: 'Take' })
  const done = await someone.fill(sure, {}, 'Oui, renoncer')
  assert.match(done.text, /Vous avez renoncé/)
  const again = await someone.fill(await someone.get(`/suivi/${id}/retirer`), {}, 'Oui, renoncer')
  assert.equal(again.status, 409)
  assert.match(again.text, /votre demande a changé entre-temps/)
})

test('another person’s request answers as one that does not exist, on every page', async t => {
  const { send, person } = await requestWorld(t)
  await send({ ...ama }, { ...zoe })
  const { id } = await sendRequest(await person(ama), jpeg)
  const other = await person(zoe)
  for (const rest of [
    '',
    '/etat',
    '/envoyee',
    '/recepisse.pdf',
    '/cepc.pdf',
    '/retirer',
    '/corriger/identity',
    '/fichiers/0199aaaa-0000-7000-8000-000000000001',
  ]) {
    const [theirs, nobodys] = [
      await other.get(`/suivi/${id}${rest}`),
      await other.get(`/suivi/0199aaaa-0000-7000-8000-000000000001${rest}`),
    ]
    assert.equal(theirs.status, 404, rest)
    assert.equal(theirs.text, nobodys.text, rest)
  }
})

test('a session that ends in the middle of a form keeps the answers', async t => {
  const { send, person, owner } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const begun = await someone.fill(await someone.get('/demande'), {}, 'Commencer')
  const page = await someone.get(`${begun.url.pathname}/coordonnees`)
  await owner.query('update session set ended_at = now()')
  const form = page.forms.find(({ action }) => action.pathname.endsWith('/coordonnees'))
  assert.ok(form)
  const door = await someone.post(form, { email: 'ama@courriel.example' }, { stopAt: new URL('/connexion', page.url) })
  assert.equal(door.url.pathname, '/connexion')
  await owner.query('update session set ended_at = null')
  const back = await someone.get(`${begun.url.pathname}/coordonnees`)
  assert.match(back.html, /value="ama@courriel\.example"/)
})

test('when the provider of photos does not answer, the page says so and the code that was typed stays', async t => {
  const { send, person, photos } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const begun = await someone.fill(await someone.get('/demande'), {}, 'Commencer')
  photos.fetchCode = async () => ({ down: true, reason: 'unreachable', retryAfterS: null })
  const page = await someone.fill(await someone.get(`${begun.url.pathname}/photo`), { code: codes.fresh }, /Enregistrer/)
  assert.equal(page.status, 422)
  assert.match(page.text, /Le service des photos ne répond pas/)
  assert.match(page.html, new RegExp(`value="${codes.fresh}"`))
})

test('names with œ, an apostrophe, a hyphen or no first name go through to the envelope and the receipt', async t => {
  const { send, person, deps } = await requestWorld(t)
  await send({ ...zoe, birthName: 'ŒUVRARD-L’HÔPITAL DE LA RÖCHEFŒUCAULD-MONTBÉLIARD XY', firstNames: [] })
  const someone = await person(zoe)
  const { id } = await sendRequest(someone, jpeg)
  const answers = await readAnswers(deps.db, id)
  const first = answers?.facts.address.lines[0] ?? ''
  assert.ok(first.length <= 38, first)
  assert.match(first, /^OEUVRARD L HOPITAL/)
  assert.equal((await someone.get(`/suivi/${id}/recepisse.pdf`)).status, 200)
})

test('the English road is English', async t => {
  const { send, person } = await requestWorld(t)
  await send({ ...ama })
  const someone = await person(ama)
  const check = await fillDraft(someone, jpeg, {}, '/en/demande')
  assert.doesNotMatch(check.text.replaceAll('Enregistrer', ''), /\b(vous|votre|vos)\b/i)
  const sent = await someone.fill(check, { declaration: 'yes' }, 'Send the request')
  assert.match(sent.text, /Request sent/)
})

test('pieces: each refusal of a file stands beside the field; a file is replaced and removed', async t => {
  const { send, person } = await requestWorld(t)
  await send({ ...lina })
  const someone = await person()
  const begun = await someone.fill(await someone.get('/demande'), {}, 'Commencer')
  let page = await someone.follow(begun, 'Continuer')
  for (let n = 0; n < 12 && !page.url.pathname.includes('/pieces/'); n++) page = await answerPage(someone, page, jpeg)
  const bad = new File([new Uint8Array(Buffer.from('MZ\u0090\u0000 a program'))], 'carte.jpg', { type: 'image/jpeg' })
  const refused = await someone.fill(page, { file: bad }, /Envoyer ce fichier/)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /id="file-error"/)
  const empty = await someone.fill(page, { file: new File([], 'vide.jpg') }, /Envoyer ce fichier/)
  assert.match(empty.text, /Votre fichier est vide/)
  const sent = await someone.fill(page, { file: new File([new Uint8Array(jpeg)], 'recto.jpg') }, /Envoyer ce fichier/)
  assert.match(sent.text, /recto\.jpg/)
  const picture = /src="([^"]+fichiers[^"]+)"/.exec(sent.html)?.[1] ?? ''
  assert.equal((await someone.get(picture)).headers.get('content-type'), 'image/jpeg')
  const replacing = await someone.follow(sent, /^Remplacer/)
  const replaced = await someone.fill(replacing, { file: new File([new Uint8Array(jpeg)], 'mieux.jpg') }, /Envoyer ce fichier/)
  assert.match(replaced.text, /mieux\.jpg/)
  assert.doesNotMatch(replaced.text, /recto\.jpg/)
  const gone = await someone.fill(replaced, {}, /^Retirer/)
  assert.doesNotMatch(gone.text, /mieux\.jpg/)
})
