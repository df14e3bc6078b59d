import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day } from '../day.ts'
import { assertWords, boundary } from '../testing.ts'
import { infraction, ledgerOn, letter, licence, newLicence, stage, surrender, training, worth } from './fixtures.ts'
import { foreignPoints } from './foreign.ts'
import { type Happening, type Infraction, sparings } from './happenings.ts'

const old = licence('2000-01-01')
const foreign = (on: string): Happening => ({ type: 'foreign-licence', date: day(on) })
const banned = (on: string): Happening => ({ type: 'foreign-ban', date: day(on) })
const annulled = (on: string, banMonths?: number): Happening => ({ type: 'annulment', date: day(on), banMonths })
const cancelled = (on: string): Happening => ({ type: 'invalidation-cancelled', date: day(on) })
const delit = { class: 'delit' } as const
const told = (events: readonly Happening[], on: string) => {
  const now = ledgerOn(events, on)
  for (const s of [...now.steps, ...now.comesBack, ...now.deadlines]) {
    assertWords(s.words, 'kind' in s ? s.kind : s.what)
    assert.ok(s.articles.length > 0)
  }
  return now
}

boundary(foreignPoints, '2017-11-18', { before: '0/0 no-licence', on: '12/12 foreign', after: '12/12 foreign' }, on =>
  worth([foreign('2015-05-01')], on),
)

test('a foreign licence loses points in France, gets them back by the same delays and by a stage, and brings no 48N', () => {
  const events = [foreign('2020-01-01'), infraction('2024-01-10', 1), infraction('2024-09-01', 4)]
  assert.deepEqual(
    ['2024-01-09', '2024-01-10', '2024-07-10', '2024-09-01', '2027-09-01'].map(on => worth(events, on)),
    ['12/12 foreign', '11/12 foreign', '12/12 foreign', '8/12 foreign', '12/12 foreign'],
  )
  assert.equal(worth([...events, stage('2024-10-10')], '2024-10-11'), '12/12 foreign')
  assert.deepEqual(
    told(events, '2024-09-01').letters.map(l => l.ref),
    ['48', '46', '48'],
  )
})

test('at zero the ban is notified: a year without driving, then a new capital', () => {
  const zero = [foreign('2020-01-01'), infraction('2024-01-10', 6, delit), infraction('2024-02-10', 6, delit)]
  assert.equal(worth(zero, '2024-02-10'), '0/12 zero-not-notified')
  const events = [...zero, banned('2024-02-29'), infraction('2024-02-20', 3, { final: '2025-06-01' })]
  assert.deepEqual(
    ['2024-02-28', '2024-02-29', '2025-02-27', '2025-02-28', '2025-06-01'].map(on => worth(events, on)),
    ['0/12 zero-not-notified', '0/12 banned', '0/12 banned', '12/12 foreign', '12/12 foreign'],
  )
  assert.deepEqual(told(events, '2024-03-10').wayBack, { because: 'foreign-ban', drivesAgainOn: '2025-02-28' })
  assert.equal(told(events, '2024-03-10').comesBack[0]?.day, '2025-02-28')
  assert.equal(told(events, '2025-02-28').wayBack, null)
  assert.equal(worth([foreign('2020-01-01'), banned('2024-01-10')], '2024-01-10'), '12/12 foreign', 'without object')
  assert.equal(worth([...zero, letter('48SI', '2024-02-12')], '2024-02-12'), '0/12 zero-not-notified', 'a 48SI is for a French licence')
})

const exchanged = [foreign('2020-01-01'), infraction('2024-01-10', 3), licence('2024-06-01')]
test('a French licence obtained later bears the balance of that day, and its delays go on', () => {
  assert.deepEqual(
    ['2024-05-31', '2024-06-01', '2027-01-09', '2027-01-10'].map(on => worth(exchanged, on)),
    ['9/12 foreign', '9/12 confirmed', '9/12 confirmed', '12/12 confirmed'],
  )
  const late = [...exchanged, infraction('2024-05-20', 4, { final: '2024-07-01' })]
  assert.equal(worth(late, '2024-07-01'), '5/12 confirmed', 'committed under the foreign licence')
  told(late, '2027-01-10')
})
test('that licence is probationary until three years after the foreign one was obtained, when this is known', () => {
  const since = (obtainedOn: string): readonly Happening[] => [
    { type: 'foreign-licence', date: day('2024-01-01'), obtainedOn: day(obtainedOn) },
    infraction('2024-03-10', 3),
    licence('2024-06-01'),
  ]
  assert.equal(worth(since('2021-06-01'), '2024-06-01'), '9/12 confirmed')
  assert.equal(worth(since('2021-06-02'), '2024-06-01'), '9/12 probationary')
  assert.equal(worth(since('2023-01-10'), '2026-01-09'), '9/12 probationary')
  assert.equal(worth(since('2023-01-10'), '2026-01-10'), '9/12 confirmed')
  assert.deepEqual(told(since('2023-01-10'), '2024-06-01').probation, { from: '2024-06-01', until: '2026-01-10' })
})

test('a French licence exchanged abroad bears no points any more: the foreign one has twelve', () => {
  const events = [licence('2022-01-01'), infraction('2023-01-10', 3), foreign('2024-03-01')]
  assert.deepEqual(
    ['2024-02-29', '2024-03-01'].map(on => worth(events, on)),
    ['5/8 probationary', '12/12 foreign'],
  )
  assert.equal(told(events, '2024-03-01').probation, null)
})

test('a judge annuls: no point is left, no application before the end of the ban, the theory alone when it is short', () => {
  const events = [old, infraction('2024-01-10', 6, delit), annulled('2024-08-31', 6)]
  assert.deepEqual(
    ['2024-08-30', '2024-08-31', '2034-01-01'].map(on => worth(events, on)),
    ['6/12 confirmed', '0/12 annulled', '0/12 annulled'],
  )
  const after = told(events, '2024-09-01')
  assert.deepEqual(after.wayBack, {
    because: 'annulment',
    months: 6,
    earliestApplication: '2025-02-28',
    theoryOnlyIfAppliedBefore: '2025-11-28',
    examsRequired: ['theory'],
  })
  assert.deepEqual(
    after.deadlines.map(d => [d.what, d.because, d.day]),
    [
      ['application', '7', '2025-02-28'],
      ['theory-only', '7', '2025-11-28'],
    ],
  )
  assert.equal(after.letters.at(-1)?.ref, '7')
  const again = told([...events, newLicence('2025-06-01'), training('2026-01-01')], '2026-06-01')
  assert.deepEqual([again.balance, again.capital, again.wayBack], [8, 8, null])
})

test('a ban of a year or more asks for both tests; a ban that is not known opens nothing', () => {
  const months = (banMonths?: number) => told([old, annulled('2024-08-31', banMonths)], '2024-09-01')
  const known = months(12).wayBack
  assert.ok(known?.because === 'annulment')
  assert.deepEqual([known.examsRequired.length, known.theoryOnlyIfAppliedBefore, known.earliestApplication], [2, null, '2025-08-31'])
  assert.deepEqual(months().deadlines, [])
})

test('a licence without points can be annulled too, and the ban of the judge is told beside the other', () => {
  const lost = [old, infraction('2024-01-10', 6, delit), infraction('2024-02-10', 6, delit), letter('48SI', '2024-03-01')]
  const now = told([...lost, surrender('2024-03-05'), annulled('2024-05-01', 24)], '2024-06-01')
  assert.equal(now.status, 'annulled')
  assert.deepEqual(
    now.deadlines.map(d => `${d.what} ${d.day}`),
    ['surrender 2024-03-12', 'new-licence 2024-09-05', 'theory-only 2025-06-05', 'application 2026-05-01'],
  )
})

test('a 48SI annulled by a court never took the right away, unless a new licence came first', () => {
  const lost = [old, infraction('2024-01-10', 6, delit), infraction('2024-02-10', 6, delit), letter('48SI', '2024-03-01')]
  assert.equal(worth([...lost, cancelled('2025-01-10')], '2025-01-09'), '0/12 invalidated')
  assert.equal(worth([...lost, cancelled('2025-01-10')], '2025-01-10'), '0/12 zero-not-notified')
  assert.equal(worth([...lost, cancelled('2025-01-10')], '2027-02-10'), '12/12 confirmed', 'the three years ran all the time')
  const renewed = [...lost, surrender('2024-03-05'), newLicence('2024-10-01'), cancelled('2025-01-10')]
  assert.equal(worth(renewed, '2025-10-01'), '8/8 probationary', 'one licence only')
  assert.ok(told(renewed, '2025-10-01').steps.some(s => s.kind === 'loss-cancelled'))
})

test('nothing is withdrawn for what was done abroad, or where points do not exist, or by the registered keeper', () => {
  for (const spared of sparings) {
    const it: Infraction = { ...infraction('2024-01-10', 6), spared }
    assert.equal(worth([old, it], '2024-01-10'), '12/12 confirmed', spared)
    assert.equal(told([old, it], '2024-01-10').steps.at(-1)?.kind, 'no-points')
  }
})

test('after a loss, accompanied driving shortens nothing', () => {
  const lost = [licence('2015-01-01'), annulled('2020-01-01', 6), newLicence('2020-09-01')]
  const b: Happening = { type: 'category', category: 'B', via: 'aac', date: day('2021-03-01') }
  assert.equal(worth([...lost, b], addDays(day('2023-09-01'), -1)), '10/10 probationary')
})
