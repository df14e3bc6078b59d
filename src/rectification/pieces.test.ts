import assert from 'node:assert/strict'
import test from 'node:test'
import { signInPerson } from '../account/fixtures.ts'
import { deliverAct, findActs } from '../acts/index.ts'
import { aJpeg, aPdf, aProgram } from '../evidence/fixtures.ts'
import { listOf, refusals } from '../evidence/index.ts'
import { openDb } from '../kit/db.ts'
import type { Deps } from '../kit/deps.ts'
import type { Page } from '../kit/testing/browserless.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { signed } from '../kit/testing/signed.ts'
import { eicar } from '../partners/clamd/simulator.ts'
import { known, zoe } from '../record/fixtures.ts'
import { eraseReportsLeft, ownerOfReport } from './index.ts'
import { actIdOf, refusalName } from './rows.ts'
import { said, world } from './testing.ts'

const fileOf = (bytes: Uint8Array, name: string): File => new File([new Uint8Array(bytes)], name)
const idIn = ({ url }: Page): string => url.pathname.split('/').at(-1) ?? ''
const sends = /Envoyer ce fichier/
const megabyte = 1024 * 1024

test('a bill is added to a report: its person sees it and may take it out, the office opens it page by page, and the reading is logged', async t => {
  const { deps, vault, person, report, agent, opened, owner } = await world(t)
  const mine = await report()
  const added = await person.send(mine, sends, { file: fileOf(await aPdf({ pages: 2 }), 'facture du garage.pdf') })
  assert.match(said(added), /facture du garage\.pdf 2 pages Remplacer.*Retirer/)
  const picture = /src="([^"]+fichiers[^"]+)"/.exec(added.html)?.[1] ?? ''
  assert.equal((await person.get(picture)).headers.get('content-type'), 'image/jpeg')
  const two = await person.send(added, sends, { file: fileOf(await aJpeg(), 'voiture.jpg') })
  const one = await person.send(two, /Retirer.*facture/)
  assert.doesNotMatch(said(one), /facture du garage/)
  const solange = await agent()
  const toAnswer = await opened(solange)
  assert.match(toAnswer.html, /alt="voiture\.jpg, page 1 sur 1"/)
  const full = /href="([^"]+fichiers[^"]+)"/.exec(toAnswer.html)?.[1] ?? ''
  const before = (await owner.query('select 1 from reading')).rowCount ?? 0
  assert.equal((await solange.get(full)).headers.get('content-type'), 'image/jpeg')
  assert.equal((await owner.query('select 1 from reading')).rowCount, before + 1)
  assert.equal((await solange.get(full.replace(/1$/, '2'))).status, 404)
  // Answered, nothing is added or taken out any more.
  await solange.send(toAnswer, /Répondre/, { answer: 'refused', grounds: 'La facture est d’un autre jour.' })
  const after = await person.send(one, /Retirer/)
  assert.equal(after.status, 409)
  assert.match(said(after), /Quelqu’un a répondu.*voiture\.jpg/)
  assert.equal((await person.send(one, sends, { file: fileOf(await aJpeg(), 'tard.jpg') })).status, 409)
  const kept = await listOf({ db: deps.db, vault }, ownerOfReport(idIn(mine)))
  assert.deepEqual(
    kept.map(({ name, state }) => [name, state]),
    [['voiture.jpg', 'submitted']],
  )
  for (const { html } of [mine, added, one, toAnswer, after]) assert.deepEqual(await htmlProblems(html), [])
})

test('a file that is not taken says why beside its field; the words of the report are kept, and nothing of the file', async t => {
  const { person, report, owner } = await world(t)
  const mine = await report()
  const bad: readonly [keyof typeof refusals, Uint8Array][] = [
    ['empty-file', new Uint8Array()],
    ['too-large', new Uint8Array(40 * megabyte)],
    ['infected', Buffer.concat([await aJpeg(), Buffer.from(eicar)])],
    ['program', aProgram()],
    ['other-type', Buffer.from('Bonjour, voici ma facture.')],
    ['pdf-locked', await aPdf({ password: 'secret' })],
  ]
  for (const [code, bytes] of bad) {
    const refused = await person.send(mine, sends, { file: fileOf(bytes, 'facture.pdf') })
    assert.equal(refused.status, 422, code)
    assert.ok(said(refused).includes(refusals[code].fr.replaceAll('\u00a0', ' ')), `${code}: ${refused.text.slice(0, 600)}`)
    assert.match(refused.html, /href="#file"/, code)
    assert.match(said(refused), /Ma voiture était au garage/, code)
    assert.deepEqual(await htmlProblems(refused.html), [], code)
  }
  assert.equal((await person.send(mine, sends)).status, 422)
  assert.equal((await owner.query('select 1 from evidence')).rowCount, 0)
})

test('nobody else sees or touches what was added: another person, another office', async t => {
  const { deps, url, person, report, agent } = await world(t)
  const mine = await report()
  const added = await person.send(mine, sends, { file: fileOf(await aJpeg(), 'voiture.jpg') })
  const picture = /src="([^"]+fichiers[^"]+)"/.exec(added.html)?.[1] ?? ''
  const { cookie } = await signInPerson(deps, { driverId: await known(deps, zoe), sub: 'zoe' })
  const stranger = signed(url, cookie)
  assert.equal((await stranger.get(mine.url.pathname)).status, 404)
  assert.equal((await stranger.get(picture)).status, 404)
  const elsewhere = await agent('75')
  assert.equal((await elsewhere.get(`/agents/erreurs/${idIn(mine)}/fichiers/${picture.split('/').at(-1)}/1`)).status, 404)
})

test('what was added is erased with its report, the same day, as the purge role: row, key and bytes; other reports keep theirs', async t => {
  const { deps, owner, vault, dbUrl, accountId, person, report, fact } = await world(t)
  const purge = openDb(dbUrl, { max: 1, role: 'papier_purge' })
  t.after(() => purge.end())
  await person.send(await report(), sends, { file: fileOf(await aJpeg(), 'voiture.jpg') })
  const other = { ...(await refusalOf(deps, accountId, deps.ids())) }
  const { rows } = await owner.query<{ id: string }>(
    `update rectification set state = 'refused', grounds = 'non', answered_by = 'solange', answered_at = asked_at returning id`,
  )
  await refusalOf(deps, accountId, rows[0]?.id ?? '')
  assert.equal(await eraseReportsLeft({ db: purge, vault }), 0)
  const [act, none] = await findActs(deps.db, accountId)
  assert.ok(act && !none && act.id !== other.id, 'the answer stays as long as its report, and one whose report is gone does not')
  assert.equal((await owner.query('select 1 from evidence')).rowCount, 1)
  await owner.query('delete from record_fact where id = $1', [fact])
  assert.equal(await eraseReportsLeft({ db: purge, vault }), 1)
  for (const table of ['evidence', 'evidence_key', 'evidence_bytes'])
    assert.equal((await deps.db.query(`select 1 from ${table}`)).rowCount, 0, table)
  assert.deepEqual(await findActs(deps.db, accountId), [])
})

/** A report answered with no, as it stands in the account. */
const refusalOf = (deps: Deps, accountId: string, reportId: string) =>
  deliverAct(deps, deps.db, {
    id: actIdOf(reportId),
    accountId,
    name: refusalName,
    kind: 'decision',
    title: { fr: 'Rien n’est changé', en: 'Nothing is changed' },
    departement: '59',
    write: async () => ({ french: Buffer.from('non'), english: Buffer.from('no') }),
  })
