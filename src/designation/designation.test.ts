import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { type Day, day, type FactContents, ofKind } from '@papier-rose/law'
import { signInAgent, signInPerson } from '../account/fixtures.ts'
import { findReadings, whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { fixedClock } from '../kit/clock.ts'
import type { Deps } from '../kit/deps.ts'
import { type Role, site } from '../kit/http.ts'
import { verifyJournal } from '../kit/store.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { served, signed } from '../kit/testing/signed.ts'
import { licencePages } from '../licence/index.ts'
import { aFact, from, known, told, zoe } from '../record/fixtures.ts'
import { answerNamed, giveCategory, lookAt, readLedger, readLife, readNamed, tell } from '../record/index.ts'
import { designationPages } from './index.ts'

const said = (page: Page): string => page.text.replaceAll('\u00a0', ' ')

/** Marcel holds B since 2008, on 25 November 2026; the worker’s look follows each fact told. */
async function world(t: TestContext) {
  const { deps: given, owner } = await testDeps(t)
  const clock = fixedClock('2026-11-25')
  const deps: Deps = { ...given, clock }
  const url = await served(t, site(deps, { before: [whoIsHere(deps)], pages: [designationPages, licencePages] }))
  const driverId = await known(deps)
  await giveCategory(deps, driverId, { category: 'B', since: day('2008-03-03'), codes: [] }, 'B')
  const tell = async (...facts: ReturnType<typeof aFact>[]) => {
    await told(deps, driverId, facts)
    await lookAt(deps, driverId)
  }
  return {
    deps,
    owner,
    clock,
    driverId,
    tell,
    named: (reference = 'D-1', more: Partial<FactContents['driver-named']> = {}) =>
      tell(
        aFact('driver-named', reference, {
          for: 'PV-1',
          committedOn: day('2026-11-01'),
          on: day('2026-11-20'),
          by: 'vehicle-holder',
          ...more,
        }),
      ),
    infraction: () => tell(aFact('infraction', 'PV-1', { committedOn: day('2026-11-01'), points: 3, class: 4 })),
    established: (on: Day, by: FactContents['establishment']['by'] = 'paiement-amende-forfaitaire') =>
      tell(aFact('establishment', `E-${on}`, { for: 'PV-1', on, by })),
    async person(driver: string = driverId) {
      const { cookie, accountId } = await signInPerson(deps, { driverId: driver, sub: `of-${driver}` })
      return { ...signed(url, cookie), accountId }
    },
    async agent(role: Role = 'rights-officer') {
      const { cookie, agentId } = await signInAgent(deps, { roles: [role], departement: '59' })
      return { ...signed(url, cookie), agentId }
    },
    /** The page of the one naming, as the person reads it. */
    async question(browser: ReturnType<typeof signed>): Promise<Page> {
      return browser.follow(await browser.get('/mon-permis/designations'), /Répondre|Voir ou changer/)
    },
    jobs: async () =>
      (
        await owner.query<{ payload: Record<string, string> }>(
          `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           where t.identifier = 'notify-driver'`,
        )
      ).rows.map(({ payload }) => payload),
  }
}

test('somebody names a driver: they are told once, asked with the last day and the law, and their answer stays with the infraction', async t => {
  const { named, infraction, person, question, deps, driverId, jobs, owner } = await world(t)
  await named()
  await infraction()
  const [job, ...more] = await jobs()
  assert.deepEqual([job?.notice, job?.driverId, more], ['driver-named', driverId, []])
  assert.deepEqual(Object.keys(job ?? {}).sort(), ['about', 'driverId', 'key', 'notice'])
  const him = await person()
  assert.match(said(await him.get('/mon-permis')), /On dit que je conduisais.*Réponse attendue/)
  const page = await question(him)
  assert.match(said(page), /1er novembre 2026.*le titulaire de la carte grise.*Points en jeu 3/)
  assert.match(said(page), /au plus tard le 4 janvier 2027/)
  assert.match(said(page), /vendre des points.*délit.*L\. 223-9/)
  const empty = await him.send(page, /Envoyer ma réponse/, { words: 'Je cherche.' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /Je cherche\./)
  const done = await him.send(page, /Envoyer ma réponse/, { answer: 'not-me', words: 'J’étais à Brest.' })
  assert.match(said(done), /Votre réponse est enregistrée.*Non, ce n’était pas moi \(le 25 novembre 2026\).*J’étais à Brest/)
  const [fact, ...others] = ofKind((await readLife(deps, driverId)).facts, 'driver-answer')
  assert.deepEqual([fact?.content.answer, fact?.content.words, others], ['not-me', 'J’étais à Brest.', []])
  const { rows } = await owner.query<{ all: string }>(
    `select (select json_agg(f) from record_fact f)::text || (select json_agg(j) from journal j)::text || (select json_agg(n) from named_driver n)::text as all`,
  )
  assert.doesNotMatch(rows[0]?.all ?? '', /Brest/)
  assert.deepEqual((await verifyJournal(owner)).breaches, [])
  for (const { html } of [page, empty, done]) assert.deepEqual(await htmlProblems(html), [])
})

test('a double click is one answer; another answer later is a revision; the old form sent again is a conflict that shows the last answer', async t => {
  const { named, person, question, deps, driverId } = await world(t)
  await named()
  const him = await person()
  const page = await question(him)
  const answers = async () => ofKind((await readLife(deps, driverId)).facts, 'driver-answer').map(({ content }) => content.answer)
  const clicks = await Promise.all([1, 2].map(() => him.send(page, /Envoyer/, { answer: 'unknown' })))
  assert.deepEqual(
    clicks.map(({ status }) => status),
    [200, 200],
  )
  assert.deepEqual(await answers(), ['unknown'])
  await him.send(await question(him), /Envoyer/, { answer: 'not-me' })
  assert.deepEqual((await answers()).sort(), ['not-me', 'unknown'])
  const old = await him.send(page, /Envoyer/, { answer: 'me' })
  assert.equal(old.status, 409)
  assert.match(said(old), /Ce formulaire a déjà servi.*Non, ce n’était pas moi/)
  assert.deepEqual((await answers()).sort(), ['not-me', 'unknown'], 'nothing of it was written')
  await him.send(old, /Envoyer/, { answer: 'me' })
  assert.equal((await readNamed(deps, driverId))[0]?.answer?.is, 'me')
  assert.equal((await readNamed(deps, driverId))[0]?.answer?.changes, 2)
})

test('two answers at the same moment are both kept, and the last one stands', async t => {
  const { named, deps, driverId } = await world(t)
  await named()
  const [one] = await readNamed(deps, driverId)
  assert.ok(one)
  const give = (answer: 'me' | 'not-me') => answerNamed(deps, driverId, one.id, { answer }, { by: 'account', key: answer })
  assert.deepEqual(await Promise.all([give('me'), give('not-me')]), [{}, {}])
  const facts = ofKind((await readLife(deps, driverId)).facts, 'driver-answer')
  assert.deepEqual(facts.map(({ revision }) => revision).sort(), [0, 1])
})

test('an answer after the last day stays, and is said to be late', async t => {
  const { named, person, question, clock } = await world(t)
  await named()
  clock.set('2027-01-05T10:00:00+01:00')
  const him = await person()
  const page = await question(him)
  assert.match(said(page), /sans réponse.*Le délai est passé/)
  assert.match(said(await him.send(page, /Envoyer/, { answer: 'not-me' })), /Votre réponse est enregistrée/)
})

test('established before the answer, an agent sees it; once the person says that it was them, there is nothing to look at', async t => {
  const { named, infraction, established, person, question, agent, deps, driverId, tell } = await world(t)
  await named()
  await infraction()
  const her = await agent()
  assert.match(said(await her.get('/agents/designations')), /Rien à regarder/)
  await established(day('2026-11-24'))
  assert.match(said(await her.get('/agents/designations')), /D-1.*Établie avant la réponse/)
  assert.equal((await readLedger(deps, driverId)).balance, 9, 'the law withdraws the points all the same')
  const him = await person()
  const page = await question(him)
  assert.match(said(page), /établie sans votre réponse, ou malgré elle/)
  await him.send(page, /Envoyer/, { answer: 'me' })
  await tell()
  assert.match(said(await her.get('/agents/designations')), /Rien à regarder/)
})

test('denied, then convicted: the agent reads answer and words beside the conviction, the reading is logged, and settles it once', async t => {
  const { named, infraction, established, person, question, agent, deps, driverId, tell, owner } = await world(t)
  await named()
  await infraction()
  const him = await person()
  await him.send(await question(him), /Envoyer/, { answer: 'not-me', words: 'J’étais à Brest.' })
  await established(day('2026-11-25'), 'condamnation-definitive')
  const her = await agent()
  const page = await her.follow(await her.get('/agents/designations'), /D-1/)
  assert.match(said(page), /malgré|dit que ce n’était pas elle/)
  assert.match(said(page), /condamnation définitive.*Non, ce n’était pas moi.*J’étais à Brest/)
  assert.deepEqual(
    (await findReadings(deps.db, driverId)).map(({ reason }) => reason),
    ['naming'],
  )
  assert.match(said(await her.send(page, /transmis/)), /sortie de la liste.*Rien à regarder/)
  await her.send(page, /transmis/)
  await tell()
  assert.match(said(await her.get('/agents/designations')), /Rien à regarder/)
  const { rows } = await owner.query<{ settled_by: string }>('select settled_by from named_driver')
  assert.deepEqual(rows, [{ settled_by: her.agentId }])
  for (const { html } of [page]) assert.deepEqual(await htmlProblems(html), [])
})

test('nobody is named before the infraction, nor tomorrow: the partner is told so', async t => {
  const { deps, driverId } = await world(t)
  const refusal = async (content: Partial<FactContents['driver-named']>) => {
    const fact = aFact('driver-named', 'D-9', {
      for: 'PV-1',
      committedOn: day('2026-11-01'),
      on: day('2026-11-20'),
      by: 'buyer',
      ...content,
    })
    return (await tell(deps, driverId, [fact], from('fines', 'k'))).refused?.refused
  }
  assert.equal(await refusal({ on: day('2026-10-31') }), 'unreadable')
  assert.equal(await refusal({ on: day('2026-11-26') }), 'after-today')
  assert.equal(await refusal({ on: day('2026-11-01') }), undefined)
})

test('once the naming is erased by order of the law, nothing is left to look at', async t => {
  const { named, infraction, established, owner, agent } = await world(t)
  await named()
  await infraction()
  await established(day('2026-11-24'))
  await owner.query(`delete from record_fact where kind = 'driver-named'`)
  assert.match(said(await (await agent()).get('/agents/designations')), /Rien à regarder/)
  assert.equal((await owner.query('select 1 from named_driver')).rowCount, 0)
})

test('another person and an unknown id are one same page; who was named by error is asked no more', async t => {
  const { named, person, agent, question, deps, driverId, tell } = await world(t)
  await named()
  const him = await person()
  const page = await question(him)
  const other = await person(await known(deps, zoe))
  assert.equal((await other.get(page.url)).status, 404)
  assert.equal((await him.get('/agents/designations')).status, 404)
  for (const role of ['reviewer', 'desk', 'verifier', 'court-clerk'] as const)
    assert.equal((await (await agent(role)).get('/agents/designations')).status, 404, role)
  assert.equal((await (await agent()).get(`/agents/designations/${deps.ids()}`)).status, 404)
  const [fact] = ofKind((await readLife(deps, driverId)).facts, 'driver-named')
  await deps.db.query('update record_fact set taken_back_on = $2 where id = $1', [fact?.id, '2026-11-25'])
  await tell()
  assert.match(said(await him.get('/mon-permis/designations')), /Personne ne vous a désigné/)
  assert.equal((await him.send(page, /Envoyer/, { answer: 'me' })).status, 404)
})
