import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanEdges, readPdf } from '../kit/pdf/testing.ts'
import { refusalExample, refusalNotYetNotified } from './refusal-pdf.example.ts'
import { refusalCourtesyPdf, refusalPdf } from './refusal-pdf.ts'

test('a refusal states its grounds in law and in fact, who decided, and how to contest it', async () => {
  const { text, language } = await readPdf(await refusalPdf(refusalExample))
  for (const fact of [
    'Théo D’ŒUVRAY',
    'Décision du mardi 8 décembre 2026 – R-2026-8QX4',
    'En droit : La personne qui demande un permis justifie de son identité (Arrêté du 23 décembre 2016, art. 1)',
    'En fait : La carte d’identité envoyée le 26 novembre 2026',
    'est celle de votre frère.',
    '(Arrêté du 23 décembre 2016, art. 2 ; Code de la route, art. R. 221-1)',
    'Notifiée le 9 décembre 2026 (première lecture dans votre espace personnel).',
    'Paulette Aubry, instructrice, par délégation du préfet',
    'Tribunal administratif de Melun',
    'Ministre de l’Intérieur',
    'art. L. 211-5',
  ])
    assert.ok(text.includes(fact), `${fact} is missing from: ${text}`)
  assert.equal(text.match(/jusqu’au 10 février 2027 inclus/g)?.length, 3, 'each way has its last day')
  assert.equal(language, 'fr')
})

test('as long as nobody knows when it was notified, no last day is announced', async () => {
  for (const [make, words] of [
    [refusalPdf, 'La date de notification n’est pas encore connue : le délai n’a pas commencé.'],
    [refusalCourtesyPdf, 'The day of notification is not known yet: the delay has not begun.'],
  ] as const) {
    // The last days are in the data: they must not be printed.
    const bytes = await make({ ...refusalNotYetNotified, appeals: refusalExample.appeals })
    const { text } = await readPdf(bytes)
    assert.ok(text.includes(words), text)
    assert.ok(!text.includes('2027'), 'no day of appeal')
    assert.doesNotMatch(text, /null|undefined|false/)
    for (const { left, right } of await cleanEdges(bytes)) assert.ok(left > 17 && right > 17)
  }
})

test('the English sheet explains, and sends back to the French decision', async () => {
  const { text, language } = await readPdf(await refusalCourtesyPdf(refusalExample))
  assert.equal(language, 'en')
  assert.ok(text.includes('The French text alone counts'))
  assert.ok(text.includes('until 10 February 2027, that day included'))
  assert.ok(text.includes('La carte d’identité envoyée'), 'the words of the agent are not translated by us')
})

test('the same refusal makes the same bytes', async () =>
  assert.ok(Buffer.from(await refusalPdf(refusalExample)).equals(Buffer.from(await refusalPdf(refusalExample)))))
