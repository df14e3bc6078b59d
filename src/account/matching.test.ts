import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '@papier-rose/law'
import { type Driver, rememberDriver } from '../record/index.ts'
import { enter, findAccount } from './accounts.ts'
import { setContact } from './contacts.ts'
import { aPivot, signInAgent, signInPerson } from './fixtures.ts'
import { findFile, noticeChange } from './matching.ts'
import { driverFilePages } from './pages/driver-file.ts'
import { matchPages } from './pages/match-pages.ts'
import { testSite } from './testing.ts'

const at = (t: Parameters<typeof testSite>[0]) => testSite(t, [driverFilePages, matchPages])
type At = Awaited<ReturnType<typeof at>>

const born: Day = day('2009-02-28')
const driver = ({ deps }: At, facts: Partial<Driver> = {}) =>
  rememberDriver(deps.db, deps.ids, {
    neph: '230144001234',
    birthName: 'MOREAU',
    firstNames: ['Lina', 'Zoé'],
    sex: 'female',
    birthDay: born,
    birthplaceCode: '44109',
    birthplace: 'Nantes',
    birthCountry: '99100',
    ...facts,
  })

const get = ({ app }: At, path: string, cookie: string) => app.request(path, { headers: { cookie } })
const post = ({ app }: At, path: string, who: { cookie: string; csrf: string }, fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams({ csrf: who.csrf, form: 'f-1', ...fields }),
    headers: { cookie: who.cookie },
  })
const driverOf = async ({ deps }: At, accountId: string) => (await findAccount(deps.db, accountId))?.driverId
const openTasks = async ({ owner }: At) =>
  (await owner.query(`select id, why, departement, typed_neph, candidates from match_task where state = 'open'`)).rows

test('one file that is the same is linked, in any spelling of the names', async t => {
  const site = await at(t)
  const driverId = await driver(site, { birthName: 'Moreau', firstNames: ['LINA'] })
  await driver(site, { neph: '230144009999', firstNames: ['Chloé'] })
  const lina = await signInPerson(site.deps)
  const answer = await get(site, '/connexion/dossier?retour=/demande%3Fresultat%3D1', lina.cookie)
  assert.equal(answer.headers.get('location'), '/demande?resultat=1')
  assert.equal(await driverOf(site, lina.accountId), driverId)
})

test('no file: the page says what to do, and finds it once the result has come', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  const page = await (await get(site, '/en/connexion/dossier', lina.cookie)).text()
  assert.match(page, /We did not find your file/)
  await driver(site)
  assert.equal((await get(site, '/en/connexion/dossier', lina.cookie)).headers.get('location'), '/en/demande')
})

test('a near file is linked when its NEPH is typed, and the page tells nothing of it before', async t => {
  const site = await at(t)
  const driverId = await driver(site, { birthName: 'MOREAUX' })
  const lina = await signInPerson(site.deps)
  const page = await (await get(site, '/connexion/dossier', lina.cookie)).text()
  assert.match(page, /Nous avons un dossier qui ressemble au vôtre/)
  assert.ok(!page.includes('MOREAUX') && !page.includes('2301'))
  const answer = await post(site, '/connexion/dossier', lina, { neph: '230144 001234', departement: '44', retour: '/demande' })
  assert.equal(answer.headers.get('location'), '/demande')
  assert.equal(await driverOf(site, lina.accountId), driverId)
})

test('without the right NEPH an agent is asked, once, and the person is told to wait', async t => {
  const site = await at(t)
  const [one, two] = [await driver(site, { birthName: 'MOREAUX' }), await driver(site, { neph: '230144005678', birthName: 'MOREAUD' })]
  const lina = await signInPerson(site.deps)
  await post(site, '/connexion/dossier', lina, { neph: '999999999999', departement: '44' })
  await post(site, '/connexion/dossier', lina, { neph: '230144001234', departement: '44' })
  assert.match(await (await get(site, '/connexion/dossier', lina.cookie)).text(), /Un agent cherche votre dossier/)
  const [task, ...others] = await openTasks(site)
  assert.deepEqual(others, [])
  assert.deepEqual(task && { ...task, id: '', candidates: new Set(task.candidates) }, {
    id: '',
    why: 'several-files',
    departement: '44',
    typed_neph: '999999999999',
    candidates: new Set([one, two]),
  })
  assert.equal(await driverOf(site, lina.accountId), undefined)
})

test('what is typed wrong is said beside its field and kept', async t => {
  const site = await at(t)
  await driver(site, { birthName: 'MOREAUX' })
  const lina = await signInPerson(site.deps)
  const answer = await post(site, '/connexion/dossier', lina, { neph: '23014', departement: '' })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /id="neph-error"[\s\S]*Il manque 7 chiffres/)
  assert.match(page, /id="departement-error"[\s\S]*Choisissez le département/)
  assert.match(page, /value="23014"/)
})

test('a NEPH cannot be guessed: after ten tries in an hour the person waits', async t => {
  const site = await at(t)
  const lina = await signInPerson(site.deps)
  const tries: number[] = []
  for (let i = 0; i < 11; i++)
    tries.push((await post(site, '/connexion/dossier', lina, { neph: `23014400${1000 + i}`, departement: '44' })).status)
  assert.deepEqual(tries, [...Array(10).fill(303), 429])
})

/** Lina, whose file is near only, waits for the agents of Loire-Atlantique. */
async function waiting(site: At) {
  const driverId = await driver(site, { birthName: 'MOREAUX' })
  const lina = await signInPerson(site.deps)
  await post(site, '/connexion/dossier', lina, { neph: '', departement: '44' })
  const [task] = await openTasks(site)
  const agent = await signInAgent(site.deps, { roles: ['reviewer'], departement: '44' })
  return { driverId, lina, agent, path: `/agents/rapprochements/${task.id}` }
}

test('an agent sees both identities side by side, links them with a reason, and a double click changes nothing', async t => {
  const site = await at(t)
  const { driverId, lina, agent, path } = await waiting(site)
  assert.match(await (await get(site, '/agents/rapprochements', agent.cookie)).text(), new RegExp(`href="${path}"`))
  const page = await (await get(site, path, agent.cookie)).text()
  assert.match(page, /MOREAUX[\s\S]*presque pareil/)
  assert.deepEqual((await site.owner.query('select driver_id, what from reading')).rows, [{ driver_id: driverId, what: 'civil-status' }])
  const empty = await post(site, path, agent, { reason: '' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Écrivez votre motif/)
  const decision = { file: driverId, reason: 'Acte de naissance vu' }
  for (const _ of [1, 2]) assert.equal((await post(site, path, agent, decision)).status, 303)
  assert.equal(await driverOf(site, lina.accountId), driverId)
  const { rows } = await site.owner.query('select state, decided_by, reason, driver_id from match_task')
  assert.deepEqual(rows, [{ state: 'accepted', decided_by: agent.agentId, reason: 'Acte de naissance vu', driver_id: driverId }])
  const colleague = await signInAgent(site.deps, { roles: ['reviewer'], departement: '44' })
  assert.equal((await post(site, path, colleague, { file: 'none', reason: 'Non' })).status, 409)
})

test('an agent who says no leaves the person without a file, whatever NEPH they type afterwards', async t => {
  const site = await at(t)
  const { lina, agent, path } = await waiting(site)
  assert.equal((await post(site, path, agent, { file: 'none', reason: 'Autre personne' })).status, 303)
  await post(site, '/connexion/dossier', lina, { neph: '230144001234', departement: '44' })
  assert.match(await (await get(site, '/connexion/dossier', lina.cookie)).text(), /pas trouvé votre dossier/)
  assert.equal(await driverOf(site, lina.accountId), undefined)
})

test('only agents of the préfecture see the question, and only the files in question can be linked', async t => {
  const site = await at(t)
  const { agent, path, lina } = await waiting(site)
  const elsewhere = await signInAgent(site.deps, { roles: ['supervisor'], departement: '75' })
  const desk = await signInAgent(site.deps, { roles: ['desk'], departement: '44' })
  for (const { cookie } of [elsewhere, desk]) assert.equal((await get(site, path, cookie)).status, 404)
  assert.ok(!(await (await get(site, '/agents/rapprochements', elsewhere.cookie)).text()).includes(path))
  const stranger = await driver(site, { neph: '230144007777', birthName: 'AUTRE' })
  assert.equal((await post(site, path, agent, { file: stranger, reason: 'x' })).status, 409)
  assert.equal(await driverOf(site, lina.accountId), undefined)
})

test('two agents who decide at once: one decision', async t => {
  const site = await at(t)
  const { driverId, agent, path } = await waiting(site)
  const other = await signInAgent(site.deps, { roles: ['reviewer'], departement: '44' })
  // The row is held until both stand before it.
  const holder = await site.owner.connect()
  await holder.query('begin')
  await holder.query('select from match_task for update')
  const both = [post(site, path, agent, { file: driverId, reason: 'oui' }), post(site, path, other, { file: 'none', reason: 'non' })]
  const waitingThere = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await site.owner.query(waitingThere)).rowCount !== both.length);
  await holder.query('commit')
  holder.release()
  assert.deepEqual((await Promise.all(both)).map(answer => answer.status).sort(), [303, 409])
})

test('a new key at FranceConnect for a file already linked: a supervisor alone joins the two accounts, and the requests stay', async t => {
  const site = await at(t)
  const driverId = await driver(site)
  const before = await signInPerson(site.deps)
  await get(site, '/connexion/dossier', before.cookie)
  await setContact(site.deps, before.accountId, { email: 'garde@courriel.example', lang: 'fr' })
  const after = await signInPerson(site.deps, { sub: 'new-key' })
  assert.match(await (await get(site, '/connexion/dossier', after.cookie)).text(), /Un agent cherche votre dossier/)
  const [task] = await openTasks(site)
  assert.equal(task.why, 'file-of-another-account')
  const path = `/agents/rapprochements/${task.id}`
  const decision = { file: driverId, reason: 'Même personne, état civil rectifié' }
  const reviewer = await signInAgent(site.deps, { roles: ['reviewer'], departement: '44' })
  assert.equal((await get(site, path, reviewer.cookie)).status, 404)
  const supervisor = await signInAgent(site.deps, { roles: ['supervisor'], departement: '44' })
  assert.equal((await post(site, path, supervisor, decision)).status, 303)
  assert.equal((await get(site, '/connexion/dossier', after.cookie)).status, 303, 'the closed account’s session is over')
  const back = await enter(site.deps.db, site.deps.ids, aPivot({ sub: 'new-key' }), 'fr', site.deps.clock.now())
  assert.deepEqual([back.id, back.driverId, back.email], [before.accountId, driverId, 'garde@courriel.example'])
})

test('a civil status that changes is kept as it was until an agent has looked', async t => {
  const site = await at(t)
  const driverId = await driver(site)
  const lina = await signInPerson(site.deps, { sub: 's' })
  const account = async () => {
    const found = await findAccount(site.deps.db, lina.accountId)
    assert.ok(found)
    return found
  }
  await findFile(site.deps, await account())
  const told = aPivot({ sub: 's', familyName: 'MARTIN' })
  await noticeChange(site.deps, await account(), told)
  assert.equal((await account()).identity.familyName, 'MOREAU')
  const supervisor = await signInAgent(site.deps, { roles: ['supervisor'], departement: '75' })
  const [task] = await openTasks(site)
  const path = `/agents/rapprochements/${task.id}`
  assert.match(await (await get(site, path, supervisor.cookie)).text(), /Accepter le nouvel état civil/)
  await post(site, path, supervisor, { file: driverId, reason: 'Décision de justice vue' })
  assert.equal((await account()).identity.familyName, 'MARTIN')
})

test('a civil status that an agent refused is not asked again at each sign-in', async t => {
  const site = await at(t)
  const driverId = await driver(site)
  const { accountId } = await signInPerson(site.deps, { driverId })
  const account = await findAccount(site.deps.db, accountId)
  assert.ok(account)
  const told = { ...account.identity, givenNames: ['Lena'] }
  await noticeChange(site.deps, account, told)
  const supervisor = await signInAgent(site.deps, { roles: ['supervisor'], departement: '44' })
  const [task] = await openTasks(site)
  await post(site, `/agents/rapprochements/${task.id}`, supervisor, { file: 'none', reason: 'Erreur de saisie' })
  await noticeChange(site.deps, account, told)
  assert.deepEqual(await openTasks(site), [])
  await noticeChange(site.deps, account, { ...told, givenNames: ['Léna'] })
  assert.equal((await openTasks(site)).length, 1)
})

test('while no file is linked, a new civil status simply takes the place of the old one', async t => {
  const site = await at(t)
  const driverId = await driver(site, { birthName: 'MARTIN' })
  const lina = await signInPerson(site.deps, { sub: 's' })
  const found = await findAccount(site.deps.db, lina.accountId)
  assert.ok(found)
  const account = await noticeChange(site.deps, found, aPivot({ sub: 's', familyName: 'MARTIN' }))
  assert.equal(await findFile(site.deps, account), 'linked')
  assert.equal(await driverOf(site, lina.accountId), driverId)
  assert.deepEqual(await openTasks(site), [])
})
