import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { later, realNow } from '../kit/clock.ts'
import { type Db, transaction } from '../kit/db.ts'
import { countingIds } from '../kit/ids.ts'
import { rewrapKeys } from '../kit/rewrap.ts'
import { testDatabase, testDatabases } from '../kit/testing/database.ts'
import { masterKeys, openVault, sweepFolder, type Vault, wrappedFileKeys } from './index.ts'

const first = { id: '2026', secret: 'the first long and random text of these tests' }
const second = { id: '2027', secret: 'the second long and random text of these tests' }
const ids = countingIds(8)
const words = Buffer.from('Lina, née le 14 juillet 2009')

async function aFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A file in the vault, as `receive` puts it there. */
async function putFile(db: Db, vault: Vault, id = ids()): Promise<string> {
  await transaction(db, async tx => {
    await tx.query(
      `insert into evidence (id, owner_kind, owner_id, piece, alone, state, kind, pages, size, salt, commitment, received_at)
       values ($1, 'application', 'lina', 'identity', false, 'drafted', 'png', 1, 1, '', '', '2026-11-23T09:00:00Z')`,
      [id],
    )
    await vault.put(tx, id, { '1': words, thumbnail: Buffer.from('small') })
  })
  return id
}

const read = async (db: Db, vault: Vault, id: string, part = '1'): Promise<string | undefined> =>
  (await vault.get(db, [id], part)).get(id)?.toString()

for (const kind of ['the database', 'a shared folder']) {
  test(`in ${kind}, nothing can be read without the key, and any process with it reads`, async t => {
    const db = await testDatabase(t)
    const settings = { keys: masterKeys(first), ...(kind === 'the database' ? {} : { folder: await aFolder(t) }) }
    const id = await putFile(db, openVault(settings))
    const elsewhere = openVault(settings)
    assert.equal(await read(db, elsewhere, id), words.toString())
    assert.equal(await read(db, elsewhere, id, 'thumbnail'), 'small')
    assert.equal(await read(db, elsewhere, id, '2'), undefined)
    assert.equal(await read(db, elsewhere, ids()), undefined)
    const atRest = settings.folder ? await bytesIn(settings.folder) : await rowsOf(db)
    assert.equal(atRest.length, 2)
    for (const bytes of atRest) assert.ok(!bytes.includes('Lina') && !bytes.includes('small'))
    await assert.rejects(read(db, openVault({ ...settings, keys: masterKeys({ ...second, id: first.id }) }), id), /authenticate/)
    await assert.rejects(read(db, openVault({ ...settings, keys: masterKeys(second) }), id), /called 2026 is missing/)
  })

  test(`in ${kind}, an erased file does not open, even from a copy of its bytes`, async t => {
    const db = await testDatabase(t)
    const folder = kind === 'the database' ? undefined : await aFolder(t)
    const vault = openVault({ keys: masterKeys(first), ...(folder ? { folder } : {}) })
    const id = await putFile(db, vault)
    const copy = await aFolder(t)
    if (folder) await cp(folder, copy, { recursive: true })
    await vault.clear(await transaction(db, tx => vault.erase(tx, [id])))
    assert.deepEqual(folder ? await bytesIn(folder) : await rowsOf(db), [])
    assert.equal(await read(db, folder ? openVault({ keys: masterKeys(first), folder: copy }) : vault, id), undefined)
  })
}

async function bytesIn(folder: string): Promise<Buffer[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  return Promise.all(files.map(file => readFile(join(file.parentPath, file.name))))
}

async function rowsOf(db: Db): Promise<Buffer[]> {
  const { rows } = await db.query<{ sealed: Buffer }>('select sealed from evidence_bytes')
  return rows.map(row => row.sealed)
}

test('sealed bytes moved to another file or another page, or changed by one bit, do not open', async t => {
  const { db, owner } = await testDatabases(t)
  const vault = openVault({ keys: masterKeys(first) })
  const [one, other] = [await putFile(db, vault), await putFile(db, vault)]
  const sealedOf = '(select sealed from evidence_bytes where evidence_id = $1 and part = $2)'
  for (const [change, values] of [
    [`${sealedOf}`, [other, '1']],
    [`${sealedOf}`, [one, 'thumbnail']],
    [`set_bit(sealed, 300, 1 - get_bit(sealed, 300))`, []],
  ] as const) {
    await assert.rejects(
      transaction(owner, async tx => {
        const where = `where evidence_id = '${one}' and part = '1'`
        await tx.query(`update evidence_bytes set sealed = ${change} ${where}`, [...values])
        await vault.get(tx, [one], '1')
      }),
      /authenticate/,
    )
  }
  await assert.rejects(
    transaction(owner, async tx => {
      await tx.query('update evidence_key set wrapped = (select wrapped from evidence_key where evidence_id = $2) where evidence_id = $1', [
        one,
        other,
      ])
      await vault.get(tx, [one], '1')
    }),
    /authenticate/,
  )
  assert.equal(await read(db, vault, one), words.toString())
})

test('a new master key takes over: old files are wrapped again, then the old one may go', async t => {
  const { db, owner } = await testDatabases(t)
  const files = [await putFile(db, openVault({ keys: masterKeys(first) })), await putFile(db, openVault({ keys: masterKeys(first) }))]
  const both = openVault({ keys: masterKeys(second, first) })
  files.push(await putFile(db, both))
  const counts = await Promise.all([1, 2].map(() => rewrapKeys(owner, masterKeys(second, first), wrappedFileKeys)))
  assert.equal((counts[0] ?? 0) + (counts[1] ?? 0), 2, 'two processes at once wrap each file once')
  for (const id of files) assert.equal(await read(db, openVault({ keys: masterKeys(second) }), id), words.toString())
})

test('files from before the change to a folder stay readable', async t => {
  const db = await testDatabase(t)
  const inRows = await putFile(db, openVault({ keys: masterKeys(first) }))
  const vault = openVault({ keys: masterKeys(first), folder: await aFolder(t) })
  const inFolder = await putFile(db, vault)
  assert.deepEqual([await read(db, vault, inRows), await read(db, vault, inFolder)], [words.toString(), words.toString()])
})

test('a folder that is not there is a fault, not an unknown file', async t => {
  const db = await testDatabase(t)
  const id = await putFile(db, openVault({ keys: masterKeys(first), folder: await aFolder(t) }))
  await assert.rejects(read(db, openVault({ keys: masterKeys(first), folder: await aFolder(t) }), id), /ENOENT/)
  await assert.rejects(read(db, openVault({ keys: masterKeys(first) }), id), /none is set now/)
})

test('what a process left in the folder when it died is swept; what has a row, or is fresh, stays', async t => {
  const db = await testDatabase(t)
  const folder = await aFolder(t)
  const vault = openVault({ keys: masterKeys(first), folder })
  const id = await putFile(db, vault)
  // Killed after the folder was written and before the commit.
  await assert.rejects(
    transaction(db, async tx => {
      await tx.query('delete from evidence_key where evidence_id = $1', [id])
      await vault.put(tx, id, { '1': words })
      throw new Error('killed')
    }),
    /killed/,
  )
  await writeFile(join(folder, 'README'), 'not ours')
  assert.equal((await bytesIn(folder)).length, 4)
  assert.equal(await sweepFolder(db, folder, later(realNow(), -3_600_000)), 0, 'it may be a transaction under way')
  assert.equal(await sweepFolder(db, folder, later(realNow(), 3_600_000)), 1)
  assert.equal((await bytesIn(folder)).length, 3)
  assert.equal(await read(db, vault, id), words.toString())
})

test('a weak or double master key is refused', () => {
  assert.throws(() => masterKeys({ id: '1', secret: 'short' }), /shorter than 32/)
  assert.throws(() => masterKeys(first, { ...second, id: first.id }), /two master keys/)
})
