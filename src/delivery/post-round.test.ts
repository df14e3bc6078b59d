import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { destroyOn, type Settings, sourceArticle } from '@papier-rose/law'
import { cardDeadlines } from '../card/index.ts'
import { cardWorld } from '../card/testing.ts'
import { sweepDeadlines } from '../kit/jobs.ts'
import { verifyJournal } from '../kit/store.ts'
import type { LaPoste } from '../partners/laposte/index.ts'
import { deliveryRounds } from './index.ts'

async function posted(t: TestContext, law?: Settings) {
  const w = await cardWorld(t, law)
  const { applicationId } = await w.approve()
  await w.order(applicationId)
  await w.dispatch(applicationId)
  const now = async () => (await w.cardOf(applicationId)).state
  const tell = async (faire: string, more: Record<string, string> = {}) => {
    await w.postman((await now()).tracking ?? '', faire, more)
    await w.round()
    return now()
  }
  const sweep = () => sweepDeadlines(w.deps, { card: cardDeadlines(w.deps) }, w.clock.today())
  return { ...w, applicationId, now, tell, sweep }
}

test('absent: an avis de passage with its last day, then collected at the post office', async t => {
  const w = await posted(t)
  const waiting = await w.tell('absent')
  assert.deepEqual([waiting.status, waiting.atPostOffice], ['at-post-office', { since: '2026-12-10', lastDay: '2026-12-25' }])
  w.clock.wind(3)
  const done = await w.tell('livrer')
  assert.deepEqual([done.status, done.handedOverOn], ['handed-over', '2026-12-13'])
})

test('distributed to the sender is back with us: sent again once under another number, then kept, then destroyed after the delay', async t => {
  const w = await posted(t)
  const first = (await w.now()).tracking
  await w.tell('absent')
  const again = await w.tell('rendre')
  assert.deepEqual([again.status, again.returns], ['with-us', 1])
  await w.round()
  const second = await w.now()
  assert.equal(second.status, 'with-post')
  assert.notEqual(second.tracking, first)
  w.clock.wind(20)
  const kept = await w.tell('rendre')
  assert.equal(kept.afterReturn, 'keep-at-prefecture')
  assert.equal(kept.destroyOn, destroyOn(w.clock.today(), w.deps.law).value)
  w.clock.set('2027-06-30')
  assert.equal(await w.sweep(), 0)
  w.clock.set('2027-07-01')
  await w.sweep()
  assert.equal((await w.now()).status, 'destroyed')
  assert.deepEqual((await verifyJournal(w.deps.db)).breaches, [])
})

test('reading of the source article: kept at the préfecture at the first return', async t => {
  const w = await posted(t, sourceArticle)
  const kept = await w.tell('rendre')
  assert.deepEqual([kept.status, kept.afterReturn, kept.subject?.office], ['with-us', 'keep-at-prefecture', '94'])
})

test('killed between announcing a letter and writing its number down: it is one letter', async t => {
  const w = await posted(t)
  const dying: LaPoste = {
    ...w.partners.laposte,
    announce: async letter => {
      await w.partners.laposte.announce(letter)
      throw new Error('killed')
    },
  }
  await w.postman((await w.now()).tracking ?? '', 'rendre')
  const [sendings, , news] = deliveryRounds(w.deps, { laposte: dying })
  await news?.go()
  await assert.rejects(async () => sendings?.go(), /killed/)
  await w.round()
  assert.equal((await w.now()).status, 'with-post')
  const { rows } = await w.owner.query<{ n: number }>('select count(*) as n from sandbox.laposte_letter')
  assert.equal(rows[0]?.n, 2, 'the first letter and its second sending')
})

test('what the carrier says twice, late, or in a code that we do not know is kept and moves nothing', async t => {
  const w = await posted(t)
  await w.tell('absent')
  await w.tell('repeter')
  await w.tell('en-retard')
  const now = await w.tell('dire', { autre: 'ZZ9' })
  assert.equal(now.status, 'at-post-office')
  assert.equal(now.postEvents.filter(({ code }) => code === 'AG1').length, 1)
  assert.deepEqual(now.postEvents.at(-1), { ...now.postEvents.at(-1), code: 'ZZ9', reading: 'unknown', label: 'Événement ZZ9' })
})

test('while the carrier is down, or says that we ask too much, nothing is lost', async t => {
  const w = await posted(t)
  for (const trouble of ['panne', 'quota']) {
    await w.postSetting(trouble)
    await w.round()
    assert.equal((await w.now()).status, 'with-post')
  }
  await w.postSetting('reprise')
  assert.equal((await w.tell('livrer')).status, 'handed-over')
})

test('a letter that the carrier does not know yet is asked about again', async t => {
  const w = await posted(t)
  await w.postman((await w.now()).tracking ?? '', 'livrer')
  const forgetful: LaPoste = {
    ...w.partners.laposte,
    track: async numbers => ({ down: false, letters: numbers.map(number => ({ number, seen: 'unknown-yet' })) }),
  }
  const [, , news] = deliveryRounds(w.deps, { laposte: forgetful })
  await news?.go()
  assert.equal((await w.now()).status, 'with-post')
  await w.round()
  assert.equal((await w.now()).status, 'handed-over')
})

test('the same news read by two workers at once is noted once', async t => {
  const w = await posted(t)
  await w.postman((await w.now()).tracking ?? '', 'livrer')
  const [, , news] = deliveryRounds(w.deps, w.partners)
  await Promise.all([news?.go(), news?.go(), news?.go()])
  const now = await w.now()
  assert.equal(now.status, 'handed-over')
  assert.equal(new Set(now.postEvents.map(({ code }) => code)).size, now.postEvents.length)
  const { rows } = await w.owner.query<{ n: number }>(`select count(*) as n from journal where type = 'Delivered'`)
  assert.equal(rows[0]?.n, 1)
})
