import assert from 'node:assert/strict'
import { test } from 'node:test'
import { territories } from '../calendar.ts'
import { cardOrder } from '../categories/categories.ts'
import { day } from '../day.ts'
import { proofKinds } from '../record/proofs.ts'
import { official2026 } from '../settings.ts'
import { around, assertExplained, assertWords, boundary, eachReading } from '../testing.ts'
import { datedRegister } from '../text.ts'
import { correctionReasons } from './corrections.ts'
import { damageFee, feeOf, lossFee, silenceOn } from './fees.ts'
import { formatNeph, nephDigits, normalizeNeph } from './neph.ts'
import { normalizePhotoCode } from './photo-code.ts'
import { pieces } from './pieces.ts'
import { isRequestReason, requestReasons, requests } from './reasons.ts'
import { minimumAgeToFile, refusalGround, refusalGrounds } from './refusals.ts'
import { isTitleNumber, normalizeTitleNumber, titleNumber } from './title-number.ts'

const today = day('2026-06-01')
const metropole = { territory: 'metropole' } as const

test('every reason has its words, who may file, its pieces and its articles', () => {
  for (const why of requestReasons) {
    const row = requests[why]
    assertWords(row.words, why)
    assert.ok(row.filedBy.length > 0 && row.pieces.length > 0 && row.articles.length > 0, why)
    for (const proof of row.proofs) assert.ok(proofKinds.includes(proof))
    assert.equal(isRequestReason(why), true)
  }
  assert.equal(isRequestReason('holiday'), false)
})
test('only a school files AM, A after A2, B96 and the removal of code 78', () =>
  assert.deepEqual(
    requestReasons.filter(why => requests[why].filedBy.length === 1),
    ['training-AM', 'training-A', 'training-B96', 'training-78'],
  ))

test('only loss, theft and damage are taxed, and a foreign licence that is missing', () => {
  for (const why of requestReasons) {
    const expected = ['loss', 'theft', 'damage'].includes(why) ? 2500 : 0
    for (const territory of territories) {
      const given = feeOf(why, today, { territory })
      const share = territory === 'guyane' ? expected / 2 : territory === 'saint-pierre-et-miquelon' ? 0 : expected
      assert.equal(given.value, share)
      assertExplained(given)
    }
  }
  assert.equal(feeOf('exchange-eu', today, { ...metropole, licenceMissing: true }).value, 2500)
  assert.match(feeOf('loss', today, { territory: 'guyane' }).reasons[0]?.words.fr ?? '', /12,50/)
})
boundary(lossFee, '2014-09-01', { before: 0, on: 2500, after: 2500 }, on => feeOf('theft', on, metropole).value)
boundary(damageFee['2017-12-31'], '2017-12-31', { before: 0, on: 2500, after: 2500 }, on => feeOf('damage', on, metropole).value)
boundary(
  damageFee['2017-01-01'],
  '2017-01-01',
  { before: 0, on: 2500, after: 2500 },
  on => feeOf('damage', on, metropole, { ...official2026, 'damage-fee-since': '2017-01-01' }).value,
)
eachReading(
  'damage-fee-since',
  { '2017-01-01': 2500, '2017-12-31': 0 },
  settings => feeOf('damage', day('2017-06-01'), metropole, settings).value,
)
const base = datedRegister().find(d => d.name === 'text of the tax on replaced licences') ?? assert.fail()
boundary(
  base,
  '2022-01-01',
  { before: '1628 ter', on: 'L. 421-171', after: 'L. 421-171' },
  on => feeOf('loss', on, metropole).reasons[0]?.articles[0]?.number,
)

eachReading(
  'silence-on-request',
  { unsettled: 'unsettled', acceptance: 'acceptance', refusal: 'refusal' },
  settings => silenceOn('loss', today, settings).value.meaning,
)
test('two months of silence on a European exchange refuse it', () => {
  assert.deepEqual(silenceOn('exchange-eu', today).value, { meaning: 'refusal', on: '2026-08-01' })
  for (const why of requestReasons) assertExplained(silenceOn(why, today))
})

around(nephDigits, { below: false, at: true, above: false }, n => 'neph' in normalizeNeph('1'.repeat(n)))
test('a NEPH is read with its spaces, dots and dashes, and never parsed', () => {
  for (const typed of ['210692106990', '2106 9210 6990', '210692 106990', '21.06.92.10.69.90', ' 210692-106990 ', '210692\u00a0106990']) {
    assert.deepEqual(normalizeNeph(typed), { neph: '210692106990', legacy: false })
  }
  assert.deepEqual(normalizeNeph('999999999999'), { neph: '999999999999', legacy: false })
  assert.deepEqual(formatNeph('210692106990'), ['210692', '106990'])
  assert.deepEqual(formatNeph('AB1234'), ['AB1234'])
})
test('each bad NEPH says what is wrong', () => {
  const problem = (text: string): string => {
    const read = normalizeNeph(text)
    if (!('problem' in read)) return assert.fail(text)
    assertWords(read.problem, text)
    return read.problem.en
  }
  assert.match(problem('21069210699'), /^1 digit missing.*you entered 11/)
  assert.match(problem('2106921069901'), /^1 digit too many/)
  assert.match(problem('13AA00002'), /letters/)
  assert.match(problem('21O692106990'), /zero/)
  assert.match(problem(' '), /12 digits/)
  assert.match(problem('<script>'), /digits only/)
})
test('an old file number is taken as it is, when the person says that it is old', () => {
  assert.deepEqual(normalizeNeph('75 A 12345', 'legacy'), { neph: '75A12345', legacy: true })
  assert.ok('problem' in normalizeNeph('75 A 12345'))
  assert.ok('problem' in normalizeNeph('<script>alert(1)</script>', 'legacy'))
})

test('the number of a card: two digits, two letters, five digits, in order', () => {
  assert.equal(titleNumber(2026, 0), '26AA00000')
  assert.equal(titleNumber(2026, 99_999), '26AA99999')
  assert.equal(titleNumber(2026, 100_000), '26AB00000')
  assert.equal(titleNumber(2013, 2), '13AA00002')
  assert.throws(() => titleNumber(2026, 67_600_000), RangeError)
  assert.throws(() => titleNumber(2026, -1), RangeError)
  assert.equal(normalizeTitleNumber('13 aa 00002'), '13AA00002')
  assert.equal(normalizeTitleNumber('13A000002'), null)
  assert.equal(isTitleNumber('13AA000020'), false)
})

const lengths = [19, 20, 21, 22, 30, 31]
eachReading('photo-code-length', { '20-to-30': [20, 21, 22, 30], '22': [22], '21': [21] }, settings =>
  lengths.filter(n => normalizePhotoCode('a'.repeat(n), settings)),
)
test('a photo code is read without its separators, in capitals', () => {
  assert.equal(normalizePhotoCode('abcd-efgh 1234.5678_ijkl-mn'), 'ABCDEFGH12345678IJKLMN')
  assert.equal(normalizePhotoCode('abcd efgh 1234 5678 ijkl é'), null)
  assert.equal(normalizePhotoCode(''), null)
})

test('each ground of refusal has its own code, words and article', () => {
  assert.equal(new Set(refusalGrounds.map(g => g.code)).size, refusalGrounds.length)
  for (const g of refusalGrounds) assertWords(g.words, g.code)
  assert.equal(refusalGround('exam-fraud')?.article.number, '5')
  assert.equal(refusalGround('nothing'), undefined)
})
test('each piece may be asked again for reasons of its own, each with what to do next', () => {
  for (const piece of pieces) {
    const reasons = correctionReasons(piece)
    assert.equal(new Set(reasons.map(r => r.code)).size, reasons.length)
    assert.ok(reasons.length > 5, piece)
    for (const r of reasons) {
      assertWords(r.words, r.code)
      assertWords(r.next, r.code)
    }
  }
  assert.ok(correctionReasons('address-proof').some(r => r.code === 'older-than-6-months'))
  assert.ok(!correctionReasons('assr').some(r => r.code === 'older-than-6-months'))
  assert.ok(correctionReasons('identity').some(r => r.code === 'one-side-missing'))
  assert.ok(correctionReasons('photo-signature').every(r => /^(photo|signature)-/.test(r.code)))
})

test('a request is filed from 16; 14 for AM; 15 for B by accompanied learning', () => {
  for (const category of cardOrder) {
    const given = minimumAgeToFile(category, today)
    assert.equal(given.value, category === 'AM' ? 14 : 16)
    assertExplained(given)
  }
  assert.equal(minimumAgeToFile('B', today, 'aac').value, 15)
})
const aac = datedRegister().find(d => d.name === 'age to file for accompanied learning') ?? assert.fail()
boundary(aac, '2014-11-02', { before: 16, on: 15, after: 15 }, on => minimumAgeToFile('B', on, 'aac').value)
