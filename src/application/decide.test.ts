import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day, official2026 } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import { given } from '../kit/testing/deciding.ts'
import { type Command, type Elsewhere, type Event, holderOf, queueOf, type Status } from './application.ts'
import { allowed } from './decide.ts'
import { act, afterwards, aSubject, events, lina, noon, paulette } from './fixtures.ts'
import { applications } from './reactions.ts'
import { labelOf, toldOf } from './status.ts'
import { tellEvent } from './steps.ts'

const { submitted, taken, accepted, asked, sent, approved, refused, withdrawn, closed } = events
const on = day('2026-11-26')
const request = (...past: readonly Event[]) => given(applications, ...past)
const worked = [submitted(), taken()] as const
const bernard = act('reviewer', 'bernard')
const chief = act('supervisor', 'chief')

describe('sending', () => {
  test('a request sent goes to the agents, every piece to check', () => {
    const state = request()
      .when({ type: 'Submit', subject: aSubject(), on, ...lina })
      .then({ type: 'Submitted', on })
    assert.equal(state.status, 'with-agent')
    assert.deepEqual(state.pieces.identity, { state: 'to-check' })
    assert.equal(state.heldSince, noon)
  })
  test('one that was sent already is not sent again', () =>
    request(submitted())
      .when({ type: 'Submit', subject: aSubject(), on, ...lina })
      .thenRefused('not-now', { status: 'with-agent', from: ['none'] }))
  test('another one is joined to it, and changes nothing else', () => {
    const state = request(submitted())
      .when({ type: 'Join', answersId: 'again', ...lina })
      .then({ type: 'Joined', answersId: 'again' })
    assert.deepEqual(state.joined, ['again'])
    assert.equal(state.status, 'with-agent')
  })
})

describe('two agents never work the same file unknowingly', () => {
  test('who takes it has it; taking it twice is nothing', () => {
    request(submitted())
      .when({ type: 'Take', ...paulette })
      .then({ type: 'Taken', by: 'paulette' })
    request(...worked)
      .when({ type: 'Take', ...paulette })
      .thenNothing()
  })
  test('another agent learns who has it', () =>
    request(...worked)
      .when({ type: 'Take', ...bernard })
      .thenRefused('taken-by-another', { taker: 'paulette' }))
  test('a supervisor takes it over, releases it and hands it on', () => {
    request(...worked)
      .when({ type: 'Take', ...chief })
      .then({ type: 'Taken', by: 'chief' })
    request(...worked)
      .when({ type: 'Release', ...chief })
      .then({ type: 'Released' })
    request(...worked)
      .when({ type: 'HandOver', to: 'bernard', ...chief })
      .then({ type: 'HandedOver', to: 'bernard' })
    request(...worked)
      .when({ type: 'HandOver', to: 'paulette', ...chief })
      .thenNothing()
  })
  const acts: readonly Command[] = [
    { type: 'Release', ...bernard },
    { type: 'HandOver', to: 'chief', ...bernard },
    { type: 'AcceptPiece', piece: 'identity', ...bernard },
    { type: 'AskForCorrection', piece: 'identity', reason: 'cut', on, ...bernard },
    { type: 'Approve', on, ...bernard },
    { type: 'Refuse', grounds: [{ code: 'too-young', factsId: 'f' }], on, ...bernard },
  ]
  for (const command of acts) {
    test(`${command.type}: not on a file that nobody took, nor on a colleague's`, () => {
      request(submitted()).when(command).thenRefused('not-taken', {})
      request(...worked)
        .when(command)
        .thenRefused('taken-by-another', { taker: 'paulette' })
    })
  }
  test('a supervisor who decides has taken it too', () =>
    request(...worked)
      .when({ type: 'Approve', on, ...chief })
      .thenRefused('taken-by-another', { taker: 'paulette' }))
})

describe('pieces', () => {
  test('a piece is accepted once', () => {
    request(...worked)
      .when({ type: 'AcceptPiece', piece: 'identity', ...paulette })
      .then({ type: 'PieceAccepted', piece: 'identity' })
    request(...worked, accepted('identity'))
      .when({ type: 'AcceptPiece', piece: 'identity', ...paulette })
      .thenNothing()
  })
  test('a piece that is not in the file is neither accepted nor asked again', () => {
    request(...worked)
      .when({ type: 'AcceptPiece', piece: 'diploma', ...paulette })
      .thenRefused('piece-unknown', { piece: 'diploma' })
    request(...worked)
      .when({ type: 'AskForCorrection', piece: 'diploma', reason: 'cut', on, ...paulette })
      .thenRefused('piece-unknown', { piece: 'diploma' })
  })
  test('a correction gives the file to the person, with its days', () => {
    const state = request(...worked)
      .when({ type: 'AskForCorrection', piece: 'identity', reason: 'cut', on, ...paulette })
      .then({
        type: 'CorrectionAsked',
        piece: 'identity',
        reminderOn: day('2026-12-26'),
        lastDay: day('2027-01-25'),
        closesOn: day('2027-05-27'),
      })
    assert.equal(state.status, 'with-applicant')
    assert.deepEqual(applications.deadlines(state), { reminder: '2026-12-26', closing: '2027-05-27' })
  })
  test('a profile that reads thirty days gives thirty days', () => {
    const law = { ...official2026, 'correction-days': '30' } as const
    request(...worked)
      .when({ type: 'AskForCorrection', piece: 'identity', reason: 'unreadable', on, law, ...paulette })
      .then({ type: 'CorrectionAsked', lastDay: day('2026-12-26') })
  })
  test('a piece waited for is not accepted before it comes', () =>
    request(...worked, asked('identity', 'cut'))
      .when({ type: 'AcceptPiece', piece: 'identity', ...paulette })
      .thenRefused('correction-pending', { pieces: ['identity'] }))
  test('the file comes back once all that was asked is there, to the same agent and with its rank', () => {
    const two = [...worked, asked('identity', 'cut'), asked('address-proof', 'cut')]
    const one = request(...two)
      .when({ type: 'SendCorrection', piece: 'identity', on, ...lina })
      .then({ type: 'CorrectionSent', stillToMend: ['address-proof'] })
    assert.equal(one.status, 'with-applicant')
    const both = request(...two, sent('identity', ['address-proof']))
      .when({ type: 'SendCorrection', piece: 'address-proof', on, ...lina })
      .then({ type: 'CorrectionSent', stillToMend: [] })
    assert.equal(both.status, 'with-agent')
    assert.equal(both.taker, 'paulette')
    assert.equal(both.submittedAt, afterwards(submitted()).submittedAt)
    assert.deepEqual(applications.deadlines(both), {})
  })
  test('what was not asked is not sent', () =>
    request(...worked, asked('identity', 'cut'))
      .when({ type: 'SendCorrection', piece: 'address-proof', on, ...lina })
      .thenRefused('piece-not-asked', { piece: 'address-proof' }))
  test('a correction may change the answers: the new row counts from then on', () => {
    const state = request(...worked, asked('photo-signature', 'photo-eyes'))
      .when({ type: 'SendCorrection', piece: 'photo-signature', answersId: 'newer', on, ...lina })
      .then({ type: 'CorrectionSent', answersId: 'newer' })
    assert.equal(state.subject?.answersId, 'newer')
  })
})

describe('the decision', () => {
  const all = [...worked, accepted('identity'), accepted('address-proof')] as const
  test('an application with a piece to check cannot be approved, and says which', () =>
    request(...all)
      .when({ type: 'Approve', on, ...paulette })
      .thenRefused('pieces-to-check', { pieces: ['photo-signature'] }))
  test('approved: the card is ordered and the photo code has served', () => {
    const state = request(...all, accepted('photo-signature'))
      .when({ type: 'Approve', on, ...paulette })
      .then({ type: 'Approved', on })
    const jobs = applications.reactions.Approved({ type: 'Approved', on, by: 'paulette', at: noon }, { id: 'a', eventId: 'e', state })
    assert.deepEqual(
      jobs.map(job => job.task),
      ['order-card', 'consume-photo', 'notify'],
    )
  })
  test('a refusal without grounds is none', () =>
    request(...worked)
      .when({ type: 'Refuse', grounds: [], on, ...paulette })
      .thenRefused('grounds-missing', {}))
  test('refused, withdrawn or closed: the photo code is free again', () => {
    const state = afterwards(submitted())
    const jobs = [
      applications.reactions.Refused(refused() as Extract<Event, { type: 'Refused' }>, { id: 'a', eventId: 'e', state }),
      applications.reactions.Withdrawn(withdrawn() as Extract<Event, { type: 'Withdrawn' }>, { id: 'a', eventId: 'e', state }),
      applications.reactions.Closed(closed() as Extract<Event, { type: 'Closed' }>, { id: 'a', eventId: 'e', state }),
    ]
    for (const done of jobs) assert.ok(done.some(({ task }) => task === 'release-photo'))
  })
})

describe('delays', () => {
  const waiting = [...worked, asked('identity', 'cut')] as const
  const passed = (name: string): Command => ({ type: 'DeadlinePassed', name, on: day('2026-12-26'), ...act('system', 'papier-rose') })
  test('one reminder, then nothing until the closing', () => {
    const state = request(...waiting)
      .when(passed('reminder'))
      .then({ type: 'CorrectionReminded' })
    assert.deepEqual(applications.deadlines(state), { closing: '2027-05-27' })
  })
  test('a request that nobody completed is closed', () => {
    const state = request(...waiting)
      .when(passed('closing'))
      .then({ type: 'Closed' })
    assert.equal(state.status, 'closed')
  })
  test('a request that came back is not closed', () =>
    request(...waiting, sent('identity'))
      .when(passed('closing'))
      .thenRefused('not-now', { status: 'with-agent', from: ['with-applicant'] }))
})

describe('a file that another service checks', () => {
  const cell = { kind: 'fraud-cell' } as const
  const [away, back] = [
    { type: 'SentElsewhere', to: cell, wordsId: 'w', on, by: 'paulette', at: noon },
    { type: 'SentBack', wordsId: 'o', on, by: 'nour', at: noon },
  ] as const
  const checked = [...worked, away] as const
  const send = (to: Elsewhere) => ({ type: 'SendElsewhere', to, wordsId: 'w', on, ...paulette }) as const
  const nour = (queue: string) => ({ ...act('verifier', 'nour'), queue })

  test('leaves the agent who had it, stays with us since the same moment, and comes back to them', () => {
    const before = request(...worked).state
    const out = request(...worked)
      .when(send(cell))
      .then({ type: 'SentElsewhere', to: cell, wordsId: 'w' })
    assert.deepEqual([out.status, out.taker, out.heldSince, queueOf(out)], ['with-agent', undefined, before.heldSince, 'fraud/94'])
    const home = request(...checked, back).state
    assert.deepEqual([home.taker, home.elsewhere, queueOf(home)], ['paulette', undefined, '94'])
  })

  test('is decided by nobody before it is back', () => {
    for (const command of [
      { type: 'Approve', on },
      { type: 'Refuse', grounds: [{ code: 'too-young', factsId: 'f' }], on },
    ] as const)
      request(...checked, taken('paulette'))
        .when({ ...command, ...paulette })
        .thenRefused('sent-elsewhere')
    request(...checked, taken('paulette'))
      .when(send({ kind: 'office', office: '75' }))
      .thenRefused('sent-elsewhere')
  })

  test('is not sent to the office where it is', () =>
    request(...worked)
      .when(send({ kind: 'office', office: '94' }))
      .thenRefused('not-elsewhere'))

  test('is worked by its one queue; the supervisor of the office that decides may call it back', () => {
    request(...checked)
      .when({ type: 'Take', ...nour('fraud/94') })
      .then({ type: 'Taken' })
    for (const queue of ['94', 'fraud/75', '75'])
      request(...checked)
        .when({ type: 'Take', ...act('supervisor', 'solange'), queue })
        .thenRefused('another-queue', { queue: 'fraud/94' })
    const sendBack = { type: 'SendBack', wordsId: 'o', on } as const
    request(...checked)
      .when({ ...sendBack, ...act('supervisor', 'solange'), queue: '94' })
      .then({ type: 'SentBack' })
    request(...checked)
      .when({ ...sendBack, ...act('reviewer', 'paulette'), queue: '94' })
      .thenRefused('another-queue')
    request(...checked)
      .when({ ...sendBack, ...act('supervisor', 'yves'), queue: '75' })
      .thenRefused('another-queue')
    request(...checked)
      .when({ ...sendBack, ...nour('fraud/94') })
      .thenRefused('not-taken')
    request(...checked, taken('nour'))
      .when({ ...sendBack, ...nour('fraud/94') })
      .then({ type: 'SentBack' })
  })

  test('keeps its days while the person mends, goes with the préfecture that decides, and is let go when it ends', () => {
    const asking = request(...checked, taken('nour'), asked('identity', 'cut')).state
    assert.ok(asking.correction?.lastDay && applications.deadlines(asking).closing)
    const moved = request(...checked, taken('nour'), asked('identity', 'cut'), { ...sent('identity'), office: '75' } as Event).state
    assert.deepEqual([queueOf(moved), moved.taker, moved.elsewhere?.from], ['fraud/75', undefined, undefined])
    const office = { ...away, to: { kind: 'office', office: '69' } } as const
    assert.equal(queueOf(request(...worked, office, asked('identity', 'cut'), { ...sent('identity'), office: '75' } as Event).state), '75')
    for (const ended of [withdrawn(), closed()])
      assert.equal(request(...checked, asked('identity', 'cut'), ended).state.elsewhere, undefined)
  })

  test('is told to the person in the same words whoever checks it, and so is what they take away', () => {
    const told = ([cell, { kind: 'office', office: '69' }] as const).map(to => {
      const { state } = request(...worked, { ...away, to })
      return JSON.stringify([labelOf(state), tellEvent({ ...away, to }), toldOf(state)])
    })
    assert.equal(told[0], told[1])
    assert.doesNotMatch(told[0] ?? '', /fraud|69/)
  })
})

describe('who may ask what, and when', () => {
  const stories: Readonly<Record<Status, readonly Event[]>> = {
    none: [],
    'with-agent': worked,
    'with-applicant': [...worked, asked('identity', 'cut')],
    approved: [...worked, approved()],
    refused: [...worked, refused()],
    withdrawn: [...worked, withdrawn()],
    closed: [...worked, asked('identity', 'cut'), closed()],
  }
  const actors: readonly Actor[] = [
    'applicant',
    'reviewer',
    'supervisor',
    'verifier',
    'desk',
    'printer',
    'carrier',
    'exam-centre',
    'system',
  ]
  const commands: Readonly<Record<Command['type'], object>> = {
    Submit: { subject: aSubject(), on },
    Join: { answersId: 'again' },
    Take: {},
    Release: {},
    HandOver: { to: 'bernard' },
    SendElsewhere: { to: { kind: 'fraud-cell' }, wordsId: 'w', on },
    SendBack: { wordsId: 'w', on },
    AcceptPiece: { piece: 'address-proof' },
    AskForCorrection: { piece: 'identity', reason: 'cut', on },
    SendCorrection: { piece: 'identity', on },
    Approve: { on },
    Refuse: { grounds: [{ code: 'too-young', factsId: 'f' }], on },
    Withdraw: {},
    WriteMessage: { messageId: 'm', on },
    SettleMessages: {},
    DeadlinePassed: { name: 'closing', on },
  }
  for (const [type, rest] of Object.entries(commands) as [Command['type'], object][]) {
    test(`${type}: from the statuses and by the people of the table, and nobody else`, () => {
      for (const [status, past] of Object.entries(stories) as [Status, readonly Event[]][]) {
        assert.equal(request(...past).state.status, status)
        for (const as of actors) {
          const outcome = applications.decide({ type, ...rest, as, by: 'paulette', at: noon } as Command, request(...past).state)
          const code = 'refused' in outcome ? outcome.refused : undefined
          const { from, by } = allowed[type]
          const expected = !by.includes(as) ? 'not-for-you' : !from.includes(status) ? 'not-now' : undefined
          if (expected) assert.equal(code, expected, `${type} by ${as} from ${status}`)
          else assert.ok(code !== 'not-for-you' && code !== 'not-now', `${type} by ${as} from ${status}: ${code}`)
        }
      }
    })
  }
  test('time is charged to who holds the file', () => {
    assert.deepEqual(
      Object.keys(stories).map(status => holderOf(status as Status)),
      ['nobody', 'reviewer', 'applicant', 'nobody', 'nobody', 'nobody', 'nobody'],
    )
  })
})
