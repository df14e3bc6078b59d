import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addYears, day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { around, assertExplained, assertWords, boundary, eachReading } from '../testing.ts'
import { datedRegister } from '../text.ts'
import { majority } from './accepted.ts'
import { type Piece, pieces, piecesFor, type Situation } from './pieces.ts'
import { type RequestReason, requestReasons, requests } from './reasons.ts'

const on = day('2026-06-01')
const adult: Situation = {
  reason: 'first-licence-after-exam',
  category: 'B',
  birth: day('1995-01-01'),
  on,
  nationality: 'french',
  housing: 'own',
  minorOrProtected: false,
  firstLicence: true,
  medical: {},
}
const asked = (more: Partial<Situation>): Piece[] => piecesFor({ ...adult, ...more }).value.map(p => p.piece)
const aged = (years: number) => addYears(on, -years)

const usual: Piece[] = ['identity', 'address-proof', 'photo-signature']
const rows: [why: string, more: Partial<Situation>, extra: Piece[]][] = [
  ['31 years old, French, at home', {}, []],
  ['18 years old: ASSR and JDC', { birth: aged(18) }, ['assr', 'jdc']],
  ['22 years old: JDC alone', { birth: aged(22) }, ['jdc']],
  ['25 years old: neither', { birth: aged(25) }, []],
  ['a European of 22: residence', { birth: aged(22), nationality: 'eu' }, ['residence-185-days']],
  ['another foreigner: stay', { nationality: 'other' }, ['stay']],
  ['the inspector asked for a doctor', { medical: { inspectorAsked: true } }, ['medical-opinion']],
  [
    'category C, added',
    { reason: 'added-category-after-exam', category: 'C', firstLicence: false },
    ['current-licence', 'medical-opinion'],
  ],
  ['lost', { reason: 'loss', firstLicence: false }, []],
  ['stolen', { reason: 'theft', firstLicence: false }, ['theft-declaration']],
  ['damaged', { reason: 'damage', firstLicence: false }, ['current-licence']],
  ['expired card', { reason: 'expiry', firstLicence: false }, ['current-licence']],
  ['name changed', { reason: 'civil-status', firstLicence: false }, ['civil-status-proof']],
  ['registration at 17', { reason: 'registration', birth: aged(17) }, ['jdc']],
  ['registration by accompanied learning at 15', { reason: 'registration', birth: aged(15), learning: 'aac' }, []],
  ['zero points, to register again', { reason: 're-registration' }, ['medical-opinion', 'psychotechnical-report', 'measure-decision']],
  ['after a suspension', { reason: 'return-after-suspension', firstLicence: false }, ['medical-opinion', 'measure-decision']],
  ['training from A2 to A', { reason: 'training-A', category: 'A', firstLicence: false }, ['training-certificate', 'current-licence']],
  ['AM at 14', { reason: 'training-AM', category: 'AM', birth: aged(14) }, ['training-certificate', 'assr']],
  [
    'military, C at 20',
    { reason: 'military', category: 'C', birth: aged(20), firstLicence: false },
    ['conversion-sheet', 'medical-opinion', 'transport-training-certificate'],
  ],
  [
    'military, C at 21',
    { reason: 'military', category: 'C', birth: aged(21), firstLicence: false },
    ['conversion-sheet', 'medical-opinion'],
  ],
  ['European exchange', { reason: 'exchange-eu', nationality: 'eu' }, ['foreign-licence', 'residence-185-days', 'birth-name-proof']],
]
for (const [why, more, extra] of rows) {
  test(`pieces: ${why}`, () => assert.deepEqual(asked(more).sort(), [...usual, ...extra].sort()))
}

test('each way of living asks for its own papers', () => {
  const living = (housing: Situation['housing'], minorOrProtected = false) =>
    asked({ housing, minorOrProtected }).filter(p => !['identity', 'photo-signature'].includes(p))
  assert.deepEqual(living('own'), ['address-proof'])
  assert.deepEqual(living('hosted'), ['host-attestation', 'host-identity', 'address-proof'])
  assert.deepEqual(living('parents'), ['host-attestation', 'host-identity', 'address-proof'])
  assert.deepEqual(living('homeless'), ['domiciliation-attestation', 'address-proof'])
  assert.deepEqual(living('hotel'), ['hotel-attestation', 'address-proof'])
  assert.deepEqual(living('boat'), ['harbour-attestation', 'address-proof'])
  assert.deepEqual(living('parents', true), ['host-attestation', 'address-proof', 'representative-identity', 'representative-consent'])
})

test('the ASSR may be replaced by a declaration on honour, the photo code by the paper form, one’s own address by the supplier', () => {
  const given = piecesFor({ ...adult, birth: aged(18) }).value
  const instead = Object.fromEntries(given.filter(p => p.alternatives).map(p => [p.piece, p.alternatives]))
  assert.deepEqual(instead, { assr: 'honour-declaration', 'photo-signature': 'paper-form', 'address-proof': 'supplier-check' })
})

test('a heavy licence lost: the opinion is optional, and its effect is said', () => {
  const opinion = piecesFor({ ...adult, reason: 'loss', category: 'C', firstLicence: false }).value.find(p => p.piece === 'medical-opinion')
  assert.equal(opinion?.optional, true)
})

eachReading('cepc-in-request', { attached: true, 'not-asked': false }, settings =>
  piecesFor(adult, settings).value.some(p => p.piece === 'cepc'),
)
const copy = datedRegister().find(d => d.name === 'copy of the CEPC in the request') ?? assert.fail()
boundary(copy, '2022-12-04', { before: true, on: false, after: false }, date => asked({ on: date }).includes('cepc'))
around(majority, { below: true, at: false, above: false }, years =>
  (piecesFor({ ...adult, nationality: 'other', birth: aged(years) }).value.find(p => p.piece === 'identity')?.accepts ?? []).some(w =>
    w.en.includes('minor'),
  ),
)

test('every reason × nationality × housing × age × representative: one explained list, nothing twice, nothing without what is accepted', () => {
  const seen = new Set<Piece>()
  for (const reason of requestReasons)
    for (const nationality of ['french', 'eu', 'other'] as const)
      for (const housing of ['own', 'hosted', 'parents', 'homeless', 'hotel', 'boat'] as const)
        for (const years of [14, 17, 20, 40])
          for (const minorOrProtected of [false, true])
            for (const category of ['B', 'D'] as const) {
              const given = piecesFor({ ...adult, reason, nationality, housing, birth: aged(years), minorOrProtected, category })
              const names = given.value.map(p => p.piece)
              assert.equal(new Set(names).size, names.length)
              for (const { piece, accepts } of given.value) {
                assert.ok(accepts.length > 0, `${reason} ${piece}`)
                seen.add(piece)
              }
              for (const piece of requests[reason].pieces) assert.ok(names.includes(piece), `${reason} ${piece}`)
              assertExplained(given)
            }
  const rare: Piece[] = ['cepc']
  assert.deepEqual(
    pieces.filter(p => !seen.has(p)),
    rare,
  )
  for (const p of piecesFor({ ...adult, birth: aged(17), housing: 'hosted' }).value) for (const w of p.accepts) assertWords(w, p.piece)
})

test('a licence already in French needs no translation', () => {
  const exchange: RequestReason = 'exchange-non-eu'
  assert.ok(asked({ reason: exchange, nationality: 'other' }).includes('translation'))
  assert.ok(!asked({ reason: exchange, nationality: 'other', foreign: { inFrench: true } }).includes('translation'))
})

test('under the older window of the defence day, accompanied learning at 16 is still spared', () => {
  const older = { ...official2026, 'jdc-window': '16-to-25' } as const
  const at16 = (learning: 'classic' | 'aac') =>
    piecesFor({ ...adult, reason: 'registration', birth: aged(16), learning }, older).value.some(p => p.piece === 'jdc')
  assert.deepEqual([at16('classic'), at16('aac')], [true, false])
})
