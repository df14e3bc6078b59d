import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type FactKind } from '@papier-rose/law'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { aFact, suspended, zoe } from '../record/fixtures.ts'
import { factKinds, findProposals, readLedger, readLife, readRecord } from '../record/index.ts'
import { fieldsOf } from './fields.ts'
import { recordWorld } from './testing.ts'

const on = (name: string, text: string) => {
  const [year = '', month = '', dayOfMonth = ''] = text.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}
const order = (more: Record<string, string> = {}) => ({
  reference: 'AR-2026-12',
  ground: 'other',
  months: '3',
  ...on('notifiedOn', '2026-11-20'),
  ...more,
})
const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
const stages = [
  aFact('infraction', 'PV-1', { committedOn: day('2026-09-01'), points: 3, class: 4 }),
  aFact('establishment', 'AF-1', { for: 'PV-1', on: day('2026-10-01'), by: 'paiement-amende-forfaitaire' }),
]

test('every field of every kind has its words: a new kind has its form', () => {
  for (const kind of Object.keys(factKinds) as FactKind[]) if (kind !== 'letter') assert.ok(fieldsOf(kind).length > 0, kind)
})

test('a suspension is recorded once, however often its form is sent; the back button records nothing else', async t => {
  const { deps, driver, agent, page } = await recordWorld(t)
  const id = await driver()
  const odile = await agent('Odile Marchand')
  await odile.open(id, 'measure')
  const address = page(id, '/inscrire/administrative-suspension')
  const shown = await odile.get(address)
  assert.deepEqual(await htmlProblems(shown.html), [])
  const sent = order({ version: versionIn(shown.html) })
  const form = deps.ids()
  const [one, two] = await Promise.all([odile.post(address, sent, form), odile.post(address, sent, form)])
  assert.deepEqual([one.status, two.status], [303, 303])
  const { bans } = await readRecord(deps, id)
  assert.deepEqual(
    bans.map(({ kind, from, lastDay }) => [kind, from, lastDay]),
    [['suspension-administrative', '2026-11-20', '2027-02-20']],
  )
  // Back, another length, the same form: refused in words, and what was typed is still there.
  const back = await odile.post(address, { ...sent, months: '4' }, form)
  assert.equal(back.status, 409)
  assert.match(textOf(back.html), /déjà inscrit autre chose sous ce numéro/)
  assert.match(back.html, /name="months"[^>]*value="4"/)
  assert.equal((await readLife(deps, id)).facts.length, 1)
  assert.match(textOf((await odile.get(one.to ?? '')).html), /C’est inscrit/)
})

test('the law refuses with its article, what is not a day stands beside its field; what was typed stays', async t => {
  const { driver, agent, page, deps } = await recordWorld(t)
  const id = await driver()
  const odile = await agent('Odile Marchand')
  await odile.open(id, 'measure')
  const address = page(id, '/inscrire/administrative-suspension')
  const version = versionIn((await odile.get(address)).html)
  for (const [typed, status, says] of [
    [{ months: '7' }, 409, /dure 6 mois au plus.*L\. 224-8/],
    [{ ground: 'speed-40', ...on('retainedOn', '2026-11-10') }, 409, /dans les 72 heures.*L\. 224-2.*L\. 224-7/],
    [{ ground: 'hit-and-run', ...on('retainedOn', '2026-11-20') }, 409, /Pas de rétention prévue.*L\. 224-1/],
    [on('notifiedOn', '2026-02-30'), 422, /Écrivez un jour qui existe/],
    [on('notifiedOn', '2026-11-24'), 422, /Ce jour n’est pas encore venu/],
    [{ months: 'trois' }, 422, /Écrivez un nombre entier/],
    [{ ground: '' }, 422, /Choisissez une réponse/],
    [{ reference: 'arrêté n° 12' }, 422, /Écrivez le numéro de l’acte/],
  ] as const) {
    const sent = order({ version, ...typed })
    const { status: got, html } = await odile.post(address, sent)
    assert.equal(got, status, JSON.stringify(typed))
    assert.match(textOf(html), says, JSON.stringify(typed))
    assert.match(html, new RegExp(`value="${sent.months}"`))
    assert.deepEqual(await htmlProblems(html), [])
  }
  assert.equal((await readLife(deps, id)).facts.length, 0)
})

test('two agents on one driver: the second learns that the record has changed, reads it, and sends the same form again', async t => {
  const { deps, driver, agent, page } = await recordWorld(t)
  const id = await driver()
  const [odile, yves] = [await agent('Odile Marchand'), await agent('Yves Tanguy', ['rights-officer'], '69')]
  for (const one of [odile, yves]) await one.open(id, 'measure')
  const address = page(id, '/inscrire/administrative-suspension')
  const [mine, theirs] = [versionIn((await odile.get(address)).html), versionIn((await yves.get(address)).html)]
  const both = await Promise.all([
    odile.post(address, order({ version: mine })),
    yves.post(address, order({ version: theirs, reference: 'AR-69-7' })),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409])
  assert.equal((await readLife(deps, id)).facts.length, 1)
  const late = both.find(({ status }) => status === 409)
  assert.match(textOf(late?.html ?? ''), /Le dossier a changé/)
  const [who, reference] = both[0]?.status === 409 ? [odile, 'AR-2026-12'] : [yves, 'AR-69-7']
  assert.equal((await who.post(address, order({ version: versionIn(late?.html ?? ''), reference }))).status, 303)
  assert.equal((await readLife(deps, id)).facts.length, 2)
})

test('a correction names what it corrects and is judged without it; only the office that told it corrects it', async t => {
  const { deps, driver, agent, page } = await recordWorld(t)
  const id = await driver()
  const odile = await agent('Odile Marchand')
  await odile.open(id, 'measure')
  const version = versionIn((await odile.get(page(id, '/inscrire/surrender'))).html)
  await odile.post(page(id, '/inscrire/surrender'), { reference: '44-1', version, ...on('on', '2026-11-19') })
  const [told] = (await readLife(deps, id)).facts
  const address = page(id, `/faits/${told?.id}/corriger`)
  const shown = await odile.get(address)
  assert.match(shown.html, /name="on-day"[^>]*value="19"/)
  assert.equal((await odile.post(address, { version: versionIn(shown.html), ...on('on', '2026-11-18') })).status, 303)
  assert.deepEqual((await readLife(deps, id)).facts.map(({ revision, content }) => [revision, content]).sort(), [
    [0, { on: '2026-11-19' }],
    [1, { on: '2026-11-18' }],
  ])
  // A second one, for the same loss, is not a correction.
  const again = versionIn((await odile.get(page(id, '/inscrire/surrender'))).html)
  const second = await odile.post(page(id, '/inscrire/surrender'), { reference: '44-2', version: again, ...on('on', '2026-11-20') })
  assert.match(textOf(second.html), /déjà été remis le 18 novembre 2026/)
  const yves = await agent('Yves Tanguy', ['supervisor'], '69')
  await yves.open(id, 'measure')
  assert.equal((await yves.get(address)).status, 404)
  assert.doesNotMatch((await yves.get(page(id))).html, /\/corriger|\/reprendre/)
})

test('what an office told by error is taken back by two of its people, with their words; its number may then be used again', async t => {
  const { deps, driver, agent, page } = await recordWorld(t)
  const id = await driver()
  const [odile, solange] = [await agent('Odile Marchand'), await agent('Solange Faure', ['supervisor'])]
  const yves = await agent('Yves Tanguy', ['supervisor'], '69')
  for (const one of [odile, solange, yves]) await one.open(id, 'measure')
  const address = page(id, '/inscrire/administrative-suspension')
  await odile.post(address, order({ version: versionIn((await odile.get(address)).html) }))
  const [told] = (await readLife(deps, id)).facts
  const back = page(id, `/faits/${told?.id}/reprendre`)
  assert.equal((await yves.get(back)).status, 404)
  assert.deepEqual(await htmlProblems((await odile.get(back)).html), [])
  assert.match(textOf((await odile.post(back, { reason: 'Erreur de personne' })).html), /Choisissez pourquoi/)
  const unsaid = await odile.post(back, { why: 'wrong-person', reason: '' })
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.html, /value="wrong-person" checked/)
  const form = deps.ids()
  for (const _ of [1, 2]) assert.equal((await odile.post(back, { why: 'wrong-person', reason: 'Un homonyme' }, form)).status, 303)
  assert.equal((await readRecord(deps, id)).bans.length, 1)
  assert.match(textOf((await solange.post(back, { why: 'error', reason: 'Doublon' })).html), /a déjà proposé de reprendre/)
  const [waiting] = await findProposals(deps, 'prefecture-75')
  const where = `/agents/a-confirmer/${waiting?.id}`
  assert.equal((await yves.get(where)).status, 404)
  assert.match(textOf((await solange.get(where)).html), /à reprendre.*Ce n’était pas cette personne\s*Un homonyme/)
  assert.equal((await odile.post(where, { how: 'confirm' })).status, 409)
  assert.equal((await solange.post(where, { how: 'confirm' })).status, 303)
  assert.deepEqual((await readRecord(deps, id)).bans, [])
  assert.match(textOf((await odile.get(page(id))).html), /Suspension décidée par le préfet\s+repris le 23 novembre 2026/)
  // The same order, of the right person.
  const other = await driver([], zoe)
  await odile.open(other, 'measure')
  const again = page(other, '/inscrire/administrative-suspension')
  const sent = order({ version: versionIn((await odile.get(again)).html) })
  const once = deps.ids()
  for (const _ of [1, 2]) assert.equal((await odile.post(again, sent, once)).status, 303)
  assert.equal((await readRecord(deps, other)).bans.length, 1)
})

test('a declined act tells its proposer who declined it and why, until it is read; the same number is then proposed anew', async t => {
  const { deps, driver, agent, page, rows } = await recordWorld(t)
  const id = await driver(stages)
  const [odile, solange] = [await agent('Odile Marchand'), await agent('Solange Faure', ['supervisor'])]
  await odile.open(id, 'points')
  const address = page(id, '/inscrire/withdrawal-cancelled')
  const propose = async (reason: string) => {
    const version = versionIn((await odile.get(address)).html)
    return odile.post(address, { reference: 'TA-1', for: 'PV-1', version, reason, ...on('on', '2026-11-20') })
  }
  await propose('Jugement reçu')
  const [first] = await findProposals(deps, 'prefecture-75')
  const where = `/agents/a-confirmer/${first?.id}`
  const silent = await solange.post(where, { how: 'decline', reason: 'non' })
  assert.equal(silent.status, 422)
  assert.match(silent.html, /<textarea[^>]*>\nnon</)
  assert.deepEqual(await htmlProblems(silent.html), [])
  assert.equal((await solange.post(where, { how: 'decline', reason: 'Le jugement vise un autre procès-verbal' })).status, 303)
  const told = await odile.get('/agents/a-confirmer')
  assert.match(textOf(told.html), /écarté.*TA-1\s+Solange Faure.*Le jugement vise un autre procès-verbal/)
  assert.deepEqual(await htmlProblems(told.html), [])
  assert.doesNotMatch(textOf((await solange.get('/agents/a-confirmer')).html), /vise un autre/)
  assert.doesNotMatch(JSON.stringify(await rows('select p.*, j.* from record_proposal p, journal j')), /autre procès|Jugement reçu/)
  // What was declined is kept until it is read, and not for ever.
  const erased = () => rows<{ on: string }>(`select erase_on as on from record_fact where kind = 'withdrawal-cancelled' and revision = 0`)
  assert.deepEqual(await erased(), [{ on: '2026-12-23' }])
  assert.equal((await propose('Le bon jugement, cette fois')).status, 303)
  const [second] = await findProposals(deps, 'prefecture-75')
  assert.deepEqual([second?.fact.reference, second?.fact.revision], ['TA-1', 1])
  assert.equal((await solange.post(`${where}/lu`)).status, 303)
  assert.match(textOf((await odile.get('/agents/a-confirmer')).html), /vise un autre/)
  for (const _ of [1, 2]) assert.equal((await odile.post(`${where}/lu`)).status, 303)
  assert.doesNotMatch(textOf((await odile.get('/agents/a-confirmer')).html), /vise un autre/)
  assert.deepEqual(await erased(), [{ on: '2026-11-23' }])
  // Withdrawn by whoever proposed it, it needs no reason and tells nobody.
  assert.equal((await odile.post(`/agents/a-confirmer/${second?.id}`, { how: 'decline' })).status, 303)
  assert.deepEqual(await findProposals(deps, 'prefecture-75'), [])
  assert.doesNotMatch(textOf((await odile.get('/agents/a-confirmer')).html), /écarté/)
  assert.equal((await readLedger(deps, id)).balance, 9)
})

test('who may record what: a clerk the judgment, an officer the measure; a reviewer, the desk and another purpose nothing', async t => {
  const { driver, agent, page } = await recordWorld(t)
  const id = await driver()
  const gabin = await agent('Gabin Roche', ['court-clerk'])
  await gabin.open(id, 'judgment')
  assert.equal((await gabin.get(page(id, '/inscrire/judgment'))).status, 200)
  assert.equal((await gabin.get(page(id, '/inscrire/administrative-suspension'))).status, 404)
  const odile = await agent('Odile Marchand')
  await odile.open(id, 'measure')
  assert.equal((await odile.get(page(id, '/inscrire/judgment'))).status, 404)
  await odile.open(id, 'identity')
  assert.equal((await odile.get(page(id, '/inscrire/administrative-suspension'))).status, 404)
  for (const [role, purpose] of [
    ['reviewer', 'request'],
    ['desk', 'hand-over'],
  ] as const) {
    const somebody = await agent(role, [role])
    await somebody.open(id, purpose)
    assert.equal((await somebody.get(page(id, '/inscrire/surrender'))).status, 404)
    assert.equal((await somebody.get('/agents/a-confirmer')).status, 404)
  }
})

test('points are given back by two people: proposed with a reason, seen by the office, confirmed by another; the same person cannot', async t => {
  const { deps, driver, agent, page, rows } = await recordWorld(t)
  const id = await driver(stages)
  const [odile, solange, yves] = [
    await agent('Odile Marchand'),
    await agent('Solange Faure', ['supervisor']),
    await agent('Yves', ['supervisor'], '69'),
  ]
  await odile.open(id, 'points')
  const address = page(id, '/inscrire/withdrawal-cancelled')
  const version = versionIn((await odile.get(address)).html)
  const sent = { reference: 'TA-1', for: 'PV-1', version, ...on('on', '2026-11-20') }
  assert.equal((await odile.post(address, sent)).status, 422)
  const form = deps.ids()
  const proposed = { ...sent, reason: 'Jugement du tribunal administratif du 12 novembre' }
  const twice = await Promise.all([odile.post(address, proposed, form), odile.post(address, proposed, form)])
  assert.deepEqual(
    twice.map(({ status }) => status),
    [303, 303],
  )
  assert.match(textOf((await odile.get(twice[0]?.to ?? '')).html), /compte quand une autre personne l’a confirmé/)
  assert.equal((await readLedger(deps, id)).balance, 9)
  const [waiting] = await findProposals(deps, 'prefecture-75')
  const where = `/agents/a-confirmer/${waiting?.fact.id}`
  assert.match(textOf((await solange.get('/agents/a-confirmer')).html), /Retrait de points annulé TA-1 Odile Marchand/)
  assert.equal((await yves.get(where)).status, 404)
  const shown = await solange.get(where)
  assert.match(textOf(shown.html), /PETIT Marcel.*Jugement du tribunal administratif/)
  assert.deepEqual(await htmlProblems(shown.html), [])
  // Nothing of it can be read in the tables.
  assert.doesNotMatch(JSON.stringify(await rows('select f.*, p.*, j.* from record_fact f, record_proposal p, journal j')), /tribunal/)
  const same = await odile.post(where, { how: 'confirm' })
  assert.equal(same.status, 409)
  assert.match(textOf(same.html), /une autre personne doit le confirmer/)
  const confirmed = await Promise.all([solange.post(where, { how: 'confirm' }), solange.post(where, { how: 'confirm' })])
  assert.deepEqual(
    confirmed.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await readLedger(deps, id)).balance, 12)
  assert.equal((await rows(`select 1 from journal where type = 'ProposalConfirmed'`)).length, 1)
  assert.deepEqual(await rows(`select distinct reason from reading where reason like 'purpose/second%'`), [
    { reason: 'purpose/second-person' },
  ])
})

test('one confirms while another declines: one of the two happens, and what was declined is to be erased', async t => {
  const { deps, driver, agent, page, rows } = await recordWorld(t)
  const id = await driver(stages)
  const [odile, solange, remi] = [await agent('Odile Marchand'), await agent('Solange Faure', ['supervisor']), await agent('Rémi')]
  await odile.open(id, 'points')
  const address = page(id, '/inscrire/withdrawal-cancelled')
  const version = versionIn((await odile.get(address)).html)
  await odile.post(address, { reference: 'TA-1', for: 'PV-1', version, reason: 'Jugement reçu', ...on('on', '2026-11-20') })
  const [waiting] = await findProposals(deps, 'prefecture-75')
  const where = `/agents/a-confirmer/${waiting?.fact.id}`
  await Promise.all([solange.post(where, { how: 'confirm' }), remi.post(where, { how: 'decline', reason: 'Pas la bonne infraction' })])
  const ended = await rows<{ type: string }>(`select type from journal where type in ('ProposalConfirmed', 'ProposalDeclined')`)
  assert.equal(ended.length, 1)
  const declined = ended[0]?.type === 'ProposalDeclined'
  assert.equal((await readLedger(deps, id)).balance, declined ? 9 : 12)
  const [row] = await rows<{ erase_on: string | null; proposed: boolean }>(
    `select erase_on, proposed from record_fact where kind = 'withdrawal-cancelled'`,
  )
  assert.deepEqual([row?.proposed, row?.erase_on !== null], [declined, declined])
  assert.deepEqual(await findProposals(deps, 'prefecture-75'), [])
})

test('a civil status is corrected by two people; the file then bears it, and its reason is one of the list', async t => {
  const { deps, driver, agent, page, rows } = await recordWorld(t)
  const id = await driver([], zoe)
  const [odile, solange] = [await agent('Odile Marchand'), await agent('Solange Faure', ['supervisor'])]
  await odile.open(id, 'identity')
  const address = page(id, '/inscrire/identity')
  const shown = await odile.get(address)
  assert.match(shown.html, /value="ŒUVRARD-L’HÔPITAL"/)
  const typed = {
    reference: 'EC-1',
    version: versionIn(shown.html),
    reason: 'Acte de naissance rectifié',
    why: 'civil-registry',
    birthName: 'ŒUVRARD',
    firstNames: 'Zoé, Marie-Ève',
    sex: 'female',
    birthplaceCode: '69123',
    birthplace: 'Lyon',
    birthCountry: '99100',
    ...on('on', '2026-11-02'),
    ...on('birthDay', '2004-02-29'),
  }
  assert.equal((await odile.post(address, { ...typed, birthName: 'ŒUVRARD 2' })).status, 422)
  assert.equal((await odile.post(address, typed)).status, 303)
  const name = async () => (await rows<{ birth_name: string }>('select birth_name from driver where id::text = $1', id))[0]?.birth_name
  assert.equal(await name(), 'ŒUVRARD-L’HÔPITAL')
  const [waiting] = await findProposals(deps, 'prefecture-75')
  await solange.post(`/agents/a-confirmer/${waiting?.fact.id}`, { how: 'confirm' })
  assert.equal(await name(), 'ŒUVRARD')
})

test('a ban for life waits for a second clerk; a measure lifted is no more once another officer has confirmed it', async t => {
  const { deps, driver, agent, page } = await recordWorld(t)
  const id = await driver([suspended(day('2026-11-10'), { months: 1 })])
  const [gabin, clara] = [await agent('Gabin Roche', ['court-clerk']), await agent('Clara', ['court-clerk'])]
  await gabin.open(id, 'judgment')
  const address = page(id, '/inscrire/judgment')
  const sent = {
    reference: 'J-1',
    version: versionIn((await gabin.get(address)).html),
    outcome: 'annulment',
    ...on('executoryOn', '2026-11-20'),
  }
  assert.equal((await gabin.post(address, { ...sent, forLife: 'yes' })).status, 422)
  assert.equal((await gabin.post(address, { ...sent, forLife: 'yes', reason: 'Homicide routier' })).status, 303)
  assert.equal((await readRecord(deps, id)).bans.length, 1)
  const [waiting] = await findProposals(deps, 'court-75')
  await clara.post(`/agents/a-confirmer/${waiting?.fact.id}`, { how: 'confirm' })
  assert.deepEqual((await readRecord(deps, id)).bans.map(({ kind }) => kind).sort(), ['annulment', 'suspension-administrative'])
  const [odile, solange] = [await agent('Odile Marchand'), await agent('Solange Faure', ['supervisor'])]
  await odile.open(id, 'measure')
  const lift = page(id, '/inscrire/measure-lifted')
  const version = versionIn((await odile.get(lift)).html)
  await odile.post(lift, {
    reference: 'L-1',
    for: '3F-2026-11-10',
    why: 'withdrawn',
    version,
    reason: 'Erreur sur la personne',
    ...on('on', '2026-11-21'),
  })
  const [lifting] = await findProposals(deps, 'prefecture-75')
  await solange.post(`/agents/a-confirmer/${lifting?.fact.id}`, { how: 'confirm' })
  assert.equal((await readRecord(deps, id)).bans.find(({ reference }) => reference === '3F-2026-11-10')?.liftedOn, '2026-11-21')
})
