import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '@papier-rose/law'
import { type ApplicationEvent, applications, findApplication } from '../application/index.ts'
import { requestWorld, sendRequest } from '../application/testing.ts'
import { aJpeg } from '../evidence/fixtures.ts'
import { ama } from '../exam/fixtures.ts'
import { readStream } from '../kit/store.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { findMessages, messagePages, writeMessage } from './index.ts'

const jpeg = await aJpeg()

/** Ama has sent her request; the pages of its messages stand beside it. */
async function world(t: Parameters<typeof requestWorld>[0]) {
  const w = await requestWorld(t, () => [messagePages])
  await w.send({ ...ama })
  const someone = await w.person(ama)
  const { id } = await sendRequest(someone, jpeg)
  return { ...w, someone, id, at: `/suivi/${id}/messages` }
}

test('a person writes, the office is to answer within its days; nothing that was written is in the journal', async t => {
  const { someone, id, at, deps } = await world(t)
  const page = await someone.follow(await someone.get(`/suivi/${id}`), /écrire à la préfecture/)
  assert.match(page.text, /Aucun message/)
  const sent = await someone.fill(page, { words: 'Où partira\nma carte ?' }, /Envoyer le message/)
  assert.match(sent.text, /Votre message est envoyé/)
  assert.match(sent.text, /au plus tard le 1er.décembre 2026/)
  assert.deepEqual(await htmlProblems(sent.html), [])
  const [message] = await findMessages(deps.db, id)
  assert.equal(message?.words, 'Où partira\nma carte ?')
  const last = (await readStream<ApplicationEvent>(deps.db, applications, id)).at(-1)
  assert.equal(last?.event.type, 'MessageWritten')
  assert.doesNotMatch(JSON.stringify(last), /carte/)
  assert.deepEqual((await findApplication(deps.db, id))?.state.message, {
    waitsFor: 'office',
    since: '2026-11-24',
    answerBy: '2026-12-01',
  })
  assert.equal(sent.url.pathname, at)
})

test('a double click is one message; the same words in a new form are another', async t => {
  const { someone, id, at, deps } = await world(t)
  const page = await someone.get(at)
  await Promise.all([1, 2].map(() => someone.fill(page, { words: 'Bonjour' }, /Envoyer le message/)))
  assert.equal((await findMessages(deps.db, id)).length, 1)
  await someone.fill(await someone.get(at), { words: 'Bonjour' }, /Envoyer le message/)
  assert.equal((await findMessages(deps.db, id)).length, 2)
})

test('nothing written and too much written are said, with how much too much; what was typed stays', async t => {
  const { someone, at, id, deps } = await world(t)
  const page = await someone.get(at)
  const empty = await someone.fill(page, {}, /Envoyer le message/)
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Écrivez votre message/)
  const long = await someone.fill(page, { words: 'x'.repeat(2003) }, /Envoyer le message/)
  assert.equal(long.status, 422)
  assert.match(long.text, /2003 caractères.*retirez-en 3/)
  assert.ok(long.html.includes('x'.repeat(2003)))
  const just = await someone.fill(long, { words: 'x'.repeat(2000) }, /Envoyer le message/)
  assert.equal(just.status, 200)
  assert.equal((await findMessages(deps.db, id)).length, 1)
})

test('a message of the office is new until it is opened, answers what waited, and may ask for an answer by a day', async t => {
  const { someone, id, at, deps, agent } = await world(t)
  await someone.fill(await someone.get(at), { words: 'Bonjour' }, /Envoyer le message/)
  await agent(id, { type: 'Take' })
  const writer = { agentId: 'paulette', as: 'reviewer', answerBy: day('2026-12-08') } as const
  await writeMessage(deps, { applicationId: id, words: 'Quelle est la nouvelle adresse ?', form: 'f1' }, writer)
  assert.match((await someone.get(`/suivi/${id}`)).text, /1 nouveau/)
  const page = await someone.get(at)
  assert.match(page.text, /avant la fin du 8.décembre 2026/)
  assert.doesNotMatch((await someone.get(`/suivi/${id}`)).text, /1 nouveau/)
  await someone.fill(page, { words: '3 rue Crébillon' }, /Envoyer le message/)
  assert.equal((await findApplication(deps.db, id))?.state.message?.waitsFor, 'office')
})

test('an agent who has not taken the file does not write, a stranger does not read, and an ended request may still be written about', async t => {
  const { someone, person, id, at, deps, agent } = await world(t)
  const { refused } = await writeMessage(deps, { applicationId: id, words: 'x', form: 'f1' }, { agentId: 'karim', as: 'reviewer' })
  assert.equal(refused?.refused, 'not-taken')
  assert.deepEqual(await findMessages(deps.db, id), [])
  const stranger = await person()
  assert.equal((await stranger.get(at)).status, 404)
  await agent(id, { type: 'Take' })
  await agent(id, { type: 'Refuse', grounds: [{ code: 'too-young', factsId: 'f' }], on: day('2026-11-24') })
  const sent = await someone.fill(await someone.get(at), { words: 'Pourquoi ?' }, /Envoyer le message/)
  assert.match(sent.text, /Votre message est envoyé/)
})

test('the words typed in a session that ended come back after the next sign-in', async t => {
  const { someone, id, at, deps } = await world(t)
  const page = await someone.get(at)
  await deps.db.query('update session set ended_at = $1', [deps.clock.now()])
  const door = await someone.fill(page, { words: 'Gardez ceci' }, /Envoyer le message/)
  assert.match(door.url.pathname, /connexion/)
  const { rows } = await deps.db.query<{ fields: Record<string, string> }>('select fields from kept_form where path = $1', [at])
  assert.equal(rows[0]?.fields.words, 'Gardez ceci')
  assert.equal((await findMessages(deps.db, id)).length, 0)
})
