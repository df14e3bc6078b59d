import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { table } from '../testing.ts'
import { contestOf } from './contest.ts'
import type { FactContents, FactKind, LifeFact } from './life.ts'

const fact = <K extends FactKind>(kind: K, content: FactContents[K]): LifeFact =>
  ({ kind, source: 's', reference: 'r', revision: 0, knownOn: day('2026-06-02'), content }) as unknown as LifeFact
const on = day('2026-06-01')

const contest = (given: LifeFact) => {
  const found = contestOf(given)
  assert.ok(found)
  return found
}

table<LifeFact, ReturnType<typeof contest>['value']>('who is asked to think again of a measure', contest, [
  {
    why: 'a suspension by the préfet, from its notification',
    given: fact('administrative-suspension', { ground: 'alcohol', notifiedOn: on, months: 6 }),
    is: { author: 'prefet', notifiedOn: on, medicalBoard: false },
  },
  {
    why: 'unfit: the medical board too',
    given: fact('aptitude', { notifiedOn: on, fit: false }),
    is: { author: 'prefet', notifiedOn: on, medicalBoard: true },
  },
  {
    why: 'a ban on driving with a foreign licence: the minister',
    given: fact('foreign-ban', { notifiedOn: on }),
    is: { author: 'minister', notifiedOn: on, medicalBoard: false },
  },
  {
    why: 'an interlock ordered by the préfet: the day of notification is not told',
    given: fact('ead-restriction', { by: 'prefet', from: on, months: 6 }),
    is: { author: 'prefet', notifiedOn: null, medicalBoard: false },
  },
  {
    why: 'an interlock ordered by a court',
    given: fact('ead-restriction', { by: 'court', from: on, months: 6 }),
    is: { author: 'criminal-court', notifiedOn: null, medicalBoard: false },
  },
  {
    why: 'a judgment: a judge',
    given: fact('judgment', { executoryOn: on, outcome: 'suspension', months: 6 }),
    is: { author: 'criminal-court', notifiedOn: null, medicalBoard: false },
  },
])

test('fit, acquitted, or no measure at all: there is nothing to contest', () => {
  assert.equal(contestOf(fact('aptitude', { notifiedOn: on, fit: true })), undefined)
  assert.equal(contestOf(fact('judgment', { executoryOn: on, outcome: 'no-restriction' })), undefined)
  assert.equal(contestOf(fact('surrender', { on })), undefined)
})
