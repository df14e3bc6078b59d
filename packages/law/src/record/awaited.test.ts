import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { awaitedOf } from './awaited.ts'
import type { FactContents, FactKind, Life, LifeFact } from './life.ts'

const fact = <K extends FactKind>(kind: K, reference: string, knownOn: string, content: FactContents[K]): LifeFact =>
  ({ kind, source: 'a', reference, revision: 0, knownOn: day(knownOn), content }) as unknown as LifeFact
const life = (...facts: LifeFact[]): Life => ({ birth: day('1978-09-09'), categories: [], titles: [], cepcs: [], receipts: [], facts })
/** Alcohol, six months to 10 July 2026: the commission and the psychotechnical test are due. */
const suspension = fact('administrative-suspension', 'S', '2026-01-10', { ground: 'alcohol', notifiedOn: day('2026-01-10'), months: 6 })
const opinion = (on: string, knownOn = on) => fact('medical-opinion', 'O', knownOn, { on: day(on), by: 'commission', opinion: 'apt' })
const tested = fact('psychotechnical', 'P', '2026-06-20', { on: day('2026-06-20'), favourable: true })
const aptitude = (on: string) => fact('aptitude', 'A', on, { notifiedOn: day(on), fit: true })
const at = (given: Life, on: string) => awaitedOf(given, { day: day(on) })[0]

test('the driver holds it as long as a paper is missing, then the préfecture, then nobody', () => {
  const held = (given: Life, on: string) => [at(given, on)?.heldBy, at(given, on)?.missing.join()]
  assert.deepEqual(held(life(suspension), '2026-06-01'), ['driver', 'opinion,psychotechnical,decision'])
  assert.deepEqual(held(life(suspension, tested), '2026-06-21'), ['driver', 'opinion,decision'])
  assert.deepEqual(held(life(suspension, tested, opinion('2026-06-25', '2026-06-28')), '2026-07-01'), ['prefecture', 'decision'])
  assert.deepEqual(held(life(suspension, tested, opinion('2026-06-25'), aptitude('2026-07-09')), '2026-07-10'), ['nobody', ''])
  assert.equal(at(life(suspension, tested, opinion('2026-06-25', '2026-06-28')), '2026-07-01')?.completeOn, '2026-06-28')
})

test('the days gone by after the last day are counted to whoever held it on each of them', () => {
  const late = (given: Life, on: string) => at(given, on)?.late
  const inTime = life(suspension, tested, opinion('2026-06-25'), aptitude('2026-07-09'))
  assert.deepEqual(late(inTime, '2026-08-01'), { driver: 0, prefecture: 0 })
  // Marcel's second life: everything was given, the decision came nine days after the last day.
  const office = life(suspension, tested, opinion('2026-06-25'), aptitude('2026-07-19'))
  assert.deepEqual(late(office, '2026-07-10'), { driver: 0, prefecture: 0 })
  assert.deepEqual(late(office, '2026-07-11'), { driver: 0, prefecture: 1 })
  assert.deepEqual(late(office, '2026-12-01'), { driver: 0, prefecture: 8 })
  // The opinion came four days after the last day: three were the driver's, the rest the préfecture's.
  const both = life(suspension, tested, opinion('2026-07-14'), aptitude('2026-07-19'))
  assert.deepEqual(late(both, '2026-12-01'), { driver: 3, prefecture: 5 })
})

test('an unfavourable opinion or test gives nothing; one for another measure neither', () => {
  const unfit = fact('medical-opinion', 'O', '2026-06-25', { on: day('2026-06-25'), by: 'commission', opinion: 'unfit' })
  assert.equal(at(life(suspension, tested, unfit), '2026-07-01')?.missing[0], 'opinion')
  const other = fact('medical-opinion', 'O', '2026-06-25', { on: day('2026-06-25'), by: 'commission', opinion: 'apt', for: 'another' })
  assert.equal(at(life(suspension, tested, other), '2026-07-01')?.missing[0], 'opinion')
})

test('one is warned thirty, fifteen and five days before the last day; not at all once it is decided or a court took over', () => {
  assert.deepEqual(at(life(suspension), '2026-06-01')?.warnOn, ['2026-06-10', '2026-06-25', '2026-07-05'])
  assert.deepEqual(at(life(suspension, aptitude('2026-06-05')), '2026-06-05')?.warnOn, [])
  const stopped = fact('judgment', 'J', '2026-05-10', { executoryOn: day('2026-05-10'), outcome: 'no-restriction', for: 'S' })
  assert.deepEqual(awaitedOf(life(suspension, stopped), { day: day('2026-06-01') }), [])
})
