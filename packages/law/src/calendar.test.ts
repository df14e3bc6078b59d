import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import {
  abolitionDay,
  holidays,
  isDepartement,
  isOpenDay,
  nextOpenDay,
  openDaysAfter,
  type Territory,
  territories,
  territoryOf,
  zoneOf,
} from './calendar.ts'
import { addDays, day } from './day.ts'
import { assertWords, boundary } from './testing.ts'

const peer = createRequire(import.meta.url)('@socialgouv/jours-feries') as (year: number, how: { alsace: boolean }) => Record<string, Date>
const civil = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

test('the national holidays and those of Alsace and Moselle are those of the public list, from 1982 to 2100', () => {
  for (let year = 1982; year <= 2100; year++) {
    for (const [territory, alsace] of [
      ['metropole', false],
      ['alsace-moselle', true],
    ] as const) {
      const expected = [...new Set(Object.values(peer(year, { alsace })).map(civil))].sort()
      assert.deepEqual([...holidays(year, territory).keys()], expected, `${territory} ${year}`)
    }
  }
})

const overseas: [Territory, string, string][] = [
  ['mayotte', '2026-04-27', 'Mayotte'],
  ['martinique', '2026-05-22', 'Martinique'],
  ['guadeloupe', '2026-05-27', 'Guadeloupe'],
  ['saint-martin', '2026-05-28', 'Saint-Martin'],
  ['guyane', '2026-06-10', 'Guyane'],
  ['saint-barthelemy', '2026-10-09', 'Saint-Barthélemy'],
  ['reunion', '2026-12-20', 'La Réunion'],
]
for (const [territory, on, place] of overseas) {
  test(`${place} keeps the abolition of slavery on its own day, and nobody else does`, () => {
    assert.equal(holidays(2026, territory).get(day(on))?.fr, 'Abolition de l’esclavage')
    for (const other of territories) if (other !== territory) assert.equal(holidays(2026, other).has(day(on)), false, other)
  })
}

boundary(abolitionDay['saint-martin'], '2012-04-26', { before: '05-27', on: '05-28', after: '05-28' }, on =>
  abolitionDay['saint-martin'].on(on),
)
boundary(abolitionDay['saint-barthelemy'], '2012-04-26', { before: '05-27', on: '10-09', after: '10-09' }, on =>
  abolitionDay['saint-barthelemy'].on(on),
)

test('Saint-Martin and Saint-Barthélemy left the day of Guadeloupe in 2012, and kept one day each year', () => {
  for (const [territory, own] of [
    ['saint-martin', '05-28'],
    ['saint-barthelemy', '10-09'],
  ] as const) {
    assert.ok(holidays(2011, territory).has(day('2011-05-27')))
    assert.ok(!holidays(2011, territory).has(day(`2011-${own}`)))
    for (const year of [2012, 2013]) {
      assert.ok(!holidays(year, territory).has(day(`${year}-05-27`)))
      assert.ok(holidays(year, territory).has(day(`${year}-${own}`)))
    }
  }
})

test('the abolition of slavery is kept since the decree of November 1983: by Guadeloupe from 1984, by La Réunion that very year', () => {
  const kept = (year: number, territory: Territory) =>
    [...holidays(year, territory).values()].some(name => name.en === 'Abolition of slavery')
  assert.deepEqual(
    [1982, 1983, 1984].map(year => kept(year, 'guadeloupe')),
    [false, false, true],
  )
  assert.deepEqual(
    [1982, 1983, 1984].map(year => kept(year, 'reunion')),
    [false, true, true],
  )
})

test('two holidays on one day are both named: 1 May and Ascension in 2008', () => {
  assert.equal(holidays(2008, 'metropole').get(day('2008-05-01'))?.fr, 'Fête du travail et Ascension')
})

test('each holiday has its name in both languages', () => {
  for (const territory of territories) for (const [on, name] of holidays(2026, territory)) assertWords(name, `${territory} ${on}`)
})

test('years that the list does not cover are refused', () => {
  for (const year of [1981, 2026.5, Number.NaN]) assert.throws(() => holidays(year, 'metropole'), RangeError)
})

test('every département has a territory and a zone that exists; other codes are refused', () => {
  const mainland = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')).filter(code => code !== '20')
  for (const code of [...mainland, '2A', '2B', '971', '972', '973', '974', '975', '976', '977', '978', '986', '987', '988']) {
    assert.ok(territories.includes(territoryOf(code)), code)
    assert.doesNotThrow(() => Temporal.Instant.from('2026-01-01T00:00Z').toZonedDateTimeISO(zoneOf(code)), code)
  }
  for (const code of ['20', '96', '00', '1', '75001', '2C', '970', '979', '', 'toString']) {
    assert.equal(isDepartement(code), false, code)
    assert.throws(() => territoryOf(code), RangeError, code)
    assert.throws(() => zoneOf(code), RangeError, code)
  }
  assert.deepEqual(['57', '67', '68', '54', '75', '2A', '976'].map(territoryOf), [
    'alsace-moselle',
    'alsace-moselle',
    'alsace-moselle',
    'metropole',
    'metropole',
    'metropole',
    'mayotte',
  ])
})

test('overseas zones are as far from Greenwich as the table of days says, in winter', () => {
  const offset = (departement: string) => Temporal.Instant.from('2026-01-15T12:00Z').toZonedDateTimeISO(zoneOf(departement)).offset
  assert.deepEqual(['971', '972', '978', '977', '973', '975', '974', '976', '75'].map(offset), [
    '-04:00',
    '-04:00',
    '-04:00',
    '-04:00',
    '-03:00',
    '-03:00',
    '+04:00',
    '+03:00',
    '+01:00',
  ])
})

test('Saturday, Sunday and holidays are not open', () => {
  const open = (on: string, territory: Territory = 'metropole') => isOpenDay(day(on), territory)
  assert.equal(open('2026-04-03'), true, 'Good Friday is worked in Paris')
  assert.equal(open('2026-04-03', 'alsace-moselle'), false, 'and not in Strasbourg')
  assert.equal(open('2026-12-26', 'alsace-moselle'), false)
  assert.deepEqual(
    ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(on => open(on)),
    [true, false, false, true],
  )
  assert.equal(open('2026-05-01'), false)
})

test('the next open day is that day when it is open; a long weekend is crossed', () => {
  assert.equal(nextOpenDay(day('2026-11-23'), 'metropole'), '2026-11-23')
  assert.equal(nextOpenDay(day('2026-04-04'), 'metropole'), '2026-04-07', 'Easter: Saturday to Tuesday')
  assert.equal(nextOpenDay(day('2026-12-25'), 'alsace-moselle'), '2026-12-28')
  assert.equal(nextOpenDay(day('2027-01-01'), 'metropole'), '2027-01-04', 'over the year')
})

test('open days after a day leave that day out', () => {
  assert.equal(openDaysAfter(day('2026-11-21'), 0, 'metropole'), '2026-11-21')
  assert.equal(openDaysAfter(day('2026-11-20'), 1, 'metropole'), '2026-11-23')
  let on = day('2026-11-20')
  for (let n = 1; n <= 30; n++) {
    const next = openDaysAfter(day('2026-11-20'), n, 'metropole')
    assert.ok(next >= addDays(on, 1) && isOpenDay(next, 'metropole'))
    on = next
  }
})
