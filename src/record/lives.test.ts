import assert from 'node:assert/strict'
import test from 'node:test'
import { faultsOf, randomLife } from './testing-lives.ts'

// The short form: npm run lives tries ten thousand.
const lives = 500

test(`${lives} random lives, told shuffled, twice and late: the record is what is known, and nothing else`, () => {
  for (let seed = 1; seed <= lives; seed++) assert.deepEqual(faultsOf(seed), [])
})

test('the lives are lives: infractions, measures, losses and new licences are among them', () => {
  const made = Array.from({ length: lives }, (_, i) => randomLife(i + 1))
  const kinds = new Set(made.flatMap(({ inOrder }) => inOrder.facts.map(({ kind }) => kind)))
  for (const kind of [
    'infraction',
    'establishment',
    'judgment',
    'aptitude',
    'letter',
    'surrender',
    'withdrawal-cancelled',
    'stage',
  ] as const)
    assert.ok(kinds.has(kind), kind)
  assert.ok(made.some(({ inOrder }) => inOrder.categories.filter(({ category }) => category === 'B').length > 1))
  assert.ok(made.some(({ inOrder }) => inOrder.facts.some(({ takenBackOn }) => takenBackOn)))
})
