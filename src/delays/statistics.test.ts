import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { day } from '@papier-rose/law'
import { signInPerson } from '../account/fixtures.ts'
import { whoIsHere } from '../account/index.ts'
import { testDeps } from '../account/testing.ts'
import { applicationPages } from '../application/index.ts'
import { masterKeys, openInspector, openVault } from '../evidence/index.ts'
import { followUpPages } from '../follow-up/index.ts'
import { fixedClock } from '../kit/clock.ts'
import { site } from '../kit/http.ts'
import { ephoto } from '../partners/ephoto/index.ts'
import { opinionPages } from './opinion-page.ts'
import { delayRound } from './round.ts'
import { statisticsPages } from './statistics-page.ts'
import { makeFile, regular, type Told } from './testing.ts'

const today = day('2026-11-23')

async function world(t: TestContext, files: readonly Told[]) {
  const { deps: given, owner } = await testDeps(t)
  const deps = { ...given, clock: fixedClock(today) }
  for (const told of files) await makeFile(deps, told, today)
  const vault = openVault({ keys: masterKeys({ id: '1', secret: deps.config.VAULT_KEY }) })
  const partners = { ephoto: ephoto({ baseUrl: 'http://localhost:9', token: 'none' }), vault, inspect: openInspector() }
  const app = site(deps, {
    before: [whoIsHere(deps)],
    pages: [statisticsPages, opinionPages(), applicationPages(partners), followUpPages(partners)],
  })
  const text = (page: string) => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/(?:\s|&nbsp;|\u00a0)+/g, ' ')
  const read = async (path: string) => text(await (await app.request(path)).text())
  /** Somebody whose request that is, at the question. */
  async function person(told: Omit<Told, 'name' | 'sentOn'>, name: string) {
    const { cookie, accountId } = await signInPerson(deps)
    const id = await makeFile(deps, { name, sentOn: day('2026-11-01'), ...told, subject: { accountId } }, today)
    const get = async (path = `/suivi/${id}/avis`) => app.request(path, { headers: { cookie } })
    async function answer(mark?: string) {
      const asked = await get()
      const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(await asked.text()) ?? []
      const visitor = (asked.headers.get('set-cookie') ?? '').split(';')[0]
      const body = new URLSearchParams({ csrf, form: deps.ids(), ...(mark ? { mark } : {}) })
      const headers = { cookie: [cookie, visitor].filter(Boolean).join('; '), origin: deps.config.baseUrl }
      return app.request(`/suivi/${id}/avis`, { method: 'POST', body, headers })
    }
    return { id, get, answer, text: async () => text(await (await get(`/suivi/${id}`)).text()) }
  }
  return { deps, owner, app, read, person, count: () => delayRound(deps).go() }
}

test('the four numbers, each of what it was counted on; a number about fewer than five people is not shown', async t => {
  const files: Told[] = [
    ...regular(40, day('2026-09-01'), day('2026-10-31')),
    ...Array.from({ length: 10 }, (_, i): Told => ({ name: `mended-${i}`, sentOn: day('2026-09-10'), asked: 1, answered: 6, approved: 8 })),
    ...Array.from({ length: 6 }, (_, i): Told => ({ name: `refused-${i}`, sentOn: day('2026-09-12'), refused: 4 })),
    ...Array.from({ length: 3 }, (_, i): Told => ({ name: `left-${i}`, sentOn: day('2026-09-12'), withdrawn: 4 })),
  ]
  const { read, count, app, owner } = await world(t, files)
  assert.match(await read('/statistiques'), /Rien à montrer encore/)
  await count()
  const page = await read('/statistiques')
  assert.match(
    page,
    /Demandes incomplètes .{0,80} 17,9 % 56 demandes examinées/,
    'ten of the 56 that were examined: the three withdrawn were not',
  )
  assert.match(page, /Cartes faites .{0,60} 40 40 cartes/)
  assert.match(page, /Cartes revenues .{0,60} 0 % 40 lettres postées/)
  assert.match(page, /Personnes satisfaites .{0,110} moins de 5 moins de 5/)
  assert.match(page, /Fabrication \(L’imprimeur\) 4 jours 4 jours 40/)
  assert.match(page, /Acheminement \(La Poste\) 3 jours 3 jours 40/)
  assert.doesNotMatch(page, /France|inventées/)
  const english = await read('/en/statistiques')
  assert.match(english, /Incomplete requests .{0,80} 17.9% 56 requests examined/)
  // Six refusals on one ground are shown; four would not be.
  assert.match(english, /Why requests are refused .* 6 What people answer/)

  const csv = await app.request('/en/statistiques.csv')
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/)
  const bytes = Buffer.from(await csv.arrayBuffer())
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'spreadsheets see that it is UTF-8')
  const lines = bytes.subarray(3).toString().split('\r\n')
  assert.equal(lines[0], 'indicator;group;month;value;files')
  assert.ok(lines.some(line => /^share of incomplete requests;;2026-09;0\.\d+;\d+$/.test(line)))
  assert.ok(lines.includes('days of a step, half;Making (The printing house);;4;40'), lines.join('\n'))
  assert.ok(lines.every(line => line === '' || line.split(';').length === 5))

  await owner.query(`insert into statistic (name, counted_on, content) values ('synthetic', $1, '{"people": 1000}')`, [today])
  assert.match(await read('/statistiques'), /comptés sur 1 000 personnes inventées/)
})

test('how it went is asked once, after the end, and counted without saying who answered', async t => {
  const { person, owner } = await world(t, [])
  const living = await person({}, 'living')
  assert.match(await (await living.get()).text(), /n’est pas terminée/)
  assert.doesNotMatch(await living.text(), /comment cela s’est passé/)

  const done = await person({ approved: 2, posted: 5, inHand: 8 }, 'done')
  assert.match(await done.text(), /Dire comment cela s’est passé/)
  const missing = await done.answer()
  assert.equal(missing.status, 422)
  assert.match(await missing.text(), /Choisissez une réponse/)
  assert.equal((await done.answer('7')).status, 422)
  const given = await done.answer('4')
  assert.deepEqual([given.status, given.headers.get('location')], [303, `/suivi/${done.id}?fait=avis`])
  assert.doesNotMatch(await done.text(), /Dire comment cela s’est passé/)
  assert.match(await (await done.get()).text(), /déjà répondu/)
  assert.deepEqual((await owner.query('select month, mark, answers from opinion')).rows, [{ month: '2026-11', mark: 4, answers: 1 }])
  const { rows } = await owner.query<{ trace: Buffer }>('select * from opinion_given')
  assert.deepEqual(
    rows.map(row => [Object.keys(row), row.trace.length]),
    [[['trace'], 32]],
  )

  const stranger = await person({}, 'stranger')
  assert.equal((await stranger.get(`/suivi/${done.id}/avis`)).status, 404)
})
