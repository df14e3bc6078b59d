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
import { suspended } from '../record/fixtures.ts'
import { lookAt, proposeTakeBack, tell } from '../record/index.ts'
import { personalPages } from './index.ts'
import { heldAs } from './read.ts'

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

test('every table that names a person is in the export, or says why not: a new one finds its place', async t => {
  const { owner } = await world(t)
  const { rows } = await owner.query<{ table_name: string }>(
    `select distinct table_name from information_schema.columns
     where table_schema = 'public' and (column_name in ('driver_id', 'account_id') or column_name like '%\\_driver') order by table_name`,
  )
  assert.deepEqual(
    rows.map(({ table_name }) => table_name),
    Object.keys(heldAs).sort(),
  )
})

test('what waits about somebody is theirs to read: the act that an agent proposed with its reason, and what the préfecture awaits', async t => {
  const { someone, deps, owner } = await world(t)
  const driverId = someone.driverId
  const telling = { by: 'odile', as: 'rights-officer', teller: 'prefecture', source: 'prefecture-94', key: 'k' } as const
  const { facts } = await tell(deps, driverId, [suspended(day('2026-11-10'), { months: 6 })], telling)
  await proposeTakeBack(deps, driverId, facts[0]?.id ?? '', 'error', { ...telling, key: 'k2', reason: 'Arrêté retiré par son auteur' })
  await lookAt(deps, driverId)
  const json = JSON.parse(Buffer.from((await someone.get('/compte/donnees/export.json')).bytes).toString())
  for (const as of Object.values(heldAs)) if ('part' in as) assert.ok(Object.hasOwn(json, as.part), as.part)
  assert.equal(json.proposals[0].reason, 'Arrêté retiré par son auteur')
  assert.equal(json.proposals[0].fact.kind, 'administrative-suspension')
  assert.equal(json.rows.awaited_aptitude[0].last_day, '2027-05-10')
  assert.ok(json.rows.exam_result[0].category)
  assert.doesNotMatch(JSON.stringify(json.proposals), /odile/)
  const { rows } = await owner.query('select 1 from awaited_aptitude')
  assert.equal(rows.length, 1)
  const { text } = await readPdf(new Uint8Array((await someone.get('/compte/donnees/export.pdf')).bytes))
  assert.match(text, /Arrêté retiré par son auteur/)
})
