import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../day.ts'
import { official2026, sourceArticle } from '../settings.ts'
import { assertExplained, eachReading, table } from '../testing.ts'
import { publishedOn } from './publication.ts'
import { resultSite } from './result-site.ts'

const rows: [why: string, examDay: string, departement: string, after48h: string, nextDay: string][] = [
  ['Monday to Wednesday', '2026-11-23', '75', '2026-11-25', '2026-11-24'],
  ['Thursday to Monday', '2026-11-19', '75', '2026-11-23', '2026-11-20'],
  ['Friday to Tuesday', '2026-11-20', '75', '2026-11-24', '2026-11-21'],
  ['Saturday to Tuesday', '2026-11-21', '75', '2026-11-24', '2026-11-22'],
  ['the eve of a holiday: two open days after it', '2026-11-10', '75', '2026-11-13', '2026-11-11'],
  ['the days before Christmas', '2026-12-24', '75', '2026-12-29', '2026-12-25'],
  ['Christmas in Strasbourg: 26 December is a Saturday in 2026', '2026-12-24', '67', '2026-12-29', '2026-12-25'],
  ['Good Friday is open in Paris', '2026-04-02', '75', '2026-04-07', '2026-04-03'],
  ['Good Friday is closed in Strasbourg', '2026-04-02', '67', '2026-04-08', '2026-04-03'],
  ['27 May is open in Paris', '2026-05-26', '75', '2026-05-28', '2026-05-27'],
  ['27 May is closed in Guadeloupe', '2026-05-26', '971', '2026-05-29', '2026-05-27'],
  ['over the end of the year', '2026-12-31', '2A', '2027-01-05', '2027-01-01'],
]
const place = ([why, examDay, departement, ,]: (typeof rows)[number]) => ({ why, given: [day(examDay), departement] as [Day, string] })

table<[Day, string], Day>(
  'result by the 48 h',
  ([on, where]) => publishedOn(on, where, sourceArticle),
  rows.map(r => ({ ...place(r), is: day(r[3]) })),
)
table<[Day, string], Day>(
  'result next day',
  ([on, where]) => publishedOn(on, where, official2026),
  rows.map(r => ({ ...place(r), is: day(r[4]) })),
)

eachReading('result-site', { rdvpermis: 'rdvpermis', 'securite-routiere': 'securite-routiere' }, settings => {
  assertExplained(resultSite(settings))
  return resultSite(settings).value
})
eachReading(
  'result-publication',
  { '48h-open-days': '2026-11-24', 'next-day': '2026-11-21' },
  settings => publishedOn(day('2026-11-20'), '75', settings).value,
)

test('an unknown département is refused in both readings', () => {
  for (const settings of [official2026, sourceArticle]) assert.throws(() => publishedOn(day('2026-11-20'), '99', settings), RangeError)
})
