import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { type Day, day, type FactContents, mayDrive } from '@papier-rose/law'
import { noteConsent } from '../account/consent.ts'
import { signInPerson } from '../account/fixtures.ts'
import { fixedClock } from '../kit/clock.ts'
import { realIds } from '../kit/ids.ts'
import { sweepDeadlines } from '../kit/jobs.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { aFact, from, known, suspended, takeBack, told } from './fixtures.ts'
import {
  giveCategory,
  handOverTitle,
  letterCame,
  letterRead,
  lookAt,
  type NewFact,
  readLedger,
  readLetters,
  readRecord,
  recordDeadlines,
  tell,
} from './index.ts'

const post = { by: 'post', as: 'partner' } as const

/** A driver since that day, on 24 November 2026, whose days the sweep tells. */
async function service(t: TestContext, since = '2008-03-03') {
  const { db, owner } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...testDeps(db, { clock }), ids: realIds, clock }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day(since), codes: [] }, 'licence')
  await handOverTitle(deps, id, { number: 'A1', issuedOn: day(since), lastDay: day('2041-01-01'), receivedOn: day(since) }, 'card')
  const hear = async (...facts: NewFact[]) => {
    const heard = await told(deps, id, facts)
    await lookAt(deps, id)
    return heard.flatMap(one => one.facts.map(fact => fact.id))
  }
  /** Day after day, as the sweep of the rounds does. */
  const until = async (text: string) => {
    for (let next = clock.today(); next < text; next = clock.today()) {
      clock.wind(1)
      await sweepDeadlines(deps, { record: recordDeadlines(deps) }, clock.today())
    }
  }
  const letters = async () =>
    (await readLetters(deps, id)).map(({ ref, points, way, cancels, corrects }) => [
      ref,
      points,
      way,
      ...(corrects ? [cancels ? 'cancels' : 'corrects'] : []),
    ])
  return { deps, owner, clock, id, hear, until, letters }
}

const infraction = (reference: string, committedOn: string, more: Partial<FactContents['infraction']> = {}, revision = 0): NewFact =>
  aFact('infraction', reference, { committedOn: day(committedOn), points: 3, class: 4, ...more }, revision)
const paid = (reference: string, on: string): NewFact =>
  aFact('establishment', `E-${reference}`, { for: reference, on: day(on), by: 'paiement-amende-forfaitaire' })

test('a withdrawal brings one letter, however often the record is looked at', async t => {
  const { deps, id, hear, letters } = await service(t)
  await hear(infraction('PV-1', '2026-09-01'), paid('PV-1', '2026-10-01'))
  await Promise.all([lookAt(deps, id), lookAt(deps, id)])
  assert.deepEqual(await letters(), [['48', -3, 'letter']])
})

test('an infraction that is not established brings none', async t => {
  const { hear, letters } = await service(t)
  await hear(infraction('PV-1', '2026-09-01'))
  assert.deepEqual(await letters(), [])
})

test('what was announced wrongly is announced again: with other points, or as never having been', async t => {
  const { deps, id, hear, letters } = await service(t)
  const [first] = await hear(infraction('PV-1', '2026-09-01'), paid('PV-1', '2026-10-01'))
  const [corrected] = await hear(infraction('PV-1', '2026-09-01', { points: 2 }, 1))
  assert.deepEqual(await letters(), [
    ['48', -3, 'letter'],
    ['48', -2, 'letter', 'corrects'],
  ])
  await takeBack(deps, corrected ?? '', 'error', { ...post, key: 'back' })
  await lookAt(deps, id)
  await lookAt(deps, id)
  assert.deepEqual((await letters()).slice(2), [['48', -2, 'letter', 'cancels']])
  assert.ok(first)
})

test('in probation three points bring a 48N; signed for, four months run for the stage', async t => {
  const { deps, owner, id, hear, letters } = await service(t, '2025-06-01')
  await hear(infraction('PV-1', '2026-09-01'), paid('PV-1', '2026-10-01'))
  assert.deepEqual(await letters(), [['48N', -3, 'registered']])
  const [letter] = await readLetters(deps, id)
  assert.equal(letter?.notified.value, null)
  await letterCame(
    deps,
    id,
    letter?.id ?? '',
    { way: 'registered', presentedOn: day('2026-11-24'), signedOn: day('2026-11-24') },
    { ...post, key: 'p' },
  )
  await lookAt(deps, id)
  assert.equal((await readLetters(deps, id))[0]?.notified.value, '2026-11-24')
  const stage = (await readLedger(deps, id)).deadlines.find(({ what }) => what === 'stage')
  assert.equal(stage?.day, '2027-03-24')
  const { rows } = await owner.query(`select due_on from deadline where name = 'stage/2027-03-24'`)
  assert.deepEqual(rows, [{ due_on: '2027-03-25' }])
})

const toZero = [
  infraction('PV-1', '2026-05-01', { points: 6, class: 'delit' }),
  paid('PV-1', '2026-07-01'),
  infraction('PV-2', '2026-06-01', { points: 6, class: 'delit' }),
  paid('PV-2', '2026-08-01'),
]

test('at zero the 48SI goes; unclaimed, the right is lost from its first presentation, once it has gone back', async t => {
  const { deps, id, clock, hear, until } = await service(t)
  await hear(...toZero)
  const si = (await readLetters(deps, id)).find(({ ref }) => ref === '48SI')
  assert.equal(si?.way, 'registered')
  const drives = async () => mayDrive(await readRecord(deps, id), 'B', clock.today()).value.may
  await letterCame(deps, id, si?.id ?? '', { way: 'registered', presentedOn: day('2026-11-24') }, { ...post, key: 'presented' })
  await lookAt(deps, id)
  await until('2026-12-09')
  assert.equal(await drives(), true)
  await until('2026-12-10')
  assert.equal(await drives(), false)
  assert.equal((await readRecord(deps, id)).bans[0]?.from, '2026-11-24')
})

test('with express consent the letter is in the account: read, it is notified that day; not read, at the end of the fifteen days', async t => {
  const { deps, id, hear, clock } = await service(t)
  const { accountId } = await signInPerson(deps, { driverId: id })
  const consent = (given: boolean) => noteConsent(deps.db, accountId, { given, form: deps.ids(), at: deps.clock.now() })
  await consent(true)
  await hear(infraction('PV-1', '2026-09-01'), paid('PV-1', '2026-10-01'))
  await hear(infraction('PV-2', '2026-09-02', { points: 1 }), paid('PV-2', '2026-10-02'))
  const [one] = await readLetters(deps, id)
  assert.equal(one?.way, 'account-with-consent')
  clock.set('2026-11-30')
  await letterRead(deps, id, one?.id ?? '', 'read')
  clock.set('2026-12-10')
  const days: (Day | null)[] = (await readLetters(deps, id)).map(({ notified }) => notified.value)
  assert.deepEqual(days, ['2026-11-30', '2026-12-09'])
  await consent(false)
  await hear(infraction('PV-3', '2026-09-03', { points: 1 }), paid('PV-3', '2026-10-03'))
  assert.equal((await readLetters(deps, id)).at(-1)?.way, 'letter')
})

test('points come back on their day by the sweep alone, and are announced', async t => {
  const { hear, until, letters } = await service(t)
  await hear(infraction('PV-1', '2026-05-01', { points: 1 }), paid('PV-1', '2026-06-01'))
  await until('2026-11-30')
  assert.equal((await letters()).length, 1)
  await until('2026-12-01')
  assert.deepEqual((await letters()).at(-1), ['46', 1, 'letter'])
})

test('of a file that was taken over, what had been announced before is not announced again', async t => {
  const { deps, id, hear, letters } = await service(t)
  await told(deps, id, [infraction('PV-1', '2026-03-01'), paid('PV-1', '2026-04-01')], { knownOn: day('2026-04-02') })
  await lookAt(deps, id)
  assert.deepEqual(await letters(), [])
  await hear(infraction('PV-2', '2026-09-01', { points: 1 }), paid('PV-2', '2026-10-01'))
  assert.deepEqual(await letters(), [['48', -1, 'letter']])
})

test('the last day comes: thirty, fifteen and five days before, whoever still owes something is named', async t => {
  const { owner, hear, until } = await service(t)
  await hear(suspended(day('2026-11-24'), { months: 2 }, { ground: 'alcohol' }))
  const warned = async () => (await owner.query('select warned_on, held_by, missing from record_warning order by warned_on')).rows
  await until('2026-12-24')
  assert.deepEqual(await warned(), [])
  await until('2026-12-26')
  await hear(aFact('medical-opinion', 'CM-1', { on: day('2026-12-26'), by: 'commission', opinion: 'apt' }))
  await until('2027-01-10')
  assert.deepEqual(await warned(), [
    { warned_on: '2026-12-25', held_by: 'driver', missing: ['opinion', 'decision'] },
    { warned_on: '2027-01-09', held_by: 'prefecture', missing: ['decision'] },
  ])
  await hear(aFact('aptitude', 'APT', { notifiedOn: day('2027-01-10'), fit: true }))
  await until('2027-01-30')
  assert.equal((await warned()).length, 2)
})

test('a letter that nobody issued is a fault; the same news told twice are one', async t => {
  const { deps, id, hear } = await service(t)
  await hear(infraction('PV-1', '2026-09-01'), paid('PV-1', '2026-10-01'))
  const [letter] = await readLetters(deps, id)
  const sending = { way: 'letter', provedOn: day('2026-11-24') } as const
  const news = async (key: string) => (await letterCame(deps, id, letter?.id ?? '', sending, { ...post, key })).facts.map(({ was }) => was)
  assert.deepEqual([await news('a'), await news('b')], [['new'], ['known']])
  await assert.rejects(letterCame(deps, id, 'none', sending, { ...post, key: 'c' }), /no such letter/)
  assert.equal((await tell(deps, id, [], from('post', 'd'))).refused, undefined)
})
