import assert from 'node:assert/strict'
import { addDays, addMonths, type Day } from '@papier-rose/law'
import { aTheory } from '../../src/exam/fixtures.ts'
import { formatDay } from '../../src/kit/html.ts'
import { formWith } from '../road.ts'
import { type Holder, holderOf, may, personOf } from './record.ts'
import { seen, type Tale } from './tale.ts'
import { dayIn, flat, found, lookUp, pdfAt, sees, type Town } from './town.ts'

const alcohol = { points: 6, class: 'delit', article: 'L. 234-1', ground: 'alcohol' } as const

/** Marcel, twice suspended for alcohol: once the préfet finds him fit a day before the last day, once nine days after. */
export async function marcelIsSuspended(tale: Tale, town: Town): Promise<void> {
  const marcel = await holderOf(town, 'marcel', 'M. MARCEL PETIT')
  await tale.step('the court annuls the suspension of before: as if it had not been', async () => {
    const today = town.today()
    const before = await may(marcel, 'no')
    const heard = await marcel.tell(['tribunal', 'measure-lifted', 'TA-MA-1', { for: '3F-0001', on: today, why: 'annulled' }])
    return seen(
      `before: « ${before} »`,
      heard,
      `« ${await may(marcel, 'yes')} »`,
      await marcel.reads('/mon-permis/mesures', 'annulée, comme si elle n’avait pas existé'),
    )
  })
  const first = await suspended(tale, town, marcel, 1)
  await tale.step(`first life: fit on ${addDays(first, -1)}, one day before the last day`, async () => {
    await examined(town, marcel, first, 1)
    await town.windTo(addDays(first, -1))
    const heard = await marcel.tell(['prefecture', 'aptitude', 'APT-MA-1', { notifiedOn: town.today(), fit: true, for: '3F-MA-1' }])
    await town.windTo(first)
    const lastDay = await may(marcel, 'no')
    await town.windTo(addDays(first, 1))
    return seen(heard, `${first}: « ${lastDay} »`, `${town.today()}: « ${await may(marcel, 'yes')} »`)
  })
  const second = await suspended(tale, town, marcel, 2)
  await tale.step(`second life: the last day ${second} goes by without the préfet’s decision, and gives nothing back`, async () => {
    await examined(town, marcel, second, 2)
    await town.windTo(addDays(second, 1))
    const answer = await may(marcel, 'no')
    const state = await marcel.reads('/mon-permis/mesures', 'durée finie, aptitude attendue')
    return seen(
      `${town.today()}: « ${answer} »`,
      `« ${state} »`,
      `« ${await marcel.reads('/mon-permis', /La durée est finie depuis le [^.]+\. Il manque la décision d’aptitude/)} »`,
    )
  })
  await tale.step('fit nine days after the last day: the right is back from that day', async () => {
    await town.windTo(addDays(second, 8))
    const eve = await may(marcel, 'no')
    await town.windTo(addDays(second, 9))
    const heard = await marcel.tell(['prefecture', 'aptitude', 'APT-MA-2', { notifiedOn: town.today(), fit: true, for: '3F-MA-2' }])
    return seen(`${addDays(second, 8)}: « ${eve} »`, heard, `${town.today()}: « ${await may(marcel, 'yes')} »`)
  })
}

/** Stopped for alcohol, retained, suspended for six months; answers the last day. */
async function suspended(tale: Tale, town: Town, marcel: Holder, life: 1 | 2): Promise<Day> {
  const stopped = town.today()
  const [pv, order] = [`PV-MA-${life}`, `3F-MA-${life}`]
  await tale.step(`life ${life}: alcohol on ${stopped}; the police keep the licence`, async () => {
    const heard = await marcel.tell(
      ['gendarmerie', 'infraction', pv, { committedOn: stopped, ...alcohol }],
      ['gendarmerie', 'retention', `R-MA-${life}`, { on: stopped, ground: 'alcohol', verified: true, for: pv }],
    )
    const measure = await marcel.reads('/mon-permis/mesures', /Rétention du permis en cours/)
    return seen(heard, `« ${await may(marcel, 'no')} »`, `« ${measure} »`)
  })
  return tale.step('the préfet suspends for six months from the retention: the last day, and what is needed besides it', async () => {
    await town.windTo(addDays(stopped, 3))
    const heard = await marcel.tell([
      'prefecture',
      'administrative-suspension',
      order,
      { ground: 'alcohol', notifiedOn: town.today(), retainedOn: stopped, months: 6, for: pv },
    ])
    const text = await marcel.reads('/mon-permis/mesures', /Suspension décidée par le préfet en cours.*?Dernier jour interdit [^A-Z]+/)
    const lastDay = dayIn(text, 'Dernier jour interdit')
    assert.ok(
      [addMonths(stopped, 6), addDays(addMonths(stopped, 6), -1)].includes(lastDay),
      `${lastDay} is not six months after ${stopped}`,
    )
    const needed = await marcel.reads('/mon-permis/mesures', 'Une décision d’aptitude du préfet, après un contrôle médical')
    const contest = await marcel.reads('/mon-permis/mesures', /jusqu’au [^.]+ compris, pour saisir le tribunal administratif/)
    return { evidence: `${heard}; last day ${lastDay}; « ${needed} »; contest ${contest}`, gives: lastDay }
  })
}

/** In the last month, the medical commission and the psychologist see him; neither gives anything back. */
async function examined(town: Town, marcel: Holder, lastDay: Day, life: 1 | 2): Promise<void> {
  await town.windTo(addDays(lastDay, -20))
  const on = town.today()
  await marcel.tell(
    ['psychologue', 'psychotechnical', `PSY-MA-${life}`, { on, favourable: true, for: `3F-MA-${life}` }],
    ['commission', 'medical-opinion', `COM-MA-${life}`, { on, by: 'commission', opinion: 'apt', for: `3F-MA-${life}` }],
  )
  await may(marcel, 'no')
}

/** Marcel loses his last points; nobody collects the 48SI; he hands the card back, waits, passes the theory test alone, and begins anew. */
export async function marcelLosesAll(tale: Tale, town: Town): Promise<void> {
  const marcel = await holderOf(town, 'marcel', 'M. MARCEL PETIT')
  const letter = await tale.step('both convictions are final: no point is left, a 48SI leaves registered', async () => {
    const on = town.today()
    const one = await marcel.tell([
      'tribunal',
      'establishment',
      'TC-MA-1',
      { for: 'PV-MA-1', on: addDays(on, -1), by: 'condamnation-definitive' },
    ])
    const first = await marcel.envelope('Lettre 48M')
    const two = await marcel.tell(['tribunal', 'establishment', 'TC-MA-2', { for: 'PV-MA-2', on, by: 'condamnation-definitive' }])
    const second = await marcel.envelope('Lettre 48SI')
    assert.equal(second.product, '2A', 'a 48SI leaves registered')
    const points = await marcel.reads('/mon-permis/points', '0 point sur 12')
    // Zero alone takes nothing away: the letter does.
    const still = await may(marcel, 'yes')
    return {
      evidence: `${one}, ${two}; La Poste: ${first.number} 48M, ${second.number} 48SI; ${points}; still « ${still} »`,
      gives: second.number,
    }
  })
  const presented = await tale.step('nobody at home, never collected: the day it was presented notifies it', async () => {
    await town.windTo(addDays(town.today(), 3))
    const on = town.today()
    await town.letter(letter, 'Absent : avis de passage')
    const waits = await marcel.reads('/mon-permis/courriers', /Elle vous attend à La Poste jusqu’au [^.]+ compris/)
    const lastDay = dayIn(waits, 'jusqu’au')
    await town.windTo(lastDay)
    const still = await may(marcel, 'yes')
    await town.windTo(addDays(lastDay, 1))
    await town.letter(letter, 'Rendre à l’expéditeur')
    const notified = await marcel.reads(
      '/mon-permis/courriers',
      `La décision vous est notifiée le ${formatDate(on)} : la lettre recommandée n’a pas été retirée`,
    )
    return { evidence: `« ${waits} »; ${lastDay}: « ${still} »; the day after: « ${notified} », « ${await may(marcel, 'no')} »`, gives: on }
  })
  const from = await tale.step('he hands the card back: six months from that day', async () => {
    const heard = await marcel.tell(['prefecture', 'surrender', '44-MA-1', { on: town.today() }])
    const earliest = addMonths(town.today(), 6)
    const said = await marcel.reads('/mon-permis', /Vous pouvez obtenir un nouveau permis à partir du [^.]+\./)
    assert.equal(dayIn(said, 'à partir du'), earliest)
    const theory = await marcel.reads('/mon-permis', /Si vous faites votre demande avant le [^.]+, l’épreuve théorique suffit\./)
    return { evidence: `${heard}; « ${said} »; « ${theory} »`, gives: earliest }
  })
  await tale.step('found fit, and the theory test alone: a certificate that gives B back from that day', async () => {
    await town.windTo(addDays(from, -20))
    const on = town.today()
    const heard = await marcel.tell(
      ['psychologue', 'psychotechnical', 'PSY-MA-3', { on, favourable: true }],
      ['commission', 'medical-opinion', 'COM-MA-3', { on, by: 'commission', opinion: 'apt' }],
      ['prefecture', 'aptitude', 'APT-MA-3', { notifiedOn: on, fit: true }],
    )
    const him = personOf('marcel')
    const exam = { ...him, source: 'journey-marcel-theory', examDay: from, category: 'B', theoryAlone: true } as const
    await town.windTo(from)
    const report = await town.sendResults(aTheory({ ...exam, formerCategories: ['B'] }))
    assert.deepEqual([report.accepted, report.rejected], [1, []])
    await town.windTo(addDays(from, 5))
    const browser = town.visitor()
    const page = await lookUp(browser, { neph: him.neph, birth: him.birthDay, category: 'B' })
    const taken = await takeCepc(browser, page)
    return seen(heard, 'API: 1 accepted, theory alone', `« ${taken} »`)
  })
  await tale.step('a new probation: six points, and the right to drive', async () => {
    const points = await marcel.reads('/mon-permis/points', /6 points sur 12/)
    const standing = await marcel.reads('/mon-permis/points', 'en période probatoire')
    const record = await pdfAt(marcel.browser, '/mon-permis/releve-integral.pdf')
    for (const said of ['Lettre 48SI', 'PV-MA-1', '44-MA-1', '3F-MA-2']) found(record.text, said)
    return seen(
      `« ${await may(marcel, 'yes')} »`,
      points,
      `« ${standing} »`,
      `full record: 48SI, surrender, both suspensions; lost on ${presented}`,
    )
  })
}

const formatDate = (on: Day): string => formatDay(on, 'fr').replace(/^\p{L}+ /u, '')

/** Accepts the charte if it is asked, and reads that the certificate is there. */
async function takeCepc(browser: Holder['browser'], page: Awaited<ReturnType<typeof lookUp>>): Promise<string> {
  if (!page.links.some(({ text }) => /^Lire la charte/.test(flat(text)))) return sees(page, 'Télécharger mon certificat')
  const charte = await browser.follow(page, /^Lire la charte/)
  return sees(await browser.post(formWith(charte, 'charte'), { charte: 'oui' }), 'Télécharger mon certificat')
}
