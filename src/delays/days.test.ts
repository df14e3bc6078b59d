import assert from 'node:assert/strict'
import test from 'node:test'
import { addDays, day } from '@papier-rose/law'
import { type ApplicationEvent, applications } from '../application/index.ts'
import { type CardEvent, cards } from '../card/index.ts'
import { realIds } from '../kit/ids.ts'
import { readStream } from '../kit/store.ts'
import { testDatabase } from '../kit/testing/database.ts'
import { daysOf, holderOf, places } from './days.ts'
import { makeFile, type Told } from './testing.ts'

const sentOn = day('2026-09-01')

async function counted(t: Parameters<typeof testDatabase>[0], told: Omit<Told, 'name' | 'sentOn'>, after: number) {
  const store = { db: await testDatabase(t), ids: realIds }
  const id = await makeFile(store, { name: 'one', sentOn, ...told }, day('2026-12-31'))
  const { rows } = await store.db.query<{ id: string }>('select id from card')
  const request = (await readStream<ApplicationEvent>(store.db, applications, id)).map(({ event }) => event)
  const card = rows[0] ? (await readStream<CardEvent>(store.db, cards, rows[0].id)).map(({ event }) => event) : []
  const at = (days: number) => daysOf(request, card, addDays(sentOn, days))
  return { at, days: at(after) }
}

test('each day is charged to who holds the file: the days of the person are taken out', async t => {
  const { days } = await counted(t, { asked: 3, answered: 10, approved: 12, posted: 16, inHand: 20 }, 40)
  assert.deepEqual(days?.waited, { 'with-agent': 5, 'with-applicant': 7, approved: 0, 'with-printer': 4, 'with-post': 4 })
  assert.equal(days?.toDecision, 5)
  assert.equal(days?.fromApproval, 8)
  assert.equal(days?.inAll, 13)
  assert.equal(days?.personsDays, 7)
  assert.equal(days?.decidedOn, '2026-09-13')
  assert.equal(days?.inHandOn, '2026-09-21')
  assert.equal(days?.over, true)
  assert.equal(days?.corrected, true)
})

test('what happened after the day asked is not known yet', async t => {
  const { at } = await counted(t, { asked: 3, answered: 10, approved: 12, posted: 16, inHand: 20 }, 40)
  assert.equal(at(-1), undefined, 'not sent yet')
  assert.equal(at(2)?.toDecision, 2)
  assert.deepEqual([at(8)?.toDecision, at(8)?.personsDays, at(8)?.outcome], [3, 5, undefined])
  assert.deepEqual([at(12)?.outcome, at(12)?.fromApproval, at(12)?.over], ['approved', 0, false])
  assert.deepEqual([at(19)?.fromApproval, at(19)?.over], [7, false])
})

test('a request that is refused or withdrawn stops there', async t => {
  const { days } = await counted(t, { refused: 6 }, 40)
  assert.deepEqual([days?.outcome, days?.toDecision, days?.fromApproval, days?.over], ['refused', 6, undefined, true])
  const { days: left } = await counted(t, { withdrawn: 2 }, 40)
  assert.deepEqual([left?.outcome, left?.toDecision, left?.over], ['withdrawn', 2, true])
})

test('every place has a holder', () => assert.ok(places.every(place => holderOf[place])))
