import assert from 'node:assert/strict'
import test from 'node:test'
import { day, type FilePart, fileParts, fileReaderNames, mayRead, official2026 } from '@papier-rose/law'
import { fixedClock } from '../kit/clock.ts'
import { realIds } from '../kit/ids.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { aFact, known, suspended, told } from './fixtures.ts'
import { factKinds, giveCategory, openTo, purposesOf } from './index.ts'

test('every reader, every part: what the law opens is shown, anything else answers as unknown and is noted', async t => {
  const { db } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...testDeps(db, { clock }), ids: realIds }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: ['01'] }, 'licence')
  await told(deps, id, [
    suspended(day('2026-11-20'), { months: 1 }),
    aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 3, class: 4 }),
  ])
  for (const reader of fileReaderNames)
    for (const part of fileParts) {
      const refused: string[] = []
      const opened = await openTo(deps, id, { reader, by: 'someone', parts: [part] }, async ({ why }) => void refused.push(why))
      const open = mayRead(reader, part, official2026).value
      assert.deepEqual(Object.keys(opened ?? {}), open ? [part] : [], `${reader} ${part}`)
      assert.deepEqual(refused, open ? [] : [`record/${reader}/${part}`])
    }
  const ask = (driverId: string, parts: FilePart[], reader: 'court' | 'insurer') =>
    openTo(deps, driverId, { reader, by: 'someone', parts }, async () => {})
  assert.equal(await ask('00000000-0000-8000-8000-000000000000', ['title'], 'court'), undefined)
  assert.equal(await ask(id, ['title', 'points'], 'insurer'), undefined)
  // The title alone says nothing of a restriction.
  assert.deepEqual((await ask(id, ['title'], 'insurer'))?.title?.categories[0]?.codes, [])
})

test('who only tells reads nothing', () => {
  const tellers = new Set(Object.values(factKinds).flatMap(({ by }) => by))
  for (const teller of tellers) assert.ok(teller in purposesOf, teller)
  assert.deepEqual(
    Object.entries(purposesOf).flatMap(([teller, purposes]) => (purposes.length > 0 ? [teller] : [])),
    ['forces', 'ministry', 'court', 'prefecture'],
  )
})
