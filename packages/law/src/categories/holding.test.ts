import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addYears, day } from '../day.ts'
import { around, table } from '../testing.ts'
import { type Category, cardOrder, type Held } from './categories.ts'
import { ageForL5e, alsoDrives, driveWithB, withEquivalences } from './equivalences.ts'
import { prerequisitesMet } from './prerequisites.ts'

const today = day('2026-06-01')
const held = (...list: Category[]): Held[] => list.map(category => ({ category, since: day('2020-01-01') }))

const before: [Category, Category][] = [
  ['BE', 'B'],
  ['C1', 'B'],
  ['C1E', 'C1'],
  ['C', 'B'],
  ['CE', 'C'],
  ['D1', 'B'],
  ['D1E', 'D1'],
  ['D', 'B'],
  ['DE', 'D'],
]
for (const [category, needed] of before) {
  table(`before ${category}`, list => prerequisitesMet(category, list, today), [
    { why: `${needed} is held`, given: held(needed), is: true },
    { why: 'nothing is held', given: [], is: false },
    { why: `${needed} comes tomorrow`, given: [{ category: needed, since: day('2026-06-02') }], is: false },
  ])
}

test('AM, A1, A2, B1 and B ask for nothing before', () => {
  for (const category of ['AM', 'A1', 'A2', 'B1', 'B'] as const) assert.equal(prerequisitesMet(category, [], today).value, true)
})

table('A after A2', on => prerequisitesMet('A', [{ category: 'A2', since: day('2024-03-10') }], on), [
  { why: 'the day before two years', given: day('2026-03-09'), is: false },
  { why: 'the second anniversary', given: day('2026-03-10'), is: true },
  { why: 'the day after', given: day('2026-03-11'), is: true },
])
table('A without A2', ({ way, on }) => prerequisitesMet('A', [], day(on), { wayToA: way }), [
  { why: 'for tricycles', given: { way: 'tricycle', on: '2026-06-01' } as const, is: true },
  { why: 'for gendarmes', given: { way: 'uniformed', on: '2026-06-01' } as const, is: true },
  { why: 'by direct access, while it existed', given: { way: 'direct', on: '2016-06-02' } as const, is: true },
  { why: 'by direct access, once closed', given: { way: 'direct', on: '2016-06-03' } as const, is: false },
])

const drivesToo: Record<Category, Category[]> = {
  AM: [],
  A1: ['AM'],
  A2: ['AM', 'A1'],
  A: ['AM', 'A1', 'A2'],
  B1: ['AM'],
  B: ['AM', 'B1'],
  BE: ['AM'],
  C1: ['AM'],
  C: ['AM', 'C1'],
  D1: ['AM'],
  D: ['AM', 'D1'],
  C1E: ['AM', 'BE'],
  CE: ['AM', 'BE', 'C1E'],
  D1E: ['AM', 'BE'],
  DE: ['AM', 'BE', 'D1E'],
}
for (const category of cardOrder) {
  test(`who holds ${category} alone also drives ${drivesToo[category].join(', ') || 'nothing else'}`, () =>
    assert.deepEqual(alsoDrives(held(category), today, day('1990-01-01')), drivesToo[category]))
}

test('CE with D opens DE; C1E with D1 opens D1E; one alone does not', () => {
  assert.ok(withEquivalences(['CE', 'D']).includes('DE'))
  assert.ok(withEquivalences(['C1E', 'D1']).includes('D1E'))
  assert.ok(!withEquivalences(['CE', 'D1']).includes('DE'))
  assert.ok(!withEquivalences(['C1E']).includes('D1E'))
})

test('born before 1988, mopeds are driven without any licence', () => {
  assert.deepEqual(alsoDrives([], today, day('1987-12-31')), ['AM'])
  assert.deepEqual(alsoDrives([], today, day('1988-01-01')), [])
})

test('a category that is not held yet opens nothing', () =>
  assert.deepEqual(alsoDrives([{ category: 'B', since: day('2026-06-02') }], today, day('1990-01-01')), []))

const lea = { birth: day('2000-01-01'), bSince: day('2024-05-20'), trainingOn: day('2026-04-25') }
table('a 125 with B', on => driveWithB('125', lea, day(on)), [
  { why: 'the day before two years of B', given: '2026-05-19', is: false },
  { why: 'two years of B', given: '2026-05-20', is: true },
  { why: 'the day after', given: '2026-05-21', is: true },
])
test('a 125 needs the training, unless the practice of 2006-2010 is proved', () => {
  assert.equal(driveWithB('125', { ...lea, trainingOn: undefined }, today).value, false)
  assert.equal(driveWithB('125', { ...lea, trainingOn: undefined, practice2006to2010: true }, today).value, true)
})
around(
  ageForL5e,
  { below: false, at: true, above: true },
  years => driveWithB('L5e', { ...lea, birth: addYears(today, -years) }, today).value,
)
