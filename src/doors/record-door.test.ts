import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { day, type FilePart, type FileReader, fileParts, fileReaderNames, mayRead, official2026 } from '@papier-rose/law'
import { findReadings } from '../account/index.ts'
import { fixedClock } from '../kit/clock.ts'
import { site } from '../kit/http.ts'
import { realIds } from '../kit/ids.ts'
import { testDatabases } from '../kit/testing/database.ts'
import { testDeps } from '../kit/testing/deps.ts'
import { aFact, known, marcel, suspended, told } from '../record/fixtures.ts'
import { factKinds, giveCategory, purposesOf, type Teller } from '../record/index.ts'
import { doors, registerClient } from './index.ts'
import { misses } from './record-door.ts'

const tellers = [...new Set(Object.values(factKinds).flatMap(({ by }) => by))].filter(teller => teller !== 'service')

async function world(t: TestContext) {
  const { db, owner } = await testDatabases(t)
  const deps = { ...testDeps(db, { clock: fixedClock('2026-11-24') }), ids: realIds }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: ['01'] }, 'licence')
  await told(deps, id, [
    suspended(day('2026-11-20'), { months: 1 }),
    aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 3, class: 4 }),
  ])
  const app = site(deps, { pages: [], alone: [doors()] })
  const partner = async (teller: Teller) => {
    const secret = await registerClient(db, { id: `the-${teller}`, name: `Les ${teller}`, teller })
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: `the-${teller}`, client_secret: secret })
    const given = (await (await app.request('/api/oauth/token', { method: 'POST', body: form.toString() })).json()) as {
      access_token: string
    }
    return async (more: { neph?: string; birthDay?: string; purpose?: FileReader; parts?: readonly FilePart[]; case?: string }) => {
      const asked = { neph: marcel.neph, birthDay: marcel.birthDay, purpose: 'road-check', case: 'PV-77', parts: ['title'], ...more }
      const headers = { authorization: `Bearer ${given.access_token}`, 'content-type': 'application/json', 'accept-language': 'en' }
      const answer = await app.request('/api/v1/record', { method: 'POST', headers, body: JSON.stringify(asked) })
      const { instance: _, ...said } = (await answer.json()) as Record<string, unknown>
      return { status: answer.status, said }
    }
  }
  const refusals = async () =>
    (await owner.query<{ by: string; why: string; path: string }>('select by, why, path from refused_access order by at, id')).rows
  const forget = () => owner.query('delete from throttle')
  return { deps, owner, id, partner, refusals, forget }
}

test('every partner, every purpose, every part: open as the law says and logged, or answered as unknown and logged', async t => {
  const { deps, owner, id, partner, refusals, forget } = await world(t)
  for (const teller of tellers) {
    const ask = await partner(teller)
    const unknown = await ask({ neph: '990175000001', purpose: purposesOf[teller][0] ?? 'road-check' })
    for (const purpose of fileReaderNames)
      for (const part of fileParts) {
        await owner.query('delete from refused_access')
        await owner.query('delete from reading')
        await forget()
        const { status, said } = await ask({ purpose, parts: [part] })
        const open = purposesOf[teller].includes(purpose) && mayRead(purpose, part, official2026).value
        const where = `${teller} ${purpose} ${part}`
        if (open) assert.deepEqual([status, Object.keys(said).sort()], [200, ['asOf', part].sort()], where)
        else assert.deepEqual({ status, said }, unknown, where)
        const readings = await findReadings(deps.db, id)
        assert.deepEqual(
          readings.map(one => [one.name, one.what, one.reason]),
          open ? [[`Les ${teller}`, `record/${part}`, `${purpose}: PV-77`]] : [],
          where,
        )
        assert.deepEqual((await refusals()).length, open ? 0 : 1, where)
      }
  }
})

test('what is shown: the title says whether it is valid and nothing of why; points are shown to those who may read them', async t => {
  const { partner } = await world(t)
  const [forces, court] = [await partner('forces'), await partner('court')]
  const title = await forces({ purpose: 'preliminary-enquiry', parts: ['title'] })
  assert.deepEqual(title.said.title, {
    categories: [{ category: 'B', since: '2008-03-03', codes: [] }],
    validFor: [],
    titles: [],
    cepcs: [],
  })
  const check = await forces({ parts: ['title', 'restrictions', 'measures'] })
  assert.deepEqual(
    (check.said.measures as { kind: string }[]).map(({ kind }) => kind),
    ['suspension-administrative'],
  )
  assert.deepEqual((check.said.restrictions as { codes: string[] }).codes, ['01'])
  assert.equal((await forces({ parts: ['title', 'points'] })).status, 404)
  const all = await court({ purpose: 'court', parts: ['infractions', 'points'] })
  assert.deepEqual(all.said.points, { balance: 12, capital: 12, status: 'confirmed' })
  assert.deepEqual(all.said.infractions, [{ reference: 'PV-1', committedOn: '2026-09-01', class: 4, points: 3 }])
})

test('a wrong birth day is answered as an unknown driver; who tries numbers is stopped, even with the right one; nothing personal is logged', async t => {
  const { partner, refusals, forget } = await world(t)
  const forces = await partner('forces')
  const unknown = await forces({ neph: '990175000001' })
  assert.deepEqual(await forces({ birthDay: '1978-09-08' }), unknown)
  assert.equal(unknown.status, 404)
  for (let n = 2; n < misses.tries; n++) await forces({ neph: '990175000001' })
  assert.equal((await forces({})).status, 429)
  await forget()
  assert.equal((await forces({})).status, 200)
  assert.equal((await forces({ case: 'a reason in words' as string })).status, 422)
  await forces({ purpose: 'court' })
  for (const { by, why, path } of await refusals()) assert.doesNotMatch(`${by} ${why} ${path}`, /9609|9901|1978/)
})
