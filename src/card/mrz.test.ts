import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import { parse } from 'mrz'
import { checkDigit, machineName, mrz } from './mrz.ts'

test('the official specimen is written to the letter', () =>
  assert.equal(mrz({ number: '13AA00002', lastDay: day('2018-12-31'), surname: 'Martin' }), 'D1FRA13AA000026181231MARTIN<<9'))

test('an independent reader finds both digits right, whatever the name', () => {
  for (const surname of ['MORÈRE', 'D’ŒUVRAY', 'LI', 'Nguyễn', 'Saint-Ax', 'de la Röchefœucauld-Montbéliard', 'O', 'Ÿ']) {
    const line = mrz({ number: '26PR00417', lastDay: day('2041-11-30'), surname })
    const read = parse([line])
    assert.equal(line.length, 30, surname)
    assert.equal(read.format, 'FRENCH_DRIVING_LICENSE')
    assert.equal(read.valid, true, `${line}: ${JSON.stringify(read.details.filter(d => !d.valid))}`)
    assert.equal(read.fields.documentNumber, '26PR00417')
    assert.equal(read.fields.expirationDate, '411130')
  }
})

test('a wrong figure anywhere is seen by the reader', () => {
  const line = mrz({ number: '26PR00417', lastDay: day('2041-11-30'), surname: 'MORÈRE' })
  for (const at of [5, 8, 13, 16, 20, 29]) {
    const wrong = `${line.slice(0, at)}${(Number.parseInt(line[at] ?? '0', 36) + 1) % 10}${line.slice(at + 1)}`
    assert.equal(parse([wrong]).valid, false, wrong)
  }
})

for (const [name, written, why] of [
  ['Cœur', 'COEUR', 'œ is two letters'],
  ['D’Estaing', 'DESTAING', 'an apostrophe leaves no place'],
  ["L'Hermite", 'LHERMITE', 'a typewriter apostrophe neither'],
  ['Saint-Ouen', 'SAINT<OUEN', 'a hyphen is a filler'],
  ['de  La Tour', 'DE<LA<TOUR', 'spaces are one filler'],
  ['Łącka', 'LACKA', 'a barred letter is its base'],
  ['Weiß', 'WEISS', 'sharp s'],
  ['Nguyễn', 'NGUYEN', 'two marks on one letter'],
  ['Cafe\u0301', 'CAFE', 'marks typed apart'],
] as const) {
  test(`${name} is written ${written}: ${why}`, () => assert.equal(machineName(name), written))
}

test('the first digit covers the nation too: over the number alone it would differ', () => {
  assert.equal(checkDigit('D1FRA13AA00002'), '6')
  assert.equal(checkDigit('13AA00002'), '8')
})

test('a number of another shape is refused, never written', () => {
  for (const number of ['13aa00002', '13AA0002', '210692106990', ''])
    assert.throws(() => mrz({ number, lastDay: day('2030-01-01'), surname: 'X' }), RangeError)
})
