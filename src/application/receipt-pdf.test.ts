import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { longReceipt, receiptExample } from './receipt-pdf.example.ts'
import { receiptPdf } from './receipt-pdf.ts'

test('the receipt says what was received, when, what next, by when, what silence means, whom to ask', async () => {
  const { text, title, language } = await readPdf(await receiptPdf(receiptExample, 'fr'))
  for (const fact of [
    'Nous avons reçu votre demande Numéro de la demande : D-4F7K-29QX',
    'Reçue le jeudi 26 novembre 2026 à 18 h 42 (heure locale)',
    'MORÈRE',
    '26 01 92 10 69 90',
    'Attestation d’hébergement signée par votre mère',
    'Pièces que nous avions déjà',
    'Chez Mme Odile MORÈRE, 12 rue des Œillets',
    'Un agent vérifie vos pièces. Au plus tard le 26 décembre 2026.',
    'Nous n’en tirons donc aucune décision',
    'saisir le tribunal administratif',
    'art. L. 112-3',
  ])
    assert.ok(text.includes(fact), `${fact} is missing from: ${text}`)
  assert.deepEqual([title, language], ['Accusé de réception D-4F7K-29QX', 'fr'])
})

test('a request sent overseas shows the hour of the place', async () => {
  const sentAt = { ...receiptExample.request, zone: 'Indian/Reunion' }
  const { text } = await readPdf(await receiptPdf({ ...receiptExample, request: sentAt }, 'fr'))
  assert.ok(text.includes('jeudi 26 novembre 2026 à 21 h 42'))
})

test('in English it is a courtesy, and on each page the banner and the page number stand', async () => {
  const bytes = await receiptPdf(longReceipt, 'en')
  const { pages, text, language } = await readPdf(bytes)
  assert.equal(language, 'en')
  assert.ok(text.includes('The French receipt alone counts.'))
  assert.ok(text.includes('NEPH (file number) Not given yet'))
  assert.equal(pages.length, 2)
  for (const [i, page] of pages.entries()) {
    assert.ok(page.includes('Démonstration – sans valeur officielle'), page)
    assert.ok(page.includes(`page ${i + 1} of 2`), page)
  }
  assert.equal(text.match(/MORÈRE – KOUYATÉ/g)?.length, 8, 'no answer is lost between two pages')
  for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17)
})
