import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../clock.ts'
import { inPairs } from './digits.ts'
import { document } from './document.ts'
import { readPdf } from './testing.ts'

const frame = { title: 'Essai', lang: 'fr', at: '2026-11-23T09:00:00.000Z' as Instant, demonstration: true } as const

for (const [name, shown, why] of [
  ['Cœur d’Ÿ', 'Cœur d’Ÿ', 'letters of two font files in one word'],
  ['Łukasz Ďurič Şahin Đorđe', 'Łukasz Ďurič Şahin Đorđe', 'names of the European Union and Turkey'],
  ['Nguyễn Thị', 'Nguyên Thi', 'a letter that the font lacks keeps the marks it can'],
  ['Cafe\u0301', 'Café', 'marks typed apart'],
  ['Ω日', '??', 'another script is not silently dropped'],
] as const) {
  test(`${name} is written ${shown}: ${why}`, async () => {
    const { bytes } = await document(frame, sheet => sheet.paragraph(name))
    assert.ok((await readPdf(bytes)).text.includes(shown))
  })
}

test('a text longer than a page goes on overleaf, with its banner, and nothing is lost', async () => {
  const words = Array.from({ length: 1500 }, (_, i) => `mot${i}`)
  const { bytes, pages } = await document(frame, sheet => sheet.paragraph(words.join(' ')))
  const read = await readPdf(bytes)
  assert.ok(pages > 1)
  assert.equal(read.pages.length, pages)
  assert.deepEqual(read.text.match(/mot\d+/g), words)
  for (const page of read.pages) assert.ok(page.includes('Démonstration – sans valeur officielle'))
})

test('the heading of a table and its head never stay alone at the foot of a page', async () => {
  const densities = [1]
  for (let lines = 28; lines < 45; lines++) {
    const { bytes } = await document({ ...frame, densities }, sheet => {
      for (let i = 0; i < lines; i++) sheet.paragraph('ligne')
      sheet.heading('Réponses', 60)
      sheet.table(
        ['Question', 'Réponse'],
        [
          ['Première ?', 'Oui'],
          ['Deuxième ?', 'Non'],
        ],
        [1, 1],
      )
    })
    const withHead = (await readPdf(bytes)).pages.filter(page => /Réponses|Question/.test(page))
    assert.equal(withHead.length, 1, `after ${lines} lines`)
    assert.match(withHead[0] ?? '', /Réponses Question Réponse Première \? Oui/)
  }
})

test('it is a little smaller when that saves a page, and never for nothing', async () => {
  const filled = (lines: number, densities?: readonly number[]) =>
    document({ ...frame, densities }, sheet => {
      for (let i = 0; i < lines; i++) sheet.paragraph('ligne')
    })
  let full = 1
  while ((await filled(full + 1, [1])).pages === 1) full++
  const [spared, plain] = [await filled(full + 1), await filled(2 * full)]
  assert.equal(spared.pages, 1, 'one line too many is no reason for a second page')
  assert.ok(Buffer.from(plain.bytes).equals(Buffer.from((await filled(2 * full, [1])).bytes)), 'two full pages keep their size')
})

test('a NEPH reads by two; another shape is left alone', () => {
  assert.equal(inPairs('260192106990'), '26\u00a001\u00a092\u00a010\u00a069\u00a090')
  assert.equal(inPairs('A-1974/33'), 'A-1974/33')
})
