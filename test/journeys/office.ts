import assert from 'node:assert/strict'
import { addDays, addMonths, type Day } from '@papier-rose/law'
import type { Browserless, Filled, Page } from '../../src/kit/testing/browserless.ts'
import { press } from '../road.ts'
import { holderOf, may } from './record.ts'
import { seen, type Tale } from './tale.ts'
import { flat, found, sees, type Town, untilSees } from './town.ts'

/** A day in the three fields of a form. */
const typed = (name: string, on: Day): Filled => {
  const [year = '', month = '', day = ''] = on.split('-')
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

/** Finds a driver by name and opens the record, saying what for. */
async function openRecord(agent: Browserless, name: string, purpose: string): Promise<Page> {
  const list = await agent.get(`/agents/conducteurs?cherche=${encodeURIComponent(name)}`)
  const asked = await agent.follow(list, new RegExp(name, 'i'))
  const why = asked.forms.some(form => form.fields.some(field => field.name === 'motif'))
  return press(agent, why ? asked : await agent.get(`${asked.url.pathname}/motif`), /^Ouvrir le dossier$/, { motif: purpose })
}

/** Fills the form of one kind of act on an opened record, and sends it. */
async function recordAct(agent: Browserless, record: Page, kind: RegExp, filled: Filled): Promise<Page> {
  return press(agent, await agent.follow(record, kind), /^(Inscrire|Proposer)$/, filled)
}

/** Opens what waits for a second person under that number. */
async function waiting(agent: Browserless, reference: string): Promise<Page> {
  const list = await agent.get('/agents/a-confirmer')
  const row = flat(list.html)
    .split('<tr')
    .find(one => one.includes(reference))
  const to = /href="([^"]+)"/.exec(row ?? '')?.[1]
  assert.ok(to, `nothing waits under ${reference}: ${flat(list.text).slice(0, 800)}`)
  return agent.get(to)
}

/** Two agents of a préfecture work on the record of Inès: a measure from its retention to its end, and acts that take two. */
export async function officeWorks(tale: Tale, town: Town): Promise<void> {
  const ines = await holderOf(town, 'ines', 'MME INES GARNIER')
  const [{ browser: odile }, { browser: solange }] = [await town.agent('odile'), await town.agent('solange')]
  const stopped = town.today()
  await tale.step('an officer finds Inès by name, says what for, and reads the line of events', async () => {
    const bare = await odile.follow(await odile.get('/agents/conducteurs?cherche=garnier'), /GARNIER/i)
    sees(bare, 'Pourquoi ouvrez-vous ce dossier')
    assert.doesNotMatch(bare.text, /PV-IN-1/)
    const record = await openRecord(odile, 'garnier', 'measure')
    const line = sees(record, /Ce qui s’est passé, jour après jour/)
    const read = await ines.reads('/compte/donnees', /Odile \S+.*?Prendre ou suivre une mesure/)
    return seen(`« ${line} », ${sees(record, 'Référence PV-IN-1')}`, `Inès reads who read: « ${read.slice(0, 90)} »`)
  })
  await tale.step('the police keep the licence: the list says how many hours are left; the officer records the suspension', async () => {
    const before = await may(ines, 'yes')
    await ines.tell(
      ['gendarmerie', 'infraction', 'PV-IN-9', { committedOn: stopped, points: 6, class: 'delit', article: 'L. 234-1', ground: 'alcohol' }],
      ['gendarmerie', 'retention', 'R-IN-9', { on: stopped, at: '07:15', ground: 'alcohol', verified: true, for: 'PV-IN-9' }],
    )
    const list = await untilSees(odile, '/agents/retentions', 'R-IN-9')
    const left = found(list.text, /\d+ heures sur 120 heures doit suspendre/)
    const form = await odile.follow(list, /^Inscrire la décision \(R-IN-9\)$/)
    const act = { reference: 'AR-IN-9', ground: 'alcohol', months: '6', for: 'PV-IN-9', ...typed('retainedOn', stopped) }
    const sent = { ...act, ...typed('notifiedOn', stopped) }
    const wrong = await press(odile, form, /^Inscrire$/, { ...sent, months: '60' })
    const objection = sees(wrong, /La suspension par le préfet dure [^.]+\./, 409)
    const done = sees(await press(odile, wrong, /^Inscrire$/, sent), 'C’est inscrit')
    await untilGone(odile, '/agents/retentions', 'R-IN-9')
    return seen(`before: « ${before} »`, `« ${left} »`, `60 months: « ${objection} »`, `« ${done} »`, `« ${await may(ines, 'no')} »`)
  })
  const lastDay = addMonths(stopped, 6)
  await tale.step(
    'a colleague finds the measure among the aptitudes; after the doctor she records that Inès is fit, not before',
    async () => {
      await town.windTo(addDays(lastDay, -20))
      const on = town.today()
      const held = await untilSees(solange, '/agents/aptitudes', /AR-IN-9 .*?le conducteur/)
      const record = await openRecord(solange, 'garnier', 'aptitude')
      const fit = { reference: 'AP-IN-9', fit: 'yes', for: 'AR-IN-9', ...typed('notifiedOn', on) }
      const early = await recordAct(solange, record, /^Décision d’aptitude du préfet$/, fit)
      const first = sees(early, /Le préfet décide après l’avis[^.:]+/, 409)
      await ines.tell(
        ['psychologue', 'psychotechnical', 'PSY-IN-9', { on, favourable: true, for: 'AR-IN-9' }],
        ['commission', 'medical-opinion', 'COM-IN-9', { on, by: 'commission', opinion: 'apt', for: 'AR-IN-9' }],
      )
      await untilSees(solange, '/agents/aptitudes', /AR-IN-9 .*?la préfecture/)
      const done = sees(await recordAct(solange, record, /^Décision d’aptitude du préfet$/, fit), 'C’est inscrit')
      const still = await may(ines, 'no')
      await town.windTo(addDays(lastDay, 1))
      return seen(
        `« ${found(held.text, /AR-IN-9 .*?le conducteur/).slice(0, 90)} »`,
        `too early: « ${first} »`,
        `« ${done} »`,
        `${on}: « ${still} »`,
        `${town.today()}: « ${await may(ines, 'yes')} »`,
      )
    },
  )
  const balance = async () => Number(/\d+/.exec(await ines.reads('/mon-permis/points', /\d+ points? sur 12/))?.[0])
  const [full, less] = await tale.step(
    'points are lost, and a tribunal gives them back: proposed by one, no act of the same person',
    async () => {
      const had = await balance()
      const on = town.today()
      await ines.tell(
        ['antai', 'infraction', 'PV-IN-10', { committedOn: addDays(on, -40), points: 2, class: 4, article: 'R. 413-14' }],
        ['antai', 'establishment', 'AF-IN-10', { for: 'PV-IN-10', on, by: 'paiement-amende-forfaitaire' }],
      )
      await ines.reads('/mon-permis/points', new RegExp(`${had - 2} points? sur 12`))
      const record = await openRecord(odile, 'garnier', 'points')
      const act = {
        reference: 'TA-IN-10',
        for: 'PV-IN-10',
        ...typed('on', on),
        reason: 'Jugement du tribunal administratif, reçu ce matin',
      }
      const done = sees(await recordAct(odile, record, /^Retrait de points annulé$/, act), /L’acte est proposé[^.]*\./)
      const own = await waiting(odile, 'TA-IN-10')
      sees(own, 'une autre personne doit le confirmer')
      assert.ok(!own.forms.some(form => form.buttons.some(({ text }) => text === 'Confirmer')))
      return { evidence: `${had} points; « ${done} »; still ${await balance()}`, gives: [had, had - 2] as const }
    },
  )
  await tale.step('a colleague reads why, and confirms: the points are back', async () => {
    assert.equal(await balance(), less)
    const act = await waiting(solange, 'TA-IN-10')
    const why = sees(act, 'Jugement du tribunal administratif, reçu ce matin')
    await press(solange, act, /^Confirmer$/)
    await ines.reads('/mon-permis/points', new RegExp(`${full} points? sur 12`))
    return seen(`« ${why} »`, `${less} points, then ${await balance()}`)
  })
  await tale.step('another proposal is declined: its proposer reads who declined it and why', async () => {
    const record = await openRecord(odile, 'garnier', 'measure')
    const lift = { reference: 'L-IN-9', for: 'AR-IN-9', why: 'withdrawn', ...typed('on', town.today()), reason: 'Demande de l’avocat' }
    sees(await recordAct(odile, record, /^Mesure levée$/, lift), 'L’acte est proposé')
    const bare = await press(solange, await waiting(solange, 'L-IN-9'), /^Écarter$/)
    sees(bare, 'Écrivez en quelques mots pourquoi', 422)
    await press(solange, bare, /^Écarter$/, { reason: 'Une demande ne retire pas un arrêté' })
    const told = await odile.get('/agents/a-confirmer')
    const words = sees(told, /L-IN-9 Solange Faure .*?Une demande ne retire pas un arrêté/)
    const after = await press(odile, told, /^J’ai lu/)
    assert.doesNotMatch(after.text, /Une demande ne retire pas/)
    return seen(`without words: 422`, `« ${words} »`, 'read, it is gone from the list')
  })
  await tale.step('an order recorded on the wrong person is taken back by two, and counts no more from then', async () => {
    const on = town.today()
    const record = await openRecord(odile, 'garnier', 'measure')
    const act = { reference: 'AR-IN-11', ground: 'other', months: '1', ...typed('notifiedOn', on) }
    const done = await recordAct(odile, record, /^Suspension décidée par le préfet$/, act)
    const banned = await may(ines, 'no')
    const fact = /href="([^"]+\/reprendre)"/.exec(flat(done.html).split('AR-IN-11')[1] ?? '')?.[1]
    assert.ok(fact, 'no way to take it back')
    const proposed = await press(odile, await odile.get(fact), /^Proposer$/, { why: 'wrong-person', reason: 'Un homonyme né le même jour' })
    sees(proposed, 'L’acte est proposé')
    await may(ines, 'no')
    await press(solange, await waiting(solange, 'AR-IN-11'), /^Confirmer$/)
    return seen(`« ${banned} »`, 'proposed: still so', `confirmed: « ${await may(ines, 'yes')} »`)
  })
}

/** Reads a page until these words are gone from it. */
async function untilGone(browser: Browserless, path: string, words: string): Promise<void> {
  await untilSees(browser, path, new RegExp(`^(?!.*${words})`))
}
