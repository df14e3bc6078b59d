import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../kit/clock.ts'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { cepcExample, lightCepc, longCepc } from './cepc-pdf.example.ts'
import { cepcCourtesyPdf, cepcPdf } from './cepc-pdf.ts'
import { gridOfB } from './grid-pdf.ts'

const unspaced = (text: string): string => text.replace(/\s/g, '')

test('the CEPC says who, what, when, until when, and under which texts, on one page', async () => {
  const { text, pages, title, language, tagged } = await readPdf(await cepcPdf(cepcExample))
  for (const fact of [
    'MORÈRE',
    'Lina Joséphine',
    '11 février 2009',
    'L’Haÿ-les-Roses (94)',
    '26 01 92 10 69 90',
    'Épreuve pratique · catégorie B',
    '23 novembre 2026',
    'Créteil (94)',
    'FAVORABLE',
    'Vaut titre de conduite jusqu’au 23 mars 2027 inclus',
    'Avec un titre d’identité, en France seulement',
    'Non valable à l’étranger',
    '106.23/11/26-23/11/28 – Permis probatoire jusqu’au 23 novembre 2028',
    'Régularisation (codes médicaux) Sans objet',
    'PR-7K3Q-9D2M-XA4C',
    'Inspecteur 04217',
    'Emplacement réservé au cachet 2D-Doc',
    'Code de la route, art. R. 221-1 ; Arrêté du 20 avril 2012, art. 4.',
  ])
    assert.ok(text.includes(fact), `${fact} is missing from: ${text}`)
  assert.equal(pages.length, 1)
  assert.deepEqual({ title, language, tagged }, { title: 'Certificat d’examen du permis de conduire', language: 'fr', tagged: true })
  assert.ok(!text.includes('à compter du'), 'an ordinary CEPC counts from the exam')
})

test('each of the 14 competences has its mark, and the total says what was needed', async () => {
  const { text } = await readPdf(await cepcPdf(cepcExample))
  assert.ok(text.includes('Prendre l’information 2 / 3'))
  assert.ok(text.includes('Adaptation aux situations 0,5 / 1'))
  assert.equal(text.match(/ \/ [123]/g)?.length, 14)
  assert.ok(text.includes('Total : 27,5 sur 31 Minimum 20, sans erreur éliminatoire'))
})

test('a success during the ban after an invalidation counts from its first day', async () => {
  const { text } = await readPdf(await cepcPdf(longCepc))
  assert.ok(text.includes('Vaut titre de conduite à compter du 19 décembre 2026 et jusqu’au 19 avril 2027 inclus'))
})

test('names of 52 letters, œ, marks and a long commune stand whole on one page, inside the margins', async () => {
  for (const make of [cepcPdf, cepcCourtesyPdf]) {
    const bytes = await make(longCepc)
    const { text, pages } = await readPdf(bytes)
    assert.equal(pages.length, 1)
    for (const name of [
      // The font has no ễ: it keeps the circumflex.
      longCepc.person.birthName.replace('Ễ', 'Ê'),
      longCepc.person.firstNames,
      longCepc.person.birthplace,
    ])
      assert.ok(unspaced(text).includes(unspaced(name)), `${name} is not whole in: ${text}`)
    for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17, `ink at ${left} and ${right} mm`)
  }
})

test('one word longer than its column is cut between letters, not lost', async () => {
  const birthName = 'W'.repeat(52)
  const bytes = await cepcPdf({ ...cepcExample, person: { ...cepcExample.person, birthName, firstNames: '' } })
  const { text } = await readPdf(bytes)
  assert.ok(unspaced(text).includes(birthName))
  assert.ok(text.includes('Prénoms –'), 'somebody without a first name')
  for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17, `ink at ${left} and ${right} mm`)
})

test('without a grid, as for the theory alone, the categories that come back are listed', async () => {
  const { text } = await readPdf(await cepcPdf(lightCepc))
  assert.ok(text.includes('Catégories couvertes AM, A1, A2, B1, B, C1, C, CE'))
  assert.ok(text.includes('Aucun code de restriction.'))
  assert.ok(!text.includes('Bilan'))
})

test('the demonstration says so; a real one does not', async () => {
  const shown = await readPdf(await cepcPdf({ ...cepcExample, demonstration: true }))
  const real = await readPdf(await cepcPdf({ ...cepcExample, demonstration: false }))
  assert.ok(shown.text.includes('Démonstration – sans valeur officielle'))
  assert.ok(!real.text.includes('Démonstration'))
})

test('the same data make the same bytes; another moment, others', async () => {
  const [once, again] = [await cepcPdf(cepcExample), await cepcPdf(cepcExample)]
  assert.ok(Buffer.from(once).equals(Buffer.from(again)))
  const later = await cepcPdf({ ...cepcExample, at: '2026-11-25T07:00:01.000Z' as Instant })
  assert.ok(!Buffer.from(once).equals(Buffer.from(later)))
})

test('what cannot fit one page is refused, not cut', () => {
  const code = { code: '79', meaning: { fr: 'Limité', en: 'Limited' } }
  return assert.rejects(cepcPdf({ ...cepcExample, codes: Array.from({ length: 200 }, () => code) }), RangeError)
})

test('the courtesy sheet is in English and sends back to the French certificate', async () => {
  const { text, language, pages } = await readPdf(await cepcCourtesyPdf(cepcExample))
  assert.equal(language, 'en')
  assert.equal(pages.length, 1)
  assert.ok(text.includes('It has no value of its own: show the French certificate.'))
  assert.ok(text.includes('Stands for the licence until 23 March 2027, that day included'))
  assert.ok(text.includes('Not valid abroad.'))
})

test('a grid with a missing or impossible mark is not printed', () => {
  assert.throws(() => gridOfB({}), RangeError)
})
