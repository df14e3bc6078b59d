import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import type { FactKind } from '../record/life.ts'
import { official2026 } from '../settings.ts'
import { assertExplained, assertWords, boundary, eachReading, table } from '../testing.ts'
import { eraseOn, type FileData, fileDataKinds } from './erasure.ts'
import {
  fileParts,
  fileReaderNames,
  fileReaders,
  fullStatementOnline,
  mayKnowOf,
  mayRead,
  partOfFact,
  partsFor,
  partWords,
  statementsOn,
  titleStatement,
} from './readers.ts'

table<FileData, string>('what leaves the file, and when', eraseOn, [
  {
    why: 'a record: ten years after the newest of its decisions, in any order',
    given: { kind: 'record', last: [day('2015-06-30'), day('2016-02-29'), day('2010-01-01')] },
    is: '2026-02-28',
  },
  {
    why: 'points: three years after the last payment',
    given: { kind: 'points', finalOn: [day('2023-08-31'), day('2020-01-01')] },
    is: '2026-08-31',
  },
  {
    why: 'an application: two years after it was recorded',
    given: { kind: 'application', recordedOn: day('2024-02-29') },
    is: '2026-02-28',
  },
  { why: 'an annulled measure: the same day', given: { kind: 'annulled-measure', annulledOn: day('2026-05-04') }, is: '2026-05-04' },
  { why: 'a ban for life: the eightieth birthday', given: { kind: 'life-ban', birth: day('1950-03-10') }, is: '2030-03-10' },
])

test('each kind of data has its delay, and a delay without a first day is refused', () => {
  assert.deepEqual(fileDataKinds, ['record', 'points', 'application', 'annulled-measure', 'life-ban'])
  assert.throws(() => eraseOn({ kind: 'record', last: [] }), RangeError)
})

test('every reader and every part of the file has one answer with its article', () => {
  for (const reader of fileReaderNames) {
    assertWords(fileReaders[reader].words, reader)
    for (const part of fileParts) assertExplained(mayRead(reader, part))
  }
  for (const part of fileParts) assertWords(partWords[part], part)
})

test('the points are for the holder, the courts, the police and the préfet; an insurer and an employer never know them', () => {
  const knowing = fileReaderNames.filter(reader => mayRead(reader, 'points').value)
  assert.deepEqual(knowing, [
    'holder',
    'court',
    'administrative-court',
    'judicial-police',
    'prefet',
    'accident-observatory',
    'transport-inspector',
    'france-titres',
    'intelligence',
  ])
  for (const reader of ['insurer', 'employer', 'anyone', 'mandatary', 'transport-company'] as const) {
    const refused = mayRead(reader, 'points')
    assert.equal(refused.value, false)
    assert.ok(
      refused.reasons[0]?.articles.some(a => a.number === 'L. 223-7'),
      reader,
    )
  }
})

test('who sees the title only sees nothing else; anyone else sees nothing', () => {
  assert.deepEqual(partsFor('insurer'), ['title'])
  assert.deepEqual(partsFor('preliminary-enquiry'), ['title'])
  assert.deepEqual(partsFor('anyone'), [])
  assert.deepEqual(partsFor('employer'), [])
  for (const reader of fileReaderNames) assert.equal(fileReaders[reader].channel === 'none', partsFor(reader).length === 0, reader)
})

eachReading('road-check-reads', { 'need-to-know': [true, false, false], all: [true, true, true] }, settings =>
  (['measures', 'infractions', 'points'] as const).map(part => mayRead('road-check', part, settings).value),
)
boundary(titleStatement, '2024-11-30', { before: 'releve-restreint', on: 'adcs', after: 'adcs' }, on => statementsOn(on).value.title)
for (const since of ['2024-05-01', '2024-05-31'] as const)
  boundary(
    fullStatementOnline[since],
    since,
    { before: false, on: true, after: true },
    on => statementsOn(on, { ...official2026, 'full-statement-online-since': since }).value.fullOnline,
  )
eachReading(
  'full-statement-online-since',
  { '2024-05-01': true, '2024-05-31': false },
  settings => statementsOn(day('2024-05-15'), settings).value.fullOnline,
)
test('statements say how they are asked for, before and after', () => {
  for (const on of ['2020-01-01', '2026-01-01']) assertExplained(statementsOn(day(on)))
})

test('that a fact stands in the file is known by those who may read its part; what a doctor concludes, by no reader', () => {
  for (const reader of fileReaderNames)
    for (const [kind, part] of Object.entries(partOfFact) as [FactKind, (typeof partOfFact)[FactKind]][]) {
      const answer = mayKnowOf(reader, kind)
      assert.equal(answer.value, part !== undefined && mayRead(reader, part).value, `${reader} ${kind}`)
      assertExplained(answer)
    }
  assert.deepEqual(
    (Object.keys(partOfFact) as FactKind[]).filter(kind => !mayKnowOf('court', kind).value),
    ['driver-named', 'driver-answer', 'medical-opinion', 'psychotechnical'],
  )
})
