import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day, day } from '../day.ts'
import { assertWords } from '../testing.ts'
import { appliesOn, findInfraction, scale, scaleOn, searchScale } from './scale.ts'

test('the 84 rows of the scale are all there, and only they', () =>
  assert.deepEqual(
    [...new Set(scale.map(it => it.row))],
    Array.from({ length: 84 }, (_, i) => i + 1),
  ))

const versionsOf = Map.groupBy(scale, it => it.id)

test('the versions of an infraction follow each other without overlap or hole', () => {
  for (const [id, versions] of versionsOf) {
    versions.forEach((version, i) => {
      const next = versions[i + 1]
      if (next) assert.equal(next.firstDay, version.lastDay && addDays(version.lastDay, 1), id)
      else assert.equal(version.lastDay, null, `${id} is still in force`)
      if (i > 0) assert.ok(version.firstDay, id)
    })
  }
})

test('no infraction costs more than the law allows: six, or nine for drugs and alcohol', () => {
  for (const it of scale) assert.ok(it.points <= 6 || (it.id === 'drugs-and-alcohol' && it.points === 9), it.id)
})

test('every version is named in both languages and cites its articles', () => {
  for (const it of scale) {
    assertWords(it.words, it.id)
    assert.ok(it.articles.length > 0, it.id)
  }
})

/** Class and points the day before a change, the day, and the day after; null while the infraction does not exist. */
const changes: readonly [id: string, change: string, before: string | null, after: string][] = [
  ['speed-1-4', '2024-01-01', '3: 1', '3: 0'],
  ['speed-1-4-limit-50', '2024-01-01', '4: 1', '4: 0'],
  ['speed-50', '2025-12-29', '5: 6', 'delit: 6'],
  ['phone', '2012-01-05', '2: 2', '4: 3'],
  ['phone', '2020-05-22', '4: 3', '4: 3 suspension'],
  ['screen', '2012-01-05', '4: 2', '5: 3'],
  ['seat-belt', '2003-04-01', '4: 1', '4: 3'],
  ['helmet', '2003-04-01', '4: 1', '4: 3'],
  ['gloves', '2016-11-20', null, '3: 1'],
  ['tinted-windows', '2017-01-01', null, '4: 3'],
  ['radar-detector', '2012-01-05', '5: 2 suspension', '5: 6 suspension'],
  ['priority-pedestrian', '2018-09-19', '4: 4 suspension', '4: 6 suspension'],
  ['hard-shoulder', '2012-01-05', '2: 3 suspension', '4: 3 suspension'],
  ['inter-file', '2025-01-11', null, '4: 3 suspension'],
  ['acrobatics', '2024-06-12', null, '3: 2 suspension'],
  ['alcohol-contravention', '2003-07-12', '4: 3 suspension', '4: 6 suspension'],
  ['alcohol', '2025-07-11', 'delit: 6 suspension', 'delit: 6 suspension'],
  ['drugs', '2025-07-11', 'delit: 6 suspension', 'delit: 6 suspension'],
  ['drugs-and-alcohol', '2025-07-11', 'delit: 6 suspension', 'delit: 9 suspension'],
  ['simple-injuries', '2025-07-11', 'delit: 6 suspension', 'delit: 0 suspension'],
]
const said = (id: string, on: Day): string | null => {
  const it = findInfraction(id, on)
  return it ? `${it.class}: ${it.points}${it.suspension && !id.startsWith('speed') ? ' suspension' : ''}` : null
}
for (const [id, change, before, after] of changes)
  test(`${id}, change of ${change}`, () => {
    const on = day(change)
    assert.deepEqual([said(id, addDays(on, -1)), said(id, on), said(id, addDays(on, 1))], [before, after, after])
  })

test('every dated version is in the table above', () => {
  const told = changes.map(([id, on]) => `${id} ${on}`)
  assert.deepEqual(
    scale
      .filter(it => it.firstDay !== null)
      .map(it => `${it.id} ${it.firstDay}`)
      .sort(),
    told.sort(),
  )
})

test('the years of suspension and annulment for alcohol and drugs rise on 11 July 2025', () => {
  const years = (id: string, on: string) => {
    const it = findInfraction(id, day(on))
    return [it?.suspension?.years, it?.annulmentYears]
  }
  for (const id of ['alcohol', 'drugs']) {
    assert.deepEqual(years(id, '2025-07-10'), [3, 3])
    assert.deepEqual(years(id, '2025-07-11'), [5, 5])
  }
})

test('a search finds by words of either language without accents, by article and by NATINF', () => {
  const on = day('2026-06-01')
  const found = (asked: string) => searchScale(asked, on).map(it => it.id)
  assert.deepEqual(found('telephone'), ['phone'])
  assert.deepEqual(found('red light'), ['red-light'])
  assert.deepEqual(found('R412-30'), ['red-light'])
  assert.deepEqual(found('11326'), ['line-straddled'])
  assert.ok(found('alcool').includes('drugs-and-alcohol'))
  assert.deepEqual(found('   '), [])
  assert.deepEqual(found('trottinette volante'), [])
})

test('one version of each infraction applies on a day', () => {
  const now = scaleOn(day('2026-06-01'))
  assert.equal(new Set(now.map(it => it.id)).size, now.length)
  assert.ok(now.every(it => appliesOn(it, day('2026-06-01'))))
})
