import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDeps } from '../account/testing.ts'
import { applications } from '../application/index.ts'
import { addJob, readState } from '../kit/store.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { writeMessage } from '../messages/index.ts'
import { nearEnough, type Way } from '../record/index.ts'
import { courtOf } from './courts.ts'
import { countWorklists, readWorklist, rowsAPage, searchFiles, searchSql, worklistSql, worklists } from './read.ts'
import { refusalActOf } from './refusal-act.ts'
import { officeWorld } from './testing.ts'

const at = (id: string, rest = '') => `/agents/dossiers/${id}${rest}`

test('files are worked by the end of their CEPC, then by age, page after page', async t => {
  const { deps, request, rows } = await officeWorld(t)
  const late = await request({ cepcLastDay: '2027-03-20', sentOn: '2026-11-01' })
  const soonAndNew = await request({ cepcLastDay: '2026-12-01', sentOn: '2026-11-22' })
  const soonAndOld = await request({ cepcLastDay: '2026-12-01', sentOn: '2026-11-21' })
  await request({ office: '75', cepcLastDay: '2026-11-24' })
  const endless = await request()
  await rows(`update application set state = state #- '{subject,cepcLastDay}' where id = $1`, endless.id)
  const { rows: list, ...more } = await readWorklist(deps.db, 'a-prendre', '44', 'me')
  assert.deepEqual(
    list.map(row => row.id),
    [soonAndOld.id, soonAndNew.id, late.id, endless.id],
  )
  assert.deepEqual(more, { earlier: false, later: false })
  assert.equal((await countWorklists(deps.db, '44', 'me'))['a-prendre'], 4)
})

test('a page of a list goes on behind the last file that was seen, whatever left the list or came into it meanwhile', async t => {
  const { deps, request, rows: sql, agent } = await officeWorld(t)
  const ids: string[] = []
  for (let i = 0; i < 2 * rowsAPage + 3; i++) ids.push((await request({ cepcLastDay: '2027-03-21', sentOn: '2026-11-01' })).id)
  ids.sort()
  const read = async (place?: Parameters<typeof readWorklist>[4]) => {
    const { rows, ...more } = await readWorklist(deps.db, 'a-prendre', '44', 'me', place)
    return { ids: rows.map(row => row.id), ...more }
  }
  const take = (id = '') => sql(`update application set state = state || '{"taker": "somebody"}' where id = $1`, id)
  const first = await read()
  assert.deepEqual(first, { ids: ids.slice(0, 25), earlier: false, later: true })
  // The last of the page and two others are taken, and one is sent that ends sooner: page numbers would pass over three or show one twice.
  for (const id of [ids[3], ids[4], ids[24]]) await take(id)
  const sooner = await request({ cepcLastDay: '2026-12-01' })
  const second = await read({ after: first.ids.at(-1) ?? '' })
  assert.deepEqual(second, { ids: ids.slice(25, 50), earlier: true, later: true })
  assert.deepEqual(await read({ after: second.ids.at(-1) ?? '' }), { ids: ids.slice(50), earlier: true, later: false })
  const back = await read({ before: ids[50] ?? '' })
  assert.deepEqual(back, { ids: ids.slice(25, 50), earlier: true, later: true })
  // Before the second page only 23 files are left: the first page, whole.
  assert.deepEqual(await read({ before: ids[25] ?? '' }), {
    ids: [sooner.id, ...ids.slice(0, 27).filter((_, i) => ![3, 4, 24].includes(i))],
    earlier: false,
    later: true,
  })
  assert.deepEqual((await read({ after: ids.at(-1) ?? '' })).ids[0], sooner.id, 'nothing is left behind it: the head')
  const elsewhere = await request({ office: '75', cepcLastDay: '2027-03-21' })
  assert.deepEqual((await read({ after: elsewhere.id })).ids[0], sooner.id, 'a file of another office is no place here')

  const paulette = await agent('Paulette Bérard')
  const page = (await paulette.get('/agents/dossiers?liste=a-prendre')).html
  const next = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const behind = await paulette.get(next)
  assert.match(behind.html, /rel="prev"/)
  const opened = /href="(\/agents\/dossiers\/[^"]+)"/.exec(behind.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.ok(
    (await paulette.get(opened)).html.includes(`href="${next.replaceAll('&', '&amp;')}" class="govuk-back-link"`),
    'a file leads back to the page that it was opened from',
  )
})

test('each list is read from its own index, in order, among 20 000 files of an office', async t => {
  const { owner } = await testDeps(t)
  await owner.query(`
    insert into application (id, version, state)
    select gen_random_uuid(), 1, jsonb_build_object('status', case when n % 4 = 3 then 'with-applicant' else 'with-agent' end, 'submittedAt', '2026-11-20',
      'subject', jsonb_build_object('driverId', gen_random_uuid(), 'accountId', 'a', 'category', 'B', 'office', case when n % 10 = 0 then '44' else '75' end, 'cepcLastDay', '2027-01-01'::date + n % 90))
      || case when n % 4 = 1 then '{"taker": "me"}'::jsonb when n % 4 = 2 then '{"taker": "you", "pieces": {"identity": {"state": "mended"}}, "message": {"waitsFor": "office"}}' else '{}' end
    from generate_series(1, 20000) n`)
  await owner.query('vacuum analyze application')
  const db = await owner.connect()
  try {
    for (const list of worklists) {
      for (const beside of ['', '<', '>'] as const) {
        const { rows } = await db.query<Record<string, string>>(`explain ${worklistSql(list, beside)}`, ['44', 'me', beside ? 'f' : null])
        const plan = rows.map(row => row['QUERY PLAN']).join('\n')
        assert.match(plan, /Index Scan.* using application_(to_take|by_taker|taken|mended|asked|unanswered|elsewhere)/, list)
        // Sorted are the files of one page, whose names were joined.
        assert.doesNotMatch(plan.slice(plan.indexOf('Limit')), /Sort/, `${list} ${beside}\n${plan}`)
        assert.doesNotMatch(plan, /Seq Scan on application/, plan)
      }
    }
  } finally {
    db.release()
  }
})

test('a search finds a name by its beginning whatever its accents, and a NEPH by its first digits, in this office only', async t => {
  const { deps, request } = await officeWorld(t)
  const { id } = await request({ name: 'D’ŒUVRAY-LÉVÊQUE', neph: '990144005678' })
  await request({ name: 'D’ŒUVRAY', office: '75' })
  for (const typed of ["d'oeuvray leveque", 'D’Œuvray', 'd oeuv', '9901 4400', '990144005678']) {
    const { rows, count } = await searchFiles(deps.db, '44', typed, 1)
    assert.deepEqual([rows.map(row => row.id), count], [[id], 1], typed)
  }
  for (const typed of ['uvray', '%', '4400', '   ']) assert.equal((await searchFiles(deps.db, '44', typed, 1)).count, 0, typed)
})

test('names are folded in one place: accents, ligatures, case, hyphens and apostrophes of every kind', async t => {
  const { rows } = await officeWorld(t)
  for (const [written, read] of [
    ['  Ångström-d’Æ ', 'angstrom d ae'],
    ['ŒUVRARD', 'oeuvrard'],
    ['Œuvrard'.normalize('NFD'), 'oeuvrard'],
    ["L'Hôpital", 'l hopital'],
    ['Saint‑Éxupéry', 'saint exupery'],
    ['Weiß Łukasz Sørensen', 'weiss lukasz sorensen'],
  ] as const)
    assert.deepEqual(await rows('select folded($1) as read', written), [{ read }])
})

test('one slip in a name still finds the person, the nearest first, and nobody of another office', async t => {
  const { deps, request, agent } = await officeWorld(t)
  const found = async (typed: string) => {
    const { rows, near } = await searchFiles(deps.db, '44', typed, 1)
    return [rows.map(row => row.name), near]
  }
  await request({ name: 'MARTINEZ', cepcLastDay: '2026-12-01' })
  for (const name of ['ŒUVRARD', 'MARTIN', 'PETIT', 'D’HÉROUVILLE-LÉVÊQUE', 'MOREAU']) await request({ name })
  await request({ name: 'OEUVRAD', office: '75' })
  for (const typed of ['Œuvrard', 'oeuvrard', 'ŒUVRARD lina']) assert.deepEqual(await found(typed), [['ŒUVRARD Lina'], false], typed)
  for (const typed of ['Oeuvrad', 'Oeurvard', 'Œuvrrard', 'Euvrard', 'Œuvrerd Lina', 'oeuvardr'])
    assert.deepEqual(await found(typed), [['ŒUVRARD Lina'], true], typed)
  for (const typed of ['dherouville', "d'hérouvile leveque", 'D’Hérouville Lévèqeu'])
    assert.deepEqual((await found(typed))[0], ['D’HÉROUVILLE-LÉVÊQUE Lina'], typed)
  for (const typed of ['pteit', 'petti', 'peit', 'pettit', 'Pedit'])
    assert.deepEqual((await found(typed))[0], typed.length < 5 ? [] : ['PETIT Lina'], typed)
  assert.deepEqual(await found('martin'), [['MARTIN Lina', 'MARTINEZ Lina'], false], 'the whole name before a longer one')
  assert.deepEqual(await found('martinze'), [['MARTINEZ Lina', 'MARTIN Lina'], true], 'the nearest first')
  assert.deepEqual((await found('durand'))[0], [])
  const paulette = await agent('Paulette Bérard')
  assert.match(textOf((await paulette.get('/agents/dossiers?cherche=Oeurvard')).html), /noms les plus proches.*ŒUVRARD Lina/)
})

test('names a slip away stand below those that begin as typed, under a heading of their own, once each, and their people are told so', async t => {
  const { deps, request, agent, rows } = await officeWorld(t)
  const near = [await request({ name: 'MORAEU' }), await request({ name: 'MOREAUD' })]
  const begun = [await request({ name: 'MOREAU' }), await request({ name: 'MOREAU' })]
  await request({ name: 'PETIT' })
  await request({ name: 'MORAUE', office: '75' })
  const found = await searchFiles(deps.db, '44', 'moreau', 1)
  assert.deepEqual([found.rows.map(row => row.name), found.count], [['MOREAU Lina', 'MOREAU Lina', 'MOREAUD Lina'], 3])
  assert.deepEqual(
    found.beside.map(row => row.id),
    [near[0]?.id],
  )
  assert.deepEqual((await searchFiles(deps.db, '44', 'moreau', 2)).beside, [])
  assert.deepEqual((await searchFiles(deps.db, '44', '2301 4400', 1)).beside, [])
  const paulette = await agent('Paulette Bérard')
  assert.match(textOf((await paulette.get('/agents/dossiers?cherche=moreau')).html), /Dossiers trouvés \(3\).*Noms proches.*MORAEU Lina/)
  const told = new Set((await rows<{ driver_id: string }>(`select driver_id from reading where what = 'search'`)).map(one => one.driver_id))
  assert.deepEqual(told, new Set([...near, ...begun].map(one => one.driverId)))
})

test('each way of searching is served by its index among 20 000 people', async t => {
  const { owner } = await testDeps(t)
  await owner.query(`
    with made as (
      insert into driver (id, neph, birth_name, first_names, sex, birth_day, birthplace_code, birthplace, birth_country)
      select md5('driver' || n)::uuid, lpad((n * 7919 % 1000000)::text, 12, '0'), upper(translate(md5(n::text), '0123456789', 'ghijklmnop')), array['Lina'], 'female',
        '2004-01-01', '44109', 'Nantes', '99100' from generate_series(1, 20000) n
      returning id
    )
    insert into application (id, version, state)
    select gen_random_uuid(), 1, jsonb_build_object('status', 'with-agent', 'submittedAt', '2026-11-20',
      'subject', jsonb_build_object('driverId', id, 'accountId', id, 'category', 'B', 'office', '44')) from made`)
  await owner.query('vacuum analyze driver, application')
  const db = await owner.connect()
  try {
    await db.query('begin')
    await db.query(nearEnough, ['Oeurvard'])
    for (const [way, typed, index] of [
      ['neph', '00000012', 'driver_by_neph_beginning'],
      ['begins', 'Œuvrar', 'driver_by_name'],
      ['near', 'Oeurvard', 'driver_by_name'],
      ['beside', 'Oeurvard', 'driver_by_name'],
    ] satisfies [Way, string, string][]) {
      const { rows } = await db.query<Record<string, string>>(`explain ${searchSql(way)}`, ['44', typed, 0])
      const plan = rows.map(row => row['QUERY PLAN']).join('\n')
      assert.match(plan, new RegExp(index), way)
      assert.match(plan, /application_by_driver/, plan)
      assert.doesNotMatch(plan, /Seq Scan on (driver|application)/, plan)
    }
  } finally {
    await db.query('rollback')
    db.release()
  }
})

test('two agents on one file: the second learns who has it, sees nothing of it and records nothing', async t => {
  const { request, agent, rows } = await officeWorld(t)
  const { id } = await request()
  const [paulette, remi] = [await agent('Paulette Bérard'), await agent('Rémi Costa')]
  assert.equal((await paulette.post(at(id, '/prendre'))).to, at(id, '#piece-identity'))
  for (const answer of [
    await remi.post(at(id, '/prendre')),
    await remi.post(at(id, '/pieces/identity/accepter')),
    await remi.get(at(id)),
  ]) {
    assert.equal(answer.status, 409)
    assert.match(textOf(answer.html), /Paulette Bérard/)
    assert.doesNotMatch(answer.html, /MOREAU/)
  }
  assert.deepEqual(await rows('select type from journal where stream = $1 order by version', `application/${id}`), [
    { type: 'Submitted' },
    { type: 'Taken' },
  ])
})

test('another office has the same answer as for a file that does not exist, and it is logged', async t => {
  const { request, agent, rows } = await officeWorld(t)
  const { id } = await request()
  const far = await agent('Loïc', ['supervisor'], '75')
  const unknown = await far.get(at('00000000-0000-7000-8000-000000000000'))
  // The address of the other language, the nonce and the form's own id are those of each page.
  const same = (html: string) => textOf(html.replace(/[\s\S]*<main/, '<main'))
  for (const answer of [
    await far.get(at(id)),
    await far.post(at(id, '/prendre')),
    await far.get(at(id, '/decision.pdf')),
    await far.get(at(id, '/photo/portrait')),
  ]) {
    assert.equal(answer.status, 404)
    assert.equal(same(answer.html), same(unknown.html))
  }
  assert.ok((await rows('select 1 from refused_access')).length >= 4)
  assert.deepEqual(await rows('select 1 from reading'), [])
})

test('a supervisor writes why before a colleague’s file opens, and may then take it over', async t => {
  const { request, agent, rows } = await officeWorld(t)
  const { id, driverId } = await request()
  const [paulette, sonia] = [await agent('Paulette Bérard'), await agent('Sonia', ['supervisor'])]
  await paulette.post(at(id, '/prendre'))
  assert.match((await sonia.get(at(id))).html, /Pourquoi ouvrez-vous ce dossier/)
  assert.equal((await sonia.post(at(id, '/motif'), { motif: ' ' })).status, 422)
  assert.equal((await sonia.post(at(id, '/motif'), { motif: 'Réclamation de la personne' })).to, at(id))
  assert.match((await sonia.get(at(id))).html, /MOREAU/)
  const readings = await rows<{ reason: string }>(
    'select reason from reading where driver_id = $1 and reason like $2',
    driverId,
    'supervisor%',
  )
  assert.equal(readings[0]?.reason, 'supervisor: Réclamation de la personne')
  assert.equal((await sonia.post(at(id, '/prendre'))).status, 303)
  assert.equal((await paulette.get(at(id))).status, 409)
})

test('each opening of a file is logged with the agent’s task', async t => {
  const { request, agent, rows } = await officeWorld(t)
  const { id } = await request()
  const paulette = await agent('Paulette Bérard')
  await paulette.get(at(id))
  await paulette.post(at(id, '/prendre'))
  await paulette.get(at(id))
  const read = await rows<{ reason: string; what: string }>('select reason, what from reading order by at, id')
  assert.deepEqual(new Set(read.map(one => one.reason)), new Set(['choosing a file to take', 'reviewing']))
  assert.ok(read.every(one => one.what === `application/${id}`))
})

test('a file handed over twice by a double click goes to the colleague once, and both clicks end on the list', async t => {
  const { deps, request, agent, rows } = await officeWorld(t)
  const { id } = await request()
  const [paulette, remi] = [await agent('Paulette Bérard'), await agent('Rémi Costa')]
  await paulette.post(at(id, '/prendre'))
  const form = deps.ids()
  for (let click = 0; click < 2; click++)
    assert.equal((await paulette.post(at(id, '/confier'), { to: remi.agentId }, form)).to, '/agents/dossiers')
  assert.deepEqual(await rows('select 1 from journal where type = $1', 'HandedOver').then(found => found.length), 1)
  assert.equal((await remi.get(at(id))).status, 200)
  assert.equal((await remi.post(at(id, '/confier'), { to: 'nobody' })).status, 404)
})

test('a correction is read before it is sent, its words can be changed, and what was read last is what is kept', async t => {
  const { deps, request, agent, rows } = await officeWorld(t)
  const { id } = await request()
  const paulette = await agent('Paulette Bérard')
  const [here, form] = [at(id, '/pieces/identity/corriger'), deps.ids()]
  const early = await paulette.post(here, { reason: 'unreadable', own: 'Premier texte', confirmed: 'yes' }, form)
  assert.equal(early.status, 409)
  assert.match(early.html, /Premier texte/)
  await paulette.post(at(id, '/prendre'))
  const wrong = await paulette.post(here, { own: 'Le bas est flou' }, form)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#reason"/)
  assert.match(wrong.html, /Le bas est flou/)
  const read = await paulette.post(here, { reason: 'unreadable', own: 'Le bas est flou' }, form)
  assert.match(textOf(read.html), /Le document est illisible\..*Le bas est flou/)
  assert.match(
    (await paulette.post(here, { reason: 'unreadable', own: 'Le bas est flou', confirmed: 'yes', change: 'yes' }, form)).html,
    /<textarea[^>]*>\s*Le bas est flou/,
  )
  for (let click = 0; click < 2; click++) {
    const sent = await paulette.post(here, { reason: 'unreadable', own: 'Le bas est coupé', confirmed: 'yes' }, form)
    assert.equal(sent.to, at(id, '#piece-address-proof'))
  }
  const { status, pieces } = await readState(deps.db, applications, id)
  assert.equal(status, 'with-applicant')
  const piece = pieces.identity
  const [kept] = await rows<{ words: string }>(
    'select words from written_words where id = $1',
    piece?.state === 'to-mend' ? piece.wordsId : '',
  )
  assert.equal(kept?.words, 'Le bas est coupé')
  assert.equal((await rows('select 1 from journal where type = $1', 'CorrectionAsked')).length, 1)
  assert.equal((await paulette.get(at(id, '/pieces/jdc/corriger'))).status, 404)
})

test('a request is approved once every piece is accepted, and the work goes from piece to piece', async t => {
  const { request, agent, rows } = await officeWorld(t)
  const { id } = await request()
  const paulette = await agent('Paulette Bérard')
  await paulette.post(at(id, '/prendre'))
  const early = await paulette.post(at(id, '/accepter'))
  assert.equal(early.status, 409)
  assert.match(textOf(early.html), /acceptez ces pièces ou demandez leur correction.: Pièce d’identité, Justificatif de domicile/)
  assert.equal((await paulette.post(at(id, '/pieces/identity/accepter'))).to, at(id, '#piece-address-proof'))
  assert.equal((await paulette.post(at(id, '/pieces/address-proof/accepter'))).to, at(id, '#decision'))
  assert.equal((await paulette.post(at(id, '/accepter'))).status, 303)
  const [signed] = await rows<{ by: string }>('select by from journal where type = $1', 'Approved')
  assert.equal(signed?.by, paulette.agentId)
  assert.equal((await paulette.post(at(id, '/accepter'))).status, 409)
})

test('a refusal needs a ground and its facts, is read before it is signed, says how to contest it, and its paper is guarded', async t => {
  const { deps, request, agent } = await officeWorld(t)
  const { id } = await request()
  const paulette = await agent('Paulette Bérard')
  await paulette.post(at(id, '/prendre'))
  const here = at(id, '/refuser')
  assert.match((await paulette.post(here)).html, /href="#grounds"/)
  const noFacts = await paulette.post(here, { grounds: 'identity-not-established' })
  assert.equal(noFacts.status, 422)
  assert.match(noFacts.html, /href="#facts-identity-not-established"/)
  const fields = { grounds: 'identity-not-established', 'facts-identity-not-established': 'La carte envoyée est celle de votre frère.' }
  const read = textOf((await paulette.post(here, fields)).html)
  assert.match(read, /celle de votre frère.*Tribunal administratif de Nantes/)
  assert.equal(await refusalActOf(deps, id), undefined)
  assert.equal((await paulette.post(here, { ...fields, confirmed: 'yes' })).to, at(id, '#decision'))
  const act = await refusalActOf(deps, id)
  assert.equal(act?.grounds[0]?.fact, 'La carte envoyée est celle de votre frère.')
  assert.equal(act?.decidedBy.name, 'Paulette Bérard')
  assert.deepEqual([act?.notified.on, act?.appeals.map(a => a.lastDay)], [null, [null, null, null]], 'an e-mail notifies nothing')
  assert.equal((await paulette.get(at(id, '/decision.pdf'))).status, 200)
  const sonia = await agent('Sonia', ['supervisor'])
  assert.equal((await sonia.get(at(id, '/decision.pdf'))).status, 404, 'a supervisor says why first')
  await sonia.post(at(id, '/motif'), { motif: 'Recours gracieux reçu' })
  assert.equal((await sonia.get(at(id, '/decision.pdf'))).status, 200)
})

test('every département has its administrative court', () => {
  for (const [departement, court] of Object.entries({ '2A': 'de Bastia', '44': 'de Nantes', '75': 'de Paris', '974': 'de La Réunion' }))
    assert.equal(courtOf(departement), `Tribunal administratif ${court}`)
  const mainland = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')).filter(code => code !== '20')
  for (const code of [...mainland, '2A', '2B', '971', '972', '973', '974', '975', '976']) assert.ok(courtOf(code))
  assert.throws(() => courtOf('20'), RangeError)
})

test('stuck jobs are released one by one or by task, by a supervisor whose name stays; twice the same form is one release', async t => {
  const { deps, agent, rows } = await officeWorld(t)
  const quoted = 'invalid input "MOREAU Lina" for lina@courriel.example, 06 12 34 56 78'
  for (const [key, task] of [
    ['a', 'notify'],
    ['b', 'notify'],
    ['c', 'order-card'],
    ['d', 'order-card'],
  ] as const) {
    await addJob(deps.db, { task, payload: {} }, key)
    if (key !== 'd') await rows(`update graphile_worker._private_jobs set last_error = $2, attempts = 3 where key = $1`, key, quoted)
  }
  const sonia = await agent('Sonia', ['supervisor'])
  const page = textOf((await sonia.get('/agents/travaux')).html)
  assert.match(page, /notify 2 .*order-card 1 /)
  assert.doesNotMatch(page, /MOREAU|courriel|06 12/)
  const tries = () => rows<{ key: string; attempts: number }>('select key, attempts from graphile_worker.jobs order by key')
  const [one] = await rows<{ id: string }>(`select id::text from graphile_worker.jobs where key = 'c'`)
  await sonia.post('/agents/travaux', { job: one?.id ?? '' })
  assert.deepEqual(
    (await tries()).map(job => job.attempts),
    [3, 3, 0, 0],
  )
  for (let click = 0; click < 2; click++) await sonia.post('/agents/travaux', { task: 'notify' }, 'one-form')
  assert.deepEqual(
    (await tries()).map(job => job.attempts),
    [0, 0, 0, 0],
  )
  assert.deepEqual(await rows('select task, jobs, agent_id from job_release order by at, task desc'), [
    { task: 'order-card', jobs: 1, agent_id: sonia.agentId },
    { task: 'notify', jobs: 2, agent_id: sonia.agentId },
  ])
  assert.match(textOf((await sonia.get('/agents/travaux')).html), /Sonia notify 2/)
  const paulette = await agent('Paulette')
  assert.equal((await paulette.post('/agents/travaux', { task: 'notify' })).status, 404)
  assert.equal((await sonia.post('/agents/travaux', { job: '1 or true' })).status, 303)
})

test('only supervisors see the stuck jobs', async t => {
  const { agent } = await officeWorld(t)
  assert.equal((await (await agent('Sonia', ['supervisor'])).get('/agents/travaux')).status, 200)
  for (const role of ['reviewer', 'desk'] as const) assert.equal((await (await agent('Rémi', [role])).get('/agents/travaux')).status, 404)
})

test('the pages are valid HTML in both languages', async t => {
  const { request, agent } = await officeWorld(t)
  const { id } = await request({ pieces: ['identity', 'address-proof', 'photo-signature'] })
  const sonia = await agent('Sonia', ['supervisor'])
  await sonia.post(at(id, '/prendre'))
  for (const path of [
    '/agents/dossiers',
    '/agents/dossiers?cherche=mor',
    at(id),
    at(id, '/pieces/identity/corriger'),
    at(id, '/refuser'),
    '/agents/travaux',
  ])
    for (const lang of ['', '/en']) {
      const { status, html } = await sonia.get(lang + path)
      assert.equal(status, 200, path)
      assert.deepEqual(await htmlProblems(html), [], lang + path)
      assert.equal(html.match(/<h1/g)?.length, 1, path)
    }
})

test('a message of the person stands in the list until it is answered or noted; the agent who holds the file answers it', async t => {
  const { request, agent, deps, rows } = await officeWorld(t)
  const { id } = await request()
  const paulette = await agent('Paulette Girard')
  const accountId = (await rows<{ account_id: string }>('select account_id from application'))[0]?.account_id ?? ''
  const write = (words: string) => writeMessage(deps, { applicationId: id, words, form: words }, { accountId })
  await write('Où partira ma carte ?')
  assert.match((await paulette.get('/agents/dossiers?liste=messages')).html, /MOREAU Lina.*répondre jusqu’au/s)
  const free = await paulette.get(at(id, '/messages'))
  assert.match(free.html, /Où partira ma carte/)
  assert.match(free.html, /Prenez d’abord le dossier/)
  assert.equal((await paulette.post(at(id, '/messages'), { words: 'Chez vous.' })).status, 409)
  await paulette.post(at(id, '/prendre'))
  const wrong = await paulette.post(at(id, '/messages'), { words: 'Chez vous.', 'by-day': '31', 'by-month': '2', 'by-year': '2027' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /Écrivez une date qui existe/)
  assert.match(wrong.html, /Chez vous\./)
  for (const _ of [1, 2]) assert.equal((await paulette.post(at(id, '/messages'), { words: 'Chez vous.' }, 'one-form')).status, 303)
  assert.equal((await rows('select 1 from message')).length, 2)
  assert.match((await paulette.get('/agents/dossiers?liste=messages')).html, /Aucun dossier ici/)
  await write('Merci')
  assert.match((await paulette.get('/agents/dossiers?liste=messages')).html, /MOREAU Lina/)
  await paulette.post(at(id, '/messages/sans-reponse'))
  assert.match((await paulette.get('/agents/dossiers?liste=messages')).html, /Aucun dossier ici/)
  const sonia = await agent('Sonia Prévost', ['supervisor'])
  await sonia.post(at(id, '/motif'), { motif: 'réponse en retard' })
  assert.equal((await sonia.post(at(id, '/messages'), { words: 'Bonjour' })).status, 303, 'a supervisor answers for the office')
})
