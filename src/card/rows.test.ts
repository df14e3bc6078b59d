import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { type DriverRecord, day, official2026, type RecordedCategory } from '@papier-rose/law'
import { prefectureOf, prefectures } from '../application/index.ts'
import { room } from '../partners/printer/check.ts'
import { codesWith, type Passed, printed } from './rows.ts'

const record = (categories: RecordedCategory[], change: Partial<DriverRecord> = {}): DriverRecord => ({
  birth: day('1990-05-01'),
  categories,
  titles: [],
  bans: [],
  cepcs: [],
  receipts: [],
  ...change,
})
const held = (category: RecordedCategory['category'], since: string, codes: string[] = [], lastDay?: string): RecordedCategory => ({
  category,
  since: day(since),
  codes,
  ...(lastDay ? { lastDay: day(lastDay) } : {}),
})
const passed = (change: Partial<Passed> = {}): Passed => ({
  category: 'B',
  examDay: day('2026-11-23'),
  codes: [],
  automatic: false,
  learning: 'classic',
  ...change,
})
const codes = (exam: Passed, ...categories: RecordedCategory[]) => codesWith(exam, record(categories), official2026)
const today = day('2026-12-10')

test('a first licence opens probation: three years, two after accompanied learning', () => {
  assert.deepEqual(codes(passed()), ['106.23/11/26-23/11/29'])
  assert.deepEqual(codes(passed({ learning: 'aac' })), ['106.23/11/26-23/11/28'])
  assert.deepEqual(codes(passed({ learning: 'free' })), ['106.23/11/26-23/11/29'])
})

test('the gearbox of the exam is code 78, once', () => {
  assert.deepEqual(codes(passed({ automatic: true, codes: ['01.06'] }))[1], '78')
  assert.equal(codes(passed({ automatic: true, codes: ['78'] })).filter(code => code === '78').length, 1)
})

test('mopeds open no probation, nor does a second licence; B by accompanied learning shortens the one that runs', () => {
  assert.deepEqual(codes(passed({ category: 'AM' })), [])
  assert.deepEqual(codes(passed(), held('AM', '2024-01-10')), ['106.23/11/26-23/11/29'])
  assert.deepEqual(codes(passed(), held('A1', '2025-11-01', ['106.01/11/25-01/11/28'])), [])
  assert.deepEqual(codes(passed({ learning: 'aac' }), held('A1', '2025-11-01', ['106.01/11/25-01/11/28'])), ['106.01/11/25-01/11/27'])
})

test('run again once the category is on the record, the codes are the same', () =>
  assert.deepEqual(codes(passed(), held('B', '2026-11-23', ['106.23/11/26-23/11/29'])), ['106.23/11/26-23/11/29']))

test('after a licence lost for want of points the next one is under probation again, three years whatever the learning', () => {
  const lost = record([held('B', '2015-06-01')], { bans: [{ kind: 'invalidation', from: day('2026-01-10'), lastDay: day('2026-07-10') }] })
  assert.deepEqual(codesWith(passed({ learning: 'aac' }), lost, official2026), ['106.23/11/26-23/11/29'])
})

test('the back shows what is held and what it contains, each since the day that gave it', () => {
  const { categories } = printed(record([held('B', '2015-06-01'), held('C', '2024-03-01', ['95.01.03.2029'], '2029-03-01')]), today)
  assert.deepEqual(
    categories.map(({ category, since, lastDay }) => [category, since, lastDay]),
    [
      ['AM', '2015-06-01', null],
      ['B1', '2015-06-01', null],
      ['B', '2015-06-01', null],
      ['C1', '2024-03-01', '2029-03-01'],
      ['C', '2024-03-01', '2029-03-01'],
    ],
  )
  assert.deepEqual(categories.at(-1)?.codes, ['95.01.03.2029'])
})

test('a category that two others give together is held since the later of them', () => {
  const { categories } = printed(record([held('CE', '2020-01-10', [], '2028-01-10'), held('D', '2024-02-20', [], '2029-02-20')]), today)
  assert.deepEqual(
    categories.find(({ category }) => category === 'DE'),
    { category: 'DE', since: '2024-02-20', lastDay: '2028-01-10', codes: [] },
  )
})

test('what was lost, or is past its day, is not printed', () => {
  const lost = record([held('B', '2015-06-01'), held('A2', '2026-11-23')], { bans: [{ kind: 'annulment', from: day('2024-01-10') }] })
  assert.deepEqual(
    printed(lost, today).categories.map(row => row.category),
    ['AM', 'A1', 'A2'],
  )
  assert.deepEqual(
    printed(record([held('B', '2015-06-01'), held('C', '2015-06-01', [], '2026-12-09')]), today).categories.at(-1)?.category,
    'B',
  )
})

test('probation and sight stand once, at the foot; a probation that is over does not', () => {
  const { categories, footCodes } = printed(record([held('B', '2026-11-23', ['01.06', '106.23/11/26-23/11/29', '78'])]), today)
  assert.deepEqual(footCodes, ['01.06', '106.23/11/26-23/11/29'])
  assert.deepEqual(categories.at(-1)?.codes, ['78'])
  assert.deepEqual(printed(record([held('B', '2022-12-10', ['106.10/12/22-10/12/26'])]), today).footCodes, [])
})

test('every real département has its préfecture, whose name fits on the card', () => {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/departements.json')
  const real = (JSON.parse(readFileSync(file, 'utf8')) as { code: string; nom: string }[])
    .map(({ code }) => code)
    // Nobody lives in the southern lands, nor on Clipperton: other offices serve them.
    .filter(code => code !== '984' && code !== '989')
  assert.deepEqual(Object.keys(prefectures).sort(), real.sort())
  for (const { name } of Object.values(prefectures)) assert.ok([...name].length <= room.authority, name)
  assert.deepEqual(prefectureOf('75'), { name: 'Préfecture de police', seat: 'Paris' })
  assert.equal(prefectureOf('69').name, 'Préfecture du Rhône')
  assert.throws(() => prefectureOf('20'), RangeError)
})
