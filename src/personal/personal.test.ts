import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { signInAgent } from '../account/fixtures.ts'
import { consentPages } from '../account/pages/consent.ts'
import { contactPages } from '../account/pages/contacts.ts'
import { deliverAct } from '../acts/index.ts'
import { requestWorld, sendRequest } from '../application/testing.ts'
import { aJpeg } from '../evidence/fixtures.ts'
import { ama } from '../exam/fixtures.ts'
import { idFrom } from '../kit/ids.ts'
import { readPdf } from '../kit/pdf/testing.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { writeMessage } from '../messages/index.ts'
import { writeLetter } from '../notices/notify.ts'
import { requestNotices } from '../notices/request.ts'
import { personalPages } from './index.ts'

const jpeg = await aJpeg()

/** Ama has sent her request, wrote a message, got a letter and an act, and an agent read her file. */
async function world(t: TestContext) {
  const w = await requestWorld(t, partners => [personalPages(partners), contactPages, consentPages])
  await w.send({ ...ama })
  const someone = await w.person(ama)
  const { id } = await sendRequest(someone, jpeg)
  const { accountId, driverId } = someone
  await writeMessage(w.deps, { applicationId: id, words: 'Où partira ma carte ?', form: 'f' }, { accountId })
  const letter = {
    id: 'e1.request-received',
    notice: 'request-received',
    letter: requestNotices['request-received'].sample,
    applicationId: id,
  }
  await writeLetter(w.deps, letter, { accountId, address: 'ama@courriel.example', firstName: 'Ama', lang: 'fr' })
  const act = await deliverAct(w.deps, w.deps.db, {
    id: idFrom('act', 'test'),
    accountId,
    name: 'refusal',
    kind: 'decision',
    title: { fr: 'Refus de votre demande', en: 'Refusal of your request' },
    departement: '94',
    write: async () => ({ french: Buffer.from('%PDF-acte'), english: Buffer.from('%PDF-sheet') }),
  })
  const { agentId } = await signInAgent(w.deps, { roles: ['reviewer'], departement: '94', name: 'Paulette Girard' })
  await w.owner.query(`insert into reading (id, at, agent_id, driver_id, what, reason) values ($1, $2, $3, $4, $5, 'reviewing')`, [
    w.deps.ids(),
    w.clock.now(),
    agentId,
    driverId,
    `application/${id}`,
  ])
  return { ...w, someone, id, act }
}

test('one home leads to everything that is a person’s, and each letter is read and taken away as it was sent', async t => {
  const { someone, person, id, act } = await world(t)
  const home = await someone.get('/compte')
  for (const said of [/Demande D-/, /Mes courriers.*À lire/, /À confirmer/, /Mes données/, /Mon permis/]) assert.match(home.text, said)
  const letters = await someone.follow(home, 'Mes courriers')
  assert.match(letters.text, /Refus de votre demande Pas encore ouvert|Refus de votre demande.*Pas encore ouvert/)
  const letter = await someone.follow(letters, /Nous avons reçu votre demande/)
  assert.match(letter.text, /Bonjour Ama/)
  assert.match(letter.text, /ama@courriel.example/)
  const text = Buffer.from((await someone.get(`${letter.url.pathname}/courrier.txt`)).bytes).toString()
  assert.match(text, /Bonjour Ama,/)
  assert.match(text, new RegExp(`/suivi/${id}`))
  assert.match(Buffer.from((await someone.get(`${letter.url.pathname}/courrier.html`)).bytes).toString(), /<!DOCTYPE html>/)
  const pdf = await readPdf(new Uint8Array((await someone.get(`${letter.url.pathname}/courrier.pdf`)).bytes))
  assert.match(pdf.text, /Un agent vérifie vos pièces/)
  const shown = await someone.get(`/compte/courriers/actes/${act.id}`)
  assert.match(shown.text, /ne fait courir aucun délai/)
  const paper = await someone.get(`/compte/courriers/actes/${act.id}/acte.pdf`)
  assert.equal(Buffer.from(paper.bytes).toString(), '%PDF-acte')
  assert.match((await someone.get('/compte/courriers')).text, /Refus de votre demande.*Lu/)
  const data = await someone.get('/compte/donnees')
  for (const page of [home, letters, letter, shown, data]) {
    assert.equal(page.status, 200, page.title)
    assert.deepEqual(await htmlProblems(page.html), [], page.title)
  }
  const stranger = await person()
  for (const theirs of [
    letter.url.pathname,
    `${letter.url.pathname}/courrier.pdf`,
    `/compte/courriers/actes/${act.id}`,
    `/compte/courriers/actes/${act.id}/acte.pdf`,
  ])
    assert.equal((await stranger.get(theirs)).status, 404, theirs)
})

test('what we hold is said with its article and its day, who read it is named, and all of it can be taken away', async t => {
  const { someone, id, deps } = await world(t)
  const page = await someone.get('/compte/donnees')
  assert.match(page.text, /À effacer le 24.novembre 2028.*L. 225-2/)
  assert.match(page.text, /Paulette Girard.*Examine votre demande/)
  const json = JSON.parse(Buffer.from((await someone.get('/compte/donnees/export.json')).bytes).toString())
  assert.equal(json.account.email, 'lina@courriel.example')
  assert.equal(json.requests[0].request.id, id)
  assert.ok(json.requests[0].answers.length > 5)
  assert.equal(json.requests[0].messages[0].words, 'Où partira ma carte ?')
  assert.ok(json.requests[0].files.length > 0)
  assert.equal(json.letters[0].notice, 'request-received')
  assert.equal(json.readings[0].name, 'Paulette Girard')
  assert.equal(json.driver.neph, ama.neph)
  assert.ok(json.record.categories)
  const { text } = await readPdf(new Uint8Array((await someone.get('/compte/donnees/export.pdf')).bytes))
  assert.match(text, /Où partira ma carte/)
  assert.match(text, /Qui a lu votre dossier/)
  assert.equal(deps.clock.today(), day('2026-11-24'))
})
