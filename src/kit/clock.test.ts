import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, type Instant, sandboxClock, sharedLook } from './clock.ts'
import { testDatabase } from './testing/database.ts'

test('the day of an instant is that of the place, from the minute on which it begins', () => {
  const day = (at: string, zone?: string) => dayOf(at as Instant, zone)
  assert.deepEqual(
    ['2026-11-22T22:59:59.999Z', '2026-11-22T23:00:00.000Z', '2026-11-23T22:59:59.999Z', '2026-11-23T23:00:00.000Z'].map(at => day(at)),
    ['2026-11-22', '2026-11-23', '2026-11-23', '2026-11-24'],
  )
  assert.equal(day('2026-11-22T23:00:00.000Z', 'America/Cayenne'), '2026-11-22')
  assert.equal(day('2026-11-22T13:00:00.000Z', 'Pacific/Noumea'), '2026-11-23')
})

test('who comes while a look is under way is answered by the next one, which began after they came', async () => {
  const underWay: (() => void)[] = []
  const look = sharedLook(() => new Promise(done => underWay.push(done)))
  const seen: string[] = []
  const asks = (who: string) => look().then(() => seen.push(who))
  const turn = () => new Promise(setImmediate)
  const first = asks('first')
  const [second, third] = [asks('second'), asks('third')]
  assert.equal(underWay.length, 1)
  underWay[0]?.()
  await first
  await turn()
  assert.deepEqual([seen, underWay.length], [['first'], 2], 'the others share one look, that begins now')
  const fourth = asks('fourth')
  underWay[1]?.()
  await Promise.all([second, third])
  await turn()
  assert.deepEqual([seen, underWay.length], [['first', 'second', 'third'], 3])
  underWay[2]?.()
  await fourth
})

test('a day wound by another process is known at the next look', async t => {
  const db = await testDatabase(t)
  const [here, elsewhere] = [sandboxClock(db), sandboxClock(db)]
  await here.refresh()
  await elsewhere.wind(40)
  assert.notEqual(here.today(), elsewhere.today())
  await Promise.all([here.refresh(), here.refresh()])
  assert.equal(here.today(), elsewhere.today())
})
