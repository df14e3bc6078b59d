import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardOrder } from '../categories/categories.ts'
import { addDays, day } from '../day.ts'
import { official2026 } from '../settings.ts'
import { assertExplained, assertWords, boundary, eachReading } from '../testing.ts'
import { datedRegister } from '../text.ts'
import { banFacts } from './bans.ts'
import { noviceAlcohol } from './limits.ts'
import { lossReceipt } from './loss.ts'
import { mayDrive } from './may-drive.ts'
import { proofKinds, proofLastDay, proofMonths, proofs } from './proofs.ts'
import type { BanKind, DriverRecord, RecordedBan, RecordedReceipt, RecordedTitle } from './record.ts'

const today = day('2026-06-01')
const nobody: DriverRecord = { birth: day('1990-01-01'), categories: [], titles: [], bans: [], cepcs: [], receipts: [] }
const card: RecordedTitle = { number: '20AA00001', issuedOn: day('2020-01-10'), lastDay: day('2035-01-10'), state: 'living' }
const marcel: DriverRecord = { ...nobody, categories: [{ category: 'B', since: day('2020-01-01'), codes: [] }], titles: [card] }
const lina: DriverRecord = { ...nobody, cepcs: [{ category: 'B', firstDay: day('2026-05-15'), lastDay: day('2026-09-15'), codes: [] }] }

const may = (record: DriverRecord, on = today, category: (typeof cardOrder)[number] = 'B') => {
  const given = mayDrive(record, category, on)
  assertExplained(given)
  return given
}
const says = (record: DriverRecord, on: string) => may(record, day(on)).value.may
const papers = (record: DriverRecord, on = today) => may(record, on).value.with.map(w => w.paper)
const codes = (record: DriverRecord, on = today) => may(record, on).reasons.map(r => r.code)

test('a card in hand drives its categories and their equivalences, until its last day', () => {
  const { value } = may(marcel)
  assert.deepEqual([value.may, value.right, value.until, value.with[0]?.onlyInFrance], [true, true, '2035-01-10', false])
  assert.equal(may(marcel, today, 'B1').value.may, true)
  assert.deepEqual(
    may(marcel, today, 'C').reasons.map(r => r.code),
    ['never-obtained'],
  )
})
test('past its last day the card is missing, the right is not', () => {
  assert.equal(says(marcel, '2035-01-10'), true)
  const { value, reasons } = may(marcel, day('2035-01-11'))
  assert.deepEqual([value.may, value.right, reasons[0]?.code], [false, true, 'card-expired'])
})
eachReading(
  'expired-card',
  { 'title-offence': true, 'right-offence': false },
  settings => mayDrive(marcel, 'B', day('2035-01-11'), settings).value.right,
)

test('a CEPC drives from its first day to its last, in France, with an identity document, under the limits of novices', () => {
  for (const [on, expected] of [
    ['2026-05-14', false],
    ['2026-05-15', true],
    ['2026-05-16', true],
    ['2026-09-14', true],
    ['2026-09-15', true],
    ['2026-09-16', false],
  ] as const)
    assert.equal(says(lina, on), expected, on)
  const { value } = may(lina)
  assert.equal(value.with[0]?.onlyInFrance, true)
  assert.match(value.with[0]?.besides.en ?? '', /identity/)
  assert.match(value.limits[0]?.en ?? '', /110 km\/h/)
  assert.deepEqual(codes(lina, day('2026-09-16')), ['cepc-over'])
  assert.deepEqual(codes(lina, day('2026-05-14')), ['cepc-not-yet'])
})
test('a CEPC for CE with D held opens DE', () => {
  const record: DriverRecord = {
    ...marcel,
    categories: [...marcel.categories, { category: 'D', since: day('2020-01-01'), codes: [] }],
    cepcs: [{ category: 'CE', firstDay: day('2026-05-15'), lastDay: day('2026-09-15'), codes: [] }],
  }
  assert.deepEqual(
    may(record, today, 'DE').value.with.map(w => w.paper),
    ['cepc'],
  )
  assert.equal(may(record, day('2026-09-16'), 'DE').value.may, false)
})
test('after the CEPC, the right recorded but no card yet: the title alone is missing', () => {
  const record: DriverRecord = { ...lina, categories: [{ category: 'B', since: day('2026-05-15'), codes: [] }] }
  const { value, reasons } = may(record, day('2026-09-16'))
  assert.deepEqual([value.may, value.right, reasons[0]?.code], [false, true, 'no-paper'])
})
test('a card on its way proves nothing; once received it does', () => {
  const record = { ...marcel, titles: [{ ...card, receivedOn: null }] }
  assert.equal(may(record).value.may, false)
  assert.equal(may({ ...marcel, titles: [{ ...card, receivedOn: today }] }, addDays(today, -1)).value.may, false)
  assert.equal(may({ ...marcel, titles: [{ ...card, receivedOn: today }] }).value.may, true)
})
eachReading('proof-after-card', { ends: ['card'], 'runs-on': ['card', 'cepc'] }, settings => {
  const record: DriverRecord = { ...marcel, cepcs: [{ category: 'B', firstDay: day('2026-05-15'), lastDay: day('2026-09-15'), codes: [] }] }
  const own: DriverRecord = { ...record, categories: [{ category: 'B', since: day('2020-01-01'), codes: [] }] }
  return mayDrive(own, 'B', today, settings).value.with.map(w => w.paper)
})

const suspended = (ban: Partial<RecordedBan>): DriverRecord => ({
  ...marcel,
  bans: [{ kind: 'suspension-administrative', from: day('2026-01-10'), lastDay: day('2026-07-09'), ...ban }],
})
test('a suspension forbids from its first day to its last, both included', () => {
  for (const [on, expected] of [
    ['2026-01-09', true],
    ['2026-01-10', false],
    ['2026-01-11', false],
    ['2026-07-08', false],
    ['2026-07-09', false],
    ['2026-07-10', true],
  ] as const)
    assert.equal(says(suspended({}), on), expected, on)
  assert.equal(may(suspended({}), day('2026-01-09')).value.until, '2026-01-09')
  assert.equal(may(suspended({})).value.right, false)
})
test('after a suspension that needs aptitude, the last day alone gives nothing back', () => {
  const waiting = suspended({ needsAptitude: true })
  assert.deepEqual(codes(waiting, day('2026-07-10')), ['aptitude-awaited'])
  assert.equal(says(waiting, '2030-01-01'), false)
  const fit = suspended({ needsAptitude: true, aptitudeOn: day('2026-08-20') })
  assert.deepEqual(
    ['2026-08-19', '2026-08-20', '2026-08-21'].map(on => says(fit, on)),
    [false, true, true],
  )
  assert.equal(says(suspended({ needsAptitude: true, aptitudeOn: day('2026-07-01') }), '2026-07-09'), false)
  assert.equal(says(suspended({ needsAptitude: true, aptitudeOn: day('2026-07-01') }), '2026-07-10'), true)
})
const maintained = datedRegister().find(d => d.name === 'suspension maintained without aptitude') ?? assert.fail()
boundary(maintained, '2017-11-05', { before: true, on: false, after: false }, on => {
  const since2010 = {
    ...marcel,
    categories: [{ category: 'B' as const, since: day('2010-01-01'), codes: [] }],
    titles: [{ ...card, issuedOn: day('2014-01-01') }],
  }
  return mayDrive(
    { ...since2010, bans: [{ kind: 'suspension-judicial', from: day('2017-05-01'), lastDay: addDays(on, -1), needsAptitude: true }] },
    'B',
    on,
  ).value.may
})
test('set aside by a court, a ban is over that day', () =>
  assert.deepEqual(
    ['2026-04-30', '2026-05-01', '2026-05-02'].map(on => says(suspended({ liftedOn: day('2026-05-01') }), on)),
    [false, true, true],
  ))

for (const kind of Object.keys(banFacts) as BanKind[]) {
  test(`${kind}: forbidden during it; afterwards the old right ${banFacts[kind].losesRights ? 'stays lost' : 'comes back'}`, () => {
    const record = suspended({ kind })
    assertWords(banFacts[kind].words, kind)
    assert.equal(says(record, '2026-06-01'), false)
    assert.equal(says(record, '2026-07-10'), !banFacts[kind].losesRights)
    if (banFacts[kind].losesRights) assert.deepEqual(codes(record, day('2026-07-10')), ['right-lost'])
  })
}
test('after an invalidation, a new exam gives a new right, and its CEPC counts from the end of the ban', () => {
  const record: DriverRecord = {
    ...suspended({ kind: 'invalidation' }),
    cepcs: [{ category: 'B', firstDay: day('2026-07-10'), lastDay: day('2026-11-10'), codes: [] }],
  }
  assert.deepEqual(
    ['2026-07-09', '2026-07-10', '2026-11-10', '2026-11-11'].map(on => says(record, on)),
    [false, true, true, false],
  )
})
test('all the bans in force are told', () => {
  const record = { ...marcel, bans: [...suspended({}).bans, ...suspended({ kind: 'suspension-judicial' }).bans] }
  assert.deepEqual(codes(record), ['banned-suspension-administrative', 'banned-suspension-judicial'])
})

const lost: DriverRecord = { ...marcel, titles: [{ ...card, state: 'lost' }] }
const carrying = (kind: RecordedReceipt['kind'], from: string): DriverRecord => ({ ...lost, receipts: [{ kind, from: day(from) }] })
test('a lost card proves nothing; its receipt does for two months', () => {
  assert.deepEqual(codes(lost), ['no-paper'])
  for (const kind of ['loss-receipt', 'theft-receipt'] as const) {
    assert.deepEqual(papers(carrying(kind, '2026-05-31')), [kind])
    assert.deepEqual(
      ['2026-07-30', '2026-07-31', '2026-08-01'].map(on => says(carrying(kind, '2026-05-31'), on)),
      [true, true, false],
    )
  }
})
boundary(proofMonths.adcs, '2024-11-30', { before: false, on: true, after: true }, on => mayDrive(carrying('adcs', on), 'B', on).value.may)
test('an ADCS drives four months, and another may follow', () => {
  assert.deepEqual(
    ['2026-09-30', '2026-10-01'].map(on => says(carrying('adcs', '2026-05-31'), on)),
    [true, false],
  )
  assert.equal(
    may({
      ...lost,
      receipts: [
        { kind: 'adcs', from: day('2026-01-01') },
        { kind: 'adcs', from: day('2026-05-01') },
      ],
    }).value.until,
    '2026-09-01',
  )
})
const digital = datedRegister().find(d => d.name === 'digital licence') ?? assert.fail()
boundary(
  digital,
  '2024-02-14',
  { before: false, on: true, after: true },
  on => mayDrive(carrying('digital-licence', on), 'B', on).value.may,
)
test('a receipt shows only the rights recorded when it was made', () => {
  const record: DriverRecord = {
    ...carrying('loss-receipt', '2026-05-01'),
    categories: [...marcel.categories, { category: 'A2', since: day('2026-05-20'), codes: [] }],
  }
  assert.equal(may(record, today, 'A2').value.may, false)
  assert.equal(may(record, today, 'A2').value.right, true)
})
test('a training gives AM for four months; that of code 78 lifts it beside the licence', () => {
  const learner: DriverRecord = { ...nobody, receipts: [{ kind: 'training-am', from: day('2026-05-01') }] }
  assert.equal(may(learner, day('2026-09-01'), 'AM').value.may, true)
  assert.equal(may(learner, day('2026-09-02'), 'AM').value.may, false)
  const automatic: DriverRecord = { ...marcel, categories: [{ category: 'B', since: day('2020-01-01'), codes: ['78'] }] }
  assert.match(may(automatic).value.limits[0]?.en ?? '', /automatic/)
  assert.match(may({ ...automatic, receipts: [{ kind: 'training-78', from: today }] }).value.limits[0]?.en ?? '', /Manual/)
})
eachReading(
  'military-proof',
  { none: false, brevet: true },
  settings =>
    mayDrive({ ...nobody, receipts: [{ kind: 'military-brevet', from: day('2025-01-01'), categories: ['C'] }] }, 'C', today, settings).value
      .may,
)

const driver: DriverRecord = {
  ...nobody,
  categories: [
    { category: 'B', since: day('2015-01-01'), codes: [] },
    { category: 'C', since: day('2021-01-01'), lastDay: day('2026-05-31'), codes: [] },
  ],
  titles: [{ ...card, issuedOn: day('2021-06-01'), lastDay: day('2026-05-31') }],
}
test('a heavy category past its visit has no right; the light one only lacks its title', () => {
  assert.equal(may(driver, day('2026-05-31'), 'C').value.may, true)
  const heavy = may(driver, today, 'C')
  assert.deepEqual([heavy.value.right, heavy.reasons[0]?.code], [false, 'right-expired'])
  assert.deepEqual([may(driver).value.right, codes(driver)[0]], [true, 'card-expired'])
})
test('a favourable opinion given before the end keeps the licence valid until the decision', () => {
  const opinion = { category: 'C', opinionOn: day('2026-05-20'), opinion: 'apt' } as const
  const bridged: DriverRecord = { ...driver, expiringWithOpinion: [opinion] }
  for (const category of ['B', 'C'] as const)
    assert.deepEqual(
      may(bridged, today, category).value.with.map(w => w.paper),
      ['opinion-before-expiry'],
    )
  assert.equal(may({ ...driver, expiringWithOpinion: [{ ...opinion, decidedOn: today }] }, today, 'C').value.may, false)
  assert.equal(may({ ...driver, expiringWithOpinion: [{ ...opinion, opinion: 'unfit' }] }, today, 'C').value.may, false)
})

const novice: DriverRecord = {
  ...marcel,
  categories: [{ category: 'B', since: day('2024-06-02'), codes: ['106.02/06/24-02/06/27', '01.06'] }],
  titles: [{ ...card, issuedOn: day('2024-06-20') }],
}
test('probation limits speed until the day printed on the card', () => {
  const limits = (on: string) => may(novice, day(on)).reasons.filter(r => r.code.startsWith('novice')).length
  assert.deepEqual(['2027-06-01', '2027-06-02', '2027-06-03'].map(limits), [2, 0, 0])
  assert.ok(codes(novice).includes('limit-code'))
})
test('code 105 spares the speeds, not the alcohol limit', () => {
  const spared = { ...novice, categories: novice.categories.map(c => ({ ...c, codes: [...c.codes, '105'] })) }
  assert.deepEqual(
    codes(spared).filter(c => c.startsWith('novice')),
    ['novice-alcohol'],
  )
})
boundary(noviceAlcohol, '2015-07-01', { before: 0.5, on: 0.2, after: 0.2 }, on => {
  const young: DriverRecord = { ...nobody, cepcs: [{ category: 'B', firstDay: day('2015-06-01'), lastDay: day('2015-10-01'), codes: [] }] }
  return mayDrive(young, 'B', on).reasons.find(r => r.code === 'novice-alcohol')?.numbers.grams
})

test('born before 1988, mopeds need no licence, even under suspension; a court may still forbid them', () => {
  const elder: DriverRecord = { ...suspended({}), birth: day('1980-01-01') }
  assert.deepEqual(
    may(elder, today, 'AM').value.with.map(w => w.paper),
    ['none-needed'],
  )
  assert.equal(may({ ...elder, bans: [{ kind: 'judicial-ban', from: day('2026-01-10') }] }, today, 'AM').value.may, false)
})

test('every proof says what it is, when it starts, what goes with it and what ends it', () => {
  for (const kind of proofKinds) {
    const { words, starts, besides, endsEarly } = proofs[kind]
    for (const w of [words, starts, besides, endsEarly]) assertWords(w, kind)
    assertExplained(proofLastDay(kind, today))
  }
  assert.equal(proofLastDay('cepc', day('2025-10-31')).value, '2026-02-28')
  assert.equal(proofLastDay('cepc', day('2013-06-30')).value, '2013-08-30')
  assert.equal(proofLastDay('loss-receipt', day('2026-12-31')).value, '2027-02-28')
  assert.equal(proofLastDay('training-78', today).value, '2026-10-01')
  assert.equal(proofLastDay('ads', today).value, null)
})

test('every category, with every ban and every paper, has one explained answer; no right means no paper', () => {
  const receipts: RecordedReceipt[] = proofKinds.flatMap(kind =>
    kind === 'cepc' || kind === 'opinion-before-expiry' ? [] : [{ kind, from: day('2026-05-01'), categories: ['B'] }],
  )
  for (const category of cardOrder)
    for (const record of [nobody, marcel, lina, lost, driver, novice, { ...lost, receipts }])
      for (const bans of [[], ...(Object.keys(banFacts) as BanKind[]).map(kind => [{ kind, from: day('2026-05-20') }])])
        for (const titles of [[], [card]]) {
          const given = mayDrive({ ...record, bans, titles }, category, today, official2026)
          assertExplained(given)
          assert.equal(given.value.may, given.value.with.length > 0)
          if (given.value.may) assert.equal(given.value.right, true)
        }
})

eachReading(
  'loss-attestation',
  { 'at-declaration': today, 'after-check': undefined },
  settings => lossReceipt({ declaredOn: today }, settings).value?.firstDay,
)
test('once checked, the receipt of a loss still ends two months after the declaration', () => {
  const given = lossReceipt({ declaredOn: today, checkedOn: day('2026-06-05') })
  assert.deepEqual(given.value, { firstDay: '2026-06-05', lastDay: '2026-08-01' })
  assertExplained(given)
  assertExplained(lossReceipt({ declaredOn: today }))
})
test('a record that holds very old measures and papers is still answered', () => {
  const old: DriverRecord = {
    ...marcel,
    bans: [{ kind: 'suspension-judicial', from: day('1998-01-01'), lastDay: day('1998-06-30'), needsAptitude: true }],
    receipts: [{ kind: 'theft-receipt', from: day('1999-01-01') }],
  }
  assert.deepEqual(papers(old), ['card'])
})
