import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CaseError } from '../cli/reading.ts'
import { readCases } from './cases.ts'

const profile = { licenceDate: '2020-01-01', path: 'classic' }
const fault = {
  type: 'infraction',
  id: 'A',
  date: '2021-01-01',
  finalDate: '2021-02-01',
  finalBy: 'paiement-amende-forfaitaire',
  points: 1,
  class: 4,
}
const withEvents = (...events: unknown[]) => [{ id: 'X', profile, events, expect: [] }]

const bad: readonly [why: string, file: unknown, field: string][] = [
  ['not a list', {}, 'file'],
  ['a case without id', [{ profile }], '[0].id'],
  ['no profile', [{ id: 'X' }], '[0] (X).profile'],
  [
    'a licence on a day that does not exist',
    [{ id: 'X', profile: { ...profile, licenceDate: '2023-02-29' } }],
    '[0] (X).profile.licenceDate',
  ],
  ['an unknown path', [{ id: 'X', profile: { ...profile, path: 'teleport' } }], '[0] (X).profile.path'],
  ['an unknown category', [{ id: 'X', profile: { ...profile, firstCategory: 'Z' } }], '[0] (X).profile.firstCategory'],
  [
    'training before the licence',
    [{ id: 'X', profile: { ...profile, postLicenceTraining: '2019-01-01' } }],
    '[0] (X).profile.postLicenceTraining',
  ],
  ['an unknown event', withEvents({ type: 'party', date: '2021-01-01' }), '[0] (X).events[0].type'],
  ['an infraction on a day that does not exist', withEvents({ ...fault, date: '2021-04-31' }), '[0] (X).events[0].date'],
  ['an infraction before the licence', withEvents({ ...fault, date: '2019-12-31' }), '[0] (X).events[0].date'],
  ['established before it was committed', withEvents({ ...fault, finalDate: '2020-12-31' }), '[0] (X).events[0].finalDate'],
  ['established on no day at all', withEvents({ ...fault, finalDate: undefined }), '[0] (X).events[0].finalDate'],
  ['half a point', withEvents({ ...fault, points: 0.5 }), '[0] (X).events[0].points'],
  ['points below zero', withEvents({ ...fault, points: -1 }), '[0] (X).events[0].points'],
  ['an unknown class', withEvents({ ...fault, class: 6 }), '[0] (X).events[0].class'],
  ['one id for two infractions', withEvents(fault, fault), '[0] (X).events[1].id'],
  [
    'a stage that ends before it starts',
    withEvents({ type: 'stage', date: '2021-05-01', startDate: '2021-05-02' }),
    '[0] (X).events[0].startDate',
  ],
  ['a stage of an unknown kind', withEvents({ type: 'stage', date: '2021-05-01', kind: 'yoga' }), '[0] (X).events[0].kind'],
  ['an unknown letter', withEvents({ type: 'letter', ref: '99', date: '2021-05-01' }), '[0] (X).events[0].ref'],
  ['an unknown further category', withEvents({ type: 'category', category: 'Z', date: '2021-05-01' }), '[0] (X).events[0].category'],
  ['a person born after the licence', [{ id: 'X', profile: { ...profile, birth: '2030-01-01' } }], '[0] (X).profile.birth'],
  ['half a month of ban', withEvents({ type: 'annulment', date: '2021-05-01', banMonths: 1.5 }), '[0] (X).events[0].banMonths'],
  ['a stage before the licence', withEvents({ type: 'stage', date: '2019-05-01' }), '[0] (X).events[0].date'],
  ['a date asked that does not exist', [{ id: 'X', profile, events: [], expect: [{ date: '2021-13-01' }] }], '[0] (X).expect[0].date'],
]
for (const [why, file, field] of bad)
  test(`${why}: the message names the field`, () =>
    assert.throws(
      () => readCases(file),
      (error: unknown) => error instanceof CaseError && error.field === field && error.message.startsWith(`${field}: `),
    ))

test('a foreign licence, a ban of a judge and what cancels a letter are read', () => {
  const events = [
    { type: 'foreign-ban', date: '2021-05-01' },
    { type: 'licence', date: '2023-05-01', path: 'aac', category: 'B' },
    { type: 'annulment', date: '2024-05-01', banMonths: 6 },
    { type: 'invalidation-cancelled', date: '2025-05-01' },
  ]
  const read = readCases([{ id: 'X', profile: { ...profile, path: 'permis étranger' }, events }])[0]?.events
  assert.deepEqual(read?.[0], { type: 'foreign-licence', date: '2020-01-01' })
  assert.deepEqual(read?.slice(1), events)
})

test('a stage without withdrawal and an empty history are no mistakes', () => {
  assert.equal(readCases(withEvents({ type: 'stage', date: '2021-05-01', kind: 'volontaire' }))[0]?.events.length, 2)
  assert.equal(readCases([{ id: 'X', profile }])[0]?.events.length, 1)
  assert.deepEqual(readCases([]), [])
})

test('an infraction that ended in an acquittal, or that only the owner paid, costs nothing', () => {
  const [acquitted, owner] =
    readCases(withEvents({ ...fault, finalBy: 'relaxe' }, { ...fault, id: 'B', finalBy: 'redevable-pecuniaire' }))[0]?.events.slice(1) ?? []
  assert.ok(acquitted?.type === 'infraction' && acquitted.finalDate === null)
  assert.ok(owner?.type === 'infraction' && owner.spared === 'redevable-pecuniaire')
})
