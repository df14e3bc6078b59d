import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, day } from '../day.ts'
import { assertExplained, assertWords, boundary, eachReading, table } from '../testing.ts'
import { type AddressProof, addressProofAccepted, addressProofs, supplierCheckAllowed } from './address.ts'
import { cardTolerance, type IdentityDocument, identityAccepted, identityDocuments, identityDocumentsFor } from './identity.ts'

const on = day('2026-06-01')
const french = { nationality: 'french', on } as const

table('an identity card expired', lastDay => identityAccepted('cni', { ...french, lastDay: day(lastDay) }), [
  { why: 'valid today for the last time', given: '2026-06-01', is: true },
  { why: 'for five years less a day', given: '2021-06-01', is: true },
  { why: 'for five years', given: '2021-05-31', is: false },
  { why: 'for five years and a day', given: '2021-05-30', is: false },
])
table('an older passport expired', lastDay => identityAccepted('passport-older', { ...french, lastDay: day(lastDay) }), [
  { why: 'for two years less a day', given: '2024-06-01', is: true },
  { why: 'for two years', given: '2024-05-31', is: false },
  { why: 'for two years and a day', given: '2024-05-30', is: false },
])
boundary(
  cardTolerance,
  '2016-12-31',
  { before: false, on: true, after: true },
  date => identityAccepted('cni', { nationality: 'french', lastDay: day('2014-06-01'), on: date }).value,
)
eachReading('identity-at-exam', { 'no-limit': [true, true], '5-years': [true, false], '2-years': [false, false] }, settings =>
  ['2023-01-01', '2015-01-01'].map(last => identityAccepted('cni', { ...french, at: 'exam', lastDay: day(last) }, settings).value),
)
test('no tolerance for foreign papers, nor for a licence', () => {
  const yesterday = day('2026-05-31')
  assert.equal(identityAccepted('cni', { nationality: 'eu', on, lastDay: yesterday }).value, false)
  assert.equal(identityAccepted('resident-card', { nationality: 'other', on, lastDay: yesterday }).value, false)
  assert.equal(identityAccepted('eu-format-licence', { ...french, lastDay: yesterday }).value, false)
})
test('every document, for every person, is accepted or refused with its reason', () => {
  const used = new Set<IdentityDocument>()
  for (const nationality of ['french', 'eu', 'other'] as const) {
    for (const minor of [false, true]) {
      const list = identityDocumentsFor(nationality, minor)
      for (const document of list) used.add(document)
      for (const document of Object.keys(identityDocuments) as IdentityDocument[]) {
        const given = identityAccepted(document, { nationality, minor, on, lastDay: on })
        assert.equal(given.value, list.includes(document))
        assertExplained(given)
      }
    }
  }
  assert.equal(used.size, Object.keys(identityDocuments).length)
})

const kinds = Object.keys(addressProofs) as AddressProof[]
table('an electricity bill', issued => addressProofAccepted('electricity-bill', day(issued), on), [
  { why: 'of today', given: '2026-06-01', is: true },
  { why: 'of tomorrow', given: '2026-06-02', is: false },
  { why: 'of six months less a day', given: '2025-12-02', is: true },
  { why: 'of six months', given: '2025-12-01', is: false },
  { why: 'of six months and a day', given: '2025-11-30', is: false },
])
test('every kind of proof is recent when it must be, and explains itself', () => {
  for (const kind of kinds) {
    assertWords(addressProofs[kind].words, kind)
    const given = addressProofAccepted(kind, addMonths(on, -7), on)
    assert.equal(given.value, addressProofs[kind].recent !== true)
    assertExplained(given)
  }
})
test('a rent receipt that is handwritten, private and old is refused three times', () => {
  const given = addressProofAccepted('rent-receipt', day('2025-01-01'), on, { handwritten: true, privateLandlord: true })
  assert.deepEqual(
    given.reasons.map(r => r.code),
    ['rent-handwritten', 'rent-private-landlord', 'address-proof-too-old'],
  )
  assertExplained(given)
})
eachReading(
  'tax-notice-age',
  { any: true, '6-months': false },
  settings => addressProofAccepted('tax-notice', day('2025-09-01'), on, {}, settings).value,
)
table('check with the energy supplier', supplierCheckAllowed, [
  { why: 'one’s own contract in Lyon', given: { ownContract: true, birthNameOnContract: true, departement: '69' }, is: true },
  { why: 'in Guyane', given: { ownContract: true, birthNameOnContract: true, departement: '973' }, is: true },
  { why: 'in New Caledonia', given: { ownContract: true, birthNameOnContract: true, departement: '988' }, is: false },
  { why: 'in a married name', given: { ownContract: true, birthNameOnContract: false, departement: '69' }, is: false },
])
