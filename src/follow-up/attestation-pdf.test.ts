import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@papier-rose/law'
import { longReceipt, receiptExample } from '../application/receipt-pdf.example.ts'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { type AttestationData, attestationPdf } from './attestation-pdf.ts'

const attested: AttestationData = {
  ...receiptExample,
  number: 'A-4F7K-29QX',
  on: day('2026-12-01'),
  status: { fr: 'En cours d’examen', en: 'Being examined' },
  holder: { fr: 'Préfecture du Val-de-Marne a votre dossier.', en: 'Préfecture of Val-de-Marne has your file.' },
  since: day('2026-11-26'),
  cepcLastDay: day('2027-03-23'),
}

test('the attestation says what was received, where it stands, who has it since when, and that nobody may drive with it', async () => {
  const { text, language } = await readPdf(await attestationPdf(attested, 'fr'))
  for (const fact of [
    'Situation au 1er décembre 2026',
    'MORÈRE',
    'A-4F7K-29QX',
    'jeudi 26 novembre 2026 à 18 h 42',
    'En cours d’examen',
    'Préfecture du Val-de-Marne a votre dossier.',
    '26 novembre 2026',
    'ne permet pas de conduire',
    'ni un permis, ni un titre',
    'jusqu’au 23 mars 2027 compris',
    'Carte nationale d’identité – recto et verso',
  ])
    assert.ok(text.replaceAll('\u00a0', ' ').includes(fact), `${fact} is missing from: ${text}`)
  assert.equal(language, 'fr')
})

test('the English sheet is a courtesy; without a CEPC no day to drive is named; long names stay inside the page', async () => {
  const bytes = await attestationPdf({ ...attested, applicant: longReceipt.applicant, cepcLastDay: null }, 'en')
  const { text } = await readPdf(bytes)
  assert.match(text, /The French attestation alone counts/)
  assert.match(text, /neither a licence/)
  assert.doesNotMatch(text, /CEPC/)
  for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17)
})
