import assert from 'node:assert/strict'
import { mkdtemp, open as openFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import sharp from 'sharp'
import { fixedClock } from '../kit/clock.ts'
import { transaction } from '../kit/db.ts'
import { countingIds } from '../kit/ids.ts'
import { testDatabase, testDatabases } from '../kit/testing/database.ts'
import { clamd } from '../partners/clamd/index.ts'
import { clamdSimulator, eicar } from '../partners/clamd/simulator.ts'
import { aHeic, aPdf, aPng, aProgram } from './fixtures.ts'
import {
  type EvidenceDeps,
  eraseAll,
  findEvidence,
  type Incoming,
  limits,
  listOf,
  masterKeys,
  openInspector,
  openVault,
  readPage,
  readThumbnail,
  receive,
  refusals,
  remove,
  replace,
  scannedFirst,
  submit,
} from './index.ts'

const keys = masterKeys({ id: '1', secret: 'a long and random text, for these tests only' })
const lina = { kind: 'application', id: 'of-lina' }
const marcel = { kind: 'application', id: 'of-marcel' }
const at = fixedClock('2026-11-23').now()
const later = fixedClock('2026-11-24').now()
const ids = countingIds(7)

async function open(t: TestContext): Promise<EvidenceDeps> {
  return { db: await testDatabase(t), vault: openVault({ keys }), inspect: openInspector() }
}

const card = await aPng({ width: 320, height: 200 })

const sent = (over: Partial<Incoming> = {}): Incoming => ({
  id: ids(),
  owner: lina,
  piece: 'identity',
  name: 'CNI.png',
  content: card,
  at,
  ...over,
})

async function kept(deps: EvidenceDeps, over: Partial<Incoming> = {}) {
  const { evidence, refused } = await receive(deps, sent(over))
  assert.ok(evidence, `refused: ${refused?.code}`)
  return evidence
}

function headerOf(jpeg: Uint8Array | undefined) {
  assert.ok(jpeg)
  return sharp(jpeg).metadata()
}

test('a file that was sent is listed under its name and read as images', async t => {
  const deps = await open(t)
  const { id } = await kept(deps, { name: 'C:\\Users\\Lina\\pièce d’identité.pdf', content: await aPdf({ pages: 2 }) })
  const [only, ...others] = await listOf(deps, lina)
  assert.equal(others.length, 0)
  assert.deepEqual(
    [only?.id, only?.name, only?.kind, only?.pages, only?.state, only?.receivedAt],
    [id, 'pièce d’identité.pdf', 'pdf', 2, 'drafted', at],
  )
  for (const page of [1, 2]) assert.equal((await headerOf(await readPage(deps, lina, id, page))).format, 'jpeg')
  assert.equal((await headerOf(await readThumbnail(deps, lina, id))).height, 320)
  for (const page of [0, 3, 1.5, Number.NaN]) assert.equal(await readPage(deps, lina, id, page), undefined)
})

test('a file of somebody else is as unknown as one that never was', async t => {
  const deps = await open(t)
  const { id } = await kept(deps)
  for (const unknown of [id, ids(), 'not-an-id', '']) {
    assert.equal(await findEvidence(deps, marcel, unknown), undefined)
    assert.equal(await readPage(deps, marcel, unknown, 1), undefined)
    assert.equal(await readThumbnail(deps, marcel, unknown), undefined)
    assert.equal((await remove(deps, { owner: marcel, id: unknown, at })).refused?.code, 'no-such-file')
    assert.equal((await replace(deps, unknown, sent({ owner: marcel }))).refused?.code, 'no-such-file')
  }
  assert.equal((await receive(deps, sent({ id, owner: marcel }))).refused?.code, 'form-used')
  assert.equal((await listOf(deps, lina)).length, 1)
  assert.equal((await listOf(deps, marcel)).length, 0)
})

test('a virus is refused in words and nothing of it is kept; a scanner that does not answer holds nobody up', async t => {
  const simulator = clamdSimulator()
  const scanner = clamd({ url: `tcp://127.0.0.1:${await simulator.listen(0)}` })
  const given = await open(t)
  const deps = { ...given, inspect: scannedFirst(scanner, given.inspect) }
  const infected = Buffer.concat([card, Buffer.from(eicar)])
  assert.equal((await receive(deps, sent({ content: infected }))).refused?.code, 'infected')
  assert.deepEqual(await listOf(deps, lina), [])
  assert.equal((await kept(deps)).kind, 'png')
  await simulator.close()
  assert.equal((await kept(deps, { content: infected })).pages, 1)
})

test('a double click keeps one file, at once or later', async t => {
  const deps = await open(t)
  const form = sent({ multiple: true })
  const answers = await Promise.all([receive(deps, form), receive(deps, form), receive(deps, form)])
  answers.push(await receive(deps, form))
  for (const { evidence, refused } of answers) assert.equal(evidence?.id, form.id, `refused: ${refused?.code}`)
  assert.equal((await listOf(deps, lina)).length, 1)
})

test('a new photo takes the place of the last one, which is erased', async t => {
  const deps = await open(t)
  const first = await kept(deps)
  const second = await kept(deps, { content: aHeic(), name: 'IMG_0042.HEIC' })
  assert.deepEqual(
    (await listOf(deps, lina)).map(one => one.id),
    [second.id],
  )
  assert.equal(await readPage(deps, lina, first.id, 1), undefined)
  const gone = await findEvidence(deps, lina, first.id)
  assert.deepEqual([gone?.state, gone?.replacedBy, gone?.name, gone?.commitment], ['removed', second.id, '', ''])
  assert.equal((await receive(deps, sent({ id: first.id }))).refused?.code, 'form-used', 'the back button does not bring it back')
})

test('two photos sent at the same moment for one piece: one of them stands', async t => {
  const deps = await open(t)
  await Promise.all([kept(deps), kept(deps), kept(deps)])
  assert.equal((await listOf(deps, lina)).length, 1)
})

test('a piece that may have several files keeps them all, to a limit; one of them is replaced alone', async t => {
  const deps = await open(t)
  const files = []
  for (let i = 0; i < limits.filesForAPiece; i++) files.push(await kept(deps, { piece: 'address', multiple: true, name: `${i}.png` }))
  assert.equal((await receive(deps, sent({ piece: 'address', multiple: true }))).refused?.code, 'too-many-files')
  const { evidence } = await replace(deps, files[3]?.id ?? '', sent({ piece: 'address', multiple: true, name: 'new.png', at: later }))
  assert.ok(evidence)
  assert.deepEqual(
    (await listOf(deps, lina)).map(one => one.name),
    ['0.png', '1.png', '2.png', '4.png', '5.png', '6.png', '7.png', '8.png', '9.png', 'new.png'],
  )
})

test('a bad file is refused with what to do, and leaves the good one where it was', async t => {
  const deps = await open(t)
  const good = await kept(deps)
  const { refused } = await receive(deps, sent({ name: 'CNI.jpg', content: aProgram() }))
  assert.deepEqual(refused, { code: 'program', words: refusals.program })
  assert.deepEqual(
    (await listOf(deps, lina)).map(one => one.id),
    [good.id],
  )
})

test('a photo of 40 MB is refused before it is read whole: the sender is cut off', async t => {
  const deps = await open(t)
  const megabyte = new Uint8Array(1024 * 1024)
  let given = 0
  let cut = false
  const content = new ReadableStream<Uint8Array>({
    pull(controller) {
      given++
      if (given > 40) controller.close()
      else controller.enqueue(megabyte)
    },
    cancel() {
      cut = true
    },
  })
  const { refused } = await receive(deps, sent({ content }))
  assert.deepEqual(refused, { code: 'too-large', words: refusals['too-large'] })
  assert.ok(cut)
  assert.ok(given <= 12, `${given} MB were read`)
})

test('a full disk, of the files or of the database, keeps nothing of the new file and all of the old one; with room again, it is taken', async t => {
  const db = await testDatabases(t)
  const folder = await mkdtemp(join(tmpdir(), 'papier-rose-files-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const inFolder: EvidenceDeps = { db: db.db, vault: openVault({ keys, folder }), inspect: openInspector() }
  const first = await kept(inFolder)

  const probe = await openFile(join(folder, 'probe'), 'w')
  const full = t.mock.method(Object.getPrototypeOf(probe), 'writeFile', async () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  const form = sent()
  assert.equal((await receive(inFolder, form)).refused?.code, 'no-room')
  full.mock.restore()
  await probe.close()
  assert.ok(await readPage(inFolder, lina, first.id, 1))
  assert.equal((await readdir(folder, { recursive: true })).filter(name => /\.new/.test(name)).length, 0)
  const second = await receive(inFolder, form)
  assert.equal(second.evidence?.id, form.id)

  await db.owner.query(`create function full_disk() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$;
    create trigger full_disk before insert on evidence_bytes for each row execute function full_disk()`)
  const inTable: EvidenceDeps = { ...inFolder, vault: openVault({ keys }) }
  assert.equal((await receive(inTable, sent({ owner: marcel }))).refused?.code, 'no-room')
  assert.deepEqual(await listOf(inTable, marcel), [])
})

test('the person takes a file back: it is erased, and a second click finds it gone', async t => {
  const deps = await open(t)
  const { id } = await kept(deps)
  for (let click = 0; click < 2; click++) assert.deepEqual(await remove(deps, { owner: lina, id, at }), {})
  assert.deepEqual(await listOf(deps, lina), [])
  assert.equal(await readPage(deps, lina, id, 1), undefined)
  const { rows } = await deps.db.query('select (select count(*) from evidence_key) as keys, (select count(*) from evidence_bytes) as parts')
  assert.deepEqual(rows, [{ keys: 0, parts: 0 }])
})

test('once submitted, a file stays; its correction stands beside it until it is submitted too', async t => {
  const deps = await open(t)
  const submitNow = (when = at) => transaction(deps.db, tx => submit(tx, lina, when))
  const first = await kept(deps)
  const address = await kept(deps, { piece: 'address', multiple: true })
  assert.deepEqual(
    await submitNow(),
    [first, address].map(({ id, piece, commitment }) => ({ id, piece, commitment })),
  )
  assert.equal((await remove(deps, { owner: lina, id: first.id, at })).refused?.code, 'already-submitted')

  const second = await kept(deps, { at: later })
  const states = async (ended: boolean) => (await listOf(deps, lina, { ended })).map(({ id, state }) => [id, state])
  assert.deepEqual(await states(false), [
    [first.id, 'submitted'],
    [address.id, 'submitted'],
    [second.id, 'drafted'],
  ])
  await submitNow(later)
  assert.deepEqual(await states(true), [
    [first.id, 'replaced'],
    [address.id, 'submitted'],
    [second.id, 'submitted'],
  ])
  assert.equal((await findEvidence(deps, lina, first.id))?.replacedBy, second.id)
  assert.ok(await readPage(deps, lina, first.id, 1), 'the agent still sees what was refused')
  assert.equal((await remove(deps, { owner: lina, id: first.id, at })).refused?.code, 'already-submitted')
  assert.deepEqual(await submitNow(later), [], 'submitted twice, nothing more enters the request')
})

test('at the end of its time everything of an owner is erased, and of nobody else', async t => {
  const deps = await open(t)
  await kept(deps)
  await kept(deps, { piece: 'address' })
  const other = await kept(deps, { owner: marcel })
  assert.equal(await eraseAll(deps, lina), 2)
  const { rows } = await deps.db.query('select e.id from evidence e join evidence_key k on k.evidence_id = e.id')
  assert.deepEqual(rows, [{ id: other.id }])
  assert.ok(await readPage(deps, marcel, other.id, 1))
})
