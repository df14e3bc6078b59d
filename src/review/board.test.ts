import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '@papier-rose/law'
import { events } from '../application/fixtures.ts'
import { type ApplicationCommand, applications } from '../application/index.ts'
import { stories } from '../card/fixtures.ts'
import type { CardEvent } from '../card/index.ts'
import { type Instant, later } from '../kit/clock.ts'
import { handle } from '../kit/store.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { readBoard } from './board.ts'
import { causedOnCard } from './caused.ts'
import { middle, ownTimeOf } from './own-time.ts'
import { officeWorld } from './testing.ts'

const today = day('2026-11-23')
const moment = (text: string) => `${text}:00.000Z` as Instant

async function world(t: Parameters<typeof officeWorld>[0]) {
  const w = await officeWorld(t)
  type Asked = { [C in ApplicationCommand as C['type']]: Omit<C, 'by' | 'as' | 'at'> }[ApplicationCommand['type']]
  const act = async (id: string, by: string, at: string, command: Asked) => {
    const given = { ...command, by, as: 'reviewer', at: moment(at) } as ApplicationCommand
    const { refused } = await handle(w.deps, applications, id, given, w.deps.ids())
    assert.equal(refused, undefined)
  }
  return { ...w, act }
}

test('the board shows what ends soon and what is late, with who has it, of this office alone', async t => {
  const { deps, request, agent, act } = await world(t)
  const karim = await agent('Karim Benali')
  const soon = await request({ cepcLastDay: '2026-12-07', name: 'BIENTOT' })
  await request({ cepcLastDay: '2026-12-08', name: 'ASSEZTOT' })
  const late = await request({ sentOn: '2026-11-07', name: 'RETARD' })
  await request({ sentOn: '2026-11-08', name: 'JUSTE' })
  await request({ cepcLastDay: '2026-11-24', sentOn: '2026-10-01', office: '75', name: 'AILLEURS' })
  await act(late.id, karim.agentId, '2026-11-09T09:00', { type: 'Take' })
  const board = await readBoard(deps.db, '44', today)
  assert.deepEqual([board.soon.count, board.soon.rows.map(row => row.id)], [1, [soon.id]])
  assert.deepEqual([board.late.count, board.late.rows.map(row => [row.id, row.takerName])], [1, [[late.id, 'Karim Benali']]])
  assert.equal(board.toTake, 3)
  const page = textOf((await (await agent('Sonia', ['supervisor'])).get('/agents/bureau')).html)
  assert.match(page, /bientôt \(1\).*BIENTOT.*en retard chez nous \(1\).*RETARD.*Karim Benali/)
  assert.doesNotMatch(page, /AILLEURS|ASSEZTOT|JUSTE/)
})

test('who has what: files held, decided since Monday, the middle of their own time; who may no longer act shows as long as they hold a file', async t => {
  const { deps, request, agent, act, rows } = await world(t)
  const [karim, rémi, gone] = [await agent('Karim Benali'), await agent('Rémi Costa'), await agent('Partie Ailleurs')]
  const decide = async (by: string, took: string, decided: string, on: string) => {
    const { id } = await request({ pieces: ['identity'], sentOn: '2026-11-10' })
    await act(id, by, took, { type: 'Take' })
    await act(id, by, took, { type: 'AcceptPiece', piece: 'identity' })
    await act(id, by, decided, { type: 'Approve', on: day(on) })
  }
  await decide(karim.agentId, '2026-11-23T09:00', '2026-11-23T09:30', '2026-11-23')
  await decide(karim.agentId, '2026-11-20T09:00', '2026-11-20T12:00', '2026-11-20')
  await decide(karim.agentId, '2026-11-19T09:00', '2026-11-20T09:00', '2026-11-20')
  const { id } = await request()
  await act(id, gone.agentId, '2026-11-20T10:00', { type: 'Take' })
  await rows(`update agent set ended_at = '2026-11-21T00:00:00Z' where id = $1`, gone.agentId)
  const { load } = await readBoard(deps.db, '44', today)
  const of = (agentId: string) => load.find(one => one.agentId === agentId)
  assert.deepEqual(of(karim.agentId), {
    agentId: karim.agentId,
    name: 'Karim Benali',
    mayAct: true,
    held: 0,
    waiting: 0,
    decidedThisWeek: 1,
    decidedLately: 3,
    ownMs: 3 * 3_600_000,
  })
  assert.deepEqual([of(rémi.agentId)?.held, of(rémi.agentId)?.ownMs], [0, undefined])
  assert.deepEqual([of(gone.agentId)?.held, of(gone.agentId)?.mayAct], [1, false])
})

test('corrections that we caused are counted apart from those of the person, in the last four weeks', async t => {
  const { deps, request, agent, act } = await world(t)
  const { agentId } = await agent('Karim Benali')
  const ask = async (reason: string, at: string, office = '44') => {
    const { id } = await request({ pieces: ['identity'], sentOn: '2026-10-01', office })
    await act(id, agentId, at, { type: 'Take' })
    await act(id, agentId, at, { type: 'AskForCorrection', piece: 'identity', reason, on: day(at.slice(0, 10)) })
  }
  await ask('unreadable', '2026-11-20T09:00')
  await ask('cut', '2026-10-26T09:00')
  await ask('cut', '2026-10-25T09:00')
  await ask('wrong-person', '2026-11-20T09:00')
  await ask('unreadable', '2026-11-20T09:00', '75')
  assert.equal((await readBoard(deps.db, '44', today)).caused['passed-our-check'], 2)
})

test('a message waits and is late once its day is over', async t => {
  const { deps, request, act, agent } = await world(t)
  const { agentId } = await agent('Karim Benali')
  for (const answerBy of ['2026-11-22', '2026-11-23']) {
    const { id } = await request()
    const asked = { type: 'WriteMessage', messageId: 'm', on: today, answerBy: day(answerBy) } as const
    await handle(deps, applications, id, { ...asked, by: 'person', as: 'applicant', at: moment('2026-11-20T09:00') }, 'm')
    await act(id, agentId, '2026-11-20T10:00', { type: 'Take' })
  }
  assert.deepEqual((await readBoard(deps.db, '44', today)).messages, { waiting: 2, late: 1 })
})

test('the time of the person is not the agent’s, nor is that of the colleague who had the file before', () => {
  const [submitted, at] = [events.submitted(), (hours: number) => later('2026-11-26T11:00:00.000Z' as Instant, hours * 3_600_000)]
  const taken = (by: string, hours: number) => ({ type: 'Taken', by, at: at(hours) }) as const
  const asked = { ...events.asked('identity', 'cut'), by: 'karim', at: at(6) }
  const sent = { ...events.sent('identity'), at: at(30) }
  const approved = { ...events.approved(), by: 'karim', at: at(31) }
  assert.deepEqual(ownTimeOf([submitted, taken('paulette', 1), taken('karim', 4), asked, sent, approved]), {
    agentId: 'karim',
    ms: 3 * 3_600_000,
  })
  assert.equal(ownTimeOf([submitted, taken('karim', 1)]), undefined)
  assert.deepEqual([middle([]), middle([5]), middle([9, 1]), middle([9, 1, 4])], [undefined, 5, 1, 4])
})

test('of a card we caused a bad print and a return from an address that an agent wrote; not a return from the person’s own', () => {
  const ordered: readonly CardEvent[] = stories['with-printer'].slice(0, 1)
  const back = { type: 'Returned', on: today, next: 'ask-address', by: 'carrier', at: moment('2026-12-31T09:00') } as const
  const tried = {
    type: 'Tracked',
    tracking: 't',
    event: { code: 'x', label: '', reading: 'undeliverable', on: today, when: '2026-12-20' },
    by: 'carrier',
    at: moment('2026-12-20T09:00'),
  } as const
  const address = (by: string) => ({ type: 'AddressCorrected', addressId: 'a', office: '44', by, at: moment('2026-12-01T09:00') }) as const
  const what = (...more: CardEvent[]) => causedOnCard([...ordered, ...more], 'lina').map(one => one.what)
  assert.deepEqual(what(tried, back), [])
  assert.deepEqual(what(address('lina'), tried, back), [])
  assert.deepEqual(what(address('karim'), back), [], 'not collected, though the address was right')
  assert.deepEqual(what(address('karim'), tried, back), ['address-by-us'])
  const remade = (why: 'spoiled' | 'lost-in-post' | 'order-refused') =>
    ({ type: 'Remade', why, next: { orderId: 'o', number: 'n' }, by: 'printer', at: moment('2026-12-01T09:00') }) as const
  assert.deepEqual(what(remade('spoiled'), remade('lost-in-post'), remade('order-refused')), ['card-spoiled', 'order-refused'])
})

test('the board is for supervisors, valid HTML in both languages', async t => {
  const { agent, request } = await world(t)
  await request({ cepcLastDay: '2026-12-01' })
  for (const role of ['reviewer', 'desk'] as const) assert.equal((await (await agent('Rémi', [role])).get('/agents/bureau')).status, 404)
  const sonia = await agent('Sonia', ['supervisor'])
  for (const lang of ['', '/en']) {
    const { status, html } = await sonia.get(`${lang}/agents/bureau`)
    assert.equal(status, 200)
    assert.deepEqual(await htmlProblems(html), [])
  }
})
