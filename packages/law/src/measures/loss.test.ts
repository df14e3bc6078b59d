import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { assertExplained, boundary } from '../testing.ts'
import {
  applyAfterAnnulment,
  automaticBan,
  examsAgain,
  homicideBan,
  noviceRulesAfterLoss,
  opinionBeforeExam,
  repeatAlcoholBan,
  waitAfterInvalidation,
} from './loss.ts'

boundary(
  homicideBan,
  '2025-07-11',
  { before: { least: 0, most: 10 }, on: { least: 5, most: 10 }, after: { least: 5, most: 10 } },
  on => automaticBan('homicide-routier', on).value,
)
boundary(
  repeatAlcoholBan,
  '2019-12-27',
  { before: { least: 0, most: 3 }, on: { least: 0, most: 0 }, after: { least: 0, most: 0 } },
  on => automaticBan('repeat-alcohol', on).value,
)

test('six months from the day the card is handed back, a year the second time in five years', () => {
  const first = waitAfterInvalidation({ notifiedOn: day('2026-01-05'), surrenderedOn: day('2026-01-31') })
  assert.equal(first.value, '2026-07-31')
  assertExplained(first)
  const again = { notifiedOn: day('2026-01-05'), surrenderedOn: day('2026-01-31'), previousOn: day('2021-01-05') }
  assert.equal(waitAfterInvalidation(again).value, '2027-01-31')
  assert.equal(waitAfterInvalidation({ ...again, previousOn: day('2021-01-04') }).value, '2026-07-31')
})

test('after an annulment nothing can be asked before the end of the ban', () =>
  assert.equal(applyAfterAnnulment(day('2026-01-31'), 13).value, '2027-02-28'))

test('theory only: licence of three years, ban under a year, application within nine months', () => {
  const given = { heldSince: day('2020-01-01'), lostOn: day('2024-11-04'), banMonths: 6, allowedFrom: day('2025-05-12') }
  const tests = (changes: Partial<Parameters<typeof examsAgain>[0]>) => examsAgain({ ...given, appliedOn: day('2025-06-01'), ...changes })
  assert.deepEqual(tests({}).value, ['theory'])
  assert.deepEqual(tests({ appliedOn: day('2026-02-11') }).value, ['theory'])
  assert.deepEqual(tests({ appliedOn: day('2026-02-12') }).value, ['theory', 'practical'])
  assert.deepEqual(tests({ banMonths: 11 }).value, ['theory'])
  assert.deepEqual(tests({ banMonths: 12 }).value, ['theory', 'practical'])
  assert.deepEqual(tests({ heldSince: day('2021-11-05') }).value, ['theory', 'practical'])
  for (const changes of [{}, { banMonths: 12 }, { appliedOn: day('2026-02-12') }]) assertExplained(tests(changes))
})

test('theory only: no sign and no lower speeds', () => {
  assert.equal(noviceRulesAfterLoss(['theory']).value, false)
  assert.equal(noviceRulesAfterLoss(['theory', 'practical']).value, true)
  assertExplained(opinionBeforeExam())
})
