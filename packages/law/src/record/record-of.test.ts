import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../day.ts'
import { banInForce } from './bans.ts'
import { ledgerOf } from './happenings-of.ts'
import type { FactContents, FactKind, Life, LifeFact } from './life.ts'
import { mayDrive } from './may-drive.ts'
import { recordOf } from './record-of.ts'

const fact = <K extends FactKind>(kind: K, reference: string, content: FactContents[K], more: Partial<LifeFact> = {}): LifeFact =>
  ({ kind, source: 'a', reference, revision: 0, knownOn: day('2015-01-01'), content, ...more }) as unknown as LifeFact

const life = (...facts: LifeFact[]): Life => ({
  birth: day('1978-09-09'),
  categories: [{ category: 'B', since: day('2008-03-03'), codes: [] }],
  titles: [{ number: 'A', issuedOn: day('2008-03-03'), lastDay: day('2033-03-03'), state: 'living' }],
  cepcs: [],
  receipts: [],
  facts,
})
const on = (given: Life, text: string, knownOn?: Day) => recordOf(given, { day: day(text), ...(knownOn ? { knownOn } : {}) })
const drives = (given: Life, text: string, knownOn?: Day): boolean => mayDrive(on(given, text, knownOn), 'B', day(text)).value.may
/** May drive the day before, on the day, the day after. */
const around = (given: Life, before: string, at: string, after: string) => [before, at, after].map(text => drives(given, text))

const suspension = (more: Partial<FactContents['administrative-suspension']> = {}): LifeFact =>
  fact('administrative-suspension', 'S-1', {
    ground: 'alcohol',
    notifiedOn: day('2026-01-12'),
    retainedOn: day('2026-01-10'),
    months: 6,
    ...more,
  })
const aptitude = (text: string, more: Partial<FactContents['aptitude']> = {}): LifeFact =>
  fact('aptitude', 'APT-1', { notifiedOn: day(text), fit: true, ...more })
const judgment = (more: Partial<FactContents['judgment']>): LifeFact =>
  fact('judgment', 'J-1', { executoryOn: day('2026-05-10'), outcome: 'suspension', months: 8, for: 'S-1', ...more })

test('a retention lasts 72 hours, 120 with verifications; given back before, it ends', () => {
  const kept = (verified: boolean, returnedOn?: string) =>
    life(
      fact('retention', 'R-1', {
        on: day('2026-01-10'),
        ground: 'alcohol',
        verified,
        ...(returnedOn ? { returnedOn: day(returnedOn) } : {}),
      }),
    )
  assert.deepEqual(around(kept(false), '2026-01-09', '2026-01-13', '2026-01-14'), [true, false, true])
  assert.deepEqual(around(kept(true), '2026-01-13', '2026-01-15', '2026-01-16'), [false, false, true])
  assert.deepEqual(around(kept(true, '2026-01-11'), '2026-01-10', '2026-01-11', '2026-01-12'), [false, false, true])
})

test('the last day of a suspension gives nothing back: the notified aptitude does, in time or late', () => {
  assert.deepEqual(around(life(suspension()), '2026-01-09', '2026-07-10', '2026-07-11'), [true, false, false])
  assert.deepEqual(around(life(suspension(), aptitude('2026-07-09')), '2026-07-09', '2026-07-10', '2026-07-11'), [false, false, true])
  assert.deepEqual(around(life(suspension(), aptitude('2026-07-19')), '2026-07-18', '2026-07-19', '2026-07-20'), [false, true, true])
  assert.equal(drives(life(suspension(), aptitude('2026-07-19', { fit: false, for: 'S-1' })), '2026-08-01'), false)
})

test('a month without alcohol or drugs asks for no control: the right comes back by itself', () =>
  assert.deepEqual(around(life(suspension({ ground: 'other', months: 1 })), '2026-02-09', '2026-02-10', '2026-02-11'), [
    false,
    false,
    true,
  ]))

test('a judgment takes the place of the suspension, and the whole time deprived is set off (L224-9)', () => {
  const given = life(suspension(), judgment({}), aptitude('2026-06-01'))
  const bans = on(given, '2026-12-01').bans.map(({ kind, from, lastDay, stopsOn }) => [kind, from, lastDay, stopsOn])
  assert.deepEqual(bans, [
    ['suspension-administrative', '2026-01-10', '2026-07-10', '2026-05-10'],
    ['suspension-judicial', '2026-05-10', '2026-09-10', undefined],
  ])
  assert.deepEqual(around(given, '2026-09-09', '2026-09-10', '2026-09-11'), [false, false, true])
})

test('the worked example of Crim. 14 April 2021: deprived to the notified aptitude, ten months end on 1 November', () => {
  const given = life(
    suspension({ notifiedOn: day('2019-01-03'), retainedOn: day('2019-01-01') }),
    aptitude('2019-10-10'),
    judgment({ executoryOn: day('2019-10-10'), months: 10 }),
  )
  assert.equal(on(given, '2020-01-01').bans.find(({ kind }) => kind === 'suspension-judicial')?.lastDay, '2019-11-01')
})

test('an acquittal makes the suspension void: the right is back on that day', () => {
  const given = life(suspension(), judgment({ outcome: 'no-restriction' }))
  assert.deepEqual(around(given, '2026-05-09', '2026-05-10', '2026-05-11'), [false, true, true])
})

test('of a judgment shorter than the time already served, nothing is left', () => {
  const given = life(suspension(), aptitude('2026-04-01'), judgment({ months: 3 }))
  assert.deepEqual(
    on(given, '2026-12-01').bans.map(({ kind }) => kind),
    ['suspension-administrative'],
  )
  assert.deepEqual(around(given, '2026-05-09', '2026-05-10', '2026-05-11'), [false, true, true])
})

test('a judgment on appeal takes the place of the first one', () => {
  const appeal = fact('judgment', 'J-2', { executoryOn: day('2026-06-10'), outcome: 'no-restriction', for: 'S-1', replaces: 'J-1' })
  const given = life(suspension(), judgment({ months: 8 }), appeal)
  assert.deepEqual(around(given, '2026-06-09', '2026-06-10', '2026-06-11'), [false, true, true])
})

test('an annulment loses the categories for good, its ban included; for life it has no end', () => {
  const annulled = life(judgment({ outcome: 'annulment', months: 6, for: undefined }))
  const [ban] = on(annulled, '2026-06-01').bans
  assert.deepEqual([ban?.kind, ban?.lastDay], ['annulment', '2026-11-09'])
  assert.deepEqual(around(annulled, '2026-05-09', '2026-05-10', '2026-11-10'), [true, false, false])
  const forLife = on(life(judgment({ outcome: 'annulment', forLife: true, months: undefined, for: undefined })), '2026-06-01').bans[0]
  assert.ok(forLife && banInForce(forLife, day('2090-01-01')))
})

test('a measure that is lifted counts no more from that day; lifted twice, from the first', () => {
  const lift = (reference: string, text: string) => fact('measure-lifted', reference, { for: 'S-1', on: day(text), why: 'annulled' })
  assert.deepEqual(
    around(life(suspension(), lift('L-1', '2026-03-03'), lift('L-2', '2026-04-04')), '2026-03-02', '2026-03-03', '2026-03-04'),
    [false, true, true],
  )
})

const infractions = (...ids: string[]): LifeFact[] =>
  ids.flatMap((id, i) => [
    fact('infraction', id, { committedOn: day(`2026-0${i + 1}-05`), points: 6, class: 'delit' }),
    fact('establishment', `E-${id}`, { for: id, on: day(`2026-0${i + 1}-25`), by: 'condamnation-definitive' }),
  ])
const si = (sending: FactContents['letter']['sending'], more: Partial<LifeFact> = {}): LifeFact =>
  fact('letter', '48SI', { letter: '48SI', sending }, more)

test('at zero one still drives, until the 48SI is notified; the wait runs from the card handed back', () => {
  const zero = life(...infractions('I-1', 'I-2'))
  assert.equal(ledgerOf(zero, { day: day('2026-03-01') }).status, 'zero-not-notified')
  assert.equal(drives(zero, '2026-03-01'), true)
  const lost = life(...zero.facts, si({ way: 'registered', signedOn: day('2026-03-10') }))
  assert.deepEqual(around(lost, '2026-03-09', '2026-03-10', '2026-03-11'), [true, false, false])
  assert.equal(on(lost, '2027-03-10').bans[0]?.lastDay, undefined)
  const handedBack = life(...lost.facts, fact('surrender', '44', { on: day('2026-03-15') }))
  assert.equal(on(handedBack, '2026-04-01').bans[0]?.lastDay, '2026-09-14')
})

test('an unclaimed 48SI counts from its first presentation, once it has gone back; to a wrong address never', () => {
  const zero = infractions('I-1', 'I-2')
  const waiting = life(...zero, si({ way: 'registered', presentedOn: day('2026-03-10') }))
  assert.equal(drives(waiting, '2026-03-20'), true)
  assert.equal(on(waiting, '2026-04-01').bans[0]?.from, '2026-03-10')
  assert.equal(drives(life(...zero, si({ way: 'registered', presentedOn: day('2026-03-10'), wrongAddress: true })), '2026-04-01'), true)
})

test('a category obtained after the loss is a new licence, with six points and a probation of its own', () => {
  const lost = life(
    ...infractions('I-1', 'I-2'),
    si({ way: 'registered', signedOn: day('2026-03-10') }),
    fact('surrender', '44', { on: day('2026-03-15') }),
  )
  const again: Life = { ...lost, categories: [...lost.categories, { category: 'B', since: day('2026-10-01'), codes: [] }] }
  const { status, balance, capital } = ledgerOf(again, { day: day('2026-10-02') })
  assert.deepEqual([status, balance, capital], ['probationary', 6, 6])
  assert.equal(ledgerOf(again, { day: day('2026-09-30') }).status, 'invalidated')
})

test('the CEPC of a category lost before is the new licence from its first day; the card that follows gives it no second time', () => {
  const lost = life(
    ...infractions('I-1', 'I-2'),
    si({ way: 'registered', signedOn: day('2026-03-10') }),
    fact('surrender', '44', { on: day('2026-03-15') }),
  )
  const cepcs = [{ category: 'B', firstDay: day('2026-10-01'), lastDay: day('2027-02-01'), codes: [] }] as const
  const stands = (given: Life, text: string) => {
    const { status, balance } = ledgerOf(given, { day: day(text) })
    return [status, balance]
  }
  const early: Life = { ...lost, cepcs }
  assert.deepEqual(stands(early, '2026-09-30'), ['invalidated', 0])
  assert.deepEqual(stands(early, '2026-10-01'), ['probationary', 6])
  for (const since of ['2026-10-01', '2026-09-28']) {
    const carded: Life = { ...early, categories: [...lost.categories, { category: 'B', since: day(since), codes: [] }] }
    assert.deepEqual(stands(carded, '2026-12-01'), ['probationary', 6])
    assert.equal(ledgerOf(carded, { day: day('2026-12-01') }).steps.filter(({ kind }) => kind === 'new-licence').length, 1)
  }
  const held = life()
  const moves = (given: Life) => ledgerOf(given, { day: day('2026-12-01') }).steps.length
  assert.equal(moves({ ...held, cepcs }), moves(held), 'the CEPC of a category that is held changes nothing')
})

test('an infraction costs nothing until it is established, whichever is told first', () => {
  const [infraction, established] = infractions('I-1') as [LifeFact, LifeFact]
  const at = { day: day('2026-06-01') }
  assert.equal(ledgerOf(life(infraction), at).balance, 12)
  assert.equal(ledgerOf(life(established), at).balance, 12)
  assert.equal(ledgerOf(life(infraction, established), at).balance, 6)
  assert.deepEqual(ledgerOf(life(established, infraction), at), ledgerOf(life(infraction, established), at))
})

test('the highest revision counts from the day it is known; what is taken back counts no more from that day', () => {
  const [first, established] = infractions('I-1') as [LifeFact, LifeFact]
  const corrected = fact(
    'infraction',
    'I-1',
    { committedOn: day('2026-01-05'), points: 2, class: 4 },
    { revision: 1, knownOn: day('2026-04-01') },
  )
  const balance = (given: Life, knownOn: string) => ledgerOf(given, { day: day('2026-06-01'), knownOn: day(knownOn) }).balance
  assert.deepEqual(
    ['2026-03-31', '2026-04-01'].map(knownOn => balance(life(corrected, first, established), knownOn)),
    [6, 10],
  )
  const gone = { ...corrected, takenBackOn: day('2026-05-01') }
  assert.deepEqual(
    ['2026-04-30', '2026-05-01'].map(knownOn => balance(life(first, gone, established), knownOn)),
    [10, 12],
  )
})

test('a driver found unfit may not drive until found fit; a death ends the right', () => {
  const unfit = aptitude('2026-03-03', { fit: false })
  assert.deepEqual(around(life(unfit), '2026-03-02', '2026-03-03', '2027-03-03'), [true, false, false])
  const fit = fact('aptitude', 'APT-2', { notifiedOn: day('2026-06-06'), fit: true })
  assert.deepEqual(around(life(unfit, fit), '2026-06-05', '2026-06-06', '2026-06-07'), [false, true, true])
  assert.deepEqual(around(life(fact('death', 'D', { on: day('2026-03-03') })), '2026-03-02', '2026-03-03', '2026-03-04'), [
    true,
    false,
    false,
  ])
})

test('a temporary aptitude sets the end and the codes of the categories held', () => {
  const given = life(suspension(), aptitude('2026-07-01', { lastDay: day('2027-01-01'), codes: ['69'] }))
  assert.deepEqual(on(given, '2026-07-11').categories, [{ category: 'B', since: '2008-03-03', codes: ['69'], lastDay: '2027-01-01' }])
  assert.deepEqual(around(given, '2026-12-31', '2027-01-01', '2027-01-02'), [true, true, false])
})

test('an alcohol interlock keeps the right under a condition, to its last day', () => {
  const given = life(fact('ead-restriction', 'EAD', { by: 'prefet', from: day('2026-03-03'), months: 6 }))
  const limits = (text: string) => mayDrive(on(given, text), 'B', day(text)).value.limits.length
  assert.deepEqual(['2026-03-02', '2026-03-03', '2026-09-03', '2026-09-04'].map(limits), [0, 1, 1, 0])
})

test('who drives with a foreign licence without points is banned for a year, and has a new capital', () => {
  const given = { ...life(fact('foreign-licence', 'FL', { since: day('2020-01-01') }), ...infractions('I-1', 'I-2')), categories: [] }
  const banned = { ...given, facts: [...given.facts, fact('foreign-ban', 'F', { notifiedOn: day('2026-03-10') })] }
  assert.deepEqual(
    on(banned, '2026-04-01').bans.map(({ kind, from, lastDay }) => [kind, from, lastDay]),
    [['foreign', '2026-03-10', '2027-03-09']],
  )
  assert.deepEqual(
    ['2026-03-09', '2026-03-10', '2027-03-10'].map(text => ledgerOf(banned, { day: day(text) }).balance),
    [0, 0, 12],
  )
})

test('a 48SI that a court annuls never took anything away', () => {
  const lost = life(
    ...infractions('I-1', 'I-2'),
    si({ way: 'registered', signedOn: day('2026-03-10') }),
    fact('measure-lifted', 'TA', { for: '48SI', on: day('2026-06-06'), why: 'annulled' }),
    fact('withdrawal-cancelled', 'TA', { for: 'I-2', on: day('2026-06-06') }),
  )
  assert.deepEqual(around(lost, '2026-06-06', '2026-06-07', '2026-06-08'), [true, true, true])
  assert.equal(ledgerOf(lost, { day: day('2026-06-06') }).balance, 6)
})
