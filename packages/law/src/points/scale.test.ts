import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { addDays, type Day, day } from '../day.ts'
import { assertExplained, assertWords } from '../testing.ts'
import { fineOf } from './fines.ts'
import { appliesOn, findInfraction, scale, scaleOn, searchScale } from './scale.ts'

test('the 84 rows of the scale are all there, and only they', () =>
  assert.deepEqual([...new Set(scale.map(it => it.row))], [...Array.from({ length: 84 }, (_, i) => i + 1), null]))

/** The published table of March 2026 as it was read: row, article, NATINF, class, points, suspension. */
const published = readFileSync(new URL('../../test-data/scale.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => line.split('\t') as [string, string, string, string, string, string])

/** `11059-11064, 22948`: every number that is meant. */
const numbersIn = (text: string): string[] =>
  text.split(/[,/]/).flatMap(part => {
    const [from = '', to] = part.trim().replace(' (K)', '').split('-')
    if (to === undefined) return /\d/.test(from) ? [from] : []
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i))
  })

const inMarch2026 = scaleOn(day('2026-03-31'))
for (const [row, articleText, natinf, classText, pointsText, suspensionText] of published)
  test(`row ${row} says what was published: ${articleText}`, () => {
    const versions = inMarch2026.filter(it => it.row === Number(row))
    const [main] = versions
    assert.ok(main)
    assert.deepEqual(new Set(versions.flatMap(it => it.natinf)), new Set(numbersIn(natinf)))
    const cited = versions.flatMap(it => it.articles.map(a => a.number.replace('. ', '')))
    for (const [code] of articleText.matchAll(/[LR]\d+-\d+(?:-\d+)*/g)) assert.ok(cited.includes(code), code)
    if (/^délit/.test(classText)) assert.ok(versions.every(it => it.class === 'delit'))
    else assert.equal(String(Math.max(...versions.filter(it => !it.id.includes('steep')).map(it => Number(it.class)))), classText[0])
    if (/^\d/.test(pointsText)) assert.equal(row === '74' ? 0 : main.points, row === '74' ? 0 : Number(pointsText[0]))
    const years = /(\d+) y/.exec(suspensionText)?.[1]
    const kind = /^N/.test(suspensionText) ? 'whole' : /^A/.test(suspensionText) ? 'limited' : undefined
    if (/^no\b/.test(suspensionText)) assert.ok(versions.every(it => it.suspension === null))
    else if (row !== '79') assert.equal(String(main.suspension?.years), years)
    if (kind && row !== '79') assert.equal(main.suspension?.kind, kind)
    const annulment = /annulment (\d) y/.exec(suspensionText)?.[1]
    if (annulment) assert.equal(String(main.annulmentYears), annulment)
    assert.equal(main.annulmentAutomatic, /annulment automatic/.test(suspensionText))
    const ead = /EAD (\d) y/.exec(suspensionText)?.[1]
    if (ead) assert.equal(String(main.eadYears), ead)
    const [, fixed, reduced, increased] = /AFD ([\d ]+)\((\d+)\/([\d ]+)\)/.exec(classText) ?? []
    const euros = (text: string | undefined) => Number(text?.replaceAll(' ', ''))
    if (fixed) assert.deepEqual(main.afd, [euros(fixed), euros(reduced), euros(increased)])
    const [, time, unit, fine] = /délit, (\d+) (y|months) \+ ([\d ]+) €/.exec(classText) ?? []
    if (time) assert.deepEqual([main.penalty?.prisonMonths, main.penalty?.fine], [Number(time) * (unit === 'y' ? 12 : 1), euros(fine)])
  })

test('what stands beside the scale costs no point', () => {
  const beside = scale.filter(it => it.row === null)
  assert.ok(beside.length > 0)
  for (const it of beside) assert.equal(it.points, 0, it.id)
})

test('what an infraction costs in money: the class, the fixed fine, the délit', () => {
  const fine = (id: string) => {
    const given = fineOf(inMarch2026.find(it => it.id === id) ?? assert.fail(id))
    assertExplained(given)
    return given.value
  }
  const none = { prisonMonths: 0, prisonMonthsUpTo: 0 }
  assert.deepEqual(fine('red-light'), { ...none, most: 750, mostAgain: null, fixed: { normal: 135, reduced: 90, increased: 375 } })
  assert.deepEqual(fine('gloves').fixed, { normal: 68, reduced: 45, increased: 180 })
  assert.deepEqual(fine('no-indicator').fixed, { normal: 35, reduced: 22, increased: 75 })
  assert.deepEqual(fine('title-not-on-board'), { ...none, most: 38, mostAgain: null, fixed: { normal: 11, reduced: null, increased: 33 } })
  assert.deepEqual(fine('radar-detector'), { ...none, most: 1500, mostAgain: 3000, fixed: null })
  assert.deepEqual(fine('speed-50').fixed, { normal: 300, reduced: 250, increased: 600 })
  assert.equal(fine('homicide-routier').most, null)
  assert.deepEqual([fine('refusal-to-stop-danger').mostAgain, fine('refusal-to-stop-danger').prisonMonthsUpTo], [100_000, 84])
  for (const it of inMarch2026) assertExplained(fineOf(it))
})

test('driving despite a measure costs points after a suspension or a retention only', () => {
  const points = (id: string) => findInfraction(id, day('2026-03-31'))?.points
  assert.deepEqual(['driving-suspended', 'refusal-to-hand-over'].map(points), [6, 6])
  const none = ['driving-annulled', 'refusal-to-hand-over-annulled', 'driving-invalidated', 'no-licence', 'false-licence']
  assert.deepEqual(none.map(points), [0, 0, 0, 0, 0])
})

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
