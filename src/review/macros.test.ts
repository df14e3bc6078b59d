import assert from 'node:assert/strict'
import test from 'node:test'
import { day, official2026, pieces } from '@papier-rose/law'
import { type ApplicationEvent, applications } from '../application/index.ts'
import { readState, readStream } from '../kit/store.ts'
import { textOf } from '../kit/testing/markup.ts'
import { htmlProblems } from '../kit/testing/pages.ts'
import { draftLetter } from '../notices/index.ts'
import { everyReason } from './macros.ts'
import { fill, unknownPlaceholders } from './placeholders.ts'
import { officeWorld } from './testing.ts'

const all = '/agents/modeles'
const flou = {
  title: 'Bas flou',
  reason: 'unreadable',
  piece: 'identity',
  words: 'Bonjour {prénom}, le bas de la pièce « {pièce} » est flou. Répondez avant la fin du {dernier jour}.',
}
const idOf = (html: string): string => /\/agents\/modeles\/([0-9a-f-]{36})/.exec(html)?.[1] ?? ''

test('an agent’s macro fills the words of a correction; the letter that was read is, word for word, the one that leaves', async t => {
  const { request, agent, rows, deps } = await officeWorld(t)
  const { id } = await request({ sentOn: '2026-11-20' })
  const paulette = await agent('Paulette')
  await paulette.post(`/agents/dossiers/${id}/prendre`)
  assert.equal((await paulette.post(`${all}/nouveau`, flou)).to, all)
  const macro = idOf((await paulette.get(all)).html)
  const here = `/agents/dossiers/${id}/pieces/identity/corriger`
  assert.match((await paulette.get(here)).html, /Bas flou/)
  assert.doesNotMatch((await paulette.get(here.replace('identity', 'address-proof'))).html, /Bas flou/)
  const used = await paulette.post(here, { use: 'yes', macro, own: 'Mes mots.' })
  assert.equal(used.status, 200)
  const own = /<textarea[^>]*>\s*([\s\S]*?)<\/textarea>/.exec(used.html)?.[1] ?? ''
  assert.match(own, /^Mes mots\.\s+Bonjour \{prénom\}/)
  assert.match(used.html, /value="unreadable"[^>]* checked/)
  const read = await paulette.post(here, { reason: 'unreadable', own })
  const shown = textOf(read.html)
  assert.match(shown, /Bonjour Lina, le bas de la pièce « Pièce d’identité » est flou\. Répondez avant la fin du .*\d{4}/)
  assert.match(shown, /Objet.: À corriger.: Pièce d’identité/)
  const letter = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(read.html)?.[1] ?? ''
  assert.match(letter, /Le document est illisible/)
  const confirmed = /name="own" value="([^"]*)"/.exec(read.html)?.[1] ?? ''
  assert.equal((await paulette.post(here, { reason: 'unreadable', own: confirmed, confirmed: 'yes' })).status, 303)
  const [kept] = await rows<{ words: string }>('select words from written_words')
  assert.match(kept?.words ?? '', /^Mes mots\.\n\nBonjour Lina, le bas/)
  const event = (await readStream<ApplicationEvent>(deps.db, applications, id)).at(-1)?.event
  assert.ok(event)
  const sent = await draftLetter(deps, 'correction-asked', id, event, await readState(deps.db, applications, id))
  assert.equal(textOf(letter), textOf(sent.text.replaceAll('<', '&lt;')))
})

test('words between braces that we cannot replace are said, in the macro and in the correction, and stay as typed', async t => {
  const { request, agent, rows } = await officeWorld(t)
  const { id } = await request()
  const paulette = await agent('Paulette')
  await paulette.post(`/agents/dossiers/${id}/prendre`)
  const wrong = await paulette.post(`${all}/nouveau`, { ...flou, words: 'Bonjour {surnom} {prénom}', title: '' })
  assert.equal(wrong.status, 422)
  assert.match(textOf(wrong.html), /Nous ne savons pas remplacer \{surnom\}/)
  assert.match(wrong.html, /Bonjour \{surnom\} \{prénom\}/)
  assert.match(wrong.html, /href="#title"/)
  const correction = { reason: 'unreadable', own: 'Avant le {jour}' }
  assert.equal((await paulette.post(`/agents/dossiers/${id}/pieces/identity/corriger`, correction)).status, 422)
  assert.match((await paulette.post(`${all}/nouveau`, { ...flou, piece: 'assr', reason: 'expired' })).html, /href="#piece"/)
  assert.equal((await paulette.post(`${all}/nouveau`, { ...flou, reason: 'invented' })).status, 422)
  assert.deepEqual(await rows('select 1 from macro'), [])
})

test('one’s own macro is for oneself; that of the office is for all, and only a supervisor writes, changes or ends it', async t => {
  const { agent, rows } = await officeWorld(t)
  const [paulette, karim, sonia, yves] = [
    await agent('Paulette'),
    await agent('Karim'),
    await agent('Sonia', ['supervisor']),
    await agent('Yves', ['supervisor'], '69'),
  ]
  await paulette.post(`${all}/nouveau`, { ...flou, title: 'À moi', whole: 'yes' }, 'one')
  await paulette.post(`${all}/nouveau`, { ...flou, title: 'À moi', whole: 'yes' }, 'one')
  await sonia.post(`${all}/nouveau`, { ...flou, title: 'Du bureau', whole: 'yes' })
  const sees = async (one: typeof karim) => {
    const { html } = await one.get(all)
    return ['À moi', 'Du bureau'].filter(title => html.includes(title))
  }
  assert.deepEqual(await Promise.all([paulette, karim, sonia, yves].map(sees)), [['À moi', 'Du bureau'], ['Du bureau'], ['Du bureau'], []])
  const [{ id: mine } = { id: '' }] = await rows<{ id: string }>('select id from macro where agent_id is not null')
  const [{ id: office } = { id: '' }] = await rows<{ id: string }>('select id from macro where agent_id is null')
  assert.equal((await rows('select 1 from macro')).length, 2)
  for (const other of [karim, sonia, yves]) {
    assert.equal((await other.get(`${all}/${mine}`)).status, 404)
    assert.equal((await other.post(`${all}/${mine}`, flou)).status, 404)
    assert.equal((await other.post(`${all}/${mine}/fin`)).status, 404)
  }
  const readOnly = await karim.get(`${all}/${office}`)
  assert.equal(readOnly.status, 200)
  assert.doesNotMatch(readOnly.html, /<textarea/)
  assert.equal((await karim.post(`${all}/${office}`, { ...flou, title: 'Volé' })).status, 404)
  assert.equal((await karim.post(`${all}/${office}/fin`)).status, 404)
  assert.equal((await sonia.post(`${all}/${office}`, { ...flou, title: 'Changé', piece: '' })).to, all)
  assert.match((await karim.get(all)).html, /Changé/)
  for (let click = 0; click < 2; click++) assert.equal((await sonia.post(`${all}/${office}/fin`)).to, all)
  assert.deepEqual(await sees(karim), [])
  assert.equal((await sonia.post(`${all}/${office}`, flou)).status, 404, 'an ended one is not changed')
})

test('who hands cards over has nothing to do with macros', async t => {
  const { agent } = await officeWorld(t)
  const djamila = await agent('Djamila', ['desk'])
  for (const path of [all, `${all}/nouveau`]) assert.equal((await djamila.get(path)).status, 404)
  assert.equal((await djamila.post(`${all}/nouveau`, flou)).status, 404)
})

test('placeholders: each known one is filled, however its apostrophe is typed; what stands for nothing stays', () => {
  const facts = {
    firstName: 'Zoé',
    piece: 'identity',
    submittedOn: day('2026-11-20'),
    today: day('2026-11-23'),
    law: official2026,
  } as const
  assert.match(
    fill("{Prénom}, {pièce}, {date d'envoi}, {date d’envoi}", facts),
    /^Zoé, Pièce d’identité, 20.novembre 2026, 20.novembre 2026$/,
  )
  assert.match(fill('{ dernier  jour }', facts), /^\d+.[a-zé]+ 202[67]$/)
  assert.equal(fill('{surnom} {', facts), '{surnom} {')
  assert.deepEqual(unknownPlaceholders('{prénom} {x} {y} {x}'), ['x', 'y'])
})

test('each reason of the law is listed once, with every piece that has it', () => {
  assert.deepEqual(
    everyReason.get('unreadable')?.pieces,
    pieces.filter(piece => piece !== 'photo-signature'),
  )
  assert.deepEqual(everyReason.get('photo-eyes')?.pieces, ['photo-signature'])
})

test('the pages are valid HTML in both languages', async t => {
  const { agent } = await officeWorld(t)
  const sonia = await agent('Sonia', ['supervisor'])
  await sonia.post(`${all}/nouveau`, flou)
  const macro = idOf((await sonia.get(all)).html)
  for (const path of [all, `${all}/nouveau`, `${all}/${macro}`])
    for (const lang of ['', '/en']) {
      const { status, html } = await sonia.get(lang + path)
      assert.equal(status, 200, lang + path)
      assert.deepEqual(await htmlProblems(html), [], lang + path)
    }
})
