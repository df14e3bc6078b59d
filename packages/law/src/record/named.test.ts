import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day, day } from '../day.ts'
import { assertExplained, assertWords, eachReading, table } from '../testing.ts'
import { erasuresOf } from './erasures.ts'
import type { FactContents, FactKind, LifeFact } from './life.ts'
import { answerMeans, answerNamedBy, conflictWords, type Named, namedOf, sellingPoints } from './named.ts'

table('the last day to answer', answerNamedBy, [
  { why: '45 days after the notice left', given: day('2026-11-02'), is: '2026-12-17' },
  { why: 'a Saturday moves to Monday', given: day('2026-11-04'), is: '2026-12-21' },
  { why: 'Christmas and the two days after it move to Monday', given: day('2026-11-10'), is: '2026-12-28' },
])
eachReading('named-driver-days', { '45': '2026-12-17', '30': '2026-12-02' }, law => answerNamedBy(day('2026-11-02'), law).value)

test('what is said beside the question cites its article and is in both languages', () => {
  for (const one of [sellingPoints, ...Object.values(answerMeans)]) assertExplained({ value: true, reasons: [one] })
  assert.match(sellingPoints.words.fr, /6 mois.*15\u00a0000 €.*1 an.*30\u00a0000 €/)
  for (const [name, words] of Object.entries(conflictWords)) assertWords(words, name)
})

const fact = <K extends FactKind>(kind: K, reference: string, knownOn: string, content: FactContents[K], revision = 0): LifeFact =>
  ({ kind, source: 'test', reference, revision, knownOn: day(knownOn), content }) as unknown as LifeFact

const named = fact('driver-named', 'D-1', '2026-11-02', {
  for: 'PV-1',
  committedOn: day('2026-10-10'),
  on: day('2026-11-02'),
  by: 'vehicle-holder',
})
const infraction = fact('infraction', 'PV-1', '2026-10-12', { committedOn: day('2026-10-10'), points: 3, class: 4 })
const established = (on: string, by: FactContents['establishment']['by'] = 'paiement-amende-forfaitaire') =>
  fact('establishment', 'E-1', on, { for: 'PV-1', on: day(on), by })
const answered = (is: 'me' | 'not-me' | 'unknown', on: string, revision = 0, words?: string) =>
  fact('driver-answer', 'A-1', on, { for: 'D-1', on: day(on), answer: is, ...(words ? { words } : {}) }, revision)

const last: Day = day('2026-12-17')
const on = (facts: LifeFact[], today: Day): Named => {
  const [one] = namedOf(facts, today)
  if (!one) throw new Error('nobody was named')
  return one
}

test('it waits until its last day, is overdue the day after, and an answer ends that', () => {
  assert.equal(on([named, infraction], addDays(last, -1)).standing, 'waiting')
  assert.equal(on([named, infraction], last).standing, 'waiting')
  assert.equal(on([named, infraction], addDays(last, 1)).standing, 'overdue')
  assert.equal(on([named, answered('me', '2026-11-20')], addDays(last, 1)).standing, 'answered')
  assert.equal(on([named, infraction], last).infraction?.points, 3)
  assert.equal(on([named], last).infraction, undefined, 'the infraction may be told later')
})

test('an answer on the last day is in time, one the day after is late and stays', () => {
  assert.equal(on([named, answered('me', last)], last).answer?.late, false)
  assert.equal(on([named, answered('not-me', addDays(last, 1))], addDays(last, 1)).answer?.late, true)
})

/** What became of it, and what an agent is shown. */
const stories: readonly { why: string; facts: LifeFact[]; conflict: Named['conflict'] }[] = [
  { why: 'not established', facts: [answered('not-me', '2026-11-20')], conflict: undefined },
  { why: 'it was me, then paid', facts: [answered('me', '2026-11-20'), established('2026-12-01')], conflict: undefined },
  { why: 'paid, then it was me', facts: [established('2026-11-10'), answered('me', '2026-11-20')], conflict: undefined },
  { why: 'established before any answer, in time', facts: [established('2026-11-10')], conflict: 'before-answer' },
  { why: 'established on the last day', facts: [established(last)], conflict: 'before-answer' },
  { why: 'established after the last day, never answered', facts: [established(addDays(last, 1))], conflict: undefined },
  { why: 'do not know, then established', facts: [answered('unknown', '2026-11-20'), established('2026-12-01')], conflict: undefined },
  {
    why: 'established, then do not know',
    facts: [established('2026-11-10'), answered('unknown', '2026-11-20')],
    conflict: 'before-answer',
  },
  { why: 'not me, then paid', facts: [answered('not-me', '2026-11-20'), established('2026-12-01')], conflict: 'despite-denial' },
  {
    why: 'not me, then convicted',
    facts: [answered('not-me', '2026-11-20'), established('2027-03-01', 'condamnation-definitive')],
    conflict: 'despite-denial',
  },
  {
    why: 'established, then a late denial',
    facts: [established(addDays(last, 1)), answered('not-me', addDays(last, 9))],
    conflict: 'despite-denial',
  },
  {
    why: 'not me, then changed to me',
    facts: [answered('not-me', '2026-11-20'), answered('me', '2026-11-25', 1), established('2026-12-01')],
    conflict: undefined,
  },
  {
    why: 'me, then changed to not me',
    facts: [answered('me', '2026-11-20'), answered('not-me', '2026-11-25', 1), established('2026-12-01')],
    conflict: 'despite-denial',
  },
]
for (const { why, facts, conflict } of stories)
  test(`what an agent is shown: ${why}`, () => {
    const all = [named, infraction, ...facts]
    assert.equal(on(all, day('2027-06-01')).conflict, conflict)
    assert.deepEqual(on(all.toReversed(), day('2027-06-01')), on(all, day('2027-06-01')), 'in any order')
  })

test('a changed mind keeps count; words of the person stay with the answer; a fact known later says nothing today', () => {
  const facts = [named, answered('unknown', '2026-11-20', 0, 'Je cherche.'), answered('not-me', '2026-11-25', 1, 'J’étais à Brest.')]
  assert.deepEqual(on(facts, day('2026-11-26')).answer, {
    is: 'not-me',
    on: '2026-11-25',
    words: 'J’étais à Brest.',
    late: false,
    changes: 1,
  })
  assert.equal(on(facts, day('2026-11-21')).answer?.is, 'unknown')
  assert.equal(namedOf(facts, day('2026-11-01')).length, 0)
})

test('naming and answer are erased with the points of the infraction, three years after it was established', () => {
  const facts = [named, infraction, answered('not-me', '2026-11-20', 0, 'J’étais à Brest.'), established('2026-12-01')]
  const life = { birth: day('1978-09-09'), categories: [], titles: [], cepcs: [], receipts: [], facts }
  assert.deepEqual([...new Set(erasuresOf(life, { day: day('2027-01-01') }).map(({ on }) => on.value))], ['2029-12-01'])
})

test('who named by error takes it back: nothing is asked any more', () => {
  assert.deepEqual(namedOf([{ ...named, takenBackOn: day('2026-11-15') }], day('2026-11-20')), [])
})
