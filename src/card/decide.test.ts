import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addDays, day, destroyOn, postOfficeLastDay, type Settings } from '@papier-rose/law'
import type { Actor } from '../kit/allowed.ts'
import { given } from '../kit/testing/deciding.ts'
import type { Command, Event, PostEvent, Status } from './card.ts'
import { allowed } from './decide.ts'
import {
  accepted,
  act,
  aSubject,
  avis,
  dispatched,
  kept,
  newer,
  number,
  older,
  ordered,
  printedCard,
  refused,
  returned,
  said,
  sendingAgain,
  sent,
  stories,
  tracked,
} from './fixtures.ts'
import { cards } from './reactions.ts'

const next = { orderId: 'order-2', number: '26AA00418' }
const on = day('2027-01-05')
const heard = (event: PostEvent, law: Settings = newer, tracking = number): Command => ({
  type: 'Track',
  tracking,
  event,
  law,
  ...act('carrier', 'laposte'),
})
const card = (...events: readonly Event[]) => given(cards, ...events)
function after(events: readonly Event[], ...commands: readonly Command[]): Event[] {
  const past = [...events]
  for (const command of commands) {
    const outcome = cards.decide(command, card(...past).state)
    assert.ok(!('refused' in outcome), JSON.stringify(outcome))
    past.push(...outcome)
  }
  return past
}
const asked = (change: object = {}): Command => ({
  type: 'CorrectAddress',
  addressId: 'address-2',
  office: '75',
  choice: 'send-again',
  on,
  law: newer,
  ...act('applicant', 'lina'),
  ...change,
})
const remake = (why: 'order-refused' | 'lost-in-post'): Command => ({ type: 'Remake', why, next, ...act('reviewer', 'paulette') })

/** One command of each kind, said in the quality asked for. */
const commands: Record<Command['type'], (as: Actor) => Command> = {
  Order: as => ({ type: 'Order', subject: aSubject(), orderId: 'order-1', ...act(as) }),
  SendOrder: as => ({ type: 'SendOrder', orderId: 'order-1', ...act(as) }),
  AcceptOrder: as => ({ type: 'AcceptOrder', orderId: 'order-1', ...act(as) }),
  RefuseOrder: as => ({ type: 'RefuseOrder', orderId: 'order-1', code: 'image-unusable', ...act(as) }),
  Print: as => ({ type: 'Print', orderId: 'order-1', ...act(as) }),
  Spoil: as => ({ type: 'Spoil', orderId: 'order-1', next, ...act(as) }),
  Remake: as => ({ type: 'Remake', why: 'lost-in-post', next, ...act(as) }),
  Dispatch: as => ({ type: 'Dispatch', orderId: 'order-1', tracking: number, on, ...act(as) }),
  Track: as => ({ ...heard(said('ET1', 'in-transit', '2026-12-13')), ...act(as) }),
  CorrectAddress: as => asked(act(as)),
  ReceiveAtDesk: as => ({ type: 'ReceiveAtDesk', on, ...act(as) }),
  RefuseHandOver: as => ({ type: 'RefuseHandOver', reason: 'no-document', ...act(as) }),
  HandOver: as => ({ type: 'HandOver', document: 'cni', on, right: true, ...act(as) }),
  Replace: as => ({ type: 'Replace', newCardId: 'another', ...act(as) }),
  DeadlinePassed: as => ({ type: 'DeadlinePassed', name: 'destruction', on, ...act(as) }),
}
const actors: readonly Actor[] = ['applicant', 'reviewer', 'supervisor', 'desk', 'printer', 'carrier', 'exam-centre', 'system']

describe('who may ask what of a card, and when', () => {
  for (const [type, { from, by }] of Object.entries(allowed) as [Command['type'], (typeof allowed)[Command['type']]][]) {
    for (const [status, story] of Object.entries(stories) as [Status, readonly Event[]][]) {
      test(`${type} while ${status}`, () => {
        for (const as of actors) {
          const asking = card(...story).when(commands[type](as))
          if (!by.includes(as)) asking.thenRefused('not-for-you', { as, by })
          else if (!from.includes(status)) asking.thenRefused('not-now', { status, from })
          else {
            const outcome = cards.decide(commands[type](as), card(...story).state)
            assert.ok(!('refused' in outcome) || !['not-for-you', 'not-now'].includes(outcome.refused))
          }
        }
      })
    }
  }
})

describe('the printing house', () => {
  const told = (type: 'SendOrder' | 'AcceptOrder' | 'Print', orderId = 'order-1'): Command => ({
    type,
    orderId,
    ...act(type === 'SendOrder' ? 'system' : 'printer'),
  })

  test('an order is sent, accepted, printed, posted', () => {
    const events = after([ordered()], told('SendOrder'), told('AcceptOrder'), told('Print'), commands.Dispatch('printer'))
    assert.deepEqual(
      events.map(({ type }) => type),
      ['Ordered', 'OrderSent', 'OrderAccepted', 'Printed', 'Dispatched'],
    )
    assert.equal(card(...events).state.status, 'with-post')
  })
  test('what is said twice changes nothing', () => {
    card(ordered(), sent).when(told('SendOrder')).thenNothing()
    card(ordered(), sent, accepted).when(told('AcceptOrder')).thenNothing()
    card(ordered(), sent, accepted, printedCard).when(told('Print')).thenNothing()
    card(...stories['with-post'])
      .when(commands.Dispatch('printer'))
      .thenNothing()
  })
  test('printed before it was heard to be accepted: the late acceptance is old news', () => {
    card(ordered(), sent).when(told('Print')).then({ type: 'Printed' })
    card(ordered(), sent, printedCard).when(told('AcceptOrder')).thenNothing()
  })
  test('a spoiled card is made again under a new number and a new order', () => {
    const now = card(...stories['with-printer'])
      .when(commands.Spoil('printer'))
      .then({ type: 'Spoiled' }, { type: 'Remade', why: 'spoiled', next })
    assert.equal(now.subject?.number, next.number)
    assert.deepEqual(now.order, { id: 'order-2', state: 'to-send', remakeOf: 'order-1' })
  })
  test('words about an order that no longer counts are old words', () => {
    const spoiled = after(stories['with-printer'], commands.Spoil('printer'))
    for (const command of [
      told('Print'),
      told('AcceptOrder'),
      commands.Dispatch('printer'),
      commands.Spoil('printer'),
      commands.RefuseOrder('printer'),
    ])
      card(...spoiled)
        .when(command)
        .thenNothing()
  })
  test('the house refuses an order, at once or after it had accepted: the card is ours again, and an agent remakes it', () => {
    card(ordered(), sent).when(commands.RefuseOrder('printer')).then({ type: 'OrderRefused', code: 'image-unusable' })
    card(ordered(), sent, accepted).when(commands.RefuseOrder('printer')).then({ type: 'OrderRefused' })
    card(...stories['with-post'])
      .when(commands.RefuseOrder('printer'))
      .thenNothing()
    const now = card(ordered(), sent, refused).when(remake('order-refused')).then({ type: 'Remade', why: 'order-refused', next })
    assert.equal(now.status, 'with-printer')
    assert.equal(now.order?.remakeOf, undefined, 'a refused order was never made: it replaces nothing')
  })
  test('after a spoiled card and a refused order, what is replaced is still the spoiled one', () => {
    const refusedAgain = after(
      stories['with-printer'],
      commands.Spoil('printer'),
      { type: 'RefuseOrder', orderId: 'order-2', code: 'malformed', ...act('printer') },
      { ...remake('order-refused'), next: { orderId: 'order-3', number: '26AA00419' } } as Command,
    )
    assert.equal(card(...refusedAgain).state.order?.remakeOf, 'order-1')
  })
  test('a card is remade only when its order was refused, or its letter is lost', () => {
    card(...stories['with-post'])
      .when(remake('order-refused'))
      .thenRefused('nothing-to-remake', { state: 'dispatched', status: 'with-post' })
    card(ordered(), sent, refused).when(remake('lost-in-post')).thenRefused('nothing-to-remake', { state: 'refused', status: 'with-us' })
    card(...stories['with-us'])
      .when(remake('lost-in-post'))
      .thenRefused('nothing-to-remake', { state: 'dispatched', status: 'with-us' })
    for (const where of ['with-post', 'at-post-office'] as const)
      card(...stories[where])
        .when(remake('lost-in-post'))
        .then({ type: 'Remade', why: 'lost-in-post', next })
  })
  test('the lost letter that turns up after a remake moves nothing', () => {
    const remade = after(stories['with-post'], remake('lost-in-post'))
    card(...remade)
      .when(heard(said('DI1', 'delivered', '2027-01-02')))
      .thenNothing()
  })
})

describe('the carrier', () => {
  test('an avis de passage starts the days at the post office, by the reading that was chosen', () => {
    for (const [law, lastDay] of [
      [newer, '2026-12-29'],
      [older, '2026-12-21'],
    ] as const) {
      card(...stories['with-post'])
        .when(heard(said('AG1', 'at-post-office', '2026-12-14'), law))
        .then({ type: 'Tracked' }, { type: 'AvisLeft', on: day('2026-12-14'), lastDay: day(lastDay) })
      assert.equal(lastDay, postOfficeLastDay(day('2026-12-14'), law).value)
    }
  })
  test('a second avis does not start them again', () => {
    card(...stories['at-post-office'])
      .when(heard(said('AG1', 'at-post-office', '2026-12-15')))
      .then({ type: 'Tracked' })
  })
  test('distributed is delivered, from the round or from the post office', () => {
    for (const where of ['with-post', 'at-post-office'] as const)
      card(...stories[where])
        .when(heard(said('DI1', 'delivered', '2026-12-15')))
        .then({ type: 'Tracked' }, { type: 'Delivered', on: day('2026-12-15') })
  })
  test('distributed to the sender is not delivered: the letter is back with us', () => {
    const now = card(...stories['at-post-office'])
      .when(heard(said('DI2', 'returned-to-us', '2026-12-31')))
      .then({ type: 'Tracked' }, { type: 'Returned', on: day('2026-12-31'), next: 'send-again' }, { type: 'SendingAgain' })
    assert.equal(now.status, 'with-us')
    assert.equal(now.handedOverOn, undefined)
  })
  test('a code that we do not know is kept and moves nothing', () => {
    const now = card(...stories['with-post'])
      .when(heard(said('ZZ9', 'unknown', '2026-12-14')))
      .then({ type: 'Tracked' })
    assert.equal(now.status, 'with-post')
    assert.equal(now.postEvents.at(-1)?.code, 'ZZ9')
  })
  test('the same event said twice is one event', () => {
    const twice = said('AG1', 'at-post-office', '2026-12-14')
    card(...stories['at-post-office'])
      .when(heard(twice))
      .thenNothing()
  })
  test('an avis told after the return had begun is old news, kept all the same', () => {
    const back = [...stories['with-post'], tracked(said('RE1', 'return-under-way', '2026-12-30'))]
    card(...back)
      .when(heard(said('AG1', 'at-post-office', '2026-12-14')))
      .then({ type: 'Tracked' })
  })
  test('a delivery told after a later word of the sorting centre counts', () => {
    const noisy = [...stories['with-post'], tracked(said('PB2', 'in-transit', '2026-12-16'))]
    card(...noisy)
      .when(heard(said('DI1', 'delivered', '2026-12-15')))
      .then({ type: 'Tracked' }, { type: 'Delivered' })
  })
  test('any order of the same events ends with the card in hand', () => {
    const events = [
      said('PC1', 'posted', '2026-12-12'),
      said('MD2', 'out-for-delivery', '2026-12-14', '08'),
      said('AG1', 'at-post-office', '2026-12-14', '11'),
      said('DI1', 'delivered', '2026-12-16'),
    ]
    for (const shuffled of permutations(events)) {
      const past = after(stories['with-post'], ...shuffled.map(event => heard(event)))
      const { state } = card(...past)
      assert.equal(state.status, 'handed-over', shuffled.map(({ code }) => code).join(' '))
      assert.equal(state.postEvents.length, events.length)
    }
  })
  test('what is said of another letter is not about this card', () =>
    card(...stories['with-post'])
      .when(heard(said('DI1', 'delivered', '2026-12-15'), newer, '1L00000000099'))
      .thenNothing())
  test('what the carrier says once the card is in hand moves nothing', () => {
    const now = card(...stories['handed-over'])
      .when(heard(said('DI2', 'returned-to-us', '2026-12-20')))
      .then({ type: 'Tracked' })
    assert.equal(now.status, 'handed-over')
  })
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, i) => permutations([...items.slice(0, i), ...items.slice(i + 1)]).map(rest => [item, ...rest]))
}

describe('a letter that comes back', () => {
  const back = said('DI2', 'returned-to-us', '2026-12-31')
  const until = destroyOn(day('2026-12-31'), newer).value

  test('official reading: sent again once, then kept at the préfecture of the address until the dated delay', () => {
    const again = after(stories['at-post-office'], heard(back), {
      type: 'Dispatch',
      orderId: 'order-1',
      tracking: '2L00000000020',
      on,
      ...act('system'),
    })
    assert.equal(card(...again).state.status, 'with-post')
    card(...again)
      .when(heard(said('DI2', 'returned-to-us', '2027-01-25'), newer, '2L00000000020'))
      .then(
        { type: 'Tracked' },
        { type: 'Returned', next: 'keep-at-prefecture' },
        { type: 'Kept', office: '94', destroyOn: destroyOn(day('2027-01-25'), newer).value },
      )
  })
  test('reading of the source article: kept at the préfecture at once', () => {
    card(...stories['at-post-office'])
      .when(heard(back, older))
      .then(
        { type: 'Tracked' },
        { type: 'Returned', next: 'keep-at-prefecture' },
        { type: 'Kept', on: day('2026-12-31'), office: '94', destroyOn: until },
      )
  })
  for (const [profile, law] of [
    ['official', newer],
    ['source article', older],
  ] as const) {
    test(`wrong address (${profile}): not distributable, returned, and the person is asked, while the delay runs`, () => {
      const asking = after(
        stories['with-post'],
        heard(said('ND1', 'undeliverable', '2026-12-14'), law),
        heard(said('RE1', 'return-under-way', '2026-12-15'), law),
        heard(back, law),
      )
      assert.deepEqual(
        asking.slice(stories['with-post'].length).map(({ type }) => type),
        ['Tracked', 'Tracked', 'Tracked', 'Returned'],
      )
      const { state } = card(...asking)
      assert.equal(state.afterReturn, 'ask-address')
      assert.equal(state.wrongAddress, true)
      assert.deepEqual(cards.deadlines(state), { destruction: until })
    })
  }
  test('the person corrects the address and has it sent again', () => {
    const now = card(...stories['with-post'], returned('ask-address'))
      .when(asked())
      .then({ type: 'AddressCorrected', addressId: 'address-2', office: '75' }, { type: 'SendingAgain', addressId: 'address-2' })
    assert.deepEqual([now.subject?.office, now.afterReturn, now.wrongAddress], ['75', 'send-again', false])
    assert.deepEqual(cards.deadlines(now), {}, 'the delay stops with the answer')
  })
  test('or chooses to collect it at the préfecture of the new address', () => {
    const now = card(...stories['with-post'], returned('ask-address'))
      .when(asked({ choice: 'keep-at-prefecture' }))
      .then({ type: 'AddressCorrected' }, { type: 'Kept', on, office: '75', destroyOn: destroyOn(on, newer).value })
    assert.equal(now.afterReturn, 'keep-at-prefecture')
  })
  test('a letter that is to be sent again anyway may still get another address', () => {
    card(...stories['with-post'], returned('send-again'), sendingAgain)
      .when(asked())
      .then({ type: 'AddressCorrected' }, { type: 'SendingAgain' })
  })
  test('an address may be corrected until the order is sent, and after it was refused', () => {
    card(ordered()).when(asked()).then({ type: 'AddressCorrected' })
    card(ordered(), sent, refused).when(asked()).then({ type: 'AddressCorrected' })
    for (const story of [[ordered(), sent], [ordered(), sent, accepted], stories['with-us']])
      card(...story)
        .when(asked())
        .thenRefused('address-already-sent')
  })
  test('a letter that was not to be sent again is not posted by us', () =>
    card(...stories['with-us'])
      .when({ type: 'Dispatch', orderId: 'order-1', tracking: '2L00000000020', on, ...act('system') })
      .thenNothing())
})

describe('the desk', () => {
  test('a kept card is received, refused to who has no document, then handed over with what was shown', () => {
    card(...stories['with-us'])
      .when(commands.ReceiveAtDesk('desk'))
      .then({ type: 'ArrivedAtDesk', on })
    const stays = card(...stories['at-desk'])
      .when(commands.RefuseHandOver('desk'))
      .then({ type: 'HandOverRefused', reason: 'no-document' })
    assert.equal(stays.status, 'at-desk')
    const now = card(...stories['at-desk'])
      .when(commands.HandOver('desk'))
      .then({ type: 'HandedOver', document: 'cni', on })
    assert.equal(now.handedOverOn, on)
    assert.deepEqual(cards.deadlines(now), {})
  })
  test('a card on its way to another place is not received', () =>
    card(...stories['with-post'], returned('ask-address'))
      .when(commands.ReceiveAtDesk('desk'))
      .thenRefused('not-kept-here', {}))
  test('a card is not handed to somebody whose right was taken away', () =>
    card(...stories['at-desk'])
      .when({ type: 'HandOver', document: 'cni', on, right: false, ...act('desk') })
      .thenRefused('right-withdrawn', {}))
  test('nobody came: destroyed on the first day after the delay, never the day before', () => {
    const passed = (on: ReturnType<typeof day>): Command => ({ type: 'DeadlinePassed', name: 'destruction', on, ...act('system') })
    const due = day('2027-07-01')
    for (const where of ['with-us', 'at-desk'] as const) {
      assert.deepEqual(cards.deadlines(card(...stories[where]).state), { destruction: due })
      card(...stories[where])
        .when(passed(addDays(due, -1)))
        .thenNothing()
      card(...stories[where])
        .when(passed(due))
        .then({ type: 'Destroyed', on: due })
    }
    card(...stories['with-post'], returned('send-again'), sendingAgain)
      .when(passed(due))
      .thenNothing()
  })
})

test('who holds the card is charged from the moment it came to them', () => {
  const later = { at: '2026-12-20T08:30:00.000Z' as typeof avis.at }
  const { state } = card(...stories['with-post'], tracked(said('MD2', 'out-for-delivery', '2026-12-13')), { ...avis, ...later })
  assert.equal(state.heldSince, later.at)
  assert.equal(card(...stories['with-post'], returned('keep-at-prefecture'), { ...kept, ...later }).state.heldSince, dispatched.at)
})
