import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { serve } from '@hono/node-server'
import { day, type FactKind } from '@papier-rose/law'
import { Hono } from 'hono'
import { findReadings } from '../../account/index.ts'
import { doors, registerClient } from '../../doors/index.ts'
import { hookTasks } from '../../hooks/index.ts'
import { fixedClock } from '../../kit/clock.ts'
import { site } from '../../kit/http.ts'
import { realIds } from '../../kit/ids.ts'
import { cookieFetch } from '../../kit/testing/browserless.ts'
import { testDatabases } from '../../kit/testing/database.ts'
import { testDeps } from '../../kit/testing/deps.ts'
import { htmlProblems } from '../../kit/testing/pages.ts'
import { known, marcel } from '../../record/fixtures.ts'
import { factKinds, giveCategory, lookAt, mayTell, readLedger, readLife, readRecord } from '../../record/index.ts'
import { door } from './client.ts'
import { authoritiesSimulator, type KnownSubject, letIn } from './simulator.ts'
import { authorities } from './table.ts'

const named = { neph: marcel.neph, birthName: marcel.birthName, firstNames: marcel.firstNames, birthDay: marcel.birthDay }
const subject = (login: string, who: typeof named): KnownSubject => ({ login, name: who.birthName, neph: who.neph, about: '', named: who })

const listening = (t: TestContext, app: Hono): Promise<string> =>
  new Promise(up => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => up(`http://127.0.0.1:${port}`))
    t.after(() => server.close())
  })

/** The doors on real HTTP, a driver behind them, and every authority with its page. */
async function town(t: TestContext) {
  const { db } = await testDatabases(t)
  const clock = fixedClock('2026-11-24')
  const deps = { ...testDeps(db, { clock }), ids: realIds }
  const id = await known(deps)
  await giveCategory(deps, id, { category: 'B', since: day('2008-03-03'), codes: [] }, 'licence')
  await letIn(db, clock, (client, secret) => registerClient(db, client, secret))
  const baseUrl = await listening(t, new Hono().route('/', site(deps, { pages: [], alone: [doors()] })))
  const subjects = [subject('marcel', named), subject('inconnue', { ...named, neph: '990175000001', birthName: 'INCONNUE' })]
  const town = new Hono()
  const url = await listening(t, town)
  const authority = authoritiesSimulator({ db, clock, ids: realIds, baseUrl, url: `${url}/autorites`, subjects })
  town.route('/autorites', authority).route('/en/autorites', authority)
  const browser = cookieFetch(url)
  const press = async (who: string, words: RegExp, login = 'marcel', lang = '') => {
    const page = await browser.get(`${lang}/autorites/${who}/${login}`)
    const form = page.forms.find(({ buttons }) => buttons.some(one => words.test(one.text)))
    assert.ok(form, `${who}: ${words}`)
    return browser.post(form, {}, { button: words })
  }
  return { deps, db, id, clock, baseUrl, browser, press }
}

test('what the police, the fines office and the préfecture do on buttons is in the record, through the real door', async t => {
  const { deps, id, browser, press } = await town(t)
  assert.match((await press('gendarmerie', /60 km\/h trop vite/)).text, /Inscrit/)
  assert.match((await press('antai', /Amende payée/)).text, /Inscrit/)
  assert.equal((await readLedger(deps, id)).balance, 6)
  await press('gendarmerie', /rétention/)
  await press('prefecture', /Suspension de six mois/)
  const { facts } = await readLife(deps, id)
  assert.deepEqual(facts.map(({ kind }) => kind).sort(), [
    'administrative-suspension',
    'establishment',
    'infraction',
    'infraction',
    'retention',
  ])
  assert.ok((await readRecord(deps, id)).bans.some(({ kind }) => kind === 'suspension-administrative'))
  for (const address of ['', '/gendarmerie', '/gendarmerie/marcel'])
    for (const lang of ['', '/en']) assert.deepEqual(await htmlProblems((await browser.get(`${lang}/autorites${address}`)).html), [])
})

test('every button of every authority tells what its door takes', async t => {
  const { db, press } = await town(t)
  // First what the others name; a death last.
  const first: readonly (readonly [string, RegExp])[] = [
    ['gendarmerie', /rétention/],
    ['prefecture', /Suspension de six mois/],
  ]
  for (const [who, words] of first) await press(who, words)
  const rank = (kinds: string) => (kinds === 'etat-civil' ? 1 : 0)
  for (const { id, acts } of [...authorities].sort((a, b) => rank(a.id) - rank(b.id)))
    for (const { label } of acts) {
      const words = new RegExp(label.fr.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'))
      assert.match((await press(id, words)).text, /Inscrit|Correction/, `${id}: ${label.fr}`)
    }
  const { rows } = await db.query<{ status: number; kind: FactKind; authority: string }>(
    'select status, kind, authority from sandbox.authority_call',
  )
  for (const { status, kind, authority } of rows) {
    assert.equal(status, 201, `${authority} ${kind}`)
    assert.ok(mayTell(authorities.find(({ id }) => id === authority)?.teller ?? 'service').includes(kind))
  }
  // Every kind that a partner of the sandbox may tell has its button, or the form.
  assert.ok(rows.length >= Object.keys(factKinds).length / 2)
})

test('what the door refuses is shown in its words; a form keeps what was typed; a call is sent again unharmed', async t => {
  const { deps, id, browser, press } = await town(t)
  assert.doesNotMatch((await press('gendarmerie', /Téléphone/, 'inconnue')).text, /Inscrit/)
  const page = await browser.get('/en/autorites/antai/marcel')
  const form = page.forms.at(-1)
  assert.ok(form)
  const filled = { kind: 'infraction', reference: 'PV-9', revision: '0' }
  const wrong = await browser.post(form, { ...filled, content: 'points: 3' }, { button: /Tell/ })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /points: 3/)
  assert.match(wrong.text, /not a JSON object/)
  const comment = JSON.stringify({ committedOn: '2026-11-20', points: 3, class: 4, comment: 'epilepsy' })
  assert.match((await browser.post(form, { ...filled, content: comment }, { button: /Tell/ })).text, /no such field/)
  const good = JSON.stringify({ committedOn: '2026-11-20', points: 3, class: 4 })
  assert.match((await browser.post(form, { ...filled, content: good }, { button: /Tell/ })).text, /Recorded/)
  const call = await browser.follow(await browser.get('/autorites/antai/marcel'), /L’appel/)
  const again = call.forms.at(-1)
  assert.ok(again)
  assert.match((await browser.post(again, {}, { button: /Renvoyer/ })).text, /Déjà transmis/)
  const back = await browser.post(again, {}, { button: /Retirer\s: une erreur/ })
  assert.match(back.text, /Retiré\s: à partir d’aujourd’hui/)
  assert.deepEqual(
    (await readLife(deps, id)).facts.map(({ takenBackOn }) => takenBackOn),
    ['2026-11-24'],
  )
})

test('an authority opens a hook on a button: what becomes of its facts arrives signed, and what came while it was down arrives later', async t => {
  const { deps, db, id, browser, press } = await town(t)
  const news = async (words: RegExp) => {
    const form = (await browser.get('/autorites/antai/nouvelles')).forms.at(-1)
    assert.ok(form)
    return browser.post(form, {}, { button: words })
  }
  assert.match((await browser.get('/en/autorites/antai/nouvelles')).text, /No hook/)
  await news(/S’abonner/)
  await news(/Mettre en panne/)
  await press('antai', /Feu rouge/)
  await lookAt(deps, id)
  const tasks = hookTasks(deps)
  await tasks['tell-partners']?.({ driverId: id, key: '' })
  const { rows } = await db.query<{ id: string }>('select id from hook')
  const deliver = () => tasks['deliver-news']?.({ hookId: rows[0]?.id ?? '', key: '' })
  await assert.rejects(deliver() ?? Promise.resolve(), /http-503/)
  await news(/Remettre en marche/)
  await news(/Changer de secret/)
  await news(/Demander un essai/)
  await deliver()
  const page = await browser.get('/autorites/antai/nouvelles')
  assert.match(page.text, /Inscrit.*PV-.*bonne/s)
  assert.match(page.text, /Essai/)
  assert.doesNotMatch(page.text, /fausse/)
  assert.deepEqual(await htmlProblems(page.html), [])
})

test('an authority reads a record through the real door, as far as the law opens it; the person sees the reading', async t => {
  const { deps, id, browser } = await town(t)
  const page = await browser.get('/autorites/gendarmerie/marcel/dossier')
  assert.deepEqual(await htmlProblems(page.html), [])
  const [form] = page.forms
  assert.ok(form)
  const read = await browser.post(form, {}, { button: /Lire/ })
  assert.match(read.text, /200.*2008-03-03/s)
  assert.match((await browser.post(form, { parts: ['title', 'points'] }, { button: /Lire/ })).text, /404 Introuvable/)
  assert.deepEqual(
    (await findReadings(deps.db, id)).map(({ name, reason }) => [name, reason]),
    [['Forces de l’ordre', 'road-check: CTRL-0001']],
  )
  assert.equal((await browser.get('/autorites/antai/marcel/dossier')).status, 404)
})

test('a door that is shut, or that knows nobody of that name, is an answer and no fault', async t => {
  const { baseUrl } = await town(t)
  const fact = { kind: 'infraction', reference: 'PV-1', revision: 0, content: {} } as const
  const sending = { key: 'key-0001', lang: 'fr' } as const
  const wrong = await door({ baseUrl, id: 'gendarmerie', secret: 'wrong' }).tell(named, fact, sending)
  assert.deepEqual(wrong, { down: true, reason: 'no-token', retryAfterS: null })
  const nobody = await door({ baseUrl: 'http://127.0.0.1:9', id: 'gendarmerie', secret: 'x' }).tell(named, fact, sending)
  assert.deepEqual(nobody, { down: true, reason: 'unreachable', retryAfterS: null })
})
