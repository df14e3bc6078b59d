import assert from 'node:assert/strict'
import { test } from 'node:test'
import { around, assertWords } from '../testing.ts'
import {
  checkGrid,
  type GridMark,
  gridB,
  gridBlocks,
  gridBMaximum,
  passesMoto,
  passesTheory,
  passMarkB,
  passMarkMoto,
  passMarkTheory,
  theoryQuestions,
} from './grid.ts'

const best = Object.fromEntries(gridB.map(line => [line.id, line.maximum] as [string, GridMark]))

/** A grid of that total: points are taken off the best one line by line, the half points last. */
function gridOf(total: number): Record<string, GridMark> {
  let over = gridBMaximum - total
  return Object.fromEntries(
    gridB
      .toSorted((a, b) => Number(a.block === 'autonomy') - Number(b.block === 'autonomy'))
      .map(line => {
        const fits = line.allowed.filter(mark => mark !== 'E' && line.maximum - mark <= over) as number[]
        const mark = Math.min(...fits)
        over -= line.maximum - mark
        return [line.id, mark]
      }),
  )
}

const result = (marks: Record<string, GridMark>) => {
  const given = checkGrid(marks)
  assert.ok('total' in given, JSON.stringify(given))
  return given
}
const problems = (marks: Record<string, GridMark>) => {
  const given = checkGrid(marks)
  assert.ok('errors' in given)
  return given.errors
}

test('the grid has 14 competences, one id each, and 31 points', () => {
  assert.equal(gridB.length, 14)
  assert.equal(new Set(gridB.map(line => line.id)).size, 14)
  assert.equal(gridBMaximum, 31)
  const byBlock = (block: string) => gridB.filter(line => line.block === block).reduce((sum, line) => sum + line.maximum, 0)
  assert.deepEqual(Object.keys(gridBlocks).map(byBlock), [8, 9, 9, 3, 2])
  for (const line of gridB) assertWords(line.name, line.id)
})

test('seven competences know the eliminatory act', () => {
  assert.deepEqual(
    gridB.filter(line => line.allowed.includes('E')).map(line => line.id),
    ['controls', 'observation', 'speed', 'rules', 'communication', 'sharing-roadway', 'safe-distances'],
  )
})

around(
  passMarkB,
  { below: false, at: true, above: true },
  total => {
    const given = result(gridOf(total))
    assert.equal(given.total, total)
    return given.passed
  },
  0.5,
)
around(passMarkMoto, { below: false, at: true, above: true }, points => passesMoto(points, false))
around(passMarkTheory, { below: false, at: true, above: true }, passesTheory)

test('every total that the grid can give adds up', () => {
  for (let total = 0; total <= gridBMaximum; total += 0.5) assert.equal(result(gridOf(total)).total, total)
})

test('the best grid passes with 31; one eliminatory act fails it and counts no point', () => {
  assert.deepEqual(result(best), { total: 31, eliminatory: [], passed: true })
  assert.deepEqual(result({ ...best, speed: 'E' }), { total: 28, eliminatory: ['speed'], passed: false })
  assert.deepEqual(result({ ...best, speed: 'E', rules: 'E' }).eliminatory, ['speed', 'rules'])
  assert.equal(passesMoto(27, true), false)
})

test('a missing mark, an impossible one and an unknown line are all told, each on its line', () => {
  const { courtesy: _, ...without } = best
  const found = problems({ ...without, speed: 4, analysis: 'E', 'settle-in': 3, checks: 2.5, parking: 1 })
  assert.deepEqual(
    found.map(e => e.competence),
    ['settle-in', 'checks', 'speed', 'analysis', 'courtesy', 'parking'],
  )
  for (const { competence, problem } of found) assertWords(problem, competence)
})

test('marks that are not numbers of the grid are refused: negative, NaN, a half where only whole points are given', () => {
  for (const mark of [-1, Number.NaN, 0.5, Number.POSITIVE_INFINITY])
    assert.deepEqual(
      problems({ ...best, rules: mark }).map(e => e.competence),
      ['rules'],
    )
})

test('an empty grid misses all fourteen', () => assert.equal(problems({}).length, 14))

test('a theory exam has no more right answers than questions', () => {
  assert.equal(passesTheory(theoryQuestions), true)
  assert.equal(passesTheory(theoryQuestions + 1), false)
})
