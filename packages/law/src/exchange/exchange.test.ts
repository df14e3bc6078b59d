import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { assertExplained, assertWords, eachReading, table } from '../testing.ts'
import {
  conditionsOf,
  type ExchangeChecks,
  type ExchangeFacts,
  exchangeAllowed,
  exchangeCode,
  exchangeConditions,
  exchangeDuty,
  exchangedProbation,
  exchangeOffice,
  exchangeWindow,
} from './exchange.ts'
import { adsLastDay, holderKinds, type LicenceOfOrigin, recognition, yearStarts } from './recognition.ts'

const settled = day('2026-01-10')
const american: LicenceOfOrigin = { origin: 'non-eu', holder: 'foreigner', startsOn: settled }

table('the last day of recognition', (licence: LicenceOfOrigin) => mapped(licence), [
  { why: 'a foreigner: one year from the first stay permit', given: american, is: '2027-01-10' },
  { why: 'a French person: one year from the return', given: { ...american, holder: 'french' }, is: '2027-01-10' },
  { why: 'a citizen of the Union: the year begins in the sixth month', given: { ...american, holder: 'eu-citizen' }, is: '2027-07-10' },
  { why: 'the licence itself ends before', given: { ...american, licenceLastDay: day('2026-12-31') }, is: '2026-12-31' },
  { why: 'the licence itself ends after', given: { ...american, licenceLastDay: day('2030-12-31') }, is: '2027-01-10' },
  { why: 'a student: as long as the studies', given: { ...american, student: true }, is: null },
  { why: 'a licence of the Union: as long as it is valid', given: { ...american, origin: 'eu' }, is: null },
  {
    why: 'a licence of the Union with an end',
    given: { ...american, origin: 'eu', licenceLastDay: day('2031-03-01') },
    is: '2031-03-01',
  },
  {
    why: 'a licence of the Union that came from a State without agreement',
    given: { ...american, origin: 'eu', holder: 'eu-citizen', fromNonReciprocal: true },
    is: '2027-07-10',
  },
  { why: 'from 29 February: the last day of February', given: { ...american, startsOn: day('2028-02-29') }, is: '2029-02-28' },
])
function mapped(licence: LicenceOfOrigin) {
  const { value, reasons } = recognition(licence)
  return { value: value.lastDay as string | null, reasons }
}

eachReading(
  'recognition-last-day',
  { 'same-number': '2027-01-10', 'day-before': '2027-01-09' },
  settings => recognition(american, settings).value.lastDay,
)
const citizen: LicenceOfOrigin = { ...american, holder: 'eu-citizen' }
eachReading('citizen-year-starts', { 'sixth-month': ['2026-07-10', '2027-07-10'], settling: ['2026-01-10', '2027-01-10'] }, settings => {
  const window = exchangeWindow(citizen, settings).value
  assert.equal(recognition(citizen, settings).value.lastDay, window.lastDay)
  return [window.from, window.lastDay]
})
test('read from the settling, the words tell of no sixth month', () => {
  const settings = { ...official2026, 'citizen-year-starts': 'settling' } as const
  for (const answer of [recognition(citizen, settings), exchangeWindow(citizen, settings)]) {
    assertExplained(answer)
    assert.doesNotMatch(answer.reasons.map(r => r.words.fr).join(' '), /six mois|6e/)
  }
})
eachReading(
  'ads-length',
  { recognition: '2027-01-10', 'one-year': '2026-12-01' },
  settings => adsLastDay(day('2025-12-01'), { lastDay: day('2027-01-10') }, settings).value,
)
eachReading(
  'british-licences',
  { exchanged: 'compulsory', 'not-exchanged': 'impossible' },
  settings => exchangeDuty({ ...american, agreement: 'british-before-2021' }, settings).value,
)

test('the certificate of deposit never outlives the recognition, and without an end waits for the decision', () => {
  assert.equal(adsLastDay(day('2026-12-01'), { lastDay: null }).value, null)
  assert.equal(adsLastDay(day('2026-12-01'), { lastDay: day('2027-01-10') }).value, '2027-01-10')
  const oneYear = { ...official2026, 'ads-length': 'one-year' } as const
  assert.equal(adsLastDay(day('2026-12-01'), { lastDay: day('2027-01-10') }, oneYear).value, '2027-01-10')
  assertExplained(adsLastDay(day('2026-12-01'), { lastDay: null }))
})

const duties: [why: string, facts: Partial<ExchangeFacts>, is: string][] = [
  ['a licence of the Union', { origin: 'eu' }, 'optional'],
  ['the same after an offence', { origin: 'eu', afterOffence: true }, 'compulsory'],
  ['the same to add a category', { origin: 'eu', addsCategory: true }, 'compulsory'],
  ['the same, from a State without agreement', { origin: 'eu', fromNonReciprocal: true }, 'impossible'],
  ['another State with an agreement', { agreement: 'yes' }, 'compulsory'],
  ['another State, agreement unknown', {}, 'compulsory'],
  ['another State without agreement', { agreement: 'no' }, 'impossible'],
  ['a student', { student: true }, 'not-needed'],
  ['a student of a State without agreement', { student: true, agreement: 'no' }, 'impossible'],
]
table(
  'the duty to exchange',
  facts => exchangeDuty({ ...american, ...facts }),
  duties.map(([why, given, is]) => ({ why, given, is })),
)

test('every holder, origin and flag has a duty, a recognition and a window, each explained', () => {
  const flags = [undefined, true] as const
  for (const origin of ['eu', 'non-eu'] as const)
    for (const holder of holderKinds)
      for (const student of flags)
        for (const fromNonReciprocal of flags)
          for (const licenceLastDay of [undefined, day('2026-06-30')]) {
            const facts = { origin, holder, startsOn: settled, student, fromNonReciprocal, licenceLastDay }
            for (const given of [recognition(facts), exchangeDuty(facts), exchangeWindow(facts)]) assertExplained(given)
            const { from, lastDay } = exchangeWindow(facts).value
            assert.ok(from >= settled)
            assert.equal(lastDay === null, origin === 'eu' && !fromNonReciprocal)
          }
})

test('the window: months 6 to 18 for a citizen of the Union, the year for the others', () => {
  assert.deepEqual(exchangeWindow({ ...american, holder: 'eu-citizen' }).value, { from: '2026-07-10', lastDay: '2027-07-10' })
  assert.match(exchangeWindow({ ...american, holder: 'eu-citizen' }).reasons[0]?.words.en ?? '', /months 6 and 18/)
  assert.deepEqual(exchangeWindow(american).value, { from: settled, lastDay: '2027-01-10' })
  assert.deepEqual(exchangeWindow({ ...american, origin: 'eu' }).value, { from: '2026-07-10', lastDay: null })
  assert.equal(yearStarts({ holder: 'eu-citizen', startsOn: day('2026-08-31') }), '2027-03-01')
})

test('each condition refuses by itself, and all that fail are told at once', () => {
  const wrong = Object.fromEntries(exchangeConditions.map(({ check, refuses }) => [check, refuses]))
  const all = { origin: 'non-eu', ...wrong } as ExchangeChecks
  assert.equal(exchangeAllowed(all).reasons.length, exchangeConditions.length)
  assert.equal(exchangeAllowed({ ...all, origin: 'eu' }).reasons.length, conditionsOf('eu').length)
  for (const { check, refuses, words } of conditionsOf('non-eu')) {
    assertWords(words, check)
    const given = exchangeAllowed({ origin: 'non-eu', [check]: refuses })
    assert.equal(given.value, false, check)
    assert.equal(given.reasons.length, 1)
    assertExplained(given)
    assert.equal(exchangeAllowed({ origin: 'non-eu', [check]: !refuses }).value, true)
  }
  for (const origin of ['eu', 'non-eu'] as const) assertExplained(exchangeAllowed({ origin }))
})

table('an exchanged licence under probation', on => exchangedProbation(day('2024-03-10'), day(on)), [
  { why: 'the day before the third anniversary of the original', given: '2027-03-09', is: true },
  { why: 'the anniversary', given: '2027-03-10', is: false },
  { why: 'the day after', given: '2027-03-11', is: false },
])

test('an exchanged licence carries its number and its State; Paris has an office of its own', () => {
  assert.equal(exchangeCode('AB-12 345', 'ma'), '70.AB12345.MA')
  assert.equal(exchangeOffice('75').value, 'crepic')
  assert.equal(exchangeOffice('92').value, 'cert-nantes')
  for (const departement of ['75', '92']) assertExplained(exchangeOffice(departement))
})
