import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Day } from '../day.ts'
import { assertWords } from '../testing.ts'
import { readCases } from './cases.ts'
import { balance, ledger } from './ledger.ts'

interface Expected {
  readonly date: Day
  readonly balance: number
  readonly capital: number
  readonly status: string
  readonly why: string
  readonly letter?: string
  readonly stageDeadline?: Day
  readonly surrenderDeadline?: Day
  readonly earliestNewLicence?: Day
  readonly theoryOnlyIfAppliedBefore?: Day
  readonly examsRequired?: readonly string[]
}

const file = new URL('../../test-data/points-cases.json', import.meta.url)
const written = JSON.parse(readFileSync(file, 'utf8')) as { id: string; title: string; expect: Expected[] }[]

readCases(written).forEach(({ id, events }, i) => {
  const given = written[i]
  assert.ok(given)
  for (const want of given.expect) {
    test(`${id} ${want.date}: ${want.why}`, () => {
      const asOf = { day: want.date }
      assert.deepEqual(balance(events, asOf), { balance: want.balance, capital: want.capital, status: want.status })
      const told = ledger(events, asOf)
      assert.deepEqual([told.balance, told.capital, told.status], [want.balance, want.capital, want.status], 'with its steps')
      assert.equal(
        Math.max(
          0,
          told.steps.reduce((sum, s) => sum + (s.kind === 'new-licence' ? s.delta - sum : s.delta), 0),
        ),
        want.balance,
      )
      for (const s of [...told.steps, ...told.comesBack]) {
        assertWords(s.words, s.kind)
        assert.ok(s.articles.length > 0, s.kind)
      }
      if (want.letter) assert.ok(told.letters.some(l => l.ref === want.letter && (l.receivedOn ?? l.dueOn) === want.date))
      const deadline = (what: string) => told.deadlines.find(d => d.what === what)?.day
      if (want.stageDeadline) assert.equal(deadline('stage'), want.stageDeadline)
      if (want.surrenderDeadline) assert.equal(deadline('surrender'), want.surrenderDeadline)
      if (want.earliestNewLicence) assert.equal(deadline('new-licence'), want.earliestNewLicence)
      if (want.theoryOnlyIfAppliedBefore) assert.equal(deadline('theory-only'), want.theoryOnlyIfAppliedBefore)
      if (want.examsRequired) assert.ok(told.wayBack?.because === 'invalidation')
      if (told.wayBack?.because === 'invalidation' && want.examsRequired) assert.deepEqual(told.wayBack.examsRequired, want.examsRequired)
    })
  }
})
