import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '@papier-rose/law'
import { afterwards, aSent, events } from '../application/fixtures.ts'
import { standing } from './follow-up.ts'

const today = day('2026-11-27')

test('one correction is sent, several are; the last day and the closing stand in either language', () => {
  const one = standing(aSent(events.taken(), events.asked('identity', 'unreadable')).state, undefined, today)
  assert.equal(one.holder.fr, 'Nous attendons une correction de votre part.')
  assert.match(one.next[0]?.fr ?? '', /^Envoyez-la jusqu’au 25 janvier 2027 compris/)
  const asked = [events.asked('identity', 'unreadable'), events.asked('address-proof', 'unreadable')]
  const two = standing(aSent(events.taken(), ...asked).state, undefined, today)
  assert.equal(two.holder.fr, 'Nous attendons 2 corrections de votre part.')
  assert.match(two.next[0]?.fr ?? '', /^Envoyez-les jusqu’au 25 janvier 2027 compris/)
  assert.match(two.next[0]?.en ?? '', /^Send them up to and including 25 January 2027/)
  assert.match(two.next[1]?.fr ?? '', /close le 27 mai 2027/)
})

test('every status says who holds the request and what comes next, with the office named as one says it', () => {
  const stories = {
    'with-agent': [],
    'with-applicant': [events.taken(), events.asked('identity', 'unreadable')],
    approved: [events.taken(), events.approved()],
    refused: [events.taken(), events.refused()],
    withdrawn: [events.withdrawn()],
    closed: [events.taken(), events.asked('identity', 'unreadable'), events.closed()],
  }
  for (const [status, past] of Object.entries(stories)) {
    const { state } = aSent(...past)
    assert.equal(afterwards(events.submitted(), ...past).status, status)
    const { holder, next } = standing(state, undefined, today)
    for (const words of [holder, ...next]) assert.ok(words.fr && words.en, status)
    assert.ok(next.length > 0, status)
    if (status === 'with-agent') assert.match(holder.fr, /^La préfecture du Val-de-Marne a votre dossier/)
    if (status === 'refused') assert.match(holder.fr, /^La préfecture du Val-de-Marne a refusé votre demande/)
  }
})

test('who checks a file is not told by its follow-up: the words are the same for the fraud cell and for another office', () => {
  const told = ([{ kind: 'fraud-cell' }, { kind: 'office', office: '69' }] as const).map(to =>
    JSON.stringify(standing(aSent(events.taken(), events.sentElsewhere(to)).state, undefined, today)),
  )
  assert.equal(told[0], told[1])
  assert.doesNotMatch(told[0] ?? '', /fraud|69/)
})
