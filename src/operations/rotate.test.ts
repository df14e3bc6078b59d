import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day } from '@papier-rose/law'
import { deliverAct, openAct } from '../acts/index.ts'
import { keepImages, readImages } from '../card/images.ts'
import { registerClient } from '../doors/index.ts'
import { fileKeys, openVault } from '../evidence/index.ts'
import { printed, signingSecrets } from '../hooks/hooks.ts'
import { openHook } from '../hooks/index.ts'
import type { Config } from '../kit/config.ts'
import { type Db, transaction } from '../kit/db.ts'
import { realIds } from '../kit/ids.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testConfig, testDeps } from '../kit/testing/deps.ts'
import { aFact, known, told } from '../record/fixtures.ts'
import { readLife } from '../record/index.ts'
import { rotateKeys } from './rotate.ts'

const before = testConfig()
const fresh = 'tests-only-the-next-vault-key-9876543210zyxwvutsrq'
const during = testConfig({ VAULT_KEY: fresh, VAULT_KEY_ID: '2', VAULT_KEY_OLD: before.VAULT_KEY, VAULT_KEY_OLD_ID: '1' })
const after = testConfig({ VAULT_KEY: fresh, VAULT_KEY_ID: '2' })

const [file, card, words] = [realIds(), 'card-1', Buffer.from('bytes of a passport')]
const images = { portrait: Buffer.from('a face'), signature: Buffer.from('a hand') }

/** One of everything that a master key protects, kept with the key of before. */
async function world(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  const deps = { ...testDeps(db, { config: before }), ids: realIds }
  const id = await known(deps)
  await told(
    deps,
    id,
    [1, 2, 3].map(n => aFact('infraction', `PV-${n}`, { committedOn: day('2026-09-01'), points: 3, class: 4 })),
  )
  await db.query(
    `insert into evidence (id, owner_kind, owner_id, piece, alone, state, kind, pages, size, salt, commitment, received_at)
     values ($1, 'application', 'lina', 'identity', false, 'drafted', 'png', 1, 1, '', '', '2026-11-23T09:00:00Z')`,
    [file],
  )
  await transaction(db, tx => openVault({ keys: fileKeys(before) }).put(tx, file, { 1: words }))
  await keepImages(db, card, images, before)
  const act = await deliverAct(deps, db, {
    id: realIds(),
    accountId: realIds(),
    name: 'refusal',
    kind: 'decision',
    title: { fr: 'Refus', en: 'Refusal' },
    departement: '75',
    write: async () => ({ french: words, english: words }),
  })
  await registerClient(db, { id: 'fines', name: 'Fines', teller: 'fines' })
  const hook = await openHook(deps, { clientId: 'fines', url: 'http://localhost/', kinds: ['infraction'] })
  assert.ok(typeof hook === 'object')
  /** Opens all of it with these settings. */
  const opens = async (config: Config): Promise<void> => {
    assert.equal((await readLife({ ...deps, config }, id)).facts.length, 3)
    const found = await openVault({ keys: fileKeys(config) }).get(db, [file], '1')
    assert.deepEqual(found.get(file), words)
    assert.deepEqual(await readImages(db, card, config), images)
    assert.deepEqual(await openAct({ ...deps, config }, act, 'french'), words)
    assert.deepEqual((await signingSecrets(db, config, hook.id)).map(printed), [hook.secret])
  }
  return { db, owner, opens }
}

/** A database whose process dies at its nth question: before it is asked, or once it is answered and nobody hears it. */
const dyingAt = (db: Db, nth: number, when: 'before' | 'after'): Db => {
  let asked = 0
  const query = async (...given: unknown[]) => {
    const dies = ++asked === nth
    if (dies && when === 'before') throw new Error('killed')
    const answer = await (db.query as (...args: unknown[]) => Promise<unknown>)(...given)
    if (dies) throw new Error('killed')
    return answer
  }
  return { query } as unknown as Db
}

test('a new master key takes over, stopped at every line on the way: all opens at each moment, and at the end without the old key', async t => {
  const { owner, opens } = await world(t)
  await opens(before)
  await opens(during)
  await assert.rejects(opens(after), /called 1 is missing/)
  let stops = 0
  for (let nth = 1, done = false; !done; nth++)
    for (const when of ['before', 'after'] as const) {
      done = await rotateKeys(dyingAt(owner, nth, when), during, () => {}).then(
        () => true,
        () => false,
      )
      if (!done) stops++
      await opens(during)
    }
  assert.ok(stops >= 8, `stopped ${stops} times`)
  await opens(after)
  await assert.rejects(opens(before), /called 2 is missing/)
  const again = await rotateKeys(owner, during, () => {})
  assert.ok(
    Object.values(again).every(done => done === 0),
    JSON.stringify(again),
  )
})

test('two at once wrap each key once, tell how far they are, and touch nothing else; what is sealed meanwhile with the old key is found again', async t => {
  const { db, owner, opens } = await world(t)
  const heard: string[] = []
  const counts = await Promise.all([1, 2].map(() => rotateKeys(owner, during, (what, done) => heard.push(`${what} ${done}`))))
  const sum = (what: string) => counts.reduce((all, one) => all + (one[what] ?? 0), 0)
  assert.deepEqual(
    [sum('keys of files'), sum('keys of facts'), sum('keys of acts'), sum('secrets of hooks'), sum('images of cards')],
    [1, 3, 1, 1, 1],
  )
  assert.ok(heard.includes('keys of facts 3') || heard.length >= 4)
  // A process that has not been told of the new key yet.
  await keepImages(db, 'card-2', images, before)
  assert.equal((await rotateKeys(owner, during, () => {}))['images of cards'], 1)
  await opens(after)
})
